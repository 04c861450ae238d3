"""A curator is away: a colleague hears everything meanwhile, then no longer; nothing is lost on the way."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models import Absence, Case, Curation, Seat, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import TROUBLED, seen
from tests.town import Town

DAY = timedelta(days=1)
VLADIVOSTOK = 10


def local(day: int, hour: int, minute: int = 0, month: int = 10, zone: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=zone)


async def away(kira: Citizen, days: str, who: str = "Куратор 2") -> None:
    """Say when, choose who, agree."""
    await kira.send("/away")
    await kira.send(days)
    await kira.press(who)
    await kira.press("Отметить отсутствие")


async def schools_of(town: Town, title: str) -> dict[str, bool]:
    """Codes of a curator's schools; is each lent by an absence?"""
    query = select(Unit.code, Curation.absence_id).join(Curation, Curation.school_id == Unit.id)
    rows = await town.all(query.join(Seat, Seat.id == Curation.seat_id).where(Seat.title.startswith(title)))
    return {code: absence is not None for code, absence in rows}


async def test_the_substitute_hears_everything_until_the_day_after_and_the_curator_comes_back_to_a_brief(town: Town):
    kira, karim = await town.curator(), await town.curator("Карим", 1)
    lidia, dina = await town.settled("Лидия", "coordinator", "M-01"), await town.director()
    await town.cycle()
    await town.answered(dina, "S-01", **TROUBLED)
    since = kira.mark()
    await away(kira, "с 9 по 12 октября")
    assert "Отсутствие отмечено" in kira.text and "Заменяет: Куратор 2" in kira.text
    assert "Вы заменяете коллегу\nКуратор 1" in karim.text and "Заречная школа, Школа № 12" in karim.text
    assert "Куратора не будет на месте\nКуратор 1" in lidia.text
    assert await schools_of(town, "Куратор 2") == {"S-02": False, "S-03": False, "S-04": False}
    await town.until(local(9, 9), every=DAY)
    assert "Сегодня вы заменяете коллегу" in karim.text
    assert await schools_of(town, "Куратор 2") == {"S-01": True, "S-02": False, "S-03": False, "S-04": False}
    await kira.send("/start")
    assert "Вас нет на месте до пн, 12 октября. Заменяет: Куратор 2" in seen(kira)
    await karim.send("/start")
    assert "Вы заменяете до пн, 12 октября: Куратор 1" in seen(karim)
    await dina.send("/form")
    await dina.press("Отправить куратору")
    since = kira.mark()
    await town.until(local(9, 12))
    assert "Заречная школа" in karim.text and kira.inbox(since).texts == []
    await karim.press("Взять в работу")
    # The last day is a Monday after a weekend; all ends by itself, even though the bot sleeps through it.
    await town.asleep_until(local(14, 10))
    assert await schools_of(town, "Куратор 2") == {"S-02": False, "S-03": False, "S-04": False}
    back = seen(kira)
    assert "С возвращением!" in back and "Взято в работу: 1 – Заречная школа." in back
    assert "Отправили самодиагностику: 1 – Заречная школа." in back and back.count("\n") < 12
    assert "Замена закончилась" in karim.text
    assert await town.all(select(Absence.state)) == ["ended"]


async def test_what_the_absent_one_has_taken_is_worked_on_by_the_substitute_and_the_answer_goes_there(town: Town):
    kira, karim, dina = await town.curator(), await town.curator("Карим", 1), await town.director()
    stranger = await town.settled("Роман", "curator", "M-02")
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    await kira.send("/signals")
    await kira.press("Заречная школа")
    await kira.press("Взять в работу")
    await away(kira, "с 5 по 9 октября")
    since = kira.mark()
    await karim.send("/signals")
    await karim.press("Заречная шк")
    assert "В работе: Куратор 1" in seen(karim), karim.show(1)
    card = karim.screen
    await karim.press("Отметить шаг")
    await karim.press(karim.labels[0])
    assert karim.toast == "Шаг отмечен"
    await stranger.press_data(f"steps:{(await town.all(select(Case.id)))[0]}", on=card)
    assert "Здесь этого нет" in stranger.toast
    await karim.press("Завершить")
    await karim.press(karim.labels[0])
    assert await town.all(select(Case.state)) == ["closed"] and kira.inbox(since).texts == []


async def test_an_emergency_reaches_both_also_on_a_holiday_in_another_zone(town: Town):
    """Friday evening to Wednesday with a holiday in Владивосток: the days are those of the curator's own zone."""
    town.clock.move_to(local(2, 10, month=11))
    valya = await town.settled("Валя", "curator", "M-03")
    kira, danil = await town.curator(), await town.director("Данил", "S-09")
    olga = await town.cycle()
    await olga.send("/curators")
    await olga.press("Куратор Дальнего района")
    await olga.press("Отметить отсутствие")
    await olga.send("с 3 по 4 ноября")
    await olga.press("Куратор 1 Приозёрного района")
    await olga.press("Отметить отсутствие")
    assert "Отмечено ваше отсутствие" in valya.text and "Вы заменяете коллегу\nКуратор Дальнего района" in kira.text
    # Midnight in Владивосток is 17:00 in Moscow of the day before.
    await town.until(local(2, 23, 50, month=11, zone=VLADIVOSTOK))
    assert "S-09" not in await schools_of(town, "Куратор 1")
    await town.until(local(3, 0, 10, month=11, zone=VLADIVOSTOK))
    assert "S-09" in await schools_of(town, "Куратор 1")
    await town.until(local(4, 12, month=11, zone=VLADIVOSTOK))
    marks = kira.mark(), valya.mark()
    await town.answered(danil, "S-09", q2_7="Есть незавершённая")
    await danil.send("/form")
    await danil.press("Отправить куратору")
    for one, since in zip((kira, valya), marks, strict=True):
        assert [text for text in one.inbox(since).texts if "Школа посёлка Маячный" in text]
    await town.until(local(5, 0, 10, month=11, zone=VLADIVOSTOK))
    assert "S-09" not in await schools_of(town, "Куратор 1")


async def test_back_earlier_by_one_tap_and_a_planned_one_is_cancelled(town: Town):
    kira, karim = await town.curator(), await town.curator("Карим", 1)
    await town.cycle()
    await town.answered(dina := await town.director(), "S-01", **TROUBLED)
    await dina.send("/form")
    await dina.press("Отправить куратору")
    town.clock.move_to(town.clock.now() + timedelta(hours=1))
    await away(kira, "до 20.10")
    assert (await schools_of(town, "Куратор 2"))["S-01"]
    await town.restart()
    await kira.send("/start")
    await kira.press("Моё отсутствие")
    card = kira.screen
    await kira.press("Уже на месте")
    await kira.press("Уже на месте", on=card)
    assert "S-01" not in await schools_of(town, "Куратор 2")
    # What came in the morning, before the absence was noted, was one's own work.
    back = next(text for text in kira.inbox(0).texts if "С возвращением" in text)
    assert "Отправили самодиагностику" not in back and "Ждут с сигналами" not in back
    assert "Замена закончилась" in karim.text
    await away(kira, "с 3 по 9 ноября")
    await kira.press("Отменить отсутствие")
    assert "Замена не понадобится" in karim.text
    await town.until(local(4, 12, month=11), every=DAY)
    assert "S-01" not in await schools_of(town, "Куратор 2")


async def test_what_cannot_be_is_refused_with_the_reason_and_nobody_elses_absence_is_touched(town: Town):
    kira, karim = await town.curator(), await town.curator("Карим", 1)
    stranger, other = town.newcomer("Степан"), await town.settled("Лев", "coordinator", "M-02")
    await away(karim, "с 12 по 16 октября", "Куратор 1")
    await kira.send("/away")
    await kira.send("когда-нибудь")
    assert "Вижу «когда-нибудь». Нужны дни, например: с 10 по 24 марта" in kira.text
    await kira.send("до 1.10")
    assert "Вижу 01.10 – этот день уже прошёл. Нужен день впереди, например 19.10.2026" in kira.text
    await kira.send("с 15 по 20 октября")
    await kira.press("Куратор 2")
    assert "Этого куратора самого не будет с пн, 12 октября по пт, 16 октября" in seen(kira)
    await kira.send("/away")
    await kira.press("Выбрать в календаре")
    assert "‹" not in kira.labels and "›" in kira.labels
    await kira.press("20")
    await kira.press("23")
    assert "Кто заменит?" in kira.text and "Когда: с вт, 20 октября по пт, 23 октября" in seen(kira)
    await kira.send("27.10")
    assert "Когда: вт, 27 октября." in seen(kira)
    await kira.send("с 20 по 23 октября")
    await kira.press("Куратор 2")
    ask = kira.screen
    await kira.press("Отметить отсутствие", on=ask)
    await kira.press("Отметить отсутствие", on=ask)
    assert kira.toast == "Уже отмечено"
    numbers = dict(await town.all(select(Absence.seat_id, Absence.id)))
    for one in (stranger, other, kira):
        mine = await town.all(select(Seat.id).where(Seat.title.startswith("Куратор 2")))
        await one.press_data(f"aw-end:{numbers[mine[0]]}", on=ask)
        await one.press_data(f"away:{mine[0]}", on=ask)
        assert "Куратор 2" not in seen(one) or one is kira
    assert sorted(await town.all(select(Absence.state))) == ["planned", "planned"]


async def test_a_school_that_a_substitute_curates_anyway_stays_with_them(town: Town):
    kira = await town.curator()
    await town.curator("Карим", 1)
    await away(kira, "до 6.10")
    assert await schools_of(town, "Куратор 2") == {"S-01": True, "S-02": False, "S-03": False, "S-04": False}
    await town.until(local(8, 10), every=DAY)
    assert await schools_of(town, "Куратор 2") == {"S-02": False, "S-03": False, "S-04": False}
    assert await schools_of(town, "Куратор 1") == {"S-01": False, "S-02": False}
    assert await town.all(select(Case.id)) == []
