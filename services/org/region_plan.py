"""What an import would do: compared with the database, nothing written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.org import Curation, Seat, Unit
from services.org import region_rows as words
from services.org.region_check import ALONE, Known, Tree, check, tree_of, zone_of
from services.org.region_rows import RegionFile, RowError, SeatRow, UnitRow, folded

SeatKey = tuple[str, str, str]  # folded code of the unit, role, folded title; '' for the only director


@dataclass(frozen=True)
class Change:
    """One value that would become another; the column is the file's own heading."""

    subject: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Plan:
    """What would be added, changed and left. What is absent from the file stays as it is."""

    errors: tuple[RowError, ...] = ()
    new_units: tuple[UnitRow, ...] = ()  # parents before children, zones filled in
    changed_units: tuple[UnitRow, ...] = ()
    new_seats: tuple[SeatRow, ...] = ()
    renamed_seats: tuple[SeatRow, ...] = ()
    changes: tuple[Change, ...] = ()  # of units and seats, to be shown
    curations: frozenset[tuple[SeatKey, str]] = frozenset()  # to be added
    ended_curations: frozenset[tuple[SeatKey, str]] = frozenset()
    same_units: int = 0
    same_seats: int = 0
    absent_units: tuple[str, ...] = ()
    absent_seats: tuple[str, ...] = ()
    without_curator: tuple[str, ...] = ()
    without_director: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether applying it would change nothing."""
        units, seats = self.new_units + self.changed_units, self.new_seats + self.renamed_seats
        return not (units or seats or self.curations or self.ended_curations)


@dataclass(frozen=True)
class Stored:
    """The units and open seats of the database, by the file's names for them."""

    units: dict[str, Unit]
    codes: dict[int | None, str]  # by id; '' above the top
    seats: dict[SeatKey, Seat]
    curations: set[tuple[SeatKey, str]]

    def known(self) -> Tree:
        """The stored units in the words of the check."""
        return {key: Known(u.code, u.kind, self.codes[u.parent_id], u.zone) for key, u in self.units.items()}


def seat_key(unit: str, role: str, title: str) -> SeatKey:
    """A seat has no code of its own: it is told by its unit, role and position."""
    return folded(unit), role, "" if role in ALONE else title.casefold()


def stored(db: Session) -> Stored:
    """Everything an import is compared with."""
    units = {folded(unit.code): unit for unit in db.scalars(select(Unit))}
    codes: dict[int | None, str] = {unit.id: key for key, unit in units.items()} | {None: ""}
    open_seats = list(db.scalars(select(Seat).where(Seat.closed_at.is_(None)).order_by(Seat.id.desc())))
    keys = {seat.id: seat_key(codes[seat.unit_id], seat.role, seat.title) for seat in open_seats}
    # A substitute's rows are the absence's own: a table of who looks after what neither adds nor ends them.
    pairs = db.execute(select(Curation.seat_id, Curation.school_id).where(Curation.absence_id.is_(None)))
    curations = {(keys[seat], codes[school]) for seat, school in pairs if seat in keys}
    return Stored(units, codes, {keys[seat.id]: seat for seat in open_seats}, curations)


def plan(db: Session, file: RegionFile) -> Plan:
    """What applying the file would do now; with errors it is those alone."""
    now_there = stored(db)
    errors = (*file.errors, *check(file, now_there.known()))
    if errors:
        return Plan(errors=tuple(sorted(errors, key=lambda e: (e.sheet != words.UNITS, e.row))))
    tree = tree_of(file, now_there.known())
    units = [replace(u, zone=zone_of(folded(u.code), tree)) for u in file.units]
    changes = [(unit, tuple(_unit_changes(unit, now_there))) for unit in units]
    renames = [(seat, tuple(_seat_changes(seat, now_there))) for seat in file.seats]
    wanted, ended = _curations(file.seats, now_there)
    curated = {code for _, code in (now_there.curations - ended) | wanted}
    directed = {key[0] for key in {**now_there.seats, **_keyed(file.seats)} if key[1] == "director"}
    schools = [key for key, unit in tree.items() if unit.kind == "school"]
    names = {key: u.name for key, u in now_there.units.items()} | {folded(u.code): u.name for u in units}
    in_file = {folded(u.code) for u in units}
    return Plan(
        new_units=tuple(_parents_first([u for u in units if folded(u.code) not in now_there.units])),
        changed_units=tuple(unit for unit, changed in changes if changed),
        new_seats=tuple(s for key, s in _keyed(file.seats).items() if key not in now_there.seats),
        renamed_seats=tuple(seat for seat, changed in renames if changed),
        changes=tuple(change for _, changed in (*changes, *renames) for change in changed),
        curations=frozenset(wanted),
        ended_curations=frozenset(ended),
        same_units=sum(not changed and folded(u.code) in now_there.units for u, changed in changes),
        same_seats=sum(not c and _key(s) in now_there.seats for s, c in renames),
        absent_units=tuple(u.name for key, u in now_there.units.items() if key not in in_file),
        absent_seats=tuple(_absent_seats(file.seats, now_there, names)),
        without_curator=tuple(names[key] for key in schools if key not in curated),
        without_director=tuple(names[key] for key in schools if key not in directed),
    )


def _key(seat: SeatRow) -> SeatKey:
    return seat_key(seat.unit, seat.role, seat.title)


def _keyed(seats: Iterable[SeatRow]) -> dict[SeatKey, SeatRow]:
    return {_key(seat): seat for seat in seats}


def _unit_changes(row: UnitRow, there: Stored) -> Iterator[Change]:
    unit = there.units.get(folded(row.code))
    if unit is None:
        return
    parent = there.codes[unit.parent_id]
    if parent != folded(row.parent):
        yield Change(row.name, words.PARENT, there.units[parent].code if parent else "", row.parent)
    for column, before, after in (
        (words.NAME, unit.name, row.name),
        (words.KIND, unit.kind, row.kind),
        (words.ZONE, unit.zone, row.zone),
    ):
        if before != after:
            yield Change(row.name, column, before, after)


def _seat_changes(row: SeatRow, there: Stored) -> Iterator[Change]:
    seat = there.seats.get(_key(row))
    if seat and seat.title != row.title:
        yield Change(there.units[folded(row.unit)].name, words.TITLE, seat.title, row.title)


def _curations(seats: Iterable[SeatRow], there: Stored) -> tuple[set[tuple[SeatKey, str]], set[tuple[SeatKey, str]]]:
    """Those to add and those to end; a curator whose cell is empty keeps all schools."""
    told = {_key(seat): {folded(c) for c in seat.schools} for seat in seats if seat.schools is not None}
    wanted = {(key, code) for key, codes in told.items() for code in codes}
    before = {pair for pair in there.curations if pair[0] in told}
    return wanted - before, before - wanted


def _absent_seats(seats: Iterable[SeatRow], there: Stored, names: dict[str, str]) -> Iterator[str]:
    in_file = _keyed(seats)
    for key, seat in there.seats.items():
        if key not in in_file:
            yield f"{seat.title}, {names[key[0]]}"


def _parents_first(units: list[UnitRow]) -> Iterator[UnitRow]:
    waiting = {folded(u.code): u for u in units}
    while waiting:
        ready = [key for key, u in waiting.items() if folded(u.parent) not in waiting]
        yield from (waiting.pop(key) for key in ready)
