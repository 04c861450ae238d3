"""What refers to a person is covered by /forget, and /forget does what it says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from models import Base, CodeTry, Consent, Entry, Invitation, Person, Seat, Unit, Update
from services.org import people, privacy

NOW = datetime(2026, 10, 5, 6, 0, tzinfo=UTC)
ACCOUNT, OTHER = 700_000_123, 700_000_456
ACCOUNT_NAMES = {"messenger_id", "sender", "phone", "email", "username", "first_name", "last_name"}


@pytest.fixture
def db() -> Iterator[Session]:
    """A director with everything that can be kept of one, beside a colleague."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        unit = Unit(kind="school", code="S1", name="Школа", zone="Europe/Moscow")
        session.add(unit)
        session.flush()
        for account in (ACCOUNT, OTHER):
            settle_in(session, unit, account)
        session.flush()
        yield session
    engine.dispose()


def settle_in(session: Session, unit: Unit, account: int) -> None:
    person = Person(
        messenger_id=account, language="en", reminder_hour="16:00", met_at=NOW, blocked_at=NOW,
        place="home", screen_message="17", screen_media=True,
    )  # fmt: skip
    session.add(person)
    session.flush()
    seat = Seat(unit_id=unit.id, role="director", title="Директор", person_id=person.id, taken_at=NOW)
    session.add(seat)
    session.flush()
    session.add_all(
        [
            Consent(person_id=person.id, edition="1", given_at=NOW),
            CodeTry(messenger_id=account, at=NOW),
            Entry(at=NOW, person_id=person.id, seat_id=seat.id, act="join", about="seat", about_id=seat.id),
            Invitation(
                seat_id=seat.id, link_hash=f"l{account}", code_hash=f"c{account}", state="used", created_at=NOW,
                expires_at=NOW, used_by=person.id, used_at=NOW,
            ),
            Update(update_id=account, sender=account, state="quarantine", attempts=3, received_at=NOW,
                   body=f'{{"message": {{"from": {{"id": {account}}}, "text": "secret"}}}}'),
        ]
    )  # fmt: skip


def test_every_column_about_a_person_is_covered() -> None:
    assert set(privacy.COVERED) == columns_about_people()


def test_forget_does_what_it_says(db: Session) -> None:
    me = db.execute(select(Person.id).where(Person.messenger_id == ACCOUNT)).scalar_one()
    before = {name: values(db, name, me) for name in privacy.COVERED}
    forget(db)
    for name, fate in privacy.COVERED.items():
        after = values(db, name, me)
        if fate == "kept":
            assert after[: len(before[name])] == before[name], name
        elif fate == "blanked":
            assert all(value is None for value in after), name
        elif fate == "deleted":
            assert after == [], name
        else:
            assert after == [default(name)], name


def test_a_colleague_loses_nothing(db: Session) -> None:
    before = people.by_messenger(db, OTHER)
    forget(db)
    assert people.by_messenger(db, OTHER) == before
    assert db.scalar(select(Update.sender).where(Update.update_id == OTHER)) == OTHER


def test_the_account_is_nowhere_any_more(db: Session) -> None:
    # The test's own keys are made of the account's number; an update's key and an invitation's hash are not.
    keys = {"inbox.update_id", "invitation.link_hash", "invitation.code_hash"}
    forget(db)
    for table in Base.metadata.sorted_tables:
        for row in db.execute(select(table)).mappings():
            found = [f"{table.name}.{name}" for name, value in row.items() if str(ACCOUNT) in str(value)]
            assert set(found) <= keys


def forget(db: Session) -> None:
    who = people.by_messenger(db, ACCOUNT)
    assert who is not None
    privacy.forget(db, who, NOW)
    db.flush()
    db.expire_all()


def columns_about_people() -> set[str]:
    found = {f"person.{column.name}" for column in Person.__table__.columns if column.name != "id"}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            targets = {key.target_fullname for key in column.foreign_keys}
            if "person.id" in targets or column.name in ACCOUNT_NAMES:
                found.add(f"{table.name}.{column.name}")
    return found


def values(db: Session, name: str, me: int) -> list[Any]:
    """What stands in this column for this person: by their number, by the account, by their own rows."""
    table_name, column_name = name.split(".")
    table = Base.metadata.tables[table_name]
    column = table.c[column_name]
    if table_name == "person":
        return list(db.scalars(select(column).where(table.c.id == me)))
    return list(db.scalars(select(column).where(column.in_((me, ACCOUNT))).order_by(*table.primary_key.columns)))


def default(name: str) -> Any:
    column = Person.__table__.columns[name.removeprefix("person.")]
    return column.default.arg
