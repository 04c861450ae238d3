"""The signals of a submission: flag rows that came true, one signal per code."""

from dataclasses import dataclass
from itertools import groupby

from services.forms.compiled import Compiled, Node
from services.forms.evaluate import State, raised
from services.forms.schema import Flag, Words
from services.forms.wording import said

_RANK = {"process": 0, "medium": 1, "high": 2, "emergency": 3}


@dataclass(frozen=True, slots=True)
class Signal:
    """What a curator hears of. `lifts` maps factors to the level this signal raises them to at least."""

    code: str
    level: str
    factor: str
    message: Words
    action: Words
    lifts: tuple[tuple[str, str], ...] = ()


def fired(compiled: Compiled, state: State) -> tuple[Signal, ...]:
    """All signals in force, in the form's order; several rows of one code make one signal with all their words."""
    state = state.whole
    nodes = [node for node in raised(state) if node.item.flag and node.item.flag.level in _RANK]
    codes = list(dict.fromkeys(_flag(node).code for node in nodes))
    nodes.sort(key=lambda node: codes.index(_flag(node).code))
    return tuple(_signal(state, list(rows)) for _, rows in groupby(nodes, key=lambda node: _flag(node).code))


def lifts(state: State) -> tuple[tuple[str, str, str], ...]:
    """What the signals in force do to the levels, without their words: (code, factor, level at least)."""
    flags = [_flag(node) for node in raised(state)]
    return tuple((flag.code, flag.lifts, _at_least(flag)) for flag in flags if flag.lifts and flag.level in _RANK)


def _flag(node: Node) -> Flag:
    if node.item.flag is None:
        raise ValueError(f"{node.item.name} is no flag row")
    return node.item.flag


def _signal(state: State, rows: list[Node]) -> Signal:
    flags = [_flag(node) for node in rows]
    gravest = max(flags, key=lambda flag: _RANK[flag.level])
    return Signal(
        code=gravest.code,
        level=gravest.level,
        factor=next((node.item.factor for node in rows if node.item.factor), gravest.lifts),
        message=_joined([said(state, flag.message) for flag in flags]),
        action=gravest.action,
        lifts=tuple(dict.fromkeys((flag.lifts, _at_least(flag)) for flag in flags if flag.lifts)),
    )


def _at_least(flag: Flag) -> str:
    """An emergency lifts its factor as a high signal does."""
    return "medium" if flag.level in ("medium", "process") else "high"


def _joined(messages: list[Words]) -> Words:
    """All of them as one line of a list: «…; ….»"""
    languages = dict.fromkeys(language for message in messages for language in message)
    said = {language: dict.fromkeys(m[language] for m in messages if language in m) for language in languages}
    return {language: _line(list(lines)) for language, lines in said.items()}


def _line(lines: list[str]) -> str:
    return "; ".join([*(line.removesuffix(".") for line in lines[:-1]), lines[-1]])
