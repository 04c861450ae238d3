"""A roadmap in work, put into the database: measures with the terms a story needs."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Measure, Roadmap, Seat, Unit
from sandbox.citizen import Citizen
from tests.town import Town

NAMES = ("Закрыть предметы", "Наставник молодым", "Разбор контрольных", "Методические дни")


async def in_work(
    town: Town,
    *terms: tuple[str, str],
    school: str = "S-01",
    evidence: str = "Приказ о нагрузке",
    state: str = "working",
) -> list[int]:
    """Measures with these first and last days («2026-10-05»); returns their numbers."""

    def write(db: Session) -> list[int]:
        unit = db.execute(select(Unit).where(Unit.code == school)).scalar_one()
        seat = db.execute(select(Seat.id).where(Seat.unit_id == unit.id, Seat.role == "director")).scalar_one()
        now = town.clock.now()
        roadmap = Roadmap(
            unit_id=unit.id, state="working", made_at=now, made_by=seat, version=1, sent_at=now, sent_by=seat,
            decided_at=now, order_number="12-од", order_on="2026-10-02", title="",
        )  # fmt: skip
        db.add(roadmap)
        db.flush()
        rows = [
            Measure(
                roadmap_id=roadmap.id, place=k, factor="F7", name=NAMES[k % len(NAMES)], starts_on=first, ends_on=last,
                first_ends_on=last, responsible="завуч", evidence=evidence, state=state, indicator="Вакансии",
                baseline="8 из 60 (13 %)", target="не больше 6 из 60 (10 %)",
            )
            for k, (first, last) in enumerate(terms)
        ]  # fmt: skip
        db.add_all(rows)
        db.flush()
        return [row.id for row in rows]

    return list(await town.app.db.write(write))


async def row(town: Town, number: int) -> Measure:
    """A measure as the database has it."""
    [found] = await town.all(select(Measure).where(Measure.id == number))
    assert isinstance(found, Measure)
    return found


async def open_card(person: Citizen, number: int) -> None:
    """The card of a measure, by its button."""
    await person.press_data(f"meas:{number}")


def term(first: str, last: str) -> tuple[str, str]:
    """«05.10», «30.10» of 2026 as days."""
    return tuple(date(2026, int(day[3:5]), int(day[:2])).isoformat() for day in (first, last))  # type: ignore[return-value]
