"""A municipality's support programme from the first measure to its completion: agreed, carried out, helped, read."""

from datetime import UTC, datetime

from sqlalchemy import select

from models import Measure, Roadmap
from sandbox.citizen import Citizen
from tests.questionnaire import seen
from tests.town import Town


async def in_force(town: Town) -> tuple[Citizen, Citizen, int]:
    """Лидия's programme, agreed by Ольга and put in force by an order."""
    lidia, olga = await town.settled("Лидия", "coordinator", "M-01"), await town.operator()
    await town.cycle()
    await lidia.send("/menu")
    await lidia.press(next(one for one in lidia.labels if "программу" in one))
    for word in ("наставник", "студент"):
        await lidia.press("Добавить меру")
        await lidia.send(word)
        await lidia.press(lidia.labels[0])
        await lidia.press("Добавить в карту")
        await lidia.press("‹ Назад")
    for _ in range(2):
        await lidia.press("Отправить оператору")
    await olga.press("Открыть карту")
    await olga.press("1")
    await olga.press("Написать замечание")
    await olga.press("Срок нереален")
    await olga.press("Вернуть: 1 замечание")
    assert "Карта вернулась: 1 замечание" in seen(lidia), lidia.show(2)
    await lidia.press("Поправить меру 1")
    await lidia.press("Окончание")
    await lidia.send("30.10.2026")
    await lidia.send("/roadmap")
    await lidia.press("Программа поддержки")
    await lidia.press("Отправить снова")
    await lidia.press("Отправить оператору")
    await olga.press("Открыть карту")
    await olga.press("Согласовать")
    await lidia.press("Внести приказ")
    await lidia.send("№ 7-п от 05.10.2026")
    return lidia, olga, (await town.all(select(Roadmap.id)))[0]


async def test_a_programme_is_returned_agreed_carried_out_helped_and_completed(town: Town):
    lidia, olga, number = await in_force(town)
    kira, lev = await town.curator(), await town.settled("Лев", "coordinator", "M-02")
    first, second = await town.all(select(Measure.id).order_by(Measure.place))
    await lidia.press("1")
    await lidia.press("Начать меру")
    await lidia.press("Что мешает?")
    await lidia.press("Нужна помощь")
    assert "Увидит Методист краевого центра" in seen(lidia), "a municipality's helper is the region"
    assert "Приозёрный район: нужна помощь" in seen(olga)
    await olga.press("Позвоню сегодня")
    assert "Ответ: Позвоню сегодня (Методист" in seen(lidia)
    await lidia.press_data(f"meas:{first}")
    await lidia.press("Нужно время")
    await lidia.send("06.11.2026")
    await lidia.press("Начали позже")
    assert "Приозёрный район: просят время" in seen(olga)
    await olga.press(olga.labels[0])
    assert "Приозёрный район: срок продлён" in seen(lidia) and "Первый срок: пт, 30 октября" in seen(lidia)
    for person in (kira, lev, town.newcomer("Степан")):
        for data in (f"meas:{first}", f"road:{number}:0", f"ms-ok:{first}:9"):
            await person.press_data(data)
            assert "Ответ: " not in seen(person) and "Срок: пт" not in seen(person)
    since = olga.mark(), lidia.mark()
    for day in (6, 9, 10):
        await town.asleep_until(datetime(2026, 11, day, 7, tzinfo=UTC))
    reminded = "\n".join(lidia.inbox(since[1]).texts)
    assert "Напоминание: срок пт, 6 ноября" in reminded.replace("\xa0", " ") and "Что мешает?" in reminded
    late = [text for text in olga.inbox(since[0]).texts if "Нужна помощь по мерам: 1" in text]
    assert late and "Приозёрный район: Составить" in late[0], "who is late is the coordinator; the region hears"
    assert "Нужна помощь по мерам" not in reminded, "nobody is told of himself"
    await lidia.press_data(f"meas:{first}")
    await lidia.press("Сообщить о ходе")
    await lidia.send("Планы готовы в 3 школах из 4")
    await lidia.press_data(f"meas:{first}")
    await lidia.press("Сдать меру")
    await lidia.press("Сдать без файла")
    await olga.press("Принять")
    await lidia.press_data(f"meas:{second}")
    await lidia.press("Сдать меру")
    await lidia.press("Сделана частично")
    await olga.press("Принять")
    assert await town.all(select(Roadmap.state)) == ["completed"]
    await lidia.send("/menu")
    await lidia.press("Прежние дорожные карты")
    assert "Прежние программы: Приозёрный район" in seen(lidia) and "1. Завершена " in seen(lidia)
    await lidia.send("/menu")
    assert [one for one in lidia.labels if "программу" in one], "the next one may begin"
