"""A director answers the self-diagnosis."""

from tests.questionnaire import asked, fill
from tests.town import Town


async def test_the_whole_questionnaire_is_clicked_and_typed_and_sent(town: Town):
    dina = await town.director()
    await town.cycle()
    order = await fill(dina)
    assert order[:3] == ["P1", "P2", "P3"] and order[-1] == "7.6" and "5.6" not in order
    assert "Проверка · Заречная школа" in dina.text and "Сигналов нет" in dina.text
    await dina.press("Отправить куратору")
    assert "Отправлено" in dina.text and "Кадры: риск низкий" in dina.text
    assert asked(dina) == ""
