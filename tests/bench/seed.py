"""A region written straight into the database: what a measurement needs and no conversation should have to make."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import create_engine, delete, func, insert, select, update
from sqlalchemy.orm import Session

from models import Answer, Curation, Cycle, Person, Seat, Submission, Unit
from models.engine import driver_url
from models.schema import upgrade
from services.content import newest, publish_forms

FIRST_ACCOUNT = 1_000_000
PER_MUNICIPALITY = 50
ZONES = ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Vladivostok")
ALREADY = ("P1", "P4", "P5", "P8", "P9", "q5_5", "q5_6", "q7_2")  # what the schools nobody measures have answered


def region(url: str, schools: int, people: int) -> list[int]:
    """Migrate and fill a database; returns the accounts of the directors who have answered nothing yet."""
    upgrade(url)
    engine = create_engine(driver_url(url))
    with Session(engine) as db:
        now = datetime.now(UTC)
        publish_forms(db, now)
        towns = -(-schools // PER_MUNICIPALITY)
        first = 2 + towns  # the first school's id, after the region and its municipalities
        _units(db, towns, first, schools)
        _directors(db, first, schools, now)
        _curators(db, first, schools)
        _cycle(db, first, schools, now)
        _answers(db, people, schools, now)
        db.commit()
    engine.dispose()
    return [FIRST_ACCOUNT + n for n in range(people)]


def _units(db: Session, towns: int, first: int, schools: int) -> None:
    rows = [{"id": 1, "parent_id": None, "kind": "region", "code": "R", "name": "Область", "zone": ZONES[0]}]
    rows += [
        {
            "id": 2 + n, "parent_id": 1, "kind": "municipality", "code": f"M-{n}",
            "name": f"Район {n}", "zone": ZONES[n % 3],
        }
        for n in range(towns)
    ]  # fmt: skip
    rows += [
        {
            "id": first + n, "parent_id": 2 + n // PER_MUNICIPALITY, "kind": "school", "code": f"S-{n}",
            "name": f"Школа {n}", "zone": ZONES[n // PER_MUNICIPALITY % 3],
        }
        for n in range(schools)
    ]  # fmt: skip
    db.execute(insert(Unit), rows)


def _directors(db: Session, first: int, schools: int, now: datetime) -> None:
    db.execute(
        insert(Person),
        [
            {
                "id": 1 + n, "messenger_id": FIRST_ACCOUNT + n, "language": "ru", "reminder_hour": "08:30",
                "met_at": now, "screen_media": False,
            }
            for n in range(schools)
        ],
    )  # fmt: skip
    db.execute(
        insert(Seat),
        [
            {
                "id": 1 + n, "unit_id": first + n, "role": "director", "title": "Директор",
                "person_id": 1 + n, "taken_at": now,
            }
            for n in range(schools)
        ],
    )  # fmt: skip


def _curators(db: Session, first: int, schools: int) -> None:
    towns = range(-(-schools // PER_MUNICIPALITY))
    db.execute(
        insert(Seat), [{"id": 1 + schools + n, "unit_id": 2 + n, "role": "curator", "title": "Куратор"} for n in towns]
    )
    db.execute(
        insert(Curation),
        [{"seat_id": 1 + schools + n // PER_MUNICIPALITY, "school_id": first + n} for n in range(schools)],
    )


def _cycle(db: Session, first: int, schools: int, now: datetime) -> None:
    form = newest(db, "selfdiagnosis").id
    due = (now + timedelta(days=60)).date().isoformat()
    db.execute(
        insert(Cycle),
        [{"id": 1, "unit_id": 1, "form_version_id": form, "title": "2026", "started_at": now, "due_on": due}],
    )
    db.execute(
        insert(Submission),
        [
            {"id": 1 + n, "cycle_id": 1, "school_id": first + n, "form_version_id": form, "state": "open", "rev": 0}
            for n in range(schools)
        ],
    )


def _answers(db: Session, people: int, schools: int, now: datetime) -> None:
    rows = [
        {
            "submission_id": 1 + n,
            "item": item,
            "kind": "later",
            "value": '{"later": 1}',
            "seat_id": 1 + n,
            "answered_at": now,
        }
        for n in range(people, schools)
        for item in ALREADY
    ]
    if rows:
        db.execute(insert(Answer), rows)


def forget(url: str, people: int) -> int:
    """The measured directors have answered nothing again; returns how many answers they had given."""
    engine = create_engine(driver_url(url), connect_args={"timeout": 15})
    measured = Answer.submission_id <= people
    with Session(engine) as db:
        found = db.scalar(select(func.count()).select_from(Answer).where(measured)) or 0
        db.execute(delete(Answer).where(measured))
        db.execute(update(Submission).where(Submission.id <= people).values(state="open", rev=0, started_at=None))
        db.commit()
    engine.dispose()
    return found
