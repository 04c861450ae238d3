"""Reminders of measures in eleven zones through three transferred days off, against days counted by hand."""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models import Curation, Measure, Notice, Person, Roadmap, Seat, Unit
from models.engine import make_engine
from scheduler.jobs import due
from services.forms import parse
from services.forms.answers import Given
from services.forms.schema import Item
from tests.rules.test_deadlines import ZONES, at_work, clock

DAY = timedelta(days=1)
FIRST, LAST = date(2027, 2, 18), date(2027, 2, 27)  # the 20th, a Saturday, is at work for the 22nd; the 23rd is off
OPENS = datetime(2027, 2, 17, 12, 30, tzinfo=UTC)  # after half past eight everywhere


def walk(day: date, n: int) -> date:
    """n working days on, or back when n is negative, one by one."""
    step = DAY if n > 0 else -DAY
    while n:
        day += step
        n -= at_work(day) * (1 if n > 0 else -1)
    return day


def said(starts: date, ends: date) -> dict[date, str]:
    """What a director hears of a measure on which day; the nearer to the term, the stronger."""
    last, middle = ends, starts + timedelta(days=(ends - starts).days // 2)
    while not at_work(last):
        last -= DAY
    while not at_work(middle):
        middle -= DAY
    days = {middle: "half"} if (ends - starts).days > 30 else {}
    days |= {walk(ends, -7): "due-7", walk(ends, -3): "due-3", walk(ends, -1): "due-1", last: "due-0"}
    heard = {day: name for day, name in days.items() if starts < day or name == "due-0"}
    return {**heard, walk(ends, 1): "late-0"}


@pytest.fixture
def db(sqlite_template: Path, tmp_path: Path) -> Iterator[Session]:
    engine = make_engine(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'zones.db')}")
    with Session(engine) as db:
        yield db
    engine.dispose()


def fill(db: Session, terms: dict[str, list[tuple[date, date]]]) -> None:
    """In each zone a municipality with a coordinator and a curator, and a school with these measures."""
    rows = list[Measure]()
    for zone, dates in terms.items():
        town = Unit(kind="municipality", code=f"M {zone}", name=zone, zone=zone)
        db.add(town)
        db.flush()
        school = Unit(parent_id=town.id, kind="school", code=zone, name=zone, zone=zone)
        db.add(school)
        db.flush()
        for role, unit in (("director", school), ("curator", town), ("coordinator", town)):
            person = Person(language="ru", met_at=OPENS)
            db.add(person)
            db.flush()
            db.add(Seat(unit_id=unit.id, role=role, title=zone, person_id=person.id))
        db.flush()
        seats = {seat.role: seat.id for seat in db.scalars(select(Seat).where(Seat.title == zone))}
        db.execute(insert(Curation), {"seat_id": seats["curator"], "school_id": school.id})
        plan = Roadmap(
            unit_id=school.id, state="working", made_at=OPENS, made_by=seats["director"], title="", version=1
        )
        db.add(plan)
        db.flush()
        rows += [
            Measure(
                roadmap_id=plan.id, place=k, factor="F7", name=f"{k}", starts_on=starts.isoformat(), state="working",
                ends_on=ends.isoformat(), first_ends_on=ends.isoformat(), responsible="завуч",
            )
            for k, (starts, ends) in enumerate(dates)
        ]  # fmt: skip
    db.add_all(rows)
    db.commit()


def test_in_every_zone_each_word_comes_once_on_its_day_at_the_hour_that_was_chosen(db: Session) -> None:
    chance = Random(20)
    span = [FIRST + k * DAY for k in range(-5, 15)]
    terms = {zone: [(ends - chance.randrange(1, 70) * DAY, ends) for ends in chance.sample(span, 6)] for zone in ZONES}
    fill(db, terms)
    now, heard = OPENS, list[tuple[str, str, int, str, datetime]]()
    hours = {OPENS.hour} | {(morning - offset) % 24 for offset in ZONES.values() for morning in (8, 9)}
    while now.date() <= LAST:
        if now.hour in hours:
            due.remind(db, now)
            due.escalate(db, now)
            db.commit()
        now += timedelta(hours=1)
    places = {row.id: (row.roadmap_id, row.place) for row in db.scalars(select(Measure))}
    where = select(Roadmap.id, Unit.zone).join(Unit, Unit.id == Roadmap.unit_id)
    zones = {row[0]: row[1] for row in db.execute(where)}
    told = select(Notice, Seat.role).join(Seat, Seat.id == Notice.seat_id).where(Notice.created_at > OPENS)
    for notice, role in db.execute(told):
        for number, step in notice.args["measures"]:
            plan, place = places[number]
            heard.append((zones[plan], role, place, step, notice.not_before))
    by_measure = defaultdict[tuple[str, int], dict[date, str]](dict)
    above = defaultdict[tuple[str, int], dict[date, str]](dict)
    for zone, role, place, step, moment in heard:
        here = clock(moment, zone)
        assert at_work(here.date()) and (here.hour, here.minute) == ((8, 30) if role == "director" else (9, 30))
        days = by_measure[zone, place] if role == "director" else above[zone, place]
        assert here.date() not in days, "no day says two things"
        days[here.date()] = step if role == "director" else role
    days_told = [FIRST + k * DAY for k in range((LAST - FIRST).days)]
    for zone, dates in terms.items():
        for place, (starts, ends) in enumerate(dates):
            expected, rungs = said(starts, ends), {walk(ends, 2): "curator", walk(ends, 4): "coordinator"}
            for day in days_told:
                assert by_measure[zone, place].get(day) == expected.get(day), (zone, starts, ends, day)
                assert above[zone, place].get(day) == rungs.get(day), (zone, starts, ends, day)


@settings(deadline=None)
@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)), st.integers(1, 36))
def test_months_are_counted_as_people_count_them(today: date, months: int) -> None:
    """«через 2 месяца»: the same number of so many months on, or the last day of a month that has no such number."""
    said_ = parse.answer(Item(kind="date", name="when"), f"через {months} месяцев", today=today)
    assert isinstance(said_, Given)
    day, passed = today, 0
    while passed < months:  # from first to first, day by day
        day += DAY
        passed += day.day == 1
    if today.day != 1:
        while day.day < today.day and (day + DAY).day != 1:
            day += DAY
    assert date.fromisoformat(str(said_.value)) == day
