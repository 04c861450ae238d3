"""`python -m tests.bench.ticks`: a look at what is due, and the screens of those who look after many schools.

A tick with 40 000 schools and nothing due must not cost more than 50 ms of CPU; with 1 000 due it is told.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from aiogram.filters.callback_data import CallbackData
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.orm import Session

from handlers import rooms
from handlers.buttons import SchoolList
from handlers.region_buttons import BoardCard
from handlers.room import Desk
from locales import Say
from models import Case, Person, Seat, Signal, Submission
from models.engine import make_engine
from scheduler.timetable import TICK, Job
from services.org import people
from tests.bench.seed import region

MANY, FEW, DUE = 40_000, 12, 1_000
AT_MOST = 50.0  # ms of CPU of a tick that finds nothing
ROUNDS = 7
OPERATOR, CURATOR = 9_000_001, 9_000_002


def cpu(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median CPU of a piece of work, in ms."""
    took = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        took.append((time.process_time() - begun) * 1000)
    return median(took)


@contextmanager
def seeded(schools: int) -> Iterator[Engine]:
    """A region of so many schools whose self-diagnosis runs, with an operator and a curator who are in."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        region(url, schools, 0)
        engine = make_engine(url)
        with Session(engine) as db:
            _seat(db, OPERATOR, 1, "operator")
            for n, unit in enumerate(db.scalars(select(Seat.unit_id).where(Seat.role == "curator")).all()):
                _seat(db, CURATOR + n, unit, "curator")
            db.commit()
        yield engine
        engine.dispose()


def _seat(db: Session, account: int, unit: int, role: str) -> None:
    person = Person(messenger_id=account, language="ru", met_at=datetime.now(UTC))
    db.add(person)
    db.flush()
    seat = db.scalar(select(Seat.id).where(Seat.unit_id == unit, Seat.role == role))
    if seat is None:
        db.add(Seat(unit_id=unit, role=role, title="", person_id=person.id))
    else:
        db.execute(update(Seat).where(Seat.id == seat).values(person_id=person.id))


def tick(engine: Engine, jobs: tuple[Job, ...], now: datetime) -> int:
    """Each job in a transaction of its own, as the runner does it."""
    done = 0
    for job in jobs:
        with Session(engine) as db:
            done += job(db, now)
            db.commit()
    return done


def fall_due(engine: Engine, now: datetime) -> None:
    """A thousand schools with a signal that nobody has taken for a week."""
    heard = now - timedelta(days=7)
    with Session(engine) as db:
        sent = db.execute(select(Submission.id, Submission.school_id).limit(DUE)).all()
        db.execute(
            insert(Case),
            [
                {
                    "id": n, "school_id": school, "cycle_id": 1, "submission_id": submission, "level": "high",
                    "opened_at": heard, "heard_at": heard,
                }
                for n, (submission, school) in enumerate(sent, 1)
            ],
        )  # fmt: skip
        words = {"code": "C5", "level": "high", "message": {"ru": "x"}, "action": {}, "fired_at": heard}
        db.execute(insert(Signal), [{"case_id": n, **words} for n in range(1, len(sent) + 1)])
        db.commit()


def catch_up(engine: Engine, now: datetime) -> tuple[list[float], int]:
    """Tick until nothing is due: the CPU of each tick in ms, and how many messages were queued in all."""
    took, told = list[float](), 0
    while True:
        begun = time.process_time()
        said = tick(engine, TICK, now)
        if not said:
            return took, told
        took.append((time.process_time() - begun) * 1000)
        told += said


def screen(engine: Engine, account: int, now: datetime, view: Callable[[int], CallbackData]) -> float:
    """What it costs to draw a view for somebody's first seat, in ms of CPU."""

    def draw() -> None:
        with Session(engine) as db:
            who = people.by_messenger(db, account)
            assert who is not None
            Desk(db, who, now, Say("ru")).open(view(who.seats[0].seat_id))

    draw()
    return cpu(draw)


def main() -> int:
    """0 when the tick keeps its promise."""
    assert rooms.ROOMS
    now, screens = datetime.now(UTC), dict[tuple[str, int], float]()
    views = {
        "«Мои школы» куратора": (CURATOR, lambda seat: SchoolList(seat=seat, page=0)),
        "«Школы региона» оператора": (OPERATOR, lambda seat: SchoolList(seat=seat, page=0)),
        "Ход самодиагностики": (OPERATOR, lambda seat: BoardCard(seat=seat)),
    }
    for schools in (FEW, MANY):
        with seeded(schools) as engine:
            for name, (account, view) in views.items():
                screens[name, schools] = screen(engine, account, now, view)
            if schools == FEW:
                continue
            tick(engine, TICK, now)
            idle = cpu(lambda: tick(engine, TICK, now))
            print(f"Тик, {schools} школ, ничего не назрело: {idle:.0f} мс CPU (обещано не больше {AT_MOST:.0f})")
            for job in TICK:
                print(f"  {f'{job.__module__}.{job.__name__}':44}{cpu(partial(tick, engine, (job,), now)):8.1f}")
            fall_due(engine, now)
            took, told = catch_up(engine, now)
            print(f"У {DUE} школ назрело: {told} сообщений за {len(took)} тиков, самый долгий {max(took):.0f} мс CPU")
            print(f"Когда всё сказано: {cpu(lambda: tick(engine, TICK, now)):.0f} мс CPU")
    for name in views:
        few, many = screens[name, FEW], screens[name, MANY]
        print(f"{name:28}{few:7.1f} мс при {FEW}, {many:7.1f} мс при {MANY}: × {many / few:.1f}")
    return int(idle > AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
