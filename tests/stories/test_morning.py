"""One message a morning: what is due of measures and of letters, to the school and, after it, to whoever helps."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from handlers.room import Desk, notices
from locales import Say
from models import Delivery, Measure, Notice, Unit
from services.org import people
from services.outbox import MEANT_FOR
from tests import letters
from tests.doing import in_work, term
from tests.letters import moscow
from tests.questionnaire import seen
from tests.town import Town


def again(db: Session, account: int, row: Notice, now: datetime) -> str | None:
    """The first line of a message, if it were sent now."""
    who = people.by_messenger(db, account)
    assert who is not None
    said = {name: value for name, value in row.args.items() if name != MEANT_FOR}
    screen = notices[row.key](Desk(db, who, now, Say("ru")), row.seat_id, **said)
    return screen and str(screen.text).split("\n")[0]


async def test_measures_and_letters_of_a_morning_are_one_message_at_the_school_and_above_it(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    roman = await town.director("Роман", "S-02")
    [measure] = await in_work(town, term("01.10", "08.10"))
    friday: dict[str, Any] = {"urgent": True, "due_on": "2026-10-09", "acknowledge_on": None}
    first = await letters.published(town, olga, **friday)
    mine = await letters.delivery(town, first, "S-01")
    await letters.published(town, olga, "directive", number="9", heading="О питании", **friday)

    def heard(person, since: int) -> list[str]:
        return [text.replace("\xa0", " ") for text in person.inbox(since).texts]

    def labels(person) -> list[str]:
        return [label.replace("\xa0", " ") for label in person.labels]

    await town.until(moscow(9, 8, 29))
    since, his = dina.mark(), roman.mark()
    await town.until(moscow(9, 20))
    [text] = heard(dina, since)
    assert text.split("\n") == [
        "К сроку: 1 мера, 2 письма ⚠️ срок прошёл: 1",
        "Меры:",
        "• Закрыть предметы: срок прошёл чт, 8 октября",
        "Письма:",
        "• Инструктивное письмо № 214. О подготовке к ОГЭ: ознакомиться и исполнить до пт, 9 октября",
        "• Распоряжение № 9. О питании: ознакомиться и исполнить до пт, 9 октября",
    ]
    assert labels(dina) == ["Что мешает: Закрыть пре…", "Письмо № 214", "Распоряжение № 9", "Главная"]
    assert [text.split("\n")[0] for text in heard(roman, his)] == ["Письма к сроку: 2"], "one kind is said as ever"
    message = dina.screen
    for _ in range(2):
        await dina.press("Что мешает: Закрыть пре…", on=message)
        assert "Что мешает?" in seen(dina) and "Срок был чт, 8 октября" in seen(dina)
    await town.restart()
    await dina.press_data(f"ltr:{mine}", on=message)
    assert "Инструктивное письмо № 214" in seen(dina) and dina.labels[0] == "Отметить ознакомление"

    # Asleep until Monday night: nothing then, and on Tuesday one message to each; what was said on Friday is not.
    others = select(Delivery.id).join(Unit, Unit.id == Delivery.unit_id).where(Unit.code != "S-01")
    await town.do(update(Delivery).where(Delivery.id.in_(others)).values(work="reported", state="acknowledged"))
    since, hers = dina.mark(), kira.mark()
    await town.asleep_until(moscow(12, 22))
    assert (heard(dina, since), heard(kira, hers)) == ([], [])
    await town.until(moscow(13, 9, 1))
    [text] = heard(dina, since)
    assert text.startswith("Письма к сроку: 2 ⚠️ срок прошёл: 2\n")
    assert text.endswith("Опоздало: должно было прийти пн, 12 октября, 8:30.")
    [text] = heard(kira, hers)
    assert text.split("\n") == [
        "Нужна помощь: 1 мера, 2 письма",
        "Меры:",
        "1. Заречная школа: Закрыть предметы. Срок был чт, 8 октября. Пока не ответили, что мешает.",
        "Письма:",
        "2. Заречная школа: Инструктивное письмо № 214, срок был пт, 9 октября. Школа пока не ответила, что мешает.",
        "3. Заречная школа: Распоряжение № 9, срок был пт, 9 октября. Школа пока не ответила, что мешает.",
        "Первый шаг: позвонить и спросить, чем помочь.",
    ]
    message = kira.screen
    await kira.press("1. Заречная школа", on=message)
    assert "срок меры прошёл\nЗакрыть предметы" in seen(kira)
    await town.restart()
    for _ in range(2):
        await kira.press("2. Заречная школа", on=message)
        assert "Инструктивное письмо № 214" in seen(kira)
    await dina.press("Что мешает: Письмо № 214")
    assert "Что мешает?" in seen(dina) and "Срок был пт, 9 октября" in seen(dina)
    together = select(Notice).where(Notice.key.in_(("due-together", "late-together"))).order_by(Notice.id)
    rows = (await town.all(together))[-2:]
    assert [(row.key, row.state) for row in rows] == [("due-together", "sent"), ("late-together", "sent")]
    # What is done by the time it is sent is left out; when that was all of one kind, the other is said as ever.
    await town.do(update(Measure).values(state="done"))
    said = [
        await town.ask(again, person.user_id, row, town.clock.now())
        for person, row in zip((dina, kira), rows, strict=True)
    ]
    assert said == ["<b>Письма к сроку: 2</b> ⚠️ срок прошёл: 2", "<b>Нужна помощь по письмам: 2</b>"]
    await town.do(update(Delivery).values(work="reported", state="acknowledged"))
    assert await town.ask(again, dina.user_id, rows[0], town.clock.now()) is None
