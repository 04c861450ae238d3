"""The people of the fault tests: a small region in the database, its directors with phones and a running form."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

import services.forms.xlsform
from models import Consent, FormVersion, Person, Seat, Submission, Unit
from models.engine import make_engine
from sandbox.phone import Phone
from sandbox.telegram import Telegram
from services.content import publish_forms
from services.forms import cycles
from services.forms.compiled import load
from services.org import consent, people

# Reading a form takes a second, and it is always the same one.
services.forms.xlsform.read = functools.cache(services.forms.xlsform.read)

OPERATOR = 4001
FIRST_DIRECTOR = 5001
DUE = date(2026, 10, 23)


@contextmanager
def session(engine: Engine, *, reading: bool = True) -> Iterator[Session]:
    """A look into the database, or a change of it, beside the bot."""
    with engine.connect().execution_options(reading=reading) as connection, Session(connection) as db:
        yield db
        if not reading:
            db.commit()


def found(url: str, now: datetime, schools: int = 5) -> None:
    """A region with an operator and directors who have come in, and a cycle that runs."""
    engine = make_engine(url)
    with session(engine, reading=False) as db:
        publish_forms(db, now)
        region = Unit(kind="region", code="R", name="Край", zone="Europe/Moscow")
        db.add(region)
        db.flush()
        settle(db, OPERATOR, region.id, "operator", now)
        for n in range(schools):
            school = Unit(parent_id=region.id, kind="school", code=f"S-{n}", name=f"Школа {n}", zone="Europe/Moscow")
            db.add(school)
            db.flush()
            settle(db, FIRST_DIRECTOR + n, school.id, "director", now)
        operator = people.by_messenger(db, OPERATOR)
        assert operator is not None
        cycles.start(db, operator, operator.seats[0], DUE, now)
    engine.dispose()


def settle(db: Session, messenger_id: int, unit_id: int, role: str, now: datetime) -> int:
    """Somebody in a seat, as after a confirmed invitation. Returns the seat."""
    person = people.meet(db, messenger_id, "ru", now)
    seat = Seat(unit_id=unit_id, role=role, title=f"{role} {messenger_id}", person_id=person.person_id, taken_at=now)
    db.add(seat)
    db.execute(insert(Consent).values(person_id=person.person_id, edition=consent.EDITION, given_at=now))
    db.flush()
    return seat.id


@dataclass
class Director:
    """One director's phone and what their answers must be if everything is applied exactly once, in order."""

    phone: Phone
    submission: int
    rev: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    changes: int = 0  # answers that replaced a different one: each is one line of the journal

    def expect(self, item: str, value: str) -> None:
        self.rev += 1
        self.changes += item in self.answers and self.answers[item] != value
        self.answers[item] = value


@dataclass(frozen=True)
class Places:
    """Where questions stand in the form and what may be chosen."""

    numbers: tuple[tuple[str, int], ...]  # (item, its place): whole numbers that hang on nothing
    choice: str
    choice_place: int
    choices: tuple[str, ...]


def places(db: Session) -> Places:
    """Two typed questions and a pressed one of the school's profile."""
    definition = db.scalars(select(FormVersion.definition)).first()
    assert definition is not None
    nodes = load(definition).nodes
    choices = tuple(choice.name for choice in nodes["P4"].choices)
    return Places(tuple((name, nodes[name].place) for name in ("P2", "P3")), "P4", nodes["P4"].place, choices)


def directors(db: Session, telegram: Telegram) -> list[Director]:
    """Everybody with a school, in order."""
    rows = db.execute(
        select(Person.messenger_id, Submission.id)
        .join(Seat, Seat.person_id == Person.id)
        .join(Submission, Submission.school_id == Seat.unit_id)
        .order_by(Person.messenger_id)
    ).all()
    return [Director(telegram.phone(account or 0, f"Директор {account}"), number) for account, number in rows]
