"""Schools go from one curator's seat to another in one step: access, cases in work, messages that wait, the word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from models import (
    DIAGNOSIS,
    Case,
    Curation,
    Cycle,
    Handover,
    Mark,
    Measure,
    Notice,
    Roadmap,
    Seat,
    Step,
    Submission,
    Support,
    Unit,
    Visit,
)
from services import deadlines, journal, outbox
from services.deadlines import Overrides
from services.org import absences, curators
from services.org.curators import Curator
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

FOUND_AGAIN = timedelta(days=14)
LONGEST = 250  # characters of the word: it is kept as a mark until the press


@dataclass(frozen=True, slots=True)
class Load:
    """What would go over with the schools."""

    schools: tuple[tuple[int, str], ...]
    waiting: int  # cases that nobody has taken
    in_work: int  # cases this seat has in work
    unverified: int  # sent profiles that nobody has confirmed
    roadmaps: int  # that wait for agreement
    measures: int  # handed in and not yet decided upon


def load(db: Session, seat_id: int, school_id: int = 0) -> Load:
    """All own schools of a seat, or one of them; raises NotThere when it has none such."""
    schools = tuple(one for one in curators.schools(db, seat_id) if school_id in (0, one[0]))
    if not schools:
        raise NotThere
    ids = [number for number, _ in schools]

    def count(what: Any) -> int:
        return db.scalar(select(func.count()).select_from(what)) or 0

    cases = select(Case.id).where(Case.school_id.in_(ids))
    roads = select(Roadmap.id).where(Roadmap.unit_id.in_(ids))
    checking = select(Measure.id).where(Measure.roadmap_id.in_(roads.where(Roadmap.state == "working")))
    return Load(
        schools,
        count(cases.where(Case.state == "open").subquery()),
        count(cases.where(Case.state == "taken", Case.taken_by == seat_id).subquery()),
        count(
            select(Submission.id)
            .join(Cycle, Cycle.id == Submission.cycle_id)
            .where(
                DIAGNOSIS, Submission.school_id.in_(ids), Submission.state == "sent", Submission.verified_at.is_(None)
            )
            .subquery()
        ),
        count(roads.where(or_(Roadmap.state == "review", Roadmap.change == "review")).subquery()),
        count(checking.where(Measure.state == "checking").subquery()),
    )


def _draft(curator: Curator, school_id: int, to: int) -> str:
    return f"hand/{curator.by.seat_id}/{curator.seat_id}/{school_id}/{to}"


def write_word(db: Session, curator: Curator, school_id: int, to: int, text: str) -> None:
    """Keep the word until the press that hands over."""
    word = " ".join("".join(c for c in text if c.isspace() or c.isprintable()).split())
    if len(word) > LONGEST:
        raise Refusal("hand-word-long", most=LONGEST, seen=len(word))
    db.merge(Mark(name=_draft(curator, school_id, to), value=word))
    db.flush()


def word_of(db: Session, curator: Curator, school_id: int, to: int) -> str:
    """The word as it stands; empty without one."""
    mark = db.get(Mark, _draft(curator, school_id, to))
    return mark.value if mark else ""


def give(
    db: Session, who: Who, curator: Curator, school_id: int, to: int, now: datetime, days: Overrides
) -> Handover | None:
    """Do it, all at once; None when there is nothing left to give: a second press."""
    curators.colleague(db, curator, to)  # somebody sits there: no school is left without a curator by this
    schools = [number for number, _ in curators.schools(db, curator.seat_id) if school_id in (0, number)]
    if not schools:
        return None
    for number in schools:
        _move(db, curator.seat_id, to, number)
    _cases(db, curator.seat_id, to, schools)
    carry_messages(db, curator.seat_id, to, schools)
    absences.refresh(db)
    word = word_of(db, curator, school_id, to)
    db.execute(delete(Mark).where(Mark.name == _draft(curator, school_id, to)))
    row = Handover(
        from_seat_id=curator.seat_id, to_seat_id=to, school_ids=schools, word=word, made_at=now,
        made_by=curator.by.seat_id,
    )  # fmt: skip
    db.add(row)
    db.flush()
    journal.write(
        db, who, "hand-over", "seat", curator.seat_id, now, seat_id=curator.by.seat_id, to=to, schools=schools
    )
    _tell(db, row, schools, now, days)
    return row


def _move(db: Session, seat_id: int, to: int, school_id: int) -> None:
    """The row goes to the new seat; where that one looks after the school already, it becomes its own."""
    db.execute(delete(Curation).where(Curation.seat_id == seat_id, Curation.school_id == school_id))
    theirs = db.get(Curation, (to, school_id))
    if theirs is None:
        db.add(Curation(seat_id=to, school_id=school_id))
    else:
        theirs.absence_id = None
    db.flush()


def _cases(db: Session, seat_id: int, to: int, schools: Sequence[int]) -> None:
    """What the old seat had in work is the new one's."""
    mine = update(Case).where(Case.school_id.in_(schools), Case.taken_by == seat_id, Case.state == "taken")
    db.execute(mine.values(taken_by=to, rev=Case.rev + 1))


def carry_messages(db: Session, seat_id: int, to: int, schools: Sequence[int]) -> None:
    """What waits for the old seat about these schools waits for the new one, unless it is told that already."""
    waiting = db.scalars(select(Notice).where(Notice.seat_id.in_((seat_id, to)), Notice.state == "queued")).all()
    if not any(row.seat_id == seat_id for row in waiting):
        return
    theirs = _belongings(db, schools)

    def about(row: Notice) -> list[tuple[str, str, int]]:
        args = row.args
        return [(row.key, name, args[name]) for name, known in theirs.items() if args.get(name) in known]

    told = {one for row in waiting if row.seat_id == to for one in about(row)}
    for row in waiting:
        if row.seat_id == seat_id and (found := about(row)):
            if told & set(found):
                row.state, row.trouble = "cancelled", "handed over"
            else:
                row.seat_id = to
    db.flush()


def _belongings(db: Session, schools: Sequence[int]) -> dict[str, set[int]]:
    """By the name of a message's argument, what of these schools it may speak of."""
    roads = select(Roadmap.id).where(Roadmap.unit_id.in_(schools))
    queries = {
        "case": select(Case.id).where(Case.school_id.in_(schools)),
        "submission": select(Submission.id).where(Submission.school_id.in_(schools)),
        "roadmap": roads,
        "measure": select(Measure.id).where(Measure.roadmap_id.in_(roads)),
        "support": select(Support.id).where(Support.school_id.in_(schools)),
        "step": select(Step.id).where(Step.school_id.in_(schools)),
        "visit": select(Visit.id).where(Visit.school_id.in_(schools)),
    }
    return {"school": set(schools), **{name: set(db.scalars(query)) for name, query in queries.items()}}


def _tell(db: Session, row: Handover, schools: Sequence[int], now: datetime, days: Overrides) -> None:
    """The new seat at once unless it is night, the old one too; the directors in their working hours."""
    both = {row.to_seat_id: "handed-over", row.from_seat_id: "handed-away"}
    zones = select(Seat.id, Unit.zone).join(Unit, Unit.id == Seat.unit_id).where(Seat.id.in_(both))
    for seat_id, zone in db.execute(zones).all():
        at = absences.civil(now, zone, days)
        once = f"handover/{row.id}/{both[seat_id]}"
        outbox.notify(db, seat_id, both[seat_id], once=once, now=now, not_before=at, rank="alert", handover=row.id)
    directors = db.execute(
        select(Seat.id, Unit.zone, Unit.id)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(Unit.id.in_(schools), Seat.role == "director", Seat.closed_at.is_(None))
    ).all()
    for seat_id, zone, school in directors:
        at = deadlines.next_working_moment(now, zone, days)
        # A school that is handed on twice in a day hears of the last one: the words are made when it is sent.
        once = f"handover/school/{school}/{at:%Y%m%d}/{seat_id}"
        outbox.notify(db, seat_id, "curator-changed", once=once, now=now, not_before=at, school=school)


def given_to(db: Session, seat_id: int, now: datetime) -> list[Handover]:
    """What a seat was given in the last fourteen days, the latest first."""
    found = select(Handover).where(Handover.to_seat_id == seat_id, Handover.made_at > now - FOUND_AGAIN)
    return list(db.scalars(found.order_by(Handover.id.desc())))


def one(db: Session, who: Who, handover_id: int) -> tuple[Handover, Place]:
    """A hand-over to one of this person's own seats."""
    row = db.get(Handover, handover_id)
    for place in who.seats:
        if row is not None and row.to_seat_id == place.seat_id:
            return row, place
    raise NotThere


def latest_word(db: Session, seat_id: int, school_id: int, now: datetime) -> str:
    """What was written for this seat about this school with the last hand-over of it."""
    rows = (row for row in given_to(db, seat_id, now) if school_id in row.school_ids)
    return next((row.word for row in rows), "")


def names(db: Session, row: Handover) -> list[tuple[int, str]]:
    """(school, name) of what was handed over."""
    found = db.execute(select(Unit.id, Unit.name).where(Unit.id.in_(row.school_ids)).order_by(Unit.name))
    return [(number, name) for number, name in found]
