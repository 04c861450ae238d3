"""Answers of many units as .xlsx: one sheet with sums, and one for each repeat with a row for each entry."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from services.exports.cells import local, sheet
from services.forms import table
from services.forms.schema import Item, spoken
from services.forms.table import Gathered

_WORDS = {
    "ru": {"town": "Муниципалитет", "unit": "Организация", "at": "Отправлено (местное время)", "total": "Итого",
           "answers": "Ответы", "entry": "Запись №"},
    "en": {"town": "Municipality", "unit": "Organisation", "at": "Sent (local time)", "total": "Total",
           "answers": "Answers", "entry": "Entry No."},
}  # fmt: skip


def to_xlsx(gathered: Gathered, language: str) -> bytes:
    """A workbook of answers alone."""
    from openpyxl import Workbook  # here: slow, and seldom needed

    book = Workbook(write_only=True)
    sheets(book, gathered, language, _words(language)["answers"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheets(book: Any, gathered: Gathered, language: str, title: str) -> None:
    """The sheet of all answers, then one for each repeat of the form."""
    sheet(book, title, _answers(gathered, language))
    for gate in gathered.compiled.gates:
        name = spoken(gate.label, language, gathered.compiled.form.default_language)
        sheet(book, name, _entries(gathered, gate, language), widths={2: 30, 3: 34})


def _answers(gathered: Gathered, language: str) -> Iterable[Sequence[Any]]:
    """The sums stand first: with hundreds of rows nobody looks for them at the end."""
    words, rows = _words(language), [table.cells(gathered, one, language) for one in gathered.reports]
    index = ["_index"] if gathered.compiled.gates else []
    yield [words["town"], words["unit"], words["at"], *table.header(gathered, language), *index]
    yield [words["total"], len(rows), None, *table.totals(gathered, rows, language)]
    for k, (one, row) in enumerate(zip(gathered.reports, rows, strict=True), 1):
        yield [one.town, one.unit, local(one.sent_at, one.zone), *row, *([k] if index else [])]


def _entries(gathered: Gathered, gate: Item, language: str) -> Iterable[Sequence[Any]]:
    words = _words(language)
    yield ["_parent_index", words["town"], words["unit"], words["entry"], *table.entry_header(gathered, gate, language)]
    yield from table.entry_rows(gathered, gate, language)


def _words(language: str) -> dict[str, str]:
    return _WORDS.get(language, _WORDS["en"])
