"""What a region file says: its units, its seats, and what is wrong with a row."""

from dataclasses import dataclass, field
from typing import Any

UNITS = "Территории"
SEATS = "Места"

CODE = "Код"
NAME = "Название"
KIND = "Вид"
PARENT = "Входит в"
ZONE = "Часовой пояс"
UNIT = "Код территории"
ROLE = "Роль"
TITLE = "Должность"
CURATES = "Курирует"

KINDS = {"регион": "region", "муниципалитет": "municipality", "школа": "school"}
ROLES = {
    "оператор": "operator",
    "координатор": "coordinator",
    "куратор": "curator",
    "директор": "director",
    "заместитель": "deputy",
    "наставник": "mentor",
}


@dataclass(frozen=True)
class RowError:
    """One mistake: where it is, what it is and how to mend it, as text keys with their arguments."""

    sheet: str
    row: int
    column: str
    what: str
    args: dict[str, Any] = field(default_factory=dict)

    @property
    def remedy(self) -> str:
        """The text key of the advice; every mistake has one."""
        return f"{self.what}-fix"


@dataclass(frozen=True)
class UnitRow:
    """A line of «Территории»; an empty zone is the parent's, unless something unreadable stood there."""

    row: int
    code: str
    name: str
    kind: str
    parent: str
    zone: str
    zone_misread: bool = False


@dataclass(frozen=True)
class SeatRow:
    """A line of «Места»; schools is None where the cell is empty and nothing shall change."""

    row: int
    unit: str
    role: str
    title: str
    schools: tuple[str, ...] | None


@dataclass(frozen=True)
class RegionFile:
    """Everything read, and everything that could not be."""

    units: tuple[UnitRow, ...]
    seats: tuple[SeatRow, ...]
    errors: tuple[RowError, ...]


def folded(code: str) -> str:
    """A code for comparison: people do not mind capitals."""
    return code.casefold()
