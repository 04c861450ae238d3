"""Reads an XLSForm (Markdown tables or .xlsx) into the canonical form, or says everything that is wrong."""

from pathlib import Path

from services.forms.checks import check_cycles, check_filter, check_rows, check_scoring, scope_of
from services.forms.columns import SHEETS, Cells, language_code, read_columns
from services.forms.problems import Findings, FormRefused, Problem
from services.forms.rows import Row, Sheet, read_sheets
from services.forms.schema import Choice, Factor, Form, Words
from services.forms.survey import Survey

__all__ = ["FormRefused", "Problem", "read", "read_rows"]

_EMPTY = Sheet("", (), ())
_YES = {"yes", "true", "true()", "да", "1"}


def read(source: Path | bytes, kind: str = "md") -> Form:
    """The form in a file of this kind (md, xlsx). Raises FormRefused with all problems found."""
    return read_rows(read_sheets(source, kind))


def read_rows(sheets: dict[str, Sheet]) -> Form:
    """The form in rows that were read already. Raises FormRefused with all problems found."""
    reader = _Reader(sheets)
    form = reader.form()
    if reader.problems or form is None:
        raise FormRefused(tuple(reader.problems))
    if problem := second_opinion(sheets):
        raise FormRefused((problem,))
    return form


def second_opinion(sheets: dict[str, Sheet]) -> Problem | None:
    """What pyxform, the reference converter, has against the form."""
    from pyxform.errors import PyXFormError  # here: the first use costs seconds
    from pyxform.xls2xform import convert

    book: dict[str, object] = {"sheet_names": [name for name in sheets if name != "factors"]}
    for name in ("survey", "choices", "settings"):
        if name in sheets:
            book[name] = [dict(row.cells) for row in sheets[name].rows]
            book[f"{name}_header"] = [dict.fromkeys(filter(None, sheets[name].header))]
    try:
        convert(book, form_name="data")
    except (
        PyXFormError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
    ) as why:  # it also trips over itself
        return Problem("", 0, "", f"проверка pyxform: {why}", "Исправьте форму по этому сообщению")
    return None


class _Reader:
    def __init__(self, sheets: dict[str, Sheet]) -> None:
        self.sheets = sheets
        self.problems: list[Problem] = []
        self.language = language_code(self._setting("default_language") or "ru")
        self.languages: set[str] = {self.language}

    def form(self) -> Form | None:
        for name in sorted(set(self.sheets) - SHEETS):
            self.problems.append(Problem(name, 0, "", "неизвестный лист", "Есть: survey, choices, settings, factors"))
        if not self.sheets.get("survey", _EMPTY).rows:
            self.problems.append(Problem("survey", 0, "", "нет ни одного вопроса", "Добавьте лист survey"))
            return None
        settings = self._settings()
        choices, factors = self._choices(), self._factors()
        survey = self._survey(choices, frozenset(factor.code for factor in factors))
        if self.problems:
            return None
        title = settings.words("heading")
        return Form(
            name=settings.text("form_id"),
            title={self.language: settings.text("form_title"), **title},
            notice=settings.words("notice"),
            version=settings.text("version"),
            default_language=self.language,
            languages=(self.language, *sorted(self.languages - {self.language})),
            sections=tuple(survey.sections),
            items=tuple(item for _, item in survey.items),
            choices=choices,
            factors=factors,
        )

    def _setting(self, name: str) -> str:
        rows = self.sheets.get("settings", _EMPTY).rows
        return rows[0].cells.get(name, "") if rows else ""

    def _rows(self, name: str, findings: Findings) -> list[Cells]:
        sheet = self.sheets.get(name, _EMPTY)
        if not sheet.name:
            return []
        columns = read_columns(sheet, self.language, findings)
        self.languages |= {column.language for column in columns.values() if column.language}
        return [Cells(row, columns) for row in sheet.rows]

    def _settings(self) -> Cells:
        findings = Findings("settings")
        rows = self._rows("settings", findings) or [Cells(Row(0, {}), {})]
        for name in ("form_id", "form_title", "version"):
            if not rows[0].text(name):
                findings.add(rows[0].number, name, "не заполнено", "Имя, название и версия нужны каждой форме")
        self.problems += findings.found
        return rows[0]

    def _choices(self) -> dict[str, tuple[Choice, ...]]:
        findings = Findings("choices")
        lists: dict[str, tuple[Choice, ...]] = {}
        for cells in self._rows("choices", findings):
            list_name, name = cells.text("list_name"), cells.text("name")
            if not list_name or not name or " " in name:
                remedy = "Заполните list_name и name без пробелов"
                findings.add(cells.number, "name", "у ответа нет списка или имени", remedy)
            if any(choice.name == name for choice in lists.get(list_name, ())):
                findings.add(cells.number, "name", f"ответ «{name}» в списке дважды", "Дайте другое имя")
            if not cells.words("label"):
                findings.add(cells.number, "label", "нет текста ответа", "Напишите текст")
            lists[list_name] = (*lists.get(list_name, ()), _choice(cells, name, findings))
        self.problems += findings.found
        return lists

    def _factors(self) -> tuple[Factor, ...]:
        findings = Findings("factors")
        rows = self._rows("factors", findings)
        self.problems += findings.found
        return tuple(Factor(code=row.text("code"), name=row.words("name"), short=_short(row)) for row in rows)

    def _survey(self, lists: dict[str, tuple[Choice, ...]], factors: frozenset[str]) -> Survey:
        findings = Findings("survey")
        survey = Survey(findings)
        rows = self._rows("survey", findings)
        for cells in rows:
            survey.read(cells)
        survey.finish()
        scope = scope_of([item for _, item in survey.items], survey.inside)
        check_rows(rows, scope, findings)
        for cells, item in survey.items:
            if item.choices and item.choices not in lists:
                findings.add(cells.number, "type", f"нет списка «{item.choices}»", "Добавьте его на лист choices")
            check_filter(cells, item, lists.get(item.choices, ()), scope, findings)
        check_scoring(survey.items, lists, factors, findings)
        check_cycles(survey.items, findings)
        self.problems += findings.found
        return survey


def _choice(cells: Cells, name: str, findings: Findings) -> Choice:
    score: float | None = None
    if text := cells.text("score"):
        try:
            score = float(text.replace(",", "."))
        except ValueError:
            findings.add(cells.number, "score", f"«{text}» – не число", "Балл от 0 до 3")
    own = ("list_name", "name", "score", "exclusive")
    columns = {key: text for key, text in cells.rest().items() if key not in own}
    exclusive = cells.text("exclusive").lower() in _YES
    return Choice(name=name, label=cells.words("label"), score=score, exclusive=exclusive, columns=columns)


def _short(row: Cells) -> Words:
    return row.words("short") or row.words("name")
