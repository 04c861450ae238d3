"""What is known already: the form's own suggestion, the answer of the last cycle, what has changed since."""

from handlers.answer_buttons import KeepLast, KnownAll, TakeDefault, TakeKnown
from handlers.answering import after, item_at, store, stored
from handlers.buttons import back, home
from handlers.form_buttons import Changes, Question, Review
from handlers.question import in_words, source, suggested
from handlers.room import Desk, Room
from handlers.said import doors, page
from handlers.screen import Screen, button, row
from locales import Safe
from services.forms import changes, facts, parts, submissions
from services.forms.answers import NoData
from services.forms.evaluate import State
from services.forms.schema import Item
from services.forms.wording import answer_text, say
from services.refusal import NotThere

room = Room("last-cycle")
SHOWN = 6  # known answers on one screen


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
    """What is known is said again: from the last cycle, from another form."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    last = facts.known(desk.db, draft, item)
    if last is None or item.name not in draft.state.relevant:
        raise NotThere
    kept = store(desk, draft, data.rev, item, last.said)
    if kept is not None and item.name not in draft.state.answers:
        facts.took(desk.db, draft)
    return stored(desk, kept, draft.id, item)


@room.view(KnownAll)
def known_all(desk: Desk, data: KnownAll) -> Screen:
    """A report begins with what the school need not be asked: one tap for all of it."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    found = facts.of_all(desk.db, draft, desk.now) if draft.open else []
    if not found:
        return after(desk, draft, None)
    t, left = desk.t, len(draft.state.missing) - len(found)
    lines = [t("known-title", n=len(found), left=left)]
    for item, known in found[:SHOWN]:
        said = in_words(draft, item, known.said, t.language)
        label = say(draft.state, item.label, t.language)
        lines.append(t("known-line", label=label, said=said, source=source(desk, draft, known)))
    lines.append(t("known-more", n=len(found) - SHOWN) if len(found) > SHOWN else t("known-each"))
    first = next(iter(draft.state.missing))
    one_by_one = Question(submission=draft.id, item=draft.compiled.nodes[first.name].place)
    return Screen(
        Safe("\n".join(lines)),
        (
            *row(button(t.plain("button-known-all", n=len(found)), TakeKnown(submission=draft.id, rev=draft.rev))),
            *row(button(t.plain("button-known-each"), one_by_one)),
            *row(home(t)),
        ),
    )


@room.act(TakeKnown)
def take_known(desk: Desk, data: TakeKnown) -> Screen:
    """All that is known, in the form's order; an answer that no longer fits beside those before it is asked for."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    if not draft.open or draft.rev != data.rev:
        return after(desk, draft, None).said(desk.t.plain("answer-stale"))
    found, n = facts.of_all(desk.db, draft, desk.now), 0
    for item, known in found:
        if facts.fits(draft, item, known.said):
            draft, n = submissions.answer(desk.db, desk.who, draft, draft.rev, item.name, known.said, desk.now), n + 1
    facts.took(desk.db, draft, n)
    return after(desk, draft, None).noted(desk.t("known-taken", n=n))


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
