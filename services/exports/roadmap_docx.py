"""A roadmap as .docx to be signed: the customary columns, the block of agreement and approval."""

from datetime import date
from typing import Any

from services.exports import templates
from services.exports.roadmap_sheet import Line, Sheet, states

BLANK = "____________________________"
WORDS: dict[str, dict[str, Any]] = {
    "ru": {
        "day": "«___» ______________ 20___ г.", "number": "_______", "project": "ПРОЕКТ", "withdrawn": "СНЯТА",
        "lead": "мероприятий по снижению рисков", "director": "директора", "head": "руководителя",
        "basis": ("самодиагностика, отправлена {sent}", ", проверена {verified}"),
    },
    "en": {
        "day": "____ ______________ 20___", "number": "_______", "project": "DRAFT", "withdrawn": "WITHDRAWN",
        "lead": "of measures that lower the risks", "director": "of the director", "head": "of the head",
        "basis": ("self-diagnosis sent on {sent}", ", verified on {verified}"),
    },
}  # fmt: skip


def to_docx(sheet: Sheet) -> bytes:
    """The paper, made from the template of the sheet's language."""
    return templates.fill(f"roadmap.{_language(sheet)}.docx", values(sheet))


def _language(sheet: Sheet) -> str:
    return sheet.language if sheet.language in WORDS else "en"


def values(sheet: Sheet) -> dict[str, Any]:
    """What a template may show, as `content/documents/README.md` lists it; what is not known yet is a blank line."""
    words = WORDS[_language(sheet)]
    return {
        "title": sheet.kind.upper(), "kind": sheet.kind, "lead": words["lead"] if sheet.school else "",
        "unit": sheet.unit, "author": sheet.author, "mark": words.get(sheet.state, ""), "edition": sheet.edition,
        "approved_by": words["director" if sheet.school else "head"],
        "order_number": sheet.order_number or words["number"], "order_on": _day(sheet.order_on) or words["day"],
        "agreed_by": sheet.agreed_by or BLANK, "agreed_on": _day(sheet.agreed_on) or words["day"],
        "basis": _basis(sheet), "first": _day(sheet.first), "last": _day(sheet.last), "today": _day(sheet.today),
        "total": len(sheet.lines), "measures": [_row(one, sheet) for one in sheet.lines],
    }  # fmt: skip


def examples() -> dict[str, dict[str, Any]]:
    """What the templates are tried with, by their names."""
    day = date(2026, 10, 12)
    line = Line(1, 1, "", "", "", day, day, day, "", "", "", "", "", "", "planned", day)
    sheets = (
        Sheet(language, 0, 0, "", "", True, "", "working", 1, day, day, "1", day, "", day, day, (line,))
        for language in WORDS
    )
    return {f"roadmap.{one.language}.docx": values(one) for one in sheets}


def _basis(sheet: Sheet) -> str:
    sent, verified = WORDS[_language(sheet)]["basis"]
    said: str = sent.format(sent=_day(sheet.basis_sent)) if sheet.basis_sent else ""
    return said + (verified.format(verified=_day(sheet.basis_verified)) if said and sheet.basis_verified else "")


def _row(one: Line, sheet: Sheet) -> dict[str, Any]:
    return {
        "number": one.number, "factor": one.factor, "name": one.name, "starts": _day(one.starts),
        "ends": _day(one.ends), "first_ends": _day(one.first_ends), "responsible": one.responsible,
        "participants": one.participants or "–", "indicator": one.indicator or "–", "baseline": one.baseline,
        "target": one.target, "change": " → ".join(filter(None, (one.baseline, one.target))),
        "evidence": one.evidence or "–", "state": states(sheet.language)[one.state], "done_on": _day(one.done_on),
    }  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
