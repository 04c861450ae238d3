"""The terms of a roadmap for a calendar: all-day events that remind on the days the bot does (RFC 5545)."""

from datetime import date, datetime, timedelta

from services.deadlines import Overrides
from services.exports.roadmap_sheet import Line, Sheet, states
from services.roadmaps import timeline

HOUR = timedelta(hours=8, minutes=30)  # of the reader's own clock
LONGEST = 120  # characters of a title
WORDS = {
    "ru": {
        "term": "Срок: {name}", "project": "проект", "factor": "Фактор",
        "responsible": "Ответственный", "target": "Целевое", "evidence": "Подтверждение", "state": "Статус",
    },
    "en": {
        "term": "Term: {name}", "project": "draft", "factor": "Factor",
        "responsible": "Responsible", "target": "Target", "evidence": "Evidence", "state": "State",
    },
}  # fmt: skip


def to_ics(sheet: Sheet, now: datetime, overrides: Overrides) -> bytes:
    """The calendar. An event keeps its number: a file taken again renews what was there."""
    from icalendar import Calendar  # here: slow, and seldom needed

    calendar = Calendar()
    calendar.add("prodid", "-//Shagi//Roadmap//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{sheet.kind}: {sheet.unit}")
    for one in sheet.lines:
        calendar.add_component(_event(one, sheet, now, overrides))
    made: bytes = calendar.to_ical()
    return made


def _event(one: Line, sheet: Sheet, now: datetime, overrides: Overrides):  # type: ignore[no-untyped-def]
    from icalendar import Event

    words, event = WORDS.get(sheet.language, WORDS["en"]), Event()
    event.add("uid", f"{sheet.code}-{sheet.roadmap}-{one.id}@shagi")
    event.add("sequence", sheet.rev)
    event.add("dtstamp", now)
    event.add("dtstart", one.ends)
    event.add("dtend", one.ends + timedelta(days=1))
    event.add("summary", words["term"].format(name=_cut(one.name)))
    event.add("description", _told(one, sheet))
    event.add("categories", [one.short])
    event.add("transp", "TRANSPARENT")  # a term takes nobody's time
    event.add("status", "TENTATIVE" if sheet.state == "project" else "CONFIRMED")
    if one.open:
        for day in reminders(one, overrides):
            event.add_component(_alarm(one.ends, day, one.name))
    return event


def reminders(one: Line, overrides: Overrides) -> list[date]:
    """The days before the term and the term itself, as the bot counts them: working days."""
    return [step.day for step in timeline.ahead(one.starts, one.ends, overrides) if step.name != "half"]


def _alarm(ends: date, day: date, name: str):  # type: ignore[no-untyped-def]
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _cut(name))
    alarm.add("trigger", day - ends + HOUR)  # from midnight, in whatever zone the calendar lives
    return alarm


def _told(one: Line, sheet: Sheet) -> str:
    words = WORDS.get(sheet.language, WORDS["en"])
    facts = {
        "factor": one.factor, "responsible": one.responsible, "target": one.target, "evidence": one.evidence,
        "state": states(sheet.language)[one.state],
    }  # fmt: skip
    project = [words["project"].capitalize()] if sheet.state == "project" else []
    return "\n".join([one.name, *(f"{words[key]}: {fact}" for key, fact in facts.items() if fact), *project])


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
