"""What a school answers differently from its last cycle."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Answer, Submission
from services.forms import answers as written
from services.forms.evaluate import State, state_of
from services.forms.schema import Item
from services.forms.submissions import Draft, form_of


@dataclass(frozen=True, slots=True)
class Change:
    """One question with what it was worth; `before` is the last cycle's state, to be put into words."""

    item: Item
    before: State


def since_last(db: Session, draft: Draft) -> tuple[Change, ...]:
    """Questions asked and settled both times whose answers differ, in the form's order."""
    if draft.previous_id is None:
        return ()
    version = db.scalar(select(Submission.form_version_id).where(Submission.id == draft.previous_id))
    rows = db.execute(select(Answer.item, Answer.value).where(Answer.submission_id == draft.previous_id)).all()
    before = state_of(form_of(db, version or 0), {row[0]: written.loads(row[1]) for row in rows}, walking=True)
    known = {item.name: item for item in before.asking if before.settled(item)}
    now = draft.state
    return tuple(
        Change(item, before)
        for item in now.asking
        if item.name in known and now.settled(item) and _worth(now, item) != _worth(before, known[item.name])
    )


def _worth(state: State, item: Item) -> object:
    """What an answer says, whatever the total it was stored with."""
    if item.name in state.ratios:
        return state.ratios[item.name]
    return state.values.get(item.name, state.answers.get(item.name))
