"""The burden ledger and a letter's picture against plain counting: a recipient in one state, a minute once."""

import random
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Cycle, Delivery, FormVersion, Letter, Submission, Unit
from services.letters import burden, form_lines, overview, register
from services.org.people import Place
from tests.faults.siege import MONDAY
from tests.rules import region

WORKS = ("none", "open", "started", "returned", "reported", "accepted")
STATES = ("waiting", "acknowledged", "unreachable", "cancelled")
TODAY = date(2026, 10, 20)


def paper(db: Session, by: Place, at: datetime, minutes: int, **more: object) -> Letter:
    """A letter as it stands in the database, with nobody told."""
    given = {"kind": "order", "state": "running", "version": 1, "made_at": at, "published_at": at, **more}
    row = Letter(unit_id=by.unit_id, seat_id=by.seat_id, minutes=minutes, **given)
    db.add(row)
    db.flush()
    return row


def place(db: Session, code: str, role: str) -> Place:
    one = db.get_one(Unit, region.unit(db, code))
    return Place(region.who(db).seats[0].seat_id, role, "", one.id, one.name, one.zone)


def schools(db: Session) -> list[Unit]:
    return list(db.scalars(select(Unit).where(Unit.kind == "school").order_by(Unit.id)))


@pytest.mark.parametrize("seed", range(2))
def test_every_recipient_stands_in_one_state_and_the_towns_make_up_the_whole(db: Session, seed: int) -> None:
    chance, units = random.Random(seed), schools(db)
    letter = paper(db, region.who(db).seats[0], MONDAY, 5)
    units.append(db.get_one(Unit, region.unit(db, "M-0")))
    for unit in units:
        for _ in range(chance.randrange(3)):
            db.add(Delivery(
                letter_id=letter.id, unit_id=unit.id, state=chance.choice(STATES), work=chance.choice(WORKS),
                due_on=chance.choice((None, "2026-10-19", "2026-10-20", "2026-10-21")),
                trouble=chance.choice((None, "x")),
            ))  # fmt: skip
    db.flush()
    rows = db.scalars(select(Delivery).where(Delivery.letter_id == letter.id)).all()
    towns = overview.by_town(db, letter.id, TODAY)
    whole = overview.total(towns)
    assert whole.meant == len(rows) and set(whole.states) == set(overview.STATES)
    assert whole.states["late"] == sum(
        row.work in ("open", "started", "returned") and (row.due_on or "9") < "2026-10-20"
        and row.state in ("waiting", "acknowledged") for row in rows
    )  # fmt: skip
    assert whole.states["cancelled"] == sum(row.state == "cancelled" for row in rows)
    for name in ("reported", "accepted"):
        assert whole.states[name] == sum(row.work == name and row.state != "cancelled" for row in rows)
    at_home = {unit.id: unit.parent_id if unit.kind == "school" else unit.id for unit in units}
    assert Counter(at_home[row.unit_id] for row in rows) == {town.id: town.meant for town in towns if town.meant}
    for town in [*towns, overview.TownState(0, "", whole.states)]:
        for which, n in town.states.items():
            lines, pages, known = overview.page(db, letter.id, which, town.id, 0, TODAY)
            rest = [overview.page(db, letter.id, which, town.id, k, TODAY)[0] for k in range(1, pages)]
            listed = [line.delivery_id for line in [*lines, *(one for page in rest for one in page)]]
            assert known == n == len(set(listed)) == len(listed)
    told = list(overview.everything(db, letter.id, TODAY))
    assert Counter(row.state for row in told) == Counter({name: n for name, n in whole.states.items() if n})


# ── the ledger ───────────────────────────────────────────────────────────────────────────────


def moscow(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour - 3, tzinfo=UTC)


def write(db: Session, chance: random.Random, form: int) -> list[tuple[Letter, list[Delivery]]]:
    """Some months of letters of the region and of a municipality, each school at most once in a letter."""
    bodies = [region.who(db).seats[0], place(db, "M-0", "coordinator")]
    found = []
    for _ in range(14):
        body = chance.choice(bodies)
        at = moscow(date(2026, 9, 20) + timedelta(days=chance.randrange(50)), chance.choice((3, 4, 12, 23)))
        letter = paper(
            db, body, at, chance.randrange(1, 40), state=chance.choice(("running", "running", "closed", "stopped")),
            form_version_id=chance.choice((None, form)), report="form",
        )  # fmt: skip
        own = [one for one in schools(db) if body.unit_id in (one.parent_id, bodies[0].unit_id)]
        rows = [
            Delivery(letter_id=letter.id, unit_id=one.id, state=chance.choice(STATES))
            for one in chance.sample(own, chance.randrange(len(own) + 1))
        ]
        db.add_all(rows)
        found.append((letter, rows))
    db.flush()
    return found


def made(db: Session, lines: str) -> FormVersion:
    """A form in lines, published."""
    form = form_lines.read(lines, "letter-1", "О проверке")
    row = FormVersion(name="f", version="1", digest="", definition=form.model_dump_json(), published_at=MONDAY)
    db.add(row)
    db.flush()
    return row


def reached(one: tuple[Letter, list[Delivery]], month: date, own: Iterable[int]) -> list[Delivery]:
    """The schools of a seat to which a letter of this month has come, by Moscow's calendar."""
    letter, rows = one
    there = (letter.published_at or MONDAY) + timedelta(hours=3)
    if letter.state == "stopped" or (there.year, there.month) != (month.year, month.month):
        return []
    return [row for row in rows if row.state != "cancelled" and row.unit_id in own]


@pytest.mark.parametrize("seed", range(2))
def test_minutes_of_a_month_are_those_of_its_letters_and_diagnoses(db: Session, seed: int) -> None:
    chance, units = random.Random(seed), schools(db)
    version = made(db, "А | число\nБ | число\nВ | да/нет\nГ | текст\nД | дата")
    letters = write(db, chance, version.id)
    cycle = Cycle(
        unit_id=region.unit(db, "R"), form_version_id=version.id, title="c", started_at=moscow(date(2026, 10, 8)),
        due_on="2026-10-23",
    )  # fmt: skip
    db.add(cycle)
    db.flush()
    for unit in units[:4]:
        db.add(Submission(
            cycle_id=cycle.id, school_id=unit.id, form_version_id=version.id, saved=3,
            started_at=moscow(date(2026, 10, 9)),
        ))  # fmt: skip
    a_form = round(0.5 * 5)
    assert burden.minutes_of(db, version.id) == a_form, "half a minute a question, until three reports were timed"
    for seat, own in (
        (region.who(db).seats[0], {one.id for one in units}),
        (place(db, "M-0", "coordinator"), {one.id for one in units if one.parent_id == region.unit(db, "M-0")}),
    ):
        for month in (date(2026, 9, 1), date(2026, 10, 15), date(2026, 11, 30), date(2026, 12, 1)):
            said = burden.ledger(db, seat, month, moscow(date(2026, 11, 10)))
            asked = {(letter, row.unit_id) for letter, rows in letters for row in reached((letter, rows), month, own)}
            diagnosed = [one.id for one in units[:4] if month.month == 10 and one.id in own]
            assert said.schools == len(own) and said.month == month.replace(day=1)
            assert said.letters == len(asked)
            of_letters = sum(letter.minutes for letter, _ in asked)
            assert said.minutes == of_letters + a_form * len(diagnosed)
            assert sum(one.forms for one in said.loads) == len(diagnosed) + sum(
                letter.form_version_id is not None for letter, _ in asked
            )
            assert sum(minutes for _, _, minutes in said.authors) == of_letters, "the authors asked what was asked"
            assert said.saved == 3 * len(diagnosed) and said.saved_minutes == round(1.5 * len(diagnosed))
            each = Counter({one.school_id: one.minutes for one in said.loads})
            assert said.median == round(median([each[number] for number in own]))
            assert [one.minutes for one in said.loads] == sorted((one.minutes for one in said.loads), reverse=True)
            fridays = [day for day in days(month, date(2026, 11, 10)) if day.weekday() == 4]
            quiet = sum(not any(heard(one, friday, own) for one in letters) for friday in fridays)
            assert (said.quiet, said.weeks) == (quiet, len(fridays))


def test_a_letter_to_two_people_of_a_school_asks_that_school_once(db: Session) -> None:
    version, by = made(db, "А | число"), region.who(db).seats[0]
    letter = paper(db, by, MONDAY, 7, form_version_id=version.id, report="form")
    home = schools(db)[0].id
    second = region.sit(db, 9001, "S-0", "director").seats[0].seat_id
    db.add_all(Delivery(letter_id=letter.id, unit_id=home, seat_id=seat) for seat in (None, second))
    db.flush()
    [load] = burden.ledger(db, by, MONDAY.date(), MONDAY).loads
    assert (load.letters, load.forms, load.minutes) == (1, 1, 7)
    assert burden.ledger(db, by, MONDAY.date(), MONDAY).authors == (("Край", 1, 7),)


def days(month: date, until: date) -> list[date]:
    first = month.replace(day=1)
    found = [first + timedelta(days=n) for n in range(31)]
    return [day for day in found if day.month == first.month and day <= until]


def heard(one: tuple[Letter, list[Delivery]], friday: date, own: Iterable[int]) -> bool:
    """Has a letter come to one of them from Monday to Sunday of this Friday's week?"""
    there = ((one[0].published_at or MONDAY) + timedelta(hours=3)).date()
    week = friday - timedelta(days=4) <= there <= friday + timedelta(days=2)
    return week and bool(reached(one, there, own))


def test_three_timed_reports_are_believed_by_their_median(db: Session) -> None:
    version = made(db, "А | число")
    letter = paper(db, region.who(db).seats[0], MONDAY, 1, form_version_id=version.id, report="form")
    for n, (minutes, believed) in enumerate(((40, 1), (2, 1), (90, 40), (None, 40))):
        db.add(Delivery(letter_id=letter.id, unit_id=schools(db)[n].id, minutes=minutes))
        db.flush()
        assert burden.minutes_of(db, version.id) == believed
    assert burden.estimate(db, letter) == burden.READING + 40
    letter.minutes = 7
    assert burden.asked(db, letter) == (1, 7), "what the mirror said stays on the card and in the ledger"
    letter.version = 0
    assert burden.asked(db, letter) == (1, burden.READING + 40), "a copied draft: the estimate"
    for report, estimate in (("tick", 1), ("file", 11), (None, 1)):
        letter.report, letter.form_version_id = report, None
        assert burden.estimate(db, letter) == estimate


@pytest.mark.parametrize("seed", range(2))
def test_a_full_week_is_counted_in_letters_of_seven_days(db: Session, seed: int) -> None:
    chance = random.Random(seed)
    letters, now = write(db, chance, made(db, "А | число").id), moscow(date(2026, 10, 16))
    most = Counter(
        row.unit_id for letter, rows in letters for row in rows
        if row.state != "cancelled" and letter.published_at and letter.published_at >= now - timedelta(days=7)
    )  # fmt: skip
    for least in (1, 2, 3):
        found = burden.week(db, [one.id for one in schools(db)], now, least)
        assert {number: n for number, _, n in found} == {number: n for number, n in most.items() if n >= least}
        assert [n for _, _, n in found] == sorted((n for _, _, n in found), reverse=True)


# ── the register ─────────────────────────────────────────────────────────────────────────────


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(1, 12))
def test_a_month_by_its_name_is_whole_and_never_ahead(today: date, number: int) -> None:
    name = ("январь", "февраля", "март", "апреля", "май", "июня", "июль", "aug", "сентябрь", "oct", "ноября", "декабрь")
    found = register._days(name[number - 1], today)
    assert found is not None
    first, last = found
    assert (first.day, first.month) == (1, number) and (last + timedelta(days=1)).day == 1
    assert (last - first).days in (27, 28, 29, 30) and (first <= today) and (today - first).days < 366
    dated = register._days(f"{name[number - 1]} {today.year - 3}", today)
    assert dated is not None and dated[0] == first.replace(year=today.year - 3)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {"1", "12-р", "214"}), ("1", {"1", "12-р", "214"}), ("12-р", {"12-р"}), ("№ 214", {"214"}),
        ("ОГЭ подготовке", {"214"}), ("учебник", {"12-р"}), ("УЧЁБНИК", {"12-р"}), ("октябрь", {"214"}),
        ("сентябрь 2026", {"12-р"}), ("с 1 по 9.10", {"214"}), ("9.10.2026", set()), ("2 октября", {"214"}),
        ("луна", set()), ("%", set()), ("_", set()),
    ],
)  # fmt: skip
def test_letters_are_found_by_number_words_and_days(db: Session, words: str, found: set[str]) -> None:
    body = region.who(db).seats[0]
    for number, heading, dated in (
        ("1", "О питании", "2025-03-03"), ("12-р", "Об учебниках", "2026-09-15"),
        ("214", "О подготовке к ОГЭ", "2026-10-02"),
    ):  # fmt: skip
        paper(db, body, MONDAY, 1, number=number, heading=heading, dated=dated, body="Текст 1")
    paper(db, body, MONDAY, 1, number="9", heading="Черновик", version=0, state="draft")
    paper(db, place(db, "M-0", "coordinator"), MONDAY, 1, number="77", heading="Чужое")
    lines, pages, n = register.find(db, body, words, "all", 0, date(2026, 10, 20))
    assert {line.number for line in lines} == found and n == len(found) and pages == 1
    assert register.find(db, body, words, "closed", 0, date(2026, 10, 20))[2] == 0
    db.execute(update(Letter).values(state="closed"))
    assert register.find(db, body, words, "closed", 5, date(2026, 10, 20))[2] == len(found)
