"""A school in five lines, as whoever takes it over reads it. No conversation: others draw with it."""

from datetime import date

from handlers import mentor_brief
from handlers.room import Desk
from locales import Safe
from models import Unit
from services import deadlines
from services.journey import baton
from services.org import schools, settings, units
from services.risk import briefs

NAMED = 3


def lines(desk: Desk, school: Unit) -> list[Safe]:
    """What it is, where it stands, what is grave, the signals, the next term."""
    t, found = desk.t, briefs.of_school(desk.db, school)
    today = deadlines.local(desk.now, school.zone).date()
    term = settings.value(desk.db, school.id, "school-term")
    told = [
        t("brief-title", school=school.name, term=f", {term}" if term else ""),
        t(
            "brief-where", town=schools.town_of(desk.db, school), code=school.code,
            director=schools.director_state(desk.db, school.id),
        ),
    ]  # fmt: skip
    sent = t.when(found.sent_at, school.zone, desk.now) if found.sent_at else ""
    told.append(t("brief-form", state=found.state, sent=sent, verified="yes" if found.verified else "no"))
    if found.high:
        told.append(t("brief-high", factors=", ".join(t.local(one) for one in found.high)))
    if found.case is None:
        told.append(t("brief-no-signals"))
    else:
        first = "; ".join(t.local(one).rstrip(".") for one in found.signals[:NAMED])
        who = units.seat_title(desk.db, found.case.taken_by) if found.case.taken_by else ""
        told.append(t("brief-signals", n=len(found.signals), first=first, state=found.case.state, who=who))
    told += mentor_brief.work(desk, baton.of_school(desk.db, school, desk.now))
    if found.state in ("open", "started") and found.due_on:
        told.append(t("brief-term", due=t.day(date.fromisoformat(found.due_on), today)))
    return told
