"""A mentor stands by a school: found by what he does well, invited, heard; he approves nothing. The SOP's passport."""

from sqlalchemy import select

from models import Mentoring, ProcedureRevision, Seat, Visit
from tests.questionnaire import TROUBLED, seen
from tests.stories.test_journey import NOT_THERE, listed, tomorrow, unit
from tests.town import Town


async def test_a_mentor_is_added_invited_matched_writes_and_decides_nothing(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    irina = await town.director("Ирина", "S-04")
    await listed(town)
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    await town.sent(irina, "S-04")
    await olga.send("/school S-01")
    for label in ("Путь школы", "Меры поддержки", "Наставник", "Выбрать наставника", "Добавить наставника"):
        await olga.press(label)
    await olga.send("просто директор")
    assert "Кода «просто» в регионе нет" in seen(olga)
    await olga.send("s-04 директор лицея")
    await olga.press("Добавить наставника")
    await olga.send("M-02 методист")
    assert "Место наставника есть" in seen(olga)
    lines = [line for line in seen(olga).splitlines() if ": школ 0" in line]
    assert lines[0] == "Директор лицея, Лицей «Исток»: школ 0; силён в том, где школе трудно", "fits best, comes first"
    anton = await town.settled("Антон", "mentor", "S-04")
    assert "Школ пока нет" in seen(anton)
    await olga.send("/school S-01")
    for label in ("Путь школы", "Меры поддержки", "Наставник", "Выбрать наставника"):
        await olga.press(label)
    pick, since = olga.screen, anton.mark()
    await olga.press("Лицей «Исток»")
    assert "Закреплено" in seen(olga) and "Рядом со школой: Директор лицея" in seen(olga)
    await olga.press("Лицей «Исток»", on=pick)
    assert olga.toast == "Уже закреплён" and len(await town.all(select(Mentoring.id))) == 1
    assert "Вы наставник: Заречная школа" in "\n".join(anton.inbox(since).texts)
    await anton.send("/start")
    assert "Заречная школа: Самодиагностика и факторы. Визитов ещё не было." in seen(anton)
    await anton.press("Заречная школа")
    assert "Меры поддержки" not in anton.labels and "Выход из зоны риска" not in anton.labels
    await anton.press("Уровни и меры")
    assert "Риск высокий: Результаты, Кадры" in seen(anton) and "Мер в работе нет" in seen(anton)
    await anton.press("‹ Назад")
    await anton.press("Записать визит")
    await town.restart()
    await tomorrow(town)
    since = dina.mark(), kira.mark()
    await anton.send("01.10: Были на двух уроках, договорились о взаимных посещениях <раз в месяц>")
    assert "Записано" in seen(anton), anton.show(4)
    for person, mark in zip((dina, kira), since, strict=True):
        assert "Были на двух уроках" in "\n".join(person.inbox(mark).texts)
    assert await town.all(select(Visit.visited_on)) == ["2026-10-01"]
    await anton.press("Оставить слово")
    await anton.send("30.12.2026: будет праздник")
    assert "ещё впереди" in seen(anton)
    await anton.send("Говорил с Ивановым, Петрова А. С. просит звонить")
    assert "Петрова А. С." in seen(anton) and len(await town.all(select(Visit.id))) == 1
    await anton.send("Посмотрите конспекты лицея")
    assert len(await town.all(select(Visit.id))) == 2
    # What belongs to others stays theirs.
    school, number = await unit(town, "S-01"), await town.submission("S-01")
    for data in (f"sup-f:{school}:2:0", f"exit:{school}", f"res:{school}:0", f"prof:{number}", f"school:{school}",
                 f"way:{await unit(town, 'S-02')}", f"way-dec:{school}", f"ment:{school}:0"):  # fmt: skip
        await anton.press_data(data, on=anton.screen)
        assert NOT_THERE in anton.toast or NOT_THERE in seen(anton), (data, anton.toast)
    # Let go: thanked, and the school is seen no longer; the notes stay.
    await olga.send("/school S-01")
    for label in ("Путь школы", "Меры поддержки", "Наставник", "Выбрать наставника", "Завершить", "Завершить работу"):
        await olga.press(label)
    assert "Спасибо за помощь" in anton.text
    await anton.press_data(f"way:{school}", on=anton.screen)
    assert NOT_THERE in anton.toast or NOT_THERE in seen(anton)
    await dina.send("/journey")
    await dina.press("Хронология")
    assert "Слово наставника: Посмотрите конспекты лицея" in seen(dina)


async def test_the_passport_is_read_by_all_and_revised_with_a_reason_by_the_operator(town: Town):
    olga, dina = await town.operator(), await town.director()
    await dina.send("/sop")
    assert "Первая редакция" in seen(dina) and "Наименование организации: ОГБОУ ДПО КИРО" in seen(dina)
    assert "Изменить" not in dina.labels
    await dina.press("›")
    assert "Ответственное лицо: Директор общеобразовательной организации" in seen(dina)
    await olga.send("/sop")
    await olga.press("Изменить")
    await olga.press("Утвердил")
    await olga.send("ОГБУ ДПО КИРО")
    assert "Так уже и есть" in seen(olga)
    await olga.send("Министерство образования")
    assert "Было: ОГБУ ДПО КИРО" in seen(olga)
    await town.restart()
    await olga.send("Смена утверждающего органа")
    assert "Записано: редакция 2" in seen(olga) and "Утвердил: Министерство образования" in seen(olga)
    await dina.send("/sop")
    assert "Редакция 2 от 05.10.2026" in seen(dina)
    await dina.press("История редакций")
    assert "Утвердил. Причина: Смена утверждающего органа" in seen(dina)
    seat = (await town.all(select(Seat.id).where(Seat.role == "director", Seat.person_id.is_not(None))))[0]
    await dina.press_data(f"sop-f:{seat}:1:2", on=dina.screen)
    await dina.send("Чужое")
    assert len(await town.all(select(ProcedureRevision.id))) == 1
