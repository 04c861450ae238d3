"""Rules are tried with many examples; those that need rows share one small region, and leave it as it was."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models import Unit
from models.engine import make_engine
from services.forms import submissions

settings.register_profile("patient", settings(), deadline=None)  # a slow machine is no finding
settings.load_profile("patient")

SCHOOLS = 6
ZONES = ("Europe/Moscow", "Asia/Vladivostok")


@pytest.fixture(scope="session")
def region(sqlite_template: Path) -> Iterator[Engine]:
    """An operator, two municipalities, a director in each of six schools; nothing has happened yet."""
    from tests.faults import school  # here: it makes the reading of forms remember, which other rules do not want
    from tests.faults.siege import MONDAY

    path = shutil.copy(sqlite_template, sqlite_template.with_name("region.db"))
    engine = make_engine(f"sqlite:///{path}")
    with school.session(engine, reading=False) as db:
        top = Unit(kind="region", code="R", name="Край", zone=ZONES[0])
        db.add(top)
        db.flush()
        school.settle(db, school.OPERATOR, top.id, "operator", MONDAY)
        towns = [Unit(parent_id=top.id, kind="municipality", code=f"M-{n}", name=f"Город {n}", zone=zone)
                 for n, zone in enumerate(ZONES)]  # fmt: skip
        db.add_all(towns)
        db.flush()
        for n in range(SCHOOLS):
            town = towns[n % 2]
            one = Unit(parent_id=town.id, kind="school", code=f"S-{n}", name=f"Школа {n}", zone=town.zone)
            db.add(one)
            db.flush()
            school.settle(db, school.FIRST_DIRECTOR + n, one.id, "director", MONDAY)
    yield engine
    engine.dispose()


@pytest.fixture
def db(region: Engine) -> Iterator[Session]:
    """A transaction in it that is never committed."""
    submissions._definitions.clear()  # the numbers of versions are given again
    with region.connect() as connection, Session(connection, expire_on_commit=False) as opened:
        yield opened
        opened.rollback()
