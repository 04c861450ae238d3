"""Promises by their names; docs/promises.md tells where the others are kept."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from models import FactorLevel, Notice, Setting, Unit
from services.forms.problems import FormRefused
from services.forms.xlsform import read
from tests.doing import in_work, term
from tests.questionnaire import TROUBLED, asked, fill, seen
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


async def test_p2_a_closed_case_wakes_nobody(town: Town):
    olga, kira, dina = await town.operator(), await town.curator(), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    await kira.press("Взять в работу")
    await kira.press("Отметить шаг")
    await kira.press("Отметить звонок")
    await kira.press("Завершить работу")
    await kira.press("Завершить работу")
    assert kira.toast == "Работа завершена"
    people = (kira, lidia, olga)
    marks = [one.mark() for one in people]
    await town.until(town.clock.now() + timedelta(days=10), every=timedelta(hours=8))
    about = [text for one, since in zip(people, marks, strict=True) for text in one.inbox(since).texts]
    assert not [text for text in about if "Заречная школа" in text]


async def test_p4_a_changed_ladder_leaves_a_running_case_alone(town: Town):
    kira, dina = await town.curator(), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)  # пн, 5 октября, 10:00
    region = (await town.all(select(Unit.id).where(Unit.code == "R")))[0]
    await town.do(insert(Setting), [{"unit_id": region, "name": "escalation-days", "value": [4, 8, 9]}])
    since, above = kira.mark(), lidia.mark()
    await town.until(town.clock.now() + timedelta(days=1, hours=1))
    assert len(kira.inbox(since).texts) == 1, "told again after one working day, as when the case opened"
    await town.until(town.clock.now() + timedelta(days=1))
    assert len(lidia.inbox(above).texts) == 1


async def test_p10_who_blocked_the_bot_is_named_and_heard_of_again_when_back(town: Town):
    dina, olga = await town.director(), await town.operator()
    dina.phone.block()
    await town.settle()
    await olga.send("/cycle")
    await olga.press(olga.labels[0])
    assert "Не услышат: остановили бота – 1." in olga.text.replace("\xa0", " ")
    await olga.press("Начать для 12 школ")
    assert await town.all(select(Notice.state).where(Notice.state == "sent", Notice.key.startswith("cycle"))) == []
    since = dina.mark()
    await dina.start()
    assert "Начать анкету" in dina.labels and len(dina.inbox(since)) >= 1


async def test_p12_a_message_from_outside_throws_nobody_out_of_the_form(town: Town):
    dina = await town.at_p3()
    before, since = await town.answers(), dina.mark()
    await town.until(town.clock.now() + timedelta(days=4))
    assert len(dina.inbox(since)) == 1, "half-term is reminded of"
    await dina.send("42")
    assert (await town.answers()).keys() - before.keys() == {"P3"} and asked(dina) not in ("", "P3")


async def test_p15_a_term_of_three_days_is_reminded_of(town: Town):
    dina, olga = await town.director(), await town.operator()
    await olga.send("/cycle")
    await olga.send("08.10.2026")
    await olga.press("Начать для 12 школ")
    await in_work(town, term("05.10", "08.10"))
    since = dina.mark()
    await town.until(town.clock.now() + timedelta(days=5))
    days = [f"{message.at:%d.%m}" for message in dina.inbox(since).messages]
    assert days == [day for day in ("07.10", "08.10", "09.10") for _ in ("the questionnaire", "the measure")]
