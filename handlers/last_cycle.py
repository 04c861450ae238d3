"""What is known already: the form's own suggestion, the answer of the last cycle, what has changed since."""

from handlers.answer_buttons import KeepLast, TakeDefault
from handlers.answering import item_at, store, stored
from handlers.buttons import Changes, Review, back, home
from handlers.question import suggested
from handlers.room import Desk, Room
from handlers.said import doors, page
from handlers.screen import Screen, row
from locales import Safe
from services.forms import changes, parts, submissions
from services.forms.answers import NoData
from services.forms.evaluate import State
from services.forms.schema import Item
from services.forms.wording import answer_text
from services.refusal import NotThere

room = Room("last-cycle")


@room.act(TakeDefault)
def take_default(desk: Desk, data: TakeDefault) -> Screen:
    """What the form suggests is the answer."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    said = suggested(draft, item)
    if said is None or item.name not in draft.state.relevant:
        raise NotThere
    return stored(desk, store(desk, draft, data.rev, item, said), draft.id, item)


@room.act(KeepLast)
def keep_last(desk: Desk, data: KeepLast) -> Screen:
    """What was said in the last cycle is said again."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    last = submissions.last_answer(desk.db, draft, item.name)
    if last is None or item.name not in draft.state.relevant:
        raise NotThere
    return stored(desk, store(desk, draft, data.rev, item, last[0]), draft.id, item)


@room.view(Changes)
def changed(desk: Desk, data: Changes) -> Screen:
    """«1.3: было 5 из 10, стало 9 из 10», page by page, with a button to each."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    found = {change.item.name: change for change in changes.since_last(desk.db, draft)}
    items = [change.item for change in found.values()]
    t, listed = desk.t, page(items, data.page, lambda n: Changes(submission=draft.id, page=n))
    lines = [t("changes-title", n=len(items), page=listed.number + 1, pages=listed.pages)]
    lines += [
        t("changes-line", number=item.number, before=_short(desk, found[item.name].before, item),
          after=_short(desk, draft.state, item))
        for item in listed.shown
    ]  # fmt: skip
    free = [item for item in listed.shown if draft.open and item.section not in draft.away]
    return Screen(
        Safe("\n".join(lines)),
        (*doors(draft, free), *listed.turn, *row(back(t, Review(submission=draft.id)), home(t))),
    )


def _short(desk: Desk, state: State, item: Item) -> str:
    if isinstance(state.answers.get(item.name), NoData):
        return desk.t.plain("answer-absent")
    return answer_text(state, item.name, desk.t.language)[:120]
