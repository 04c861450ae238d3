"""An order entered wrongly is corrected with a reason; the old value stays beside it, the other side hears."""

from datetime import timedelta

from sqlalchemy import select

from models import Entry, Roadmap, Step, Support
from tests.questionnaire import seen
from tests.roads import works
from tests.stories.test_journey import NOT_THERE, listed
from tests.town import Town

MORNING = timedelta(days=1, hours=1)


async def test_the_order_of_a_roadmap_is_corrected_once_with_a_reason(town: Town):
    kira, dina, boris = await town.curator(), await town.director(), await town.director("Борис", "S-02")
    await town.cycle()
    number = await works(town, dina, kira)
    await dina.send("/roadmap")
    await dina.press("Ещё")
    await dina.press("Исправить приказ")
    assert "Сейчас: № 31 от 05.10.2026" in seen(dina)
    await dina.send("тридцать два")
    assert "Нужны номер и дата" in seen(dina)
    await dina.send("№ 31 от 05.10.2026")
    assert "Так уже и есть" in seen(dina)
    await dina.send("№ 32 от 02.10.2026")
    assert "Было: № 31 от 05.10.2026" in seen(dina) and "Станет: № 32 от 02.10.2026" in seen(dina)
    await town.restart()
    await dina.send("Ошиблась, звоните Ивановой Марии Петровне")
    assert "Фамилий" in seen(dina)
    why, since = dina.screen, kira.mark()
    await dina.press("Опечатка")
    assert "приказ № 32 от 02.10.2026" in seen(dina)
    assert "Исправлено 05.10.2026: было № 31 от 05.10.2026. Опечатка. Директор" in seen(dina)
    await dina.press("Опечатка", on=why)
    assert dina.toast == "Уже исправлено"
    assert await town.all(select(Entry.act).where(Entry.act == "correct-order")) == ["correct-order"]
    await town.until(town.clock.now() + MORNING)
    heard = "\n".join(kira.inbox(since).texts).replace("\xa0", " ")
    assert "Заречная школа: исправлен приказ" in heard and "было № 31 от 05.10.2026" in heard
    await kira.press_data(f"road:{number}:0", on=kira.screen)
    assert "Исправлено 05.10.2026: было № 31" in seen(kira)
    for person in (kira, boris):
        for data in (f"ord-fix:roadmap:{number}", f"ord-why:roadmap:{number}", f"ord-now:roadmap:{number}:1"):
            await person.press_data(data, on=person.screen)
            assert NOT_THERE in person.toast or NOT_THERE in seen(person), data
    await dina.press_data(f"ord-fix:unit:{number}", on=dina.screen)
    assert NOT_THERE in dina.toast
    assert await town.all(select(Roadmap.order_number)) == ["32"]


async def test_orders_of_the_list_and_of_a_curator_are_corrected_by_who_entered_them(town: Town):
    dina, kira = await town.director(), await town.curator()
    olga = await listed(town)
    await olga.send("/school S-01")
    for label in ("Путь школы", "Хронология", "Исправить № 31"):
        await olga.press(label)
    await olga.send("№ 13 от 30.09.2026")
    await olga.send("Перепутаны цифры")
    await olga.press("Хронология")
    assert "приказ № 13 от 30.09.2026" in seen(olga)
    assert "Исправлено 05.10.2026: было № 31 от 01.10.2026. Перепутаны цифры." in seen(olga)
    [step] = await town.all(select(Step.id).where(Step.order_number == "13"))
    await dina.send("/journey")
    await dina.press("Хронология")
    assert "было № 31 от 01.10.2026" in seen(dina) and "Исправить № 13" not in dina.labels
    await olga.send("/school S-01")
    for label in ("Путь школы", "Меры поддержки", "Куратор", "Оформить"):
        await olga.press(label)
    await olga.send("№ 40 от 01.10.2026")
    await olga.press("Исправить приказ")
    await olga.send("№ 41 от 01.10.2026")
    await olga.press("Внесён другой приказ")
    assert "№ 41 от 01.10.2026" in seen(olga) and "было № 40 от 01.10.2026" in seen(olga)
    await olga.press("Изменить")
    await olga.send("№ 50 от 05.10.2026")
    assert "До 05.10.2026: № 41 от 01.10.2026" in seen(olga), "another paper does not wipe the one before"
    [row] = await town.all(select(Support))
    assert (row.number, row.dated_on, row.state) == ("50", "2026-10-05", "working")
    for person in (kira, dina):
        for data in (f"ord-fix:step:{step}", f"ord-now:support:{row.id}:1"):
            await person.press_data(data, on=person.screen)
            assert NOT_THERE in person.toast or NOT_THERE in seen(person), data
