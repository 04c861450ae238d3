"""Roadmaps for the stories: a school with weak answers, its verified profile, a draft, one that waits."""

from sqlalchemy import select, update

from models import Measure, Roadmap, Submission
from sandbox.citizen import Citizen
from tests.town import Town

WEAK = {
    "q5_2": "11 из 32", "q5_1": "9 из 30", "q7_2": ("Физика",), "q7_1": "8 из 60", "q3_1": "20 из 42",
    "q3_2": "2 из 10", "q1_3": "2 из 10",
}  # fmt: skip


async def verified(town: Town, director: Citizen, school: str = "S-01") -> None:
    """The school has sent its answers and the municipality has spoken."""
    await town.sent(director, school, **WEAK)
    await town.do(update(Submission).values(verified_at=town.clock.now()))


async def drafted(town: Town, director: Citizen, school: str = "S-01") -> int:
    """A draft, made by the button; returns the roadmap's number."""
    await verified(town, director, school)
    await director.send("/menu")
    await director.press("Составить дорожную карту")
    return int((await town.all(select(Roadmap.id).order_by(Roadmap.id.desc())))[0])


async def waits(town: Town, director: Citizen, school: str = "S-01") -> int:
    """One that waits for the curator's word."""
    number = await drafted(town, director, school)
    await director.press("Отправить куратору")
    await director.press("Отправить куратору")
    return number


async def works(town: Town, director: Citizen, curator: Citizen) -> int:
    """One that is agreed to and in force."""
    number = await waits(town, director)
    await curator.press("Открыть карту")
    await curator.press("Согласовать")
    await director.press("Внести приказ")
    await director.send("№ 31 от 5 октября")
    return number


async def measures(town: Town, number: int) -> list[Measure]:
    """The rows as they stand in the database."""
    query = select(Measure).where(Measure.roadmap_id == number).order_by(Measure.place)
    return list(await town.all(query))
