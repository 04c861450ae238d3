"""Where it is hot: of the schools that have sent, how many stand at a high risk, factor by municipality."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from models import Cycle, FactorLevel, Submission, Unit
from services.forms.progress import schools
from services.forms.reach import alphabetical
from services.org.people import Place

FEWEST = 3  # of fewer sent profiles a share says nothing, and it would name the school


@dataclass(frozen=True, slots=True)
class TownHeat:
    """A municipality: how many schools have sent, and how many of them stand at «high» in each factor."""

    name: str
    sent: int
    high: dict[str, int]

    @property
    def few(self) -> bool:
        return self.sent < FEWEST


def by_town(db: Session, seat: Place, cycle: Cycle) -> list[TownHeat]:
    """Every municipality where something was sent, in the order of the alphabet. Two statements.

    Where the municipality has verified a level, it is the verified one that counts.
    """
    town, level = aliased(Unit), func.coalesce(FactorLevel.verified_level, FactorLevel.level)
    sent = (
        select(town.name, func.count())
        .select_from(Submission)
        .join(Unit, Unit.id == Submission.school_id)
        .join(town, town.id == Unit.parent_id)
        .where(Submission.cycle_id == cycle.id, Submission.state == "sent")
        .where(Submission.school_id.in_(schools(seat, cycle)))
        .group_by(town.name)
    )
    high = (
        sent.with_only_columns(town.name, FactorLevel.factor, func.count(), maintain_column_froms=True)
        .join(FactorLevel, FactorLevel.submission_id == Submission.id)
        .where(level == "high")
        .group_by(FactorLevel.factor)
    )
    counted: dict[str, dict[str, int]] = {}
    for name, factor, n in db.execute(high):
        counted.setdefault(name, {})[factor] = n
    found = [TownHeat(name, n, counted.get(name, {})) for name, n in db.execute(sent)]
    return sorted(found, key=lambda one: alphabetical(one.name))


def whole(towns: list[TownHeat]) -> TownHeat:
    """All of them together."""
    factors = {factor for town in towns for factor in town.high}
    high = {factor: sum(town.high.get(factor, 0) for town in towns) for factor in factors}
    return TownHeat("", sum(town.sent for town in towns), high)
