"""The way out of the risk zone: a checklist of facts, a decision by order, the year of observation that follows."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import Mark, Measure, Roadmap, Step
from services import deadlines
from services.journey import facts, results, stages, typed, way
from services.journey.stages import Check
from services.journey.way import Way
from services.org import settings
from services.org.people import Who
from services.refusal import Refusal

STAGE, NEXT = "exit", "effective"


@dataclass(frozen=True, slots=True)
class Checked:
    """A condition with what was found: yes, no or unknown; unknown never passes."""

    check: Check
    found: str
    facts: dict[str, int | str]

    @property
    def holds(self) -> bool:
        return self.found == "yes"


@dataclass(frozen=True, slots=True)
class Exit:
    """A school before the decision: the checklist, and whether this seat may decide."""

    way: Way
    checks: tuple[Checked, ...]
    decider: str

    @property
    def ready(self) -> bool:
        return all(one.holds for one in self.checks)

    @property
    def at_gate(self) -> bool:
        return self.way.journey is not None and self.way.journey.stage == STAGE

    @property
    def may(self) -> bool:
        return self.at_gate and self.ready and self.way.seat.role == self.decider


def read(db: Session, who: Who, school_id: int, now: datetime) -> Exit:
    """The checklist of a school, through the seat that may decide when this person holds it."""
    seen = way.read(db, who, school_id, now)
    decider = str(settings.value(db, school_id, "exit-decided-by"))
    if any(seat.role == decider for seat in who.seats) and seen.seat.role != decider:
        with suppress(Refusal):  # they may hold such a seat elsewhere
            seen = way.read(db, who, school_id, now, decider)
    return Exit(seen, checklist(db, school_id), decider)


def checklist(db: Session, school_id: int) -> tuple[Checked, ...]:
    """Every condition of the content with what the database knows."""
    return tuple(_checked(db, school_id, check) for check in stages.checks())


def _checked(db: Session, school_id: int, check: Check) -> Checked:
    rows = results.of_school(db, school_id)
    last = results.last_year(rows)
    if check.code == "procedures":
        bad = [row for row in last if results.share(row) >= check.limit]
        known: dict[str, int | str] = {"n": len(bad), "year": str(last[0].year) if last else "", "all": len(last)}
        return Checked(check, _word(not bad if last else None), {"n": 0, "year": "", "all": 0, **known})
    if check.code == "trend":
        much = next((one.limit for one in stages.checks() if one.code == "procedures"), 30)
        found = results.trend(rows, check.limit, much)
        return Checked(check, {"worse": "no", "unknown": "unknown"}.get(found, "yes"), {"trend": found})
    if check.code == "unbiased":
        marked = sum(row.biased for row in last)
        return Checked(check, _word(not marked if last else None), {"n": marked})
    if check.code == "measures":
        done, total = plan_done(db, school_id)
        found_ = _word(100 * done >= check.limit * total if total else None)
        return Checked(check, found_, {"done": done, "total": total, "share": 100 * done // total if total else 0})
    if check.code == "factors":
        return Checked(check, _word(facts.calm(db, school_id, facts.fresh_since(db, school_id))), {})
    raise ValueError(f"exit.md: nobody can find out {check.code!r}")


def _word(holds: bool | None) -> str:
    return "unknown" if holds is None else "yes" if holds else "no"


def plan_done(db: Session, school_id: int) -> tuple[int, int]:
    """(done, all that count) of the newest roadmap that came into force; withdrawn measures do not count."""
    query = select(Roadmap.id).where(Roadmap.unit_id == school_id, Roadmap.state.in_(("working", "completed")))
    newest = db.scalar(query.order_by(Roadmap.id.desc()).limit(1))
    states = db.scalars(
        select(Measure.state).where(Measure.roadmap_id == newest, Measure.state.not_in(("new", "withdrawn")))
    ).all()
    return sum(state == "done" for state in states), len(states)


def decide(db: Session, who: Who, school_id: int, rev: int, number: str, on: str, now: datetime) -> Step:
    """The decision, once: by whom the region says, only when every condition holds."""
    exit_ = read(db, who, school_id, now)
    if exit_.way.journey is None or not exit_.at_gate:
        raise way.Moved
    if exit_.way.seat.role != exit_.decider:
        raise Refusal("exit-not-yours", role=exit_.decider)
    if not exit_.ready:
        raise Refusal("exit-not-ready", n=sum(not one.holds for one in exit_.checks))
    db.execute(delete(Mark).where(Mark.name == _draft(exit_)))
    return way.go(
        db, who, exit_.way.seat, exit_.way.journey, rev, NEXT, now, order=(number, on), reason=""
    )  # fmt: skip


def _draft(exit_: Exit) -> str:
    return f"exit/{exit_.way.school.id}/{exit_.way.seat.seat_id}"


def keep_order(db: Session, exit_: Exit, text: str, now: datetime) -> None:
    """The order as it is typed, until the press."""
    number, on = typed.order(text, deadlines.local(now, exit_.way.school.zone).date())
    db.merge(Mark(name=_draft(exit_), value=f"{on} {number}"))
    db.flush()


def kept_order(db: Session, exit_: Exit) -> tuple[str, str] | None:
    """Its number and ISO day."""
    mark = db.get(Mark, _draft(exit_))
    if mark is None:
        return None
    on, _, number = mark.value.partition(" ")
    return number, on


def decision(db: Session, school_id: int) -> Step | None:
    """The newest exit decision of a school."""
    query = select(Step).where(Step.school_id == school_id, Step.to_stage == NEXT, Step.order_number.is_not(None))
    return db.scalar(query.order_by(Step.id.desc()).limit(1))
