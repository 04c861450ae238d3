"""A school's answers in the database: every answer is committed at once, every change is compared and set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import String, Table, and_, bindparam, func, or_, select, update
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import DIAGNOSIS, Answer, Cycle, Delegation, Delivery, Fact, FormVersion, Submission, Task, Unit
from models.engine import affected
from services import deadlines, journal
from services.forms import answers as written
from services.forms import facts, personal
from services.forms.answers import Answer as Said
from services.forms.answers import Entries, Given, Half, Later
from services.forms.compiled import Compiled, load
from services.forms.evaluate import State, state_of
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal


@dataclass(frozen=True, slots=True)
class Draft:
    """A submission with its form and the state of its answers."""

    id: int
    cycle_id: int
    school_id: int
    school: str
    zone: str
    status: str  # open started sent
    rev: int
    sent_at: datetime | None
    due_on: str
    state: State
    comments: dict[str, str]
    seat: Place
    trial: bool = False  # walked for a made-up school
    previous_id: int | None = None
    held: Mapping[str, int] = field(default_factory=dict)  # section → the deputy's seat that has it in hand
    authors: Mapping[str, int] = field(default_factory=dict)  # question → the seat that answered it
    on_word: frozenset[str] = frozenset()  # questions answered «со слов школы», the director has not agreed yet
    unconfirmed: bool = False  # sent by the curator on the school's word
    letter_id: int | None = None  # it is a report on this letter: for the body that issued it
    remarks: Mapping[str, str] = field(default_factory=dict)  # of a returned report, by question
    mended: frozenset[str] = frozenset()  # of these, the ones answered again since
    known: str = ""  # names of what the school has said in other forms, with commas between

    @property
    def compiled(self) -> Compiled:
        """The form; of one with repeats as it is unfolded by the entries there are."""
        return self.state.compiled

    @property
    def open(self) -> bool:
        return self.status != "sent"

    @property
    def away(self) -> frozenset[str]:
        """Sections that are not this person's to answer now: a deputy has them in hand."""
        return frozenset(self.held) if self.seat.role == "director" else frozenset()


class Stale(Exception):
    """Somebody – the same person on another phone, or a second press – was here first."""


# An answer is the hot path: its statements name tables, for the ORM's share of one would be half its cost.
SUBMISSIONS, ANSWERS, CYCLES, UNITS = (cast(Table, kind.__table__) for kind in (Submission, Answer, Cycle, Unit))
S, A, C, U = SUBMISSIONS.c, ANSWERS.c, CYCLES.c, UNITS.c
D, F = cast(Table, Delegation.__table__).c, cast(Table, Fact.__table__).c
# «section:seat,section:seat»: one statement loads a submission, whoever has a part of it.
HELD = (
    select(func.aggregate_strings(D.section + ":" + sql_cast(D.seat_id, String), ","))
    .where(D.submission_id == bindparam("id"), D.state == "held")
    .scalar_subquery()
)
# Names of what the school has said in other forms: the hot path looks up nothing that is not there.
_ROW = SUBMISSIONS.alias("this")
_THIS = select(_ROW.c.school_id, func.coalesce(_ROW.c.previous_id, 0).label("last")).where(_ROW.c.id == bindparam("id"))
_OF_THIS = _THIS.subquery()
KNOWN = (
    select(func.aggregate_strings(F.name, ","))
    .join(_OF_THIS, _OF_THIS.c.school_id == F.unit_id)
    .where(F.submission_id != _OF_THIS.c.last)
    .scalar_subquery()
)
LOAD = (
    select(
        S.cycle_id, S.school_id, S.form_version_id, S.state, S.rev, S.sent_at, C.due_on, U.name, U.zone,
        S.previous_id, S.unconfirmed, S.remarks, C.trial, C.started_by, C.letter_id, HELD.label("held"),
        KNOWN.label("known"),
        A.item, A.kind, A.value, A.comment, A.seat_id, A.unconfirmed.label("on_word"),
    )
    .select_from(SUBMISSIONS)
    .join(CYCLES, C.id == S.cycle_id)
    .join(UNITS, U.id == S.school_id)
    .outerjoin(ANSWERS, A.submission_id == S.id)
    .where(S.id == bindparam("id"))
)  # fmt: skip

OF_ANSWER = -6  # the columns of an answer, unpacked at once: by name each costs more than the rest of the row


def own(db: Session, who: Who, submission_id: int, now: datetime) -> Draft:
    """The submission of this person's own school, or the trial they started; absent and foreign read alike."""
    rows = db.execute(LOAD, {"id": submission_id}).all()
    for place in who.seats:
        if rows and owns(db, place, submission_id, rows[0]):
            return drafted(db, submission_id, rows, place, now)
    raise NotThere


def owns(db: Session, place: Place, submission_id: int, row: Any) -> bool:
    """Is all of it this seat's: a director's school, an operator's own trial, the report on a letter?"""
    if row.trial:
        return place.role == "operator" and place.seat_id == row.started_by
    if place.unit_id != row.school_id:
        return False
    if place.role == "deputy" and row.letter_id is not None:
        return _was_given(db, place, submission_id)
    return place.role == "director" or (place.role == "coordinator" and row.letter_id is not None)


def _was_given(db: Session, place: Place, submission_id: int) -> bool:
    """Has the director put the whole report into this deputy's hands?"""
    whole = select(Task.id).join(Delivery, Delivery.id == Task.delivery_id).where(Task.item == 0, Task.state == "held")
    return db.scalar(whole.where(Task.seat_id == place.seat_id, Delivery.submission_id == submission_id)) is not None


def sent(db: Session, place: Place, submission_id: int, now: datetime) -> Draft:
    """A sent submission, for a seat that `access` has already let through."""
    rows = db.execute(LOAD, {"id": submission_id}).all()
    if not rows or rows[0].state != "sent":
        raise NotThere
    return beside_last(db, drafted(db, submission_id, rows, place, now))


def drafted(
    db: Session, submission_id: int, rows: Sequence[Any], place: Place, now: datetime,
    readable: Sequence[Any] | None = None,
) -> Draft:  # fmt: skip
    """The rows of `LOAD` as this seat's draft; `readable` are those it may read, all of them unless told otherwise."""
    first, rows = rows[0], rows if readable is None else readable
    compiled = form_of(db, first.form_version_id)
    said: dict[str, Said] = {}
    comments: dict[str, str] = {}
    authors: dict[str, int] = {}
    on_word: set[str] = set()
    for item, kind, value, comment, seat_id, by_word in (row[OF_ANSWER:] for row in rows):
        if not item:
            continue
        said[item], authors[item] = _read(value), seat_id
        if comment:
            comments[item] = comment
        if by_word and kind in ("given", "nodata"):
            on_word.add(item)
    today = deadlines.local(now, first.zone).date()
    draft = Draft(
        submission_id, first.cycle_id, first.school_id, first.name, first.zone, first.state, first.rev,
        first.sent_at, first.due_on, state_of(compiled, said, today=today, walking=True),
        comments, place,
        bool(first.trial), first.previous_id, held_by(first.held),
        authors, frozenset(on_word),
        bool(first.unconfirmed), first.letter_id, known=first.known or "",
    )  # fmt: skip
    return _returned(db, draft, first.remarks) if first.remarks and draft.open else draft


def _returned(db: Session, draft: Draft, remarks: Mapping[str, str]) -> Draft:
    """Of a returned report only what was remarked on is asked again, and what hangs on it."""
    again = select(Answer.item).where(Answer.submission_id == draft.id, Answer.answered_at > draft.sent_at)
    mended = frozenset(db.scalars(again.where(Answer.item.in_(list(remarks)))))
    only = frozenset(remarks) | {item.name for item in draft.state.missing}
    return replace(draft, state=replace(draft.state, only=only), remarks=dict(remarks), mended=mended)


_read = lru_cache(maxsize=4096)(written.loads)  # at question 60 the sixty before it are read again and again


def held_by(written_out: str | None) -> dict[str, int]:
    """Sections in deputies' hands: section → seat."""
    pairs = (pair.rsplit(":", 1) for pair in (written_out or "").split(",") if pair)
    return {section: int(seat) for section, seat in pairs}


_definitions: dict[tuple[str, int], str] = {}


def form_of(db: Session, version_id: int) -> Compiled:
    """The compiled form of a version: versions never change, so a process reads each once."""
    key = (str(db.get_bind().engine.url), version_id)
    if key not in _definitions:
        found = db.scalar(select(FormVersion.definition).where(FormVersion.id == version_id))
        if found is None:
            raise NotThere
        _definitions[key] = found
    return load(_definitions[key])


STEP = (
    update(SUBMISSIONS)
    .where(S.id == bindparam("row"), S.rev == bindparam("seen"), S.state != "sent")
    .values(rev=bindparam("next"), state="started", started_at=func.coalesce(S.started_at, bindparam("now")))
)


@lru_cache(maxsize=2)
def _upsert(dialect: str) -> Any:
    made = {"postgresql": postgresql, "sqlite": sqlite}[dialect].insert(ANSWERS)
    new = {name: made.excluded[name] for name in ("kind", "value", "seat_id", "answered_at", "unconfirmed")}
    return made.on_conflict_do_update(index_elements=["submission_id", "item"], set_=new)


def answer(
    db: Session, who: Who, draft: Draft, rev: int, item: str, said: Said, now: datetime, after: State | None = None
) -> Draft:
    """Store one answer against the revision the person saw; raises `Stale` for any other one.

    `after` is the state with that answer, where the caller has evaluated it already.
    """
    if not draft.open:
        raise Refusal("form-already-sent")
    if rev != draft.rev or not _step(db, draft, now):
        raise Stale
    before = draft.state.answers.get(item)
    db.execute(
        _upsert(db.get_bind().dialect.name),
        {
            "submission_id": draft.id, "item": item, "kind": kind_of(said), "value": written.dumps(said),
            "seat_id": draft.seat.seat_id, "answered_at": now, "unconfirmed": draft.seat.role == "curator",
        },
    )  # fmt: skip
    if before is not None and before != said:
        # The answer's row is its own record; the journal keeps what it replaced.
        journal.write(
            db, who, "change-answer", "submission", draft.id, now,
            seat_id=draft.seat.seat_id, item=item, before=written.dumps(before),
        )  # fmt: skip
    state = after or draft.state.with_answer(draft.compiled.item(item), said)
    return replace(draft, status="started", rev=draft.rev + 1, state=state)


def _step(db: Session, draft: Draft, now: datetime) -> bool:
    return bool(affected(db, STEP, {"row": draft.id, "seen": draft.rev, "next": draft.rev + 1, "now": now}))


def comment(db: Session, draft: Draft, item: str, text: str, now: datetime) -> None:
    """A word of explanation to an answer; it needs the answer to be there."""
    if not draft.open:
        raise Refusal("form-already-sent")
    personal.refuse(text)
    done = affected(
        db, update(Answer).where(and_(Answer.submission_id == draft.id, Answer.item == item)).values(comment=text)
    )
    if not done:
        raise Refusal("comment-without-answer")


def mark_sent(db: Session, draft: Draft, rev: int, now: datetime) -> None:
    """Close it for good; raises `Stale` when it was changed or sent meanwhile. A trial is never sent."""
    if draft.trial:
        raise NotThere
    done = affected(
        db,
        update(Submission)
        .where(Submission.id == draft.id, Submission.rev == rev, Submission.state != "sent")
        .values(state="sent", sent_at=now, sent_by=draft.seat.seat_id, rev=rev + 1),
    )
    if not done:
        raise Stale
    facts.remember(db, draft, now)


def kind_of(said: Said) -> str:
    """How an answer is counted without reading it."""
    if isinstance(said, Given) or (isinstance(said, Entries) and said.numbers):
        return "given"  # entries were given, though more of them may come
    return "half" if isinstance(said, Half | Entries) else "later" if isinstance(said, Later) else "nodata"


def open_of_school(db: Session, school: Place, now: datetime) -> list[tuple[int, str, str, str]]:
    """Submissions a school is to answer or has answered in cycles that have begun: (id, title, due day, status)."""
    today = deadlines.local(now, school.zone).date().isoformat()
    rows = db.execute(
        select(Submission.id, Cycle.title, Cycle.due_on, Submission.state)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .where(Submission.school_id == school.unit_id, Cycle.closed_at.is_(None), DIAGNOSIS)
        .where(or_(Cycle.begins_on.is_(None), Cycle.begins_on <= today))
        .order_by(Submission.id)
    ).all()
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def unconfirmed(db: Session, submission_id: int) -> bool:
    """Was it sent on the school's word, and no director has agreed yet?"""
    return bool(db.scalar(select(Submission.unconfirmed).where(Submission.id == submission_id)))


def running(db: Session, cycle_id: int) -> bool:
    """Does the cycle still run?"""
    return db.scalar(select(Cycle.id).where(Cycle.id == cycle_id, Cycle.closed_at.is_(None))) is not None


def beside_last(db: Session, draft: Draft) -> Draft:
    """The same draft evaluated whole, signals and checks included, beside the last cycle's values."""
    if draft.previous_id is None:
        return replace(draft, state=draft.state.whole)
    version = db.scalar(select(Submission.form_version_id).where(Submission.id == draft.previous_id))
    rows = db.execute(select(Answer.item, Answer.value).where(Answer.submission_id == draft.previous_id)).all()
    before = state_of(form_of(db, version or 0), {row[0]: written.loads(row[1]) for row in rows})
    state = state_of(draft.compiled, draft.state.answers, today=draft.state.today, previous=before.values)
    return replace(draft, state=state)
