"""One school for those who look after it: who is there, how far it is, what comes next; every sent answer."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers import journey_home, letter_mine, roadmap_home
from handlers.answer_buttons import attached
from handlers.buttons import CaseCard, Profile, SchoolAnswers, SchoolCard, SchoolHistory, SchoolList, Verify, back, home
from handlers.form_buttons import ByWord
from handlers.paging import beside, within
from handlers.room import Desk, Room
from handlers.school_words import by_height
from handlers.screen import Rows, Screen, button, column, row
from locales import Safe
from models import Case, Submission, Unit
from services import deadlines
from services.forms import given, submissions
from services.forms.answers import Given, NoData
from services.forms.given import Author
from services.forms.schema import Item, spoken
from services.forms.submissions import Draft
from services.forms.wording import answer_text, say
from services.org import access, schools, units
from services.org.people import Place
from services.risk import moves, profile, verification
from services.risk.moves import Standing

room = Room("school")
PAGE = 4


class Sections(CallbackData, prefix="parts"):
    """The sections of a school's answers."""

    submission: int


@room.view(SchoolCard)
def card(desk: Desk, data: SchoolCard) -> Screen:
    school, seat = access.school(desk.db, desk.who, data.school)
    t, one = desk.t, moves.one(desk.db, seat, desk.now, school.id)
    town, curators = schools.town_of(desk.db, school), schools.curators(desk.db, school.id)
    submission = desk.db.get(Submission, one.submission) if one.submission else None
    lines = [
        t("school-title", school=school.name),
        t("school-where", code=school.code, town=town, within="some" if town else "none"),
        t("school-director", state=schools.director_state(desk.db, school.id)),
        t("school-curators", n=len(curators), names=", ".join(curators)),
    ]
    if submission is None or one.due_on is None:
        lines.append(t("school-no-cycle"))
    else:
        lines.append(_progress(desk, school, submission, one))
        lines += _levels(desk, school, submission)
    if one.case:
        lines.append(_signals(desk, school, one.case, one))
    lines += [Safe(""), t("school-next", move=one.move, who=seat.role)]
    letters = letter_mine.of_school(desk, school)
    road = roadmap_home.of_school(desk, school.id)
    stage = journey_home.of_school(desk, school.id)
    lines, buttons = [*lines[:-2], *letters[0], *road[0], *stage[0], *lines[-2:]], _buttons(desk, seat, one, submission)
    doors = column(*letters[1], *road[1], *stage[1])
    return Screen(Safe("\n".join(lines)), (*buttons[:-2], *doors, *buttons[-2:]))


def _progress(desk: Desk, school: Unit, submission: Submission, one: Standing) -> Safe:
    """Of a draft its progress alone; of what was sent when and by whom."""
    t, zone = desk.t, school.zone
    if submission.state == "sent" and submission.sent_at:
        sent = t("school-sent", when=t.when(submission.sent_at, zone, desk.now))
        return Safe(f"{sent} {t('school-unconfirmed')}") if submission.unconfirmed else sent
    if one.move == "missed":
        return t("school-missed")
    due = t.day(date.fromisoformat(one.due_on or ""), deadlines.local(desk.now, zone).date())
    if submission.state == "open":
        return t("school-open", due=due)
    done, asked = given.progress(desk.db, submission.id, zone, desk.now)
    return t("school-started", done=done, asked=asked, due=due)


def _levels(desk: Desk, school: Unit, submission: Submission) -> list[Safe]:
    levels = profile.read(desk.db, submission.id) if submission.state == "sent" else ()
    if not levels:
        return []
    t, form = desk.t, submissions.form_of(desk.db, submission.form_version_id).form
    names = {factor.code: t.local(factor.short) for factor in form.factors}
    lines = by_height(desk, {one.factor: one.counts for one in levels}, names)
    if submission.verified_at:
        who = units.seat_title(desk.db, submission.verified_by or 0)
        lines.append(t("verified-by", who=who, when=t.when(submission.verified_at, school.zone, desk.now)))
    return lines


def _signals(desk: Desk, school: Unit, number: int, one: Standing) -> Safe:
    case = desk.db.get(Case, number)
    state = case.state if case else "closed"
    who = units.seat_title(desk.db, case.taken_by) if case and case.taken_by else ""
    return desk.t("school-signals", n=one.signals, level=one.level, state=state, who=who)


def _buttons(desk: Desk, seat: Place, one: Standing, submission: Submission | None) -> Rows:
    t, sent = desk.t, submission is not None and submission.state == "sent"
    number = submission.id if submission else 0
    levels = sent and bool(verification.levels(desk.db, number))
    may = levels and seat.role in verification.ROLES and submission is not None and not submission.unconfirmed
    done = "yes" if submission is not None and submission.verified_at else "no"
    verify = button(t.plain("button-verify", done=done), Verify(submission=number)) if may else None
    case = button(t.plain("button-school-signals"), CaseCard(case=one.case)) if one.case else None
    writes = submission is not None and not sent and one.move != "missed" and seat.role == "curator"
    by_word = button(t.plain("button-enter-by-word"), ByWord(school=one.id)) if writes else None
    first, second = (case, verify) if one.move in ("signal", "late") or done == "yes" else (verify, case)
    return (
        *column(
            first,
            second,
            by_word,
            button(t.plain("button-open-profile"), Profile(submission=number)) if levels else None,
        ),
        *row(
            button(t.plain("button-school-answers"), SchoolAnswers(submission=number, page=0)) if sent else None,
            button(t.plain("button-history"), SchoolHistory(school=one.id)),
        ),
        *row(back(t, SchoolList(seat=seat.seat_id, page=0)), home(t)),
    )


# ── every sent answer ────────────────────────────────────────────────────────────────────────


def _sent(desk: Desk, submission_id: int) -> Draft:
    _, place = access.sent_submission(desk.db, desk.who, submission_id, *access.LOOK_AFTER, "director")
    return submissions.sent(desk.db, place, submission_id, desk.now)


@room.view(SchoolAnswers)
def answers(desk: Desk, data: SchoolAnswers) -> Screen:
    """A few answers of one section; the author is named where he changes."""
    draft = _sent(desk, data.submission)
    t, pages = desk.t, given.pages(draft, PAGE)
    number = within(data.page, len(pages))
    section, items = pages[number]
    inside = [k for k, (name, _) in enumerate(pages) if name == section]
    lines = [t("said-title", section=_section(desk, draft, section), page=inside.index(number) + 1, pages=len(inside))]
    authors, before = given.authors(desk.db, draft.id), None
    for item in items:
        author = authors.get(item.name)
        if author and (before is None or (before.title, before.at.date()) != (author.title, author.at.date())):
            lines.append(_author(desk, draft, author))
            before = author
        lines.append(_answer(desk, draft, item, author))
    turn = beside(number, len(pages), lambda page: SchoolAnswers(submission=draft.id, page=page))
    to = button(t.plain("button-all-sections"), Sections(submission=draft.id))
    files = attached(desk, draft, items)
    return Screen(Safe("\n".join(lines)), (*turn, *files, *row(to), *_away(desk, draft)))


def _away(desk: Desk, draft: Draft) -> Rows:
    """Back to the school; its own director came from the profile."""
    own = draft.seat.role == "director"
    to = Profile(submission=draft.id) if own else SchoolCard(school=draft.school_id)
    return row(back(desk.t, to), home(desk.t))


def _section(desk: Desk, draft: Draft, name: str) -> str:
    label = next((one.label for one in draft.compiled.form.sections if one.name == name), {})
    return spoken(label, desk.t.language) or draft.school


def _author(desk: Desk, draft: Draft, author: Author) -> Safe:
    when = desk.t.day(deadlines.local(author.at, draft.zone).date(), deadlines.local(desk.now, draft.zone).date())
    return desk.t("said-by", who=author.title, when=when)


def _answer(desk: Desk, draft: Draft, item: Item, author: Author | None) -> Safe:
    t, said = desk.t, draft.state.answers.get(item.name)
    text = answer_text(draft.state, item.name, t.language) if isinstance(said, Given) else t.plain("answer-absent")
    if said is not None and not isinstance(said, Given | NoData):
        text = t.plain("answer-missing")
    label = say(draft.state, item.label, t.language)
    label = label if len(label) <= 80 else label[:79] + "…"
    line = t("answers-line", number=item.number, label=label, answer=text[:200])
    if author and author.unconfirmed:
        line = Safe(f"{line} {t('said-unconfirmed')}")
    comment = draft.comments.get(item.name)
    return Safe(f"{line} {t('answers-comment', text=comment[:200])}") if comment else line


@room.view(Sections)
def sections(desk: Desk, data: Sections) -> Screen:
    draft = _sent(desk, data.submission)
    first: dict[str, int] = {}
    for number, (name, _) in enumerate(given.pages(draft, PAGE)):
        first.setdefault(name, number)
    found = [
        button(_section(desk, draft, name), SchoolAnswers(submission=draft.id, page=number))
        for name, number in first.items()
    ]
    rows = tuple(tuple(found[k : k + 2]) for k in range(0, len(found), 2))
    asked = len(draft.state.asking)
    text = desk.t("said-sections", school=draft.school, n=asked, absent=len(draft.state.no_data))
    return Screen(text, (*rows, *_away(desk, draft)))
