"""The mirror before sending: whom it reaches, what it asks of them, what stands in the way; from here it is sent."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers import letter_difference, letter_text
from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.letter_buttons import LetterDraft, LetterSending, Mirror
from handlers.letter_checking import AskSecond, CorrectCard, LetterLoad, LetterSend, LetterWhen, Second
from handlers.paging import beside, within
from handlers.room import Desk, Room
from handlers.screen import Button, Screen, button, packed, row
from locales import Safe
from services import deadlines
from services.letters import confirm, correcting, frozen, mirror
from services.letters.letters import Written
from services.org import units
from services.refusal import Refusal

room = Room("letter mirror")
EXAMS = 2  # named


class MirrorNames(CallbackData, prefix="lt-mir-all"):
    """Who gets it; with `missing` who cannot be reached, and why."""

    letter: int
    missing: int = 0
    page: int = 0


class MirrorSteps(CallbackData, prefix="lt-mir-st"):
    """Every reminder and every rung, with its day."""

    letter: int


class MirrorSame(CallbackData, prefix="lt-mir-eq"):
    """Earlier letters that asked for the same."""

    letter: int


@room.view(Mirror)
def card(desk: Desk, data: Mirror) -> Screen:
    one = to.open_letter(desk, data.letter)
    if not one.draft:
        return desk.open(LetterSending(letter=data.letter))
    lines = [*summary(desk, one), *standing(desk, one)]
    return Screen(Safe("\n".join(lines)), (*packed(_doors(desk, one)), *row(_back(desk, one), home(desk.t))))


def _back(desk: Desk, one: Written) -> Button:
    written = correcting.target(one) is None
    return back(desk.t, LetterDraft(letter=one.row.id) if written else CorrectCard(letter=one.row.id))


def summary(desk: Desk, one: Written) -> list[Safe]:
    """The mirror in lines: for the author and for the second person."""
    t, met = desk.t, mirror.reach(desk.db, one)
    lines = [t("letter-mir-title", name=letter_text.name(t, frozen.content(one)), heading=one.row.heading)]
    lines.append(t("letter-mir-to", who=to.words(desk, one), n=met.n))
    if met.missing:
        why = ", ".join(
            t.plain("letter-mir-why", reason=reason, n=n) for reason, n in met.states.items() if reason != "entered"
        )
        lines.append(t("letter-mir-missing", n=met.missing, why=why))
    if correcting.target(one) is not None:
        return lines + difference(desk, one)
    return [*lines, *_time(desk, one), *_work(desk, one, met.n), *_earlier(desk, one)]


def difference(desk: Desk, one: Written) -> list[Safe]:
    """What a correction says differently, and why."""
    t, today = desk.t, deadlines.local(desk.now, one.place.zone).date()
    reason = (one.row.audience or {}).get("reason", "")
    found = letter_difference.lines(desk, correcting.changes(desk.db, one), today)
    return [*found, t("letter-cor-reason", text=reason)] if reason else found


def _time(desk: Desk, one: Written) -> list[Safe]:
    t, term, zone = desk.t, mirror.term(desk.db, one, desk.now), one.place.zone
    today = deadlines.local(desk.now, zone).date()
    how = "own" if mirror.at_once(one, desk.now) else "list"
    now = "yes" if term.starts <= desk.now else "no"
    chosen = one.row.send_at
    lines = [t("letter-mir-planned", when=t.when(chosen, zone, desk.now))] if chosen and chosen > desk.now else []
    lines.append(t("letter-mir-when", how=how, now=now, when=t.when(term.starts, zone, desk.now)))
    if term.due is None:
        return lines
    lines.append(t("letter-mir-term", day=t.day(term.due, today), days=term.days))
    return lines + _clashes(desk, term, today)


def _clashes(desk: Desk, term: mirror.Term, today: date) -> list[Safe]:
    t = desk.t
    lines = [t("letter-mir-off")] if term.due_off else []
    if term.rests:
        named = ", ".join(t.day_of_month(day) for day in term.rests[:4])
        lines.append(t("letter-mir-rests", days=named, n=len(term.rests)))
    for exam in term.exams[:EXAMS]:
        one_day = "yes" if exam.first == exam.last else "no"
        first, last = t.day_of_month(exam.first), t.day_of_month(exam.last)
        lines.append(t("letter-mir-exam", name=t.local(exam.names), first=first, last=last, single=one_day))
    return lines


def _work(desk: Desk, one: Written, n: int) -> list[Safe]:
    t, each, known = desk.t, mirror.minutes(desk.db, one), mirror.known(desk.db, one)
    work = t("letter-mir-work", each=each, all=each * n, hours=round(each * n / 60))
    if not known:
        return [work]
    return [Safe(f"{work} {t('letter-mir-known', n=len(known), schools=max(known.values()))}")]


def _earlier(desk: Desk, one: Written) -> list[Safe]:
    t, lines = desk.t, list[Safe]()
    if found := mirror.same(desk.db, one, desk.now):
        lines.append(t("letter-mir-same", names=", ".join(f"№ {each.number}" for each in found[:3]), n=len(found)))
    full, _ = mirror.full(desk.db, one, desk.now)
    if full:
        lines.append(t("letter-mir-full", n=len(full), letters=full[0][2]))
        if one.row.load_reason:
            lines.append(t("letter-mir-reason", text=one.row.load_reason))
    return lines


def standing(desk: Desk, one: Written) -> list[Safe]:
    """What is still to be done before it may leave."""
    t, row_ = desk.t, one.row
    if confirm.gaps(desk.db, one, desk.now):
        return [Safe(""), t("letter-mir-gaps")]
    if correcting.target(one) is not None and not (row_.audience or {}).get("reason"):
        return [Safe(""), t("letter-mir-no-reason")]
    if confirm.overloaded(desk.db, one, desk.now):
        return [Safe(""), t("letter-mir-full-first")]
    if not confirm.needed(desk.db, one):
        return []
    if confirm.holds(one) and row_.confirmed_by is not None and row_.confirmed_at is not None:
        when = t.when(row_.confirmed_at, one.place.zone, desk.now)
        return [Safe(""), t("letter-mir-confirmed", who=units.seat_title(desk.db, row_.confirmed_by), when=when)]
    if row_.state == "confirming" and row_.asked_at is not None:
        return [Safe(""), t("letter-mir-asked", when=t.when(row_.asked_at, one.place.zone, desk.now))]
    return [Safe(""), t("letter-mir-second")]


def _doors(desk: Desk, one: Written) -> list[Button]:
    """The main act first and alone; then what there is to look at."""
    t, ids, met = desk.t, {"letter": one.row.id}, mirror.reach(desk.db, one)
    found = [_main(desk, one, met.n), button(t.plain("button-letter-mir-names", n=met.n), MirrorNames(**ids))]
    if met.missing:
        missing = MirrorNames(**ids, missing=1)
        found.append(button(t.plain("button-letter-mir-missing", n=met.missing), missing))
    if steps := mirror.steps(desk.db, one, desk.now):
        found.append(button(t.plain("button-letter-mir-steps", n=len(steps)), MirrorSteps(**ids)))
    if correcting.target(one) is not None:
        return [each for each in found if each]
    if same := mirror.same(desk.db, one, desk.now):
        found.append(button(t.plain("button-letter-mir-same", n=len(same)), MirrorSame(**ids)))
    if full := mirror.full(desk.db, one, desk.now)[0]:
        found.append(button(t.plain("button-letter-mir-full", n=len(full)), LetterLoad(**ids)))
    found.append(button(t.plain("button-letter-mir-when"), LetterWhen(**ids)))
    return [each for each in found if each]


def _main(desk: Desk, one: Written, n: int) -> Button | None:
    """The one next step."""
    t, row_ = desk.t, one.row
    try:
        confirm.ready(desk.db, one, desk.now)
    except Refusal as no:
        full = no.key == "letter-full-week"
        return button(t.plain("button-letter-full-decide"), LetterLoad(letter=row_.id)) if full else None
    if not confirm.needed(desk.db, one) or confirm.holds(one):
        send = LetterSend(letter=row_.id, rev=row_.rev, of=correcting.target(one) or 0)
        return button(t.plain("button-letter-send", n=n), send)
    if row_.state == "confirming":
        theirs = not confirm.mine(desk.db, one, desk.who)
        return button(t.plain("button-letter-second"), Second(letter=row_.id)) if theirs else None
    return button(t.plain("button-letter-ask-second"), AskSecond(letter=row_.id, rev=row_.rev))


# ── behind the numbers ───────────────────────────────────────────────────────────────────────


@room.view(MirrorNames)
def names(desk: Desk, data: MirrorNames) -> Screen:
    one, t, ids = to.open_letter(desk, data.letter), desk.t, {"letter": data.letter, "missing": data.missing}
    people, pages = mirror.people(desk.db, one, data.page, missing=bool(data.missing))
    page, met = within(data.page, pages), mirror.reach(desk.db, one)
    n = met.missing if data.missing else met.n
    lines = [t("letter-mir-list", missing="yes" if data.missing else "no", n=n, page=page + 1, pages=pages)]
    town = ""
    for person in people:
        if person.town != town:
            town = person.town
            lines.append(t("letter-mir-town", name=town))
        lines.append(t("letter-to-name", unit=person.unit, why=person.way))
    turn = beside(page, pages, lambda page: MirrorNames(**ids, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *row(back(t, Mirror(letter=data.letter)), home(t))))


@room.view(MirrorSteps)
def steps(desk: Desk, data: MirrorSteps) -> Screen:
    one, t = to.open_letter(desk, data.letter), desk.t
    today = deadlines.local(desk.now, one.place.zone).date()
    lines = [t("letter-mir-steps")]
    for step in mirror.steps(desk.db, one, desk.now):
        lines.append(t("letter-mir-step", day=t.day(step.day, today), what=step.name, whom=" ".join(step.whom)))
    if (earliest := mirror.term(desk.db, one, desk.now).earliest) is not None:
        _, moment, n = earliest
        lines.append(t("letter-mir-zone", n=n, when=t.when(moment, one.place.zone, desk.now)))
    lines.append(t("letter-mir-only-late"))
    return Screen(Safe("\n".join(lines)), row(back(t, Mirror(letter=data.letter)), home(t)))


@room.view(MirrorSame)
def same(desk: Desk, data: MirrorSame) -> Screen:
    one, t = to.open_letter(desk, data.letter), desk.t
    lines = [t("letter-mir-same-title")]
    for each in mirror.same(desk.db, one, desk.now):
        day = t.day_of_month(deadlines.local(each.at, one.place.zone).date())
        name = t.plain("letter-name", kind=each.kind, number=each.number, known="yes" if each.number else "no")
        asked = "; ".join(t.local(words) for words in each.questions[:3])
        form = "yes" if each.form else "no"
        lines.append(t("letter-mir-same-line", name=name, day=day, n=each.units, form=form, questions=asked))
    return Screen(Safe("\n".join(lines)), row(back(t, Mirror(letter=data.letter)), home(t)))
