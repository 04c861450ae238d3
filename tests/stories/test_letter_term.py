"""The term of a letter: reminders to those who are not done, more time, what hinders, up the line, caught up once."""

from datetime import timedelta

from sqlalchemy import select, update

from models import Delivery, Extension, Hindrance, Notice, Person
from tests import letters
from tests.letters import moscow
from tests.town import Town


def seen(person):
    return person.text.replace("\xa0", " ")


def said(person, since: int):
    return [text.replace("\xa0", " ") for text in person.inbox(since).texts]


async def row(town: Town, number: int):
    return (await town.all(select(Delivery).where(Delivery.id == number)))[0]


async def test_the_unfinished_are_reminded_at_their_hour_then_help_is_offered_then_the_rungs(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    roman = await town.director("Роман", "S-02")
    await town.do(update(Person).where(Person.messenger_id == dina.user_id).values(reminder_hour="13:00"))
    number = await letters.published(town, olga, urgent=True)
    await letters.published(town, olga, "directive", number="9", heading="О питании", acknowledge_on=None)
    done = await letters.delivery(town, number, "S-02")
    await roman.press_data(f"ltr:{done}")
    await roman.press("Отметить исполнение")
    quiet = roman.mark()
    since = dina.mark()
    await town.until(moscow(8, 13, 1))
    [digest] = said(dina, since)
    assert "Письма к сроку: 2" in digest and "О питании: ознакомиться и исполнить до пн, 19 октября" in digest
    assert not any("№ 214" in text for text in said(roman, quiet)), "who is done hears nothing"
    since = dina.mark()
    await town.until(moscow(14, 13, 1))
    assert any("Письма к сроку" in text or "ознакомиться" in text for text in said(dina, since))
    marks = kira.mark(), lidia.mark(), olga.mark()
    since = dina.mark()
    await town.until(moscow(20, 13, 1))
    texts = said(dina, since)
    assert any("срок прошёл: 2" in text for text in texts)
    await dina.press("Что мешает: Письмо № 214")
    assert "Что мешает?" in seen(dina) and "Срок был пн, 19 октября" in seen(dina)
    [help_] = [text for text in said(kira, marks[0]) if "Нужна помощь по письмам" in text and "срок был пн" in text]
    assert "Заречная школа: Инструктивное письмо № 214" in help_
    assert not any("Заречная" in text for text in said(lidia, marks[1])), "the coordinator's turn comes later"
    await dina.press("Нужна помощь")
    assert "Передано: нужна помощь" in seen(dina) and "нужна помощь" in seen(kira)
    await kira.press("Позвоню сегодня")
    assert "Ответ: Позвоню сегодня" in seen(dina)
    await town.until(moscow(22, 10))
    [text] = [text for text in said(lidia, marks[1]) if "Заречная" in text]
    assert "Заречная школа: Распоряжение № 9" in text
    assert "Заречная школа: Инструктивное" not in text, "what moved is not reported"
    await town.until(moscow(26, 10))
    assert any("Распоряжение № 9" in text for text in said(olga, marks[2])), "after five days the operator"


async def test_two_extensions_are_the_bodys_the_third_the_regions_and_the_first_date_stays(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    number = await letters.published(town, lidia, "directive", number="5")
    mine = await letters.delivery(town, number, "S-01")
    await town.until(moscow(6, 9, 1))
    await dina.press("Сообщить, что мешает")
    await dina.press("Нужно время")
    assert "Решает Приозёрный район" in seen(dina)
    await dina.send("скоро")
    assert "Нужен день" in seen(dina)
    await dina.send("25 октября")
    assert "нерабочий день" in seen(dina)
    await dina.press("Не хватило людей")
    assert "Просьба передана" in seen(dina) and "просят время" in seen(lidia)
    [wish] = await town.all(select(Extension.id))
    await kira.press_data(f"ex-ok:{wish}:0")
    assert "кто издал письмо" in kira.toast and (await row(town, mine)).extended == 0
    old = lidia.screen
    await lidia.press("Продлить: пт, 23\u00a0октября")
    await lidia.press("Не продлевать", on=old)
    one = await row(town, mine)
    assert (one.due_on, one.first_due_on, one.extended) == ("2026-10-23", "2026-10-19", 1)
    assert "срок продлён" in seen(dina)
    await dina.press_data(f"ltr:{mine}")
    assert "Срок: пт, 23 октября" in seen(dina) and "первый – пн, 19 октября" in seen(dina)
    await town.do(update(Delivery).where(Delivery.id == mine).values(extended=2))
    await dina.press_data(f"ex-day:letter:{mine}:0")
    assert "Решает региональный оператор" in seen(dina)
    await dina.send("30 октября")
    await dina.press("Начали позже")
    assert "просят время" in seen(olga)
    await lidia.press_data(f"ex-ok:{wish + 1}:0")
    assert "региональный оператор" in lidia.toast
    await olga.press("Не продлевать")
    await olga.press("Срок связан с экзаменами")
    assert "срок прежний" in seen(dina)
    assert await town.all(select(Extension.state).order_by(Extension.id)) == ["granted", "refused"]


async def test_no_data_and_not_ours_go_to_the_author_who_may_call_it_off(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, urgent=True)
    mine = await letters.delivery(town, number, "S-01")
    await dina.press("Сообщить, что мешает")
    await dina.press("Нет данных")
    await dina.send("Нет протоколов за прошлый год")
    assert "С вашим словом: Нет протоколов" in seen(dina) and "Заречная школа: нет данных" in seen(olga)
    assert "Пишут: Нет протоколов за прошлый год" in seen(olga), "told at once, and again with the word"
    await olga.press("Написать ответ")
    await olga.send("Протоколы отправлены")
    assert "Ответ: Протоколы отправлены" in seen(dina)
    await dina.press_data(f"hi-go:letter:{mine}:1")
    assert "Заречная школа: не наше" in seen(olga)
    await olga.press("Снять письмо")
    await olga.press("Снять письмо со школы")
    assert "письмо снято" in seen(olga).lower()
    assert seen(dina).startswith("Письмо снято: отчёт не нужен\nИнструктивное письмо № 214")
    assert "Ответ: Это не к вам: письмо снято (Методист краевого центра" in seen(dina)
    one = await row(town, mine)
    assert (one.state, one.trouble) == ("cancelled", "not-ours")
    await dina.press("‹ Назад")
    assert "Снято с контроля пн, 5 октября, 10:00" in seen(dina) and "Отметить исполнение" not in dina.labels
    await dina.send("/mine")
    assert "Сейчас дел нет" in seen(dina)
    assert await town.all(select(Hindrance.state).distinct()) == ["answered"]


async def test_downtime_is_caught_up_once_and_a_word_stops_the_way_up(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    await letters.published(town, olga, urgent=True, due_on="2026-10-08", acknowledge_on=None)
    since = dina.mark()
    await town.asleep_until(moscow(8, 12))
    await town.tick()
    [text] = [text for text in said(dina, since) if "Напоминание" in text]
    assert "срок чт, 8 октября" in text and "Опоздало" in text, "of several missed the last, marked as late"
    assert text.split("\n")[:3] == [
        "Напоминание: срок чт, 8 октября",
        "Инструктивное письмо № 214. О подготовке к ОГЭ",
        "Отчёт: отметка об исполнении",
    ]
    assert "Провести пробную" not in text and dina.labels == [
        "Отметить ознакомление", "Отметить исполнение", "Сообщить, что мешает", "Открыть письмо", "Главная"
    ], "short, the card one tap away"  # fmt: skip
    await dina.press("Открыть письмо")
    assert "Провести пробную работу" in seen(dina)
    await town.until(moscow(9, 8, 31))
    assert "Что мешает?" in seen(dina)
    since = kira.mark()
    await dina.send("/menu")
    await dina.press("Открыть: Письмо № 214")
    await dina.press("Отметить ознакомление")
    await dina.press("Сообщить, как идёт")
    await dina.press("Идёт по плану")
    await town.until(moscow(16, 12), every=timedelta(hours=6))
    assert not any("Нужна помощь по письмам" in text and "Заречная" in text for text in said(kira, since))
    assert await town.all(select(Notice.state).where(Notice.key == "letters-due").distinct()) == ["sent"]


async def test_p16_a_letter_that_moved_once_and_stands_still_comes_back_to_the_director_first(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    number = await letters.published(town, olga, urgent=True, due_on="2026-10-08", acknowledge_on=None)
    mine = await letters.delivery(town, number, "S-01")
    await town.until(moscow(9, 8, 31))
    await dina.press_data(f"ltr:{mine}")
    await dina.press("Отметить ознакомление")
    await dina.press("Сообщить, как идёт")
    await dina.press("Идёт по плану")  # пт, 9 октября
    marks = dina.mark(), kira.mark(), lidia.mark(), olga.mark()

    def heard(person, since: int) -> list[str]:
        return [text for text in said(person, since) if "Заречная" in text or "Что мешает?" in text]

    await town.until(moscow(16, 8, 29), every=timedelta(hours=6))
    assert [heard(*pair) for pair in zip((dina, kira, lidia, olga), marks, strict=True)] == [[]] * 4
    await town.until(moscow(16, 20), every=timedelta(hours=6))
    [text] = heard(dina, marks[0])
    assert "Срок был чт, 8 октября" in text and heard(kira, marks[1]) == [], "five working days, the director first"
    await town.until(moscow(19, 10), every=timedelta(hours=6))
    [text] = heard(kira, marks[1])
    assert "Нужна помощь по письмам" in text and heard(lidia, marks[2]) == []
    await town.until(moscow(23, 10), every=timedelta(hours=6))
    assert len(heard(dina, marks[0])) == 1 == len(heard(kira, marks[1])), "each rung once"
    assert len(heard(lidia, marks[2])) == 1 == len(heard(olga, marks[3]))


async def test_a_deputy_is_reminded_of_the_own_term_and_a_coordinator_is_a_recipient_too(town: Town):
    olga, dina = await town.operator(), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    number = await letters.published(town, olga, urgent=True)
    mine = await letters.delivery(town, number, "S-01")
    await dina.press("Поручить заместителю")
    await dina.press("Отчёт целиком")
    await dina.press("ср, 14\u00a0октября")
    await dina.press("Заместитель")
    vera = await town.settled("Вера", "deputy", "S-01")
    since = vera.mark()
    await town.until(moscow(13, 9))
    assert any("Поручения к сроку: 1" in text and "до ср, 14 октября" in text for text in said(vera, since))
    await vera.press("Отчёт целиком")
    await vera.press("Отметить исполнение")
    assert (await row(town, mine)).work == "reported" and any("Сделано" in text for text in said(dina, 0))
    await letters.with_form(
        town, olga, "Сколько школ готовы? | число", number="40", urgent=True, due_on="2026-10-30",
        acknowledge_on=None, audience={"kind": "schools", "role": "coordinator"},
    )  # fmt: skip
    assert "№ 40" in seen(lidia) and "Поручить заместителю" not in lidia.labels
    await lidia.press("Заполнить отчёт")
    await lidia.send("4")
    await lidia.press("Отправить отчёт")
    assert "Отчёт сдан" in seen(lidia)
    await lidia.send("/menu")
    await lidia.press("Все мои письма")
    assert "Реестр писем: 1" in seen(lidia) and "№ 40" in seen(lidia), "those received, not those of her body"
    assert await town.all(select(Delivery.work).where(Delivery.reported_by.is_not(None)).distinct()) == ["reported"]
