"""What the board costs however many schools there are: `python -m tests.bench.board`; the ratio is to ten schools."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, insert, update
from sqlalchemy.orm import Session

from models import FactorLevel, Seat, Submission
from models.engine import driver_url
from services.content import newest
from services.forms import nudges, progress, reach
from services.org.people import Place
from services.risk import heat
from tests.bench import seed

SIZES = (10, 4_000, 40_000)
ROUNDS = 5


def region(folder: Path, schools: int) -> Session:
    """A region in the middle of a cycle: a third has sent, a third has begun."""
    url = f"sqlite:///{folder / f'{schools}.db'}"
    seed.region(url, schools, schools)  # nobody has an answer: what is counted is states
    db = Session(create_engine(driver_url(url)))
    now = newest(db, "selfdiagnosis").published_at
    db.execute(update(Submission).where(Submission.id % 3 == 0).values(state="sent", sent_at=now))
    db.execute(update(Submission).where(Submission.id % 3 == 1).values(state="started", started_at=now))
    fixed = {"score": 50.0, "raw_level": "medium", "reasons": [], "lifted_by": []}
    rows = [
        {**fixed, "submission_id": n, "factor": f"F{k}", "level": ("low", "medium", "high")[(n + k) % 3]}
        for n in range(3, schools + 1, 3)
        for k in range(1, 9)
    ]
    db.execute(insert(FactorLevel), rows)
    db.execute(insert(Seat), [{"unit_id": 1, "role": "operator", "title": "Оператор"}])
    db.commit()
    return db


def doors(db: Session) -> dict[str, Callable[[], object]]:
    """Every screen of the operator's that counts schools."""
    seat = Place(db.query(Seat.id).where(Seat.role == "operator").scalar() or 0, "operator", "", 1, "", "Europe/Moscow")
    cycle = progress.cycle_of(db, seat)
    return {
        "Ход: все числа": lambda: progress.total(progress.by_town(db, seat, cycle)),
        "Список «заполняют», первая страница": lambda: progress.page(db, seat, cycle, "started", 0, 0),
        "Карта рисков": lambda: heat.by_town(db, seat, cycle),
        "Кого коснётся цикл": lambda: reach.preview(db, seat, None, "selfdiagnosis"),
        "Скольким напомнить": lambda: nudges.count(db, cycle, "started"),
    }


def cost(work: Callable[[], object]) -> float:
    """The best of several rounds, in milliseconds of CPU."""
    times = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return min(times) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, list[float]] = {}
        for schools in SIZES:
            with region(Path(folder), schools) as db:
                for name, work in doors(db).items():
                    found.setdefault(name, []).append(cost(work))
        print(f"CPU, мс{'':33}" + "".join(f"{n:>10}" for n in SIZES) + f"{'на школу':>14}")
        for name, times in found.items():
            print(f"{name:40}" + "".join(f"{ms:10.2f}" for ms in times) + f"{times[-1] / SIZES[-1] * 1000:11.1f} мкс")


if __name__ == "__main__":
    main()
