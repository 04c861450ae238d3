"""Coming in: an invitation is shown, the place confirmed, consent given – only then is it used up."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import CodeTry, Consent, Entry, Invitation, Person, Seat, Unit
from models.engine import affected
from services import journal, outbox
from services.alarms import alarm
from services.org import consent
from services.org.people import Who
from services.refusal import Refusal

VALID = timedelta(days=30)
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
LOOKALIKE = str.maketrans("АВЕКМНРСТУХІ", "ABEKMHPCTYX1")
CODE_LENGTH = 8
TRIES_AN_HOUR, ALL_TRIES_AN_HOUR = 5, 50
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Issued:
    """The only moment at which the secrets are known."""

    invitation_id: int
    link: str  # the start parameter of a deep link, 22 letters
    code: str  # eight letters to type
    expires_at: datetime
    revoked: int = 0  # earlier ones of this seat that open nothing any more


@dataclass(frozen=True, slots=True)
class Opened:
    """An invitation as its holder sees it. `tag` proves in later presses that the secret was shown."""

    invitation_id: int
    tag: str
    role: str
    title: str
    unit_id: int
    unit: str


def issue(db: Session, seat_id: int, by: Who | None, now: datetime) -> Issued:
    """A new invitation for a seat; earlier open ones of that seat are revoked."""
    revoked = revoke_open(db, seat_id)
    link = secrets.token_urlsafe(16)
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    operator = by.seat("operator") if by else None
    row = Invitation(
        seat_id=seat_id, link_hash=_hash_link(link), code_hash=_hash_code(code), created_at=now,
        expires_at=now + VALID, issued_by=operator.seat_id if operator else None,
    )  # fmt: skip
    db.add(row)
    db.flush()
    journal.write(db, by, "invite", "seat", seat_id, now, seat_id=operator.seat_id if operator else None)
    return Issued(row.id, link, code, row.expires_at, revoked)


def revoke_open(db: Session, seat_id: int) -> int:
    """Nobody can come in with what was handed out for this seat before."""
    return affected(
        db,
        update(Invitation)
        .where(Invitation.seat_id == seat_id, Invitation.state.in_(("open", "frozen")))
        .values(state="revoked", rev=Invitation.rev + 1),
    )


def looks_like_code(text: str | None) -> bool:
    """Eight letters of our alphabet, whatever the keyboard and the dashes; no text is no code."""
    plain = _plain_code(text or "")
    command = (text or "").startswith("/")  # one of eight such letters is no code
    return not command and len(plain) == CODE_LENGTH and all(c in ALPHABET for c in plain)


def open_link(db: Session, messenger_id: int, link: str, now: datetime) -> Opened:
    """By the deep link. Opening does not use it up."""
    return _open(db, messenger_id, Invitation.link_hash == _hash_link(link[:64]), now)


def open_code(db: Session, messenger_id: int, text: str, now: datetime) -> Opened:
    """By the typed code; five wrong ones an hour, then silence."""
    return _open(db, messenger_id, Invitation.code_hash == _hash_code(_plain_code(text)), now)


def almost_a_code(text: str) -> bool:
    """A letter too few, a zero, a one: not «Школа 12», but what somebody types who holds the sheet."""
    plain = _plain_code(text)
    close = abs(len(plain) - CODE_LENGTH) <= 2 and plain.isascii() and any(c.isdigit() for c in plain)
    return close and not text.startswith("/")


def opened(db: Session, messenger_id: int, invitation_id: int, tag: str, now: datetime) -> Opened:
    """The same invitation at a later press; the tag shows that its secret was known."""
    row = db.get(Invitation, invitation_id)
    if row is None or not secrets.compare_digest(_tag(row), tag):
        raise Refusal("entry-invalid")
    if not _valid(row, now):
        raise Refusal("entry-yours" if _came_in(db, row, messenger_id) else "entry-invalid")
    return _as_opened(db, row)


def freeze(db: Session, messenger_id: int, invitation_id: int, tag: str, now: datetime) -> Opened:
    """«Это не моя школа»: nobody can use it until an operator has looked."""
    what = opened(db, messenger_id, invitation_id, tag, now)
    db.execute(update(Invitation).where(Invitation.id == invitation_id).values(state="frozen", rev=Invitation.rev + 1))
    alarm(db, "invitation-frozen", f"frozen/{invitation_id}", now, rank="task", invitation=invitation_id)
    journal.write(db, None, "freeze", "invitation", invitation_id, now)
    return what


def join(db: Session, who: Who, invitation_id: int, tag: str, now: datetime) -> int:
    """Consent is given: the invitation is used, the seat taken. Returns the seat. Once only, whoever is first."""
    opened(db, who.messenger_id, invitation_id, tag, now)
    won = affected(
        db,
        update(Invitation)
        .where(Invitation.id == invitation_id, Invitation.state == "open")
        .values(state="used", used_by=who.person_id, used_at=now, rev=Invitation.rev + 1),
    )
    if not won:
        raise Refusal("entry-invalid")
    row = db.get_one(Invitation, invitation_id)
    unit_id, before = db.execute(select(Seat.unit_id, Seat.person_id).where(Seat.id == row.seat_id)).one()
    edition = consent.edition(db, unit_id).number
    if not consent.agreed(db, who.person_id, edition):
        db.add(Consent(person_id=who.person_id, edition=edition, given_at=now))
    db.execute(update(Seat).where(Seat.id == row.seat_id).values(person_id=who.person_id, taken_at=now))
    outbox.reach_changed(db, select(Seat.id).where(Seat.id == row.seat_id))
    if db.scalar(select(Entry.id).where(Entry.act == "join", Entry.about == "seat", Entry.about_id == row.seat_id)):
        outbox.notify(db, row.seat_id, "seat-brief", once=f"brief/i{invitation_id}", now=now, rank="alert")
    journal.write(db, who, "join", "seat", row.seat_id, now, seat_id=row.seat_id, consent=edition, before=before)
    outbox.notify(db, row.seat_id, "commands", once=f"commands/i{invitation_id}", now=now, rank="alert")
    if before is not None and before != who.person_id:
        _tell_former(db, before, row.seat_id, invitation_id, now)
    return row.seat_id


def _tell_former(db: Session, person_id: int, seat_id: int, invitation_id: int, now: datetime) -> None:
    """Whoever sat there hears through another seat; without one they read it at their next message."""
    other = db.scalar(
        select(Seat.id).where(Seat.person_id == person_id, Seat.closed_at.is_(None)).order_by(Seat.id).limit(1)
    )
    if other is not None:
        outbox.notify(db, other, "seat-taken-over", once=f"taken-over/i{invitation_id}", now=now, seat=seat_id)


def _open(db: Session, messenger_id: int, condition: object, now: datetime) -> Opened:
    tried = _tries(db, messenger_id, now)
    if tried >= TRIES_AN_HOUR:
        raise Refusal("entry-wait")
    row = db.scalar(select(Invitation).where(condition))  # type: ignore[arg-type]
    if row is not None and _came_in(db, row, messenger_id):
        raise Refusal("entry-yours")
    if row is None or not _valid(row, now):
        raise WrongCode(messenger_id)
    return _as_opened(db, row)


class WrongCode(Refusal):
    """A refusal that is counted, in the transaction after the one it rolls back."""

    counted = True

    def __init__(self, messenger_id: int) -> None:
        super().__init__("entry-invalid")
        self.messenger_id = messenger_id

    def note(self, db: Session, now: datetime) -> None:
        db.add(CodeTry(messenger_id=self.messenger_id, at=now))
        db.flush()
        everybody = db.scalar(select(func.count()).select_from(CodeTry).where(CodeTry.at > now - HOUR)) or 0
        if everybody >= ALL_TRIES_AN_HOUR:
            alarm(db, "alarm-guessing", f"guessing/{now:%Y-%m-%dT%H}", now, tries=everybody)


def _tries(db: Session, messenger_id: int, now: datetime) -> int:
    mine = select(func.count()).select_from(CodeTry).where(CodeTry.messenger_id == messenger_id)
    return db.scalar(mine.where(CodeTry.at > now - HOUR)) or 0


def _valid(row: Invitation, now: datetime) -> bool:
    return row.state == "open" and row.expires_at > now


def _came_in(db: Session, row: Invitation, messenger_id: int) -> bool:
    """Pressed twice, or the sheet's link opened again: by whom it let in and who sits there still."""
    held = select(Seat.id).join(Person, Person.id == Seat.person_id).where(Seat.id == row.seat_id)
    return db.scalar(held.where(Person.id == row.used_by, Person.messenger_id == messenger_id)) is not None


def _as_opened(db: Session, row: Invitation) -> Opened:
    seat, unit = db.execute(select(Seat, Unit).join(Unit, Unit.id == Seat.unit_id).where(Seat.id == row.seat_id)).one()
    if seat.closed_at is not None:
        raise Refusal("entry-invalid")
    return Opened(row.id, _tag(row), seat.role, seat.title, unit.id, unit.name)


def _tag(row: Invitation) -> str:
    return row.link_hash[:16]


def _plain_code(text: str) -> str:
    """As people type it: lower case, with dashes, with Russian letters that look alike."""
    return "".join(c for c in text.upper() if c.isalnum()).translate(LOOKALIKE)


def _hash_link(link: str) -> str:
    return hashlib.sha256(f"link:{link}".encode(errors="replace")).hexdigest()


def _hash_code(code: str) -> str:
    # Slow on purpose: eight letters would not stand long against a stolen database otherwise.
    return hashlib.scrypt(code.encode(errors="replace"), salt=b"shagi/code", n=2**11, r=8, p=1, dklen=32).hex()


def spaced(code: str) -> str:
    """As it is read out and printed: ABCD-EFGH."""
    return f"{code[:4]}-{code[4:]}"
