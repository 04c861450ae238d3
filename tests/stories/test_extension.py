"""More time and «Что мешает?»: help before blame, decided by who can, each side hears; one reminder for all."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from models import Extension, Hindrance, Measure, Notice, Person
from tests.doing import in_work, open_card, row, term
from tests.questionnaire import seen
from tests.town import Town


def moscow(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


async def test_more_time_is_granted_the_first_date_stays_and_the_third_is_the_coordinators(town: Town):
    kira, dina = await town.curator(), await town.director()
    lidia, boris = await town.settled("Лидия", "coordinator", "M-01"), await town.director("Борис", "S-02")
    [number] = await in_work(town, term("05.10", "30.10"))
    await open_card(dina, number)
    await dina.press("Нужно время")
    await dina.send("когда-нибудь")
    assert "Вижу «когда-нибудь»" in seen(dina)
    await dina.send("15.10.2026")
    assert "позже 30.10.2026" in seen(dina)
    await dina.send("14 ноября")
    assert "Новый срок: пт, 13 ноября" in seen(dina) and "сб, 14 ноября – нерабочий день" in seen(dina)
    await dina.press("Не хватило людей")
    assert "Решает Куратор 1" in seen(dina) and "продлить до пт, 13 ноября" in seen(dina)
    assert "просят время" in seen(kira) and "Причина: Не хватило людей." in seen(kira)
    wish = (await town.all(select(Extension.id)))[0]
    for stranger in (boris,):
        await stranger.press_data(f"ex-ok:{wish}:0")
        assert "Здесь этого нет" in stranger.toast
    await dina.press_data(f"ex-ok:{wish}:0")
    assert "Здесь этого нет" in dina.toast, "nobody grants time to himself"
    old = kira.screen
    assert kira.labels[0].replace("\xa0", " ") == "Продлить: пт, 13 ноября"
    await kira.press(kira.labels[0])
    assert "срок продлён" in seen(dina) and "Продлил: Куратор 1" in seen(dina)
    await kira.press("Не продлевать", on=old)
    assert "срок продлён" in seen(kira), "what is decided is shown, not asked again"
    one = await row(town, number)
    assert (one.ends_on, one.first_ends_on, one.extended) == ("2026-11-13", "2026-10-30", 1)
    await open_card(dina, number)
    assert "Срок: пт, 13 ноября (первый: пт, 30 октября; продлён 1 раз)" in seen(dina)
    await dina.press("Нужно время")
    await dina.send("27.11.2026")
    await dina.send("Ждём данных из Минобра")
    await kira.press("Другой день")
    await kira.send("20.11.2026")
    assert (await row(town, number)).ends_on == "2026-11-20"
    since = kira.mark()
    await open_card(dina, number)
    await dina.press("Нужно время")
    assert "С третьего раза решает координатор" in seen(dina)
    await dina.send("27.11.2026")
    await dina.press("Начали позже")
    assert kira.inbox(since).texts == [] and "просят время" in seen(lidia)
    await kira.press_data(f"ex-ok:{wish + 2}:0")
    assert "теперь решает координатор" in kira.toast
    await lidia.press("Не продлевать")
    await lidia.press("Срок связан с экзаменами")
    assert "срок прежний" in seen(dina) and "Срок связан с экзаменами" in seen(dina)
    states = await town.all(select(Extension.state).order_by(Extension.id))
    assert states == ["granted", "granted", "refused"] and (await row(town, number)).extended == 2


async def test_what_hinders_goes_to_who_can_help_and_the_answer_comes_back(town: Town):
    kira, dina, olga = await town.curator(), await town.director(), await town.operator()
    first, second, third = await in_work(town, *[term("05.10", "30.10")] * 3)
    await open_card(dina, first)
    await dina.press("Что мешает?")
    await dina.press("Нет данных")
    assert "Передано: нет данных" in seen(dina) and "Методист краевого центра" in seen(dina)
    assert "Заречная школа: нет данных" in seen(olga)
    await dina.send("Нет протоколов ВПР за прошлый год")
    assert "С вашим словом: Нет протоколов ВПР" in seen(dina)
    await olga.press("Данные отправлю сегодня")
    assert "Ответ: Данные отправлю сегодня" in seen(dina)
    await open_card(dina, second)
    await dina.press("Что мешает?")
    await dina.press("Это не наше")
    await kira.press("Сменить ответственного")
    await kira.send("Методист района")
    assert (await row(town, second)).responsible == "Методист района" and "Ответственный теперь" in seen(dina)
    await open_card(dina, third)
    await dina.press("Что мешает?")
    await dina.press("Нужна помощь")
    assert "нужна помощь" in seen(kira)
    await dina.send("Не сходятся часы")
    assert "Пишут: Не сходятся часы" in seen(kira), "told at once, and again with the word"
    old = kira.screen
    await kira.press("Написать ответ")
    assert "Ответьте кнопкой или напишите" in seen(kira)
    await kira.send("Приеду в среду")
    await kira.press("Позвоню сегодня", on=old)
    assert "уже изменилось" in kira.toast
    assert "Ответ: Приеду в среду" in seen(dina)
    answers = await town.all(select(Hindrance.kind, Hindrance.state, Hindrance.answer).order_by(Hindrance.id))
    assert [one[:2] for one in answers] == [("no-data", "answered"), ("not-ours", "answered"), ("help", "answered")]


async def test_p1_what_is_handed_in_is_left_alone_one_digest_of_the_rest_then_help_then_the_rungs(town: Town):
    kira, dina = await town.curator(), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await town.do(update(Person).where(Person.messenger_id == dina.user_id).values(reminder_hour="13:00"))
    [first, second, done, _] = await in_work(
        town, term("01.10", "14.10"), term("01.10", "14.10"), term("01.10", "14.10"), term("21.09", "30.10")
    )
    await town.do(update(Measure).where(Measure.id == done).values(state="done"))
    since = dina.mark()
    await town.until(moscow(9, 12, 59))
    assert not any("к сроку" in text for text in dina.inbox(since).texts[1:])
    since = dina.mark()
    await town.until(moscow(9, 13))
    [text] = dina.inbox(since).texts
    assert (
        "Меры к сроку: 3" in text
        and "Разбор контрольных" not in text
        and "до ср, 14 октября" in text.replace("\xa0", " ")
    )
    await open_card(dina, second)
    await dina.press("Сдать меру")
    await dina.press("Сдать без файла")
    since = dina.mark()
    await town.until(moscow(12, 12))
    half = dina.inbox(since).texts
    assert [("Половина срока" in text) for text in half] == [], "Saturday and Sunday are silent"
    await town.until(moscow(13, 13, 1))
    assert "Напоминание: срок ср, 14 октября" in seen(dina) and "Сдать меру" in dina.labels
    marks = kira.mark(), lidia.mark(), dina.mark()
    await town.until(moscow(15, 13, 1))
    assert "Что мешает?" in seen(dina) and "Срок был ср, 14 октября" in seen(dina), "first help is offered"
    await dina.press("Нужна помощь")
    assert any("нужна помощь" in text for text in kira.inbox(marks[0]).texts)
    before = kira.mark()
    await town.until(moscow(16, 9, 1))
    [text] = kira.inbox(before).texts
    assert (
        "Нужна помощь по мерам: 1" in text
        and "Заречная школа: Закрыть предметы" in text
        and lidia.inbox(marks[1]).texts == []
    )
    await town.until(moscow(20, 9, 1))
    [text] = lidia.inbox(marks[1]).texts
    assert "Нужна помощь." in text, "it says which help"
    assert await town.all(select(Notice.state).where(Notice.key == "measures-due").distinct()) == ["sent"]


async def test_p3_downtime_is_caught_up_once_and_any_movement_stops_the_escalation(town: Town):
    kira, dina = await town.curator(), await town.director()
    [number] = await in_work(town, term("01.10", "08.10"))
    since = dina.mark()
    await town.asleep_until(moscow(8, 12))
    await town.tick()
    [text] = dina.inbox(since).texts
    assert "Напоминание: срок чт, 8 октября" in text.replace("\xa0", " "), "of three missed ones the last"
    assert seen(dina).endswith("Опоздало: должно было прийти чт, 8 октября, 8:30.")
    await town.until(moscow(9, 8, 31))
    assert "Что мешает?" in seen(dina)
    await open_card(dina, number)
    await dina.press("Сообщить о ходе")
    await dina.send("Половина сделана")
    since = kira.mark()
    await town.until(moscow(16, 12), every=timedelta(hours=6))
    assert not any("Нужна помощь по мерам" in text for text in kira.inbox(since).texts)


async def test_p16_a_measure_that_moved_once_and_stands_still_comes_back_to_the_school_first(town: Town):
    kira, dina = await town.curator(), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    [number] = await in_work(town, term("01.10", "08.10"))

    def heard(person, since: int) -> list[str]:
        texts = person.inbox(since).texts
        return [text for text in texts if "Нужна помощь по мерам" in text or "Что мешает?" in text]

    async def says(word: str) -> None:
        await open_card(dina, number)
        await dina.press("Сообщить о ходе")
        await dina.send(word)

    await town.until(moscow(9, 8, 31))
    await says("Половина сделана")  # пт, 9 октября
    school, curator, above = dina.mark(), kira.mark(), lidia.mark()
    await town.until(moscow(16, 8, 29), every=timedelta(hours=6))
    assert heard(dina, school) == heard(kira, curator) == []
    await town.until(moscow(16, 20), every=timedelta(hours=6))
    assert len(heard(dina, school)) == 1 and heard(kira, curator) == [], "after five working days, the school first"
    await town.until(moscow(19, 9, 1), every=timedelta(hours=6))
    [text] = heard(kira, curator)
    assert "Нужна помощь по мерам: 1" in text and heard(lidia, above) == []
    await says("Ждём приказа")  # пн, 19 октября: the way up stops again
    school = dina.mark()
    await town.until(moscow(23, 20), every=timedelta(hours=6))
    assert heard(dina, school) == heard(lidia, above) == []
    await town.until(moscow(29, 9, 1), every=timedelta(hours=6))
    assert len(heard(dina, school)) == 1 and len(heard(kira, curator)) == 2, "and it comes back once more"
    [text] = heard(lidia, above)
    assert "Заречная школа: Закрыть предметы" in text


async def test_half_of_a_long_term_asks_once_how_it_goes(town: Town):
    dina = await town.director()
    [number] = await in_work(town, term("21.09", "30.10"), state="planned")
    since = dina.mark()
    await town.until(moscow(12, 8, 31))
    asked = [text for text in dina.inbox(since).texts if "Половина срока" in text]
    assert len(asked) == 1
    await dina.press("По плану")
    assert dina.toast == "Записано: по плану" and (await row(town, number)).state == "working"
    since = dina.mark()
    await town.until(moscow(19, 12), every=timedelta(hours=12))
    assert not any("Половина срока" in text for text in dina.inbox(since).texts)
