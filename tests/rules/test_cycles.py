"""A cycle in eleven zones: whom it reaches, when each hears of it, its term put off, a word of the operator's own."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Curation, Cycle, CyclePlan, FormVersion, Notice, Nudge, Person, Seat, Submission, Unit
from services import deadlines, outbox
from services.forms import cycles, nudges, plan, reach
from services.forms.timeline import FARTHEST
from services.org import entry
from services.org.people import Place
from services.refusal import NotThere, Refusal
from tests.faults import school
from tests.faults.siege import MONDAY
from tests.rules import region
from tests.rules.test_deadlines import ZONES
from tests.rules.test_roadmap_terms import works

DUE = date(2026, 11, 9)


@pytest.fixture
def place(db: Session) -> Place:
    """The operator's, in a region with a school in each of eleven zones and a form to send out."""
    text = '{"title": {"ru": "Самодиагностика"}, "factors": [{"code": "F1"}]}'
    db.add(FormVersion(name="selfdiagnosis", version="1", digest="", definition=text, published_at=MONDAY))
    town = region.unit(db, "M-1")
    for n, zone in enumerate(ZONES):
        one = Unit(parent_id=town, kind="school", code=f"Z-{n}", name=f"Пояс {n}", zone=zone)
        db.add(one)
        db.flush()
        school.settle(db, 6000 + n, one.id, "director", MONDAY)
    return region.who(db).seats[0]


def start(db: Session, place: Place, now: datetime = MONDAY, due: date = DUE) -> Cycle:
    rev = plan.read(db, place, deadlines.local(now, place.zone).date()).rev
    return cycles.start(db, region.who(db), place, due, now, rev)


def told(db: Session, key: str) -> list[tuple[Notice, Unit]]:
    rows = db.execute(
        select(Notice, Unit).join(Seat, Seat.id == Notice.seat_id).join(Unit, Unit.id == Seat.unit_id)
        .where(Notice.key == key).order_by(Notice.id)
    ).all()  # fmt: skip
    return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize("begins", [None, date(2026, 10, 12), date(2026, 11, 4)])  # the last one is a holiday
@pytest.mark.parametrize("hour", [0, 11])
def test_every_director_hears_in_the_working_hours_of_their_own_zone(
    db: Session, place: Place, begins: date | None, hour: int
) -> None:
    now = MONDAY.replace(hour=hour)
    if begins:
        plan.choose_begin(db, place, begins, now.date())
    cycle = start(db, place, now)
    heard = told(db, "cycle-started")
    assert len(heard) == 6 + len(ZONES) == sum(cycles.counts(db, cycle.id).values())
    for notice, unit in heard:
        here = deadlines.local(notice.not_before, unit.zone)
        assert works(here.date()) and time(9) <= here.time() < time(18) and notice.not_before >= now
        assert begins is None or here.date() >= begins
        day = max(begins or now.date(), deadlines.local(now, unit.zone).date())
        before = [day + timedelta(days=n) for n in range((here.date() - day).days)]
        assert not any(works(one) for one in before if one > day), "nor later than the next morning"
        assert notice.expires_at is not None
        assert deadlines.local(notice.expires_at, unit.zone) == deadlines.local(
            deadlines.moment(DUE, time(18), unit.zone), unit.zone
        )
    with pytest.raises(Refusal, match="cycle-runs-already"):
        start(db, place, now)


def test_a_term_is_put_off_once_for_those_who_have_not_sent(db: Session, place: Place) -> None:
    cycle, by, now = start(db, place), region.who(db), MONDAY + timedelta(days=2)
    sent = select(Submission.id).where(Submission.cycle_id == cycle.id).order_by(Submission.id).limit(5)
    db.execute(update(Submission).where(Submission.id.in_(sent.scalar_subquery())).values(state="sent"))
    rows = cycles.directors(db, cycle.id, unfinished=True)
    seat = rows[0][1]
    outbox.notify(db, seat, "remind", once=f"cycle/{cycle.id}/remind/{DUE}/due-1/{seat}", now=now)
    for early in (DUE - timedelta(days=1), MONDAY.date(), DUE + FARTHEST):
        with pytest.raises(Refusal, match="cycle-term-past"):
            cycles.extend(db, by, cycle, place, early, now)
    assert not cycles.extend(db, by, cycle, place, DUE, now), "this very term holds"
    later = DUE + timedelta(days=14)
    assert cycles.extend(db, by, cycle, place, later, now) and not cycles.extend(db, by, cycle, place, later, now)
    assert {notice.seat_id for notice, _ in told(db, "cycle-extended")} == {one[1] for one in rows}
    assert [notice.state for notice, _ in told(db, "remind")] == ["cancelled"], "of the former term"
    assert cycles.reminds_from(db, cycle, place.zone) == now.date()
    cycles.close(db, by, cycle, place, now)
    cycles.close(db, by, cycle, place, now + timedelta(days=1))
    assert cycle.closed_at == now
    with pytest.raises(Refusal, match="cycle-ended-already"):
        cycles.extend(db, by, cycle, place, later + timedelta(days=1), now)
    assert start(db, place, now).id > cycle.id, "the next one may begin"


def test_the_plan_that_was_looked_at_is_the_one_that_starts(db: Session, place: Place) -> None:
    by, today = region.who(db), MONDAY.date()
    plan.toggle_town(db, place, region.unit(db, "M-0"))
    seen = plan.read(db, place, today)
    plan.toggle_town(db, place, region.unit(db, "M-1"))
    plan.toggle_town(db, place, region.unit(db, "M-1"))
    with pytest.raises(Refusal, match="cycle-plan-changed"):
        cycles.start(db, by, place, DUE, MONDAY, seen.rev)
    assert plan.read(db, place, today).audience == seen.audience
    cycle = start(db, place)
    assert sum(cycles.counts(db, cycle.id).values()) == 3 and db.scalars(select(CyclePlan)).all() == []
    cycles.close(db, by, cycle, place, MONDAY)
    plan.toggle_town(db, place, region.unit(db, "M-0"))
    plan.toggle_town(db, place, region.unit(db, "M-0"))
    with pytest.raises(Refusal, match="cycle-nobody-chosen"):
        start(db, place)
    for day in (today - timedelta(days=1), today + plan.LATEST_BEGIN + timedelta(days=1)):
        with pytest.raises(Refusal, match="cycle-begin-past"):
            plan.choose_begin(db, place, day, today)
    plan.choose_begin(db, place, today + timedelta(days=3), today)
    assert plan.read(db, place, today + timedelta(days=9)).begins_on == today + timedelta(days=9), "a past day is today"


def test_whom_it_would_reach_is_counted_by_how(db: Session, place: Place) -> None:
    inside = db.scalars(select(Seat).where(Seat.role == "director").order_by(Seat.id)).all()
    db.execute(update(Seat).where(Seat.id.in_([inside[0].id, inside[1].id])).values(person_id=None))
    db.execute(update(Person).where(Person.id == inside[2].person_id).values(blocked_at=MONDAY))
    db.execute(update(Seat).where(Seat.id == inside[3].id).values(closed_at=MONDAY))
    entry.issue(db, inside[1].id, None, MONDAY)
    db.add(Curation(seat_id=place.seat_id, school_id=inside[4].unit_id))
    db.flush()
    found = reach.preview(db, place, None, "selfdiagnosis")
    n = 6 + len(ZONES)
    assert found.schools == n == sum(found.states.values()) == sum(town.schools for town in found.towns)
    assert found.states == {"not-invited": 1, "invited": 1, "blocked": 1, "no-seat": 1, "entered": n - 4}
    assert found.uncurated == n - 1 and len(found.no_curator) == 3
    lines, pages = reach.unreached(db, reach.chosen(db, place, None, ""), 0)
    assert Counter(line.reason for line in lines) == {"not-invited": 1, "invited": 1, "blocked": 1, "no-seat": 1}
    assert pages == 1
    known, unknown = reach.by_codes(db, place, ["s-1", "S-1", "Z-0", "нет", "M-0"])
    assert known == [region.unit(db, "S-1"), region.unit(db, "Z-0")] and unknown == ["нет", "M-0"]
    assert db.scalars(reach.chosen(db, place, {"kind": "towns", "units": []}, "")).all() == [], (
        "nobody is not everybody"
    )


def test_an_own_word_reaches_a_group_once_a_day_and_only_while_it_is_behind(db: Session, place: Place) -> None:
    cycle, by = start(db, place), region.who(db)
    with pytest.raises(NotThere):
        nudges.write(db, place, cycle, "sent", "Коллеги, осталось мало времени.", MONDAY)
    for bad in ("коротко", "я" * 501):
        with pytest.raises(Refusal, match="nudge-length"):
            nudges.write(db, place, cycle, "open", bad, MONDAY)
    first = nudges.write(db, place, cycle, "open", "Коллеги, осталось мало времени.", MONDAY)
    same = nudges.write(db, place, cycle, "open", "Коллеги, осталась неделя.", MONDAY)
    assert first.id == same.id and len(db.scalars(select(Nudge)).all()) == 1, "one draft to a group"
    rows = db.scalars(select(Submission).where(Submission.cycle_id == cycle.id).order_by(Submission.id)).all()
    rows[0].state, rows[1].state = "started", "sent"
    db.flush()
    person = select(Seat.person_id).where(Seat.unit_id == rows[2].school_id).scalar_subquery()
    db.execute(update(Person).where(Person.id == person).values(blocked_at=MONDAY))
    n = len(rows) - 3
    assert nudges.count(db, cycle, "open") == n and nudges.count(db, cycle, "started") == 1
    assert nudges.send(db, by, first, cycle, place, MONDAY) == n
    assert nudges.send(db, by, first, cycle, place, MONDAY) is None, "a second press"
    again = nudges.write(db, place, cycle, "open", "Коллеги, ещё раз о сроке.", MONDAY)
    with pytest.raises(Refusal, match="nudge-once-a-day"):
        nudges.send(db, by, again, cycle, place, MONDAY + timedelta(hours=13))
    assert nudges.still_wanted(db, first.id, rows[3].id)
    rows[3].state = "started"
    db.flush()
    assert nudges.still_wanted(db, first.id, rows[3].id) is None, "begun meanwhile"
    assert nudges.send(db, by, again, cycle, place, MONDAY + timedelta(hours=15)) == n - 1, "tomorrow in Moscow"
    cycles.close(db, by, cycle, place, MONDAY)
    assert nudges.still_wanted(db, first.id, rows[4].id) is None
    for stranger in (region.director(db, 0), region.sit(db, 9001, "M-0", "operator")):
        with pytest.raises(NotThere):
            nudges.mine(db, stranger, first.id)


DAYS = st.dates(date(2026, 1, 1), date(2028, 1, 1))


@given(DAYS, st.integers(-5, 500), st.none() | DAYS)
def test_a_term_lies_after_its_beginning_and_within_all_calendars(begins: date, n: int, after: date | None) -> None:
    due = begins + timedelta(days=n)
    fits = begins < due <= begins + FARTHEST and (after is None or after < due)
    try:
        cycles.check_term(due, begins, after)
    except Refusal:
        assert not fits
    else:
        assert fits
