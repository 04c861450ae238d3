"""The author sees a letter at a glance, reads reports, accepts, returns, takes the letter off control."""

import io

from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from handlers.letter_buttons import LetterBoard, LetterRegister
from models import Seat
from sandbox.citizen import Citizen
from tests import letters
from tests.questionnaire import seen
from tests.town import Town


async def opened(town: Town, olga: Citizen, number: int) -> str:
    """The board of a letter, once the message about its sending has said its last word: real seconds edit that one."""
    await town.app.progress.look()
    board = LetterBoard(letter=number).pack()
    await olga.press_data(board, on=olga.screen)
    return board


async def test_numbers_lists_and_reports_one_after_another(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    boris = await town.director("Борис", "S-02")
    number = await letters.published(town, olga, urgent=True)
    for one in (dina, boris):
        await one.press("Отметить исполнение")
    board = await opened(town, olga, number)
    assert "Инструктивное письмо № 214: в работе" in seen(olga) and "Получателей: 12." in seen(olga), olga.show(1)
    assert "Отчёт у 2 из 12" in seen(olga) and "Ждут проверки: 2" in seen(olga)
    await olga.press("Нет связи: 10")
    assert "ещё не вошли" in seen(olga) and "Дальний район" in seen(olga)
    await olga.press("‹ Назад")
    await olga.press("Картинка")
    assert [one for one in olga.messages if one.photo]

    await olga.press("Проверить отчёты: 2")
    assert "Заречная школа: отчёт" in olga.text
    first = olga.screen
    await olga.press("Принять отчёт")
    assert "Школа № 12: отчёт" in olga.text, olga.show(1)
    await olga.press("Вернуть на доработку")
    await olga.send("Нет приказа о пробной работе.")
    assert "Возвращено: Школа № 12" in seen(olga)
    assert "Нет приказа о пробной работе." in seen(boris) and "Отметить исполнение" in boris.labels
    assert first is not None

    for stranger in (kira, dina):
        await stranger.press_data(board, on=stranger.screen)
        assert "Получателей" not in stranger.text


async def test_the_term_passes_and_the_letter_is_taken_off_control(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, urgent=True, due_on="2026-10-08")
    await town.until(letters.moscow(9, 12))
    await opened(town, olga, number)
    assert "Срок прошёл: 1" in seen(olga)
    await olga.press("Срок прошёл: 1")
    assert "Заречная школа, срок чт, 8 октября" in seen(olga)
    await olga.press("‹ Назад")
    await olga.press("Ещё")
    await olga.press("Снять с контроля")
    assert "Не закончили: 12" in seen(olga)
    since = dina.mark()
    await olga.send("Мониторинг отменён приказом министерства.")
    assert "Снято с контроля" in seen(olga) and "Мониторинг отменён" in seen(olga)
    [text] = dina.inbox(since).texts
    assert "№ 214: снято с контроля" in text.replace("\xa0", " ") and "Мониторинг отменён" in text
    assert "Методист краевого центра, Озёрный край: «" in text and "больше не нужно" in text
    await dina.press("Открыть письмо")
    assert "Снято с контроля пт, 9 октября" in seen(dina) and "Отметить исполнение" not in dina.labels
    await dina.send("/mine")
    assert "Сейчас дел нет" in seen(dina)
    since = dina.mark()
    await town.until(letters.moscow(16, 12))
    assert not [text for text in dina.inbox(since).texts if "214" in text], "who is off control is left alone"


async def test_tables_history_a_word_and_the_register(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, urgent=True)
    await dina.press("Отметить ознакомление")
    await opened(town, olga, number)
    await olga.press("Напомнить")
    await olga.press("Нет отчёта: 1")
    await olga.send("Коротко")
    assert "не короче" in seen(olga) or "10" in seen(olga), olga.show(1)
    await olga.send("Если нет бланков, звоните: вышлем сегодня же.")
    assert "Так это прочтут: 1" in olga.text
    await olga.press("Отправить")
    assert "вышлем сегодня же" in seen(dina) and "слово автора" in dina.text
    await olga.press("Напомнить")
    await olga.press("Нет отчёта: 1")
    assert "Сегодня им уже напоминали" in olga.text

    await opened(town, olga, number)
    await olga.press("Ещё")
    await olga.press("История")
    assert "отправлено" in seen(olga) and "ознакомились: 1" in seen(olga), olga.show(1)
    await olga.press("‹ Назад")
    await olga.press("Таблицы и листы")
    await olga.press("Таблица .xlsx")
    await olga.press("Лист ознакомления")
    files = [one.document for one in olga.messages if one.document]
    book = load_workbook(io.BytesIO(files[-2].data))
    rows = list(book["Получатели"].iter_rows(values_only=True))
    assert len(rows) == 13 and ("ознакомились" in rows[-1] or any("ознакомились" in row for row in rows))
    marks = [[cell.text for cell in row.cells] for row in Document(io.BytesIO(files[-1].data)).tables[0].rows]
    assert len(marks) == 13 and sum(row[-1] == "05.10.2026 10:00" for row in marks) == 1

    seat = await town.all(select(Seat.id).where(Seat.role == "operator").order_by(Seat.id))
    await olga.press_data(LetterRegister(seat=seat[0]).pack(), on=olga.screen)
    await olga.send("егэ")
    assert "Реестр писем: 0" in olga.text
    await olga.send("ОГЭ подготовке")
    assert "Реестр писем: 1" in olga.text and "1. № 214" not in olga.text
    await olga.send("октябрь")
    assert "Реестр писем: 1" in olga.text
    await olga.press("1. 214")
    assert "Получателей: 12." in seen(olga)
