"""Checks a region file against itself and against the units that are already there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from services.org import region_rows as words
from services.org.region_rows import RegionFile, RowError, SeatRow, UnitRow, folded

SCHOOL_ROLES = ("director", "deputy")
ALONE = ("director",)  # one such seat at a unit
# Where each role sits; a unit of a free kind may have any role but those of a school.
SEATED_AT = {
    "operator": ("region",),
    "coordinator": ("municipality",),
    "curator": ("municipality",),
    "director": ("school",),
    "deputy": ("school",),
    "mentor": ("school", "municipality", "region"),
}
MAX_DEPTH = 16
MAX_ERRORS = 300  # of one kind; nobody mends more in one go, and guessing what was meant costs time
SMALL = 2000  # units among which a similar code is looked for
LOOKALIKES = str.maketrans("авекмнорстухё", "abekmhopctyxe")


@dataclass(frozen=True)
class Known:
    """A unit by its code, from the file or from the database; the parent is a folded code or ''."""

    code: str
    kind: str
    parent: str
    zone: str


Tree = dict[str, Known]


def tree_of(file: RegionFile, stored: Mapping[str, Known]) -> Tree:
    """The units as they would be after the import, by folded code."""
    return dict(stored) | {
        folded(u.code): Known(u.code, u.kind, folded(u.parent), u.zone) for u in file.units if u.code
    }


def check(file: RegionFile, stored: Mapping[str, Known]) -> list[RowError]:
    """Every mistake that can only be seen across rows, in the order of the file."""
    tree = tree_of(file, stored)
    units, seats = file.units, file.seats
    checks = (
        _codes(units),
        _parents(units, tree),
        _unit_kinds(units, stored),
        _seats(seats, tree),
        _repeated_seats(seats),
        _curations(seats, tree),
    )
    found = [error for errors in checks for error in islice(errors, MAX_ERRORS)]
    return sorted(found, key=lambda e: (e.sheet != words.UNITS, e.row))


def zone_of(code: str, tree: Tree) -> str:
    """The unit's own zone or that of the nearest one above; '' when nobody up to the top has one."""
    for unit in _upwards(code, tree):
        if unit.zone:
            return unit.zone
    return ""


def _codes(units: tuple[UnitRow, ...]) -> Iterator[RowError]:
    first: dict[str, int] = {}
    for unit in units:
        key = folded(unit.code)
        if key and key in first:
            args = {"code": unit.code, "first": first[key]}
            yield RowError(words.UNITS, unit.row, words.CODE, "import-code-twice", args)
        first.setdefault(key, unit.row)


def _parents(units: tuple[UnitRow, ...], tree: Tree) -> Iterator[RowError]:
    """One mistake a row: what follows from a wrong parent would only confuse."""
    for unit in units:
        key, above = folded(unit.code), tree.get(folded(unit.parent))
        args: dict[str, object] = {"code": unit.code}
        if unit.parent and above is None:
            yield _unknown(words.UNITS, unit.row, words.PARENT, unit.parent, tree)
        elif key and _in_a_ring(key, tree):
            yield RowError(words.UNITS, unit.row, words.PARENT, "import-cycle", args)
        elif key and _too_deep(key, tree):
            yield RowError(words.UNITS, unit.row, words.PARENT, "import-too-deep", {"limit": MAX_DEPTH - 1})
        elif above and above.kind == "school":
            yield RowError(words.UNITS, unit.row, words.PARENT, "import-below-school", {"code": above.code})
        elif unit.kind in ("school", "municipality") and not unit.parent:
            yield RowError(words.UNITS, unit.row, words.PARENT, "import-no-parent")
        elif key and not zone_of(key, tree) and not unit.zone_misread:
            yield RowError(words.UNITS, unit.row, words.ZONE, "import-no-zone")


def _unit_kinds(units: tuple[UnitRow, ...], stored: Mapping[str, Known]) -> Iterator[RowError]:
    for unit in units:
        before = stored.get(folded(unit.code))
        if before and unit.kind and "school" in (before.kind, unit.kind) and before.kind != unit.kind:
            yield RowError(words.UNITS, unit.row, words.KIND, "import-kind-changed", {"code": unit.code})


def _seats(seats: tuple[SeatRow, ...], tree: Tree) -> Iterator[RowError]:
    for seat in seats:
        unit = tree.get(folded(seat.unit))
        if seat.unit and unit is None:
            yield _unknown(words.SEATS, seat.row, words.UNIT, seat.unit, tree)
        elif unit and seat.role and not _may_sit(seat.role, unit.kind):
            args = {"role": seat.role, "code": unit.code}
            yield RowError(words.SEATS, seat.row, words.ROLE, "import-seat-place", args)
        if seat.schools and seat.role and seat.role != "curator":
            yield RowError(words.SEATS, seat.row, words.CURATES, "import-curates-not-curator")


def _may_sit(role: str, kind: str) -> bool:
    if kind in words.KINDS.values():
        return kind in SEATED_AT[role]
    return role not in SCHOOL_ROLES


def _repeated_seats(seats: tuple[SeatRow, ...]) -> Iterator[RowError]:
    first: dict[tuple[str, str, str], int] = {}
    for seat in seats:
        alone = seat.role in ALONE
        key = (folded(seat.unit), seat.role, "" if alone else seat.title.casefold())
        if seat.unit and seat.role and key in first:
            what = "import-second-director" if alone else "import-seat-twice"
            yield RowError(words.SEATS, seat.row, words.TITLE, what, {"first": first[key]})
        first.setdefault(key, seat.row)


def _curations(seats: tuple[SeatRow, ...], tree: Tree) -> Iterator[RowError]:
    for seat in seats:
        home = folded(seat.unit)
        for code in (seat.schools or ()) if seat.role == "curator" else ():
            school = tree.get(folded(code))
            if school is None:
                yield _unknown(words.SEATS, seat.row, words.CURATES, code, tree)
            elif school.kind != "school":
                yield RowError(words.SEATS, seat.row, words.CURATES, "import-curates-no-school", {"code": code})
            elif home in tree and all(folded(u.code) != home for u in _upwards(folded(code), tree)):
                args = {"code": code, "unit": seat.unit}
                yield RowError(words.SEATS, seat.row, words.CURATES, "import-curates-outside", args)


def _upwards(code: str, tree: Tree) -> Iterator[Known]:
    """The unit and those above it, as far as a tree may be deep: the file may hold a ring."""
    for _ in range(MAX_DEPTH):
        unit = tree.get(code)
        if unit is None:
            return
        yield unit
        code = unit.parent


def _in_a_ring(code: str, tree: Tree) -> bool:
    return any(unit.parent == code for unit in _upwards(code, tree))


def _too_deep(code: str, tree: Tree) -> bool:
    return sum(1 for _ in _upwards(code, tree)) == MAX_DEPTH


def _unknown(sheet: str, row: int, column: str, code: str, tree: Tree) -> RowError:
    """An unknown code, with the one that was probably meant: Cyrillic «С» and Latin "C" look alike."""
    twin = next((u.code for key, u in tree.items() if _look(key) == _look(folded(code))), None)
    if twin:
        return RowError(sheet, row, column, "import-lookalike", {"code": code, "near": twin})
    near = get_close_matches(folded(code), tree, n=1, cutoff=0.75) if len(tree) < SMALL else []
    if near:
        return RowError(sheet, row, column, "import-code-near", {"code": code, "near": tree[near[0]].code})
    return RowError(sheet, row, column, "import-code-unknown", {"code": code})


def _look(code: str) -> str:
    return code.translate(LOOKALIKES)
