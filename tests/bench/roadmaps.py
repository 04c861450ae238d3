"""`python -m tests.bench.roadmaps`: what a tick over measures costs, at 40 000 schools and at a tenth of them.

The first tick of an hour with 1 000 due; the one after it; the next day, when they are late; a morning with none due.
"""

import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine, func, insert, select
from sqlalchemy.orm import Session

from models import Measure, Roadmap, Seat, Unit
from models.engine import driver_url
from scheduler.jobs import roadmaps
from tests.bench.seed import region

SIZES, PER_SCHOOL, DUE = (4_000, 40_000), 10, 1_000
DAY = date(2026, 10, 14)  # a Wednesday; 1 000 measures end on it
MORNING = datetime(2026, 10, 14, 6, 0, tzinfo=UTC)  # 9:00 in Moscow, later in the other zones


def fill(db: Session) -> int:
    """Ten measures a school; a thousand of them end today, the others far from any reminder. Returns how many."""
    rows = db.execute(
        select(Unit.id, func.min(Seat.id)).join(Seat, Seat.unit_id == Unit.id)
        .where(Unit.kind == "school", Seat.role == "director").group_by(Unit.id).order_by(Unit.id)
    ).all()  # fmt: skip
    now = MORNING - timedelta(days=20)
    db.execute(
        insert(Roadmap),
        [
            {"id": n, "unit_id": unit, "state": "working", "made_at": now, "made_by": seat, "title": "", "version": 1}
            for n, (unit, seat) in enumerate(rows, 1)
        ],
    )  # fmt: skip
    made = [_measure(n, k, len(rows)) for n in range(1, len(rows) + 1) for k in range(PER_SCHOOL)]
    db.execute(insert(Measure), made)
    db.commit()
    return len(made)


def _measure(roadmap: int, k: int, schools: int) -> dict[str, object]:
    due = k == 0 and roadmap % (schools // DUE) == 0
    starts = DAY - timedelta(days=20) if due else DAY + timedelta(days=60 + k)  # not begun: no half-term either
    ends = DAY if due else starts + timedelta(days=90)
    return {
        "roadmap_id": roadmap, "place": k, "factor": "F7", "name": f"Мера {k}", "starts_on": starts.isoformat(),
        "ends_on": ends.isoformat(), "first_ends_on": ends.isoformat(), "responsible": "завуч", "participants": "",
        "indicator": "", "baseline": "", "target": "", "evidence": "", "state": "working" if due else "planned",
        "extended": 0, "rev": 0,
    }  # fmt: skip


def tick(db: Session, now: datetime) -> tuple[float, int]:
    """CPU seconds of both jobs with their commit, and the messages queued."""
    begin = time.process_time()
    told = roadmaps.remind(db, now) + roadmaps.escalate(db, now)
    db.commit()
    db.expunge_all()
    return time.process_time() - begin, told


def main() -> None:
    """Print the table."""
    print("schools  measures   due tick          next tick       next day, late    a morning, none due")
    for schools in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder)}/shagi.db"
            region(url, schools=schools, people=1)
            engine = create_engine(driver_url(url))
            with Session(engine) as db:
                n = fill(db)
                cold, told = tick(db, MORNING)
                idle, none = tick(db, MORNING + timedelta(minutes=5))
                late, more = tick(db, MORNING + timedelta(days=1, hours=4))
                tick(db, MORNING + timedelta(days=13))
                quiet, nothing = tick(db, MORNING + timedelta(days=14))
                assert none == nothing == 0 and told == more == DUE
            engine.dispose()
        print(
            f"{schools:7}  {n:8}   {cold * 1000:6.0f} ms ({told:4})  {idle * 1000:6.1f} ms       "
            f"{late * 1000:6.0f} ms ({more})   {quiet * 1000:6.0f} ms"
        )


if __name__ == "__main__":
    main()
