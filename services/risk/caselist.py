"""Cases as they are read: one school's signals, the list of a seat, what is finished, what waits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import case as when
from sqlalchemy import exists, false, func, or_, select
from sqlalchemy.orm import Session

from models import Case, Submission, Unit
from models import Signal as SignalRow
from services.org.access import LOOK_AFTER, schools_of
from services.org.people import Place
from services.risk.hearing import RANK

PAGE = 6
NOT_SENT = "C13"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list."""

    id: int
    school: str
    level: str
    state: str
    signals: int
    unsent: bool  # nothing was sent by the term


def signals_of(db: Session, case_id: int) -> list[SignalRow]:
    """The gravest first."""
    rows = db.scalars(select(SignalRow).where(SignalRow.case_id == case_id).order_by(SignalRow.id)).all()
    return sorted(rows, key=lambda row: -RANK[row.level])


# What closed of itself, because nothing was left of it, is no work that anybody would look for.
_FINISHED = (Case.state == "closed") & Case.taken_by.is_not(None)
_GRAVEST = when({level: -rank for level, rank in RANK.items()}, value=Case.level)
_COUNT = select(func.count(SignalRow.id)).where(SignalRow.case_id == Case.id).scalar_subquery()
_ALL_NOT_SENT = exists().where(SignalRow.case_id == Case.id, SignalRow.code == NOT_SENT)
_LINES = select(Case.id, Unit.name, Case.level, Case.state, _COUNT, _ALL_NOT_SENT).join(Unit, Unit.id == Case.school_id)


def lines(db: Session, place: Place, number: int, *, finished: bool = False) -> tuple[list[CaseLine], int]:
    """One page of the cases of a seat's schools, and how many pages: those that wait first, the gravest among them.

    `finished` lists what is closed instead, the newest first.
    """
    where = Case.school_id.in_(schools_of(place)) & (_FINISHED if finished else Case.state != "closed")
    total = db.scalar(select(func.count()).select_from(Case).where(where)) or 0
    order = (Case.closed_at.desc(), Case.id.desc()) if finished else (Case.state, _GRAVEST, Case.id)
    rows = db.execute(_LINES.where(where).order_by(*order).limit(PAGE).offset(number * PAGE)).all()
    return [CaseLine(*row) for row in rows], max(1, -(-total // PAGE))


def of_numbers(
    db: Session, places: Sequence[Place], numbers: Sequence[int], also_taken: Collection[int] = ()
) -> list[CaseLine]:
    """Those of these cases that still wait (or are in work, where named so) and belong to one of the seats."""
    mine = or_(false(), *(Case.school_id.in_(schools_of(place)) for place in places if place.role in LOOK_AFTER))
    still = (Case.state == "open") | ((Case.state == "taken") & Case.id.in_(also_taken))
    query = _LINES.where(Case.id.in_(numbers), mine, still).order_by(_GRAVEST, Case.id)
    return [CaseLine(*row) for row in db.execute(query)]


def finished(db: Session, place: Place) -> int:
    """How many cases of this seat's schools were worked on and are closed."""
    where = (_FINISHED, Case.school_id.in_(schools_of(place)))
    return db.scalar(select(func.count()).select_from(Case).where(*where)) or 0


def waiting(db: Session, place: Place) -> int:
    """How many cases of this seat's schools nobody has taken."""
    return (
        db.scalar(
            select(func.count()).select_from(Case).where(Case.state == "open", Case.school_id.in_(schools_of(place)))
        )
        or 0
    )


def of_submission(db: Session, submission_id: int) -> int | None:
    """The case that a submission opened."""
    return db.scalar(select(Case.id).where(Case.submission_id == submission_id))


def still_not_sent(db: Session, cycle_id: int) -> list[int]:
    """The cases of a cycle that are open for having sent nothing."""
    unsent = select(Case.id).join(SignalRow, SignalRow.case_id == Case.id).where(SignalRow.code == NOT_SENT)
    return list(db.scalars(unsent.where(Case.cycle_id == cycle_id).order_by(Case.id)))


def sent_submission(db: Session, case: Case) -> int | None:
    """The submission behind a case, once it can be read as a profile."""
    sent = (Submission.id == case.submission_id, Submission.state == "sent")
    return db.scalar(select(Submission.id).where(*sent))
