"""Letters for the tests: one that is complete, one that is published, without typing them."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Delivery, Unit
from sandbox.citizen import Citizen
from services.letters import letters, publishing, report_form
from services.org import people
from tests.town import Town

COMPLETE = {
    "number": "214", "heading": "О подготовке к ОГЭ", "basis": "мониторинг ВПР 2026 года",
    "body": "Провести пробную работу по математике.", "signed_by": "ректор", "controller": "проректор",
    "responsible": "директор", "participants": "учителя 9 классов", "due_on": "2026-10-19",
    "acknowledge_on": "2026-10-14", "report": "tick", "audience": {"kind": "schools"},
}  # fmt: skip


async def written(town: Town, author: Citizen, kind: str = "instructive", **fields: Any) -> int:
    """A complete draft of the author's first seat; returns its number."""
    account, now = author.user_id, town.clock.now()

    def write(db: Session) -> int:
        who = people.by_messenger(db, account)
        assert who is not None
        one = letters.begin(db, who, who.seats[0].seat_id, kind, now)
        items = fields.pop("items", ())
        letters.change(db, one, one.row.rev, **{**COMPLETE, **fields})
        for action in items:
            letters.add_item(db, one, one.row.rev, action)
        return one.row.id

    return int(await town.app.db.write(write))


async def published(town: Town, author: Citizen, kind: str = "instructive", **fields: Any) -> int:
    """One that is on its way; returns its number."""
    number = await written(town, author, kind, **fields)
    account, now = author.user_id, town.clock.now()

    def send(db: Session) -> None:
        who = people.by_messenger(db, account)
        assert who is not None
        one = letters.of(db, who, number)
        publishing.publish(db, who, one, one.row.rev, now)

    await town.app.db.write(send)
    town.app.courier.wake()
    await town.settle()
    return number


async def with_form(town: Town, author: Citizen, lines: str, **fields: Any) -> int:
    """A published one whose report is a form of these lines; returns its number."""
    number = await written(town, author, **fields)
    account, now = author.user_id, town.clock.now()

    def send(db: Session) -> None:
        who = people.by_messenger(db, account)
        assert who is not None
        one = letters.of(db, who, number)
        report_form.write(db, one, one.row.rev, lines, now)
        one = letters.of(db, who, number)
        publishing.publish(db, who, one, one.row.rev, now)

    await town.app.db.write(send)
    town.app.courier.wake()
    await town.settle()
    return number


async def delivery(town: Town, letter: int, unit: str) -> int:
    """The number of a unit's delivery, by the unit's code."""
    query = select(Delivery.id).join(Unit, Unit.id == Delivery.unit_id)
    return int((await town.all(query.where(Delivery.letter_id == letter, Unit.code == unit)))[0])


async def sheet(town: Town, delivery_id: int) -> int:
    """The number of a delivery's report."""
    return int((await town.all(select(Delivery.submission_id).where(Delivery.id == delivery_id)))[0])


def moscow(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of October 2026 by Moscow's clock."""
    return datetime(2026, 10, day, hour, minute, tzinfo=ZoneInfo("Europe/Moscow")).astimezone(UTC)
