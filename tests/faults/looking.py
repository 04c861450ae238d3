"""What must be true when the bot has come to rest: in the chats, in the answers, in the books."""

import html
import re
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from handlers.room import Desk, is_place
from handlers.screen import narrow
from locales import Say
from models import Answer, Entry, Notice, Submission, Update
from models.outbox import WAITING
from sandbox.phone import Phone
from services.forms import answers as written
from services.org import people
from tests.faults.school import Director


def at_rest(db: Session, now: datetime) -> bool:
    """Nothing stored that is not shown, nothing due that is not sent."""
    waiting = select(Update.id).where(Update.state.in_(("new", "applied"))).limit(1)
    due = select(Notice.id).where(Notice.state.in_(WAITING), Notice.not_before <= now).limit(1)
    return db.scalar(waiting) is None and db.scalar(due) is None


def stands_on_the_current_screen(db: Session, phone: Phone, now: datetime) -> None:
    """The newest message with buttons shows what the conversation's place draws now."""
    who = people.by_messenger(db, phone.user_id)
    assert who is not None and is_place(who.place), f"{phone.user_id} stands nowhere"
    screen = Desk(db, who, now, Say(who.language)).open_packed(who.place or "")
    labels = [button.label for row in narrow(screen.rows) for button in row]
    shown = [message for message in phone.screens if message.labels or not labels][-1]
    assert shown.labels == labels, phone.show()
    # A word about what was just done may stand between the title and the facts.
    title, _, facts = plain(str(screen.text)).partition("\n")
    assert shown.text.startswith(title) and shown.text.endswith(facts), f"{shown.text!r} is not {screen.text!r}"


def answers_are_as_said(db: Session, director: Director) -> None:
    """Each act has had its effect once, in order: the values, the count of steps, the journal."""
    said = dict(db.execute(select(Answer.item, Answer.value).where(Answer.submission_id == director.submission)).all())
    values = {item: str(getattr(written.loads(value), "value", value)) for item, value in said.items()}
    assert values == director.answers
    assert db.scalar(select(Submission.rev).where(Submission.id == director.submission)) == director.rev
    changed = select(func.count()).select_from(Entry)
    changed = changed.where(Entry.act == "change-answer", Entry.about_id == director.submission)
    assert db.scalar(changed) == director.changes


def states(db: Session) -> dict[str, int]:
    """How many updates stand in each state."""
    return dict(db.execute(select(Update.state, func.count()).group_by(Update.state)).all())


def plain(text: str) -> str:
    """HTML as it is read."""
    return html.unescape(re.sub(r"</?[a-z][^>]*>", "", text))
