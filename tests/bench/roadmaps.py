"""`python -m tests.bench.roadmaps`: what a tick over measures costs, at 40 000 schools and at a tenth of them.

The first tick of an hour with 1 000 due; the one after it; the next day, when they are late; a morning with none due.
Then the same schools' ways: a tick with nothing to do, 1 000 agreements that end, the night.
"""

import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine, func, insert, select, update
from sqlalchemy.orm import Session

from models import Journey, Measure, Roadmap, Seat, Step, Submission, Support, Unit
from models.engine import driver_url
from scheduler.jobs import due, journey
from scheduler.timetable import Job
from tests.bench.seed import region

SIZES, PER_SCHOOL, DUE = (4_000, 40_000), 10, 1_000
KINDS = ("curator", "mentor", "agreement", "subjects", "model")
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


def ways(db: Session) -> None:
    """Every school has been verified and stands at the support measures; a thousand agreements end in a week."""
    schools = db.scalars(select(Unit.id).where(Unit.kind == "school").order_by(Unit.id)).all()
    past = MORNING - timedelta(days=200)
    db.execute(update(Submission).values(state="sent", sent_at=past, verified_at=past))
    db.execute(insert(Journey), [{"school_id": one, "stage": "support", "since": past, "rev": 2} for one in schools])
    db.execute(
        insert(Step),
        [{"school_id": one, "to_stage": "identified", "at": past, "order_number": "1"} for one in schools],
    )
    made = [_support(one, kind, k, len(schools)) for k, one in enumerate(schools) for kind in KINDS]
    db.execute(insert(Support), made)
    db.commit()


def _support(school: int, kind: str, k: int, schools: int) -> dict[str, object]:
    ends = DAY + timedelta(days=7 if k % (schools // DUE) == 0 else 150)
    return {
        "school_id": school, "kind": kind, "state": "working" if kind != "model" else "none",
        "until_on": ends.isoformat() if kind == "agreement" else None,
        "decided_at": MORNING - timedelta(days=20), "details": {},
    }  # fmt: skip


def tick(db: Session, now: datetime, *jobs: Job) -> tuple[float, int]:
    """CPU seconds of these jobs with their commits, and what they have done."""
    begin = time.process_time()
    told = 0
    for job in jobs:
        told += job(db, now)
        db.commit()
        db.expunge_all()
    return time.process_time() - begin, told


def measured(db: Session) -> tuple[str, str]:
    """A line about the measures, and one about the ways."""
    n, both = fill(db), (due.remind, due.escalate)
    cold, told = tick(db, MORNING, *both)
    idle, none = tick(db, MORNING + timedelta(minutes=5), *both)
    late, more = tick(db, MORNING + timedelta(days=1, hours=2), *both)
    tick(db, MORNING + timedelta(days=13), *both)
    quiet, nothing = tick(db, MORNING + timedelta(days=14), *both)
    assert none == nothing == 0 and told == more == DUE
    ways(db)
    ends, ending = tick(db, MORNING, journey.go_on, journey.remind)
    calm, _ = tick(db, MORNING + timedelta(minutes=5), journey.go_on, journey.remind)
    night, _ = tick(db, MORNING, journey.go_on_all)
    assert ending == DUE
    return (
        f"{n:8}  {cold * 1000:6.0f} ms ({told:4})  {idle * 1000:6.1f} ms    {late * 1000:6.0f} ms ({more})  "
        f"{quiet * 1000:6.0f} ms",
        f"{'':8}  {ends * 1000:6.0f} ms ({ending:4})  {calm * 1000:6.1f} ms    {night * 1000:6.0f} ms",
    )


def main() -> None:
    """Print the tables."""
    lines = list[tuple[str, str]]()
    for schools in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder)}/shagi.db"
            region(url, schools=schools, people=1)
            engine = create_engine(driver_url(url))
            with Session(engine) as db:
                lines.append(measured(db))
            engine.dispose()
    print("schools  measures  due tick          next tick    next day, late    a morning, none due")
    for schools, (line, _) in zip(SIZES, lines, strict=True):
        print(f"{schools:7}  {line}")
    print("schools  ways      agreements end    next tick    the night")
    for schools, (_, line) in zip(SIZES, lines, strict=True):
        print(f"{schools:7}  {line}")


if __name__ == "__main__":
    main()
