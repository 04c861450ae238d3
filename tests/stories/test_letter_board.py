"""The author sees a letter at a glance, reads reports, accepts, returns, takes the letter off control."""

from datetime import UTC, datetime, timedelta

from handlers.letter_buttons import LetterBoard
from tests import letters
from tests.questionnaire import seen
from tests.town import Town


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


async def test_numbers_lists_and_reports_one_after_another(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    boris = await town.director("Борис", "S-02")
    number = await letters.published(town, olga, urgent=True)
    board = LetterBoard(letter=number).pack()
    for one in (dina, boris):
        await one.press("Отметить исполнение")
    await olga.press_data(board, on=olga.screen)
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
    board = LetterBoard(letter=number).pack()
    await town.until(moscow(9, 12))
    await olga.press_data(board, on=olga.screen)
    assert "Срок прошёл: 1" in seen(olga)
    await olga.press("Срок прошёл: 1")
    assert "Заречная школа, срок чт, 8 октября" in seen(olga)
    await olga.press("‹ Назад")
    await olga.press("Ещё")
    await olga.press("Снять с контроля")
    assert "Не закончили: 12" in seen(olga)
    await olga.send("Мониторинг отменён приказом министерства.")
    assert "Снято с контроля" in seen(olga) and "Мониторинг отменён" in seen(olga)
    since = dina.mark()
    await town.until(moscow(16, 12))
    assert not [text for text in dina.inbox(since).texts if "214" in text], "who is off control is left alone"
