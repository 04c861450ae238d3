"""How a cycle goes, as a picture: a bar of schools for every municipality, in the order of the alphabet."""

from collections.abc import Sequence

from services.forms.progress import STATES, TownProgress
from services.risk import bars
from services.risk.bars import Bar, Kind

# From grey to green; white ink on the darkest.
_FILLS = {"out": "#c3cad1", "idle": "#f0c46c", "started": "#8fb8de", "sent": "#7cc2a0", "verified": "#2f7a5c"}
_WORDS = {
    "ru": {
        "out": "не вошли", "idle": "вошли, не начали", "started": "заполняют", "sent": "отправили, не проверены",
        "verified": "проверены", "whole": "Всего", "of": "отправили {} из {}", "none": "школ нет",
    },
    "en": {
        "out": "not in yet", "idle": "in, not begun", "started": "filling in", "sent": "sent, not verified",
        "verified": "verified", "whole": "All", "of": "{} of {} sent", "none": "no schools",
    },
}  # fmt: skip


def svg(whole: TownProgress, towns: Sequence[TownProgress], language: str, title: str, *, last: bool = True) -> str:
    """The picture; the whole comes first, then these municipalities."""
    words = _WORDS.get(language, _WORDS["en"])
    kinds = [Kind(state, words[state], _FILLS[state]) for state in STATES[:-1]]
    kinds.append(Kind("verified", words["verified"], _FILLS["verified"], "#ffffff"))

    def bar(name: str, town: TownProgress) -> Bar:
        done = town.states["sent"] + town.states["verified"]
        said = words["of"].format(done, town.schools) if town.schools else words["none"]
        return Bar(name, said, town.states)

    return bars.svg(title, kinds, bar(words["whole"], whole), [bar(town.name, town) for town in towns], last=last)
