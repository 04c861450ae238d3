"""What home says to a school: to its director, and to the deputies who have a part of something in hand."""

from handlers import journey_home, letter_home, roadmap_home
from handlers.buttons import Profile, Reply
from handlers.days import day
from handlers.form_buttons import ByWordList, Continue, Prepare
from handlers.room import Desk
from handlers.screen import Button, button
from locales import Safe
from services.forms import delegation, parts, submissions
from services.forms.contents import minutes
from services.org.people import Place
from services.risk import talk

Said = tuple[list[Safe], list[Button]]
Forms = list[tuple[int, str, str, str]]  # number, title, due day, status


def of_director(desk: Desk, seat: Place) -> Said:
    """Questionnaires first, then what others ask, then the programme and the way; what is done already comes last."""
    # Whoever leads two schools must see which one a button opens.
    of = f": {seat.unit_name}" if sum(place.role == "director" for place in desk.who.seats) > 1 else ""
    lines, buttons = list[Safe](), list[Button]()
    forms = submissions.open_of_school(desk.db, seat, desk.now)
    for said, found in (
        _forms(desk, seat, of, forms),
        _asked(desk, seat, of),
        letter_home.inbox(desk, seat, of),
        roadmap_home.own(desk, seat, of),
        _sent(desk, of, forms),
        journey_home.of_director(desk, seat, of),
    ):
        lines += said
        buttons += found
    return lines or [desk.t("home-nothing")], letter_home.fitted(desk, seat, buttons)


def _forms(desk: Desk, seat: Place, of: str, forms: Forms) -> Said:
    t, lines, buttons = desk.t, list[Safe](), list[Button]()
    for number, _, due_on, status in forms:
        if status == "sent":
            continue
        draft = submissions.own(desk.db, desk.who, number, desk.now)
        lines.append(_left(desk, draft, status, day(desk, seat.zone, due_on)))
        if draft.on_word:
            lines.append(t("home-on-word", n=len(draft.on_word)))
            look = button(t.plain("button-by-word-list", n=len(draft.on_word)) + of, ByWordList(submission=number))
            buttons.append(look)
        key = "button-start-form" if status == "open" else "button-continue-form"
        buttons.append(button(t.plain(key) + of, Continue(submission=number)))
        buttons.append(button(t.plain("button-prepare") + of, Prepare(submission=number)))
    return lines, buttons


def _sent(desk: Desk, of: str, forms: Forms) -> Said:
    t, lines, buttons = desk.t, list[Safe](), list[Button]()
    for number, _, _, status in forms:
        if status == "sent":
            unconfirmed = submissions.unconfirmed(desk.db, number)
            lines.append(t("home-sent-on-word") if unconfirmed else t("home-form-sent"))
            buttons.append(button(t.plain("button-open-profile") + of, Profile(submission=number)))
    return lines, buttons


def _left(desk: Desk, draft: submissions.Draft, status: str, due: str) -> Safe:
    """The director's own questions with their time; those in deputies' hands apart."""
    missing = draft.state.missing
    left = sum(item.section not in draft.held for item in missing)
    theirs = len(missing) - left
    if theirs and not left:
        return desk.t("home-form-theirs", n=theirs, due=due)
    said = desk.t("home-form", status=status, left=left, minutes=minutes(left), due=due)
    return Safe(f"{said} {desk.t('home-form-apart', n=theirs)}") if theirs else said


def _asked(desk: Desk, seat: Place, of: str) -> Said:
    """A question of those who look after the school."""
    found = talk.unanswered(desk.db, seat.unit_id)[:1]
    answer = desk.t.plain("button-answer-curator") + of
    return [desk.t("home-question") for _ in found], [button(answer, Reply(case=case_id)) for case_id in found]


def of_deputy(desk: Desk, seat: Place) -> Said:
    """The sections in this deputy's hands, of every running cycle; what of letters is in them."""
    t, lines, buttons = desk.t, list[Safe](), list[Button]()
    for number, due_on in delegation.in_hand(desk.db, seat):
        draft = parts.walked(desk.db, desk.who, number, desk.now)
        if draft.seat.role != "deputy":  # the director of this school is a deputy here as well
            continue
        mine = (s.label for s in draft.compiled.form.sections if draft.held.get(s.name) == seat.seat_id)
        listed, due = ", ".join(map(t.local, mine)), day(desk, seat.zone, due_on)
        lines.append(t("home-part", sections=listed, left=len(draft.state.missing), due=due))
        buttons.append(button(t.plain("button-answer-part"), Continue(submission=number)))
    tasks, to_tasks = letter_home.tasks_of(desk, seat)
    return [*lines, *tasks] or [t("home-deputy")], [*buttons, *to_tasks]
