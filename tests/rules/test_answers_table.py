"""Tables that leave the bot: every number is summed as by hand, every choice counted, no text computes."""

import io
import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from services.exports import answers_xlsx, letter_sheet, letter_xlsx
from services.exports.cells import local, sheet
from services.exports.letter_sheet import Mark
from services.exports.letter_xlsx import Everything
from services.forms import answers as written
from services.forms import table
from services.forms.answers import Answer, Entries, Given, NoData, Ratio
from services.forms.compiled import compile_form
from services.forms.table import Gathered, Report
from services.forms.xlsform import read
from services.letters.overview import STATES, Row, TownState

FORM = """
| survey | type | name | label | relevant | appearance |
| | integer | rooms | Кабинетов | | |
| | decimal | area | Площадь | ${rooms} > 2 | |
| | begin_group | low | Получили «2» | | ratio |
| | integer | n | Двоек | | |
| | integer | of | Всего | | |
| | end_group | | | | |
| | select_one state | state | Состояние | | |
| | select_multiple done | done | Сделано | | |
| | date | day | День | | |
| | text | why | Почему | | |
| | begin_repeat | vacancy | Вакансия | | |
| | text | subject | Предмет | | |
| | integer | hours | Часов | | |
| | end_repeat | | | | |
| choices | list_name | name | label |
| | state | good | Хорошее |
| | state | bad | Плохое, и давно |
| | done | plan | План |
| | done | talk | Беседы, встречи |
| | done | none | Ничего |
| settings | form_title | form_id | version |
| | Сверка | check | 1 |
"""
COMPILED = compile_form(read(FORM.encode(), "md"))
LABELS = {"good": "Хорошее", "bad": "Плохое, и давно", "plan": "План", "talk": "Беседы, встречи", "none": "Ничего"}
AT = datetime(2026, 10, 5, 21, 30, tzinfo=UTC)
MAYBE = st.none() | st.just("–")
SAID = st.fixed_dictionaries({
    "rooms": MAYBE | st.integers(0, 9), "area": MAYBE | st.integers(0, 90).map(lambda n: n / 2),
    "low": MAYBE | st.tuples(st.integers(0, 9), st.integers(9, 40)), "state": MAYBE | st.sampled_from(("good", "bad")),
    "done": MAYBE | st.lists(st.sampled_from(("plan", "talk", "none")), unique=True, min_size=1),
    "day": MAYBE | st.dates(date(2026, 1, 1), date(2026, 12, 31)), "why": MAYBE | st.sampled_from(("=1+1", "Нет")),
    "vacancy": st.lists(st.tuples(st.sampled_from(("Физика", "-")), st.integers(0, 30)), max_size=3),
})  # fmt: skip


def report(number: int, said: dict[str, Any]) -> Report:
    """One school's answers as they are kept."""
    kept: dict[str, Answer] = {}
    for name, value in said.items():
        if name == "vacancy":
            ids = tuple(range(1, len(value) + 1))
            kept["vacancy"] = Given(Entries(ids, len(ids)))
            for k, (subject, hours) in enumerate(value, 1):
                kept |= {f"subject@{k}": Given(subject), f"hours@{k}": Given(hours)}
        elif value == "–":
            kept[name] = NoData()
        elif value is not None:
            plain: Any = Ratio(*value) if name == "low" else value.isoformat() if name == "day" else value
            kept[name] = Given(tuple(plain) if name == "done" else plain)
    answers = {name: written.dumps(value) for name, value in kept.items()}
    return Report(f"Школа {number}", "Город", AT, "Asia/Vladivostok", answers)


def number(value: Any) -> float:
    return value if isinstance(value, int | float) else 0


@settings(max_examples=40, deadline=None)
@given(st.lists(SAID, max_size=5))
def test_sums_and_counts_are_those_of_a_list_kept_by_hand(every: list[dict[str, Any]]) -> None:
    gathered = Gathered(COMPILED, [report(n, said) for n, said in enumerate(every)])
    rows = [table.cells(gathered, one, "ru") for one in gathered.reports]
    head, total = table.header(gathered, "ru"), table.totals(gathered, rows, "ru")
    assert len(head) == len(total) == 9 and all(len(row) == 9 for row in rows)
    for said in every:  # what one's own answer made needless is no answer
        if number(said["rooms"]) <= 2:
            said["area"] = None
    ratios = [said["low"] for said in every if isinstance(said["low"], tuple)]
    assert total[:4] == [
        sum(number(said["rooms"]) for said in every), sum(number(said["area"]) for said in every),
        sum(n for n, _ in ratios), sum(of for _, of in ratios),
    ]  # fmt: skip
    assert counted(total[4]) == by_hand(said["state"] for said in every)
    assert counted(total[5]) == by_hand(one for said in every if isinstance(said["done"], list) for one in said["done"])
    assert total[6:] == [None, None, sum(len(said["vacancy"]) for said in every)]
    for said, row in zip(every, rows, strict=True):
        assert row[0] == said["rooms"] and row[6] == said["day"] and row[7] == said["why"]
        assert row[2:4] == (list(said["low"]) if isinstance(said["low"], tuple) else [said["low"], None])
    [gate] = COMPILED.gates
    entries = table.entry_rows(gathered, gate, "ru")
    assert entries == [
        [index, "Город", f"Школа {index - 1}", k, *entry]
        for index, said in enumerate(every, 1)
        for k, entry in enumerate(said["vacancy"], 1)
    ]


def counted(cell: Any) -> dict[str, int]:
    """«Хорошее: 2; Плохое: 1»."""
    pairs = [one.rpartition(": ") for one in str(cell).split("; ") if one]
    return {label: int(n) for label, _, n in pairs}


def by_hand(names: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        if name in LABELS:
            found[LABELS[name]] = found.get(LABELS[name], 0) + 1
    return found


def opened(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(content))
    return {one.title: list(one.iter_rows(values_only=True)) for one in book.worksheets}


def test_the_workbook_has_the_sums_first_and_names_the_row_of_each_entry() -> None:
    said = {"rooms": 3, "area": 4.5, "low": (1, 9), "state": "bad", "done": ["plan"], "day": date(2026, 3, 1),
            "why": "=1+1", "vacancy": [("Физика", 5), ("-", 7)]}  # fmt: skip
    gathered = Gathered(COMPILED, [report(1, said), report(2, {**said, "vacancy": [("Физика", 9)]})])
    book = opened(answers_xlsx.to_xlsx(gathered, "ru"))
    assert list(book) == ["Ответы", "Вакансия"]
    head, total, first, second = book["Ответы"]
    assert head[:3] == ("Муниципалитет", "Организация", "Отправлено (местное время)") and head[-1] == "_index"
    assert total[:3] == ("Итого", 2, None) and total[3:7] == (6, 9, 2, 18)
    assert first[:3] == ("Город", "Школа 1", datetime(2026, 10, 6, 7, 30)), "by the school's own clock"
    assert (first[-1], second[-1]) == (1, 2) and "=1+1" in first
    assert [row[0] for row in book["Вакансия"]] == ["_parent_index", 1, 1, 2]
    assert [row[-1] for row in book["Вакансия"][1:]] == [5, 7, 9]


KEPT = st.text(max_size=20).filter(lambda one: not re.search(r"_x[0-9a-fA-F]{4}_|\r", one))


SHARP = st.sampled_from(("=1+1", "+7", "-5", "@A1", "#N/A", "#REF!", "\t=1", "\x00=2"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(KEPT | SHARP, min_size=1, max_size=3), min_size=1, max_size=4), st.text(max_size=40))
def test_no_text_computes_and_none_is_changed(rows: list[list[str]], title: str) -> None:
    book, out = Workbook(write_only=True), io.BytesIO()
    sheet(book, "".join(c for c in title if c.isprintable() and c != "'") or "Лист", rows)
    book.save(out)
    made = load_workbook(out).worksheets[0]
    assert made.freeze_panes == "A2"
    for y, row in enumerate(rows, 1):
        for x, said in enumerate(row, 1):
            cell = made.cell(y, x)
            held = "".join(c for c in said if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff"
                                                            and c not in "\ufffe\uffff"))  # fmt: skip
            assert (cell.value or "") == held and (cell.data_type == "s" or not held), repr(said)
            assert cell.quotePrefix or not held.startswith(("=", "+", "-", "@", "\t"))


def test_a_moment_is_told_by_the_clock_of_its_zone() -> None:
    assert local(None, "Europe/Moscow") is None
    for zone in ("Europe/Kaliningrad", "Asia/Kamchatka"):
        assert local(AT, zone) == AT.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def row(state: str, **more: Any) -> Row:
    return Row(**{
        "code": "S-1", "unit": "Школа", "town": "Город", "zone": "Europe/Moscow", "position": "директор",
        "state": state, "trouble": "", "version": 1, "sent_at": AT, "acknowledged_at": None, "due_on": "2026-10-19",
        "first_due_on": None, "extended": 0, "reported_at": None, "decided_at": None, "minutes": None, **more,
    })  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_letters_workbook_has_everybody_the_lost_ones_and_the_sums(language: str) -> None:
    troubles = ("no-seat", "blocked", "not-entered", "seat-closed", "refused", "not-ours", "stopped")
    rows = [row(state) for state in STATES if state != "unreachable"]
    rows += [row("unreachable", trouble=one, code=one) for one in troubles]
    towns = [TownState(1, "Город", {state: sum(one.state == state for one in rows) for state in STATES})]
    book = opened(letter_xlsx.to_xlsx(Everything(language, rows, towns, None)))
    everybody, lost, counts = book.values()
    assert len(everybody) == 1 + len(rows) and len(lost) == 1 + len(troubles)
    assert [one[2] for one in lost[1:]] == list(troubles)
    assert all(one[3] not in troubles for one in lost[1:]), "reasons are words, not codes"
    assert len({one[4] for one in everybody[1:]}) == len(STATES)
    assert everybody[1][6] == datetime(2026, 10, 6, 0, 30) and everybody[1][8] == datetime(2026, 10, 19)
    assert counts[1][1] == len(rows) == sum(counts[1][2:])
    assert {one[4]: one[4] for one in everybody[1:]}.keys() == set(counts[0][2:]), "the same words in both sheets"


def test_the_sheet_of_acknowledgement_counts_its_marks() -> None:
    marks = [Mark("Город", f"Школа {n}", "директор", n, "05.10.2026 10:00" if n % 3 else "") for n in range(1, 8)]
    paper = Document(io.BytesIO(letter_sheet.page("Приказ № 214", "О сверке", marks, "06.10.2026", "ru")))
    [made] = paper.tables
    body = [[cell.text for cell in one.cells] for one in made.rows][1:]
    assert [one[0] for one in body] == [str(n) for n in range(1, 8)]
    assert [one[5] for one in body] == [mark.when or "нет отметки" for mark in marks]
    assert all(bool(one[4]) == bool(mark.when) for one, mark in zip(body, marks, strict=True)), "no mark, no version"
    text = "\n".join(one.text for one in paper.paragraphs)
    assert "Приказ № 214. О сверке" in text and "Отметили: 5 из 7." in text and "подпись не заменяет" in text
