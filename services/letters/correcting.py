"""Correcting a letter that has gone out: a draft of the next version, then sent to those who had the old one.

The draft is a letter of its own while it is written (its audience says what it corrects), so everything that writes
letters writes corrections, too; when it is published, it becomes a version of the letter and is gone.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, insert, select, update
from sqlalchemy.orm import Session

from models import Cycle, Delivery, Letter, LetterFile, LetterItem, LetterVersion, LetterWord, Submission
from models.engine import affected
from services import journal
from services.letters import announcing, audience, books, burden, difference, frozen, letters, news, stopping
from services.letters.difference import Difference
from services.letters.letters import Changed, Written
from services.letters.publishing import begin_round
from services.letters.received import OPEN
from services.org.people import Who
from services.refusal import NotThere, Refusal

OUT = ("planned", "running", "stopped")  # what may be corrected
DRAFT = ("draft", "confirming")
ONCE_A_UNIT = ("director", "coordinator")  # whose report may be a form


def target(one: Written) -> int | None:
    """The letter that this draft corrects."""
    chosen = one.row.audience or {}
    return int(chosen["of"]) if chosen.get("kind") == "correction" else None


def drafted(db: Session, letter: Letter) -> int | None:
    """The correction of a letter that is being written; there is one at a time."""
    written = select(Letter.id, Letter.audience).where(Letter.unit_id == letter.unit_id, Letter.state.in_(DRAFT))
    return next(
        (
            number
            for number, chosen in db.execute(written)
            if (chosen or {}).get("kind") == "correction" and chosen["of"] == letter.id
        ),
        None,
    )


def begin(db: Session, who: Who, one: Written, now: datetime) -> int:
    """A draft with the text of the last version; of the one that is there already its number."""
    if one.row.state not in OUT:
        raise Changed
    if (known := drafted(db, one.row)) is not None:
        return known
    said = frozen.version(db, one.row.id, one.row.version).content
    fields = {name: said[name] for name in frozen.FIELDS}
    chosen = {"kind": "correction", "of": one.row.id, "base": one.row.version, "reason": "", "again": False}
    row = Letter(
        unit_id=one.row.unit_id, seat_id=one.place.seat_id, state="draft", rev=0, made_at=now, audience=chosen,
        urgent=one.row.urgent, **fields,
    )  # fmt: skip
    db.add(row)
    db.flush()
    _belongings(db, row.id, said)
    journal.write(db, who, "begin-correction", "letter", one.row.id, now, seat_id=one.place.seat_id)
    return row.id


def _belongings(db: Session, letter_id: int, said: dict[str, Any]) -> None:
    """Items and files as a text has them; what an item shares with the letter is the letter's."""
    for item in said["items"]:
        own = {name: item[name] for name in ("responsible", "due_on") if item[name] != said[name]}
        db.add(LetterItem(letter_id=letter_id, place=item["place"], action=item["action"], **own))
    for place, file in enumerate(said["files"], 1):
        db.add(LetterFile(letter_id=letter_id, file_id=file["id"], place=place))
    db.flush()


def say_why(db: Session, one: Written, reason: str) -> None:
    """The reason, which every reader of the new version sees."""
    _choose(db, one, reason=reason)


def ask_again(db: Session, one: Written, on: bool) -> None:
    """Those who have reported report anew, on the changed form."""
    _choose(db, one, again=on)


def _choose(db: Session, one: Written, **new: Any) -> None:
    if target(one) is None:
        raise NotThere
    letters.touch(db, one, one.row.rev, audience={**(one.row.audience or {}), **new})


def drop(db: Session, who: Who, one: Written, now: datetime) -> None:
    """Not after all: the draft is gone, the letter stays as it was."""
    of = target(one)
    if of is None:
        raise NotThere
    for table in (LetterItem, LetterFile, LetterWord):
        db.execute(delete(table).where(table.letter_id == one.row.id))
    db.expunge(one.row)
    if not affected(db, delete(Letter).where(Letter.id == one.row.id, Letter.state.in_(DRAFT))):
        raise Changed
    journal.write(db, who, "drop-correction", "letter", of, now, seat_id=one.place.seat_id)


def changes(db: Session, one: Written) -> tuple[Difference, ...]:
    """What the draft says differently from the version it corrects."""
    return difference.between(_base(db, one).content, frozen.content(one))


def _base(db: Session, one: Written) -> LetterVersion:
    chosen = one.row.audience or {}
    return frozen.version(db, chosen.get("of", 0), chosen.get("base", 0))


def same_term(db: Session, one: Written) -> bool:
    """Is the term the one that was published?"""
    return bool(_base(db, one).content["due_on"] == one.row.due_on)


def form_changed(db: Session, one: Written) -> bool:
    """Is another report asked for than before?"""
    old = _base(db, one).content
    return (old["report"], old["form_version_id"]) != (one.row.report, one.row.form_version_id)


def done(db: Session, letter_id: int) -> int:
    """How many have reported on it."""
    mine = (Delivery.letter_id == letter_id, Delivery.work.in_(("reported", "accepted")))
    return db.scalar(select(func.count()).select_from(Delivery).where(*mine)) or 0


# ── publishing it ────────────────────────────────────────────────────────────────────────────


def publish(db: Session, who: Who, one: Written, rev: int, now: datetime) -> int:
    """The next version, to those who have the old one and to those who were added; returns how many."""
    chosen = dict(one.row.audience or {})
    first = letters.of(db, who, chosen["of"])
    if not chosen.get("reason"):
        raise Refusal("letter-correction-reason")
    if not changes(db, one) and not chosen.get("also"):
        raise Refusal("letter-correction-same")
    said, changed = frozen.content(one), form_changed(db, one)
    new = _version(db, one, first, rev, now, chosen, said)
    stopping.revive(db, new)
    _move(db, new)
    _also(db, first, chosen)
    if changed:
        new.minutes = burden.estimate(db, new)
        _reports(db, first, chosen["again"], now)
    books.true_up(db, Delivery.letter_id == new.id)
    _tell(db, new, now)
    db.add(LetterWord(
        letter_id=new.id, kind="corrected", seat_id=one.place.seat_id, at=now, text=chosen["reason"]
    ))  # fmt: skip
    journal.write(db, who, "correct", "letter", new.id, now, seat_id=one.place.seat_id, version=new.version)
    return books.of(db, new.id).intended


def _version(
    db: Session, one: Written, first: Written, rev: int, now: datetime, chosen: dict[str, Any], said: dict[str, Any]
) -> Letter:
    """The draft becomes a version of the letter, and is gone; a second press finds neither."""
    for table in (LetterItem, LetterFile):
        db.execute(delete(table).where(table.letter_id.in_((one.row.id, first.row.id))))
    db.execute(update(LetterWord).where(LetterWord.letter_id == one.row.id).values(letter_id=first.row.id))
    gone = delete(Letter).where(Letter.id == one.row.id, Letter.rev == rev, Letter.state.in_(DRAFT))
    second = {name: getattr(one.row, name) for name in ("confirmed_by", "confirmed_at", "confirmed_digest", "asked_at")}
    db.expunge(one.row)
    if not affected(db, gone):
        raise Changed
    number = chosen["base"] + 1
    mine = update(Letter).where(
        Letter.id == first.row.id, Letter.version == chosen["base"], Letter.state.in_(OUT), Letter.rev == first.row.rev
    )
    fields = {name: said[name] for name in frozen.FIELDS}
    state = "planned" if first.row.state == "planned" else "running"
    values = {**fields, **second, "version": number, "state": state, "rev": Letter.rev + 1, "ended_at": None}
    if not affected(db, mine.values(**values)):
        raise Changed
    db.refresh(first.row)
    _belongings(db, first.row.id, said)
    db.add(LetterVersion(
        letter_id=first.row.id, number=number, content=said, digest=frozen.digest(said), reason=chosen["reason"],
        published_at=now, published_by=one.place.seat_id,
    ))  # fmt: skip
    db.flush()
    return first.row


def _move(db: Session, letter: Letter) -> None:
    """Everybody has the new version before them; a longer term that was granted stays."""
    granted = (Delivery.extended > 0) & (Delivery.due_on > (letter.due_on or ""))
    db.execute(update(Delivery).where(Delivery.letter_id == letter.id, Delivery.state != "cancelled").values(
        version=letter.version, rev=Delivery.rev + 1, due_on=case((granted, Delivery.due_on), else_=letter.due_on),
        first_due_on=case((Delivery.extended > 0, Delivery.first_due_on), else_=letter.due_on),
    ))  # fmt: skip
    if letter.due_on is not None:
        db.execute(update(Cycle).where(Cycle.letter_id == letter.id).values(due_on=letter.due_on))


def _also(db: Session, first: Written, chosen: dict[str, Any]) -> None:
    """Recipients that the correction adds."""
    if not chosen.get("also"):
        return
    row = first.row
    has = select(Delivery.unit_id, Delivery.seat_id).where(Delivery.letter_id == row.id)
    there = {(unit, seat) for unit, seat in db.execute(has)}
    new = [to for to in audience.recipients(db, first.place, chosen["also"]) if (to.unit_id, to.seat_id) not in there]
    if not new:
        return
    same = {
        "letter_id": row.id, "version": row.version, "due_on": row.due_on, "first_due_on": row.due_on,
        "work": "none" if first.news else "open", "extended": 0, "rev": 0,
    }  # fmt: skip
    db.execute(insert(Delivery), [
        {**same, "unit_id": to.unit_id, "seat_id": to.seat_id, "state": "waiting" if to.seat_id else "unreachable",
         "trouble": None if to.seat_id else "no-seat"}
        for to in new
    ])  # fmt: skip
    cycle = db.scalar(select(func.max(Cycle.id)).where(Cycle.letter_id == row.id))
    if row.report == "form" and cycle is not None and chosen["also"].get("role", "director") in ONCE_A_UNIT:
        _round(db, cycle, row, Delivery.submission_id.is_(None))


def _reports(db: Session, first: Written, again: bool, now: datetime) -> None:
    """Another report is asked for: of those who have not begun; of those who have only if the author says so."""
    row = first.row
    which = Delivery.work.in_((*OPEN, "reported", "accepted")) if again else Delivery.work == "open"
    mine = (Delivery.letter_id == row.id, Delivery.state != "cancelled", which)
    if again:
        fresh = {"work": "open", "reported_at": None, "reported_by": None, "file_id": None, "decided_at": None}
        db.execute(update(Delivery).where(*mine).values(**fresh, decided_by=None, remark=None, minutes=None))
    db.execute(update(Delivery).where(*mine).values(submission_id=None, rev=Delivery.rev + 1))
    role = (row.audience or {}).get("role", "director")
    cycle = begin_round(db, first, now) if role in ONCE_A_UNIT else None
    if cycle is not None:
        _round(db, cycle.id, row, Delivery.submission_id.is_(None), Delivery.work == "open")


def _round(db: Session, cycle: int, row: Letter, *which: Any) -> None:
    """A submission in this round for the units of these deliveries."""
    mine = (Delivery.letter_id == row.id, *which)
    has = select(Submission.school_id).where(Submission.cycle_id == cycle)
    to = db.scalars(select(Delivery.unit_id).where(*mine, Delivery.unit_id.not_in(has)).distinct()).all()
    fresh = {"cycle_id": cycle, "form_version_id": row.form_version_id, "state": "open", "rev": 0}
    if to:
        db.execute(insert(Submission), [{**fresh, "school_id": unit} for unit in to])
    its = select(Submission.id).where(Submission.cycle_id == cycle, Submission.school_id == Delivery.unit_id)
    db.execute(update(Delivery).where(*mine).values(submission_id=its.scalar_subquery()))


def _tell(db: Session, letter: Letter, now: datetime) -> None:
    """The difference to those who have the old text, to be acknowledged anew; the whole to everybody else."""
    news.call_off(db, letter.id, books.OWN, news.CORRECTED, news.STOPPED)
    has = Delivery.sent_at.is_not(None) | Delivery.acknowledged_at.is_not(None)
    if letter.state == "running":
        announcing.announce(db, letter, now, Delivery.acknowledged_at.is_(None))
        news.tell(db, letter, news.CORRECTED, now, has, Delivery.state != "cancelled")
    read = Delivery.state == "acknowledged"
    mine = update(Delivery).where(Delivery.letter_id == letter.id, Delivery.state != "cancelled", has)
    db.execute(mine.values(sent_at=None, acknowledged_at=None, state=case((read, "waiting"), else_=Delivery.state)))
    books.true_up(db, Delivery.letter_id == letter.id)
