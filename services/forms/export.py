"""A form as .xlsx: what our own reader reads back to the equal form, and what Kobo and ODK take."""

import io
import re
from typing import Any

from services.forms.schema import Bands, Flag, Form, Item, Part, Section, Words

LANGUAGES = {"ru": "Русский (ru)", "en": "English (en)", "tt": "Татарча (tt)"}
# Fields of an item that are no column of their own name.
_APART = {
    "kind", "name", "section", "choices", "guidance", "parts", "flag",
    "weight", "bands", "score_if_skipped", "min_total", "repeat", "count",
}  # fmt: skip
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what the format cannot hold

Cells = dict[str, str]


def to_xlsx(form: Form) -> bytes:
    """The workbook. Every cell is a text: nothing in it computes, whatever it begins with."""
    from openpyxl import Workbook  # here: slow, and seldom needed

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables(form).items():
        sheet = book.create_sheet(name)
        header = list(dict.fromkeys(column for row in rows for column in row))
        for place, row in enumerate([dict(zip(header, header, strict=True)), *rows], start=1):
            for column, title in enumerate(header, start=1):
                if text := row.get(title):
                    cell = sheet.cell(place, column)
                    cell.value = _FORBIDDEN.sub("", text)
                    cell.data_type, cell.quotePrefix = "s", True
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tables(form: Form) -> dict[str, list[Cells]]:
    """The rows of every sheet by their column."""
    choices = [
        {"list_name": name, "name": one.name, **_said("label", one.label), "score": _number(one.score),
         "exclusive": "yes" if one.exclusive else "", **one.columns}
        for name, listed in form.choices.items() for one in listed
    ]  # fmt: skip
    factors = [{"code": one.code, **_said("name", one.name), **_said("short", one.short)} for one in form.factors]
    found = {"survey": _survey(form), "choices": choices, "settings": [_settings(form)], "factors": factors}
    return {name: rows for name, rows in found.items() if rows}


def _settings(form: Form) -> Cells:
    spoken = {language: text for language, text in form.title.items() if language != form.default_language}
    return {
        "form_title": form.title.get(form.default_language, form.name),
        "form_id": form.name,
        "version": form.version,
        "default_language": _language(form.default_language),
        **_said("heading", spoken),
        **_said("notice", form.notice),
    }


def _survey(form: Form) -> list[Cells]:
    gates = {item.name: item for item in form.items if item.kind == "repeat"}
    every: Cells = {"type": "", "name": "", **{f"label::{_language(one)}": "" for one in form.languages}}
    rows, left, current, repeat = [], list(form.sections), "", ""
    for item in form.items:
        if item.section != current:
            rows += [_end()] if current else []
            while item.section and left:
                section = left.pop(0)
                rows.append(_begin(section))
                if section.name == item.section:
                    break
                rows.append(_end())
            current = item.section
        if item.repeat and item.repeat != repeat:
            rows.append(_begin_repeat(gates[item.repeat]))
        rows += _rows(item)
        repeat = item.repeat
    rows += [_end()] if current else []
    rows += [row for section in left for row in (_begin(section), _end())]
    return [{**every, **row} for row in rows]


def _begin(section: Section) -> Cells:
    return {"type": "begin_group", "name": section.name, **_said("label", section.label)}


def _begin_repeat(gate: Item) -> Cells:
    return {"type": "begin_repeat", "name": gate.name, **_columns(gate), "repeat_count": gate.count}


def _end() -> Cells:
    return {"type": "end_group"}


def _rows(item: Item) -> list[Cells]:
    """A question; a ratio is a group with its two numbers."""
    if item.kind == "repeat":  # its questions stand before it
        return [{"type": "end_repeat"}]
    cells = {"name": item.name, **_columns(item)}
    if item.parts is None:
        return [{"type": f"{item.kind} {item.choices}".strip(), **cells}]
    return [{"type": "begin_group", **cells}, *map(_part, item.parts), _end()]


def _columns(item: Item) -> Cells:
    cells: Cells = {**_said("guidance_hint", item.guidance), **_flag(item.flag)}
    for name in Item.model_fields:
        value: Any = getattr(item, name)
        if name not in _APART:
            cells |= _said(name, value) if isinstance(value, dict) else {name: value}
    cells["weight"] = "" if item.weight == 1 else _number(item.weight)
    cells["score_if_skipped"] = _number(item.score_if_skipped)
    cells["min_total"] = _number(item.min_total or None)
    cells["bands"] = _bands(item.bands)
    return cells


def _part(part: Part) -> Cells:
    words = {**_said("label", part.label), **_said("constraint_message", part.constraint_message)}
    return {"type": "integer", "name": part.name, "constraint": part.constraint, **words}


def _flag(flag: Flag | None) -> Cells:
    if flag is None:
        return {}
    words = {**_said("message", flag.message), **_said("action", flag.action)}
    return {"flag": flag.code, "level": flag.level, "lifts": flag.lifts, **words}


def _bands(bands: Bands | None) -> str:
    return " ".join(f"{bands.sign}{_number(cut)}" for cut in bands.cuts) if bands else ""


def _number(number: float | None) -> str:
    if number is None:
        return ""
    return str(int(number)) if float(number).is_integer() else f"{number:.10f}".rstrip("0")


def _said(column: str, words: Words) -> Cells:
    return {f"{column}::{_language(language)}": text for language, text in words.items()}


def _language(code: str) -> str:
    return LANGUAGES.get(code, code)
