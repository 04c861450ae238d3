"""What goes over with a school when somebody else takes it: its roadmap, the nearest term, what supports it, visits."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Measure, Roadmap, Unit, Visit
from services import deadlines
from services.journey import supports
from services.org import access
from services.org.people import Who

DOING = ("planned", "working", "checking")
SETTLED = ("done", "partial")


@dataclass(frozen=True, slots=True)
class Carried:
    """A school's work in hand: `state` is the roadmap's, '' without one or while it is still private."""

    state: str
    done: int
    total: int
    late: int
    next_name: str
    next_on: str
    mentors: tuple[str, ...]
    agreement: str  # the day it ends, '' without one
    visit: Visit | None


def of_school(db: Session, school: Unit, now: datetime) -> Carried:
    """As it stands today."""
    roadmap = db.scalar(
        select(Roadmap)
        .where(Roadmap.unit_id == school.id, Roadmap.version > 0)
        .where(Roadmap.state.in_(("review", "returned", "agreed", "working")))
        .order_by(Roadmap.id.desc())
        .limit(1)
    )
    rows = list(db.scalars(select(Measure).where(Measure.roadmap_id == roadmap.id))) if roadmap else []
    today = deadlines.local(now, school.zone).date()
    left = sorted((row for row in rows if row.state in DOING), key=lambda row: (row.ends_on, row.id))
    late = [row for row in left if _late(row, today)]
    coming = next((row for row in left if row not in late), None)
    agreement = supports.rows(db, school.id).get("agreement")
    return Carried(
        state=roadmap.state if roadmap else "",
        done=sum(row.state in SETTLED for row in rows),
        total=sum(row.state in (*DOING, *SETTLED) for row in rows),
        late=len(late),
        next_name=coming.name if coming else "",
        next_on=coming.ends_on if coming else "",
        mentors=tuple(title for _, title in supports.mentors(db, school.id)),
        agreement=(agreement.until_on or "") if agreement and agreement.state == "working" else "",
        visit=last_visit(db, school.id),
    )


def _late(row: Measure, today: date) -> bool:
    return row.state != "checking" and row.ends_on < today.isoformat()


def last_visit(db: Session, school_id: int) -> Visit | None:
    """The newest visit or word of a mentor, whoever wrote it."""
    query = select(Visit).where(Visit.school_id == school_id, Visit.kind.in_(("mentor", "word")))
    return db.scalar(query.order_by(Visit.visited_on.desc(), Visit.id.desc()).limit(1))


def as_mentor(db: Session, who: Who, school_id: int, now: datetime) -> tuple[Unit, Carried]:
    """The same for one of a mentor's schools."""
    school, _ = access.school(db, who, school_id, "mentor")
    return school, of_school(db, school, now)
