"""The operator loads a region in chat and hands out invitations."""

import io
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import func, select

from models import Invitation, Seat, StoredFile, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import seen
from tests.rules.test_hostile_workbooks import HOSTILE
from tests.town import Town, example

NO_ENTRY = "По этому приглашению войти нельзя"


def edited(folder: Path, sheet: str, cells: dict[str, str]) -> bytes:
    """The example region with some cells changed or added."""
    book = load_workbook(io.BytesIO(example(folder)))
    for place, value in cells.items():
        book[sheet][place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def units(town: Town) -> int:
    return int((await town.all(select(func.count()).select_from(Unit)))[0])


async def open_seat(olga: Citizen, role: str, school: str) -> None:
    await olga.send("/invitations")
    await olga.press(role)
    while not [label for label in olga.labels if label.startswith(school)]:
        await olga.press("›")
    await olga.press(school)


async def test_mistakes_are_shown_with_sheet_row_column_and_remedy(town: Town, tmp_path: Path):
    olga = await town.operator()
    await olga.document("регион.xlsx", edited(tmp_path, "Места", {"B7": "курьер", "A9": "S-99"}))
    text = seen(olga)
    assert "Загрузить нельзя: ошибок 2" in text and "Загрузить" not in olga.labels
    assert "«Места», строка 7, столбец «Роль»: не знаю роли «курьер». Выберите одну:" in text
    assert "строка 9" in text and "кода «S-99» нет на листе «Территории»" in text


async def test_the_mended_file_is_previewed_loaded_and_harmless_when_loaded_again(town: Town, tmp_path: Path):
    olga = await town.operator()
    added = {"A18": "S-13", "B18": "Новая школа", "C18": "школа", "D18": "M-01"}
    mended = edited(tmp_path, "Территории", added)
    await olga.document("регион.xlsx", mended)
    assert "Территории: новых 1" in seen(olga) and "Без куратора: 2" in seen(olga)
    assert await units(town) == 16, "nothing without a press"
    card = olga.screen
    for _ in range(2):
        olga.phone.press("Загрузить", on=card)
    await town.settle()
    assert await units(town) == 17
    await olga.press("Загрузить", on=card)
    assert "уже загружен" in olga.toast and await units(town) == 17
    await olga.document("регион.xlsx", mended)
    assert "Всё уже загружено" in seen(olga) and "Загрузить" not in olga.labels


async def test_a_long_list_of_mistakes_comes_as_a_file(town: Town, tmp_path: Path):
    olga = await town.operator()
    await olga.document("регион.xlsx", edited(tmp_path, "Места", {f"B{row}": "кто-то" for row in range(4, 14)}))
    await olga.press("Прислать все ошибки")
    [file] = [message.document for message in olga.screens if message.document]
    assert file is not None and file.data.decode("utf-8-sig").count("кто-то") == 10


async def test_a_directors_file_is_politely_refused_and_not_kept(town: Town, tmp_path: Path):
    dina = await town.director()
    await dina.document("регион.xlsx", example(tmp_path))
    assert "Файл здесь не нужен и не сохраняется" in dina.text
    assert await town.all(select(StoredFile.id)) == [] and town.telegram.called("getFile") == []


@pytest.mark.parametrize("name", ["a text", "macros", "a zip bomb", "a bomb of strings", "a billion laughs"])
async def test_a_hostile_file_is_refused_and_the_others_are_served(town: Town, name: str):
    olga, dina = await town.operator(), await town.director()
    olga.phone.document("../../регион\u202e.xlsx", HOSTILE[name][0]())
    await dina.send("/start")
    await town.settle()
    assert "Директор, Заречная школа" in dina.text
    [state] = await town.all(select(StoredFile.state))
    assert state == "refused" and "Загрузить" not in olga.labels and await units(town) == 16


async def test_a_file_too_large_is_refused_before_it_is_fetched(town: Town):
    olga = await town.operator()
    olga.phone.document("регион.xlsx", b"PK", size=20_100_000)
    await town.settle()
    assert "Файл больше 5 МБ" in seen(olga) and town.telegram.called("getFile") == []


async def test_an_invitation_made_in_chat_lets_in(town: Town):
    olga = await town.operator()
    await open_seat(olga, "Директора", "Заречная школа")
    await olga.press("Выдать приглашение")
    assert "Прежнее приглашение" not in olga.text, "there was none"
    code = next(line for line in olga.text.splitlines() if line.startswith("Код:")).split()[1]
    assert any(message.document for message in olga.screens), "a picture to scan"
    dina = town.newcomer("Дина")
    await dina.send(code)
    await dina.press("Да, это моя школа")
    await dina.press("Дать согласие")
    await open_seat(olga, "Директора", "Заречная школа")
    assert "Человек вошёл." in olga.text
    await olga.press("Выдать новое приглашение")
    assert "Сейчас место занято" in olga.text and olga.labels[0] == "Ничего не менять"
    await olga.press("Выдать новое приглашение")
    code = next(line for line in olga.text.splitlines() if line.startswith("Код:")).split()[1]
    boris = await town.settled("Борис", "director", "S-02")
    await boris.send(code)
    await boris.press("Да, это моя школа")
    await dina.send("/start")
    assert "Он работает по приглашению" in dina.text
    assert "Место «Директор, Заречная школа» теперь у другого человека с пн, 5\xa0октября" in dina.text


async def test_who_sat_there_hears_through_another_seat(town: Town):
    vera = await town.settled("Вера", "director", "S-01")
    await town.settled("Вера", "director", "S-02")
    since = vera.mark()
    await town.settled("Борис", "director", "S-02")
    [told] = vera.inbox(since).texts
    assert "Место теперь у другого человека" in told and "Школа № 12" in told


async def test_seats_of_one_unit_are_told_apart(town: Town):
    olga = await town.operator()
    await town.curator()
    await olga.send("/invitations")
    await olga.press("Кураторы")
    named = [label for label in olga.labels if label.startswith("Куратор ")]
    assert named[:2] == ["Куратор 1 Приоз… · вошёл", "Куратор 2 Приозёр… · нет"]
    assert "Куратор 2 Приозёрного района, Приозёрный район: приглашения нет" in olga.text


async def test_a_revoked_invitation_and_one_replaced_open_nothing(town: Town):
    olga = await town.operator()
    first, second = await town.invite("director", "S-01"), await town.invite("director", "S-01")
    await open_seat(olga, "Директора", "Заречная школа")
    await olga.press("Отозвать приглашение")
    assert "отозвано" in olga.toast
    dina = town.newcomer("Дина")
    for one in (first, second):
        await dina.start(one.link)
        assert NO_ENTRY in dina.text


async def test_a_freed_seat_closes_the_door_at_once(town: Town):
    olga, dina = await town.operator(), await town.director()
    await town.cycle()
    await dina.send("/form")
    await open_seat(olga, "Директора", "Заречная школа")
    await olga.press("Освободить место")
    await olga.press("Освободить место")
    assert "Место свободно с пн, 5\xa0октября" in olga.text
    await dina.press("НОО+ООО")
    assert dina.toast.startswith("Здесь этого нет") and dina.labels == []
    assert await town.all(select(Seat.id).where(Seat.role == "director", Seat.person_id.is_not(None))) == []


async def test_the_printed_sheet_has_a_code_that_works_for_every_director_not_yet_in(town: Town):
    olga, _ = await town.operator(), await town.director()
    await olga.send("/invitations")
    await olga.press("Лист для директоров")
    assert "11 директоров" in seen(olga)
    await olga.press("Сделать лист")
    [file] = [message.document for message in olga.screens if message.document]
    assert file is not None and file.name.endswith(".docx")
    tables = Document(io.BytesIO(file.data)).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells if cell.text]
    assert len(cells) == 11 and not [cell for cell in cells if "Заречная школа" in cell]
    card = next(cell for cell in cells if "Школа № 12" in cell)
    words = (word.strip(".,") for word in card.split())
    code = next(word for word in words if len(word) == 9 and word[4] == "-" and word.isupper() | word[:4].isdigit())
    boris = town.newcomer("Борис")
    await boris.send(code)
    assert "Директор, Школа № 12" in boris.text
    assert len(await town.all(select(Invitation.id).where(Invitation.state == "open"))) == 11


async def test_the_example_file_is_sent_and_accepted(town: Town):
    olga = await town.operator()
    await olga.send("/import")
    await olga.press("Прислать образец")
    [file] = [message.document for message in olga.screens if message.document]
    assert file is not None
    await olga.document(file.name, file.data)
    assert "Всё уже загружено" in seen(olga)
