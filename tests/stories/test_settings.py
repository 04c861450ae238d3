"""The operator sets what the region does differently; everybody hears what concerns them."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from models import Consent, Entry, Setting, Unit
from sandbox.citizen import Citizen
from services import content, deadlines
from services.org import settings
from tests.questionnaire import seen
from tests.town import Town


async def held(town: Town, name: str, unit: str = "R") -> object:
    def look(db):
        return settings.value(db, db.scalar(select(Unit.id).where(Unit.code == unit)), name)

    return await town.ask(look)


async def open_setting(olga: Citizen, group: str, name: str) -> None:
    await olga.send("/settings")
    await olga.press(group)
    await olga.press(name)


async def test_a_value_is_typed_explained_when_it_does_not_fit_kept_with_a_journal_and_taken_back(town: Town):
    olga = await town.operator()
    await olga.send("/start")
    await olga.press("Настройки")
    assert "Всё по умолчанию" in olga.text
    await olga.press("Сигналы и сообщения")
    await olga.press("Сообщений в день")
    assert "Сейчас: 8\nПо умолчанию: 8" in olga.text and "Вернуть по умолчанию" not in olga.labels
    await olga.send("много")
    assert "Вижу «много». Нужно целое число от 3 до 50, например 8." in olga.text
    await town.restart()
    await olga.send("10")
    assert "Было: 8. Стало: 10." in olga.text and await held(town, "daily-cap", "S-05") == 10
    await open_setting(olga, "Сигналы и сообщения", "Если сигнал не взяли")
    await olga.send("5 2 1")
    assert "по возрастанию" in olga.text
    await olga.send("2, 3, 6")
    assert await held(town, "escalation-days") == [2, 3, 6]
    await olga.send("/settings")
    assert "Задано своё: 2 настройки" in olga.text and "Сообщений в день: 10" in olga.text
    await open_setting(olga, "Сигналы и сообщения", "Сообщений в день")
    old = olga.screen
    await olga.press("Вернуть по умолчанию")
    assert await held(town, "daily-cap") == 8
    await olga.press_data("set-def:1:daily-cap", on=old)
    await olga.send("/settings")
    await olga.press("Журнал изменений")
    assert "Методист краевого центра: Сообщений в день. Было: 10; стало: 8." in seen(olga)
    assert len(await town.all(select(Entry.id).where(Entry.act == "change-setting"))) == 3


async def test_settings_are_the_operators_alone(town: Town):
    olga, kira, stepan = await town.operator(), await town.curator(), town.newcomer("Степан")
    await open_setting(olga, "Сигналы и сообщения", "Сообщений в день")
    card = olga.screen
    await kira.send("/settings")
    assert "Настройки" not in kira.text
    for one in (kira, stepan):
        for data in ("sets:1", "set:1:daily-cap", "set-def:1:daily-cap", "set-log:1:0", "set-ask:1", "set-get:1"):
            await one.press_data(data, on=card)
        await one.send("12")
    assert await town.all(select(Setting.name)) == []


async def test_a_day_off_and_the_hours_hold_at_once_and_after_a_restart(town: Town):
    olga, dina = await town.operator(), await town.director()
    friday, zone = date(2026, 10, 16), "Europe/Moscow"
    await open_setting(olga, "Календарь", "Дни региона")
    await olga.send("16.10.2026 выходной, 17.10.2026 рабочий")
    assert not deadlines.is_working_day(friday, content.overrides())
    await olga.send("/cycle")
    await open_setting(olga, "Часы", "Рабочие часы")
    await olga.send("с 8 до 17")
    late = town.clock.now().replace(day=15, hour=14, minute=30)  # 17:30 in Moscow
    for _ in range(2):
        monday = deadlines.local(deadlines.next_working_moment(late, zone, content.overrides()), zone)
        assert (monday.day, monday.hour) == (17, 8)
        await town.restart()
    await open_setting(olga, "Календарь", "Дни региона")
    await olga.send("16.10.2026 убрать")
    assert deadlines.is_working_day(friday, content.overrides())
    await open_setting(olga, "Часы", "Часы напоминаний")
    await olga.send("7.30, 12:00")
    await dina.send("/mydata")
    assert {"7:30", "12:00"} <= set(dina.labels) and "13:00" not in dina.labels


async def test_a_new_edition_of_the_consent_is_asked_of_everybody_once_and_newcomers_read_it(town: Town):
    olga, dina = await town.operator(), await town.director()
    await open_setting(olga, "Согласие", "Абзац к согласию")
    await olga.send("Отчёты хранит КИРО. Звоните 8 800 555-35-35")
    assert "телефон" in olga.text
    await olga.send("Отчёты хранит КИРО.")
    assert "Абзац: Отчёты хранит КИРО." in olga.text and "2 человека" in seen(olga)
    ask = olga.screen
    await olga.press("Спросить согласие (2)")
    await olga.press("Спросить согласие (2)", on=ask)
    assert "Новая редакция согласия" in dina.text and "Отчёты хранит КИРО." in dina.text
    await dina.press("Не давать согласия")
    assert "Действует прежняя" in dina.text
    await dina.send("/start")
    assert "ждёт вашего ответа" in dina.text and dina.labels[0] == "Прочитать редакцию"
    await dina.press("Прочитать редакцию")
    old = dina.screen
    await dina.press("Дать согласие")
    await dina.press("Дать согласие", on=old)
    assert "ждёт вашего ответа" not in dina.text
    editions = select(Consent.edition).order_by(Consent.id)
    assert await town.all(editions) == ["2", "2", "2.1"]
    await open_setting(olga, "Названия и термины", "Кто приглашает")
    await olga.send("КИРО")
    issued = await town.invite("curator", "M-01")
    kira = town.newcomer("Кира")
    await kira.start(issued.link)
    assert kira.text.startswith("Здравствуйте! Вас приглашает КИРО")
    await kira.press(kira.labels[0])
    assert "Отчёты хранит КИРО.\nРедакция 2.1 от 05.10.2026" in kira.text
    await kira.press("Дать согласие")
    assert await town.all(editions) == ["2", "2", "2.1", "2.1"]


async def test_the_table_goes_out_comes_back_with_mistakes_by_row_and_is_applied_once(town: Town):
    olga = await town.operator()
    await open_setting(olga, "Названия и термины", "Кто приглашает")
    await olga.send("=КИРО()")
    await olga.send("/settings")
    await olga.press("Таблица .xlsx")
    await olga.press("Выгрузить")
    book = load_workbook(io.BytesIO([one.document for one in olga.screens if one.document][-1].data))
    table, days = book["Настройки"], book["Календарь"]
    rows = {row[0].value: row for row in table.iter_rows(min_row=2)}
    assert rows["inviting-body"][2].value == "=КИРО()" and rows["inviting-body"][2].data_type == "s"
    rows["inviting-body"][2].value, rows["daily-cap"][2].value = "КИРО", "сто"
    days["A2"], days["B2"] = "16.10.2026", "праздник"
    await olga.document("настройки.xlsx", saved(book))
    text = seen(olga)
    assert "ошибок 2" in text and "«Календарь», строка 2, столбец «Дата»: Вижу «16.10.2026 праздник»." in text
    assert "столбец «Значение»: Вижу «сто»." in text and "Применить" not in olga.labels
    rows["daily-cap"][2].value, days["A2"], days["B2"] = 12, date(2026, 10, 16), "выходной"
    await olga.document("настройки.xlsx", saved(book))
    assert "Кто приглашает: было «=КИРО()», станет «КИРО»." in seen(olga)
    assert "Сообщений в день: было «8», станет «12»." in seen(olga)
    assert "Дни региона: было «не задано», станет «1 день»." in seen(olga)
    assert await held(town, "daily-cap") == 8, "nothing without a press"
    card = olga.screen
    for _ in range(2):
        await olga.press("Применить", on=card)
    assert await held(town, "daily-cap") == 12
    assert not deadlines.is_working_day(date(2026, 10, 16), content.overrides())
    assert len(await town.all(select(Entry.id).where(Entry.act == "change-setting"))) == 4


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("said", ["15.13.2027 выходной", "завтра выходной", "15.03.2027 может быть"])
async def test_a_day_that_is_none_is_refused_by_an_example(town: Town, said: str):
    olga = await town.operator()
    await open_setting(olga, "Календарь", "Дни региона")
    await olga.send(said)
    assert "например 15.03.2027 выходной" in olga.text
    await town.do(update(Setting).values(name=Setting.name))
    assert await town.all(select(Setting.name)) == []
