"""How a letter goes, as a picture: a bar of recipients for every municipality, in the order of the alphabet."""

from collections.abc import Sequence

from services.letters.overview import STATES, TownState
from services.risk import bars
from services.risk.bars import Bar, Kind
from services.risk.drawing import INK

_WHITE = "#ffffff"
_FILLS = {
    "new": "#e3d3ad", "read": "#f0c46c", "work": "#8fb8de", "late": "#c2453c", "reported": "#7cc2a0",
    "accepted": "#2f7a5c", "unreachable": "#c3cad1", "cancelled": "#e9edf1",
}  # fmt: skip
_INKS = {"late": _WHITE, "accepted": _WHITE}
_WORDS = {
    "ru": {
        "new": "не ознакомились", "read": "ознакомились", "work": "заполняют отчёт", "late": "срок прошёл",
        "reported": "отчитались", "accepted": "отчёт принят", "unreachable": "нет связи", "cancelled": "отменено",
        "whole": "Всего", "of": "отчёт у {} из {}", "read-of": "ознакомились {} из {}",
    },
    "en": {
        "new": "not read yet", "read": "read", "work": "filling the report", "late": "past the term",
        "reported": "reported", "accepted": "accepted", "unreachable": "out of reach", "cancelled": "called off",
        "whole": "All", "of": "{} of {} reported", "read-of": "{} of {} have read it",
    },
}  # fmt: skip


def svg(
    whole: TownState, towns: Sequence[TownState], language: str, title: str, *, news: bool, last: bool = True
) -> str:
    """The picture; the whole comes first. States nobody is in are left out; `news` asks for no report."""
    words = _WORDS.get(language, _WORDS["en"])
    kinds = [Kind(state, words[state], _FILLS[state], _INKS.get(state, INK)) for state in STATES if whole.states[state]]

    def bar(name: str, town: TownState) -> Bar:
        meant = town.meant - town.states["cancelled"]
        done = town.states["read"] if news else town.states["reported"] + town.states["accepted"]
        return Bar(name, words["read-of" if news else "of"].format(done, meant), town.states)

    return bars.svg(title, kinds, bar(words["whole"], whole), [bar(town.name, town) for town in towns], last=last)
