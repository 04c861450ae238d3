"""What is read out of a paper and out of typed words; a form in lines; files made to hurt."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from pypdf import PdfWriter

from services.forms.compiled import load
from services.letters import form_lines, from_file, requisites, typed

TODAY = date(2026, 10, 5)
ORDER = """МИНИСТЕРСТВО ОБРАЗОВАНИЯ
ПРИКАЗ
от 01.10.2026 № 31-о
О проведении пробной работы
по математике в 9 классах
По итогам мониторинга ВПР 2026 года и в целях подготовки к ОГЭ
ПРИКАЗЫВАЮ:
1. Провести пробную работу в срок до 15 октября 2026 года (ответственный: заместитель директора).
2. Разобрать результаты и представить отчёт до 19 октября 2026 года.
3. Участники: учителя математики 9 классов.
4. Ответственный за исполнение: директор школы.
5. Контроль за исполнением приказа возложить на проректора по учебной работе Петрову А. А.
Министр И. И. Иванов"""


def docx(text: str) -> bytes:
    """A real paper made in Word's own format: a table with the number, then paragraphs."""
    made, lines = Document(), text.split("\n")
    made.add_table(rows=1, cols=1).cell(0, 0).text = lines[0]
    for line in lines[1:]:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def altered(part: str, body: bytes) -> bytes:
    """The same with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(ORDER))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == part else old.read(name))
    return out.getvalue()


def test_an_order_is_read_and_no_name_is_kept() -> None:
    found = requisites.of_lines(from_file.read("a.docx", docx(ORDER))["lines"], TODAY)
    assert found["kind"] == "order" and found["number"] == "31-о" and found["dated"] == "2026-10-01"
    assert found["heading"] == "О проведении пробной работы по математике в 9 классах"
    assert found["basis"].startswith("По итогам мониторинга ВПР 2026 года")
    assert found["due_on"] == "2026-10-19" and found["responsible"] == "директор школы"
    assert found["participants"] == "учителя математики 9 классов"
    assert found["controller"] == "проректора по учебной работе" and found["signed_by"] == "Министр"
    first, second = found["items"]
    assert first["due_on"] == "2026-10-15" and first["responsible"] == "заместитель директора"
    assert second["due_on"] is None and "отчёт до 19 октября" in second["action"]
    assert "Петров" not in str(found) and "Иванов" not in str(found)


def test_a_paragraph_that_a_pdf_has_broken_is_whole_again() -> None:
    broken = ORDER.replace("2026 года (ответ", "2026 года\n(ответ").replace("проректора по ", "проректора по\n")
    assert requisites.of_lines(broken.split("\n"), TODAY) == requisites.of_lines(ORDER.split("\n"), TODAY)


def test_a_letter_without_items_keeps_its_text_and_guesses_no_term() -> None:
    text = "Инструктивное письмо\n№ 214 от 9 октября 2026 г.\nОб учебниках\nПросим сверить фонд.\nСроки сообщим."
    found = requisites.of_lines(text.split("\n"), TODAY)
    assert found["kind"] == "instructive" and found["dated"] == "2026-10-09" and found["heading"] == "Об учебниках"
    assert found["body"] == "Просим сверить фонд.\nСроки сообщим."
    assert not found.keys() & {"due_on", "responsible", "participants", "controller", "items"}


@pytest.mark.parametrize(
    ("said", "found", "left"),
    [
        ("срок 15 марта, ответственный директор, участники: учителя 9 классов, завучи",
         {"due_on": "2027-03-15", "responsible": "директор", "participants": "учителя 9 классов, завучи"}, 0),
        ("№ 31-о; О подготовке к ОГЭ\nознакомиться до 14 октября\nотчёт: отметка\nсрочно",
         {"number": "31-о", "heading": "О подготовке к ОГЭ", "acknowledge_on": "2026-10-14", "report": "tick",
          "urgent": True}, 0),
        ("до 19 октября", {"due_on": "2026-10-19"}, 0),
        ("срок когда-нибудь, контроль: проректор", {"controller": "проректор"}, 1),
        ("добрый день", {}, 1),
    ],
)  # fmt: skip
def test_words_in_any_order(said: str, found: dict[str, object], left: int) -> None:
    known, rest = typed.read(said, TODAY)
    assert known == found and len(rest) == left


def test_an_item_in_a_line() -> None:
    assert typed.item("1. Провести работу, отв.: завуч, до 12 октября", TODAY) == (
        "Провести работу", "завуч", "2026-10-12"
    )  # fmt: skip
    assert typed.item("Дойти до каждого ученика", TODAY) == ("Дойти до каждого ученика", "", None)
    assert typed.item("Сверить фонд (отв. – библиотекарь)", TODAY) == ("Сверить фонд", "библиотекарь", None)


LINES = """Сколько вакансий? | число *
Дата педсовета | дата
Есть план? | да/нет
Уровень | выбор: низкий, средний, высокий
Что сделано | несколько: анализ, план
Сколько получили «2»? | доля
Комментарий | текст
Скан | файл
Вакансии | записи
- Предмет | текст
- Часов в неделю | число"""


def test_lines_become_a_form_and_come_back() -> None:
    form = form_lines.read(LINES, "letter-1", "О подготовке к ОГЭ")
    kinds = ["integer", "date", "select_one", "select_one", "select_multiple", "ratio", "text", "file", "repeat"]
    assert [item.kind for item in load(form.model_dump_json()).form.items if not item.repeat] == kinds
    assert form_lines.written(form) == LINES and form_lines.read(form_lines.written(form), "letter-1", "О") != form
    for language in ("ru", "en"):
        again = form_lines.read(form_lines.written(form, language), "letter-1", "О подготовке к ОГЭ")
        assert again == form


def test_every_mistake_names_its_line() -> None:
    with pytest.raises(form_lines.Unreadable) as no:
        form_lines.read("без черты\n| число\n\nА | чиcло\nБ | выбор: один\nВ | число\nв | дата", "letter-1", "О")
    assert [(one.line, one.why) for one in no.value.wrong] == [
        (1, "no-bar"), (2, "label"), (4, "kind"), (5, "choices"), (7, "twice"),
    ]  # fmt: skip
    with pytest.raises(form_lines.Unreadable) as bare:
        form_lines.read("Вакансии | записи\nКомментарий | текст", "letter-1", "О")
    assert [(one.line, one.why) for one in bare.value.wrong] == [(1, "entries")]
    with pytest.raises(form_lines.Unreadable) as many:
        form_lines.read("\n".join(f"В{n} | число" for n in range(31)), "letter-1", "О")
    assert [one.why for one in many.value.wrong] == ["many"]


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccccccccc">]><w:document xmlns:w="x">&b;</w:document>'


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("heavy.docx", altered("word/document.xml", b" " * 30_000_000), "letter-paper-heavy"),
        ("entities.docx", altered("word/document.xml", BOMB), "letter-paper-unreadable"),
        ("none.docx", altered("[Content_Types].xml", b"")[:60], "letter-paper-unreadable"),
        ("broken.pdf", b"%PDF-1.7\n" + b"\x00<<" * 2000, "letter-paper-unreadable"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "letter-paper-other"),
    ],
    ids=["heavy", "entities", "none", "broken", "old"],
)
def test_a_paper_made_to_hurt_is_kept_unread(name: str, content: bytes, why: str) -> None:
    assert from_file.read(name, content).get("unread") == why


def test_a_scan_and_a_locked_pdf_say_so() -> None:
    blank, locked = PdfWriter(), PdfWriter()
    for one in (blank, locked):
        one.add_blank_page(100, 100)
    locked.encrypt("secret", algorithm="RC4-128")
    out = [io.BytesIO(), io.BytesIO()]
    blank.write(out[0])
    locked.write(out[1])
    assert from_file.read("scan.pdf", out[0].getvalue())["unread"] == "letter-paper-scan"
    assert from_file.read("locked.pdf", out[1].getvalue())["unread"] == "letter-paper-locked"
    assert from_file.read("not.pdf", b"MZ") == {"refused": "evidence-not-as-named", "facts": {}}
