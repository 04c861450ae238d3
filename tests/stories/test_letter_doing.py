"""A letter with its recipient: read, acknowledged, carried out; others are refused, a successor finds it."""

from sqlalchemy import select, update

from models import Acknowledgement, Delivery, Letter, LetterVersion, Person, Seat
from services.letters import frozen
from tests import letters
from tests.town import Town


def seen(person):
    return person.text.replace("\xa0", " ")


async def state(town: Town, number: int):
    return (await town.all(select(Delivery.state, Delivery.work).where(Delivery.id == number)))[0]


async def test_one_tap_acknowledges_one_carries_out_and_a_second_press_changes_nothing(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    roman, stranger = await town.director("Роман", "S-02"), town.newcomer("Чужой")
    number = await letters.published(town, olga, urgent=True)
    mine = await letters.delivery(town, number, "S-01")
    assert "Инструктивное письмо № 214" in seen(dina) and "не заменяет подпись" in seen(dina)
    assert dina.labels[0] == "Отметить ознакомление"
    card = dina.screen
    await dina.press("Отметить ознакомление")
    assert "Это не подпись" in dina.toast and "Ознакомление отмечено пн, 5 октября, 10:00" in seen(dina)
    await dina.press("Отметить ознакомление", on=card)
    assert dina.toast == "Ознакомление уже отмечено"
    [(title, version)] = await town.all(select(Acknowledgement.title, Acknowledgement.version))
    assert (title, version) == ("Директор", 1)
    await dina.press("Сообщить, как идёт")
    await dina.send("Провели в двух классах из трёх")
    assert "Письмо остаётся в работе" in seen(dina) and "двух классах" in seen(dina)
    await town.restart()
    await dina.send("/menu")
    assert "отчёт до пн, 19 октября" in seen(dina)
    await dina.press("Открыть: Письмо № 214")
    card = dina.screen
    await dina.press("Отметить исполнение")
    assert "Исполнение отмечено пн, 5 октября" in seen(dina) and "Увидит: Озёрный край" in seen(dina)
    assert await state(town, mine) == ("acknowledged", "reported")
    await dina.press("Отметить исполнение", on=card)
    assert "уже изменилось" in dina.toast and await state(town, mine) == ("acknowledged", "reported")
    await dina.press_data(f"ltr:{mine}")
    await dina.press("Отменить отметку")
    assert (await state(town, mine))[1] == "started" and "Отметить исполнение" in dina.labels
    for other in (roman, stranger):
        since = other.mark()
        await other.press_data(f"ltr:{mine}")
        await other.press_data(f"ltr-tick:{mine}:9")
        assert not any("О подготовке к ОГЭ" in text and "Заречная" in text for text in other.inbox(since).texts)
    await kira.press_data(f"ltr:{mine}")
    assert "Заречная школа: в работе" in seen(kira) and "Ознакомление: Директор" in seen(kira)
    assert "Отметить исполнение" not in kira.labels
    await kira.press_data(f"ltr-ack:{mine}:1")
    assert await town.all(select(Acknowledgement.id)) == [1] and (await state(town, mine))[1] == "started"


async def test_ticking_reads_too_and_a_forged_version_is_nothing(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, urgent=True)
    mine = await letters.delivery(town, number, "S-01")
    await dina.press_data(f"ltr-ack:{mine}:7")
    assert await town.all(select(Acknowledgement.id)) == []
    await dina.press("Отметить исполнение")
    assert await state(town, mine) == ("acknowledged", "reported")


async def test_the_morning_brings_one_list_by_term_and_the_successor_finds_the_rest(town: Town):
    olga, dina = await town.operator(), await town.director()
    since = dina.mark()
    await letters.published(town, olga, number="215", heading="О каникулах", due_on="2026-10-30")
    await letters.published(town, olga, number="214")
    await letters.published(town, olga, "info", number="7", heading="О выставке", due_on=None, report=None)
    assert dina.inbox(since).texts == [], "what is not urgent waits for the morning"
    await town.until(letters.moscow(6, 9, 1))
    [text] = dina.inbox(since).texts
    said = text.replace("\xa0", " ")
    assert "Письма на сегодня: 3" in said
    assert said.index("№ 214") < said.index("№ 215") and "О выставке: ознакомиться" in said
    await dina.press("Письмо № 214")
    await dina.press("Отметить ознакомление")
    await dina.send("/mine")
    assert "Ждут вас 3 дела" in seen(dina)
    await town.do(update(Seat).where(Seat.role == "director", Seat.person_id.is_not(None)).values(person_id=None))
    gone = await letters.delivery(town, 2, "S-01")
    await dina.press_data(f"ltr-tick:{gone}:1")
    assert (await state(town, gone))[1] == "open"
    nina = await town.settled("Нина", "director", "S-01")
    await nina.send("/menu")
    assert "Открыть все дела: 3" in nina.labels
    await nina.press("Письма: 3")
    await nina.press("Письмо № 214")
    assert "Ознакомление отмечено" in seen(nina), "the school has read it"
    await nina.press("Отметить исполнение")
    assert (await state(town, gone))[1] == "reported"


async def test_a_correction_is_acknowledged_anew_and_shows_the_difference_alone(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, urgent=True)
    mine, old = await letters.delivery(town, number, "S-01"), dina.screen
    await dina.press("Отметить ознакомление")

    def correct(db) -> None:
        first = frozen.version(db, number, 1)
        said = {**first.content, "due_on": "2026-10-23"}
        db.add(LetterVersion(
            letter_id=number, number=2, content=said, digest=frozen.digest(said), published_at=town.clock.now(),
            published_by=first.published_by, reason="Перенос",
        ))  # fmt: skip
        db.execute(update(Letter).where(Letter.id == number).values(version=2))
        db.execute(update(Delivery).where(Delivery.id == mine).values(version=2, state="waiting", due_on="2026-10-23"))

    await town.app.db.write(correct)
    await dina.press("Отметить ознакомление", on=old)
    assert "Отмечена прежняя редакция" in dina.toast
    assert "редакция 2" in seen(dina) and "23 октября" in seen(dina) and "Провести пробную" not in seen(dina)
    await dina.press("Прочитать полностью")
    assert "Провести пробную работу" in seen(dina)
    await dina.press("‹ Назад")
    await dina.press("Отметить ознакомление")
    assert "Провести пробную работу" in seen(dina)
    assert await town.all(select(Acknowledgement.version).order_by(Acknowledgement.id)) == [1, 2]


async def test_p12_a_letter_never_throws_anyone_out_of_a_form(town: Town):
    dina = await town.at_p3()
    olga = town.people["Ольга"]
    question, place = dina.text, (await town.all(select(Person.place).where(Person.messenger_id == dina.user_id)))[0]
    await letters.published(town, olga, urgent=True)
    assert "№ 214" in seen(dina)
    assert (await town.all(select(Person.place).where(Person.messenger_id == dina.user_id)))[0] == place
    await dina.send("42")
    assert "Записано" in seen(dina) and question.split("\n")[0] != "" and "№ 214" not in seen(dina)
