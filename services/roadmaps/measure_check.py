"""What is wrong with a table of measures: every row against the columns, and against the form it speaks of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from services.forms.schema import Form, Words
from services.org.region_rows import RowError
from services.roadmaps.measure_columns import (
    EFFORT_WORDS,
    ENGLISH,
    OPTIONAL,
    PLAIN,
    SHEET,
    SPOKEN,
    SUPPORT_LETTERS,
    Cells,
    Rows,
    title,
)
from services.roadmaps.measures import CODE, EFFORTS, SUPPORTS, WORST, Answers, Indicator, Measure

MOST_WEEKS = 104
# The same letters typed on the other keyboard.
_SUPPORT: dict[str, Any] = {**SUPPORT_LETTERS, **{letter: letter for letter in SUPPORTS}, "с": "c", "е": "e"}
_EFFORT: dict[str, Any] = {**EFFORT_WORDS, **{effort: effort for effort in EFFORTS}}
_USED = {"": True, "да": True, "yes": True, "нет": False, "no": False}
_LATIN = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")  # М1.6 and M1.6 are one code
_INITIALS = re.compile(r"\b[А-ЯЁA-Z]\.\s?[А-ЯЁA-Z]\.")
_NOTHING = ("", "-", "–", "—")


@dataclass(frozen=True, slots=True)
class Known:
    """The factors and scored questions that measures may speak of: a question's factor by its name."""

    questions: Mapping[str, str]
    numbers: Mapping[str, str]
    factors: tuple[str, ...]

    @classmethod
    def of(cls, form: Form) -> "Known":
        """Those of a form."""
        scored = [item for item in form.items if item.factor and not item.flag]
        numbers = {item.number: item.name for item in scored if item.number}
        return cls({item.name: item.factor for item in scored}, numbers, tuple(f.code for f in form.factors))


@dataclass(slots=True)
class _Reader:
    """One row on its way to a measure."""

    number: int
    cells: Cells
    known: Known
    errors: list[RowError] = field(default_factory=list)

    def wrong(self, name: str, what: str, **args: Any) -> None:
        self.errors.append(RowError(SHEET, self.number, title(name), what, args))

    def text(self, name: str) -> str:
        return self.cells.get(name, "")

    def said(self, name: str) -> Words:
        for key in (name, name + ENGLISH):
            if len(self.text(key)) > SPOKEN[name][1]:
                self.wrong(key, "import-too-long", limit=SPOKEN[name][1])
        words = {"ru": self.text(name), "en": self.text(name + ENGLISH)}
        return {language: text for language, text in words.items() if text}

    def code(self) -> str:
        text = self.text("code").upper().translate(_LATIN)
        if text and not CODE.fullmatch(text):
            self.wrong("code", "measures-code-shape", seen=self.text("code"))
        return text

    def factor(self) -> str:
        text = self.text("factor").upper().translate(_LATIN)
        found = next((code for code in self.known.factors if code.upper() == text), "")
        if text and not found:
            self.wrong(
                "factor", "measures-factor-unknown", seen=self.text("factor"), known=", ".join(self.known.factors)
            )
        return found

    def question(self, name: str, text: str) -> str:
        found = self.known.numbers.get(text, text)
        if found not in self.known.questions:
            self.wrong(name, "measures-question", seen=text)
        return found

    def answers(self, factor: str) -> tuple[Answers, ...]:
        found = {}
        for one in re.split(r"[,;\s]+", self.text("questions")):
            question, _, least = one.partition(":")
            if least and least not in map(str, range(1, WORST + 1)):
                self.wrong("questions", "measures-least", seen=one, most=WORST)
            elif question:
                found[self.question("questions", question)] = int(least or 1)
        of = {self.known.questions.get(question) for question in found}
        if found and factor and None not in of and factor not in of:
            self.wrong("questions", "measures-other-factor", factor=factor)
        return tuple(Answers(question=question, least=least) for question, least in found.items())

    def baseline(self) -> str:
        text = self.text("baseline")
        return "" if text in _NOTHING else self.question("baseline", text)

    def support(self) -> list[Any]:
        letters = [one.strip("()").casefold() for one in re.split(r"[,;\s]+", self.text("support")) if one]
        for letter in letters:
            if letter not in _SUPPORT:
                self.wrong("support", "measures-support", seen=letter)
        return list(dict.fromkeys(_SUPPORT[letter] for letter in letters if letter in _SUPPORT))

    def weeks(self, name: str) -> int:
        text = self.text(name)
        if text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= MOST_WEEKS:
            return int(text)
        if text:
            self.wrong(name, "measures-weeks", seen=text, most=MOST_WEEKS)
        return 0

    def chosen(self, name: str, among: Mapping[str, Any]) -> Any:
        text = self.text(name).casefold()
        if text and text not in among:
            self.wrong(name, "measures-choice", seen=text, known=", ".join(w for w in among if w and not w.isascii()))
        return among.get(text)

    def measure(self) -> Measure | None:
        """The measure, or None when something is wrong with it."""
        for name in (*SPOKEN, *PLAIN):
            if not self.text(name) and name not in OPTIONAL:
                self.wrong(name, "import-no-value")
        if _INITIALS.search(self.text("responsible")):
            self.wrong("responsible", "measures-position")
        said, factor = {name: self.said(name) for name in SPOKEN}, self.factor()
        least, weeks = self.weeks("least"), self.weeks("weeks")
        if least > weeks > 0:
            self.wrong("weeks", "measures-shorter", least=least)
        given = {
            "code": self.code(), "factor": factor, "name": said["name"], "what": said["what"],
            "support": self.support(), "answers": self.answers(factor), "weeks_least": least, "weeks": weeks,
            "responsible": said["responsible"], "evidence": said["evidence"],
            "effort": self.chosen("effort", _EFFORT), "used": self.chosen("used", _USED),
            "indicator": Indicator(
                name=said["indicator"], unit=said["unit"], target=said["target"], baseline=self.baseline()
            ),
        }  # fmt: skip
        return None if self.errors else Measure.model_validate(given)


def read(found: Rows, known: Known) -> tuple[tuple[Measure, ...], tuple[RowError, ...]]:
    """The measures of a table, and everything that is wrong with it in the order of its rows."""
    measures, errors, first = [], list(found.errors), dict[str, int]()
    unread = {(error.row, error.column) for error in found.errors}
    for number, cells in found.rows:
        reader = _Reader(number, cells, known)
        measure, code = reader.measure(), reader.text("code").upper().translate(_LATIN)
        if code and first.setdefault(code, number) != number:
            reader.wrong("code", "measures-twice", code=code, first=first[code])
        # A cell that could not be read is not empty: it is told once.
        errors += [error for error in reader.errors if (error.row, error.column) not in unread]
        measures += [measure] if measure else []
    return tuple(measures), tuple(sorted(errors, key=lambda error: error.row))
