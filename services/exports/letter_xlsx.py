"""A letter as .xlsx: every recipient with states and dates, who cannot be reached and why, the reports in one sheet."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.exports.answers_xlsx import sheets
from services.exports.cells import local, sheet
from services.forms.table import Gathered
from services.letters.overview import STATES, Row, TownState

_WORDS = {
    "ru": {
        "all": "Получатели", "lost": "Нет связи", "towns": "Муниципалитеты", "reports": "Сводный отчёт",
        "town": "Муниципалитет", "unit": "Организация", "code": "Код", "position": "Должность", "state_": "Состояние",
        "version": "Версия", "sent": "Отправлено (местное время)", "ack": "Ознакомление (местное время)",
        "due": "Срок", "first": "Первый срок", "extended": "Продлений", "reported_at": "Отчёт (местное время)",
        "decided": "Принят или возвращён (местное время)", "minutes": "Минут на отчёт", "why": "Почему нет связи",
        "n": "Получателей", "total": "Итого", "new": "не ознакомились", "read": "ознакомились",
        "work": "заполняют отчёт", "late": "срок прошёл", "reported": "отчитались", "accepted": "отчёт принят",
        "unreachable": "нет связи", "cancelled": "отменено", "no-seat": "нет такого места", "blocked": "остановил бота",
        "not-entered": "ещё не вошёл", "seat-closed": "место закрыто", "refused": "Telegram не доставил",
        "not-ours": "снято как «не наше»", "stopped": "рассылка остановлена",
    },
    "en": {
        "all": "Recipients", "lost": "Out of reach", "towns": "Municipalities", "reports": "Consolidated report",
        "town": "Municipality", "unit": "Organisation", "code": "Code", "position": "Position", "state_": "State",
        "version": "Version", "sent": "Sent (local time)", "ack": "Acknowledged (local time)", "due": "Term",
        "first": "First term", "extended": "Extensions", "reported_at": "Reported (local time)",
        "decided": "Accepted or returned (local time)", "minutes": "Minutes on the report", "why": "Why out of reach",
        "n": "Recipients", "total": "Total", "new": "not read", "read": "have read it", "work": "filling the report",
        "late": "past the term", "reported": "reported", "accepted": "accepted", "unreachable": "out of reach",
        "cancelled": "called off", "no-seat": "no such seat", "blocked": "stopped the bot",
        "not-entered": "not in yet", "seat-closed": "seat closed", "refused": "Telegram did not deliver it",
        "not-ours": "called off as not theirs", "stopped": "sending was stopped",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Everything:
    """What the workbook holds."""

    language: str
    rows: Sequence[Row]
    towns: Sequence[TownState]
    reports: Gathered | None


def to_xlsx(one: Everything) -> bytes:
    """The workbook."""
    from openpyxl import Workbook  # here: slow, and seldom needed

    book, words = Workbook(write_only=True), _WORDS.get(one.language, _WORDS["en"])
    sheet(book, words["all"], _recipients(one, words))
    sheet(book, words["lost"], _lost(one, words))
    sheet(book, words["towns"], _towns(one, words))
    if one.reports is not None:
        sheets(book, one.reports, one.language, words["reports"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _recipients(one: Everything, words: Mapping[str, str]) -> Iterable[Sequence[Any]]:
    yield [
        words[key] for key in ("town", "unit", "code", "position", "state_", "version", "sent", "ack", "due", "first",
                               "extended", "reported_at", "decided", "minutes")
    ]  # fmt: skip
    for row in one.rows:
        yield [
            row.town, row.unit, row.code, row.position, words[row.state], row.version, local(row.sent_at, row.zone),
            local(row.acknowledged_at, row.zone), _day(row.due_on), _day(row.first_due_on), row.extended,
            local(row.reported_at, row.zone), local(row.decided_at, row.zone), row.minutes,
        ]  # fmt: skip


def _lost(one: Everything, words: Mapping[str, str]) -> Iterable[Sequence[Any]]:
    yield [words[key] for key in ("town", "unit", "code", "why")]
    for row in one.rows:
        if row.state == "unreachable":
            yield [row.town, row.unit, row.code, words.get(row.trouble, row.trouble)]


def _towns(one: Everything, words: Mapping[str, str]) -> Iterable[Sequence[Any]]:
    yield [words["town"], words["n"], *(words[state] for state in STATES)]
    for town in one.towns:
        yield [town.name, town.meant, *(town.states[state] for state in STATES)]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
