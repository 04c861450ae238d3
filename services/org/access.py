"""The one door to rows: every object is fetched *as this person*; absent and foreign read alike."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from models import Case, CaseWord, Curation, Cycle, Handover, Mentoring, Roadmap, Seat, Submission, Unit
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal


def under(unit_id: int) -> Select[int]:
    """The ids of a unit and of everything below it."""
    # Without a name of its own: one statement may ask for several units.
    tree = select(Unit.id).where(Unit.id == unit_id).cte(recursive=True)
    child = aliased(Unit)
    tree = tree.union_all(select(child.id).join(tree, child.parent_id == tree.c.id))
    return select(tree.c.id)


def schools_of(seat: Place) -> Select[int]:
    """The ids of the schools this seat may see."""
    if seat.role == "curator":
        return select(Curation.school_id).where(Curation.seat_id == seat.seat_id)
    if seat.role == "mentor":
        return select(Mentoring.school_id).where(Mentoring.seat_id == seat.seat_id, Mentoring.ended_at.is_(None))
    if seat.role in ("operator", "coordinator"):
        return select(Unit.id).where(Unit.kind == "school", Unit.id.in_(under(seat.unit_id)))
    return select(Unit.id).where(Unit.id == seat.unit_id, Unit.kind == "school")


def seat(who: Who, seat_id: int, *roles: str) -> Place:
    """One of this person's own seats, of one of these roles."""
    for place in who.seats:
        if place.seat_id == seat_id and (not roles or place.role in roles):
            return place
    raise NotThere


def over(unit_id: int) -> Select[int]:
    """The ids of a unit and of everything above it."""
    step = select(Unit.id, Unit.parent_id).where(Unit.id == unit_id).cte(recursive=True)
    parent = aliased(Unit)
    step = step.union_all(select(parent.id, parent.parent_id).join(step, parent.id == step.c.parent_id))
    return select(step.c.id)


def beneath(db: Session, unit_id: int, above: int) -> bool:
    """Is this unit the other one, or below it? Asked upwards: a region has many units, a unit few above it."""
    found = over(unit_id).subquery()
    return db.scalar(select(found.c.id).where(found.c.id == above)) is not None


def sees(db: Session, seat: Place, school_id: int) -> bool:
    """May this seat see this school?"""
    if seat.role in ("director", "deputy"):
        return seat.unit_id == school_id
    if seat.role == "curator":
        return db.scalar(schools_of(seat).where(Curation.school_id == school_id)) is not None
    if seat.role == "mentor":
        return db.scalar(schools_of(seat).where(Mentoring.school_id == school_id).limit(1)) is not None
    school = db.scalar(select(Unit.id).where(Unit.id == school_id, Unit.kind == "school"))
    return school is not None and beneath(db, school_id, seat.unit_id)


def sent_submission(db: Session, who: Who, submission_id: int, *roles: str) -> tuple[Submission, Place]:
    """A sent submission that this person may read: the school itself and those who look after it.

    With roles, only through a seat of one of them.
    """
    submission = db.get(Submission, submission_id)
    if submission is not None and submission.state == "sent":
        for place in who.seats:
            fits = place.role in roles if roles else place.role not in ("deputy", "mentor")
            if fits and sees(db, place, submission.school_id):
                return submission, place
        raise gone(db, who, submission.school_id)
    raise NotThere


def gone(db: Session, who: Who, school_id: int) -> Refusal:
    """Not there; to whoever has handed this school over it is said who looks after it now."""
    mine = [place.seat_id for place in who.seats if place.role == "curator"]
    given = db.scalars(select(Handover.school_ids).where(Handover.from_seat_id.in_(mine))) if mine else ()
    if not any(school_id in ids for ids in given):
        return NotThere()
    own = select(Seat.title).join(Curation, Curation.seat_id == Seat.id).where(Curation.school_id == school_id)
    titles = db.scalars(own.where(Curation.absence_id.is_(None)).order_by(Seat.id))
    name = db.scalar(select(Unit.name).where(Unit.id == school_id))
    return Refusal("school-handed", school=name or "", who=", ".join(titles))


LOOK_AFTER = ("curator", "coordinator", "operator")


def school(db: Session, who: Who, school_id: int, *roles: str) -> tuple[Unit, Place]:
    """A school that this person looks after, through the nearest of their seats; or through one of these roles."""
    found = db.get(Unit, school_id)
    if found is not None and found.kind == "school":
        wanted = roles or LOOK_AFTER
        for place in sorted((p for p in who.seats if p.role in wanted), key=lambda p: wanted.index(p.role)):
            if sees(db, place, school_id):
                return found, place
        raise gone(db, who, school_id)
    raise NotThere


def case(db: Session, who: Who, case_id: int) -> tuple[Case, Place]:
    """A case that this person may see and take: curators, coordinators and operators of the school."""
    found = db.get(Case, case_id)
    if found is not None:
        for place in sorted(who.seats, key=lambda p: p.role != "curator"):
            if place.role in ("curator", "coordinator", "operator") and sees(db, place, found.school_id):
                return found, place
        raise gone(db, who, found.school_id)
    raise NotThere


def talk(db: Session, who: Who, case_id: int) -> tuple[Case, Place]:
    """A case as the school's director sees it: the talk alone, and only once somebody has asked."""
    found = db.get(Case, case_id)
    spoken = select(CaseWord.id).where(CaseWord.case_id == case_id, CaseWord.text.not_like("/step-%")).limit(1)
    if found is not None and db.scalar(spoken.where(CaseWord.text.not_like("/note %"))) is not None:
        for place in who.seats:
            if place.role == "director" and place.unit_id == found.school_id:
                return found, place
    raise NotThere


def cycle(db: Session, who: Who, cycle_id: int) -> tuple[Cycle, Place]:
    """A cycle of the operator's own region."""
    found = db.get(Cycle, cycle_id)
    if found is not None:
        for place in who.seats:
            if place.role == "operator" and place.unit_id == found.unit_id:
                return found, place
    raise NotThere


WRITE_PLANS = ("director", "coordinator", "operator")


def roadmap(db: Session, who: Who, roadmap_id: int) -> tuple[Roadmap, Place]:
    """A roadmap of this person's own unit; or, once it was sent for approval, of a unit they look after."""
    found = db.get(Roadmap, roadmap_id)
    if found is not None:
        for place in who.seats:
            if place.role in WRITE_PLANS and place.unit_id == found.unit_id:
                return found, place
        if found.version > 0:
            for place in sorted(who.seats, key=lambda p: p.role != "curator"):
                if place.role in LOOK_AFTER and _above(db, place, found.unit_id):
                    return found, place
    raise NotThere


def _above(db: Session, place: Place, unit_id: int) -> bool:
    return sees(db, place, unit_id) or (place.role == "operator" and beneath(db, unit_id, place.unit_id))
