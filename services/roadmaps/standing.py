"""Where roadmaps stand: a line for home, what waits for a seat's word."""

from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from models import Measure, Roadmap, Submission, Unit
from services.org.access import schools_of, under
from services.org.people import Place
from services.roadmaps import roadmaps

PAGE = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One roadmap in a list. `state` is that of its writing: draft review returned agreed working."""

    id: int
    unit: str
    state: str
    change: str | None
    remarks: int
    measures: int
    version: int


_OF = Measure.roadmap_id == Roadmap.id
_REMARKS = select(func.count()).where(_OF, Measure.remark.is_not(None)).scalar_subquery()
_MEASURES = select(func.count()).where(_OF, Measure.state != "withdrawn").scalar_subquery()
_LINES = select(
    Roadmap.id, Unit.name, Roadmap.state, Roadmap.change, _REMARKS, _MEASURES, Roadmap.version
).join(Unit, Unit.id == Roadmap.unit_id)  # fmt: skip


def of_unit(db: Session, unit_id: int) -> Line | None:
    """The roadmap a unit works on now."""
    alive = _LINES.where(Roadmap.unit_id == unit_id, Roadmap.state.in_(roadmaps.ALIVE))
    row = db.execute(alive.order_by(Roadmap.id.desc()).limit(1)).first()
    return Line(*row) if row else None


def profile_of(db: Session, unit_id: int) -> Submission | None:
    """The newest profile a school has sent: what a roadmap would stand on."""
    sent = select(Submission).where(Submission.school_id == unit_id, Submission.state == "sent")
    return db.scalar(sent.order_by(Submission.sent_at.desc(), Submission.id.desc()).limit(1))


def waiting(db: Session, seat: Place) -> int:
    """How many roadmaps wait for the word of this seat."""
    return db.scalar(select(func.count()).select_from(_waiting(seat).subquery())) or 0


def page(db: Session, seat: Place, number: int) -> list[Line]:
    """Those that wait for this seat's word, the longest first."""
    rows = db.execute(_waiting(seat).order_by(Roadmap.sent_at, Roadmap.id).limit(PAGE).offset(number * PAGE))
    return [Line(*row) for row in rows]


def _waiting(seat: Place) -> Select[tuple[int, str, str, str | None, int, int, int]]:
    """Of schools it looks after; an operator's also of municipalities, whose own coordinators do not decide."""
    theirs = Roadmap.unit_id.in_(schools_of(seat))
    if seat.role == "operator":
        theirs = Roadmap.unit_id.in_(under(seat.unit_id))
    return _LINES.where(
        theirs, Roadmap.unit_id != seat.unit_id, or_(Roadmap.state == "review", Roadmap.change == "review")
    )
