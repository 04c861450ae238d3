"""An unfinished emergency: asked once more, then told at once, at night too and before anything is sent."""

from handlers.answer_buttons import GiveAtOnce
from handlers.answering import meant, store, stored
from handlers.room import Desk, Room
from handlers.screen import Screen
from services import journal
from services.risk import cases

room = Room("emergency")


@room.act(GiveAtOnce)
def give_at_once(desk: Desk, data: GiveAtOnce) -> Screen:
    """The answer is stored and the curators hear, at night too and before anything is sent."""
    draft, item, said = meant(desk, data)
    state = draft.state.with_answer(item, said)
    signals = cases.emergencies(draft, state)
    kept = store(desk, draft, data.rev, item, said, state)
    if kept is not None and signals and not draft.trial:
        cases.open_case(desk.db, kept, signals, desk.now, sending=False)
        journal.write(desk.db, desk.who, "emergency", "submission", draft.id, desk.now, seat_id=draft.seat.seat_id)
    screen = stored(desk, kept, draft.id, item)
    return screen.noted(desk.t("emergency-told")) if kept is not None and signals else screen
