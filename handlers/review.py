"""Before sending: what is missing, what is worth a second look, who will see it and when."""

from handlers import letter_ends
from handlers.buttons import Home, Profile, back, home
from handlers.form_buttons import Answers, ByWordList, Changes, Continue, Explain, Review, Send, TrialResult
from handlers.holdings import with_deputy
from handlers.room import Desk, Room
from handlers.said import doors, line, page, to
from handlers.screen import Rows, Screen, button, column, row
from handlers.sent import when_heard
from locales import Safe
from services.forms import changes, delegation, submissions
from services.forms.answers import Given
from services.forms.findings import Doubt
from services.forms.schema import Item
from services.forms.submissions import Draft
from services.forms.wording import say
from services.risk.hearing import RANK
from services.risk.signals import fired

room = Room("review")
REMARKS = 4  # of a returned report, shown at once
DOUBTS = 2  # shown at once; the others come when these are dealt with


@room.view(Review)
def review(desk: Desk, data: Review) -> Screen:
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    if not draft.open:
        return letter_ends.over(desk, draft) if draft.letter_id else desk.open(Profile(submission=draft.id))
    draft = submissions.beside_last(desk.db, draft)
    t, state = desk.t, draft.state
    doubts = [doubt for doubt in state.warnings if not _explained(draft, doubt)]
    school = t.plain("trial-school") if draft.trial else draft.school
    lines = [t("review-title", school=school), t("review-counts", **_counts(draft))]
    for issue in state.problems[:DOUBTS]:
        lines.append(t("review-problem", number=issue.item.number, text=say(state, issue.message, t.language)))
    for doubt in doubts[:DOUBTS]:
        lines.append(t("review-doubt", text=say(state, doubt.message, t.language)))
    remarked = _remarked(draft)[:REMARKS]
    lines += [t("letter-remark", number=item.number, text=draft.remarks[item.name]) for item in remarked]
    lines += _with_deputies(desk, draft)
    if draft.on_word:
        lines.append(t("review-on-word", n=len(draft.on_word)))
    if state.complete:
        lines += [Safe(""), t("review-trial") if draft.trial else _who_will_see(desk, draft)]
    return Screen(Safe("\n".join(lines)), _buttons(desk, draft, doubts))


def _counts(draft: Draft) -> dict[str, int]:
    state = draft.state
    given = sum(isinstance(state.answers.get(item.name), Given) for item in state.asking)
    return {"given": given, "n": len(state.asking), "absent": len(state.no_data), "missing": len(state.missing)}


def _remarked(draft: Draft) -> list[Item]:
    """Questions of a returned report, with a word each."""
    return [item for item in draft.state.asking if draft.remarks.get(item.name)]


def _who_will_see(desk: Desk, draft: Draft) -> Safe:
    """The sender always reads who will see it and when; signals by their own words."""
    if draft.letter_id:
        return letter_ends.who_will_see(desk, draft)
    t, signals = desk.t, fired(draft.compiled, draft.state)
    if not signals:
        return t("review-no-signals")
    level = max((signal.level for signal in signals), key=RANK.__getitem__)
    text = "\n".join(t("review-signal", text=t.local(signal.message)) for signal in signals)
    return t("review-signals", n=len(signals), when=when_heard(desk, draft, level), signals=Safe(text))


def _buttons(desk: Desk, draft: Draft, doubts: list[Doubt]) -> Rows:
    t, state, found = desk.t, draft.state, []
    missing = [item for item in state.missing if item.section not in draft.away]
    if missing:
        found.append(button(t.plain("button-continue-missing", n=len(missing)), to(draft, missing[0])))
    again = [item for item in _remarked(draft) if item.name not in draft.mended][:REMARKS]
    found += [button(t.plain("letter-button-mend", number=item.number), to(draft, item)) for item in again]
    rows = [*column(*found), *_to_clarify(desk, draft, doubts)]
    if draft.on_word:  # the director's own word comes before sending
        rows += row(button(t.plain("button-by-word-list", n=len(draft.on_word)), ByWordList(submission=draft.id)))
    elif not missing and not state.problems:  # what deputies still have is asked about on sending
        key = "button-send" if not draft.letter_id else "letter-button-again" if draft.remarks else "letter-button-send"
        send_it = button(t.plain(key), Send(submission=draft.id, rev=draft.rev))
        shown = button(t.plain("button-trial-result"), TrialResult(submission=draft.id))
        rows += row(shown if draft.trial else send_it)
    rows += row(button(t.plain("button-answers"), Answers(submission=draft.id, page=0)))
    if n := len(changes.since_last(desk.db, draft)):
        rows += row(button(t.plain("button-changes", n=n), Changes(submission=draft.id)))
    return (*rows, *row(back(t, Continue(submission=draft.id)) if missing else back(t, Home()), home(t)))


def _to_clarify(desk: Desk, draft: Draft, doubts: list[Doubt]) -> Rows:
    """Every question in doubt once; every doubt with an explanation of its own, named by its last question."""
    t, said = desk.t, {issue.item.name for issue in draft.state.problems[:DOUBTS]}
    rows = column(*(
        button(t.plain("button-clarify", number=issue.item.number), to(draft, issue.item))
        for issue in draft.state.problems[:DOUBTS]
    ))  # fmt: skip
    explained: set[str] = set()
    for doubt in doubts[:DOUBTS]:
        items = [item for item in doubt.items if item.number and item.asked and item.name not in said][:3]
        said |= {item.name for item in items}
        rows += row(*(button(t.plain("button-clarify", number=item.number), to(draft, item)) for item in items))
        asked = [item for item in doubt.items if item.asked]  # a check may look at sums alone
        if asked and asked[-1].name not in explained:
            explained.add(asked[-1].name)
            explain = Explain(submission=draft.id, item=to(draft, asked[-1]).item)
            rows += row(button(t.plain("button-explain-doubt", number=asked[-1].number), explain))
    return rows


def _with_deputies(desk: Desk, draft: Draft) -> list[Safe]:
    """Sections in deputies' hands, and those they have handed back."""
    if draft.trial:
        return []
    given = delegation.holdings(desk.db, draft.id)
    listed = draft.compiled.form.sections
    return [with_deputy(desk, draft, section, given[section.name]) for section in listed if section.name in given]


def _explained(draft: Draft, doubt: Doubt) -> bool:
    return any(item.name in draft.comments for item in doubt.items)


@room.view(Answers)
def answers(desk: Desk, data: Answers) -> Screen:
    """Every answer with a button to it."""
    draft = submissions.own(desk.db, desk.who, data.submission, desk.now)
    t, listed = desk.t, page(draft.state.asking, data.page, lambda n: Answers(submission=draft.id, page=n))
    lines = [t("answers-title", page=listed.number + 1, pages=listed.pages)]
    lines += [line(desk, draft, item) for item in listed.shown]
    rows = doors(draft, [item for item in listed.shown if item.section not in draft.away]) if draft.open else ()
    return Screen(Safe("\n".join(lines)), (*rows, *listed.turn, *row(back(t, Review(submission=draft.id)), home(t))))
