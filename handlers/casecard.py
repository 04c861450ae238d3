"""A school's signals as everybody sees them who looks after it: what, the next step, what happens by itself."""

import re
from collections.abc import Sequence
from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from handlers.buttons import AskSchool, Profile, TalkView, home
from handlers.room import Desk
from handlers.screen import Rows, Screen, button, column, fitted, row, short
from handlers.talkline import worded
from locales import Safe
from locales.calendar import WEEKDAYS
from models import Case, Signal
from services import deadlines
from services.content import overrides
from services.org import access, units
from services.org.people import Place
from services.refusal import NotThere
from services.risk import caselist, hearing, ladder, talk, work
from services.risk.caselist import CaseLine

SHOWN = 4  # signals on a card; the rest is a press away
TERM = re.compile(r"(?:за|within) (\d{1,3}) (?:рабочи[хй] д(?:ней|ня|ень)|working days?)")


def short_of(desk: Desk, one: CaseLine) -> str:
    """A case on its button in a list."""
    return fitted(lambda name: desk.t.plain("button-case", school=name, n=one.signals, state=one.state), one.school)


class Take(CallbackData, prefix="take"):
    """Take it in work."""

    case: int


class LayAside(CallbackData, prefix="aside"):
    """The same card again some hours later."""

    case: int


class Steps(CallbackData, prefix="steps"):
    """What was done about it."""

    case: int


class Finishing(CallbackData, prefix="fin-ask"):
    """Close it? – the question before it."""

    case: int


class WholeCard(CallbackData, prefix="case-all"):
    """All signals of a card that shows only the gravest."""

    case: int


def seen(desk: Desk, case_id: int) -> tuple[Case, Place] | None:
    """The case for a message: None for somebody who no longer looks after the school."""
    try:
        return access.case(desk.db, desk.who, case_id)
    except NotThere:
        return None


def draw(desk: Desk, case: Case, place: Place, lead: Safe | None = None, *, whole: bool = False) -> Screen:
    """The card; `lead` says why it comes."""
    t, school = desk.t, units.one(desk.db, case.school_id)
    signals = caselist.signals_of(desk.db, case.id)
    said = talk.words(desk.db, case.id)
    lines = [t("case-title", school=school.name, n=len(signals), level=case.level)]
    if lead:
        lines.append(lead)
    shown = signals if whole else signals[:SHOWN]
    actions = list(dict.fromkeys(t.local(signal.action) for signal in signals if t.local(signal.action)))
    for signal in shown:
        lines.append(t("case-signal", text=t.local(signal.message)))
        if len(actions) > 1 and (action := t.local(signal.action)):
            since = _since(case, [signal], school.zone)
            lines.append(t("case-next", text=_lower(_with_term(desk, action, since, school.zone))))
    if hidden := len(signals) - len(shown):
        lines.append(t("case-hidden", n=hidden))
    lines.append(Safe(""))
    if len(actions) == 1:
        key = "case-act-now" if case.level == "emergency" else "case-first-step"
        since = _since(case, signals, school.zone)
        lines.append(t(key, text=_lower(_with_term(desk, actions[0], since, school.zone))))
    elif actions:
        lines.append(t("case-first-call"))
    lines += _state(desk, case, place, school.zone)
    if said:
        lines.append(t("case-last-word", n=len(said), **_last(desk, said[-1], school.zone)))
    return Screen(Safe("\n".join(lines)), _buttons(desk, case, place, bool(hidden), len(said)))


def _since(case: Case, signals: Sequence[Signal], zone: str) -> datetime:
    """When the first of these signals was first heard: a case that comes back, or grows, moves no term."""
    return min(case.heard_at, *(hearing.heard_at(one.level, one.fired_at, zone) for one in signals))


def _with_term(desk: Desk, action: str, since: datetime, zone: str) -> str:
    """«за 10 рабочих дней» counted out: the reader should not have to."""
    found = TERM.search(action)
    if not found:
        return action
    due = deadlines.local(deadlines.add_working_days(since, int(found[1]), zone, overrides()), zone).date()
    today = deadlines.local(desk.now, zone).date()
    return f"{action} ({desk.t.plain('case-until', day=desk.t.day(due, today), past='yes' if due < today else 'no')})"


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _last(desk: Desk, word: talk.Word, zone: str) -> dict[str, str]:
    text = worded(desk.t, word)
    return {"who": word.title, "when": desk.t.when(word.said_at, zone, desk.now), "text": short(text, 80)}


def _state(desk: Desk, case: Case, place: Place, zone: str) -> list[Safe]:
    t = desk.t
    if case.state == "closed":
        return [t("case-closed-on", when=t.when(case.closed_at or case.opened_at, zone, desk.now))]
    if case.state == "taken" and case.taken_at:
        seat = units.seat_title(desk.db, case.taken_by or 0)
        return [t("case-taken-by", who=seat, when=t.when(case.taken_at, zone, desk.now))]
    today, said = deadlines.local(desk.now, zone).date(), []
    for rung in ladder.ahead(desk.db, case, zone, desk.now)[:2]:
        day = deadlines.local(rung.at, zone).date()
        mine = "yes" if place.seat_id in rung.seats else "no"
        said.append(t(f"case-rung-{rung.role}", day=t.day(day, today), weekday=day.weekday(), mine=mine))
    words = "; ".join(said)
    later = work.laid_aside_until(desk.db, case, place, desk.now)
    return [
        *([Safe(f"{words[0].upper()}{words[1:]}.")] if words else []),
        *([t("case-aside-until", when=t.when(later, place.zone, desk.now))] if later else []),
    ]


def _buttons(desk: Desk, case: Case, place: Place, hidden: bool, words: int) -> Rows:
    t, submission = desk.t, caselist.sent_submission(desk.db, case)
    waits, taken = case.state == "open", case.state == "taken"
    return (
        *column(
            button(t.plain("button-take"), Take(case=case.id)) if waits else None,
            button(t.plain("button-open-profile"), Profile(submission=submission)) if submission else None,
            button(t.plain("button-ask-school"), AskSchool(case=case.id)) if waits or taken else None,
            button(_later(desk, place), LayAside(case=case.id)) if waits else None,
            button(t.plain("button-note-step"), Steps(case=case.id)) if taken else None,
            button(t.plain("button-talk", n=words), TalkView(case=case.id, page=0)) if words else None,
            button(t.plain("button-read-whole"), WholeCard(case=case.id)) if hidden else None,
            button(t.plain("button-finish-case"), Finishing(case=case.id)) if taken else None,
        ),
        *row(home(t)),
    )


def _later(desk: Desk, place: Place) -> str:
    here = deadlines.local(work.later_at(desk.now, place.zone), place.zone)
    same = here.date() == deadlines.local(desk.now, place.zone).date()
    weekday = "" if same else f"{WEEKDAYS[desk.t.language][here.weekday()]}, "
    return desk.t.plain("button-lay-aside", at=f"{weekday}{here.hour}:{here.minute:02}")
