"""What an answer is and what it leads to: storing it, the question after it, what does not fit."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.answer_buttons import Give, GiveAtOnce, zero
from handlers.form_buttons import ByWordEnd, Part, Question, Review
from handlers.question import ask
from handlers.room import Desk
from handlers.screen import Screen, button, column
from services.forms import by_word, parts, submissions, walk
from services.forms.answers import Answer, Given, Half, NoData, Ratio
from services.forms.evaluate import State
from services.forms.findings import Issue
from services.forms.schema import Item
from services.forms.submissions import Draft, Stale
from services.forms.wording import answer_text, ratio_text, say
from services.refusal import NotThere, Refusal


def after(desk: Desk, draft: Draft, item: Item | None) -> Screen:
    """The next question worth asking, or the end of this person's walk when there is none."""
    following = walk.next_item(draft.state, item, draft.away) if draft.open else None
    return ask(desk, draft, following) if following else desk.open(end(draft))


def end(draft: Draft) -> CallbackData:
    """Where a walk ends: the director's review, a deputy's part, what a curator has entered."""
    ends: dict[str, type[CallbackData]] = {"deputy": Part, "curator": ByWordEnd}
    if draft.seat.role == "deputy" and draft.seat.seat_id not in draft.held.values():
        return Review(submission=draft.id)  # the whole report on a letter is theirs
    return ends.get(draft.seat.role, Review)(submission=draft.id)


def item_at(desk: Desk, draft: Draft, place: int) -> Item:
    """A question by its place; forged ones and those of another's part are not there."""
    item = draft.compiled.at(place)
    if item is None or not item.asked:
        raise NotThere
    if not draft.state.mine(item):
        raise parts.gone(desk.db, desk.who, draft.id, item.section)
    if item.section in draft.away:
        raise Refusal("section-away")
    return item


def store(desk: Desk, draft: Draft, rev: int, item: Item, said: Answer, after: State | None = None) -> Draft | None:
    """The draft with the answer in it; None when the press was stale. `after` is its state, if it is known already."""
    state = after or draft.state.with_answer(item, said)
    if issue := state.problem(item):
        raise objection(desk, state, issue)
    try:
        kept = submissions.answer(desk.db, desk.who, draft, rev, item.name, said, desk.now, state)
    except Stale:
        return None
    if draft.seat.role == "curator":
        by_word.tell(desk.db, draft, desk.now)
    return kept


def objection(desk: Desk, state: State, issue: Issue) -> Refusal:
    """What does not fit, in the form's own words where it has them."""
    message = say(state, issue.message, desk.t.language)
    return Refusal("answer-objection", text=message or desk.t.plain(f"issue-{issue.reason}"))


def stored(desk: Desk, draft: Draft | None, submission_id: int, item: Item, *, typed: bool = False) -> Screen:
    if draft is None:
        fresh = parts.walked(desk.db, desk.who, submission_id, desk.now)
        return after(desk, fresh, None).said(desk.t.plain("answer-stale"))
    said = draft.state.answers[item.name]
    if isinstance(said, Half):
        return ask(desk, draft, item)
    screen = after(desk, draft, item)
    text = said_in_words(desk, draft, item, said)
    return (
        screen.noted(desk.t("form-noted", text=text))
        if typed
        else screen.said(desk.t.plain("form-noted-plain", text=text))
    )


def said_in_words(desk: Desk, draft: Draft, item: Item, said: Answer) -> str:
    if isinstance(said, Given):
        value = said.value
        return (
            ratio_text(value, desk.t.language)
            if isinstance(value, Ratio)
            else answer_text(draft.state, item.name, desk.t.language)
        )
    return desk.t.plain("answer-absent" if isinstance(said, NoData) else "answer-later")


def meant(desk: Desk, data: Give | GiveAtOnce) -> tuple[Draft, Item, Answer]:
    """The answer behind a button; a forged one is not there."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
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


def warning(desk: Desk, data: Give) -> Screen:
    """Before an emergency leaves: who hears of it, and whom to call if it is happening now."""
    t, again = desk.t, Question(submission=data.submission, item=data.item)
    at_once = GiveAtOnce(submission=data.submission, rev=data.rev, item=data.item, choice=data.choice)
    return Screen(
        t("emergency-ask"),
        column(button(t.plain("button-emergency"), at_once), button(t.plain("button-other-answer"), again)),
        place=again.pack(),
    )
