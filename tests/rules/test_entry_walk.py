"""Coming in and going: an invitation opens one seat once, codes cannot be tried out, whoever leaves leaves nothing."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import CodeTry, Consent, Entry, Invitation, Notice, Person, Seat, Update
from services.org import consent, entry, people, privacy, seats, settings
from services.refusal import NotThere, Refusal
from tests.faults.siege import MONDAY
from tests.rules import region
from tests.rules.walking import walked


class Walk:
    """Seats of three schools, an operator who invites, and accounts that try to come in."""

    def __init__(self, db: Session, chance: random.Random) -> None:
        self.db, self.chance, self.now = db, chance, MONDAY
        self.seats = list(db.scalars(select(Seat.id).where(Seat.role == "director").order_by(Seat.id).limit(3)))
        self.made: dict[int, tuple[entry.Issued, int]] = {}
        self.state: dict[int, str] = {}
        self.used: dict[int, int] = {}
        self.sits: dict[int, int | None] = dict(db.execute(select(Seat.id, Seat.person_id)).all())
        self.wrong: dict[int, list[datetime]] = {}
        self.accounts = [region.who(db, account).messenger_id for account in (5001, 5002, 5003)]
        for account in (8001, 8002):
            people.meet(db, account, "ru", MONDAY)
            self.accounts.append(account)

    def step(self) -> str:
        acts: tuple[Callable[[], None], ...] = (
            self.issue, self.come_in, self.come_in, self.come_in, self.guess, self.guess, self.freeze, self.revoke,
            self.free, self.wait,
        )  # fmt: skip
        act = self.chance.choice(acts)
        self.now += timedelta(minutes=self.chance.randrange(1, 15))
        try:
            act()
        except entry.WrongCode as no:
            no.note(self.db, self.now)  # counted in the transaction after the one it rolls back
            self.wrong.setdefault(no.messenger_id, []).append(self.now)
            return f"{act.__name__}: wrong"
        except (NotThere, Refusal) as no:
            return f"{act.__name__}: {getattr(no, 'key', '')}"
        finally:
            self.db.flush()
            self.db.expire_all()
        return act.__name__

    def wait(self) -> None:
        self.now += timedelta(hours=self.chance.choice((1, 5, 400)))

    def issue(self) -> None:
        seat = self.chance.choice(self.seats)
        made = seats.invite(self.db, region.who(self.db), seat, self.now)
        old = [
            number for number, (_, of) in self.made.items() if of == seat and self.state[number] in ("open", "frozen")
        ]
        assert made.revoked == len(old) <= 1
        self.state |= dict.fromkeys(old, "revoked")
        self.made[made.invitation_id], self.state[made.invitation_id] = (made, seat), "open"

    def one(self) -> tuple[entry.Issued, int]:
        if not self.made:
            raise NotThere
        return self.chance.choice(list(self.made.values()))

    def opened(self) -> tuple[int, int, entry.Opened]:
        """Somebody shows a link or a code: (account, the seat it is for, what they see)."""
        made, seat = self.one()
        account = self.chance.choice(self.accounts)
        typed = self.chance.choice((made.code.lower(), entry.spaced(made.code), f" {made.code}"))
        show = (
            (lambda: entry.open_link(self.db, account, made.link, self.now)) if self.chance.random() < 0.5
            else lambda: entry.open_code(self.db, account, typed, self.now)
        )  # fmt: skip
        if no := self.refused(account, made, seat):
            with pytest.raises(Refusal, match=no) as raised:
                show()
            raise raised.value
        seen = show()
        return account, seat, seen

    def refused(self, account: int, made: entry.Issued, seat: int) -> str:
        """Why it opens nothing, if it does not: after five wrong ones it is not even looked at."""
        if self.tries(account) >= entry.TRIES_AN_HOUR:
            return "entry-wait"
        if self.used.get(made.invitation_id) == region.who(self.db, account).person_id == self.sits[seat]:
            return "entry-yours"
        open_ = self.state[made.invitation_id] == "open" and made.expires_at > self.now
        return "" if open_ else "entry-invalid"

    def tries(self, account: int) -> int:
        return sum(at > self.now - entry.HOUR for at in self.wrong.get(account, ()))

    def come_in(self) -> None:
        account, seat, seen = self.opened()
        who = people.by_messenger(self.db, account)
        assert who is not None
        with pytest.raises(Refusal, match="entry-invalid"):
            entry.join(self.db, who, seen.invitation_id, "x" * 16, self.now)
        assert entry.join(self.db, who, seen.invitation_id, seen.tag, self.now) == seat
        self.state[seen.invitation_id] = "used"
        self.sits[seat] = self.used[seen.invitation_id] = who.person_id
        with pytest.raises(Refusal, match="entry-yours"):
            entry.join(self.db, who, seen.invitation_id, seen.tag, self.now)
        assert consent.agreed(self.db, who.person_id, consent.EDITION)

    def guess(self) -> None:
        account = self.chance.choice(self.accounts[:2])
        before = self.tries(account)
        with pytest.raises(Refusal) as no:
            entry.open_code(self.db, account, "AAAA-AAA2", self.now)
        assert isinstance(no.value, entry.WrongCode) == (before < entry.TRIES_AN_HOUR)
        raise no.value

    def freeze(self) -> None:
        account, _, seen = self.opened()
        entry.freeze(self.db, account, seen.invitation_id, seen.tag, self.now)
        self.state[seen.invitation_id] = "frozen"

    def revoke(self) -> None:
        seat = self.chance.choice(self.seats)
        seats.revoke(self.db, region.who(self.db), seat, self.now)
        self.withdrawn(seat)

    def free(self) -> None:
        seat = self.chance.choice(self.seats)
        assert seats.free(self.db, region.who(self.db), seat, self.now) == (self.sits[seat] is not None)
        self.withdrawn(seat)
        self.sits[seat] = None
        assert seats.vacant_since(self.db, seat) is not None or not self.joined(seat)

    def joined(self, seat: int) -> bool:
        come = (Entry.act == "join", Entry.about == "seat", Entry.about_id == seat)
        return bool(self.db.scalar(select(func.count()).select_from(Entry).where(*come)))

    def withdrawn(self, seat: int) -> None:
        for number, (_, of) in self.made.items():
            if of == seat and self.state[number] in ("open", "frozen"):
                self.state[number] = "revoked"

    def check(self) -> None:
        rows = self.db.scalars(select(Invitation)).all()
        assert {row.id: row.state for row in rows} == self.state
        living = [row.seat_id for row in rows if row.state in ("open", "frozen")]
        assert len(living) == len(set(living)), "one way into a seat"
        now = dict(self.db.execute(select(Seat.id, Seat.person_id)).all())
        assert now == self.sits
        assert all((row.used_by is not None) == (row.state == "used") for row in rows)
        secrets = {made.link for made, _ in self.made.values()} | {made.code for made, _ in self.made.values()}
        kept = {text for row in rows for text in (row.link_hash, row.code_hash)}
        assert not secrets & kept and len(kept) == 2 * len(rows), "hashes alone are kept"


@pytest.mark.parametrize("seed", range(3))
def test_whoever_tries_to_come_in(db: Session, seed: int) -> None:
    walked(Walk(db, random.Random(seed)), seed, 60)


def test_fifty_wrong_codes_an_hour_from_all_raise_one_alarm(db: Session) -> None:
    for n in range(60):
        entry.WrongCode(9000 + n).note(db, MONDAY + timedelta(seconds=n))
    keys = db.scalars(select(Notice.key).where(Notice.key == "alarm-guessing")).all()
    assert len(keys) == 1 and db.scalar(select(func.count()).select_from(CodeTry)) == 60


@given(st.text(alphabet=entry.ALPHABET, min_size=8, max_size=8), st.sampled_from(("", "-", " ", "–")), st.booleans())
def test_a_code_is_read_as_people_type_it(code: str, between: str, lower: bool) -> None:
    typed = between.join((code[:4], code[4:]))
    typed = typed.lower() if lower else typed
    assert entry.looks_like_code(typed) and entry._plain_code(typed) == code
    russian = typed.translate(str.maketrans("ABEKMHPCTYXabekmhpctyx", "АВЕКМНРСТУХавекмнрстух"))
    assert entry._plain_code(russian) == code
    assert not entry.looks_like_code("/" + code[:7]) and not entry.looks_like_code(code[:7])


def test_of_whoever_is_forgotten_nothing_is_left_but_a_number(db: Session) -> None:
    who = region.director(db, 0)
    seat = who.seats[0].seat_id
    db.add_all([CodeTry(messenger_id=5001, at=MONDAY), CodeTry(messenger_id=5002, at=MONDAY)])
    db.add_all(
        Update(update_id=n, sender=5001, body="{}", state=state, received_at=MONDAY)
        for n, state in enumerate(("new", "shown", "quarantined"))
    )
    db.flush()
    told = privacy.record(db, who)
    assert told.messenger_id == 5001 and len(told.seats) == 1 and len(told.consents) == 1
    assert privacy.forget(db, who, MONDAY) == [seat]
    db.expire_all()
    assert people.by_messenger(db, 5001) is None and people.at_seat(db, seat) is None
    row = db.get_one(Person, who.person_id)
    assert row.messenger_id is None and row.place is None
    assert db.scalars(select(CodeTry.messenger_id)).all() == [5002]
    assert db.scalar(select(func.count()).select_from(Consent).where(Consent.person_id == who.person_id)) == 0
    left = db.execute(select(Update.state, Update.sender, Update.body).order_by(Update.update_id)).all()
    assert [tuple(one) for one in left] == [("new", None, "{}"), ("shown", None, None), ("quarantined", None, None)]
    assert seats.left_alone(db, region.who(db)) is not None, "the operator is the last one who can invite"


def test_a_new_paragraph_is_a_new_edition_that_everybody_is_asked_for_once(db: Session) -> None:
    operator, place = region.who(db), region.who(db).seats[0]
    assert consent.missing(db, region.director(db, 0)) is None
    asked = consent.change(db, operator, place, "Данные хранит оператор.", MONDAY)
    assert asked == 7, "the operator and six directors, each once"
    assert consent.change(db, operator, place, "Данные хранит оператор.", MONDAY) is None, "it is so already"
    who = region.director(db, 3)
    edition = consent.edition(db, who.seats[0].unit_id)
    assert (edition.number, edition.paragraph) == (f"{consent.EDITION}.1", "Данные хранит оператор.")
    assert consent.missing(db, who) == who.seats[0]
    assert consent.agree(db, who, edition.number, MONDAY) and not consent.agree(db, who, edition.number, MONDAY)
    assert consent.missing(db, who) is None
    assert consent.change(db, operator, place, "", MONDAY) == 7
    assert consent.edition(db, place.unit_id).number == f"{consent.EDITION}.2", "never an edition that was given before"


def test_what_a_region_sets_holds_below_it_and_a_town_may_have_its_own(db: Session) -> None:
    top, town, below = (region.unit(db, code) for code in ("R", "M-0", "S-0"))
    assert settings.value(db, below, "idle-days") == 5
    settings.keep(db, top, "idle-days", 7)
    settings.keep(db, town, "idle-days", 3)
    found = [settings.value(db, region.unit(db, code), "idle-days") for code in ("R", "M-0", "S-0", "M-1", "S-1")]
    assert found == [7, 3, 3, 7, 7]
    settings.keep(db, town, "idle-days", 5)
    assert settings.value(db, below, "idle-days") == 7, "the default needs no row, so what is above holds"
    db.execute(update(Seat).where(Seat.id == region.who(db).seats[0].seat_id).values(closed_at=MONDAY))
    assert region.who(db).seats == (), "whose seat is closed has none"
