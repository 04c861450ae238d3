"""A school's signals reach the right people at the right hour, until somebody takes them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from models import Case, Notice, Seat, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import TROUBLED, seen
from tests.town import Town

DAY = timedelta(days=1)


def moscow(day: int, hour: int, minute: int = 0, month: int = 10, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


async def on_saturday_night(town: Town, **changes: Any) -> tuple[Citizen, Citizen, Citizen]:
    """Ольга, Кира (curator) and Дина are in; Дина sends two signals on Saturday 10.10 at 21:40."""
    kira, dina = await town.curator(), await town.director()
    olga = await town.cycle()
    await town.answered(dina, "S-01", **(changes or TROUBLED))
    await town.until(moscow(10, 21, 40), every=DAY)
    await dina.send("/form")
    await dina.press("Отправить куратору")
    return olga, kira, dina


def cards(person: Citizen, since: int) -> list[str]:
    """What came about Заречная школа since a mark."""
    return [text.replace("\xa0", " ") for text in person.inbox(since).texts if "Заречная школа: " in text]


async def test_what_is_sent_on_a_saturday_night_is_heard_on_monday_at_nine_in_one_message(town: Town):
    _, kira, dina = await on_saturday_night(town)
    assert "пн, 12 октября, 9:00" in seen(dina)
    since = kira.mark()
    await town.until(moscow(12, 8, 59))
    assert kira.inbox(since).texts == []
    await town.until(moscow(12, 9))
    [card] = cards(kira, since)
    assert card.startswith("Заречная школа: 2 сигнала, высокий") and len(kira.inbox(since)) == 1
    assert "Математика: «2» у 11 из 32 (34 %)." in card and "Физика: не ведётся больше месяца." in card
    assert kira.labels[:2] == ["Взять в работу", "Открыть профиль"]


async def test_p1_once_taken_there_is_silence_and_others_see_who_and_when(town: Town):
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    olga, kira, _ = await on_saturday_night(town)
    await town.until(moscow(12, 10))
    for one in (lidia, olga):
        await one.send("/menu")
    assert ["Ждут вас" in seen(one) for one in (lidia, olga)] == [False, False]
    assert ["Кураторы ещё не взяли: 1." in seen(one) for one in (lidia, olga)] == [True, True]
    await kira.press("Взять в работу")
    assert "В работе: Куратор 1 Приозёрного района" in kira.text and "Взять в работу" not in kira.labels
    marks = [(one, one.mark()) for one in (kira, lidia, olga)]
    await town.until(moscow(16, 12))
    assert [one.inbox(since).texts for one, since in marks] == [[], [], []]
    await lidia.send("/signals")
    await lidia.press(lidia.labels[0])
    assert "В работе: Куратор 1" in lidia.text and "12 октября, 10:00" in seen(lidia)


async def test_what_nobody_takes_climbs_each_rung_once(town: Town):
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    olga, kira, _ = await on_saturday_night(town)
    await town.until(moscow(12, 9))
    heard = {one: one.mark() for one in (kira, lidia, olga)}
    came: dict[str, list[str]] = {"Кира": [], "Лидия": [], "Ольга": []}
    for day in range(12, 24):
        for hour in (8, 9, 10, 17):
            await town.until(max(moscow(day, hour), town.clock.now()), every=DAY)
            for name, one in (("Кира", kira), ("Лидия", lidia), ("Ольга", olga)):
                came[name] += [f"{day}.10 {hour}:00"] * len(cards(one, heard[one]))
                heard[one] = one.mark()
    assert came == {"Кира": ["13.10 9:00"], "Лидия": ["14.10 9:00"], "Ольга": ["19.10 9:00"]}
    await olga.send("/menu")
    assert "Ждут вас: " in seen(olga), "the rung has come"


async def test_taken_in_between_nobody_above_hears(town: Town):
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    _, kira, _ = await on_saturday_night(town)
    since = lidia.mark()
    await town.until(moscow(13, 9, 30))
    assert "Сигнал ещё никто не взял." in kira.text
    await kira.press("Взять в работу")
    await town.until(moscow(16, 12))
    assert lidia.inbox(since).texts == []


async def test_a_coordinator_who_is_the_curator_hears_once_not_twice(town: Town):
    await town.curator()
    await town.settled("Кира", "coordinator", "M-01")
    olga, kira, _ = await on_saturday_night(town)
    since, above = kira.mark(), olga.mark()
    await town.until(moscow(15, 12))
    assert len(cards(kira, since)) == 2, "the first message and the second day's"
    assert cards(olga, above) == [], "the operator's day has not come"
    await town.until(moscow(19, 9, 30))
    assert len(cards(olga, above)) == 1


async def test_where_nobody_coordinates_the_operator_hears_on_that_day(town: Town):
    olga, _, _ = await on_saturday_night(town)
    above = olga.mark()
    await town.until(moscow(14, 8, 59))
    assert cards(olga, above) == []
    await town.until(moscow(14, 9, 30))
    assert len(cards(olga, above)) == 1
    await town.until(moscow(23, 12))
    assert len(cards(olga, above)) == 1, "an operator who knows is not told the same again"


async def test_of_two_curators_both_hear_and_the_second_press_names_the_first(town: Town):
    kira, klim = await town.curator(), await town.curator("Клим", 1)
    boris = await town.director("Борис", "S-02")
    await town.cycle()
    await town.sent(boris, "S-02", **TROUBLED)
    assert all("Школа № 12: 2 сигнала" in one.text for one in (kira, klim)), "Monday, 10:00: at once"
    kira.phone.press("Взять в работу")
    klim.phone.press("Взять в работу")
    await town.settle()
    first, second = (kira, klim) if kira.toast == "Взято в работу" else (klim, kira)
    assert first.toast == "Взято в работу" and second.toast.startswith("Уже взято другим")
    assert second.text == first.text and "В работе: Куратор" in second.text
    assert len(await town.all(select(Case.id).where(Case.rev == 1))) == 1


async def test_a_school_without_a_curator_alerts_coordinator_and_operators_once(town: Town):
    zoya, kostya = await town.director("Зоя", "S-12"), await town.settled("Костя", "coordinator", "M-03")
    olga = await town.cycle()
    marks = [olga.mark(), kostya.mark()]
    await town.sent(zoya, "S-12", **TROUBLED)
    assert "Куратор увидит: сразу" in zoya.text, "10:00 in Moscow is 17:00 there"
    assert ["У школы нет куратора" in text for text in olga.inbox(marks[0]).texts] == [True]
    assert ["У школы нет куратора" in text for text in kostya.inbox(marks[1]).texts] == [False]
    await kostya.send("/menu")
    assert "Ждут вас: 1 школа" in seen(kostya)
    await kostya.press("Открыть сигналы")
    await kostya.press("Дальненская")
    assert "Дальненская школа № 1: 2 сигнала" in seen(olga) and "Взять в работу" in kostya.labels


async def test_with_nobody_between_the_operators_hear_once(town: Town):
    zoya, olga = await town.director("Зоя", "S-12"), await town.cycle()
    since = olga.mark()
    await town.sent(zoya, "S-12", **TROUBLED)
    assert len(olga.inbox(since)) == 1 and "У школы нет куратора" in olga.text


async def test_a_holiday_is_not_a_day_to_be_called(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle(nth=2)
    await town.answered(dina, "S-01", **TROUBLED)
    await town.until(moscow(3, 18, 30, month=11), every=DAY)
    await dina.send("/form")
    await dina.press("Отправить куратору")
    assert "чт, 5 ноября, 9:00" in seen(dina)
    since = kira.mark()
    await town.until(moscow(5, 8, 59, month=11), every=timedelta(hours=6))
    assert kira.inbox(since).texts == []
    await town.until(moscow(5, 9, month=11))
    assert len(cards(kira, since)) == 1


async def test_a_school_in_vladivostok_is_heard_at_its_own_nine(town: Town):
    far, galya = await town.settled("Фёдор", "curator", "M-03"), await town.director("Галя", "S-09")
    await town.cycle()
    await town.answered(galya, "S-09", **TROUBLED)
    await town.until(datetime(2026, 10, 10, 12, 0, tzinfo=UTC), every=DAY)
    await galya.send("/form")
    await galya.press("Отправить куратору")
    assert "пн, 12 октября, 9:00" in seen(galya)
    since = far.mark()
    await town.until(datetime(2026, 10, 11, 22, 59, tzinfo=UTC))
    assert far.inbox(since).texts == []
    await town.until(datetime(2026, 10, 11, 23, 0, tzinfo=UTC))
    assert "Школа посёлка Маячный: 2 сигнала" in far.text


async def test_medium_signals_wait_for_the_next_morning(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    since = kira.mark()
    await town.sent(dina, "S-01", q7_1="10 из 60")
    assert "вт, 6 октября, 9:00" in seen(dina)
    await town.until(moscow(6, 8, 59))
    assert kira.inbox(since).texts == []
    await town.until(moscow(6, 9))
    assert "Заречная школа: 1 сигнал, средний" in kira.text


async def test_a_freed_curators_seat_hears_nothing_and_its_successor_finds_the_case(town: Town):
    _, kira, _ = await on_saturday_night(town)
    since = kira.mark()
    await town.do(update(Seat).where(Seat.role == "curator").values(person_id=None))
    await town.until(moscow(12, 10))
    assert kira.inbox(since).texts == []
    klava = await town.settled("Клава", "curator", "M-01")
    await klava.send("/signals")
    assert "Ждут: 1." in klava.text and "Заречная школа · 2" in klava.labels


async def test_the_books_close_every_message_has_one_state(town: Town):
    await on_saturday_night(town)
    await town.until(moscow(20, 12))
    states = await town.all(select(Notice.state))
    assert set(states) <= {"sent", "cancelled", "unreachable", "expired"}
    assert len(await town.all(select(Unit.id).where(Unit.kind == "school"))) == 12
