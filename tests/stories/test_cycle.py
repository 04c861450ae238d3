"""The operator starts a self-diagnosis; those who have not finished are reminded, and only they."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from models import Cycle, Submission
from sandbox.citizen import Citizen
from tests.questionnaire import asked, seen
from tests.town import Town


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


def arrivals(person: Citizen, since: int, zone: str = "Europe/Moscow") -> list[str]:
    """When messages came, on the clock of the school."""
    return [f"{message.at.astimezone(ZoneInfo(zone)):%d.%m %H:%M}" for message in person.inbox(since).messages]


async def live_through(town: Town, *days: int) -> None:
    """Tick around every hour at which something may be due in Moscow or Vladivostok; between them nothing is."""
    for day in days:
        for hour in (0, 1, 2, 6, 8, 9, 12, 13, 15, 16, 20):
            for minute in (0, 30):
                if (moment := moscow(day, hour, minute)) > town.clock.now():
                    await town.asleep_until(moment)


async def test_the_preview_says_whom_it_reaches_and_starts_nothing(town: Town):
    dina, olga = await town.director(), await town.operator()
    since = dina.mark()
    await olga.press("Начать самодиагностику")
    assert [label.split()[2] for label in olga.labels[:3]] == ["16", "23", "30"]
    await olga.press(olga.labels[0])
    for words in ("Школ: 12.", "вошёл: 1, ещё не вошёл: 11", "Нет куратора: 1 – Дальненская школа № 1",
                  "пт, 9 октября; чт, 15 октября; пт, 16 октября; пн, 19 октября"):  # fmt: skip
        assert words in seen(olga), olga.show(1)
    assert await town.all(select(Cycle.id)) == [] and dina.inbox(since).texts == []


async def test_a_double_press_starts_one_cycle(town: Town):
    dina, olga = await town.director(), await town.operator()
    await olga.send("/cycle")
    await olga.press(olga.labels[0])
    preview, since = olga.screen, dina.mark()
    for _ in range(2):
        olga.phone.press("Начать для 12 школ", on=preview)
    await town.settle()
    assert (await town.all(select(func.count()).select_from(Cycle)))[0] == 1
    assert (await town.all(select(func.count()).select_from(Submission)))[0] == 12
    assert len(dina.inbox(since)) == 1 and "Самодиагностика до" in seen(olga)
    await olga.press("Начать для 12 школ", on=preview)
    assert "уже идёт" in olga.toast and len(dina.inbox(since)) == 1


async def test_the_directors_who_are_in_hear_of_the_start_and_nobody_else(town: Town):
    kira, dina = await town.curator(), await town.director()
    marks = kira.mark(), dina.mark()
    await town.cycle()
    assert kira.inbox(marks[0]).texts == [] and len(dina.inbox(marks[1])) == 1
    assert "Самодиагностика · Заречная школа" in dina.text and "16 октября, 18:00" in seen(dina)
    await dina.press("Начать анкету")
    assert asked(dina) == "P1"


async def test_a_director_who_comes_later_sees_the_form_at_once(town: Town):
    await town.cycle()
    dina = await town.director()
    assert "Самодиагностика ещё не начата" in dina.text and dina.labels[0] == "Начать анкету"


async def test_the_unfinished_are_reminded_on_four_days_at_their_own_hour_in_their_own_zone(town: Town):
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    zoya, inna = await town.director("Зоя", "S-12"), await town.director("Инна", "S-03")
    await boris.send("/mydata")
    await boris.press("13:00")
    await town.cycle()
    await town.sent(inna, "S-03")
    marks = {one: one.mark() for one in (dina, boris, zoya, inna)}
    await live_through(town, 8, 9, 12, 15, 16, 19, 20, 21)
    days = ("09.10", "15.10", "16.10", "19.10")
    assert arrivals(dina, marks[dina]) == [f"{day} 08:30" for day in days]
    assert arrivals(boris, marks[boris]) == [f"{day} 13:00" for day in days]
    assert arrivals(zoya, marks[zoya], "Asia/Vladivostok") == [f"{day} 08:30" for day in days]
    assert inna.inbox(marks[inna]).texts == []
    assert "рок" in dina.text and "16 октября" in seen(dina)


async def test_who_sends_in_between_hears_no_more(town: Town):
    dina = await town.director()
    await town.cycle()
    await live_through(town, 9)
    assert "не начата: 61 вопрос" in seen(dina)
    await town.sent(dina, "S-01")
    since = dina.mark()
    await live_through(town, 15, 16, 19)
    assert dina.inbox(since).texts == []


async def test_a_reminder_says_how_much_is_left(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01", q7_3=None, q7_4=None)
    await live_through(town, 9)
    assert "осталось 2 вопроса" in seen(dina)
    await dina.press("Продолжить анкету")
    assert asked(dina) == "7.3"


async def test_after_three_days_of_downtime_one_reminder_comes_not_three(town: Town):
    dina = await town.director()
    await town.cycle()
    await live_through(town, 9)
    since = dina.mark()
    await town.asleep_until(moscow(19, 12))
    await live_through(town, 19, 20)
    assert arrivals(dina, since) == ["19.10 12:00"]


async def test_a_tick_that_repeats_reminds_once(town: Town):
    dina = await town.director()
    await town.cycle()
    since = dina.mark()
    await town.asleep_until(moscow(9, 8, 30))
    for _ in range(3):
        await town.tick()
    await town.restart()
    await town.tick()
    assert arrivals(dina, since) == ["09.10 08:30"]


async def test_an_ended_cycle_is_silent(town: Town):
    dina = await town.director()
    olga = await town.cycle()
    await olga.press("Завершить досрочно")
    assert "Не отправили: 12" in seen(olga)
    await olga.press("Завершить досрочно")
    assert "Самодиагностика завершена" in olga.text
    since = dina.mark()
    await live_through(town, 9, 15, 16, 19)
    assert dina.inbox(since).texts == []
    await dina.send("/start")
    assert "Сейчас дел нет" in dina.text
