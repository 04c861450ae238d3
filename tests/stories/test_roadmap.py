"""A roadmap is made in one tap from the verified profile and written in chat, without a word typed in vain."""

from sqlalchemy import func, select, update

from models import Measure, Notice, Roadmap
from tests.questionnaire import seen
from tests.roads import WEAK, drafted, measures, verified
from tests.town import Town


async def test_before_the_levels_are_confirmed_it_is_said_who_must_and_he_is_reminded_once_a_day(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await dina.send("/roadmap")
    assert "Сначала – самодиагностика" in seen(dina)
    await town.sent(dina, "S-01", **WEAK)
    await dina.send("/menu")
    assert "Уровни подтвердит куратор, затем – дорожная карта" in seen(dina)
    assert "Составить дорожную карту" not in dina.labels, "it would only refuse"
    since = kira.mark()
    await dina.send("/roadmap")
    assert "Подтверждает: Куратор 1 Приозёрного района" in seen(dina)
    await dina.press("Напомнить куратору")
    await dina.press("Напомнить куратору")
    assert "Увидят: сразу" in seen(dina) and len(kira.inbox(since)) == 1
    await kira.press("Подтвердить уровни")
    await kira.press(kira.labels[0])
    await dina.send("/menu")
    await dina.press("Составить дорожную карту")
    assert "Черновик готов: мер " in seen(dina)


async def test_one_tap_makes_a_dated_plan_with_the_schools_own_numbers_and_it_is_private(town: Town):
    kira, dina, stranger = await town.curator(), await town.director(), await town.director("Борис", "S-02")
    await town.cycle()
    number = await drafted(town, dina)
    made = await measures(town, number)
    assert 3 <= len(made) <= 12 and len({row.factor for row in made}) <= 3
    by_code = {row.code: row for row in made}
    assert by_code["M7.1"].baseline.replace("\xa0", " ") == "8 из 60 (13 %)"
    assert by_code["M7.1"].target.replace("\xa0", " ") == "не больше 6 из 60 (10 %)"
    assert len({row.starts_on for row in made}) > 2, "not everything begins at once"
    assert "Видите его только вы" in seen(dina)
    for other in (kira, stranger):
        await other.press_data(f"road:{number}:0")
        assert "Здесь этого нет" in other.toast
        await other.press_data(f"rd-row:{made[0].id}")
        assert "Здесь этого нет" in other.toast
    await dina.send("/menu")
    assert "Дорожная карта: черновик." in seen(dina)
    await dina.press_data("rd-new:" + str((await town.all(select(Roadmap.made_by)))[0]))
    assert await town.all(select(func.count()).select_from(Roadmap)) == [1], "a second tap opens the same one"


async def test_a_measure_is_written_by_taps_and_words_and_survives_a_restart(town: Town):
    dina = await town.director()
    await town.cycle()
    number = await drafted(town, dina)
    await dina.press("2")
    await dina.press("Ответственный")
    await dina.press("директор")
    assert "Ответственный: директор" in seen(dina)
    await dina.press("Участники")
    await dina.send("Иванов И. И.")
    assert "Вижу «Иванов И. И.»" in seen(dina) and "учитель математики" in seen(dina)
    await town.restart()
    await dina.send("учителя физики")
    assert "Участники: учителя физики" in seen(dina)
    await dina.press("Окончание")
    await dina.send("когда-нибудь")
    assert "Вижу «когда-нибудь»" in seen(dina)
    await dina.send("до 14 марта 2027")
    assert "вс, 14 марта 2027 – выходной" in seen(dina)
    await dina.press(dina.labels[0])
    assert "– пт, 12 марта 2027" in seen(dina)
    await dina.press("Начало")
    await dina.send("20 мая 2027")
    assert "чт, 20 мая 2027 – " in seen(dina), "a later start takes the end along"
    await dina.press("Окончание")
    await dina.send("через 9 месяцев")
    assert "пн, 5 июля 2027 – летние каникулы" in seen(dina)
    await dina.press(dina.labels[1])
    assert "– ср, 15 сентября 2027" in seen(dina)
    await dina.press("Окончание")
    await dina.send("01.03.2027")
    assert "Сначала сдвиньте начало" in seen(dina)
    await dina.send("12.03.2026")
    assert "уже прошло" in seen(dina)
    changed = (await measures(town, number))[1]
    assert (changed.responsible, changed.participants) == ("директор", "учителя физики")
    assert changed.starts_on < changed.ends_on


async def test_rows_are_added_replaced_moved_taken_out_and_brought_back(town: Town):
    dina = await town.director()
    await town.cycle()
    number = await drafted(town, dina)
    before = [row.code for row in await measures(town, number)]
    await dina.press("1")
    await dina.press("↓")
    assert [row.code for row in await measures(town, number)][:2] == before[1::-1]
    old = dina.screen
    await dina.press("Убрать меру")
    assert "Мера убрана" in seen(dina) and f"Мер: {len(before) - 1}," in seen(dina)
    await dina.press("Убрать меру", on=old)
    assert "Карту уже изменили" in dina.toast or "Здесь этого нет" in dina.toast or "нельзя менять" in dina.toast
    await dina.send("/roadmap")
    await dina.press("Ещё")
    await dina.press("Убранные меры (1)")
    await dina.press(dina.labels[0])
    assert "Мера 2" in seen(dina)
    await dina.press("Заменить")
    assert "Чем заменить?" in seen(dina)
    await dina.send("наставников")
    await dina.press("M7.4")
    await dina.press("Заменить на эту")
    assert "Закрепить наставников" in seen(dina)
    await dina.send("/roadmap")
    await dina.press("Добавить меру")
    await dina.send("телепортация")
    assert "меры не нашлось" in seen(dina)
    await dina.press("Своя мера")
    await dina.press("Кадры")
    await dina.send("Пригласить учителя физики из соседней школы")
    assert "укажите показатель" in seen(dina) and "Показатель" in dina.labels
    await dina.press("Цель")
    await dina.send("1 учитель")
    codes = [row.code for row in await measures(town, number)]
    assert "M7.4" in codes and codes[-1] is None and len(codes) == len(before) + 1


async def test_too_much_at_once_is_warned_of(town: Town):
    dina = await town.director()
    await town.cycle()
    number = await drafted(town, dina)
    await town.do(update(Measure).values(ends_on="2026-12-18", starts_on="2026-11-09", responsible="директор"))
    await dina.send("/roadmap")
    n = len(await measures(town, number))
    assert f"За один месяц (декабрь 2026) заканчивается мер: {n}" in seen(dina)
    assert f"У одного ответственного (директор) одновременно идёт мер: {n}" in seen(dina)
    await dina.press("Ещё")
    await dina.press("Какие будут напоминания")
    assert f"пт, 18 декабря: срок ({n})" in seen(dina) and f"чт, 17 декабря: накануне ({n})" in seen(dina)


async def test_a_municipality_has_a_programme_of_its_own_and_the_operator_agrees(town: Town):
    lidia, olga, dina = await town.settled("Лидия", "coordinator", "M-01"), await town.operator(), await town.director()
    await lidia.send("/menu")
    await lidia.press("Составить программу")
    assert "Программа поддержки: Приозёрный район" in seen(lidia) and "Мер пока нет" in seen(lidia)
    await lidia.press("Добавить меру")
    await lidia.send("наставник")
    await lidia.press(lidia.labels[0])
    await lidia.press("Добавить в карту")
    await lidia.press("‹ Назад")
    since = dina.mark()
    await lidia.press("Отправить оператору")
    await lidia.press("Отправить оператору")
    assert "карта на согласовании" in seen(olga)
    await olga.send("/menu")
    await olga.press("Дорожные карты (1)")
    await olga.press("Приозёрный район")
    await olga.press("Согласовать")
    assert "Карта согласована: Приозёрный район" in seen(lidia)
    await lidia.press("Внести приказ")
    await lidia.send("№ 7-п от 05.10.2026")
    assert "приказ № 7-п от 05.10.2026" in seen(lidia)
    assert len(dina.inbox(since)) == 0


async def test_a_withdrawn_draft_makes_room_for_a_new_one_and_nobody_else_hears(town: Town):
    dina = await town.director()
    await town.cycle()
    await drafted(town, dina)
    await dina.press("Ещё")
    await dina.press("Снять карту")
    await dina.press("Составлена по ошибке")
    assert "Карта снята" in seen(dina) and "Составлена по ошибке" in seen(dina)
    await dina.send("/menu")
    await dina.press("Составить дорожную карту")
    assert "Черновик готов" in seen(dina)
    assert sorted(await town.all(select(Roadmap.state))) == ["draft", "withdrawn"]
    assert await town.all(select(Notice.key).where(Notice.key.like("roadmap-%"))) == []


async def test_english_speaks_too(town: Town):
    dina = await town.director()
    await town.cycle()
    await verified(town, dina)
    await dina.send("/language")
    await dina.press("English")
    await dina.send("/roadmap")
    assert "The draft is ready" in seen(dina)
    await dina.press("1")
    assert "Responsible" in dina.labels
