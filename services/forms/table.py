"""Answers of many units in one table: a row for each, numbers summed, choices counted; a sheet for each repeat.

Answers are gathered in the transaction and evaluated after it: what a unit's own answers made irrelevant is left out.
As in Kobo's tables the row of an entry names the row it belongs to: `_parent_index`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models import Answer, Cycle, Submission, Unit
from services.forms import answers as written
from services.forms import submissions
from services.forms.answers import Files, Given, NoData, Point, Ratio
from services.forms.compiled import Compiled
from services.forms.evaluate import State, state_of
from services.forms.progress import schools
from services.forms.repeats import name_in
from services.forms.schema import Item, spoken
from services.forms.wording import answer_text, place_text
from services.org.people import Place

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


def of_cycle(db: Session, seat: Place, cycle: Cycle) -> Gathered:
    """What the schools have sent that a seat may see, by municipality."""
    town, mine = aliased(Unit), Submission.school_id.in_(schools(seat, cycle))
    sent = (Submission.cycle_id == cycle.id, Submission.state == "sent", mine)
    rows = db.execute(
        select(Submission.id, Unit.name, town.name, Submission.sent_at, Unit.zone)
        .join(Unit, Unit.id == Submission.school_id)
        .outerjoin(town, town.id == Unit.parent_id)
        .where(*sent)
        .order_by(town.name, Unit.name)
    ).all()
    said: dict[int, dict[str, str]] = defaultdict(dict)
    query = select(Answer.submission_id, Answer.item, Answer.value).join(
        Submission, Submission.id == Answer.submission_id
    )
    for number, item, value in db.execute(query.where(*sent)):
        said[number][item] = value
    reports = [Report(name, at or "", when, zone, said[number]) for number, name, at, when, zone in rows]
    return Gathered(submissions.form_of(db, cycle.form_version_id), reports)


def header(gathered: Gathered, language: str) -> list[str]:
    """A column for each question; a ratio takes two."""
    return _titles(_asked(gathered.compiled), language)


def _titles(items: Sequence[Item], language: str) -> list[str]:
    titles: list[str] = []
    for item in items:
        label = f"{item.number}. {spoken(item.label, language)}" if item.number else spoken(item.label, language)
        titles += [label, f"{item.number}. ↳ из / of"] if item.kind == "ratio" else [label]
    return titles


def cells(gathered: Gathered, one: Report, language: str) -> list[Cell]:
    """One unit's row."""
    state = state_in(gathered, one)
    row: list[Cell] = []
    for item in _asked(gathered.compiled):
        row += _cells(state, item, language)
    return row


def state_in(gathered: Gathered, one: Report) -> State:
    """One unit's answers, evaluated."""
    return state_of(gathered.compiled, {name: written.loads(value) for name, value in one.answers.items() if value})


def entry_header(gathered: Gathered, gate: Item, language: str) -> list[str]:
    """The columns of a repeat's sheet after those that say whose entry it is."""
    return _titles(_inside(gathered.compiled, gate), language)


def entry_rows(gathered: Gathered, gate: Item, language: str) -> list[list[Cell]]:
    """Every entry of every unit: `_parent_index`, municipality, unit, which entry, its answers."""
    inside, found = _inside(gathered.compiled, gate), list[list[Cell]]()
    for index, one in enumerate(gathered.reports, 1):
        state = state_in(gathered, one)
        for k, entry in enumerate(state.compiled.entries(gate.name), 1):
            row: list[Cell] = [index, one.town, one.unit, k]
            for item in inside:
                row += _cells(state, state.compiled.nodes[name_in(item.name, entry)].item, language)
            found.append(row)
    return found


def _inside(compiled: Compiled, gate: Item) -> list[Item]:
    return [item for item in compiled.form.items if item.repeat == gate.name and item.asked]


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
    if isinstance(value, Point):
        return [place_text(value)]
    if item.kind == "repeat":
        return [len(state.compiled.entries(item.name))]
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
            found.append(_total(gathered.compiled, item, values, language))
            column += 1
    return found


def _total(compiled: Compiled, item: Item, values: Sequence[Cell], language: str) -> Cell:
    if item.kind in ("integer", "decimal", "ratio", "repeat"):
        return sum(value for value in values if isinstance(value, int | float))
    if item.kind == "select_one":
        return "; ".join(f"{label}: {n}" for label, n in Counter(map(str, values)).most_common())
    if item.kind == "select_multiple":
        labels = [spoken(choice.label, language) for choice in compiled.nodes[item.name].choices]
        # A label may have commas of its own: the longest one that fits is meant.
        one = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        each = Counter(label for value in values for label in re.findall(rf"(?:^|, )({one})(?=, |$)", str(value)))
        return "; ".join(f"{label}: {n}" for label, n in each.most_common())
    return None


def _asked(compiled: Compiled) -> list[Item]:
    return [node.item for node in compiled.asked]
