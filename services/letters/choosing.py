"""Choosing to whom: each press changes one part of the audience; a new one takes the confirmation away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Cycle, Delivery, Letter, Unit
from services.forms import reach, submissions
from services.forms.schema import Words
from services.journey import stages
from services.letters import audience, letters
from services.letters.letters import Changed, Written
from services.letters.received import OPEN
from services.org import access
from services.org.people import Place
from services.refusal import NotThere, Refusal

FILTERS = ("stages", "factor", "levels", "undone", "letter")
MOST_CODES = 2000
EARLIER = 12  # letters that are offered as «who has not done it»


def chosen(one: Written) -> dict[str, Any]:
    """What is chosen so far; of a correction, whom it also goes to."""
    now: dict[str, Any] = dict(one.row.audience or {})
    return dict(now.get("also") or {}) if now.get("kind") == "correction" else now


def put(db: Session, one: Written, new: dict[str, Any]) -> None:
    """Keep it, with the letter as it stands in this transaction."""
    before: dict[str, Any] = dict(one.row.audience or {})
    kept = {**before, "also": new or None} if before.get("kind") == "correction" else new or None
    if not one.draft:
        raise Changed
    if kept != before:
        letters.touch(db, one, one.row.rev, audience=kept)


def everybody(db: Session, one: Written) -> None:
    """All schools, without any filter: only by a press of its own."""
    put(db, one, {"kind": "schools", "role": chosen(one).get("role", "director")})


def role(db: Session, one: Written, name: str) -> None:
    """Whose people: directors, coordinators, curators or mentors of the chosen schools."""
    if name not in roles(one.place):
        raise NotThere
    put(db, one, {**chosen(one), "role": name})


def roles(place: Place) -> tuple[str, ...]:
    """Whom a body may write to: a coordinator does not write to himself."""
    return tuple(name for name in audience.ROLES if name != place.role)


def tick_town(db: Session, one: Written, unit: int, on: bool) -> None:
    """One municipality more or less."""
    if unit not in {town.id for town in towns(db, one.place)}:
        raise NotThere
    now = chosen(one)
    before = now["units"] if now.get("kind") == "towns" else []
    put(db, one, {**now, "kind": "towns", "units": _ticked(before, unit, on)})


def tick_stage(db: Session, one: Written, code: str, on: bool) -> None:
    """One stage of the way more or less; without any it is nobody until the filter is taken off."""
    if code not in stages.stages():
        raise NotThere
    now = _based(one)
    put(db, one, {**now, "stages": _ticked(now.get("stages", []), code, on)})


def _ticked(before: Iterable[Any], what: Any, on: bool) -> list[Any]:
    return sorted({*before, what} if on else set(before) - {what})


def at_risk(db: Session, one: Written, factor: str, least: str) -> None:
    """Schools whose verified level of a factor is this one or worse."""
    if factor not in dict(factors(db, one.place)) or least not in audience.LEVELS:
        raise NotThere
    put(db, one, {**_based(one), "factor": factor, "levels": list(audience.LEVELS[least])})


def undone(db: Session, one: Written, what: str, letter: int = 0) -> None:
    """Schools that have not done something asked of them earlier."""
    now = {name: value for name, value in _based(one).items() if name not in ("undone", "letter")}
    if what == "diagnosis":
        put(db, one, {**now, "undone": what})
        return
    if letter not in {line.id for line in earlier(db, one)} or what not in ("acknowledged", "reported"):
        raise NotThere
    put(db, one, {**now, "undone": what, "letter": letter})


def _based(one: Written) -> dict[str, Any]:
    """A filter alone is a filter of all schools; over towns or a list it narrows them."""
    return {"kind": "schools", **chosen(one)}


def drop(db: Session, one: Written, *names: str) -> None:
    """Take a filter off. What nothing is left of is nobody again, not everybody."""
    now = {name: value for name, value in chosen(one).items() if name not in names}
    narrowed = now.get("kind") != "schools" or any(name in now for name in FILTERS)
    put(db, one, now if narrowed else {name: value for name, value in now.items() if name == "role"})


def listed(db: Session, one: Written, codes: Sequence[str]) -> tuple[int, list[str]]:
    """Schools by their codes; (how many were found, the codes that no school of this body has)."""
    if len(codes) > MOST_CODES:
        raise Refusal("cycle-codes-many", n=len(codes), most=MOST_CODES)
    found, unknown = reach.by_codes(db, one.place, codes)
    if not found:
        raise Refusal("cycle-codes-none", names=", ".join(unknown[:5]))
    take(db, one, found)
    return len(found), unknown


def take(db: Session, one: Written, schools: Sequence[int]) -> None:
    """Exactly these schools, as far as they are this body's own."""
    mine = select(Unit.id).where(Unit.kind == "school", Unit.id.in_(access.under(one.place.unit_id)))
    ids = sorted(set(db.scalars(mine)) & set(schools))
    put(db, one, {**chosen(one), "kind": "list", "units": ids})


# ── what there is to choose from ─────────────────────────────────────────────────────────────


def towns(db: Session, place: Place) -> tuple[reach.Town, ...]:
    """The municipalities of the body with their schools."""
    return reach.towns(db, audience.units(db, place, {"kind": "schools"}))


def factors(db: Session, place: Place) -> list[tuple[str, Words]]:
    """(code, short name) of the factors of the newest self-diagnosis; none before the first."""
    cycle = audience.last_cycle(db, place)
    version = db.scalar(select(Cycle.form_version_id).where(Cycle.id == cycle)) if cycle else None
    if version is None:
        return []
    return [(one.code, one.short) for one in submissions.form_of(db, version).form.factors]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A letter of the same body with how many have not acknowledged it, and not reported on it."""

    id: int
    kind: str
    number: str
    heading: str
    unread: int
    unreported: int


def earlier(db: Session, one: Written) -> list[Earlier]:
    """The body's latest letters that somebody is behind with."""
    unread = func.count().filter(Delivery.state.in_(("waiting", "unreachable")))
    unreported = func.count().filter(Delivery.work.in_(OPEN))
    rows = db.execute(
        select(Letter.id, Letter.kind, Letter.number, Letter.heading, unread, unreported)
        .join(Delivery, Delivery.letter_id == Letter.id)
        .where(Letter.unit_id == one.row.unit_id, Letter.id != one.row.id, Letter.state.in_(("running", "closed")))
        .where(Delivery.state != "cancelled")
        .group_by(Letter.id, Letter.kind, Letter.number, Letter.heading)
        .order_by(Letter.id.desc())
        .limit(EARLIER)
    )
    return [Earlier(*row) for row in rows if row[4] or row[5]]
