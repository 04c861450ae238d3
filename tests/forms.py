"""Forms of one's own: a workbook out of rows; in the stories published by the operator and sent to the schools."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from sandbox.citizen import Citizen

Rows = Sequence[Sequence[Any]]


def workbook(**sheets: Rows) -> bytes:
    """An .xlsx of these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def choose(olga: Citizen, book: bytes, title: str) -> None:
    """Publish a form and start a cycle of it for every school."""
    await olga.send("/forms")
    await olga.document("form.xlsx", book)
    await olga.press("Опубликовать")
    await olga.send("/cycle")
    await olga.press("Сменить анкету")
    await olga.press(title)
    await olga.press(olga.labels[0])
    await olga.press("Начать для 12 школ")
