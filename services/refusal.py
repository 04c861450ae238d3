"""The one way a rule says no."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session


class Refusal(Exception):
    """A polite no: the key of a text and its arguments. Nothing of the update is kept."""

    counted = False  # it limits itself: even a stranger hears it every time

    def __init__(self, key: str, **args: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = args

    def note(self, db: Session, now: datetime) -> None:
        """What is remembered of the refusal itself, in the transaction after the one it rolls back."""


class NotThere(Refusal):
    """Absent or somebody else's: one wording for both, so that nothing can be guessed from it."""

    def __init__(self) -> None:
        super().__init__("not-there")
