"""A form with entries added one by one: uploaded, filled in, interrupted, mended, sent, read by the curator."""

from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select

from models import Answer, Submission
from sandbox.citizen import Citizen
from tests.forms import choose, workbook
from tests.questionnaire import seen
from tests.stories.test_attachments import FACTORS, photo
from tests.town import Town

SURVEY = [
    ["type", "name", "label", "required", "relevant", "constraint", "constraint_message", "calculation", "factor",
     "bands", "repeat_count"],
    ["begin_group", "staff", "Кадры"],
    ["begin_repeat", "vacancy", "Вакансия", "", "", ". <= 3", "Здесь до трёх"],
    ["text", "subject", "Какой предмет?", "yes"],
    ["integer", "hours", "Сколько часов на «${subject}»?", "", "", ". <= 40", "Больше сорока не бывает"],
    ["text", "why", "Почему не занята?", "", "${hours} > 18"],
    ["end_repeat"],
    ["integer", "rooms", "Сколько кабинетов закрыто?"],
    ["begin_repeat", "room", "Кабинет", "", "", "", "", "", "", "", "${rooms}"],
    ["image", "look", "Снимок кабинета"],
    ["end_repeat"],
    ["calculate", "many", "", "", "", "", "", "count(${vacancy})"],
    ["calculate", "whole", "", "", "", "", "", "sum(${hours})"],
    ["note", "told", "Всего вакансий: ${many}, часов: ${whole}."],
    ["integer", "sure", "Сколько занято совместителями?", "", "", "", "", "", "EQUIP", "<1 <2 <3"],
    ["end_group"],
]  # fmt: skip
SETTINGS = [["form_id", "form_title", "version"], ["vacancies", "Вакансии", "1"]]
BOOK = {"survey": SURVEY, "factors": FACTORS, "settings": SETTINGS}


async def asked(town: Town) -> Citizen:
    dina, olga = await town.director(), await town.operator()
    await choose(olga, workbook(**BOOK), "Вакансии")
    await dina.send("/form")
    return dina


async def test_entries_are_added_one_by_one_mended_removed_and_sent(town: Town):
    kira, dina = await town.curator(), await asked(town)
    assert "Записей пока нет" in seen(dina) and "Нет данных" in dina.labels
    first = dina.screen
    for _ in range(2):
        dina.phone.press("Добавить запись", on=first)
    await town.settle()
    assert "Вакансия · 1 из 1" in seen(dina) and "Какой предмет?" in seen(dina), "two presses, one entry"
    await dina.send("Физика")
    assert "Сколько часов на «Физика»?" in seen(dina)
    await dina.send("41")
    assert "Больше сорока не бывает" in seen(dina)
    await dina.send("27")
    assert "Почему не занята?" in seen(dina)
    await town.restart()
    await dina.send("Ищем с лета")
    assert "1. Физика, 27" in seen(dina) and "Есть ещё?" in seen(dina) and "Нет данных" not in dina.labels
    await dina.send("химия")
    assert "Записи добавляют кнопкой" in seen(dina)
    await dina.press("Добавить ещё запись")
    assert "Вакансия · 2 из 2" in seen(dina)
    await dina.send("Химия")
    await dina.press("Узнаю позже")
    assert "2. Химия (без ответа: 1)" in seen(dina)
    await dina.press("Добавить ещё запись")
    await dina.send("Труд")
    await dina.send("9")
    assert "Записей: 3. Больше здесь не нужно" in seen(dina) and "Добавить ещё запись" not in dina.labels
    await dina.press("3. Труд, 9")
    assert "Вакансия · 3 из 3" in seen(dina) and "Какой предмет? – Труд" in seen(dina)
    stale = dina.screen
    await dina.press("Убрать запись")
    assert "Записей: 2" in seen(dina) and "Труд" not in seen(dina)
    await dina.press("Вернуть запись")
    assert "3. Труд, 9" in seen(dina)
    await dina.press("Убрать запись", on=stale)
    assert "Уже записано раньше" in dina.toast
    await dina.send("/form")
    await dina.press("1. Физика, 27")
    await dina.press("2/1")
    assert "Вакансия · 1 из 3" in seen(dina) and "Ваш ответ: 27" in seen(dina)
    await dina.send("10")
    await dina.press("‹ Назад")
    assert "Почему" not in seen(dina), "what hung on it is not asked"
    await dina.send("/form")
    await dina.press("Больше нет")
    assert "Сколько кабинетов закрыто?" in seen(dina)
    await dina.send("51")
    assert "Записей может быть до 50" in seen(dina)
    await dina.send("1")
    assert "Кабинет · 1 из 1" in seen(dina) and "Снимок кабинета" in seen(dina)
    await dina.press("Нет, приложить файл")
    await photo(dina)
    await dina.press("Дальше")
    assert "Всего вакансий: 3, часов: 19" in seen(dina)
    await dina.send("0")
    assert "Сколько часов на «Химия»?" in seen(dina), "what was put off comes back"
    await dina.send("4")
    assert "Отвечено" in seen(dina) and "Отправить куратору" in dina.labels
    await dina.press("Посмотреть ответы")
    assert "Вакансия – записей: 3" in seen(dina) and "1/2. Какой предмет? – Химия" in seen(dina)
    await dina.send("/form")
    await dina.press("Отправить куратору")
    [number] = await town.all(select(Submission.id).where(Submission.state == "sent"))
    await kira.press_data(f"said:{number}:0")
    assert "1/1. Какой предмет? – Физика" in seen(kira)
    olga = await town.operator()
    await olga.send("/board")
    await olga.press("Ответы школ")
    [file] = [message.document for message in olga.messages if message.document][-1:]
    book = load_workbook(BytesIO(file.data))
    assert book.sheetnames == ["Ответы", "Вакансия", "Кабинет"]
    answers = {title.value: (total.value, said.value) for title, total, said in book["Ответы"].iter_cols()}
    assert answers["4. Вакансия"] == (3, 3) and answers["5. Сколько кабинетов закрыто?"] == (1, 1)
    assert answers["_index"] == (None, 1)
    rows = [[cell.value for cell in row] for row in book["Вакансия"].iter_rows(min_row=2)]
    assert [(row[0], row[3], row[4], row[5]) for row in rows] == [
        (1, 1, "Физика", 10), (1, 2, "Химия", 4), (1, 3, "Труд", 9),
    ]  # fmt: skip
    assert book["Кабинет"]["E2"].value == "photo.jpg"
    boris = await town.director("Борис", "S-02")
    for data in (f"ent:{number}:3:1", f"ent-add:{number}:0:3"):
        await boris.press_data(data)
        assert "Здесь этого нет" in boris.toast
    await dina.press_data(f"ent-add:{number}:99:3")
    assert "Анкета уже отправлена" in dina.toast


async def test_no_entries_is_an_answer_and_an_english_reader_is_told_the_same(town: Town):
    dina = await asked(town)
    await dina.press("Узнаю позже")
    assert "Сколько кабинетов закрыто?" in seen(dina)
    await dina.send("0")
    assert "Всего вакансий: 0, часов: 0" in seen(dina)
    await dina.send("0")
    assert "Записей пока нет" in seen(dina)
    await dina.press("Записей нет")
    assert "Отвечено 3 из 3" in seen(dina)
    assert dict(await town.all(select(Answer.item, Answer.kind)))["vacancy"] == "given"
