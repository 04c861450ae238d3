"""The report on a letter: a form for the body that asked, a file, a deputy who gives it, one that came back."""

from sqlalchemy import select

from models import Case, Delivery, FactorLevel, LetterWord, Submission, Task
from services.forms import submissions
from services.letters import judging, received
from services.org import people
from tests import letters
from tests.town import Town

LINES = "Сколько вакансий? | число\nЕсть план? | да/нет\nКомментарий | текст"
FRIDAY = "пт, 16\u00a0октября"
PDF = b"%PDF-1.7\n" + b"0" * 60


def seen(person):
    return person.text.replace("\xa0", " ")


async def work(town: Town, number: int):
    return (await town.all(select(Delivery.work).where(Delivery.id == number)))[0]


async def give_back(town: Town, olga, number: int, why: str, items: tuple[str, ...]) -> None:
    """The issuing body returns a report."""
    account, now = olga.user_id, town.clock.now()

    def judge(db) -> None:
        who = people.by_messenger(db, account)
        assert who is not None
        one = received.of(db, who, number)
        judging.give_back(db, who, one, one.row.rev, why, now, items)

    await town.app.db.write(judge)
    town.app.courier.wake()
    await town.settle()


async def fill(person) -> None:
    """The three questions of LINES."""
    await person.send("3")
    await person.press("Да")
    await person.send("Ищем физика")


async def test_a_form_goes_to_the_body_that_asked_and_comes_back_for_one_question(town: Town):
    olga, dina, roman = await town.operator(), await town.director(), await town.director("Роман", "S-02")
    number = await letters.with_form(town, olga, LINES, urgent=True)
    mine = await letters.delivery(town, number, "S-01")
    assert "Отчёт: 3 вопроса" in seen(dina)
    await dina.press("Заполнить отчёт")
    assert "Сколько вакансий?" in seen(dina) and await work(town, mine) == "started"
    await dina.send("3")
    await town.restart()
    await dina.send("/menu")
    await dina.press("Открыть: Письмо № 214")
    await dina.press("Продолжить отчёт")
    assert "Есть план?" in seen(dina), "the draft is where it was left"
    [submission] = await town.all(select(Delivery.submission_id).where(Delivery.id == mine))
    since = roman.mark()
    await roman.press_data(f"go:{submission}")
    assert not any("Есть план" in text for text in roman.inbox(since).texts)
    await dina.press("Да")
    await dina.send("Ищем физика")
    assert "Отчёт увидит Озёрный край" in seen(dina) and "Отправить отчёт" in dina.labels
    review = dina.screen
    await dina.press("Отправить отчёт")
    assert "Отчёт отправлен" in seen(dina) and "Отчёт сдан" in seen(dina) and "Посмотреть отчёт" in dina.labels
    await dina.press("Отправить отчёт", on=review)
    assert dina.toast == "Отчёт уже отправлен"
    [row] = await town.all(select(Delivery).where(Delivery.id == mine))
    assert (row.work, row.state, row.minutes) == ("reported", "acknowledged", 1)
    assert await town.all(select(FactorLevel.factor)) == [] and await town.all(select(Case.id)) == []
    await dina.press("Посмотреть отчёт")
    assert "Ищем физика" in seen(dina)

    [first] = await town.all(select(Submission.form_version_id).where(Submission.id == submission))
    name = (await town.ask(submissions.form_of, first)).items
    await give_back(town, olga, mine, "Вакансий больше: проверьте", (name[0].name,))
    assert "Отчёт вернули" in seen(dina) and "проверьте" in seen(dina)
    await dina.press("Исправить отчёт")
    assert "вернули: Вакансий больше" in seen(dina) and "Исправить 1" in dina.labels
    await dina.press("Исправить 1")
    await dina.send("4")
    assert "Отправить снова" in dina.labels and "Есть план" not in seen(dina), "only what was returned is asked again"
    await dina.press("Отправить снова")
    assert await work(town, mine) == "reported" and "Отчёт отправлен" in seen(dina)


async def test_a_deputy_has_an_item_and_the_report_and_sees_nothing_else(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.with_form(town, olga, LINES, urgent=True)
    mine = await letters.delivery(town, number, "S-01")
    await dina.press("Поручить заместителю")
    await dina.press("Отчёт целиком")
    assert "Срок письма: пн, 19 октября" in seen(dina)
    await dina.send("25 октября")
    assert "позже срока письма" in seen(dina)
    await dina.press(FRIDAY)
    await dina.send("Завуч")
    assert "Поручено: Завуч, до пт, 16 октября" in seen(dina)
    vera = await town.settled("Вера", "deputy", "S-01", 1)
    await vera.send("/menu")
    assert "Отчёт целиком: до пт, 16 октября" in seen(vera)
    await vera.press_data(f"ltr:{mine}")
    assert "Основание" not in seen(vera), "the letter itself is the director's"
    await vera.press("Отчёт целиком")
    await vera.press("Заполнить отчёт")
    await fill(vera)
    since = dina.mark()
    await vera.press("Отправить отчёт")
    assert "сделано" in seen(vera)
    assert any("Сделано: Завуч" in text for text in dina.inbox(since).texts)
    await dina.send("/menu")
    await dina.press_data(f"ltr:{mine}")
    assert "Отчёт сдан" in seen(dina) and "Завуч, Заречная школа" in seen(dina), "the author is shown"
    assert await town.all(select(Task.state)) == ["done"]


async def test_an_item_is_taken_back_done_with_a_word_and_a_deputys_seat_that_empties_gives_it_back(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, urgent=True, items=["Собрать педсовет", "Провести пробную работу"])
    mine = await letters.delivery(town, number, "S-01")
    for item in ("1. Собрать", "2. Провести"):
        await dina.press_data(f"ltr:{mine}")
        await dina.press("Поручить заместителю")
        await dina.press(item)
        await dina.press(FRIDAY)
        await (dina.send("Завуч") if item[0] == "1" else dina.press("Завуч"))
    vera = await town.settled("Вера", "deputy", "S-01", 1)
    first, second = await town.all(select(Task.id).order_by(Task.id))
    await vera.press_data(f"lt-task:{first}")
    assert "Собрать педсовет" in seen(vera) and "пробную" not in seen(vera)
    old = vera.screen
    await vera.send("Протокол № 3")
    assert "Директор узнает" in seen(vera)
    await vera.press("Сделано", on=old)
    assert "уже изменилось" in vera.toast
    assert any("Протокол № 3" in text for text in dina.inbox(0).texts)
    await dina.press_data(f"lt-task:{second}")
    await dina.press("Забрать")
    assert dina.toast == "Снова у вас" and "Делать больше не нужно" in seen(vera)
    await vera.press_data(f"ltg-done:{second}:0")
    assert await town.all(select(Task.state).order_by(Task.id)) == ["done", "taken-back"]
    await dina.press("Поручить заместителю")
    await dina.press("2. Провести")
    await dina.press(FRIDAY)
    await dina.press("Завуч")
    await vera.send("/forget")
    await vera.press("Удалить меня")
    assert "Поручение снова у вас" in seen(dina)


async def test_a_file_is_asked_about_first_and_one_that_is_no_report_is_refused(town: Town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, urgent=True, report="file")
    mine = await letters.delivery(town, number, "S-01")
    await dina.press("Приложить отчёт")
    await dina.document("отчёт.pdf", PDF)
    assert "Файл не сохранён" in seen(dina) and await work(town, mine) == "open"
    await dina.press("Нет, приложить файл")
    await dina.document("отчёт.exe", b"MZ")
    assert "такого вида не принимается" in seen(dina)
    await dina.document("отчёт.pdf", b"MZ\x90\x00 not a pdf")
    assert "Содержимое не похоже" in seen(dina) and await work(town, mine) == "started"
    await dina.press("Прислать другой файл")
    await dina.document("отчёт.pdf", PDF)
    assert await work(town, mine) == "reported"
    await dina.press_data(f"ltr:{mine}")
    since = dina.mark()
    await dina.press("Открыть отчёт")
    assert any("document" in message.raw for message in dina.inbox(since).messages)
    assert await town.all(select(LetterWord.kind)) == []
