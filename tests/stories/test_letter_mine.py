"""«Моё»: all that waits, by term, whoever one is; what was asked is answered from there; nothing of others."""

from sqlalchemy import update

from models import Cycle
from tests import letters
from tests.doing import in_work, term
from tests.town import Town


def seen(person):
    return person.text.replace("\xa0", " ")


async def test_everything_by_term_on_one_screen_and_what_waits_for_those_who_decide(town: Town):
    olga, dina, kira = await town.cycle(), await town.director(), await town.curator()
    roman = await town.director("Роман", "S-02")
    await in_work(town, term("05.10", "30.10"), term("01.10", "14.10"))
    number = await letters.published(town, olga, "order", number="31", heading="О мониторинге", urgent=True)
    mine = await letters.delivery(town, number, "S-01")
    await dina.send("/menu")
    await dina.press("Открыть все дела: 4")
    text = seen(dina)
    order = [text.index(what) for what in ("до ср, 14 октября", "Самодиагностика", "Приказ № 31", "до пт, 30 октября")]
    assert "Ждут вас 4 дела" in text and order == sorted(order)
    await dina.press("3. Приказ")
    await dina.press("Сообщить, что мешает")
    await dina.press("Нужна помощь")
    await dina.press_data(f"ex-day:letter:{mine}:0")
    await dina.send("30 октября")
    await dina.press("Начали позже")
    await town.restart()
    await kira.send("/menu")
    await kira.press("Ответить по письмам: 1")
    assert "Мешает по письму: Заречная школа" in seen(kira)
    await kira.press("1. Помочь: Заречная")
    await kira.send("Помогу в среду")
    assert "Ответ: Помогу в среду" in seen(dina)
    await kira.send("/mine")
    assert "Мешает по письму" not in seen(kira)
    await olga.send("/mine")
    assert "Просят время по письму: Заречная школа" in seen(olga)
    await olga.press("1. Срок: Заречная")
    await olga.press("Продлить: пт, 30\u00a0октября")
    await olga.send("/mine")
    assert "Сейчас дел нет" in seen(olga)
    await roman.send("/mine")
    assert "Приказ № 31" in seen(roman) and "Мера" not in seen(roman), "another school's measures are not theirs"
    stranger = town.newcomer("Чужой")
    await stranger.send("/mine")
    assert "Приказ" not in seen(stranger)
    english = await town.settled("Энн", "director", "S-03", language_code="en")
    await english.send("/mine")
    assert "wait for you" in seen(english) and "acknowledge and carry out by" in seen(english)


async def test_a_curator_sees_which_schools_are_behind_with_letters_and_comes_from_the_school_to_them(town: Town):
    olga, dina, kira = await town.cycle(), await town.director(), await town.curator()
    await town.director("Роман", "S-02")
    await letters.published(town, olga, due_on="2026-10-08", urgent=True)
    number = await letters.published(town, olga, "order", number="31", due_on="2026-10-07", heading="О кадрах")
    await dina.press("Отметить исполнение")
    kept = await letters.delivery(town, number, "S-02")
    await kira.send("/school")
    assert "письм" not in seen(kira).lower()
    await town.until(letters.moscow(9, 8))
    await kira.send("/school")
    lines = seen(kira).split("\n")
    assert "– Школа № 12: не начато, срок: пт, 16 октября; писем после срока: 2" in lines, kira.show(1)
    assert "– Заречная школа: не начато, срок: пт, 16 октября; писем после срока: 1" in lines
    await town.do(update(Cycle).where(Cycle.letter_id.is_(None)).values(closed_at=town.clock.now()))
    await kira.send("/school")
    lines = seen(kira).split("\n")
    assert "⚠️ Отстают с письмами: Заречная школа, Школа № 12." in lines, "those that no line of this page is about"
    await kira.press("Остальные 2")
    assert "; писем после срока: 2" in seen(kira)
    await kira.press("Школа № 12")
    assert "⚠️ Писем после срока: 2." in seen(kira)
    await kira.press("Письма: 2")
    text = seen(kira)
    assert "Школа № 12: письма после срока" in text and text.index("О кадрах") < text.index("О подготовке")
    await kira.press("Приказ")
    assert "Школа № 12: срок прошёл" in seen(kira)
    await kira.press_data(f"ltr:{kept}")
    stranger = await town.director("Чужая", "S-05")
    await stranger.press_data("lt-of:2")
    assert "письма после срока" not in seen(stranger)
    await kira.send("/school Заречная")
    await kira.press("Письма: 1")
    assert "№ 214. О подготовке к ОГЭ" in seen(kira), "one opens at once"
