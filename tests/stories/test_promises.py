"""Three promises to whoever fills in a form, each by its name."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models import FactorLevel
from services.forms.problems import FormRefused
from services.forms.xlsform import read
from tests.questionnaire import asked, fill, seen
from tests.town import Town


async def test_p6_answers_survive_a_restart_and_weeks_later_the_same_item_is_there(town: Town):
    dina = await town.director()
    await town.cycle()
    await fill(dina, until="P3")
    before = await town.answers()
    town.clock.advance(timedelta(weeks=3))
    await town.restart()
    await dina.send("/form")
    assert asked(dina) == "P3" and await town.answers() == before


async def test_p7_going_back_and_editing_recomputes_and_no_stale_answer_is_in_the_score(town: Town):
    dina = await town.director()
    await town.cycle()
    await fill(dina, {"5.5": ("ВПР русский",), "5.6": "Да"}, until="5.7")
    assert "q5_6" in await town.answers()
    await dina.press("‹ Назад")
    await dina.press("‹ Назад")
    assert asked(dina) == "5.5"
    await dina.press("☐ Ни по одной")
    await dina.press("Готово")
    assert asked(dina) == "5.7", "5.6 hangs on 5.5 and is not asked any more"
    await fill(dina)
    await dina.press("Отправить куратору")
    assert "Та же процедура" not in seen(dina)
    reasons = (await town.all(select(FactorLevel.reasons).where(FactorLevel.factor == "F5")))[0]
    assert "q5_6" not in [reason[0] for reason in reasons]


def test_p14_every_error_names_sheet_row_and_remedy():
    book = """
| survey | type | name | label | relevant |
| --- | --- | --- | --- | --- |
| | integer | a | Сколько? | ${b} > 1 |
| | integer | a | Ещё раз? | (1 + |
| | range | c | Сколько? | |
"""
    with pytest.raises(FormRefused) as refused:
        read(book.encode(), "md")
    assert len(refused.value.problems) >= 4
    in_rows = [p for p in refused.value.problems if p.sheet == "survey"]
    assert all(p.row and p.column for p in in_rows) and {p.row for p in in_rows} == {4, 5, 6}
    assert all(p.sheet and p.column and p.what and p.remedy for p in refused.value.problems)
