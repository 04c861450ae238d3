"""Two municipalities and two regions: what goes on in one of them is none of the others' business."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models import (
    Absence,
    Base,
    Delivery,
    Handover,
    Letter,
    LetterVersion,
    LetterWord,
    Measure,
    Nudge,
    Roadmap,
    Seat,
    Task,
    Unit,
)
from sandbox.citizen import Citizen
from services.letters.frozen import FIELDS
from tests.questionnaire import TROUBLED
from tests.town import Town, example

ROLES = {"coordinator": "M-01", "curator": "M-01", "director": "S-01", "deputy": "S-01"}
HIDDEN = ("Каменск", "Горной", "Рудничная", "11 из 32", "СЛОВО-ПЕТРА", "СЛОВО-ПАВЛА")


@dataclass
class Neighbours:
    """Who presses, and what is none of their business."""

    people: dict[str, Citizen]
    things: dict[str, list[int]]  # table → ids


async def neighbours(town: Town, folder: Any) -> Neighbours:
    """Каменский округ at work: a case in hand, a draft, a file, an invitation; beside it everybody else."""
    olga = await town.cycle()
    curator = await town.settled("Куратор Каменска", "curator", "M-02")
    pyotr = await town.settled("Пётр", "director", "S-05")
    await town.sent(pyotr, "S-05", **TROUBLED)
    await curator.send("/signals")
    pavel = await town.settled("Павел", "director", "S-06")
    await town.answered(pavel, "S-06")
    await olga.document("регион.xlsx", example(folder))
    await town.invite("director", "S-07")
    await town.app.db.write(_by_hand, town.clock.now())
    things = await town.ask(_things)
    dina = await town.director()
    await town.sent(dina, "S-01", q7_2=("Физика",))
    people = {role: await town.settled(role, role, unit) for role, unit in ROLES.items() if role != "director"}
    people |= {"director": dina, "operator": await town.settled("Оператор соседей", "operator", "R-2")}
    people["stranger"] = town.newcomer("Степан")
    await people["stranger"].start()
    for person in people.values():
        await person.send("/help")  # a refusal shows where one stands: something that is soon drawn
    return Neighbours(people, things)


def _by_hand(db: Session, now: Any) -> None:
    """What no story need click together: a region beside, and things of every other table."""
    region = db.execute(
        insert(Unit)
        .values(kind="region", code="R-2", name="Край по соседству", zone="Europe/Moscow")
        .returning(Unit.id)
    ).scalar_one()
    db.execute(insert(Seat).values(unit_id=region, role="operator", title="Оператор соседей"))
    seats = dict(
        db.execute(select(Unit.code, Seat.id).join(Seat, Seat.unit_id == Unit.id).order_by(Seat.id.desc())).all()
    )
    units = dict(db.execute(select(Unit.code, Unit.id)).all())
    made = {"made_at": now, "made_by": seats["M-02"]}
    db.execute(
        insert(Absence).values(
            seat_id=seats["M-02"], substitute_id=seats["M-02"], from_on="2026-11-02", until_on="2026-11-06", **made
        )
    )
    db.execute(
        insert(Handover).values(
            from_seat_id=seats["M-02"], to_seat_id=seats["M-02"], school_ids=[units["S-08"]], word="СЛОВО-ПЕТРА", **made
        )
    )
    plan = insert(Roadmap).values(unit_id=units["S-05"], title="СЛОВО-ПЕТРА", **made).returning(Roadmap.id)
    of_it = {"roadmap_id": db.execute(plan).scalar_one(), "name": "СЛОВО-ПЕТРА", "responsible": "завуч", "factor": "F5"}
    db.execute(insert(Measure).values(place=1, starts_on="2026-11-02", ends_on="2026-11-30", **of_it))
    _letters(db, units, seats, now)
    cycle = db.scalar(select(Base.metadata.tables["cycle"].c.id).limit(1))
    db.execute(
        insert(Nudge).values(cycle_id=cycle, seat_id=seats["R"], state_of="open", text="СЛОВО-ПАВЛА", made_at=now)
    )


def _letters(db: Session, units: dict[str, int], seats: dict[str, int], now: Any) -> None:
    """A draft of the municipality, a letter of it that is out, a part of that in a deputy's hands, a word about it."""
    mine = {
        "unit_id": units["M-02"],
        "seat_id": seats["M-02"],
        "kind": "order",
        "heading": "СЛОВО-ПЕТРА",
        "made_at": now,
    }
    db.execute(insert(Letter).values(**mine, state="draft"))
    out = insert(Letter).values(**mine, state="running", version=1, number="7", due_on="2026-11-30", report="tick")
    letter = db.execute(out.returning(Letter.id)).scalar_one()
    said = {**dict.fromkeys(FIELDS, ""), "kind": "order", "heading": "СЛОВО-ПЕТРА", "items": [], "files": []}
    version = {"letter_id": letter, "number": 1, "digest": "0" * 64, "published_at": now, "published_by": seats["M-02"]}
    db.execute(insert(LetterVersion).values(content=said, **version))
    to = insert(Delivery).values(letter_id=letter, unit_id=units["S-05"], seat_id=seats["S-05"], due_on="2026-11-30")
    delivery = db.execute(to.returning(Delivery.id)).scalar_one()
    held = {"seat_id": seats["S-05"], "given_by": seats["S-05"], "due_on": "2026-11-20", "given_at": now}
    db.execute(insert(Task).values(delivery_id=delivery, item=0, **held))
    word = {"letter_id": letter, "delivery_id": delivery, "kind": "nudge", "text": "СЛОВО-ПАВЛА"}
    db.execute(insert(LetterWord).values(seat_id=seats["M-02"], at=now, **word))


def _things(db: Session) -> dict[str, list[int]]:
    """Ids of everything that is there before anybody else comes in; of places those of Каменский округ."""
    tables = {name: table for name, table in Base.metadata.tables.items() if "id" in table.columns}
    found = {name: list(db.scalars(select(table.c.id).order_by(table.c.id))) for name, table in tables.items()}
    there = select(Unit.id).where(Unit.code.in_(["M-02", "S-05", "S-06", "S-07", "S-08"]))
    found["unit"] = list(db.scalars(there))
    found["seat"] = list(db.scalars(select(Seat.id).where(Seat.unit_id.in_(there))))
    schools = Base.metadata.tables["submission"]
    found["submission"] = list(db.scalars(select(schools.c.id).where(schools.c.school_id.in_(there))))
    return found
