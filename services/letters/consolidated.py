"""All reports on a letter in one table: a row for each unit, numbers summed, choices counted.

Answers are gathered in the transaction and evaluated after it: what a school's own answers made irrelevant is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models import Answer, Delivery, Letter, Submission, Unit
from services.forms import answers as written
from services.forms import submissions
from services.forms.answers import Files, Given, NoData, Ratio
from services.forms.compiled import Compiled
from services.forms.evaluate import State, state_of
from services.forms.schema import Item, spoken
from services.forms.wording import answer_text

Cell = int | float | str | date | None


@dataclass(frozen=True, slots=True)
class Report:
    """One unit's answers, not yet evaluated."""

    unit: str
    town: str
    sent_at: datetime | None
    zone: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything the table is made of."""

    compiled: Compiled
    reports: Sequence[Report]


def gather(db: Session, letter: Letter) -> Gathered | None:
    """The reports that were sent, by municipality; None when the letter asks for no form."""
    if letter.form_version_id is None or letter.report != "form":
        return None
    town = aliased(Unit)
    rows = db.execute(
        select(Submission.id, Unit.name, town.name, Submission.sent_at, Unit.zone)
        .join(Delivery, Delivery.submission_id == Submission.id)
        .join(Unit, Unit.id == Submission.school_id)
        .outerjoin(town, town.id == Unit.parent_id)
        .where(Delivery.letter_id == letter.id, Submission.state == "sent")
        .distinct()
        .order_by(town.name, Unit.name)
    ).all()
    said: dict[int, dict[str, str]] = defaultdict(dict)
    query = (
        select(Answer.submission_id, Answer.item, Answer.value)
        .join(Delivery, Delivery.submission_id == Answer.submission_id)
        .where(Delivery.letter_id == letter.id)
    )
    for number, item, value in db.execute(query):
        said[number][item] = value
    reports = [Report(name, at or "", sent, zone, said[number]) for number, name, at, sent, zone in rows]
    return Gathered(submissions.form_of(db, letter.form_version_id), reports)


def header(gathered: Gathered, language: str) -> list[str]:
    """A column for each question; a ratio takes two."""
    titles: list[str] = []
    for item in _asked(gathered.compiled):
        label = f"{item.number}. {spoken(item.label, language)}" if item.number else spoken(item.label, language)
        titles += [label, f"{item.number}. ↳ из / of"] if item.kind == "ratio" else [label]
    return titles


def cells(gathered: Gathered, one: Report, language: str) -> list[Cell]:
    """One unit's row."""
    state = state_of(gathered.compiled, {name: written.loads(value) for name, value in one.answers.items() if value})
    row: list[Cell] = []
    for item in _asked(gathered.compiled):
        row += _cells(state, item, language)
    return row


def _cells(state: State, item: Item, language: str) -> list[Cell]:
    said = state.answers.get(item.name) if item.name in state.relevant else None
    empty: list[Cell] = [None, None] if item.kind == "ratio" else [None]
    if isinstance(said, NoData):
        return ["–", *empty[1:]]
    if not isinstance(said, Given):
        return empty
    value = said.value
    if isinstance(value, Ratio):
        return [value.n, value.of]
    if isinstance(value, Files):
        return [value.names]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [value]
    if item.kind == "date" and isinstance(value, str):
        return [date.fromisoformat(value)]
    return [answer_text(state, item.name, language)]


def totals(gathered: Gathered, rows: Sequence[Sequence[Cell]], language: str) -> list[Cell]:
    """Numbers summed; of choices how often each was given; nothing under texts and dates."""
    found: list[Cell] = []
    column = 0
    for item in _asked(gathered.compiled):
        for _ in range(2 if item.kind == "ratio" else 1):
            values = [row[column] for row in rows if row[column] not in (None, "–")]
            found.append(_total(item, values))
            column += 1
    return found


def _total(item: Item, values: Sequence[Cell]) -> Cell:
    if item.kind in ("integer", "decimal", "ratio"):
        return sum(value for value in values if isinstance(value, int | float))
    if item.kind == "select_one":
        return "; ".join(f"{label}: {n}" for label, n in Counter(map(str, values)).most_common())
    if item.kind == "select_multiple":
        each = Counter(label.strip() for value in values for label in str(value).split(","))
        return "; ".join(f"{label}: {n}" for label, n in each.most_common())
    return None


def _asked(compiled: Compiled) -> list[Item]:
    return [node.item for node in compiled.asked]
