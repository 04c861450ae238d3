"""A letter is written in chat, or from the paper that is there; it is not sent without the four."""

import functools
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models import FormVersion, Letter, LetterFile, LetterItem, StoredFile
from sandbox.citizen import Citizen
from services.forms import library
from tests import letters
from tests.narrow import misfits
from tests.questionnaire import seen
from tests.rules.test_letter_papers import ORDER, altered, docx
from tests.stories.test_library import workbook
from tests.town import Town

READ = functools.cache(library.read)  # the same table is read once for both databases
QUESTIONS = "Сколько вакансий? | число\nДата педсовета | дата\nУровень | выбор: низкий, высокий\nСкан | файл"

SCORED = workbook()
# The same table without risk factors: no self-diagnosis, a report.
UNSCORED = workbook({"survey": {"E3": "", "F3": "", "J6": ""}, "factors": {"A2": "", "B2": ""}})


async def begun(author: Citizen, kind: str = "Инструктивное письмо") -> Citizen:
    """A new draft on the author's screen."""
    await author.send("/letters")
    await author.press("Написать письмо")
    await author.press(kind)
    return author


async def row(town: Town, number: int = 1) -> Letter:
    return (await town.all(select(Letter).where(Letter.id == number)))[0]  # type: ignore[no-any-return]


async def test_an_operator_writes_a_letter_in_chat(town: Town) -> None:
    olga = await town.operator()
    await olga.send("/menu")
    await olga.press("Письма")
    assert "Писем пока нет" in seen(olga)
    await olga.press("Написать письмо")
    assert olga.labels[:4] == ["Приказ", "Распоряжение", "Инструктивное письмо", "Для сведения"]
    kinds = olga.screen
    await olga.press("Инструктивное письмо")
    await olga.press_data("lw-begin:1:2:0", on=kinds)  # the same button once more: no second draft
    assert await town.all(select(func.count()).select_from(Letter)) == [1]
    await olga.press("Проверить и отправить")
    assert "Отправить пока нельзя" in seen(olga) and "срок, ответственный, участники, форма отчёта" in seen(olga)
    assert olga.labels[:4] == [
        "Указать срок", "Назвать ответственного", "Назвать участников", "Выбрать форму отчёта",
    ]  # fmt: skip

    await olga.press("Указать срок")
    await olga.send("4 октября")  # yesterday
    assert "04.10" in seen(olga) and "19.10.2026" in seen(olga)  # what was seen, what would fit
    await olga.send("когда-нибудь")
    assert "Вижу «когда-нибудь». Нужна дата" in seen(olga)
    await olga.send("04.10.2026")
    assert "уже прошло" in seen(olga)
    await olga.send("до 17 октября")
    assert "сб, 17 октября" in seen(olga) and "нерабочий день" in seen(olga) and "Ответственный" in seen(olga)
    await olga.send("Иванов И. И.")
    assert "Ответственный" in seen(olga) and "Иванов" in seen(olga)  # a position, never a name: it is asked again
    await olga.press("директор")
    await town.restart()
    await olga.send("учителя 9 классов")  # the very question is still there after the restart
    await olga.press("Написать вопросы")
    await olga.send("Сколько вакансий?\nУровень | выбор: один")
    assert "Не понятны 2 строки" in seen(olga) and "Строка 1" in seen(olga) and "Строка 2" in seen(olga)
    await olga.send(QUESTIONS)
    assert "4 вопроса, 3 мин" in seen(olga) and "Уровень – выбор: низкий, высокий" in seen(olga)
    await olga.press("Изменить вопросы")
    assert "Скан | файл" in seen(olga)
    await olga.send(f"{QUESTIONS}\nВакансии | записи\n- Предмет | текст")
    assert "6 вопросов, 4 мин" in seen(olga)
    await olga.press("Указать номер")
    for said in ("№ 214", "О подготовке к ОГЭ", "мониторинг ВПР 2026 года"):
        await olga.send(said)
    await olga.press("ректор")
    await olga.press("проректор")
    await olga.send("т" * 3501)
    assert "3 501" in seen(olga) and "3 500" in seen(olga)  # what was seen, what fits
    await olga.press("Составить по пунктам")
    await olga.send("1. Провести пробную работу, отв.: завуч, до 12 октября\n2. Разобрать ошибки <b>вместе</b>")
    assert "Добавлено 2 пункта" in seen(olga) and "завуч (до пн, 12 октября)" in seen(olga)
    town.clock.move_to(town.clock.now() + timedelta(days=1))

    await olga.send("/letters")  # found again tomorrow
    await olga.press("1. №\xa0214")
    assert "Не хватает 1: получатели" in seen(olga)
    await olga.send("срочно, ознакомиться до 14 октября; абракадабра")
    assert "Записано: срочность, срок ознакомления" in seen(olga) and "абракадабра" in seen(olga)
    await olga.send("привет")
    assert "не понимаю, к какому полю" in seen(olga)
    await olga.press("Выбрать получателей")
    await olga.press(next(label for label in olga.labels if "12" in label))
    await olga.send("/letters")
    await olga.press("1. №\xa0214")
    assert "Всё на месте" in seen(olga) and "Черновик: Инструктивное письмо № 214" in seen(olga)
    await olga.press("Показать, как увидят")
    shown = seen(olga).split("\n")
    assert "2. Разобрать ошибки <b>вместе</b>" in shown and "Отчёт: 6 вопросов, 4 мин" in shown
    letter = await row(town)
    assert (letter.due_on, letter.responsible, letter.number, letter.urgent) == (
        "2026-10-17", "директор", "214", True
    )  # fmt: skip
    assert misfits(town.telegram.calls) == []


async def test_a_director_reads_what_the_author_has_previewed(town: Town) -> None:
    olga, dina = await town.operator(), await town.director()
    long = "Пункт письма. " * 200
    number = await letters.written(town, olga, body=long)
    await olga.press_data(f"lt-see:{number}")
    shown = seen(olga).split("Так письмо увидит директор:")[1].strip().split("\n")
    assert shown[0] == "Инструктивное письмо № 214" and "…" in seen(olga)
    await olga.press("Прочитать полностью")
    whole = seen(olga)
    while "›" in olga.labels:
        await olga.press("›")
        whole += seen(olga)
    assert whole.count("Пункт письма.") == 200 and "Участники: учителя 9 классов" in whole
    await olga.press_data(f"lt-d:{number}")
    await olga.send("срочно")
    await olga.press("Проверить и отправить")
    await olga.press("Отправить письмо")
    await dina.press_data("ltr:1")
    assert [line for line in shown[:8] if line and line not in seen(dina)] == []
    await olga.press_data(f"lw-f:{number}:6")  # a field of a letter that is out
    assert "уже изменили" in seen(olga)
    await olga.press_data(f"lw-drop:{number}:1")
    assert (await row(town)).state == "running"


async def test_whose_draft_it_is(town: Town) -> None:
    """Another operator of the body may write on; a coordinator, a curator, a director, a stranger may not."""
    olga = await begun(await town.operator())
    nina = await town.settled("Нина", "operator", "R", 1)
    await nina.send("/letters")
    await nina.press(next(label for label in nina.labels if label.startswith("1.")))
    assert "Черновик" in seen(nina)
    await olga.press("Все поля")
    await olga.press("Ответственный")
    both = olga.screen
    await nina.send("участники: учителя, ответственный: завуч")
    await olga.press("директор", on=both)  # drawn before Нина's words
    assert "уже изменили" in seen(olga)
    letter = await row(town)
    assert (letter.responsible, letter.participants) == ("завуч", "учителя")

    maria = await town.settled("Мария", "coordinator", "M-01")
    others = [maria, await town.curator(), await town.director(), town.newcomer("Егор")]
    doors = ("lt-d:1", "lt-see:1", "lw-drop:1:0", "lw-f:1:6", "lw-fl:1", "lw-it:1", "lt-rep:1", "lt:1:0")
    for n, person in enumerate(others):
        for data in doors if n == 0 else doors[n : n + 2]:
            await person.press_data(data)
            assert "учителя" not in seen(person) and "Черновик:" not in seen(person)
    await others[1].send("/letters")
    assert "Письма:" not in seen(others[1])
    assert (await row(town)).state == "draft"


async def test_a_coordinator_writes_to_own_schools(town: Town) -> None:
    maria = await town.settled("Мария", "coordinator", "M-01")
    await maria.send("/letters")
    await maria.press("Написать письмо")
    assert "Приказ" not in maria.labels and maria.labels[:2] == ["Распоряжение", "Инструктивное письмо"]
    await maria.press("Для сведения")
    assert "срок" not in seen(maria).split("Не хватает")[1] and "Отчёт" not in maria.labels
    await maria.send("О каникулах")
    await maria.send("текст: Каникулы с 26 октября.")
    assert "Не хватает 1: получатели" in seen(maria)
    await maria.press("Удалить черновик")
    assert "Черновик удалён" in seen(maria) and "Писем пока нет" in seen(maria)
    await maria.press("Вернуть")
    assert "О каникулах" in seen(maria)
    olga = await town.operator()
    await olga.send("/settings")
    await olga.press("Письма")
    await olga.press("Письма муниципалитета")
    await olga.send("для сведения, приказ")
    await maria.send("/letters")
    await maria.press("Написать письмо")
    assert maria.labels[:2] == ["Приказ", "Для сведения"]


async def test_an_earlier_letter_is_copied(town: Town) -> None:
    olga = await town.operator()
    await letters.written(town, olga, "order")
    await olga.send("/letters")
    await olga.press("Написать письмо")
    await olga.press("Скопировать прежнее")
    list_ = olga.screen
    await olga.press("1. №\xa0214")
    assert "Скопировано" in seen(olga) and "учителя 9 классов" in seen(olga)
    assert "Не хватает 3: срок, номер, дата" in seen(olga)
    await olga.send("№ 214; дата 05.10.2026")
    assert "Номер 214 в этом году уже есть у другого письма" in seen(olga)
    await olga.press_data("lw-copy:1:1", on=list_)
    assert await town.all(select(func.count()).select_from(Letter)) == [2]


async def test_a_paper_with_a_caption_becomes_a_draft(town: Town) -> None:
    olga = await town.operator()
    await olga.send("/letters")
    olga.phone.document("приказ.docx", docx(ORDER), caption="ответственный: завуч")
    await town.settle()
    assert "Прочитано из «приказ.docx»" in seen(olga) and "Черновик: Приказ № 31-о" in seen(olga)
    assert "Ответственный: завуч" in seen(olga) and "Не хватает 2: форма отчёта, получатели" in seen(olga)
    assert len(await town.all(select(LetterItem))) == 2
    await olga.press("Выбрать форму отчёта")
    await olga.press("Отметка об исполнении")
    assert (await row(town)).report == "tick"
    await olga.send("/letters")
    olga.phone.document("плохой.docx", altered("word/document.xml", b" " * 30_000_000))
    await town.settle()
    assert "слишком тяжёлый" in seen(olga) and "Не хватает" in seen(olga)  # attached, the fields are asked for
    await olga.send("/letters")
    await olga.document("письмо.exe", b"MZ")
    assert "приложить не получится" in seen(olga)
    await olga.document("не.pdf", b"MZ")
    assert "Файл не принят" in seen(olga)
    assert await town.all(select(func.count()).select_from(Letter)) == [2]


async def test_files_and_a_table_of_questions(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "read", READ)
    olga = await begun(await town.operator())
    await olga.document("../../план.pdf", b"%PDF-1.7 plan")
    assert "план.pdf" in seen(olga) and "/" not in (await town.all(select(StoredFile.name)))[0]
    await olga.press("Файлы")
    await olga.press("1. план.pdf")
    await olga.document("не.pdf", b"MZ")
    assert "Файл не принят" in seen(olga) and await town.all(select(func.count()).select_from(LetterFile)) == [1]
    await olga.press_data("lw-fl:1")
    await olga.press("Убрать 1")
    assert await town.all(select(func.count()).select_from(LetterFile)) == [0]
    await olga.press_data("lt-rep:1")
    await olga.document("анкета.xlsx", SCORED)  # it has factors: a self-diagnosis
    assert "факторы риска" in seen(olga)
    await olga.press("Выбрать другой отчёт")
    await olga.document("анкета.xlsx", UNSCORED)
    assert "Форма отчёта записана" in seen(olga) and "Есть ли кабинет химии? – да/нет" in seen(olga)
    letter = await row(town)
    assert letter.report == "form" and await town.all(select(FormVersion.id).where(FormVersion.name == "letter-1")) == [
        letter.form_version_id
    ]
    await begun(olga)
    await olga.press("Отчёт")
    await olga.press("Взять готовую анкету")
    await olga.press("1. Кабинет химии")
    assert (await row(town, 2)).form_version_id == letter.form_version_id
    await olga.press("Выбрать другой отчёт")
    await olga.press("Файл")
    letter = await row(town, 2)
    assert (letter.report, letter.form_version_id) == ("file", None)
    await olga.send("/forms")
    assert "Кабинет химии" not in seen(olga)  # a letter's own form is on no shelf


async def test_items_are_changed_moved_taken_out_and_back(town: Town) -> None:
    olga = await begun(await town.operator(), "Приказ")
    await olga.send("срок 19 октября, ответственный директор")
    await olga.press("Пункты")
    await olga.send("Провести пробную работу\nРазобрать ошибки")
    await olga.send("Проверить кабинеты, до 30 октября\n3. Собрать справки, отв.: завуч Петрова М. И.\nСоставить план")
    said = seen(olga)
    assert "Добавлен 1 пункт" in said and "Пункты письма: 3" in said and "3. Составить план" in said
    assert "Не добавлено: «Проверить кабинеты, до 30 октября». Срок пункта не может быть позже" in said
    assert "Не добавлено: «3. Собрать справки, отв.: завуч Петрова М. И.». Вижу «Петрова М. И.»" in said
    await olga.send("Проверить кабинеты, до 30 октября")
    assert "позже срока письма: 19.10.2026" in seen(olga) and "Добавлен" not in seen(olga)
    await olga.press_data("lw-it:1")
    await olga.press("3")
    await olga.press("Убрать пункт")
    await olga.press("2")
    assert "Пункт 2" in seen(olga) and "директор (как у письма)" in seen(olga)
    await olga.press("↑")
    assert "Пункт 1" in seen(olga)
    await olga.press("Ответственный")
    await olga.send("завуч Петрова М. И.")
    assert "Петрова М. И." in seen(olga) and "должность" in seen(olga)
    await olga.send("завуч")
    await olga.press("Срок")
    await olga.send("20 октября")
    assert "не может быть позже срока письма: 19.10.2026" in seen(olga)
    await olga.press("16")
    assert "Срок: пт, 16 октября" in seen(olga) and "Ответственный: завуч" in seen(olga)
    stale = olga.screen
    await olga.press("Убрать пункт")
    assert "Пункты письма: 1" in seen(olga)
    await olga.press("Вернуть")
    assert "1. Разобрать ошибки – завуч (до пт, 16 октября)" in seen(olga)
    await olga.press("Убрать пункт", on=stale)
    assert "уже изменили" in seen(olga)
    await olga.press_data("lt-d:1")
    await olga.send("срок 14 октября")
    assert "срок пункта позже срока письма" in seen(olga)
    await olga.press("Показать, как увидят")
    assert "1. Разобрать ошибки – завуч (до пт, 16 октября)" in seen(olga)
