"""The board as .xlsx: schools with states and dates, who cannot be reached and why, response times, the heat map."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.exports.cells import local, sheet
from services.forms.progress import STATES, SchoolRow, TownProgress
from services.risk.heat import TownHeat
from services.risk.response import Pace, TownPace

_WORDS = {
    "ru": {
        "schools": "Школы", "unreached": "Нет связи", "towns": "Муниципалитеты", "pace": "Время ответа",
        "heat": "Карта рисков", "town": "Муниципалитет", "school": "Школа", "code": "Код", "state": "Состояние",
        "director": "Директор", "started": "Начата (местное время)", "sent_at": "Отправлена (местное время)",
        "verified_at": "Проверена (местное время)", "why": "Почему нет связи", "whole": "Всего", "n": "Школ",
        "out": "не вошли", "idle": "вошли, не начали", "started_": "заполняют", "sent": "отправили, не проверены",
        "verified": "проверены", "entered": "вошёл", "no-seat": "нет места директора",
        "not-invited": "приглашение не выдано", "frozen": "приглашение остановлено: сказал, что место не его",
        "invited": "по приглашению ещё не вошёл", "blocked": "остановил бота",
        "taken": "Сигналов взято", "waiting": "Сигналов ждёт", "taken_median": "Взят: медиана, рабочих часов",
        "taken_ninth": "Взят: 9 из 10 не позже, рабочих часов", "checked": "Профилей проверено",
        "checked_median": "Проверен: медиана, рабочих часов",
        "checked_ninth": "Проверен: 9 из 10 не позже, рабочих часов", "profiles": "Отправили",
        "few": "мало данных", "order": "Приказ о кураторе", "ordered": "Приказ от",
    },
    "en": {
        "schools": "Schools", "unreached": "Unreachable", "towns": "Municipalities", "pace": "Response times",
        "heat": "Heat map", "town": "Municipality", "school": "School", "code": "Code", "state": "State",
        "director": "Director", "started": "Begun (local time)", "sent_at": "Sent (local time)",
        "verified_at": "Verified (local time)", "why": "Why unreachable", "whole": "All", "n": "Schools",
        "out": "not in yet", "idle": "in, not begun", "started_": "filling in", "sent": "sent, not verified",
        "verified": "verified", "entered": "in", "no-seat": "no director's place",
        "not-invited": "not invited", "frozen": "invitation stopped: said the place is not theirs",
        "invited": "has not used the invitation yet", "blocked": "has stopped the bot",
        "taken": "Signals taken", "waiting": "Signals waiting", "taken_median": "Taken: median, working hours",
        "taken_ninth": "Taken: nine of ten within, working hours", "checked": "Profiles verified",
        "checked_median": "Verified: median, working hours",
        "checked_ninth": "Verified: nine of ten within, working hours", "profiles": "Sent",
        "few": "too little data", "order": "Order on the curator", "ordered": "Order of",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the table holds: `factors` short names by code, `orders` those on curators by the school's code."""

    language: str
    schools: Sequence[SchoolRow]
    towns: Sequence[TownProgress]
    pace: Sequence[TownPace]
    heat: Sequence[TownHeat]
    factors: Mapping[str, str]
    orders: Mapping[str, tuple[str, date | None]]


def to_xlsx(board: Board) -> bytes:
    """The workbook. Numbers and dates are numbers and dates; no text of it computes, whatever it begins with."""
    from openpyxl import Workbook  # here: slow, and seldom needed

    book, words = Workbook(write_only=True), _WORDS.get(board.language, _WORDS["en"])
    sheet(book, words["schools"], _schools(board, words))
    sheet(book, words["unreached"], _unreached(board, words))
    sheet(book, words["towns"], _towns(board, words))
    sheet(book, words["pace"], _pace(board, words))
    sheet(book, words["heat"], _heat(board, words))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _schools(board: Board, words: Mapping[str, str]) -> Iterable[Sequence[Any]]:
    columns = ("town", "school", "code", "state", "director", "started", "sent_at", "verified_at", "order", "ordered")
    yield [words[k] for k in columns]
    for one in board.schools:
        state = words["started_" if one.state == "started" else one.state]
        moments = [local(at, one.zone) for at in (one.started_at, one.sent_at, one.verified_at)]
        order = board.orders.get(one.code, ("", None))
        yield [one.town, one.school, one.code, state, words[one.reach], *moments, *order]


def _unreached(board: Board, words: Mapping[str, str]) -> Iterable[Sequence[Any]]:
    yield [words[k] for k in ("town", "school", "code", "why")]
    for one in board.schools:
        if one.reach != "entered":
            yield [one.town, one.school, one.code, words[one.reach]]


def _towns(board: Board, words: Mapping[str, str]) -> Iterable[Sequence[Any]]:
    named = [words["started_" if state == "started" else state] for state in STATES]
    yield [words["town"], words["n"], *named, words["unreached"]]
    for town in board.towns:
        yield [town.name, town.schools, *(town.states[state] for state in STATES), town.unreached]


def _pace(board: Board, words: Mapping[str, str]) -> Iterable[Sequence[Any]]:
    yield [
        words[k]
        for k in (
            "town",
            "taken",
            "waiting",
            "taken_median",
            "taken_ninth",
            "checked",
            "checked_median",
            "checked_ninth",
        )
    ]
    for one in board.pace:
        yield [
            one.name or words["whole"], one.taken.n, one.waiting, *_hours(one.taken, words),
            one.verified.n, *_hours(one.verified, words),
        ]  # fmt: skip


def _hours(pace: Pace, words: Mapping[str, str]) -> list[Any]:
    return [words["few"] if one is None else round(one, 1) for one in (pace.median, pace.ninth)]


def _heat(board: Board, words: Mapping[str, str]) -> Iterable[Sequence[Any]]:
    yield [words["town"], words["profiles"], *board.factors.values()]
    for one in board.heat:
        cells = [words["few"] if one.few else one.high.get(code, 0) for code in board.factors]
        yield [one.name, one.sent, *cells]
