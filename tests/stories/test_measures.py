"""The operator's measures of support: looked at, taken as a table, sent back, mended, compared, published."""

import io

from openpyxl import load_workbook
from sqlalchemy import insert, select

from models import Entry, MeasureVersion, StoredFile, Unit
from sandbox.citizen import Citizen
from services.org.workbook import read_sheets
from services.roadmaps import library, measure_file
from tests.questionnaire import seen
from tests.rules.test_hostile_workbooks import HOSTILE
from tests.town import Town


def got(person: Citizen) -> bytes:
    """The newest file that came to a phone."""
    return bytes([message.document for message in person.screens if message.document][-1].data)


async def table(olga: Citizen) -> bytes:
    """The measures as the operator takes them."""
    await olga.send("/measures")
    await olga.press("Получить .xlsx")
    return got(olga)


def changed(data: bytes, **cells: str | None) -> bytes:
    book = load_workbook(io.BytesIO(data))
    for place, value in cells.items():
        book["Меры"][place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def versions(town: Town) -> list[tuple[int | None, int]]:
    rows = select(MeasureVersion.unit_id, MeasureVersion.version).order_by(MeasureVersion.id)
    return [(unit and 1, version) for unit, version in await town.all(rows)]


async def test_the_measures_are_looked_through_by_factor(town: Town):
    olga = await town.operator()
    await olga.press("Библиотека мер")
    assert "Для дорожных карт: 40." in seen(olga) and "Самоанализ" in olga.labels
    await olga.press("Кадры")
    assert "M7.2. Закрыть критичные предметы" in seen(olga)
    await olga.press("M7.2")
    text = seen(olga)
    assert "Показатель: Предметов без уроков дольше месяца" in text and "Исходное: ответ 7.2" in text
    assert "Срок: 2–6 недель" in text and "а) куратор и дорожная карта; б) наставник" in text
    await town.restart()
    await olga.press("‹ Назад")
    await olga.press("‹ Назад")
    assert "Для дорожных карт: 40." in seen(olga)
    assert await versions(town) == [(None, 1)], "a restart publishes nothing that is there already"


async def test_mistakes_name_their_rows_and_the_mended_table_is_published_once(town: Town):
    olga = await town.operator()
    data = await table(olga)
    await olga.document("меры.xlsx", data)
    assert "без изменений: 40" in seen(olga) and "Нового в файле нет" in seen(olga)
    assert "Опубликовать" not in olga.labels

    rows = {f"J{row}": "q9_9" for row in range(5, 11)}
    await olga.document("меры.xlsx", changed(data, C3=None, **rows))
    text = seen(olga)
    assert "ошибок 7" in text and "«Меры», строка 3, столбец «Название»: пусто" in text
    assert "строка 5" in text and "вопроса «q9_9» нет" in text and "Опубликовать" not in olga.labels
    await olga.press("Прислать весь список")
    assert got(olga).decode("utf-8-sig").count("q9_9") == 6

    await olga.document("меры.xlsx", changed(data, C2="Разобрать <все> работы", A6="М1.6", P4="нет"))
    text = seen(olga)
    assert "Новых мер: 1, изменится: 2" in text and "M1.6: новая" in text
    assert "→ «Разобрать <все> работы»" in text and "Нет в файле, остаются как есть: 1" in text
    assert await versions(town) == [(None, 1)], "nothing without a press"
    card = olga.screen
    for _ in range(2):
        olga.phone.press("Опубликовать", on=card)
    await town.settle()
    await olga.press("Опубликовать", on=card)
    assert "уже опубликован" in olga.toast
    assert await versions(town) == [(None, 1), (1, 1)]
    assert await town.all(select(Entry.act).where(Entry.act == "publish-measures")) == ["publish-measures"]

    await olga.send("/measures")
    assert "Для дорожных карт: 40, не применяются: 1" in seen(olga)
    await olga.press("Самоанализ")
    assert "M1.1. Разобрать <все> работы (региона)" in seen(olga) and "M1.6" in olga.labels
    assert "(не применяется)" in seen(olga)


async def test_the_library_moves_while_somebody_looks(town: Town):
    olga, oleg = await town.operator(), await town.settled("Олег", "operator", "R", nth=1)
    data = await table(olga)
    await olga.document("a.xlsx", changed(data, C2="Имя Ольги"))
    await oleg.document("b.xlsx", changed(data, C2="Имя Олега"))
    await olga.press("Опубликовать")
    await oleg.press("Опубликовать")
    assert "меры региона изменились" in seen(oleg)
    assert await versions(town) == [(None, 1), (1, 1)]
    assert "«Имя Ольги» → «Имя Олега»" in seen(oleg), "the difference is that from today's"
    await oleg.press("Опубликовать")
    assert await versions(town) == [(None, 1), (1, 1), (1, 2)]


async def test_what_a_region_left_alone_follows_the_content(town: Town):
    olga = await town.operator()
    await olga.document("a.xlsx", changed(await table(olga), C2="Своё имя"))
    await olga.press("Опубликовать")

    def names(db) -> dict[str, str]:
        school = db.scalar(select(Unit.id).where(Unit.code == "S-01"))
        return {one.code: one.name["ru"] for one in library.of_unit(db, school).offered}

    before = await town.ask(names)
    assert before["M1.1"] == "Своё имя", "a school takes its region's"
    stored = await town.all(select(MeasureVersion.definition).where(MeasureVersion.unit_id.is_(None)))
    renewed = stored[0].replace(before["M1.2"], "Новое имя").replace("Разобрать результаты", "Иначе разобрать")
    row = {"version": 2, "digest": "x", "definition": renewed, "published_at": town.clock.now()}
    await town.do(insert(MeasureVersion), row)
    after = await town.ask(names)
    assert after["M1.2"] == "Новое имя" and after["M1.1"] == "Своё имя"
    back = changed(await table(olga), C2=None)
    assert "Новое имя" in str(measure_file.of_sheets(read_sheets(back)).rows[1])


async def test_nobody_else_has_this_shelf(town: Town):
    olga, kira, dina = await town.operator(), await town.curator(), await town.director()
    await olga.document("a.xlsx", changed(await table(olga), C2="Другое имя"))
    [file] = await town.all(select(StoredFile.id))
    [seat] = await town.all(select(StoredFile.seat_id))
    for person in (kira, dina):
        shelf = (f"msr:{seat}", f"msr-f:{seat}:F1:0", f"msr-one:{seat}:M1.1", f"msr-get:{seat}")
        for data in (*shelf, f"msr-file:{file}", f"msr-all:{file}", f"msr-pub:{file}:1"):
            await person.press_data(data)
            assert "Здесь этого нет" in person.toast
    await olga.press_data(f"msr-one:{seat}:M9.9")
    assert "Здесь этого нет" in olga.toast
    await olga.press_data(f"imp-file:{file}")
    assert "Здесь этого нет" in olga.toast, "measures are no region"
    stranger = town.newcomer("Чужой")
    await stranger.send("/measures")
    assert "Меры" not in stranger.text
    assert await versions(town) == [(None, 1)]


async def test_a_hostile_file_on_the_shelf_is_refused(town: Town):
    olga = await town.operator()
    await olga.send("/measures")
    olga.phone.document("../../меры.xlsx", HOSTILE["a zip bomb"][0]())
    await town.settle()
    assert await town.all(select(StoredFile.state)) == ["refused"] and "Опубликовать" not in olga.labels
