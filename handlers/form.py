"""Answering: one question a screen, every answer stored at once, pausing is closing the phone."""

import functools
from dataclasses import replace
from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import Continue, Explain, Home, Prepare, Question, Review, back, home
from handlers.question import (
    PAGE,
    Absent,
    Give,
    GiveAtOnce,
    Guidance,
    KeepLast,
    Later,
    Onward,
    Sections,
    TakeDefault,
    Toggle,
    ask,
    chosen,
    listed,
    suggested,
    zero,
)
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Document, Screen, button, column, row
from services import journal
from services.exports import prepare as pages
from services.forms import parse, submissions, walk
from services.forms.answers import Answer, Given, Half, NoData, Ratio, postpone, toggle
from services.forms.evaluate import Issue, State, offered
from services.forms.schema import Item
from services.forms.submissions import Draft, Stale
from services.forms.wording import answer_text, ratio_text, say
from services.refusal import NotThere, Refusal
from services.risk import cases

room = Room("form")
COMMENT = Item(kind="text", name="comment")


class Jump(CallbackData, prefix="j"):
    """To a section: its first open question, else its first one."""

    submission: int
    section: int


# ── where one is ─────────────────────────────────────────────────────────────────────────────


@room.view(Continue)
def resume(desk: Desk, data: Continue) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    return after(desk, draft, None)


def after(desk: Desk, draft: Draft, item: Item | None) -> Screen:
    """The next question worth asking, or the review when there is none."""
    if not draft.open:
        return desk.open(Review(submission=draft.id))
    following = walk.next_item(draft.state, item)
    return ask(desk, draft, following) if following else desk.open(Review(submission=draft.id))


def item_at(draft: Draft, place: int) -> Item:
    """A question by its place; forged places are not there."""
    items = draft.compiled.form.items
    if not 0 <= place < len(items) or not items[place].asked:
        raise NotThere
    return items[place]


@room.view(Question)
def question(desk: Desk, data: Question) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    if not draft.open or item.name not in draft.state.relevant:
        return after(desk, draft, item)
    return ask(desk, draft, item, data.page)


# ── what one does ────────────────────────────────────────────────────────────────────────────


def _store(desk: Desk, draft: Draft, rev: int, item: Item, said: Answer) -> Draft | None:
    """The draft with the answer in it; None when the press was stale."""
    state = draft.state.with_answer(item, said)
    if issue := state.problem(item):
        raise _objection(desk, state, issue)
    try:
        return submissions.answer(desk.db, desk.who, draft, rev, item.name, said, desk.now, state)
    except Stale:
        return None


def _objection(desk: Desk, state: State, issue: Issue) -> Refusal:
    """What does not fit, in the form's own words where it has them."""
    message = say(state, issue.message, desk.t.language)
    return Refusal("answer-objection", text=message or desk.t.plain(f"issue-{issue.reason}"))


def _stored(desk: Desk, draft: Draft | None, submission_id: int, item: Item, *, typed: bool = False) -> Screen:
    if draft is None:
        fresh = submissions.own(desk.db, desk.who, submission_id, desk.now)
        return after(desk, fresh, None).said(desk.t.plain("answer-stale"))
    said = draft.state.answers[item.name]
    if isinstance(said, Half):
        return ask(desk, draft, item)
    screen = after(desk, draft, item)
    text = _in_words(desk, draft, item, said)
    return (
        screen.noted(desk.t("form-noted", text=text))
        if typed
        else screen.said(desk.t.plain("form-noted-plain", text=text))
    )


def _in_words(desk: Desk, draft: Draft, item: Item, said: Answer) -> str:
    if isinstance(said, Given):
        value = said.value
        return (
            ratio_text(value, desk.t.language)
            if isinstance(value, Ratio)
            else answer_text(draft.state, item.name, desk.t.language)
        )
    return desk.t.plain("answer-absent" if isinstance(said, NoData) else "answer-later")


@room.act(Give)
def give(desk: Desk, data: Give) -> Screen:
    draft, item, said = _meant(desk, data)
    if cases.emergencies(draft, draft.state.with_answer(item, said)):
        return _warning(desk, draft, item, data)
    return _stored(desk, _store(desk, draft, data.rev, item, said), draft.id, item)


def _warning(desk: Desk, draft: Draft, item: Item, data: Give) -> Screen:
    """Before an emergency leaves: who hears of it, and whom to call if it is happening now."""
    t, again = desk.t, Question(submission=draft.id, item=data.item)
    at_once = GiveAtOnce(submission=data.submission, rev=data.rev, item=data.item, choice=data.choice)
    return Screen(
        t("emergency-ask"),
        column(button(t.plain("button-emergency"), at_once), button(t.plain("button-other-answer"), again)),
        place=again.pack(),
    )


@room.act(GiveAtOnce)
def give_at_once(desk: Desk, data: GiveAtOnce) -> Screen:
    """The answer is stored and the curators hear, at night too and before anything is sent."""
    draft, item, said = _meant(desk, data)
    signals = cases.emergencies(draft, draft.state.with_answer(item, said))
    stored = _store(desk, draft, data.rev, item, said)
    if stored is not None and signals and not draft.trial:
        cases.open_case(desk.db, stored, signals, desk.now, sending=False)
        journal.write(desk.db, desk.who, "emergency", "submission", draft.id, desk.now, seat_id=draft.seat.seat_id)
    screen = _stored(desk, stored, draft.id, item)
    return screen.noted(desk.t("emergency-told")) if stored is not None and signals else screen


@room.act(TakeDefault)
def take_default(desk: Desk, data: TakeDefault) -> Screen:
    """What the form suggests is the answer."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    said = suggested(draft, item)
    if said is None or item.name not in draft.state.relevant:
        raise NotThere
    return _stored(desk, _store(desk, draft, data.rev, item, said), draft.id, item)


@room.view(Guidance)
def guidance(desk: Desk, data: Guidance) -> Screen:
    """What the form's author explains at length; the question stays one tap away."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    t, question = desk.t, Question(submission=data.submission, item=data.item)
    label, text = (say(draft.state, words, t.language) for words in (item.label, item.guidance))
    return Screen(t("form-guidance", label=label, text=text), column(back(t, question)))


@room.act(KeepLast)
def keep_last(desk: Desk, data: KeepLast) -> Screen:
    """What was said in the last cycle is said again."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    last = submissions.last_answer(desk.db, draft, item.name)
    if last is None or item.name not in draft.state.relevant:
        raise NotThere
    return _stored(desk, _store(desk, draft, data.rev, item, last[0]), draft.id, item)


def _meant(desk: Desk, data: Give | GiveAtOnce) -> tuple[Draft, Item, Answer]:
    """The answer behind a button; a forged one is not there."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    said: Answer | None
    if data.choice == -1:
        said = zero(draft, item)
    else:
        choices = draft.compiled.nodes[item.name].choices
        if item.kind == "date" and 0 < data.choice <= date.max.toordinal():
            return draft, item, Given(date.fromordinal(data.choice).isoformat())
        fits = item.kind == "select_one" and 0 <= data.choice < len(choices)
        said = Given(choices[data.choice].name) if fits else None
    if said is None or item.name not in draft.state.relevant:
        raise NotThere
    return draft, item, said


@room.act(Toggle)
def choose(desk: Desk, data: Toggle) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    choices = offered(draft.state, item)
    names = draft.compiled.nodes[item.name].choices
    if item.kind != "select_multiple" or not 0 <= data.choice < len(names) or names[data.choice] not in choices:
        raise NotThere
    ticked = toggle(choices, chosen(draft, item), names[data.choice].name)
    page = [choice.name for choice in listed(draft, item)].index(names[data.choice].name) // PAGE
    try:
        now = submissions.answer(desk.db, desk.who, draft, data.rev, item.name, Given(ticked), desk.now)
    except Stale:
        return ask(desk, draft, item, page).said(desk.t.plain("answer-stale"))
    return ask(desk, now, item, page)


@room.act(Onward)
def onward(desk: Desk, data: Onward) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    if issue := draft.state.problem(item):
        raise _objection(desk, draft.state, issue)
    return after(desk, draft, item)


@room.act(Later)
def later(desk: Desk, data: Later) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    said = postpone(draft.state.answers.get(item.name))
    return _stored(desk, _store(desk, draft, data.rev, item, said), draft.id, item)


@room.act(Absent)
def absent(desk: Desk, data: Absent) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    if draft.state.required(item):
        raise Refusal("answer-required")
    return _stored(desk, _store(desk, draft, data.rev, item, NoData()), draft.id, item)


@room.words(At(Question), Typed())
def typed(desk: Desk, message: Message, place: Question) -> Screen:
    """A typed answer belongs to the question one stands at."""
    draft = submissions.own(desk.db, desk.who, place.submission, desk.now)
    item = item_at(draft, place.item)
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
    except parse.NotUnderstood as no:
        raise Refusal(f"answer-{no.reason}", **no.facts) from None
    return _stored(desk, _store(desk, draft, draft.rev, item, said), draft.id, item, typed=True)


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
        return _stored(desk, _store(desk, draft, draft.rev, item, Given(exact[0].name)), draft.id, item, typed=True)
    ticked = toggle(offered(draft.state, item), chosen(draft, item), exact[0].name)
    try:
        return ask(
            desk, submissions.answer(desk.db, desk.who, draft, draft.rev, item.name, Given(ticked), desk.now), item
        )
    except Stale:
        return ask(desk, draft, item)


# ── a word to an answer, the sections ────────────────────────────────────────────────────────


@room.view(Explain)
def explain(desk: Desk, data: Explain) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    item = item_at(draft, data.item)
    question = Question(submission=data.submission, item=data.item)
    return Screen(
        desk.t("form-explain", text=say(draft.state, item.label, desk.t.language)), column(back(desk.t, question))
    )


@room.words(At(Explain), Typed())
def explained(desk: Desk, message: Message, place: Explain) -> Screen:
    draft = submissions.own(desk.db, desk.who, place.submission, desk.now)
    item = item_at(draft, place.item)
    try:
        text = parse.answer(COMMENT, message.text or "")
    except parse.NotUnderstood as no:
        raise Refusal(f"answer-{no.reason}", **no.facts) from None
    submissions.comment(desk.db, draft, item.name, str(text.value) if isinstance(text, Given) else "", desk.now)
    return after(desk, draft, item).noted(desk.t("form-explained"))


@room.view(Sections)
def sections(desk: Desk, data: Sections) -> Screen:
    """The sections with how much of each is done."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    t, state = desk.t, draft.state
    buttons = []
    for k, section in enumerate(draft.compiled.form.sections):
        items = [item for item in state.asking if item.section == section.name]
        if items and section.name:
            done = sum(state.settled(item) for item in items)
            label = t.plain("button-section", name=t.local(section.label), done=done, n=len(items))
            buttons.append(button(label, Jump(submission=draft.id, section=k)))
    review = button(t.plain("button-review"), Review(submission=draft.id))
    return Screen(
        t("form-sections"), (*column(*buttons, review), *row(back(t, Continue(submission=draft.id)), home(t)))
    )


@room.act(Jump)
def jump(desk: Desk, data: Jump) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    listed = draft.compiled.form.sections
    if not 0 <= data.section < len(listed):
        raise NotThere
    items = [item for item in draft.state.asking if item.section == listed[data.section].name]
    unsettled = [item for item in items if not draft.state.settled(item)]
    if not items:
        return after(desk, draft, None)
    return ask(desk, draft, (unsettled or items)[0])


@room.act(Prepare)
def prepare(desk: Desk, data: Prepare) -> Screen:
    """One printable page: what to have at hand, by who at school knows it."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    made = functools.partial(pages.page, draft.compiled.form, desk.t.language)
    screen = desk.open(Home()).noted(desk.t("prepare-sent"))
    return replace(screen, document=Document(desk.t.plain("prepare-file"), made))
