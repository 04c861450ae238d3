"""Answering: one question a screen, every answer stored at once, pausing is closing the phone."""

from aiogram.types import Message

from handlers.answer_buttons import Absent, Give, KnownAll, Later, Onward, Toggle, chosen, page_of
from handlers.answering import after, item_at, meant, objection, store, stored, warning
from handlers.form_buttons import Continue, Question
from handlers.question import ask
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen
from services.forms import parse, parts, submissions
from services.forms.answers import Given, Half, NoData, postpone, toggle
from services.forms.evaluate import offered
from services.forms.lines import NotUnderstood
from services.forms.schema import Item
from services.forms.submissions import Draft, Stale
from services.refusal import NotThere, Refusal
from services.risk import cases

room = Room("form")


# ── where one is ─────────────────────────────────────────────────────────────────────────────


@room.view(Continue)
def resume(desk: Desk, data: Continue) -> Screen:
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    if draft.letter_id is not None and draft.status == "open":
        return desk.open(KnownAll(submission=draft.id))
    return after(desk, draft, None)


@room.view(Question)
def question(desk: Desk, data: Question) -> Screen:
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    if not draft.open or item.name not in draft.state.relevant:
        return after(desk, draft, item)
    return ask(desk, draft, item, data.page)


# ── what one does ────────────────────────────────────────────────────────────────────────────


@room.act(Give)
def give(desk: Desk, data: Give) -> Screen:
    draft, item, said = meant(desk, data)
    state = draft.state.with_answer(item, said)
    if cases.emergencies(draft, state):
        return warning(desk, data)
    return stored(desk, store(desk, draft, data.rev, item, said, state), draft.id, item)


@room.act(Toggle)
def choose(desk: Desk, data: Toggle) -> Screen:
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    choices = offered(draft.state, item)
    names = draft.compiled.nodes[item.name].choices
    if item.kind != "select_multiple" or not 0 <= data.choice < len(names) or names[data.choice] not in choices:
        raise NotThere
    ticked = toggle(choices, chosen(draft, item), names[data.choice].name)
    page = page_of(desk, draft, item, names[data.choice].name)
    try:
        now = submissions.answer(desk.db, desk.who, draft, data.rev, item.name, Given(ticked), desk.now)
    except Stale:
        return ask(desk, draft, item, page).said(desk.t.plain("answer-stale"))
    return ask(desk, now, item, page)


@room.act(Onward)
def onward(desk: Desk, data: Onward) -> Screen:
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    if issue := draft.state.problem(item):
        raise objection(desk, draft.state, issue)
    return after(desk, draft, item)


@room.act(Later)
def later(desk: Desk, data: Later) -> Screen:
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    said = postpone(draft.state.answers.get(item.name))
    return stored(desk, store(desk, draft, data.rev, item, said), draft.id, item)


@room.act(Absent)
def absent(desk: Desk, data: Absent) -> Screen:
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    if draft.state.required(item):
        raise Refusal("answer-required")
    if draft.compiled.entries(item.name):  # there are some, so there is something to tell
        raise NotThere
    return stored(desk, store(desk, draft, data.rev, item, NoData()), draft.id, item)


@room.words(At(Question), Typed())
def typed(desk: Desk, message: Message, place: Question) -> Screen:
    """A typed answer belongs to the question one stands at."""
    draft = parts.walked(desk.db, desk.who, place.submission, desk.now)
    item = item_at(desk, draft, place.item)
    if not draft.open or item.name not in draft.state.relevant:
        return after(desk, draft, None).noted(desk.t("answer-too-late"))
    before = draft.state.answers.get(item.name)
    if item.kind.startswith("select"):
        return _choice_typed(desk, draft, item, message.text or "")
    try:
        said = parse.answer(
            item, message.text or "", total=draft.state.totals.get(item.name),
            half=before.n if isinstance(before, Half) else None, today=draft.state.today,
        )  # fmt: skip
    except NotUnderstood as no:
        raise Refusal(f"answer-{no.reason}", **no.facts) from None
    return stored(desk, store(desk, draft, draft.rev, item, said), draft.id, item, typed=True)


def _choice_typed(desk: Desk, draft: Draft, item: Item, text: str) -> Screen:
    """A choice written out instead of pressed; a part of a word leaves those that have it."""
    plain = " ".join(text.casefold().split()).rstrip(".")
    labels = {choice.name: desk.t.local(choice.label).casefold() for choice in offered(draft.state, item)}
    fits = [c for c in offered(draft.state, item) if plain and plain in labels[c.name]]
    exact = [c for c in fits if labels[c.name] == plain] or fits
    if not fits:
        raise Refusal("answer-choose")
    if len(exact) > 1:
        return ask(desk, draft, item, only=fits).noted(desk.t("form-found", n=len(fits)))
    if item.kind == "select_one":
        return stored(desk, store(desk, draft, draft.rev, item, Given(exact[0].name)), draft.id, item, typed=True)
    ticked = toggle(offered(draft.state, item), chosen(draft, item), exact[0].name)
    try:
        return ask(
            desk, submissions.answer(desk.db, desk.who, draft, draft.rev, item.name, Given(ticked), desk.now), item
        )
    except Stale:
        return ask(desk, draft, item)
