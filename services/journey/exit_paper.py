"""The decision about the way out as a .docx to sign."""

from dataclasses import dataclass

from docx.shared import Pt

from services.journey.paper import centred, clean, page, saved, table

MARKS = {"yes": "выполнено", "no": "не выполнено", "unknown": "нет данных"}


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on it; dates as 14.10.2026."""

    body: str
    school: str
    number: str
    on: str
    decided_by: str
    checks: tuple[tuple[str, str], ...]  # condition, yes no unknown
    results: tuple[tuple[str, int, int, int], ...]  # procedure, year, below, took


def make(paper: Paper) -> bytes:
    """The bytes of the document."""
    book = page()
    centred(book, clean(paper.body), bold=True)
    centred(book, "РЕШЕНИЕ", bold=True)
    centred(book, "о выходе школы из зоны риска снижения образовательных результатов")
    book.add_paragraph(f"Школа: {clean(paper.school)}")
    book.add_paragraph(f"Основание: приказ № {clean(paper.number)} от {paper.on}")
    book.add_paragraph("Условия выхода:")
    table(
        book,
        ("№", "Условие", "Проверка"),
        [(str(k), a, MARKS[b]) for k, (a, b) in enumerate(paper.checks, 1)],
        (1.2, 11.3, 4),
    )
    if paper.results:
        book.add_paragraph().paragraph_format.space_after = Pt(0)
        book.add_paragraph("Результаты оценочных процедур:")
        rows = [
            (a, str(year), f"{below} из {took} ({round(100 * below / took)} %)")
            for a, year, below, took in paper.results
        ]
        table(book, ("Процедура", "Год", "Не набрали минимум"), rows, (9, 2.5, 5))
    book.add_paragraph()
    book.add_paragraph("Решено: перевести школу в эффективный режим работы. Наблюдение – один год со дня решения.")
    book.add_paragraph()
    book.add_paragraph(f"{clean(paper.decided_by)}   ____________________ / ____________________ /")
    return saved(book)
