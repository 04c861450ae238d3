"""A curator is away from one day to another: the substitute looks after the schools meanwhile, then no longer."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from models import Absence, Curation, Seat, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.deadlines import Overrides
from services.org import curators, seats
from services.org.curators import Curator
from services.org.people import Who
from services.refusal import NotThere, Refusal

LONGEST = timedelta(days=366)
ALIVE = ("planned", "running")


def check_days(first: date, last: date, today: date) -> None:
    """From today on, in order, and not for ever."""
    if first < today:
        raise Refusal("away-past")
    if last < first:
        raise Refusal("away-order")
    if last - first > LONGEST or first - today > LONGEST:
        raise Refusal("away-long")


def current(db: Session, seat_id: int) -> Absence | None:
    """The absence of a seat that runs, else the next one planned."""
    mine = select(Absence).where(Absence.seat_id == seat_id, Absence.state.in_(ALIVE))
    return db.scalar(mine.order_by(Absence.from_on).limit(1))


def standing_in(db: Session, seat_id: int) -> list[Absence]:
    """The running absences in which this seat is the substitute."""
    found = select(Absence).where(Absence.substitute_id == seat_id, Absence.state == "running")
    return list(db.scalars(found.order_by(Absence.until_on)))


def one(db: Session, who: Who, absence_id: int) -> tuple[Absence, Curator]:
    """An absence that this person may see and end: one's own, or of a curator under one's seat."""
    absence = db.get(Absence, absence_id)
    if absence is None:
        raise NotThere
    return absence, curators.one(db, who, absence.seat_id)


def overlapping(db: Session, seat_id: int, first: date, last: date) -> Absence | None:
    """Another absence of this seat that shares a day with these."""
    return db.scalar(
        select(Absence)
        .where(Absence.seat_id == seat_id, Absence.state.in_(ALIVE))
        .where(Absence.from_on <= last.isoformat(), Absence.until_on >= first.isoformat())
        .limit(1)
    )


def plan(
    db: Session, who: Who, curator: Curator, first: date, last: date, substitute: int, now: datetime, days: Overrides
) -> Absence:
    """Note it and tell everybody concerned; it begins at once when its first day is today."""
    today = deadlines.local(now, curator.zone).date()
    check_days(first, last, today)
    curators.colleague(db, curator, substitute)
    for seat_id, key in ((curator.seat_id, "away-already"), (substitute, "away-substitute-away")):
        if (other := overlapping(db, seat_id, first, last)) is not None:
            raise Refusal(key, days=_days(other))
    absence = Absence(
        seat_id=curator.seat_id, substitute_id=substitute, from_on=first.isoformat(), until_on=last.isoformat(),
        state="planned", rev=0, made_at=now, made_by=curator.by.seat_id,
    )  # fmt: skip
    db.add(absence)
    db.flush()
    journal.write(
        db, who, "plan-absence", "absence", absence.id, now,
        seat_id=curator.by.seat_id, first=absence.from_on, last=absence.until_on, substitute=substitute,
    )  # fmt: skip
    at = civil(now, curator.zone, days)
    _tell(db, absence, substitute, "away-asked", at, now)
    if not curator.own:
        _tell(db, absence, curator.seat_id, "away-noted", at, now)
    for seat_id in seats.above(db, curator.unit_id, "coordinator"):
        if seat_id != curator.by.seat_id:
            _tell(db, absence, seat_id, "away-known", deadlines.next_working_moment(now, curator.zone, days), now)
    if first <= today:
        begin(db, absence, curator.zone, now, days, told=True)
    return absence


def begin(db: Session, absence: Absence, zone: str, now: datetime, days: Overrides, *, told: bool = False) -> bool:
    """Its first day has come. Once, whoever is first."""
    if not _step(db, absence, "planned", "running"):
        return False
    refresh(db)
    # What is queued already and is due before the next tick must not go to whoever has left.
    outbox.readdress(db, absence.seat_id, absence.substitute_id, "case", "talk-")
    journal.write(db, None, "begin-absence", "absence", absence.id, now)
    if not told:
        early, late = deadlines.quiet_hours(days)[::-1]
        morning = deadlines.next_working_moment(now, zone, days, start=early, end=late)
        _tell(db, absence, absence.substitute_id, "away-began", morning, now, until=absence)
    return True


def end(
    db: Session,
    who: Who | None,
    absence: Absence,
    zone: str,
    now: datetime,
    days: Overrides,
    seat_id: int | None = None,
) -> bool:
    """It is over, by its last day or earlier by a tap. False when it was over before."""
    ran = absence.state == "running"
    if not _step(db, absence, *ALIVE, "ended"):
        return False
    refresh(db)
    journal.write(db, who, "end-absence", "absence", absence.id, now, seat_id=seat_id)
    outbox.cancel(db, f"absence/{absence.id}/")
    at = deadlines.next_working_moment(now, zone, days)
    if ran:
        # Whoever comes back early is at the phone; the other one hears it in working hours.
        _tell(db, absence, absence.seat_id, "away-back", now if who else at, now)
    if ran or who:  # what an outage has slept through is nobody's news
        _tell(db, absence, absence.substitute_id, "away-over" if ran else "away-cancelled", at, now)
    return True


def due(db: Session, now: datetime, days: Overrides) -> int:
    """Begin those whose first day has come, end those whose last day has passed: after an outage as well."""
    rows = db.execute(
        select(Absence, Unit.zone)
        .join(Seat, Seat.id == Absence.seat_id)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(Absence.state.in_(ALIVE))
        .order_by(Absence.id)
    ).all()
    done = 0
    for absence, zone in rows:
        today = deadlines.local(now, zone).date().isoformat()
        if absence.until_on < today:
            done += end(db, None, absence, zone, now, days)
        elif absence.from_on <= today and absence.state == "planned":
            done += begin(db, absence, zone, now, days)
    # What became of the schools meanwhile – handed over, loaded anew – is followed.
    return done + (refresh(db) if any(absence.state == "running" for absence, _ in rows) else 0)


def refresh(db: Session) -> int:
    """Every substitute has a row for each own school of whoever is away, and no other; own rows stay as they are."""
    db.flush()
    running = db.scalars(select(Absence).where(Absence.state == "running").order_by(Absence.id)).all()
    seats_ = {seat for absence in running for seat in (absence.seat_id, absence.substitute_id)}
    rows = db.execute(
        select(Curation.seat_id, Curation.school_id, Curation.absence_id).where(
            or_(Curation.seat_id.in_(seats_), Curation.absence_id.is_not(None))
        )
    ).all()
    own = {(seat, school) for seat, school, absence in rows if absence is None}
    lent = {(seat, school): absence for seat, school, absence in rows if absence is not None}
    wanted: dict[tuple[int, int], int] = {}
    for absence in running:
        for seat, school in own:
            if seat == absence.seat_id and (absence.substitute_id, school) not in own:
                wanted.setdefault((absence.substitute_id, school), absence.id)
    changed = [pair for pair in lent if lent[pair] != wanted.get(pair)]
    for seat, school in changed:
        db.execute(delete(Curation).where(Curation.seat_id == seat, Curation.school_id == school))
    fresh = [pair for pair in wanted if lent.get(pair) != wanted[pair]]
    if fresh:
        db.execute(insert(Curation), [_row(pair, wanted[pair]) for pair in sorted(fresh)])
    return len(changed) + len(fresh)


def _row(pair: tuple[int, int], absence_id: int) -> dict[str, int]:
    return {"seat_id": pair[0], "school_id": pair[1], "absence_id": absence_id}


def _step(db: Session, absence: Absence, *states: str) -> bool:
    """From one of the states before the last into the last."""
    *before, after = states
    where = (Absence.id == absence.id, Absence.state.in_(before))
    done = affected(db, update(Absence).where(*where).values(state=after, rev=Absence.rev + 1))
    db.refresh(absence)
    return bool(done)


def _tell(
    db: Session, absence: Absence, seat_id: int, key: str, at: datetime, now: datetime, until: Absence | None = None
) -> int:
    zone = db.execute(select(Unit.zone).join(Seat, Seat.unit_id == Unit.id).where(Seat.id == seat_id)).scalar_one()
    expires = deadlines.end_of_day(date.fromisoformat(until.until_on), zone) if until else None
    return outbox.notify(
        db, seat_id, key, once=f"absence/{absence.id}/{key}/{seat_id}", now=now, not_before=at, rank="alert",
        expires_at=expires if expires and expires > at else None, absence=absence.id,
    )  # fmt: skip


def civil(now: datetime, zone: str, days: Overrides) -> datetime:
    """Now, or the morning when it is night, of a day off as well: whoever is asked should hear before the first day."""
    if not deadlines.quiet(now, zone, days):
        return now
    here, ends = deadlines.local(now, zone), deadlines.quiet_hours(days)[1]
    morning = here.date() if here.time() < ends else here.date() + timedelta(days=1)
    return deadlines.moment(morning, ends, zone)


def _days(absence: Absence) -> str:
    """«05.10.2026 – 09.10.2026»; a single day is said once."""
    ends = (date.fromisoformat(iso) for iso in (absence.from_on, absence.until_on))
    return " – ".join(dict.fromkeys(f"{day:%d.%m.%Y}" for day in ends))
