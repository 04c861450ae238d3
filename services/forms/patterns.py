"""Regular expressions of a form, accepted only when they cannot run for long."""

import re

LONGEST_TEXT = 200
_STEPS = 20_000_000
_COUNT = re.compile(r"\{(?=[\d,])(\d*)(?:(,)(\d*))?\}")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A compiled pattern; ValueError says why it is refused.

    Python's engine backtracks, so a repeat around a choice may take for ever. What may stay:
    no repeat of a group that itself repeats or branches, and few enough repeats side by side.
    """
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as why:
        raise ValueError(f"регулярное выражение не читается: {why}") from None
    _refuse_slow(pattern)
    return compiled


def matches(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the whole text matches; longer than LONGEST_TEXT never does."""
    return len(text) <= LONGEST_TEXT and pattern.fullmatch(text) is not None


def _refuse_slow(pattern: str) -> None:
    branching = [False]
    repeats = options = at = 0
    while at < len(pattern):
        closed, at = _atom(pattern, at, branching)
        kind, at = _quantifier(pattern, at)
        if kind and closed:
            raise ValueError("повтор внутри повтора")
        repeats += kind == "many"
        options += kind == "optional"
        branching[-1] = branching[-1] or closed or kind in ("many", "optional")
    if LONGEST_TEXT**repeats * 2**options > _STEPS:
        raise ValueError("слишком много повторов подряд")


def _atom(pattern: str, at: int, branching: list[bool]) -> tuple[bool, int]:
    """Step over one atom; true when it closed a group that repeats or branches inside."""
    if pattern[at] == "\\":
        if pattern[at + 1 : at + 2].isdigit():
            raise ValueError("обратная ссылка")
        return False, at + 2
    if pattern[at] == "[":
        return False, _after_class(pattern, at)
    if pattern[at] == "(":
        if pattern.startswith("(?", at) and not pattern.startswith("(?:", at):
            raise ValueError("особая группа (?…)")
        branching.append(False)
        return False, at + (3 if pattern.startswith("(?:", at) else 1)
    if pattern[at] == ")":
        return branching.pop(), at + 1
    if pattern[at] == "|":
        branching[-1] = True
    return False, at + 1


def _after_class(pattern: str, at: int) -> int:
    at += 2 if pattern.startswith("[^", at) else 1
    at += 1  # a bracket in the first place is a plain character
    while pattern[at - 1] == "\\" or pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def _quantifier(pattern: str, at: int) -> tuple[str, int]:
    kind, end = "", at
    if pattern[at : at + 1] in ("*", "+"):
        kind, end = "many", at + 1
    elif pattern[at : at + 1] == "?":
        kind, end = "optional", at + 1
    elif count := _COUNT.match(pattern, at):
        kind, end = ("many" if count[2] else "fixed"), count.end()
    return kind, end + (kind != "" and pattern[end : end + 1] in ("?", "+"))
