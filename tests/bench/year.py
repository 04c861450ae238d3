"""`python -m tests.bench.year`: how many messages a week each person gets while a region lives through a year.

200 schools, two self-diagnoses, a tick every three hours of the movable calendar; the bot runs in this process against
our own Telegram. Directors send on a day of their own, every tenth never does; curators take what they hear of.
"""

import argparse
import asyncio
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models import Case, Curation, Cycle, Notice, Person, Seat, Unit
from models.schema import upgrade
from sandbox.citizen import Citizen
from services import deadlines
from services.org import people
from services.risk import work
from tests.questionnaire import TROUBLED
from tests.town import Town, live

FIRST = 100_000  # accounts
TERM = timedelta(days=18)  # of a self-diagnosis, from a Monday to a Friday
ROUNDS = (0, 24)  # weeks in which one begins


@dataclass
class Told:
    """Messages by role: one number for each person and week, in weeks with a self-diagnosis and in quiet ones."""

    busy: dict[str, list[int]] = field(default_factory=dict)
    quiet: dict[str, list[int]] = field(default_factory=dict)


async def year(town: Town, schools: int, weeks: int, step: timedelta, seed: int = 1) -> Told:
    """Let a region of so many schools live so many weeks."""
    chance, begun = random.Random(seed), town.clock.now()
    await town.app.db.write(_more_schools, schools)
    for account in await town.app.db.write(_everybody_in, begun):
        town.telegram.private_chat(town.telegram.phone(account).person)
    plan: dict[str, datetime] = {}
    for week in range(weeks):
        if week in ROUNDS:
            plan = await _begin(town, chance)
        end = begun + timedelta(weeks=week + 1)
        while town.clock.now() < end:
            town.clock.move_to(min(town.clock.now() + step, end))
            for code in [code for code, moment in plan.items() if moment <= town.clock.now()]:
                del plan[code]
                await _send(town, code, chance)
            await town.tick()
            await town.app.db.write(_take, town.clock.now(), chance)
    told: Told = await town.ask(_counted, begun, weeks)
    return told


def _more_schools(db: Session, schools: int) -> None:
    """Municipalities of twenty schools with a curator and a coordinator, beside the example's twelve schools."""
    region = db.scalar(select(Unit.id).where(Unit.code == "R"))
    for n in range(0, schools - 12, 20):
        zone = ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Vladivostok")[n // 20 % 3]
        town = {"parent_id": region, "kind": "municipality", "code": f"M-{100 + n}", "name": f"Район {n}", "zone": zone}
        place = db.execute(insert(Unit).values(**town).returning(Unit.id)).scalar_one()
        seat = insert(Seat).returning(Seat.id)
        curator = db.execute(seat.values(unit_id=place, role="curator", title=f"Куратор {n}")).scalar_one()
        db.execute(seat.values(unit_id=place, role="coordinator", title=f"Координатор {n}"))
        for k in range(n, min(n + 20, schools - 12)):
            school = {"parent_id": place, "kind": "school", "code": f"S-{1000 + k}", "name": f"Школа {k}", "zone": zone}
            number = db.execute(insert(Unit).values(**school).returning(Unit.id)).scalar_one()
            db.execute(seat.values(unit_id=number, role="director", title="Директор"))
            db.execute(insert(Curation).values(seat_id=curator, school_id=number))


def _everybody_in(db: Session, now: datetime) -> list[int]:
    """A person in every seat."""
    seats = db.scalars(select(Seat.id).order_by(Seat.id)).all()
    for seat in seats:
        who = {"messenger_id": FIRST + seat, "language": "ru", "met_at": now}
        number = db.execute(insert(Person).values(**who).returning(Person.id)).scalar_one()
        db.execute(update(Seat).where(Seat.id == seat).values(person_id=number, taken_at=now))
    return [FIRST + seat for seat in seats]


async def _phone(town: Town, code: str, role: str) -> Citizen:
    seat = select(Seat.id).join(Unit, Unit.id == Seat.unit_id).where(Unit.code == code, Seat.role == role)
    return Citizen(town.telegram.phone(FIRST + (await town.all(seat))[0]), town.settle)


async def _begin(town: Town, chance: random.Random) -> dict[str, datetime]:
    """The operator starts a self-diagnosis; when each school will send, for those that will."""
    operator, now = await _phone(town, "R", "operator"), town.clock.now()
    await operator.send("/cycle")
    if "Завершить досрочно" in operator.labels:  # the one before runs until somebody ends it
        for _ in ("asked", "sure"):
            await operator.press("Завершить досрочно")
        await operator.send("/cycle")
    if "Начать" not in " ".join(operator.labels) and not operator.labels[0].startswith("До "):
        await operator.press(operator.labels[0])
    await operator.send(f"{(now + TERM).date():%d.%m.%Y}")
    await operator.press(next(label for label in operator.labels if label.startswith("Начать для")))
    codes = await town.all(select(Unit.code).where(Unit.kind == "school").order_by(Unit.id))
    late = TERM + timedelta(days=4)
    return {code: now + chance.random() * late for code in codes if chance.random() > 0.1}


async def _send(town: Town, code: str, chance: random.Random) -> None:
    director = await _phone(town, code, "director")
    await town.sent(director, code, **(TROUBLED if chance.random() < 0.3 else {}))


def _take(db: Session, now: datetime, chance: random.Random) -> int:
    """On a working day one in three of the cases that wait is taken, and one in five of those in work is finished."""
    taken = 0
    rows = select(Case, Curation.seat_id, Unit.zone).join(Curation, Curation.school_id == Case.school_id)
    rows = rows.join(Unit, Unit.id == Case.school_id).where(Case.state != "closed", Case.heard_at <= now)
    for case, seat, zone in db.execute(rows.order_by(Case.id)).all():
        who = people.by_messenger(db, FIRST + seat)
        if who is None or not 9 <= deadlines.local(now, zone).hour < 18:
            continue
        place = next(one for one in who.seats if one.seat_id == seat)
        if case.state == "open" and chance.random() < 0.33:
            taken += work.take(db, who, case, place, now)
        elif case.state == "taken" and chance.random() < 0.2:
            work.finish(db, who, case, place, case.rev, now)
    return taken


def _counted(db: Session, begun: datetime, weeks: int) -> Told:
    """Messages that left, by role, person and week; several notices in one message are one."""
    roles = {seat: role for seat, role in db.execute(select(Seat.id, Seat.role).where(Seat.person_id.is_not(None)))}
    sent = select(Notice.seat_id, Notice.message_id, Notice.sent_at).where(Notice.state == "sent").distinct()
    told = Counter((seat, (at - begun).days // 7) for seat, _, at in db.execute(sent) if at)
    busy = set[int]()
    for started, due in db.execute(select(Cycle.started_at, Cycle.due_on)).all():
        first, last = (started - begun).days, (date.fromisoformat(due) - begun.date()).days + 7
        busy |= {day // 7 for day in range(first, last + 1)}
    found = Told()
    for seat, role in roles.items():
        for week in range(weeks):
            where = found.busy if week in busy else found.quiet
            where.setdefault(role, []).append(told[seat, week])
    return found


def table(told: Told) -> None:
    """Median, nine in ten, the most."""
    for title, found in (("Недели самодиагностики и неделя после", told.busy), ("Тихие недели", told.quiet)):
        print(f"{title}\n{'':14}{'медиана':>9}{'9 из 10':>9}{'больше всего':>14}{'человеко-недель':>17}")
        for role, counts in sorted(found.items()):
            nine = sorted(counts)[len(counts) * 9 // 10]
            print(f"{role:14}{median(counts):9.0f}{nine:9}{max(counts):14}{len(counts):17}")


async def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.bench.year", description=__doc__)
    parser.add_argument("--schools", type=int, default=200)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--hours", type=float, default=3, help="between two ticks")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'year.db'}"
        upgrade(url)
        async with live(url, Path(folder)) as town:
            table(await year(town, chosen.schools, chosen.weeks, timedelta(hours=chosen.hours)))


if __name__ == "__main__":
    asyncio.run(main())
