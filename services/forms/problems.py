"""What is wrong with a form as a methodologist wrote it: all of it at once, each with its remedy."""

from dataclasses import dataclass, field

from services.forms.problems_in_english import in_english


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where (row as the file counts it, 0 for the whole sheet), what, and what to do."""

    sheet: str
    row: int
    column: str
    what: str
    remedy: str

    def spoken(self, language: str) -> str:
        """The whole of it as one line in this language."""
        if language != "en":
            return str(self)
        place = f"sheet “{self.sheet}”" if self.sheet else "file"
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column “{self.column}”"
        return f"{place}: {in_english(self.what)}. {in_english(self.remedy)}."

    def __str__(self) -> str:
        place = f"лист «{self.sheet}»" if self.sheet else "файл"
        if self.row:
            place += f", строка {self.row}"
        if self.column:
            place += f", столбец «{self.column}»"
        return f"{place}: {self.what}. {self.remedy}."


class FormRefused(ValueError):
    """The form cannot be taken; `problems` lists everything found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(slots=True)
class Findings:
    """Collects problems of one sheet while its rows are read."""

    sheet: str
    found: list[Problem] = field(default_factory=list)

    def add(self, row: int, column: str, what: str, remedy: str) -> None:
        """Note one problem."""
        self.found.append(Problem(self.sheet, row, column, what, remedy))
