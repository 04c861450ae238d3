"""A director answers the self-diagnosis: clicking, typing, going back, putting off."""

import pytest
from sqlalchemy import select

from models import Answer, Entry
from sandbox.citizen import Citizen
from tests.questionnaire import HEALTHY, asked, fill, reopen, reply, seen
from tests.town import Town


async def at(town: Town, number: str) -> Citizen:
    """Дина stands at this question, everything else is answered."""
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01", **{number: None} if number[0] == "P" else {f"q{number.replace('.', '_')}": None})
    await dina.send("/form")
    assert asked(dina) == number, dina.show(1)
    return dina


async def stored(town: Town, item: str) -> tuple[str, str] | None:
    rows = await town.all(select(Answer.kind, Answer.value).where(Answer.item == item))
    return rows[0] if rows else None


async def test_the_whole_questionnaire_is_clicked_and_typed_and_sent(town: Town):
    dina = await town.director()
    await town.cycle()
    order = await fill(dina)
    assert order[:3] == ["P1", "P2", "P3"] and order[-1] == "8.7" and "5.6" not in order
    assert "Проверка · Заречная школа" in dina.text and "Сигналов нет" in dina.text
    await dina.press("Отправить куратору")
    assert "Отправлено" in dina.text and "Кадры" in dina.text.split("Риск низкий: ")[1]
    assert asked(dina) == ""


async def test_how_many_of_how_many_is_typed_in_one_line(town: Town):
    dina = await at(town, "5.1")
    await dina.send("7 из 42")
    assert "Записано: 7 из 42 (17 %)" in seen(dina)


async def test_or_in_two_messages(town: Town):
    dina = await at(town, "5.1")
    await dina.send("7")
    assert asked(dina) == "5.1" and "Записано: 7. А сколько всего?" in seen(dina)
    await dina.send("нет")
    assert "Нужно, сколько всего, например 42." in seen(dina)
    await dina.send("42")
    assert "Записано: 7 из 42 (17 %)" in seen(dina)


async def test_where_the_total_is_known_one_number_is_enough(town: Town):
    dina = await at(town, "7.3")
    assert "Всего учителей: 42, по вашему ответу." in dina.text
    await dina.send("7")
    assert "Записано: 7 из 42 (17 %)" in seen(dina)


async def test_once_the_total_becomes_known_it_is_asked_no_more(town: Town):
    dina = await town.director()
    await town.cycle()
    others = {"q1_5": "35 из 42", "q3_1": "42 из 42", "q3_3": "30 из 42", "q3_4": "1 из 42", "q6_5": "90"}
    await town.answered(dina, "S-01", P3=None, q7_3=None, q7_4=None, q7_5=None, **others)
    await dina.send("/form")
    await dina.press("Узнаю позже")
    await dina.send("7")
    assert asked(dina) == "7.3" and "А сколько всего?" in dina.text
    await dina.press("Разделы")
    await dina.press("Паспорт")
    await dina.send("42")
    assert asked(dina) == "7.3" and "А сколько всего?" not in dina.text
    await dina.send("8")
    assert "Записано: 8 из 42 (19 %)" in seen(dina)


async def test_a_percentage_is_refused_kindly_and_the_question_stays(town: Town):
    dina = await at(town, "7.3")
    await dina.send("17 %")
    assert "\nВижу 17 %. Нужно число из 42, например 7." in seen(dina) and asked(dina) == "7.3"
    assert await stored(town, "q7_3") is None


@pytest.mark.parametrize(("label", "kind"), [("Таких нет: 0", "given"), ("Нет данных", "nodata")])
async def test_a_typed_no_asks_whether_it_is_zero_or_no_data(town: Town, label: str, kind: str):
    dina = await at(town, "7.3")
    await dina.send("нет")
    assert "\nНоль или нет данных?" in dina.text and asked(dina) == "7.3"
    await dina.press(label)
    said = await stored(town, "q7_3")
    assert said is not None and said[0] == kind


async def test_back_shows_the_question_before_with_its_answer(town: Town):
    dina = await at(town, "P3")
    await dina.press("‹ Назад")
    assert asked(dina) == "P2" and "Ваш ответ: 320" in dina.text
    await dina.press("Дальше")
    assert asked(dina) == "P3"


async def test_sections_say_how_much_is_done_and_lead_to_the_open_question(town: Town):
    dina = await at(town, "7.3")
    await dina.press("Разделы")
    assert "Паспорт школы: 10 из 10" in seen(dina) and "Кадры: 5 из 6" in seen(dina)
    await dina.press("Кадры")
    assert asked(dina) == "7.3"


async def test_what_was_put_off_comes_back_before_the_review_and_is_not_no_data(town: Town):
    dina = await at(town, "7.3")
    await dina.press("Узнаю позже")
    assert asked(dina) == "7.3", "nothing else is open: it comes back at once"
    await dina.press("Узнаю позже")
    assert "Проверка" in dina.text and "осталось: 1" in dina.text and "нет данных: 0" in dina.text
    assert "Отправить куратору" not in dina.labels
    await dina.press("Ответить")
    await dina.press("Нет данных")
    assert "нет данных: 1" in dina.text and "Отправить куратору" in dina.labels


async def test_a_word_of_explanation_stays_with_the_answer(town: Town):
    dina = await at(town, "P9")
    await dina.press("Нет")
    await reopen(dina, "P3")
    await dina.press("Пояснить")
    await dina.send("Заменяет Петрова А. А.")
    assert "Вижу «Петрова А. А.»" in seen(dina)
    await dina.send("Двое в <b>декрете</b> & заменены")
    await reopen(dina, "P3")
    assert "Двое в <b>декрете</b> & заменены" in dina.text


async def test_changing_the_number_of_teachers_changes_what_hangs_on_it(town: Town):
    dina = await at(town, "P9")
    await dina.press("Нет")
    await reopen(dina, "P3")
    await dina.send("12")
    await reopen(dina, "7.3")
    assert "Всего учителей: 12" in dina.text and "Ваш ответ: 3 из 12 (25 %)" in seen(dina)
    kept = await town.all(select(Entry.details).where(Entry.act == "change-answer"))
    assert [one["item"] for one in kept] == ["P3"] and "42" in kept[0]["before"]


async def test_an_answer_that_is_hidden_again_counts_for_nothing(town: Town):
    dina = await at(town, "P9")
    await dina.press("Нет")
    await reopen(dina, "5.5")
    await reply(dina, ("ВПР русский", "Региональная"))
    assert asked(dina) == "5.6"
    await dina.press("Да")
    for number in ("3.2", "3.5"):
        assert asked(dina) == number, "low results open two questions about teachers"
        await reply(dina, HEALTHY[number])
    assert "2 сигнала" in dina.text and "два года подряд" in dina.text and "61 из 61" in dina.text
    await reopen(dina, "5.5")
    await reply(dina, ("Ни по одной",))
    assert "58 из 58" in dina.text and "Сигналов нет" in dina.text


async def test_several_choices_are_ticked_and_the_exclusive_one_stands_alone(town: Town):
    dina = await at(town, "7.6")
    await dina.press("☐ Психолог")
    await dina.press("☐ Логопед")
    assert {"☑ Психолог", "☑ Логопед", "☐ Тьютор"} <= set(dina.labels)
    await dina.press("☐ Всех хватает")
    assert {"☐ Психолог", "☐ Логопед", "☑ Всех хватает"} <= set(dina.labels)
    await reply(dina, ("Тьютор",))
    await reopen(dina, "7.6")
    assert {"☑ Тьютор", "☐ Всех хватает"} <= set(dina.labels)


async def test_what_is_unticked_again_is_no_answer(town: Town):
    dina = await at(town, "7.6")
    await dina.press("☐ Психолог")
    await dina.press("☑ Психолог")
    assert "Готово" not in dina.labels
    await dina.send("/form")
    assert asked(dina) == "7.6", "no review: one answer is still missing"


async def test_a_school_of_seventeen_pupils_counts_cases_instead_of_shares(town: Town):
    dina = await town.director()
    await town.cycle()
    small: dict[str, str | tuple[str, ...]] = {
        "P2": "17", "P3": "6", "P4": "Посёлок или село", "P6": "0", "P7": "0", "P10": ("9 класс",),
        "5.1": "1 из 9", "5.2": "0 из 5", "5.3": "0 из 2", "5.7": "0 из 17", "5.8": "0 из 0", "1.1": "1 из 10",
        "1.5": "5", "3.1": "6", "3.3": "4", "3.4": "1", "7.1": "0 из 8", "7.3": "0", "7.4": "1", "7.5": "0",
        "2.1": "0", "2.3": "0", "2.4": "15 из 15", "4.1": "17", "8.5": "8 из 8",
    }  # fmt: skip
    order = await fill(dina, small)
    assert {"5.4", "4.6"} & set(order) == set(), "no grade 11, nobody with special needs"
    await dina.press("Отправить куратору")
    assert "Результаты" in seen(dina).split("Риск низкий: ")[1], "a “2” for one of nine is no share"


async def test_a_primary_school_is_asked_of_no_exams(town: Town):
    dina = await town.director()
    await town.cycle()
    order = await fill(dina, {"P1": "НОО"}, until="5.7")
    assert {"P10", "5.3", "5.4"} & set(order) == set()
    await town.answered(dina, "S-01", P1="НОО")
    await dina.send("/form")
    await reopen(dina, "5.5")
    assert not [label for label in dina.labels if "ОГЭ" in label or "ЕГЭ" in label]
    assert "☐ ВПР русский" in dina.labels
    await dina.press("Готово")
    await dina.press("Отправить куратору")
    assert "Результаты" in seen(dina).split("Риск низкий: ")[1]
