"""Deep links to this very bot."""

from sqlalchemy.orm import Session

from models import Mark

NAME = "bot-username"


def remember_bot(db: Session, username: str) -> None:
    """The bot's own name, as the messenger told it."""
    db.merge(Mark(name=NAME, value=username))


def deep_link(db: Session, payload: str) -> str | None:
    """`https://t.me/<bot>?start=<payload>`; None while the bot does not know its own name."""
    mark = db.get(Mark, NAME)
    return f"https://t.me/{mark.value}?start={payload}" if mark else None
