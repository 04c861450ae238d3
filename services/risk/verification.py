"""The municipality's word on a sent profile: all levels agreed with, or some found otherwise; both values stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Case, FactorLevel, Submission, Unit
from models.engine import affected
from services import deadlines, journal, outbox
from services.content import overrides
from services.forms import personal
from services.org import access, schools
from services.org.people import Place, Who
from services.refusal import NotThere, Refusal

ROLES = ("curator", "coordinator")  # the municipality; the region looks on
LEVELS = ("low", "medium", "high")
LETTERS, LONGEST_WORD = 3, 300  # letters at least, characters at most


@dataclass(frozen=True, slots=True)
class Finding:
    """Where the municipality differs; without a level or a word it is not finished."""

    level: str | None = None
    word: str | None = None

    @property
    def ready(self) -> bool:
        return bool(self.level and self.word)


class Taken(Exception):
    """Somebody of the municipality has spoken meanwhile, or the findings changed on another phone."""


def open_for(db: Session, who: Who, submission_id: int) -> tuple[Submission, Place]:
    """A sent profile that this person may verify."""
    submission, seat = access.sent_submission(db, who, submission_id, *ROLES)
    if submission.unconfirmed:
        raise Refusal("verify-unconfirmed")
    if not levels(db, submission_id):
        raise NotThere
    return submission, seat


def levels(db: Session, submission_id: int) -> dict[str, FactorLevel]:
    """The levels of a profile by factor."""
    query = select(FactorLevel).where(FactorLevel.submission_id == submission_id).order_by(FactorLevel.factor)
    return {row.factor: row for row in db.scalars(query)}


def findings(db: Session, submission: Submission, seat: Place) -> dict[str, Finding]:
    """What this seat is about to say; to begin with, what the municipality has said already."""
    kept = (submission.findings or {}).get(str(seat.seat_id))
    if kept is not None:
        return {factor: Finding(*said) for factor, said in kept.items()}
    rows = levels(db, submission.id).values()
    return {row.factor: Finding(row.verified_level, row.verified_word) for row in rows if _differs(row)}


def _differs(row: FactorLevel) -> bool:
    return row.verified_level is not None and row.verified_level != row.level


def choose(db: Session, submission: Submission, seat: Place, factor: str, *, differs: bool) -> None:
    """Differ in this factor, or agree after all; said twice it is said once."""
    _level(db, submission, factor)
    kept = findings(db, submission, seat)
    if differs:
        kept.setdefault(factor, Finding())
    else:
        kept.pop(factor, None)
    _keep(submission, seat, kept)


def find(db: Session, submission: Submission, seat: Place, factor: str, level: str) -> None:
    """The municipality's own level of a factor; the word why is kept if there is one."""
    if level not in LEVELS or level == _level(db, submission, factor).level:
        raise NotThere
    kept = findings(db, submission, seat)
    _keep(submission, seat, {**kept, factor: Finding(level, kept.get(factor, Finding()).word)})


def explain(db: Session, submission: Submission, seat: Place, factor: str, word: str) -> None:
    """Why the level is another one: a few words that the director reads."""
    word = " ".join(word.split())
    if not word:
        raise Refusal("verify-word-empty")
    if len(word) > LONGEST_WORD:
        raise Refusal("verify-word-long", seen=len(word), most=LONGEST_WORD)
    if sum(map(str.isalpha, word)) < LETTERS:
        raise Refusal("verify-word-short", seen=word[:40])
    personal.refuse(word)
    kept = findings(db, submission, seat)
    if factor not in kept:
        raise NotThere
    _keep(submission, seat, {**kept, factor: Finding(kept[factor].level, word)})


def _level(db: Session, submission: Submission, factor: str) -> FactorLevel:
    row = db.get(FactorLevel, (submission.id, factor))
    if row is None:
        raise NotThere
    return row


def _keep(submission: Submission, seat: Place, kept: Mapping[str, Finding]) -> None:
    """Each seat has its own until the municipality speaks."""
    written = {factor: [one.level, one.word] for factor, one in sorted(kept.items())}
    submission.findings = {**(submission.findings or {}), str(seat.seat_id): written}


def confirm(
    db: Session, who: Who, submission: Submission, seat: Place, rev: int, differing: Mapping[str, Finding],
    now: datetime,
) -> bool:  # fmt: skip
    """Speak for the municipality, once for each revision; True when the director is told. Raises `Taken`."""
    if not all(one.ready for one in differing.values()):
        raise Refusal("verify-unfinished")
    number, again = submission.id, submission.verified_at is not None
    spoken = update(Submission).where(Submission.id == number, Submission.rev == rev, Submission.state == "sent")
    if not affected(db, spoken.values(verified_at=now, verified_by=seat.seat_id, rev=rev + 1, findings=None)):
        raise Taken
    changed = _write(db, number, differing)
    db.execute(update(Case).where(Case.submission_id == number).values(touched_at=now))
    act = "verify-again" if again else "verify"
    journal.write(db, who, act, "submission", number, now, seat_id=seat.seat_id, levels=changed)
    db.refresh(submission)
    if changed or not again:
        _tell_directors(db, submission, now)
    return bool(changed) or not again


def _write(db: Session, submission_id: int, differing: Mapping[str, Finding]) -> dict[str, list[str]]:
    """Every factor gets the municipality's level; returns {factor: [level that counted, level that counts]}."""
    changed = {}
    for row in levels(db, submission_id).values():
        said = differing.get(row.factor)
        before, after = row.verified_level or row.level, said.level if said and said.level else row.level
        if before != after:
            changed[row.factor] = [before, after]
        row.verified_level, row.verified_word = after, said.word if said else None
    db.flush()
    return changed


def heard_at(zone: str, now: datetime) -> datetime:
    """When the director hears of it: in the school's working hours."""
    return deadlines.next_working_moment(now, zone, overrides())


def _tell_directors(db: Session, submission: Submission, now: datetime) -> None:
    outbox.cancel(db, f"verified/{submission.id}/")  # an earlier word that has not left is outdated
    zone = db.scalar(select(Unit.zone).where(Unit.id == submission.school_id)) or "UTC"
    for seat_id in schools.directors(db, submission.school_id):
        outbox.notify(
            db, seat_id, "levels-verified", once=f"verified/{submission.id}/{submission.rev}/{seat_id}", now=now,
            not_before=heard_at(zone, now), submission=submission.id,
        )  # fmt: skip
