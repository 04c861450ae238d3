"""What the papers of a roadmap say: in force or as it is being written, every text one harmless line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Entry, Measure, RoadmapVersion, Submission
from services import deadlines
from services.forms.schema import spoken
from services.org import units
from services.roadmaps import library, versions
from services.roadmaps.roadmaps import FIELDS, Plan, Row

_BLANKS = re.compile(" {2,}")
TEXTS = ("name", "responsible", "participants", "indicator", "baseline", "target", "evidence")
KINDS = {"ru": ("Дорожная карта", "Программа поддержки"), "en": ("Roadmap", "Programme of support")}
DONE = ("done", "partial", "withdrawn")
IN_FORCE = ("agreed", "working", "completed", "withdrawn")
STATES = {
    "ru": {
        "planned": "не начата", "working": "в работе", "checking": "на проверке", "done": "выполнена",
        "partial": "выполнена частично", "late": "просрочена", "withdrawn": "снята",
    },
    "en": {
        "planned": "not begun", "working": "in work", "checking": "being checked", "done": "done",
        "partial": "done in part", "late": "late", "withdrawn": "withdrawn",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One measure. `state` is a key of STATES; days are local days of the unit."""

    id: int
    number: int
    factor: str
    short: str  # the factor's short name
    name: str
    starts: date
    ends: date
    first_ends: date | None  # the term before it was extended
    responsible: str
    participants: str
    indicator: str
    baseline: str
    target: str
    evidence: str
    state: str
    done_on: date | None

    @property
    def open(self) -> bool:
        return self.state not in DONE


@dataclass(frozen=True, slots=True)
class Sheet:
    """A roadmap as its papers show it on one day, in one language."""

    language: str
    roadmap: int
    rev: int
    code: str
    unit: str
    school: bool
    author: str  # the position of whoever signs it
    state: str  # project agreed working completed withdrawn
    edition: int
    basis_sent: date | None  # the self-diagnosis it answers
    basis_verified: date | None
    order_number: str
    order_on: date | None
    agreed_by: str
    agreed_on: date | None
    today: date
    lines: tuple[Line, ...]

    @property
    def kind(self) -> str:
        """A school has a roadmap, another unit a programme of support."""
        return KINDS.get(self.language, KINDS["en"])[not self.school]

    @property
    def first(self) -> date:
        return min(one.starts for one in self.lines)

    @property
    def last(self) -> date:
        return max(one.ends for one in self.lines)


def changing(plan: Plan) -> bool:
    """Is there something in force, and something else that is being written or decided upon?"""
    return plan.roadmap.state in IN_FORCE and plan.roadmap.change is not None and plan.writing


def of_plan(db: Session, plan: Plan, now: datetime, language: str, *, in_force: bool = False) -> Sheet:
    """The roadmap as this reader sees it; with `in_force`, without what a change proposes."""
    roadmap, zone = plan.roadmap, plan.unit.zone
    kept = in_force or not changing(plan)
    project = roadmap.state not in IN_FORCE or not kept
    today = deadlines.local(now, zone).date()
    agreed = None if project else _agreement(db, roadmap.id)
    order = roadmap.order_on if not project else None
    basis = db.get(Submission, roadmap.submission_id) if roadmap.submission_id else None
    return Sheet(
        language=language, roadmap=roadmap.id, rev=roadmap.rev, code=plain(plan.unit.code), unit=plain(plan.unit.name),
        school=plan.unit.kind == "school", author=_position(db, roadmap.made_by),
        state="project" if project else roadmap.state, edition=_edition(db, plan, project),
        basis_sent=_day(basis.sent_at if basis else None, zone),
        basis_verified=_day(basis.verified_at if basis else None, zone),
        order_number=plain(roadmap.order_number or "") if order else "",
        order_on=date.fromisoformat(order) if order else None,
        agreed_by=plain(units.seat_title(db, agreed.seat_id)) if agreed and agreed.seat_id else "",
        agreed_on=_day(agreed.at if agreed else None, zone),
        today=today, lines=_lines(db, plan, language, today, in_force=in_force),
    )  # fmt: skip


def _day(moment: datetime | None, zone: str) -> date | None:
    return deadlines.local(moment, zone).date() if moment else None


def _position(db: Session, seat_id: int) -> str:
    """«Директор»: the unit stands above it already."""
    return begun(plain(units.seat_title(db, seat_id).split(",", 1)[0]))


def _agreement(db: Session, roadmap_id: int) -> Entry | None:
    """Who agreed to it last: a later «returned» of a change does not take that back."""
    said = select(Entry).where(Entry.about == "roadmap", Entry.about_id == roadmap_id, Entry.act == "agree")
    return db.scalar(said.order_by(Entry.id.desc()).limit(1))


def _edition(db: Session, plan: Plan, project: bool) -> int:
    if project:
        return plan.roadmap.version + (plan.own and plan.phase != "review")
    agreed = select(RoadmapVersion.number).where(
        RoadmapVersion.roadmap_id == plan.roadmap.id, RoadmapVersion.outcome == "agreed"
    )
    return db.scalar(agreed.order_by(RoadmapVersion.number.desc()).limit(1)) or plan.roadmap.version


def _lines(db: Session, plan: Plan, language: str, today: date, *, in_force: bool) -> tuple[Line, ...]:
    names = {
        one.code: (plain(spoken(one.name, language, "ru")), plain(spoken(one.short, language, "ru")))
        for one in library.diagnosis(db).factors
    }
    found = _rows(db, plan, in_force=in_force)
    return tuple(
        _line(number, row, names, _Deeds.of(measure, row, today, plan.unit.zone))
        for number, (row, measure) in enumerate(found, 1)
    )


def _rows(db: Session, plan: Plan, *, in_force: bool) -> Sequence[tuple[Row, Measure | None]]:
    """What the fields say, beside what became of it; what was sent has no deeds yet."""
    if in_force:
        there = [one for one in plan.rows if one.state not in ("new", "withdrawn")]
        return [({"id": one.id, **{name: getattr(one, name) for name in FIELDS}}, one) for one in there]
    if not plan.writing and not plan.rows:
        return [(row, None) for row in versions.sent(db, plan)]
    return [({"id": one.id, **plan.fields(one)}, one) for one in plan.present]


@dataclass(frozen=True, slots=True)
class _Deeds:
    """What became of a measure until today: its state, when it was done, the term before any extension."""

    state: str
    done_on: date | None
    first_ends: date | None

    @classmethod
    def of(cls, measure: Measure | None, row: Row, today: date, zone: str) -> "_Deeds":
        if measure is None or measure.state == "new":
            return cls("planned", None, None)
        # Lateness is counted: it is stored nowhere.
        late = measure.state in ("planned", "working") and date.fromisoformat(row["ends_on"]) < today
        first = measure.first_ends_on if measure.extended else None
        done = measure.finished_at if measure.state in ("done", "partial") else None
        state = "late" if late else measure.state
        return cls(state, _day(done, zone), date.fromisoformat(first) if first else None)


def _line(number: int, row: Row, names: dict[str, tuple[str, str]], deeds: _Deeds) -> Line:
    full, short = names.get(row["factor"], (plain(row["factor"]),) * 2)
    texts = {name: begun(plain(row[name])) for name in TEXTS}
    return Line(
        id=row["id"], number=number, factor=full, short=short, starts=date.fromisoformat(row["starts_on"]),
        ends=date.fromisoformat(row["ends_on"]), state=deeds.state, done_on=deeds.done_on,
        first_ends=deeds.first_ends, **texts,
    )  # fmt: skip


def plain(words: str) -> str:
    """One line of what can be printed: no paper holds the other characters. Hard spaces stay."""
    return _BLANKS.sub(" ", "".join(c if c.isprintable() or c == "\xa0" else " " for c in words)).strip()


def begun(words: str) -> str:
    """As a cell of a document begins: with a capital."""
    return words[:1].upper() + words[1:]


def states(language: str) -> dict[str, str]:
    """The states of a measure in words."""
    return STATES.get(language, STATES["en"])
