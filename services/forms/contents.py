"""What a form holds, in numbers: for a card in the chat and for the command line."""

from collections import Counter
from dataclasses import dataclass

from services.forms.schema import Form, Words

MINUTES_A_QUESTION = 0.5


@dataclass(frozen=True, slots=True)
class Contents:
    """Sections with their questions, questions by type, the minutes they take, what the form reports."""

    title: Words
    name: str
    version: str
    languages: tuple[str, ...]
    sections: tuple[tuple[Words, int], ...]
    kinds: tuple[tuple[str, int], ...]  # the most frequent first
    questions: int
    minutes: int
    signals: tuple[str, ...]  # codes, once each
    checks: int
    factors: int


def contents(form: Form) -> Contents:
    """What is in it; every question is counted, though some of them will not be asked of everybody."""
    asked = [item for item in form.items if item.asked]
    flags = [item.flag for item in form.items if item.flag]
    held = Counter(item.section for item in asked)
    return Contents(
        title=form.title,
        name=form.name,
        version=form.version,
        languages=form.languages,
        sections=tuple((section.label, held[section.name]) for section in form.sections if held[section.name]),
        kinds=tuple(Counter(item.kind for item in asked).most_common()),
        questions=len(asked),
        minutes=minutes(len(asked)),
        signals=tuple(dict.fromkeys(flag.code for flag in flags if flag.level != "check")),
        checks=len({flag.code for flag in flags if flag.level == "check"}),
        factors=len(form.factors),
    )


def minutes(questions: int) -> int:
    """How long answering them takes, one at least."""
    return max(1, round(questions * MINUTES_A_QUESTION))
