"""After its own silence the bot says so: a line on what came late, one message to the operators, nothing to others."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models import Seat
from sandbox.citizen import Citizen
from services import outbox
from tests.questionnaire import TROUBLED, seen
from tests.town import Town, new_app


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


async def down_until(town: Town, moment: datetime) -> None:
    """Dead from now on; somebody starts it again at that moment."""
    await town.app.stop()
    town.clock.move_to(moment)
    old = town.app.settings
    town.app = new_app(old.api_url, old.token, old.database_url, old.data_dir, town.clock)


async def up(town: Town) -> None:
    await town.app.start()
    await town.settle()
    await town.tick()


async def _until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110 – what is waited for rings no bell
        await asyncio.sleep(0.01)


def about_silence(person: Citizen, since: int) -> list[str]:
    return [text.replace("\xa0", " ") for text in person.inbox(since).texts if "Ничего не потеряно" in text]


async def test_a_day_of_being_dead_is_told_once_and_what_was_late_says_so(town: Town):
    kira, dina = await town.curator(), await town.director()
    boris = await town.director("Борис", "S-02")
    olga = await town.cycle()
    await town.until(moscow(8, 18), every=timedelta(hours=24))
    marks = {one: one.mark() for one in (olga, kira, dina, boris)}
    await down_until(town, moscow(9, 15))
    boris.phone.send("/start")
    dina.phone.send("/start")
    await up(town)
    assert "Половина срока" in str(boris.inbox(marks[boris]).texts)
    assert seen(boris).endswith("Опоздало: должно было прийти пт, 9 октября, 8:30.")
    assert about_silence(olga, marks[olga]) == [], "what is late leaves first"
    await town.until(moscow(9, 15, 10), every=timedelta(minutes=5))
    [told] = about_silence(olga, marks[olga])
    assert told.startswith("Бот не работал\nС чт, 8 октября, 18:00 до пт, 9 октября, 15:00.")
    assert "2 сообщения от людей обработаны, с опозданием ушли 2 сообщения" in told
    await town.restart()
    await town.until(moscow(9, 16), every=timedelta(minutes=20))
    assert len(about_silence(olga, marks[olga])) == 1
    assert kira.inbox(marks[kira]).texts == [] and about_silence(dina, marks[dina]) == []


async def test_a_short_or_a_nightly_stop_is_nobodys_news(town: Town):
    olga = await town.cycle()
    await town.tick()
    since = olga.mark()
    for moment in (moscow(5, 10, 20), moscow(5, 10, 50)):
        await down_until(town, moment)
        await up(town)
    await town.until(moscow(5, 18), every=timedelta(hours=12))
    await down_until(town, moscow(6, 9, 10))
    await up(town)
    await town.until(moscow(6, 9, 30), every=timedelta(minutes=10))
    assert about_silence(olga, since) == []


async def test_when_telegram_was_away_it_is_said_that_it_was_telegram(town: Town):
    kira, dina = await town.curator(), await town.director()
    olga = await town.cycle()
    await town.answered(dina, "S-01", **TROUBLED)
    await dina.send("/form")
    marks = {one: one.mark() for one in (olga, kira)}
    town.telegram.offline = True
    await _until(lambda: town.app.inbox.silence is not None)
    [seat] = await town.all(select(Seat.id).where(Seat.role == "curator", Seat.person_id.is_not(None)))
    await town.app.db.write(
        lambda db: outbox.notify(db, seat, "seat-empty", once="test", now=town.clock.now(), seat=seat)
    )
    town.clock.move_to(moscow(5, 14))
    town.telegram.offline = False
    await _until(lambda: town.app.inbox.silence is None)
    await town.settle()
    [late] = [text.replace("\xa0", " ") for text in kira.inbox(marks[kira]).texts]
    assert late.endswith("Опоздало: должно было прийти пн, 5 октября, 10:00.")
    await town.until(moscow(5, 14, 10), every=timedelta(minutes=5))
    [told] = about_silence(olga, marks[olga])
    assert told.startswith("Telegram был недоступен") and "с пн, 5 октября, 10:00 до пн, 5 октября, 14:00" in told


async def test_what_waited_for_an_unblocking_is_not_called_late(town: Town):
    dina = await town.director()
    await town.tick()
    dina.phone.block()
    await town.settle()
    await town.cycle()
    await town.until(moscow(6, 12), every=timedelta(hours=24))
    since = dina.mark()
    dina.phone.unblock()
    await town.settle()
    assert "Самодиагностика · Заречная школа" in str(dina.inbox(since).texts)
    assert "Опоздало" not in str(dina.inbox(since).texts)
