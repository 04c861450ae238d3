"""A thousand signals within a minute for five curators: two messages each per five minutes, and nothing is missing."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, select
from sqlalchemy.orm import Session

import handlers.rooms
from bot.courier import word
from handlers.screen import Screen
from models import Case, Curation, Cycle, FormVersion, Person, Seat, Submission, Unit
from models.engine import make_engine
from services import outbox
from services.org import people
from services.risk import caselist, cases
from services.risk.signals import Signal
from tests.stories.test_signals import moscow

CURATORS, SCHOOLS, SIGNALS = 5, 40, 5
START = moscow(12, 10)
ZONE = "Europe/Moscow"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    assert handlers.rooms  # its import registers the wordings
    made = make_engine(database_url)
    yield made
    made.dispose()


def region(db: Session) -> list[Any]:
    """Five curators with forty schools each, every school about to send; what a case needs of each."""
    top = Unit(kind="region", code="R", name="Край", zone=ZONE)
    form = FormVersion(name="self", version="1", digest="0", definition="{}", published_at=START)
    db.add_all([top, form])
    db.flush()
    cycle = Cycle(
        unit_id=top.id, form_version_id=form.id, title="С", started_at=START, due_on="2026-10-30", trial=False
    )
    db.add(cycle)
    found = []
    for c in range(CURATORS):
        person = Person(messenger_id=9000 + c, language="ru", met_at=START)
        db.add(person)
        db.flush()
        seat = Seat(unit_id=top.id, role="curator", title=f"Куратор {c}", person_id=person.id, taken_at=START)
        schools = [Unit(parent_id=top.id, kind="school", code=f"S{c}-{n}", name=f"Школа {c}-{n}", zone=ZONE)
                   for n in range(SCHOOLS)]  # fmt: skip
        db.add_all([seat, *schools])
        db.flush()
        db.execute(insert(Curation), [{"seat_id": seat.id, "school_id": school.id} for school in schools])
        for school in schools:
            sent = Submission(cycle_id=cycle.id, school_id=school.id, form_version_id=form.id, state="sent")
            db.add(sent)
            db.flush()
            found.append(SimpleNamespace(id=sent.id, cycle_id=cycle.id, school_id=school.id, zone=ZONE))
    return found[::SCHOOLS] + [one for n, one in enumerate(found) if n % SCHOOLS]


def signals() -> list[Signal]:
    words = {"ru": "Сигнал", "en": "Signal"}
    return [Signal(f"C{n}", "high", "F1", words, words) for n in range(SIGNALS)]


def courier(db: Session, now: datetime, heard: dict[int, list[tuple[datetime, Screen]]]) -> None:
    """Everything that may leave at this moment."""
    while (message := outbox.claim(db, now, now.timestamp(), set())) is not None:
        screen = word(db, message, now)
        assert isinstance(screen, Screen)
        heard[message.person_id or 0].append((now, screen))
        outbox.settle(db, message.id, "sent", now)


def test_a_thousand_signals_in_a_minute_are_two_messages_each(engine: Engine) -> None:
    heard: dict[int, list[tuple[datetime, Screen]]] = defaultdict(list)
    with Session(engine) as db:
        schools = region(db)
        for second in range(0, 60, 6):  # twenty schools every six seconds
            now = START + timedelta(seconds=second)
            for draft in schools[second // 6 * 20 : second // 6 * 20 + 20]:
                cases.open_case(db, draft, signals(), now)
            courier(db, now, heard)
        for minute in range(1, 16):
            courier(db, START + timedelta(minutes=minute), heard)
        assert (db.scalar(select(func.count()).select_from(Case)) or 0) * SIGNALS == 1000
        books = outbox.books(db)
        assert set(books) == {"sent", "gathered"}, "nothing waits, nothing is lost"
        for person, messages in heard.items():
            moments = [at for at, _ in messages]
            assert all(sum(a <= b < a + timedelta(minutes=5) for b in moments) <= 2 for a in moments), moments
            assert len(moments) == 3, "the first at once, the rest as two lists"
            assert listed(db, person) == named(db, person) and len(named(db, person)) == SCHOOLS
        last = [screen for _, screen in heard[min(heard)]][-1]
        assert "школ" in last.text and last.rows[-2][0].label == "Открыть все сигналы"


def listed(db: Session, person: int) -> set[str]:
    """Every school of the list that the message opens, each with all its signals."""
    who = people.by_id(db, person)
    assert who is not None
    found, number, pages = [], 0, 1
    while number < pages:
        lines, pages = caselist.lines(db, who.seats[0], number)
        found += [line.school for line in lines if line.signals == SIGNALS]
        number += 1
    return set(found)


def named(db: Session, person: int) -> set[str]:
    """Every school of this curator."""
    schools = select(Unit.name).join(Curation, Curation.school_id == Unit.id).join(Seat, Seat.id == Curation.seat_id)
    return set(db.scalars(schools.where(Seat.person_id == person)))
