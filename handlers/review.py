"""Before sending: what is missing, what is worth a second look, who will see it and when."""

from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import Continue, Explain, Home, Profile, Question, Review, TrialResult, back, home
from handlers.pictures import profile_picture
from handlers.room import Desk, Room
from handlers.screen import Rows, Screen, button, column, row
from locales import Safe
from services.forms import submissions
from services.forms.answers import Given, Later, NoData
from services.forms.evaluate import Doubt
from services.forms.schema import Item
from services.forms.submissions import Draft, Stale
from services.forms.wording import answer_text, say
from services.refusal import NotThere
from services.risk import profile
from services.risk.hearing import RANK, heard_at
from services.risk.signals import fired

room = Room("review")
PAGE = 8
DOUBTS = 2  # shown at once; the others come when these are dealt with


class Answers(CallbackData, prefix="ans"):
    """The list of all answers, page by page."""

    submission: int
    page: int


class Send(CallbackData, prefix="send"):
    submission: int
    rev: int


@room.view(Review)
def review(desk: Desk, data: Review) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    if not draft.open:
        return desk.open(Profile(submission=draft.id))
    draft = submissions.beside_last(desk.db, draft)
    t, state = desk.t, draft.state
    doubts = [doubt for doubt in state.warnings if not _explained(draft, doubt)]
    school = t.plain("trial-school") if draft.trial else draft.school
    lines = [t("review-title", school=school), t("review-counts", **_counts(draft))]
    for issue in state.problems[:DOUBTS]:
        lines.append(t("review-problem", number=issue.item.number, text=say(state, issue.message, t.language)))
    for doubt in doubts[:DOUBTS]:
        lines.append(t("review-doubt", text=say(state, doubt.message, t.language)))
    if state.complete:
        lines += [Safe(""), t("review-trial") if draft.trial else _who_will_see(desk, draft)]
    return Screen(Safe("\n".join(lines)), _buttons(desk, draft, doubts))


def _counts(draft: Draft) -> dict[str, int]:
    state = draft.state
    given = sum(isinstance(state.answers.get(item.name), Given) for item in state.asking)
    return {"given": given, "n": len(state.asking), "absent": len(state.no_data), "missing": len(state.missing)}


def _who_will_see(desk: Desk, draft: Draft) -> Safe:
    """The sender always reads who will see it and when; signals by their own words."""
    t, signals = desk.t, fired(draft.compiled, draft.state)
    if not signals:
        return t("review-no-signals")
    level = max((signal.level for signal in signals), key=RANK.__getitem__)
    text = "\n".join(t("review-signal", text=t.local(signal.message)) for signal in signals)
    return t("review-signals", n=len(signals), when=_when(desk, draft, level), signals=Safe(text))


def _buttons(desk: Desk, draft: Draft, doubts: list[Doubt]) -> Rows:
    t, state, found = desk.t, draft.state, []
    if state.missing:
        found.append(button(t.plain("button-continue-missing", n=len(state.missing)), _to(draft, state.missing[0])))
    for issue in state.problems[:DOUBTS]:
        found.append(button(t.plain("button-clarify", number=issue.item.number), _to(draft, issue.item)))
    rows = [*column(*found)]
    for doubt in doubts[:DOUBTS]:
        items = [item for item in doubt.items if item.number and item.asked][:3]
        rows += row(*(button(t.plain("button-clarify", number=item.number), _to(draft, item)) for item in items))
        asked = [item for item in doubt.items if item.asked]  # a check may look at sums alone
        if asked:
            explain = Explain(submission=draft.id, item=_place(draft, asked[-1]))
            rows += row(button(t.plain("button-explain-doubt"), explain))
    if state.complete:
        send_it = button(t.plain("button-send"), Send(submission=draft.id, rev=draft.rev))
        shown = button(t.plain("button-trial-result"), TrialResult(submission=draft.id))
        rows += row(shown if draft.trial else send_it)
    rows += row(button(t.plain("button-answers"), Answers(submission=draft.id, page=0)))
    return (*rows, *row(back(t, Continue(submission=draft.id)) if state.missing else back(t, Home()), home(t)))


def _explained(draft: Draft, doubt: Doubt) -> bool:
    return any(item.name in draft.comments for item in doubt.items)


def _place(draft: Draft, item: Item) -> int:
    return draft.compiled.nodes[item.name].place


def _to(draft: Draft, item: Item) -> Question:
    return Question(submission=draft.id, item=_place(draft, item))


def _when(desk: Desk, draft: Draft, level: str) -> str:
    """The moment the curator hears of it, in the school's own time; «сразу» for now."""
    heard = heard_at(level, desk.now, draft.zone)
    return desk.t.plain("at-once") if heard <= desk.now else desk.t.when(heard, draft.zone, desk.now)


@room.view(Answers)
def answers(desk: Desk, data: Answers) -> Screen:
    """Every answer with a button to it."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    t, asking = desk.t, draft.state.asking
    pages = max(1, -(-len(asking) // PAGE))
    number = min(max(data.page, 0), pages - 1)
    shown = asking[number * PAGE : (number + 1) * PAGE]
    lines = [t("answers-title", page=number + 1, pages=pages)]
    lines += [_line(desk, draft, item) for item in shown]
    buttons = [button(item.number or "•", _to(draft, item)) for item in shown] if draft.open else []
    rows: Rows = tuple(tuple(buttons[k : k + 4]) for k in range(0, len(buttons), 4))
    turn = row(
        button("‹", Answers(submission=draft.id, page=number - 1)) if number else None,
        button("›", Answers(submission=draft.id, page=number + 1)) if number + 1 < pages else None,
    )
    return Screen(Safe("\n".join(lines)), (*rows, *turn, *row(back(t, Review(submission=draft.id)), home(t))))


def _line(desk: Desk, draft: Draft, item: Item) -> Safe:
    t, said = desk.t, draft.state.answers.get(item.name)
    if isinstance(said, Given):
        text = answer_text(draft.state, item.name, t.language)
    elif isinstance(said, NoData):
        text = t.plain("answer-absent")
    else:
        text = t.plain("answer-later" if isinstance(said, Later) else "answer-missing")
    label = say(draft.state, item.label, t.language)
    label = label if len(label) <= 80 else label[:79] + "…"
    comment = draft.comments.get(item.name)
    line = t("answers-line", number=item.number, label=label, answer=text[:120])
    return Safe(f"{line} {t('answers-comment', text=comment[:120])}") if comment else line


@room.act(Send)
def send(desk: Desk, data: Send) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    if draft.trial:
        raise NotThere
    if not draft.open:
        return desk.open(Profile(submission=draft.id)).said(desk.t.plain("form-already-sent"))
    try:
        signals = profile.send(desk.db, desk.who, draft, data.rev, desk.now)
    except Stale:
        return desk.open(Review(submission=draft.id)).said(desk.t.plain("review-changed"))
    screen = replace(desk.open(Profile(submission=draft.id)), document=profile_picture(desk, draft))
    if not signals:
        return screen.noted(desk.t("sent-quiet"))
    level = max((signal.level for signal in signals), key=RANK.__getitem__)
    return screen.noted(desk.t("sent", when=_when(desk, draft, level)))
