"""Entries of a repeat: added one by one, looked at, removed and put back."""

from handlers.answering import item_at, store, stored
from handlers.buttons import back, home
from handlers.entry_buttons import AddEntry, DropEntry, EntryCard, NoMore, PutBack, more_fit
from handlers.form_buttons import Question
from handlers.question import ask
from handlers.room import Desk, Room
from handlers.said import doors, line
from handlers.screen import Screen, button, column, row
from locales import Safe
from services.forms import parts, repeats
from services.forms.answers import Entries, Given, entries_in
from services.forms.schema import Item
from services.forms.submissions import Draft
from services.refusal import NotThere, Refusal

room = Room("entries")


def _gate(desk: Desk, submission: int, place: int) -> tuple[Draft, Item, Entries]:
    """A repeat that is still asked, with its entries."""
    draft = parts.walked(desk.db, desk.who, submission, desk.now)
    gate = item_at(desk, draft, place)
    if gate.kind != "repeat" or gate.name not in draft.state.relevant:
        raise NotThere
    return draft, gate, entries_in(draft.state.answers.get(gate.name)) or Entries()


def _open(desk: Desk, submission: int, place: int) -> tuple[Draft, Item, Entries]:
    """The same, to be changed."""
    draft, gate, entries = _gate(desk, submission, place)
    if not draft.open:
        raise Refusal("form-already-sent")
    return draft, gate, entries


def _with(draft: Draft, gate: Item, entries: Entries) -> Entries | Given:
    """Whole as before: whoever mends the list is not asked anew whether there are more."""
    return Given(entries) if isinstance(draft.state.answers.get(gate.name), Given) else entries


@room.act(AddEntry)
def add(desk: Desk, data: AddEntry) -> Screen:
    draft, gate, before = _open(desk, data.submission, data.item)
    number = before.last + 1
    if not more_fit(draft.state, gate) or number > repeats.MOST_EVER:
        raise Refusal("entries-many", n=len(before.numbers))
    kept = store(desk, draft, data.rev, gate, Entries((*before.numbers, number), number))
    if kept is None:
        return stored(desk, None, data.submission, gate)
    first = [one for one in kept.state.asking if kept.compiled.nodes[one.name].entry == number]
    return ask(desk, kept, next((one for one in first if one.repeat == gate.name), gate))


@room.act(NoMore)
def no_more(desk: Desk, data: NoMore) -> Screen:
    draft, gate, entries = _open(desk, data.submission, data.item)
    if not entries.numbers and draft.state.required(gate):
        raise Refusal("answer-required")
    whole = Given(Entries(entries.numbers, entries.last))
    return stored(desk, store(desk, draft, data.rev, gate, whole), draft.id, gate)


@room.view(EntryCard)
def card(desk: Desk, data: EntryCard) -> Screen:
    draft, gate, entries = _gate(desk, data.submission, data.item)
    if data.entry not in entries.numbers:
        return desk.open(Question(submission=draft.id, item=data.item))
    t, k = desk.t, entries.numbers.index(data.entry) + 1
    nodes = draft.compiled.nodes
    items = [one for one in draft.state.asking if one.repeat == gate.name and nodes[one.name].entry == data.entry]
    lines = [t("entry-title", name=t.local(gate.label), k=k, n=len(entries.numbers))]
    lines += [line(desk, draft, one) for one in items]
    ids = {"submission": draft.id, "item": data.item}
    drop = button(t.plain("button-entry-drop"), DropEntry(**ids, rev=draft.rev, entry=data.entry))
    ways = (*doors(draft, items), *column(drop)) if draft.open else ()
    return Screen(Safe("\n".join(lines)), (*ways, *row(back(t, Question(**ids)), home(t))))


@room.act(DropEntry)
def drop(desk: Desk, data: DropEntry) -> Screen:
    """Out of the list; its answers stay stored and count for nothing, so that it can be put back."""
    draft, gate, before = _open(desk, data.submission, data.item)
    if data.entry not in before.numbers:
        return desk.open(Question(submission=draft.id, item=data.item)).said(desk.t.plain("answer-stale"))
    left = Entries(tuple(one for one in before.numbers if one != data.entry), before.last)
    kept = store(desk, draft, data.rev, gate, _with(draft, gate, left))
    if kept is None:
        return stored(desk, None, data.submission, gate)
    undo = PutBack(submission=draft.id, rev=kept.rev, item=data.item, entry=data.entry)
    screen = ask(desk, kept, gate).said(desk.t.plain("entry-dropped"))
    return Screen(
        screen.text, (*row(button(desk.t.plain("button-entry-back"), undo)), *screen.rows), screen.place, screen.toast
    )


@room.act(PutBack)
def put_back(desk: Desk, data: PutBack) -> Screen:
    draft, gate, before = _open(desk, data.submission, data.item)
    if data.entry in before.numbers:
        return desk.open(Question(submission=draft.id, item=data.item))
    if not 0 < data.entry <= before.last:
        raise NotThere
    if not more_fit(draft.state, gate):
        raise Refusal("entries-many", n=len(before.numbers))
    again = Entries(tuple(sorted((*before.numbers, data.entry))), before.last)
    kept = store(desk, draft, data.rev, gate, _with(draft, gate, again))
    return stored(desk, None, data.submission, gate) if kept is None else ask(desk, kept, gate)
