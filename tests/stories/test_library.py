"""The operator's library of forms: sent, mended, walked for a made-up school, published, given back."""

import io
import secrets
from collections.abc import Mapping

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from models import Case, Cycle, Entry, FactorLevel, FormVersion, Notice, StoredFile, Submission
from sandbox.citizen import Citizen
from services.forms import reading
from services.forms.schema import Form
from tests.questionnaire import fill, seen
from tests.rules.test_hostile_workbooks import HOSTILE
from tests.town import Town

SURVEY = [
    ["type", "name", "label", "relevant", "factor", "weight", "calculation", "flag", "level", "lifts", "message"],
    ["begin_group", "lab", "Кабинет"],
    ["select_one yes_no", "has", "Есть ли кабинет химии?", "", "EQUIP", "2"],
    ["integer", "kits", "Сколько наборов?", "${has} = 'yes'"],
    ["end_group"],
    ["calculate", "none", "", "", "", "", "${has} = 'no'", "L1", "high", "EQUIP", "Кабинета химии нет"],
]
CHOICES = [
    ["list_name", "name", "label", "score"],
    ["yes_no", "yes", "Да", "0"],
    ["yes_no", "no", "Нет", "3"],
]
SETTINGS = [["form_id", "form_title", "version"], ["lab", "Кабинет химии", "1"]]
FACTORS = [["code", "name::Русский (ru)"], ["EQUIP", "Оснащение"]]
SHEETS = {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS, "factors": FACTORS}


def workbook(changes: Mapping[str, Mapping[str, str]] | None = None) -> bytes:
    """The form above with some cells changed."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for place, value in (changes or {}).get(name, {}).items():
            sheet[place] = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def counted(town: Town, table: type) -> int:
    return int((await town.all(select(func.count()).select_from(table)))[0])


def got(person: Citizen) -> bytes:
    """The newest file that came to a phone."""
    return bytes([message.document for message in person.screens if message.document][-1].data)


async def published(town: Town, name: str) -> list[str]:
    query = select(FormVersion.version).where(FormVersion.name == name, FormVersion.published_at.is_not(None))
    return await town.all(query.order_by(FormVersion.id))


async def test_mistakes_name_their_rows_and_the_mended_form_is_published_once(town: Town):
    olga = await town.operator()
    await olga.send("/forms")
    assert "Самодиагностика школы" in seen(olga)
    await olga.document("кабинет.xlsx", workbook({"survey": {"A4": "geotrace", "D3": "${nobody} = 1"}}))
    text = seen(olga)
    assert "Принять нельзя: ошибок 2" in text and "Опубликовать" not in olga.labels
    assert "лист «survey», строка 4, столбец «type»: тип «geotrace»" in text and "Спросите одно место" in text
    assert "строка 3" in text and "«nobody»" in text

    await olga.document("кабинет.xlsx", workbook())
    assert "Кабинет химии · версия 1" in seen(olga) and "Вопросов: 2" in seen(olga) and "Сигналов: 1 (L1)" in seen(olga)
    assert await published(town, "lab") == [], "nothing without a press"
    card = olga.screen
    for _ in range(2):
        olga.phone.press("Опубликовать", on=card)
    await town.settle()
    await olga.press("Опубликовать", on=card)
    assert await published(town, "lab") == ["1"]
    assert await town.all(select(Entry.act).where(Entry.act == "publish-form")) == ["publish-form"]
    await olga.document("кабинет.xlsx", workbook())
    assert "нового в файле нет" in seen(olga) and "Опубликовать" not in olga.labels


async def test_a_version_is_never_overwritten(town: Town):
    olga = await town.operator()
    await olga.document("a.xlsx", workbook())
    await olga.press("Опубликовать")
    before = await town.all(select(FormVersion.definition).where(FormVersion.name == "lab"))
    await olga.document("a.xlsx", workbook({"survey": {"C4": "Сколько полных наборов?"}}))
    assert "Опубликую как версию 1.2" in seen(olga)
    await olga.press("Опубликовать")
    assert await published(town, "lab") == ["1", "1.2"]
    assert (await town.all(select(FormVersion.definition).where(FormVersion.name == "lab")))[:1] == before


async def test_a_trial_shows_what_would_fire_and_tells_nobody(town: Town):
    olga, kira = await town.operator(), await town.curator()
    notices = await counted(town, Notice)
    await olga.document("a.xlsx", workbook())
    card = olga.screen
    await olga.press("Пройти как проверку")
    assert "школа учебная" in seen(olga) and "Есть ли кабинет химии?" in seen(olga)
    await olga.press("Нет")
    assert "Отправить куратору" not in olga.labels
    await olga.press("Показать итог")
    text = seen(olga)
    assert "Оснащение: риск высокий" in text and "L1: Кабинета химии нет" in text and "Ничего не отправлено" in text
    assert await counted(town, Case) == 0 and await counted(town, FactorLevel) == 0
    assert await counted(town, Notice) == notices + 1, "the card of the file alone"
    assert "Кабинет" not in kira.text

    await olga.press("Пройти как проверку", on=card)
    assert "Есть ли кабинет химии?" in seen(olga), "anew"
    await olga.press("Да")
    assert "Сколько наборов?" in seen(olga)
    assert await counted(town, Cycle) == 1 and await published(town, "lab") == []


async def test_a_trial_is_no_school_and_no_cycle(town: Town):
    olga = await town.operator()
    await olga.document("a.xlsx", workbook())
    await olga.press("Пройти как проверку")
    [trial] = await town.all(select(Submission.id))
    notices = await counted(town, Notice)
    await town.tick()
    assert await counted(town, Notice) == notices, "nobody is reminded of it"
    await olga.send("/cycle")
    assert "до какого дня" in seen(olga)
    dina = await town.director()
    for verb in ("go", "rev", "try-end"):
        await dina.press_data(f"{verb}:{trial}")
        assert "Здесь этого нет" in dina.toast
    await olga.press_data(f"send:{trial}:0")
    assert "Здесь этого нет" in olga.toast and await town.all(select(Submission.state)) == ["open"]


async def test_a_new_cycle_takes_the_new_version_and_the_open_ones_finish_on_theirs(town: Town):
    olga, dina = await town.operator(), await town.director()
    await town.cycle()
    await fill(dina, until="5.1")
    await olga.send("/forms")
    await olga.press("Самодиагностика школы")
    await olga.press("Получить .xlsx")
    book = load_workbook(io.BytesIO(got(olga)))
    sheet = book["survey"]
    label = next(cell for row in sheet.iter_rows() for cell in row if "Сколько учителей работает" in str(cell.value))
    label.value = "Сколько педагогов ведёт уроки?"
    book["settings"]["C2"] = "2027-01"
    await olga.document("selfdiagnosis.xlsx", saved(book))
    assert "версия 2027-01" in seen(olga)
    await olga.press("Опубликовать")
    assert "Её возьмёт следующая самодиагностика" in seen(olga)

    await dina.send("/form")
    assert "5.1" in seen(dina), "the draft goes on where it was"
    old, new = await town.all(select(FormVersion.id).where(FormVersion.name == "selfdiagnosis"))
    assert set(await town.all(select(Submission.form_version_id))) == {old}
    await olga.send("/cycle")
    await olga.press("Завершить досрочно")
    await olga.press("Завершить досрочно")
    await town.cycle()
    assert set(await town.all(select(Submission.form_version_id).order_by(Submission.id.desc()).limit(12))) == {new}
    await dina.send("/form")
    for answer in ("НОО+ООО+СОО", "320"):
        await (dina.press(answer) if answer in dina.labels else dina.send(answer))
    assert "Сколько педагогов ведёт уроки?" in seen(dina)


async def test_any_form_comes_back_as_a_workbook_that_is_the_same_form(town: Town):
    olga = await town.operator()
    await olga.send("/forms")
    await olga.press("Самодиагностика школы")
    await olga.press("Получить .xlsx")
    [definition] = await town.all(select(FormVersion.definition).where(FormVersion.name == "selfdiagnosis"))
    assert reading.read(got(olga), "x.xlsx") == Form.model_validate_json(definition)
    await olga.document("x.xlsx", got(olga))
    assert "нового в файле нет" in seen(olga)


async def test_a_long_list_of_mistakes_comes_as_a_file(town: Town):
    olga = await town.operator()
    rows = {f"A{row}": "video" for row in range(7, 15)} | {f"B{row}": f"p{row}" for row in range(7, 15)}
    await olga.document("a.xlsx", workbook({"survey": rows}))
    await olga.press("Прислать все ошибки")
    assert got(olga).decode("utf-8-sig").count("«video»") == 8


async def test_a_large_workbook_arrives_whole(town: Town):
    olga = await town.operator()
    book = load_workbook(io.BytesIO(workbook()))
    for row in range(1, 2001):
        book["choices"].append(["long", f"c{row}", secrets.token_hex(200)])
    assert len(data := saved(book)) > 300_000
    await olga.document("a.xlsx", data)
    assert "Кабинет химии · версия 1" in seen(olga)


async def test_other_types_say_how_to_answer(town: Town):
    olga = await town.operator()
    rows = [["text", "a", "Что?"], ["date", "b", "Когда?"], ["time", "c", "Во сколько?"], ["decimal", "d", "Доля?"]]
    book = Workbook()
    book.remove(book.worksheets[0])
    for row in [["type", "name", "label"], *rows]:
        (book["survey"] if "survey" in book else book.create_sheet("survey")).append(row)
    await olga.document("Отчёт.xlsx", saved(book))
    await olga.press("Пройти как проверку")
    walk = {"План": "Когда?", "15.10.2026": "Во сколько?", "9:30": "Доля?", "12,5": "Это проверка"}
    for said, following in walk.items():
        assert "Отчёт" in seen(olga) and "Напишите число, например 7." not in seen(olga)
        await olga.send(said)
        assert following in seen(olga)


async def test_a_calendar_a_default_a_note_and_guidance(town: Town):
    olga = await town.operator()
    header = ["type", "name", "label", "default", "guidance_hint", "constraint", "constraint_message"]
    rows = [
        ["note", "n", "Речь о прошлой неделе.", "", "", "", ""],
        ["date", "day", "Когда прошла встреча?", "", "Считаем и встречи по видеосвязи.", ". >= today()", "Уже прошло."],
        ["integer", "came", "Сколько пришло?", "25", "", "", ""],
        ["text", "word", "Что решили?", "", "", "", ""],
    ]
    book = Workbook()
    book.remove(book.worksheets[0])
    for line in [header, *rows]:
        (book["survey"] if "survey" in book else book.create_sheet("survey")).append(line)
    await olga.document("Встреча.xlsx", saved(book))
    await olga.press("Пройти как проверку")
    assert "Речь о прошлой неделе." in seen(olga) and "1–15\xa0октября" in olga.labels
    await olga.press("Подробнее")
    assert "Считаем и встречи по видеосвязи." in seen(olga)
    await olga.press("‹ Назад")
    assert "4" not in olga.labels and "5" in olga.labels, "a day that the form would refuse is not offered"
    await olga.press("›")
    assert "16–31\xa0октября" in olga.labels
    await olga.press("20")
    assert "Сколько пришло?" in seen(olga) and "Речь о прошлой неделе." not in seen(olga)
    await olga.press("Оставить: 25")
    assert "Что решили?" in seen(olga)
    await olga.press("‹ Назад")
    assert "Ваш ответ: 25" in seen(olga)
    await olga.press("‹ Назад")
    await olga.send("завтра")
    assert "Записано: 06.10.2026" in seen(olga) or "Записано: 2026-10-06" in seen(olga)


async def test_a_directors_form_is_not_read(town: Town):
    dina = await town.director()
    await dina.document("a.xlsx", workbook())
    assert "Файл здесь не нужен и не сохраняется" in dina.text
    assert await town.all(select(StoredFile.id)) == [] and town.telegram.called("getFile") == []


async def test_another_operators_file_is_not_there(town: Town):
    olga, kira = await town.operator(), await town.curator()
    await olga.document("a.xlsx", workbook())
    [file] = await town.all(select(StoredFile.id))
    for verb in ("lib-file", "lib-bad", "lib-try", "lib-pub", "imp-file", "imp-load"):
        await kira.press_data(f"{verb}:{file}")
        assert "Здесь этого нет" in kira.toast
    for verb in ("imp-file", "imp-load"):
        await olga.press_data(f"{verb}:{file}")
        assert "Здесь этого нет" in olga.toast, "a form is no region"
    assert await published(town, "lab") == []


@pytest.mark.parametrize("name", ["a text", "a zip bomb", "a billion laughs", "protected or old"])
async def test_a_hostile_file_on_the_shelf_is_refused(town: Town, name: str):
    olga = await town.operator()
    await olga.send("/forms")
    olga.phone.document("../../анкета.xlsx", HOSTILE[name][0]())
    await town.settle()
    assert await town.all(select(StoredFile.state)) == ["refused"] and "Опубликовать" not in olga.labels
