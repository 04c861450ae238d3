"""The papers of a roadmap: for the director at any time, for those who look after the school once it was sent."""

import io
import re
from typing import Any

from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from sqlalchemy import update

from models import Measure, Roadmap, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import seen
from tests.roads import drafted, measures, works
from tests.town import Town

FILES = ("Word для подписи", "Excel", "В календарь", "Картинка плана")
HOSTILE = "=cmd|' /C calc'!A0 {{ 7*7 }} <b>"


async def taken(person: Citizen, label: str) -> Any:
    """The file that this button sends."""
    since = person.mark()
    await person.press(label)
    [message] = [one for one in person.inbox(since).messages if one.document or one.photo]
    return message.document or message.photo


async def in_word(person: Citizen) -> str:
    document = Document(io.BytesIO((await taken(person, FILES[0])).data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


async def test_a_draft_is_printed_by_its_director_and_by_nobody_else(town: Town):
    kira, dina, stranger = await town.curator(), await town.director(), await town.director("Борис", "S-02")
    await town.cycle()
    number = await drafted(town, dina)
    await dina.press("Документы")
    assert "Документы: Заречная школа" in seen(dina) and "Это проект" in seen(dina)
    text = await in_word(dina)
    for said in ("СОГЛАСОВАНО", "УТВЕРЖДЕНО", "ПРОЕКТ", "Заречная школа", "Дефицит педагогических кадров", "8 из 60"):
        assert said in text.replace("\xa0", " "), said
    made = await measures(town, number)
    assert text.count("не начата") == len(made)
    terms: list[Any] = list(Calendar.from_ical((await taken(dina, FILES[2])).data).walk("VEVENT"))
    assert sorted(str(one["DTSTART"].dt) for one in terms) == sorted(row.ends_on for row in made)
    picture = await taken(dina, FILES[3])
    assert len(picture.data) <= 150_000 and "Документы: Заречная школа" in seen(dina)
    await town.restart()
    await dina.press(FILES[1])  # the old screen still gives what is there
    for other in (kira, stranger, town.newcomer("Чужой")):
        since = other.mark()
        for packed in (f"rd-docs:{number}:0", *(f"rd-file:{number}:{kind}:0:0" for kind in range(4))):
            await other.press_data(packed)
        assert not any(one.document or one.photo for one in other.inbox(since).messages)
        assert "Документы" not in " ".join(other.inbox(since).texts)
    await dina.press_data(f"rd-file:{number}:9:0:0")
    assert "Здесь этого нет" in dina.toast
    await dina.send("/roadmap")
    await dina.press("Отправить куратору")
    await dina.press("Отправить куратору")
    await kira.press("Открыть карту")
    await kira.press("Документы")
    assert "ПРОЕКТ" in await in_word(kira), "once it was sent, whoever decides prints it too"
    await town.do(update(Roadmap).values(state="returned"))
    await town.do(update(Measure).values(name="Пишем заново"))
    await kira.press_data(f"rd-docs:{number}:0")
    text = await in_word(kira)
    assert text.count("не начата") == len(made) and "Пишем заново" not in text, "as it was sent"
    await stranger.press_data(f"rd-docs:{number}:0")
    assert "Здесь этого нет" in stranger.toast


async def test_in_work_it_carries_order_and_agreement_and_a_hostile_name_does_no_harm(town: Town):
    kira, dina, stranger = await town.curator(), await town.director(), await town.curator("Клим", 1)
    await town.cycle()
    number = await works(town, dina, kira)
    first = (await measures(town, number))[0]
    await town.do(
        update(Measure).where(Measure.id == first.id).values(name=HOSTILE, extended=1, first_ends_on="2026-11-20")
    )
    await town.do(update(Unit).where(Unit.code == "S-01").values(name='Школа "../№ 1"\x0b'))
    await kira.send("/roadmap")
    await kira.press_data(f"road:{number}:0")
    await kira.press("Документы")
    assert "Утверждена приказом № 31 от 05.10.2026" in seen(kira)
    text = await in_word(kira)
    for said in (
        "№ 31 от 05.10.2026",
        "Куратор 1 Приозёрного района",
        "05.10.2026",
        HOSTILE,
        "первоначально до 20.11.2026",
    ):
        assert said in text, said
    assert "ПРОЕКТ" not in text
    book = await taken(kira, FILES[1])
    assert re.fullmatch(r"Дорожная карта Школа _.._№ 1_ 2026-10-05\.xlsx", book.name)
    cell = load_workbook(io.BytesIO(book.data)).worksheets[0]["C5"]
    assert (cell.value, cell.data_type) == (HOSTILE, "s")
    terms: list[Any] = list(Calendar.from_ical((await taken(kira, FILES[2])).data).walk("VEVENT"))
    assert f"Срок: {HOSTILE}" in [str(one["SUMMARY"]) for one in terms]
    assert (await taken(kira, FILES[3])).data.startswith(b"\x89PNG")
    await stranger.press_data(f"rd-docs:{number}:0")
    assert "Документы" not in seen(stranger)


async def test_while_it_is_changed_what_holds_can_be_printed_as_well(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    number = await works(town, dina, kira)
    await dina.send("/roadmap")
    await dina.press("Изменить карту")
    [first, *_] = await measures(town, number)
    await dina.press_data(f"rd-row:{first.id}")
    await dina.press("Участники")
    await dina.send("учителя физики")
    await dina.send("/roadmap")
    await dina.press("Документы")
    assert "ещё не согласованы" in seen(dina)
    text = await in_word(dina)
    assert "Учителя физики" in text and "ПРОЕКТ" in text and "№ 31" not in text
    await dina.press("Взять действующую")
    assert "то, что действует сейчас" in seen(dina)
    text = await in_word(dina)
    assert "Учителя физики" not in text and "ПРОЕКТ" not in text and "№ 31 от 05.10.2026" in text
    await kira.press_data(f"rd-docs:{number}:0")
    assert "ещё не согласованы" not in seen(kira) and "Взять" not in " ".join(kira.labels)
    assert "Учителя физики" not in await in_word(kira), "what the school writes is its own"


async def test_english_papers_and_an_empty_programme(town: Town):
    lidia, dina = await town.settled("Лидия", "coordinator", "M-01"), await town.director()
    await lidia.send("/menu")
    await lidia.press("Составить программу")
    assert "Документы" not in lidia.labels
    await town.cycle()
    await drafted(town, dina)
    await dina.send("/language")
    await dina.press("English")
    await dina.send("/roadmap")
    await dina.press("Documents")
    assert "This is a draft" in seen(dina)
    document = Document(io.BytesIO((await taken(dina, "Word, for signing")).data))
    assert "ROADMAP" in [one.text for one in document.paragraphs]
