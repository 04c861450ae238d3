"""A school at the end of the year: a plan of late April, a silent summer, a year of observation that passes."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert, select, update

from models import Journey, Measure, Step, Submission
from tests.questionnaire import TROUBLED, seen
from tests.roads import drafted, measures
from tests.stories.test_journey import stage, unit
from tests.town import Town

WEEK = timedelta(weeks=1)


def summer(day: str) -> bool:
    return "06-01" <= day[5:] <= "08-31"


async def test_a_plan_of_late_april_leaves_the_summer_alone(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.asleep_until(datetime(2027, 4, 26, 7, tzinfo=UTC))
    await town.cycle()
    number = await drafted(town, dina)
    rows = await measures(town, number)
    assert rows and not [row.name for row in rows if summer(row.starts_on) or summer(row.ends_on)]
    assert len({row.ends_on > "2027-06" for row in rows}) == 2, "what does not fit before June waits for September"
    await dina.press("1")
    await dina.press("Окончание")
    await dina.send("через 2 месяца")
    assert "сб, 26 июня" in seen(dina) and "летние каникулы" in seen(dina)
    labels = [label.replace("\xa0", " ") for label in dina.labels]
    assert any("31 мая" in one for one in labels) and any("15 сентября" in one for one in labels)
    await dina.press(dina.labels[1])
    assert (await measures(town, number))[0].ends_on == "2027-09-15"
    await dina.send("/roadmap")
    await dina.press("Отправить куратору")
    await dina.press("Отправить куратору")
    await kira.press("Открыть карту")
    await kira.press("Согласовать")
    await dina.press("Внести приказ")
    await dina.send("№ 14 от 26 апреля")
    await town.do(update(Measure).where(Measure.ends_on < "2027-06").values(state="done"))
    await town.asleep_until(datetime(2027, 6, 1, 7, tzinfo=UTC))
    marks = dina.mark(), kira.mark()
    await town.until(datetime(2027, 8, 31, 18, tzinfo=UTC), every=WEEK)
    said = [text for one, since in zip((dina, kira), marks, strict=True) for text in one.inbox(since).texts]
    assert not [text for text in said if "мер" in text or "Половина" in text], "nobody is asked in the summer"
    first = min(date.fromisoformat(row.ends_on) for row in await measures(town, number) if row.state != "done")
    await town.until(datetime(first.year, first.month, first.day, 7, tzinfo=UTC), every=timedelta(days=1))
    assert "к сроку" in "\n".join(dina.inbox(marks[0]).texts) or "срок" in seen(dina)


async def test_a_year_of_observation_ends_with_a_calm_new_self_diagnosis_and_only_with_it(town: Town):
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    began = town.clock.now()
    for code in ("S-01", "S-02", "S-03"):
        school = await unit(town, code)
        await town.do(insert(Journey).values(school_id=school, stage="effective", since=began, rev=5))
        gone = {"school_id": school, "from_stage": "exit", "to_stage": "effective", "at": began, "order_number": "12"}
        await town.do(insert(Step).values(**gone))
    await dina.send("/journey")
    assert "Эффективный режим: год наблюдения" in seen(dina) and "Дальше ваш ход: Прошёл год наблюдения" in seen(dina)
    await town.asleep_until(began + timedelta(days=350))  # in September the region asks again
    await town.cycle()
    await town.sent(dina, "S-01")
    await town.sent(boris, "S-02", **TROUBLED)
    await town.do(update(Submission).where(Submission.state == "sent").values(verified_at=town.clock.now()))
    await town.app.runner.night()
    assert await stage(town) == "effective", "the year is not over"
    since = dina.mark()
    await town.asleep_until(began + timedelta(days=365, hours=20))
    await town.app.runner.night()
    await town.until(town.clock.now() + timedelta(days=3), every=timedelta(days=1))
    assert [await stage(town, code) for code in ("S-01", "S-02", "S-03")] == ["closed", "effective", "effective"]
    assert any("наблюдение завершено" in text for text in dina.inbox(since).texts), dina.inbox(since).texts
    assert await town.all(select(Step.by).where(Step.to_stage == "closed")) == [None], "by itself, and once"
    await dina.send("/journey")
    assert "наблюдение завершено" in seen(dina)
