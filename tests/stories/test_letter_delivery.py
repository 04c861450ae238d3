"""A letter on its way: one broadcast, one message that tells how it goes, books that close at every moment."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from handlers.letter_buttons import Mirror
from models import Delivery, Mark, Notice, Unit
from sandbox.citizen import Citizen
from services.letters import books
from services.letters.books import Books
from tests import letters
from tests.town import Town

TUESDAY = datetime(2026, 10, 6, 6, 0, tzinfo=UTC)  # 9:00 in Moscow


async def closes(town: Town, letter: int) -> Books:
    """Whatever has just happened."""
    found: Books = await town.ask(books.of, letter)
    assert found.balance and found.intended == 12
    return found


async def stands(town: Town, letter: int, school: str) -> tuple[str, str | None]:
    mine = select(Delivery.state, Delivery.trouble).join(Unit, Unit.id == Delivery.unit_id)
    found: Any = (await town.all(mine.where(Delivery.letter_id == letter, Unit.code == school)))[0]
    return tuple(found)


def got(person: Citizen, words: str = "№ 214", since: Any = None) -> int:
    texts = (person.inbox() if since is None else person.inbox(since)).texts
    return sum(words in text.replace("\xa0", " ") for text in texts)


def seen(person: Citizen) -> str:
    """The newest message about the sending, as it reads now."""
    texts = [message.text for message in person.phone.screens if "Отправлено" in message.text]
    return texts[-1].replace("\xa0", " ")


async def test_p9_the_books_of_a_letter_close_at_every_moment(town: Town):
    olga, dina, boris = await town.operator(), await town.director(), await town.director("Борис", "S-02")
    boris.block()
    await town.settle()
    number = await letters.published(town, olga, "order")
    assert await closes(town, number) == Books(12, 0, 1, 11, 0, 1, 0)
    assert await stands(town, number, "S-01") == ("waiting", None) and got(dina) == 1
    assert await stands(town, number, "S-02") == ("unreachable", "blocked")
    assert await stands(town, number, "S-03") == ("unreachable", "not-entered")
    # Back: it arrives, once.
    boris.unblock()
    await town.settle()
    assert await stands(town, number, "S-02") == ("waiting", None) and got(boris) == 1
    assert (await closes(town, number)).sent == 2
    # Who comes into an empty seat finds it at home, without a flood of old messages.
    vera = await town.director("Вера", "S-03")
    assert await stands(town, number, "S-03") == ("waiting", None) and got(vera, "Приказ № 214\n") == 0
    await vera.send("/mine")
    assert any("214" in label for label in vera.labels)
    # What was acknowledged stays; who leaves without having read it cannot be reached there any more.
    await dina.press("Отметить ознакомление")
    dina.block()
    for leaver in (vera, boris):
        await leaver.send("/forget")
        await leaver.press(next(label for label in leaver.labels if "далить" in label))
    assert await stands(town, number, "S-01") == ("acknowledged", None)
    assert await stands(town, number, "S-02") == await stands(town, number, "S-03") == ("unreachable", "not-entered")
    assert (await closes(town, number)).unreachable == 11


async def test_p5_a_double_press_is_one_broadcast_and_one_message_tells_how_it_goes(town: Town):
    olga, dina = await town.operator(), await town.director()
    gala = await town.director("Галя", "S-09")
    await town.until(datetime(2026, 10, 6, 9, 0, tzinfo=UTC))  # 19:00 in Vladivostok: Галя's comes in the morning
    number = await letters.written(town, olga, "order")
    await olga.press_data(Mirror(letter=number).pack())
    mirror, mark = olga.screen, olga.mark()
    await olga.press("Отправить письмо · 12")
    await olga.press("Отправить письмо · 12", on=mirror)
    assert got(dina, "Приказ № 214\n") == 1
    [told] = [message for message in olga.inbox(mark).messages if "Отправлено" in message.text]
    assert told.message_id != mirror.message_id, "a message of its own"
    await town.app.progress.look()
    assert seen(olga).startswith("Приказ № 214: отправляется\nОтправлено 1 из 12.\nНе дошло: 10.")
    assert "Ждут своего утра: 1. Первым придёт ср, 7 октября" in seen(olga)
    calls = len(town.telegram.called("editMessageText"))
    await town.app.progress.look()
    assert len(town.telegram.called("editMessageText")) == calls, "what reads the same is not edited"
    # A restart goes on with the same message; the last edit brings the totals and a door, and is the last.
    await town.restart()
    await town.until(datetime(2026, 10, 7, 1, 0, tzinfo=UTC))
    await town.app.progress.look()
    assert got(gala, "Приказ № 214\n") == 1
    assert seen(olga) == "Приказ № 214: отправлено\nОтправлено 2 из 12.\nНе дошло: 10. Причины – в карточке письма."
    last = next(message for message in olga.phone.screens if message.message_id == told.message_id)
    assert last.labels == ["Открыть письмо"]
    assert await town.all(select(Mark.name).where(Mark.name.startswith("letter-progress/"))) == []
    assert await town.all(select(func.count()).where(Notice.key == "letter-progress")) == [1]


async def test_a_planned_letter_leaves_at_its_hour_and_what_can_wait_is_a_line_of_a_list(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, "order", send_at=TUESDAY + timedelta(hours=2))
    news = await letters.published(town, olga, "info", number="7", due_on=None, report=None)
    await dina.send("/mine")
    assert got(dina) == 0 and not any("214" in label for label in dina.labels), "its hour has not come"
    assert (await closes(town, number)).to_send == 1
    mark = dina.mark()
    await town.restart()
    await town.until(TUESDAY + timedelta(minutes=5))
    assert got(dina, "№ 7", mark) == 1 and got(dina, since=mark) == 0, "the morning's list, and no more"
    assert (await closes(town, news)).sent == 1
    await town.until(TUESDAY + timedelta(hours=2), every=timedelta(minutes=30))
    await town.tick()
    assert got(dina, "Приказ № 214\n", mark) == 1
    assert (await closes(town, number)).sent == 1
