"""The operator's board: numbers with lists behind them, pictures, a table, a word of one's own."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import insert, select, update

from models import FactorLevel, Nudge, Person, Submission, Support, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import TROUBLED, plain, seen
from tests.town import Town

WORD = "Если не хватает данных по кадрам, звоните, подскажем."


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


async def half_way(town: Town) -> tuple[Citizen, Citizen, Citizen]:
    """Дина has begun, Борис has sent, Инна (Каменск) is in and has not begun, the other nine are not in."""
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    await town.director("Инна", "S-05")
    olga = await town.cycle()
    await town.sent(boris, "S-02", **TROUBLED)
    await town.answered(dina, "S-01", q7_3=None)
    return olga, dina, boris


def last_file(person: Citizen) -> Any:
    return [message for message in person.messages if message.document][-1].document


async def test_numbers_and_the_lists_behind_them(town: Town):
    olga, dina, _ = await half_way(town)
    await town.do(update(Person).where(Person.messenger_id == dina.user_id).values(blocked_at=moscow(5, 10)))
    await olga.send("/start")
    await olga.press("Ход самодиагностики")
    for words in ("Ход самодиагностики до пт, 16 октября", "школ: 12", "Не вошли: 9. Вошли, не начали: 1.",
                  "Заполняют: 1.", "Отправили, ждут проверки: 1. Проверены: 0.",
                  "Нет связи с директором: 10."):  # fmt: skip
        assert words in seen(olga), olga.show(1)
    await olga.press("Нет связи: 10")
    assert "Заречная школа: остановил бота" in seen(olga) and "Школа № 12" not in seen(olga)
    assert seen(olga).count("приглашение не выдано") == 3, "a reason is said once for a municipality"
    assert seen(olga).index("Дальний район") < seen(olga).index("Приозёрный район")
    await olga.press("‹ Назад")
    await olga.press("Отправили: 1")
    assert "Школа № 12" in seen(olga) and "Заречная" not in olga.text
    await town.do(update(Submission).where(Submission.state == "sent").values(verified_at=moscow(6, 12)))
    await olga.send("/board")
    assert "Отправили, ждут проверки: 0. Проверены: 1." in seen(olga)
    await olga.send("/cycle")
    await olga.press("Завершить досрочно")
    await olga.press("Завершить досрочно")
    await olga.send("/board")
    assert "Завершено" in olga.text and "Напомнить своими словами" not in olga.labels, "it is found again afterwards"


async def test_a_long_list_has_pages_and_a_municipality_of_its_own(town: Town):
    olga = await town.cycle()
    await olga.send("/board")
    await olga.press("Не вошли: 12")
    assert "1 из 2" in olga.text and "Школа № 12" not in seen(olga)
    await olga.press("›")
    assert "2 из 2" in olga.text and "Школа № 12" in seen(olga)
    await olga.press("Выбрать муниципалитет")
    await olga.press("Каменский городской… · 4")
    assert "Не вошли: 4" in seen(olga) and "Дальний район" not in olga.text


async def test_a_coordinator_sees_the_same_for_the_own_municipality_and_nobody_else_does(town: Town):
    lidia = await town.settled("Лидия", "coordinator", "M-02")
    await lidia.send("/board")
    assert "Показывать пока нечего" in lidia.text
    olga, dina, _ = await half_way(town)
    await lidia.send("/start")
    await lidia.press("Открыть ход")
    assert "Каменский городской округ, школ: 4." in seen(lidia) and "Не вошли: 3. Вошли, не начали: 1." in seen(lidia)
    assert "Напомнить своими словами" not in lidia.labels and "Срок" not in lidia.labels
    await lidia.press("Не вошли: 3")
    assert "Заречная" not in lidia.text and "Гимназия на Горной" in lidia.text
    await olga.send("/board")
    [board] = [data for data in _packed(olga) if data.startswith("brd-xlsx:")]
    for person in (dina, town.newcomer("Чужой")):
        since = person.mark()
        await person.press_data(board)
        await person.send("/board")
        assert not any("Ход самодиагностики" in text for text in person.inbox(since).texts)
        assert not any(message.document for message in person.inbox(since).messages)
    await lidia.press_data(f"ndg-say:{board.split(':')[1]}:0")
    assert "Здесь этого нет" in lidia.text


def _packed(person: Citizen) -> list[str]:
    return [str(button["callback_data"]) for row in person.screen.rows for button in row]


async def test_the_picture_and_the_table(town: Town):
    olga, _, _ = await half_way(town)
    await town.do(update(Unit).where(Unit.code == "S-05").values(name="=HYPERLINK(1)"))
    [school] = await town.all(select(Unit.id).where(Unit.code == "S-02"))
    order = {"state": "working", "rev": 0, "responsible": "", "reason": "", "details": {}, "number": "31-о"}
    await town.do(insert(Support).values(school_id=school, kind="curator", dated_on="2026-10-01", **order))
    await olga.send("/board")
    await olga.press("Картинка")
    photo = [message for message in olga.messages if message.photo][-1]
    assert len(photo.photo.data) < 150_000 and "Ход самодиагностики" in olga.text
    await olga.press(".xlsx")
    book = load_workbook(io.BytesIO(last_file(olga).data))
    assert book.sheetnames == ["Школы", "Нет связи", "Муниципалитеты", "Время ответа", "Карта рисков"]
    rows = {row[2].value: row for row in book["Школы"].iter_rows(min_row=2)}
    assert len(rows) == 12 and rows["S-02"][3].value == "отправили, не проверены"
    assert rows["S-02"][6].value == datetime(2026, 10, 5, 10, 0), "a real date, on the school's own clock"
    assert [cell.value for cell in rows["S-02"][8:10]] == ["31-о", datetime(2026, 10, 1)], "who appointed the curator"
    assert [cell.value for cell in rows["S-01"][8:10]] == [None, None]
    assert (rows["S-05"][1].data_type, rows["S-05"][1].value) == ("s", "=HYPERLINK(1)")
    assert len(list(book["Нет связи"].iter_rows(min_row=2))) == 9
    assert [cell.value for cell in book["Муниципалитеты"][4]] == ["Приозёрный район", 4, 2, 0, 1, 1, 0, 2]


async def test_the_heat_map_counts_and_says_nothing_of_few(town: Town):
    olga, dina, _ = await half_way(town)
    await olga.send("/board")
    await olga.press("Карта рисков")
    assert "отправили 1" in olga.text and "риск высокий у" not in olga.text
    await dina.send("/form")
    await town.sent(dina, "S-01")
    vera = await town.director("Вера", "S-03")
    await town.sent(vera, "S-03")
    every = await town.all(select(Submission.id).where(Submission.state == "sent").order_by(Submission.id))
    await town.do(update(FactorLevel).values(level="low"))
    await town.do(update(FactorLevel).where(FactorLevel.factor == "F7").values(level="high"))
    verified = update(FactorLevel).where(FactorLevel.factor == "F7", FactorLevel.submission_id == every[0])
    await town.do(verified.values(verified_level="medium"))
    await olga.send("/board")
    await olga.press("Карта рисков")
    assert "Кадры: риск высокий у 2 из 3" in seen(olga) and "Среда" not in olga.text
    await olga.send("/board")
    await olga.press(".xlsx")
    sheet = load_workbook(io.BytesIO(last_file(olga).data))["Карта рисков"]
    assert [cell.value for cell in sheet[2]][:3] == ["Приозёрный район", 3, 0] and 2 in [
        cell.value for cell in sheet[2]
    ]


async def test_response_times_in_working_hours_with_their_counts(town: Town):
    kira, olga = await town.curator("Клим", 1), await town.cycle()
    for name, school in (("Борис", "S-02"), ("Вера", "S-03"), ("Глеб", "S-04")):
        await town.sent(await town.director(name, school), school, **TROUBLED)
    await town.until(moscow(6, 11), every=timedelta(days=1))
    await olga.send("/board")
    await olga.press("Время ответа")
    assert "Сигнал взят: 0, мало данных. Ждут: 3." in seen(olga)
    for school in ("Школа № 12", "Сосновская школа", "Лицей «Исток»"):
        await kira.send("/signals")
        await kira.press(next(label for label in kira.labels if label.startswith(school)))
        await kira.press("Взять в работу")
    await olga.send("/board")
    await olga.press("Время ответа")
    assert "Сигнал взят: 3, медиана 10 ч, девять из десяти – до 10 ч." in seen(olga), "Monday 10–18, Tuesday 9–11"


async def test_a_word_of_ones_own_goes_once_a_day_to_those_still_meant(town: Town):
    olga, dina, boris = await half_way(town)
    zoya = await town.director("Зоя", "S-12")
    inna = town.people["Инна"]
    marks = {one: one.mark() for one in (dina, boris, inna, zoya)}
    await olga.send("/board")
    await olga.press("Напомнить своими словами")
    assert olga.labels[:2] == ["Не начали: 2", "Заполняют: 1"]
    await olga.press("Не начали: 2")
    await olga.send("Ау")
    assert "Вижу знаков: 2. Нужно от 10 до 500." in seen(olga)
    await olga.send("<b>" + WORD)
    await olga.send(WORD)
    assert f"Так увидят директора: 2\nСообщение оператора:\n{WORD}" in seen(olga)
    await town.asleep_until(moscow(5, 13))  # 20:00 in Vladivostok
    look = olga.screen
    for _ in range(2):
        olga.phone.press("Отправить (2)", on=look)
    await town.settle()
    assert [len(one.inbox(marks[one])) for one in (dina, boris, inna, zoya)] == [0, 0, 1, 0]
    assert f"Сообщение оператора · Каменская школа № 3\n{WORD}" in seen(inna)
    await town.answered(zoya, "S-12", q7_3=None)
    await town.until(moscow(6, 12), every=timedelta(hours=2))
    assert zoya.inbox(marks[zoya]).texts == [], "who has begun meanwhile is not told to begin"
    assert await town.all(select(Nudge.state)) == ["sent"]
    await olga.send("/board")
    await olga.press("Напомнить своими словами")
    await olga.press("Не начали: 1")
    await olga.send(WORD + " Сегодня до 17:00.")
    await olga.press("Отправить (1)")
    assert "Передано 1 директору" in seen(olga)
    await olga.press("Напомнить своими словами")
    await olga.press("Не начали: 1")
    assert "сегодня уже писали" in olga.text
    await olga.send(WORD)
    await olga.press("Отправить (1)")
    assert "Этой группе сегодня уже писали" in olga.text and len(inna.inbox(marks[inna])) == 2
    assert plain(dina.inbox(marks[dina]).texts) == "[]"
