"""What a region may set differently: a registry with defaults and limits, what holds at a unit, the journal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models import Entry, Seat, Setting, Unit
from services import journal
from services.org.people import Place, Who
from services.refusal import NotThere

PAGE = 5  # lines of the journal at once
NAME, WHEN = "change-setting", "setting"  # how the journal calls a change


@dataclass(frozen=True, slots=True)
class Known:
    """One setting. Its words are the texts `setting-<name>` and `setting-<name>-what`.

    `least` and `most` bound numbers, the length of a text, how many hours may be offered.
    """

    name: str
    group: str
    kind: str  # text count counts hours window calendar choice several
    default: Any
    least: int = 0
    most: int = 0
    options: tuple[tuple[str, ...], ...] = ()  # of a choice or several: the value, then its words in both languages


GROUPS = ("names", "hours", "signals", "journey", "letters", "consent", "calendar")
DECIDERS = (("coordinator", "координатор", "coordinator"), ("operator", "оператор", "operator"))
MENTORS = (("steady", "устойчивые", "steady"), ("any", "любые", "any"))  # whose schools mentors come from
# Which kinds of letters a region's body may issue, and a municipality's; orders are a matter of the charter.
LETTERS = (
    ("order", "приказ", "order"),
    ("directive", "распоряжение", "directive"),
    ("instructive", "инструктивное письмо", "instructive letter"),
    ("info", "для сведения", "for information"),
)
CONFIRM = (("auto", "где двое", "where there are two"), ("on", "всегда", "always"), ("off", "никогда", "never"))
LONGER = (("body", "кто издал", "who issued it"), ("coordinator", "координатор", "coordinator"))
REGISTRY = {
    one.name: one
    for one in (
        Known("inviting-body", "names", "text", "", most=60),
        Known("school-term", "names", "text", "", most=40),
        Known("reminder-hours", "hours", "hours", ["08:30", "13:00", "16:00"], 1, 4),
        Known("working-hours", "hours", "window", ["09:00", "18:00"]),
        Known("quiet-hours", "hours", "window", ["19:00", "08:00"]),
        # Working days until the curator hears again, then the coordinator, then the operator.
        Known("escalation-days", "signals", "counts", [1, 2, 5], 1, 30),
        Known("idle-days", "signals", "count", 5, 1, 30),
        Known("daily-cap", "signals", "count", 8, 3, 50),
        # Measures of one roadmap that end in one month, and that run at once for one responsible: more is warned of.
        Known("pace-month", "signals", "count", 4, 1, 30),
        Known("pace-person", "signals", "count", 3, 1, 30),
        Known("support-centre", "names", "text", "", most=80),
        Known("exit-decided-by", "journey", "choice", "coordinator", options=DECIDERS),
        Known("mentor-from", "journey", "choice", "steady", options=MENTORS),
        Known("letter-kinds", "letters", "several", [one[0] for one in LETTERS], 1, options=LETTERS),
        Known("town-letters", "letters", "several", [one[0] for one in LETTERS[1:]], 1, options=LETTERS),
        # Does a second person look before a letter leaves? «auto»: where the body has two of them.
        Known("letter-confirm", "letters", "choice", "auto", options=CONFIRM),
        Known("letter-week", "letters", "count", 5, 1, 50),  # letters a school gets in a week; more is warned of
        Known("letter-grace", "letters", "count", 0, 0, 10),  # working days after the term until others hear
        Known("letter-longer-by", "letters", "choice", "body", options=LONGER),  # who gives more time for a letter
        Known("consent-text", "consent", "text", "", most=400),
        Known("calendar", "calendar", "calendar", {}, most=366),
    )
}
# "consent-edition" and "consent-draft" are kept in the same table, set by no one directly.


def known(name: str) -> Known:
    """A setting of the registry."""
    if name not in REGISTRY:
        raise NotThere
    return REGISTRY[name]


def value(db: Session, unit_id: int, name: str) -> Any:
    """What holds at a unit: the nearest row at it or above, else the default. One statement a transaction."""
    rows = _rows(db)
    if any(key == name for _, key in rows):
        step: int | None = unit_id
        while step is not None:
            if (step, name) in rows:
                return rows[step, name]
            step = _parent(db, step)
    return REGISTRY[name].default if name in REGISTRY else None


def _rows(db: Session) -> dict[tuple[int, str], Any]:
    if "settings" not in db.info:
        found = db.execute(select(Setting.unit_id, Setting.name, Setting.value))
        db.info["settings"] = {(row[0], row[1]): row[2] for row in found}
    rows: dict[tuple[int, str], Any] = db.info["settings"]
    return rows


def _parent(db: Session, unit_id: int) -> int | None:
    parents: dict[int, int | None] = db.info.setdefault("parents", {})
    if unit_id not in parents:
        parents[unit_id] = db.scalar(select(Unit.parent_id).where(Unit.id == unit_id))
    return parents[unit_id]


def is_set(db: Session, unit_id: int, name: str) -> bool:
    """Has this very unit set it?"""
    return (unit_id, name) in _rows(db)


def keep(db: Session, unit_id: int, name: str, new: Any) -> None:
    """Store a value without a word; the default needs no row, None removes it."""
    db.execute(delete(Setting).where(Setting.unit_id == unit_id, Setting.name == name))
    if new is not None and not (name in REGISTRY and new == REGISTRY[name].default):
        db.add(Setting(unit_id=unit_id, name=name, value=new))
    db.flush()
    db.info.pop("settings", None)


def put(db: Session, who: Who, seat: Place, name: str, new: Any, now: datetime) -> bool:
    """Set it for the region of an operator's seat, with a line in the journal; False when it is so already."""
    before = value(db, seat.unit_id, name)
    if before == new:
        return False
    keep(db, seat.unit_id, name, new)
    journal.write(
        db, who, NAME, WHEN, seat.unit_id, now, seat_id=seat.seat_id, name=name, before=before, after=new
    )  # fmt: skip
    return True


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the journal of settings."""

    at: datetime
    seat: str
    name: str
    before: Any
    after: Any


def history(db: Session, seat: Place, page: int) -> tuple[list[Change], int]:
    """A page of what was changed in the region, the latest first; and how many pages there are."""
    where = (Entry.act == NAME, Entry.about == WHEN, Entry.about_id == seat.unit_id)
    total = db.scalar(select(func.count()).select_from(Entry).where(*where)) or 0
    rows = db.execute(
        select(Entry.at, Seat.title, Entry.details)
        .outerjoin(Seat, Seat.id == Entry.seat_id)
        .where(*where)
        .order_by(Entry.id.desc())
        .limit(PAGE)
        .offset(page * PAGE)
    ).all()
    changes = [
        Change(at, title or "", details["name"], details["before"], details["after"])
        for at, title, details in rows
        if details and details["name"] in REGISTRY
    ]
    return changes, max(1, -(-total // PAGE))
