"""Photos, files and places as answers: asked first, checked, kept by us, read by the curator."""

from sqlalchemy import func, insert, select, update

from models import Answer, StoredFile, Submission
from sandbox.citizen import Citizen
from tests.forms import choose, workbook
from tests.questionnaire import seen
from tests.stories.test_evidence import BOMB, PDF
from tests.town import Town

SURVEY = [
    ["type", "name", "label", "required", "constraint", "constraint_message", "factor", "bands"],
    ["begin_group", "room", "Кабинет"],
    ["image", "look", "Снимок кабинета"],
    ["file", "paper", "Паспорт кабинета", "yes"],
    ["geopoint", "where", "Где стоит школа?", "", "regex(., '[5-6].*')", "Это южнее области"],
    ["integer", "kits", "Сколько наборов?", "", "", "", "EQUIP", "<1 <2 <3"],
    ["end_group"],
]
MINE = StoredFile.purpose == "answer"
FACTORS = [["code", "name"], ["EQUIP", "Оснащение"]]
SETTINGS = [["form_id", "form_title", "version"], ["room", "Кабинет физики", "1"]]


async def asked(town: Town) -> Citizen:
    """Дина is asked for the photo."""
    dina, olga = await town.director(), await town.operator()
    await olga.send("/forms")
    await choose(olga, workbook(survey=SURVEY, factors=FACTORS, settings=SETTINGS), "Кабинет физики")
    await dina.send("/form")
    return dina


async def photo(person: Citizen, album: str = "") -> None:
    person.phone.photo(album=album)
    await person._settle()


async def place(person: Citizen, lat: float, lon: float) -> None:
    person.phone.location(lat, lon)
    await person._settle()


async def test_photo_file_and_place_are_answers_that_the_curator_opens(town: Town):
    kira, dina = await town.curator(), await asked(town)
    assert "Снимок кабинета" in seen(dina) and "Фамилий и лиц детей на снимке нет?" in seen(dina)
    await photo(dina)
    assert "Файл не сохранён: сначала один вопрос" in seen(dina) and "Снимок кабинета" in seen(dina)
    await dina.send("вот он")
    assert "Здесь нужно фото" in seen(dina)
    await dina.press("Есть: что делать?")
    assert "Закройте фамилии" in seen(dina)
    await dina.press("Нет, приложить файл")
    assert "Пришлите фото" in seen(dina)
    since = dina.mark()
    for _ in range(3):
        await photo(dina, "777")
    assert len(dina.inbox(since)) == 1 and "Альбом получен" in seen(dina), "an album is one piece"
    card = dina.screen
    await town.restart()  # what is here stays, and so does the place in the talk
    for _ in range(2):
        dina.phone.press("Дальше", on=card)
    await town.settle()
    assert "Паспорт кабинета" in seen(dina) and "Нет данных" not in dina.labels, "required"
    await dina.press("Нет, приложить файл")
    await dina.document("видео.mp4", b"0000")
    assert "такого вида не принимается" in seen(dina)
    dina.phone.document("паспорт.pdf", PDF, size=21 * 1024 * 1024)
    await town.settle()
    assert "21 МБ" in seen(dina) and "до 20 МБ" in seen(dina)
    await dina.document("паспорт.docx", BOMB)
    assert "Файл не принят: паспорт.docx" in seen(dina) and "Содержимое не похоже" in seen(dina)
    await dina.press("Прислать другой файл")
    await dina.document("../..\\паспорт\u202e № 12.pdf", PDF)
    assert "паспорт № 12.pdf: получено" in seen(dina) and "Приложено: 1" in seen(dina)
    await dina.press("Дальше")
    assert "Где стоит школа?" in seen(dina)
    await photo(dina)
    assert "Здесь нужно место" in seen(dina)
    await dina.send("у леса")
    assert "55.75, 37.62" in seen(dina)
    await dina.send("91, 0")
    assert "Здесь нужно место" in seen(dina)
    await dina.send("1, 2")
    assert "Это южнее области" in seen(dina), "the form's own condition"
    await place(dina, 55.7512444, 37.6184232)
    assert "Записано: 55.751244, 37.618423" in seen(dina) and "Сколько наборов?" in seen(dina)
    await place(dina, 55.7, 37.6)
    assert "Сколько наборов?" in seen(dina)
    await dina.send("5")
    assert "Отвечено 4 из 4" in seen(dina)
    await dina.press("Посмотреть ответы")
    assert "photo.jpg, photo.jpg, photo.jpg" in seen(dina) and "55.751244, 37.618423" in seen(dina)
    await dina.press("1")
    assert "Ваш ответ: photo.jpg" in seen(dina)
    await dina.press("Открыть файл 3")
    assert len(town.telegram.called("sendPhoto", dina.user_id)) == 1 and "Ваш ответ: photo.jpg" in seen(dina)
    await dina.send("/form")
    await dina.press("Отправить куратору")
    [number] = await town.all(select(Submission.id).where(Submission.state == "sent"))
    await kira.press_data(f"said:{number}:0")
    assert "паспорт № 12.pdf" in seen(kira)
    await kira.press("Файл 2")
    [kept] = [m.document for m in kira.screens if m.document]
    assert kept is not None and kept.data == PDF and "Паспорт кабинета" in seen(kira)
    boris = await town.director("Борис", "S-02")
    await boris.press_data(f"att-get:{number}:2:0")
    assert "Здесь этого нет" in boris.toast
    await kira.press_data(f"att-get:{number}:2:7")
    assert "Здесь этого нет" in kira.toast
    states = await town.all(select(StoredFile.state).where(MINE).order_by(StoredFile.id))
    assert states == ["kept", "kept", "kept", "refused", "kept"]


async def test_files_are_taken_out_lost_ones_open_the_question_again_and_there_is_a_quota(town: Town):
    dina = await asked(town)
    await dina.press("Узнаю позже")
    await dina.press("Нет, приложить файл")
    await dina.document("а.pdf", PDF)
    stale = dina.screen
    await dina.document("б.pdf", PDF)
    assert "Приложено: 2" in seen(dina)
    await dina.press("Убрать файлы", on=stale)
    assert "Уже записано раньше" in dina.toast
    await dina.press("Приложить ещё")
    await dina.press("Убрать файлы")
    assert "Подойдёт фото, PDF" in seen(dina)
    assert [value for value in await town.all(select(Answer.value).where(Answer.item == "paper"))] == ['{"later": 1}']
    await dina.document("в.pdf", b"MZ")
    assert "Файл не принят: в.pdf" in seen(dina)
    assert await town.all(select(Answer.value).where(Answer.item == "paper")) == [], "no answer: asked again"
    await dina.press("Прислать другой файл")
    await town.do(update(StoredFile).values(sent_at=town.clock.now()))
    [(last, seat)] = await town.all(select(func.count(), func.max(StoredFile.seat_id)).where(MINE))
    more = [
        {"seat_id": seat, "purpose": "answer", "name": "x.pdf", "remote_id": "x", "state": "kept", "rev": 0,
         "sent_at": town.clock.now()}
        for _ in range(30 - last)
    ]  # fmt: skip
    await town.do(insert(StoredFile), more)
    await dina.document("г.pdf", PDF)
    assert "Сегодня уже 30 файлов" in seen(dina) and "06.10.2026" in seen(dina)
