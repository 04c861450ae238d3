"""Where a report on a letter leads: to the body that asked for it, not to a profile."""

from handlers.letter_buttons import Received, TaskCard
from handlers.room import Desk
from handlers.screen import Screen
from locales import Safe
from services.forms.submissions import Draft
from services.letters import doing, received, tasks
from services.org import units
from services.refusal import NotThere


def over(desk: Desk, draft: Draft) -> Screen:
    """What stands behind a report that is sent: the letter; for a deputy the task."""
    row = received.of_submission(desk.db, draft.id, draft.seat.seat_id)
    if row is None:
        raise NotThere
    if draft.seat.role == "deputy":
        return desk.open(TaskCard(task=tasks.whole_of(desk.db, row.id, draft.seat.seat_id)))
    return desk.open(Received(delivery=row.id))


def send(desk: Desk, draft: Draft, rev: int) -> Screen:
    """Send it; raises `Stale` when it was changed meanwhile."""
    doing.send(desk.db, desk.who, draft, rev, desk.now)
    return over(desk, draft).noted(desk.t("letter-report-sent", body=body(desk, draft)))


def who_will_see(desk: Desk, draft: Draft) -> Safe:
    """The sender always reads who will see it; of a returned report, what is still as it was."""
    t, left = desk.t, [item.number for item in draft.state.asking if item.name in set(draft.remarks) - draft.mended]
    said = t("letter-review", body=body(desk, draft))
    return Safe(f"{said}\n{t('letter-review-left', numbers=', '.join(left))}") if left else said


def body(desk: Desk, draft: Draft) -> str:
    """The name of whoever issued the letter."""
    row = received.of_submission(desk.db, draft.id, draft.seat.seat_id)
    return units.one(desk.db, received.issuer_of(desk.db, row)).name if row is not None else ""
