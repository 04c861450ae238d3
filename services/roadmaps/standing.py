"""Where roadmaps stand: a line for home, what waits for a seat's word."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Cycle, Measure, Roadmap, Submission, Unit
from services.org.access import schools_of, under
from services.org.people import Place
from services.roadmaps import roadmaps

PAGE = 4  # of eight rows; the others turn, lead on and back


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
    diagnoses = select(Submission).join(Cycle, Cycle.id == Submission.cycle_id).where(DIAGNOSIS)
    sent = diagnoses.where(Submission.school_id == unit_id, Submission.state == "sent")
    return db.scalar(sent.order_by(Submission.sent_at.desc(), Submission.id.desc()).limit(1))


def count(db: Session, seat: Place, *, rest: bool = False) -> int:
    """How many roadmaps wait for the word of this seat; with `rest` the others that are agreed to or in work."""
    ids = select(func.count()).select_from(Roadmap).where(*_of(seat, rest))
    return db.scalar(ids) or 0


def page(db: Session, seat: Place, number: int, *, rest: bool = False) -> list[Line]:
    """A page of them, the one that has waited longest first; the others by name."""
    order = (Unit.name, Roadmap.id) if rest else (Roadmap.sent_at, Roadmap.id)
    rows = db.execute(_LINES.where(*_of(seat, rest)).order_by(*order).limit(PAGE).offset(number * PAGE))
    return [Line(*row) for row in rows]


def _of(seat: Place, rest: bool) -> tuple[ColumnElement[bool], ...]:
    """Of schools it looks after; an operator's also of municipalities, whose own coordinators do not decide."""
    whose = under(seat.unit_id) if seat.role == "operator" else schools_of(seat)
    waits = or_(Roadmap.state == "review", Roadmap.change == "review")
    in_force = Roadmap.state.in_(("agreed", "working")) & (func.coalesce(Roadmap.change, "") != "review")
    which = in_force if rest else waits
    return Roadmap.unit_id.in_(whose), Roadmap.unit_id != seat.unit_id, which
