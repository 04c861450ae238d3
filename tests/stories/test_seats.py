"""One person in several seats, a seat that passes on, strangers, and being forgotten."""

from datetime import timedelta

from sqlalchemy import select

from models import Consent, Entry, Person, Seat, Unit, Update
from services.org.privacy import COVERED
from tests.questionnaire import TROUBLED, asked, fill
from tests.town import Town

NOT_THERE = "Здесь этого нет"


async def seat_of(town: Town, role: str, unit: str, nth: int = 0) -> int:
    query = select(Seat.id).join(Unit, Unit.id == Seat.unit_id).where(Unit.code == unit, Seat.role == role)
    return int((await town.all(query.order_by(Seat.id)))[nth])


async def test_a_curator_who_is_a_director_too_acts_through_the_seat_that_owns_the_thing(town: Town):
    vera = await town.settled("Вера", "director", "S-01")
    await town.settled("Вера", "curator", "M-01")
    assert vera.labels[0] != "Дать согласие", "the same edition is not asked twice"
    await town.cycle()
    await vera.send("/start")
    assert "Директор, Заречная школа" in vera.text and "Куратор 1 Приозёрного района" in vera.text
    await town.sent(vera, "S-01", **TROUBLED)
    await vera.send("/signals")
    await vera.press("Заречная школа")
    await vera.press("Взять в работу")
    curator, director = await seat_of(town, "curator", "M-01"), await seat_of(town, "director", "S-01")
    acts = dict(await town.all(select(Entry.act, Entry.seat_id).where(Entry.act.in_(("send", "take-case")))))
    assert acts == {"send": director, "take-case": curator}


async def test_p17_the_director_of_two_schools_is_never_confused_between_them(town: Town):
    vera = await town.settled("Вера", "director", "S-01")
    await town.settled("Вера", "director", "S-02")
    await town.cycle()
    await vera.send("/form")
    assert "Какая анкета?" in vera.text and vera.labels == ["1. Заречная школа", "2. Школа № 12", "Главная"]
    await vera.press("2. Школа № 12")
    await fill(vera, until="P3", start="/start") if not asked(vera) else None
    await vera.press("НОО")
    await vera.send("75")
    await vera.send("/start")
    assert "Заречная школа\nСамодиагностика ещё не начата" in vera.text
    assert vera.labels == ["1. Директор: Заречная ш…", "2. Директор: Школа № 12"], "no button is cut where it matters"
    await vera.press("2. Директор: Школа № 12")
    await vera.press("Продолжить анкету")
    await vera.press("‹ Назад")
    assert "Ваш ответ: 75" in vera.text


async def test_the_home_of_many_seats_drops_nothing(town: Town):
    vera = await town.settled("Вера", "operator", "R")
    for role, unit in (("coordinator", "M-01"), ("curator", "M-01"), ("director", "S-01")):
        await town.settled("Вера", role, unit)
    town.people["Ольга"] = vera
    await town.cycle()
    await vera.send("/menu")
    assert [label.split(":")[0] for label in vera.labels] == [
        "1. Оператор", "2. Координатор", "3. Куратор", "4. Директор",
    ]  # fmt: skip
    assert "1. Методист краевого центра" in vera.text and "4. Директор, Заречная школа" in vera.text
    await vera.press("4. Директор: Заречная школа")
    assert "Что подготовить" in vera.labels and vera.text.startswith("Директор, Заречная школа")
    await vera.press("Главная")
    await vera.press(vera.labels[0])
    assert {"Приглашения", "Ещё", "Главная"} <= set(vera.labels)
    await vera.press("Ещё")
    assert {"Настройки", "Библиотека мер", "Главная"} <= set(vera.labels)


async def test_when_a_successor_takes_the_seat_the_old_buttons_are_politely_refused(town: Town):
    dina = await town.director()
    await town.cycle()
    await dina.send("/form")
    card, question = dina.screen, asked(dina)
    await dina.press_data("go:999999", on=card)
    missing = dina.toast
    new = await town.settled("Новый директор", "director", "S-01")
    await dina.press("НОО+ООО", on=card)
    assert question == "P1" and dina.toast == missing and missing.startswith(NOT_THERE)
    assert "Здравствуйте! Это бот «Шаги»" in dina.text and dina.labels == []
    await new.send("/form")
    assert asked(new) == "P1"


async def test_a_stranger_hears_the_same_sentence_at_most_once_an_hour(town: Town):
    stepan = town.newcomer("Степан")
    for words in ("/start", "привет", "/help", "/mydata", "1"):
        await stepan.send(words)
    assert len(stepan.screens) == 1 and "Он работает по приглашению" in stepan.text
    town.clock.advance(timedelta(minutes=61))
    await stepan.send("привет")
    assert len(stepan.screens) == 2
    assert await town.all(select(Person.id)) == []


async def test_my_data_shows_what_is_kept(town: Town):
    dina = await town.director()
    await dina.send("/mydata")
    for words in (f"Telegram: {dina.user_id}", "Директор, Заречная школа", "Согласие: редакция 2, 05.10.2026", "8:30"):
        assert words in dina.text
    await dina.press("13:00")
    assert "приходят в 13:00" in dina.text
    olga = await town.operator()
    await olga.send("/mydata")
    assert "Напоминания приходят" not in olga.text and "13:00" not in olga.labels, "no reminder comes at her hour"


async def test_being_forgotten_frees_the_seat_and_leaves_a_number_without_an_account(town: Town):
    olga, dina = await town.operator(), await town.director()
    await town.cycle()
    number = (await town.all(select(Person.id).where(Person.messenger_id == dina.user_id)))[0]
    await dina.send("/form")
    await dina.press("НОО+ООО")
    await dina.send("/forget")
    assert "Удалить вас" in dina.text and dina.labels[0] == "Не удалять меня"
    await dina.press("Удалить меня насовсем")
    assert "вы удалены" in dina.text and dina.labels == []
    assert "Место освободилось" in olga.text and "Директор, Заречная школа" in olga.text
    left = select(Person.messenger_id, Person.place, Person.screen_message).where(Person.id == number)
    assert await town.all(left) == [(None, None, None)]
    assert await town.all(select(Seat.id).where(Seat.person_id == number)) == []
    assert await town.all(select(Consent.id).where(Consent.person_id == number)) == []
    assert await town.all(select(Update.id).where(Update.sender == dina.user_id)) == []
    acts = await town.all(select(Entry.act).where(Entry.person_id == number).order_by(Entry.id))
    assert acts == ["join", "forget"] and COVERED["journal.person_id"] == "kept"


async def test_who_was_forgotten_comes_back_by_a_new_invitation_to_the_same_work(town: Town):
    dina = await town.director()
    await town.cycle()
    await dina.send("/form")
    await dina.press("НОО+ООО")
    await dina.send("/forget")
    await dina.press("Удалить меня насовсем")
    await dina.send("/form")
    assert asked(dina) == ""
    await town.settled("Дина", "director", "S-01")
    await dina.send("/form")
    assert asked(dina) == "P2", "the school's answers have stayed"


async def test_who_changes_their_mind_stays(town: Town):
    dina = await town.director()
    await dina.send("/forget")
    await dina.press("Не удалять меня")
    assert "Директор, Заречная школа" in dina.text
    assert len(await town.all(select(Seat.id).where(Seat.person_id.is_not(None)))) == 1


async def test_the_last_operator_leaves_when_another_is_there_and_takes_the_menu_along(town: Town):
    olga, dina = await town.operator(), await town.director()
    await olga.send("/forget")
    await olga.press("Удалить меня насовсем")
    assert "Вы единственный оператор: Озёрный край" in olga.text and "settings" in olga.commands
    await town.settled("Пётр", "operator", "R")
    await olga.send("/forget")
    await olga.press("Удалить меня насовсем")
    assert "Готово, вы удалены" in olga.text and "settings" not in olga.commands
    assert "form" in dina.commands
    await dina.send("/forget")
    await dina.press("Удалить меня насовсем")
    assert "Готово, вы удалены" in dina.text and "form" not in dina.commands
