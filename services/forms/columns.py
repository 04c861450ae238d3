"""Which sheets and columns a form may have, and how a header such as `label::Русский (ru)` is read."""

import re
from dataclasses import dataclass

from services.forms.problems import Findings
from services.forms.rows import Row, Sheet
from services.forms.schema import Words

_LANGUAGE = re.compile(r".*\(\s*([A-Za-z-]+)\s*\)")
_SPOKEN = {
    "survey": {
        "label", "hint", "guidance_hint", "constraint_message", "required_message",
        "unit", "example", "who", "prepare", "message", "action",
    },
    "choices": {"label"},
    "settings": {"heading", "notice"},
    "factors": {"name", "short"},
}  # fmt: skip
_PLAIN = {
    "survey": {
        "type", "name", "number", "relevant", "required", "constraint", "calculation", "appearance", "default",
        "choice_filter", "factor", "weight", "bands", "measure", "score_if_skipped", "min_total", "total_from",
        "flag", "level", "lifts", "fact", "repeat_count",
    },
    "choices": {"list_name", "name", "score", "exclusive"},
    "settings": {"form_title", "form_id", "version", "default_language", "style", "instance_name", "public_key",
        "submission_url", "allow_choice_duplicates", "auto_send", "auto_delete",
    },
    "factors": {"code"},
}  # fmt: skip
SHEETS = frozenset(_PLAIN)
_NOT_YET = {
    "media", "image", "audio", "video", "parameters", "trigger", "body", "bind", "instance",
    "autoplay", "accuracythreshold", "calculate", "read_only", "readonly", "relevance", "noapperrorstring",
}  # fmt: skip
_SAME = {"list name": "list_name", "jr:count": "repeat_count", "id_string": "form_id"}


@dataclass(frozen=True, slots=True)
class Column:
    """A header taken apart: its plain name and the language of its texts, '' for a column without one."""

    header: str
    name: str
    language: str


class Cells:
    """The cells of one row, read by plain name."""

    def __init__(self, row: Row, columns: dict[str, Column]) -> None:
        self.number = row.number
        self._plain: dict[str, str] = {}
        self._words: dict[str, Words] = {}
        for header, text in row.cells.items():
            column = columns.get(header)
            if column is None:
                continue
            if column.language:
                self._words.setdefault(column.name, {})[column.language] = text
            else:
                self._plain[column.name] = text

    def text(self, name: str) -> str:
        """The cell, or '' where it is empty."""
        return self._plain.get(name, "")

    def words(self, name: str) -> Words:
        """The texts of a column by language."""
        return self._words.get(name, {})

    def rest(self) -> dict[str, str]:
        """The plain cells, for choice lists that carry columns of their own."""
        return self._plain


def language_code(name: str) -> str:
    """`Русский (ru)` → `ru`; a name without brackets stands for itself."""
    match = _LANGUAGE.fullmatch(name)
    return (match[1] if match else name).strip().lower()


def read_columns(sheet: Sheet, default_language: str, findings: Findings) -> dict[str, Column]:
    """Known columns by header; unknown ones are noted, but only where a cell is filled."""
    columns: dict[str, Column] = {}
    filled = {header for row in sheet.rows for header in row.cells}
    for header in filter(None, sheet.header):
        column = _column(sheet.name, header, default_language)
        if column is not None:
            columns[header] = column
        elif header in filled:
            _note_unknown(header, findings)
    return columns


def _column(sheet: str, header: str, default_language: str) -> Column | None:
    base, _, language = header.partition("::")
    name = _SAME.get(base.strip().lower(), base.strip().lower())
    if name in _SPOKEN[sheet]:
        return Column(header, name, language_code(language) if language else default_language)
    if not language and (name in _PLAIN[sheet] or (sheet == "choices" and name not in _NOT_YET)):
        return Column(header, name, "")
    return None


def _note_unknown(header: str, findings: Findings) -> None:
    name = header.partition("::")[0].strip().lower()
    if name in _NOT_YET:
        findings.add(0, header, "этот столбец XLSForm пока не поддерживается", "Очистите его")
    else:
        findings.add(0, header, "неизвестный столбец", "Проверьте написание или удалите его")
