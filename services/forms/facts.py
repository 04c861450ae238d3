"""Asked once: what a school has said in one form is known in all of them, offered with its date and its source.

Two questions ask for the same fact when the dictionary (`content/facts/facts.csv`) says so, when both name it in their
column `fact`, or when they ask in the same words for the same kind of answer. What is offered is confirmed by a tap.
"""

import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import Answer, Cycle, Fact, Letter, Submission
from services.content import CONTENT
from services.forms import answers as written
from services.forms import walk
from services.forms.answers import Answer as Said
from services.forms.answers import Given, Ratio
from services.forms.compiled import Compiled
from services.forms.evaluate import offered
from services.forms.schema import Item, Words

if TYPE_CHECKING:
    from services.forms.submissions import Draft

KINDS = ("integer", "decimal", "date", "ratio", "select_one")  # a text is written anew each time
FRESH = 366  # days: what is older is offered one by one, never confirmed in a heap


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact of the dictionary."""

    name: str
    kind: str
    label: Words


@dataclass(frozen=True, slots=True)
class Known:
    """What the school has said already, when and where: in a report on a letter, else in a self-diagnosis."""

    said: Given
    at: datetime
    letter: tuple[str, str] | None = None  # (kind, number)
    again: bool = False  # to this very question, the last time it was asked


@cache
def dictionary() -> tuple[dict[str, Entry], dict[str, str], dict[str, str]]:
    """(facts by name, by «form:question», by kind and wording)."""
    entries, questions, wordings = dict[str, Entry](), dict[str, str](), dict[str, str]()
    with (CONTENT / "facts" / "facts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name, kind = row["fact"], row["kind"]
            label = {"ru": row["label_ru"], "en": row["label_en"]}
            entries[name] = Entry(name, kind, label)
            questions |= dict.fromkeys(filter(None, row["question"].split("|")), name)
            also = [*row["also_ru"].split("|"), *row["also_en"].split("|"), *label.values()]
            wordings |= {_worded(kind, words): name for words in also if words}
    return entries, questions, wordings


def name_of(form: str, item: Item) -> str | None:
    """The fact a question asks for; None for a question that is asked anew each time."""
    if item.kind not in KINDS or item.repeat:
        return None
    _, questions, wordings = dictionary()
    if named := item.fact or questions.get(f"{form}:{item.name}"):
        return named
    asked = [_worded(item.kind, words) for words in item.label.values() if words]
    known = next((wordings[words] for words in asked if words in wordings), None)
    return known or (_own(asked[0], item) if asked else None)


def _worded(kind: str, words: str) -> str:
    """A wording without what does not matter: capitals, «ё», signs."""
    plain = re.sub(r"[^\w%]+", " ", words.casefold().replace("ё", "е")).strip()
    return f"{kind} {plain}"


def _own(wording: str, item: Item) -> str:
    """A name for what the dictionary does not know: the wording, the kind, the choices."""
    return "~" + hashlib.sha256(f"{wording} {item.choices}".encode()).hexdigest()[:24]


def remember(db: Session, draft: "Draft", now: datetime) -> None:
    """It was sent: every given answer to a question about a fact is what is known from now on."""
    form = draft.compiled.form
    found: dict[str, str] = {}
    for item in draft.state.asking:
        said = draft.state.answers.get(item.name)
        if isinstance(said, Given) and item.name not in draft.on_word and (name := name_of(form.name, item)):
            found[name] = written.dumps(said)
    if not found:
        return
    dialect = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    made = dialect.insert(Fact)
    new = {name: made.excluded[name] for name in ("value", "submission_id", "answered_at")}
    same = {"unit_id": draft.school_id, "submission_id": draft.id, "answered_at": now}
    rows = [{**same, "name": name, "value": value} for name, value in found.items()]
    db.execute(made.on_conflict_do_update(index_elements=["unit_id", "name"], set_=new), rows)


def known(db: Session, draft: "Draft", item: Item) -> Known | None:
    """What the school has said to this in whatever form, if it fits here; a newer one than that of the last cycle."""
    name = None if draft.trial else name_of(draft.compiled.form.name, item)
    found = _facts(db, draft, (item,)) if name and name in draft.known.split(",") else {}
    last = _last(db, draft, item)
    best = max((one for one in (found.get(item.name), last) if one), key=lambda one: one.at, default=None)
    return best if best and fits(draft, item, best.said) else None


def of_all(db: Session, draft: "Draft", now: datetime) -> list[tuple[Item, Known]]:
    """Every open question of a report whose answer is known and not old; all of them in one statement."""
    open_ones = [one for one in draft.state.missing if one.section not in draft.away and not draft.trial]
    found = _facts(db, draft, open_ones)
    fresh = [(one, found[one.name]) for one in open_ones if one.name in found]
    return [(one, k) for one, k in fresh if (now - k.at).days <= FRESH and fits(draft, one, k.said)]


def fits(draft: "Draft", item: Item, said: Said) -> bool:
    """May it be the answer here: one of the choices, of the same total, against no rule of this form?"""
    if not isinstance(said, Given) or item.name not in draft.state.relevant:
        return False
    if item.kind == "select_one" and said.value not in {choice.name for choice in offered(draft.state, item)}:
        return False
    if (item.kind == "ratio") != isinstance(said.value, Ratio):
        return False
    total = draft.state.totals.get(item.name)
    if isinstance(said.value, Ratio) and total is not None and total != said.value.of:
        return False
    return walk.objection(draft.state, item, said) is None


def count(db: Session, compiled: Compiled, units: Select[int] | Sequence[int]) -> dict[str, int]:
    """How many of these units have said it already, by question: for the author, before he asks."""
    names = {name: item.name for item in compiled.items if item.asked and (name := name_of(compiled.form.name, item))}
    said = select(Fact.name, func.count()).where(Fact.name.in_(names), Fact.unit_id.in_(units)).group_by(Fact.name)
    found = {names[name]: n for name, n in db.execute(said)}
    return {name: found[name] for name in names.values() if name in found}


def took(db: Session, draft: "Draft", n: int = 1) -> None:
    """So many questions needed no typing."""
    db.execute(update(Submission).where(Submission.id == draft.id).values(saved=Submission.saved + n))


def _facts(db: Session, draft: "Draft", items: "tuple[Item, ...] | list[Item]") -> dict[str, Known]:
    form = draft.compiled.form.name
    names = {name: item.name for item in items if (name := name_of(form, item))}
    if not names:
        return {}
    rows = db.execute(
        select(Fact.name, Fact.value, Fact.answered_at, Letter.kind, Letter.number)
        .join(Submission, Submission.id == Fact.submission_id)
        .join(Cycle, Cycle.id == Submission.cycle_id)
        .outerjoin(Letter, Letter.id == Cycle.letter_id)
        .where(Fact.unit_id == draft.school_id, Fact.name.in_(names))
        .where(Fact.submission_id != (draft.previous_id or 0))  # the last cycle's answers speak for themselves
    ).all()
    said = {row[0]: (written.loads(row[1]), row) for row in rows}
    return {
        names[name]: Known(value, row[2], (row[3], row[4]) if row[3] else None)
        for name, (value, row) in said.items()
        if isinstance(value, Given)
    }


def _last(db: Session, draft: "Draft", item: Item) -> Known | None:
    """The answer of the last cycle of this very form, whatever the kind of question."""
    if draft.previous_id is None:
        return None
    row = db.execute(
        select(Answer.value, Answer.answered_at).where(
            Answer.submission_id == draft.previous_id, Answer.item == item.name
        )
    ).first()
    said = written.loads(row[0]) if row else None
    return Known(said, row[1], again=True) if row and isinstance(said, Given) else None
