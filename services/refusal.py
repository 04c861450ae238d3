"""The one way a rule says no."""

from typing import Any


class Refusal(Exception):
    """A polite no: the key of a text and its arguments. Nothing of the update is kept."""

    def __init__(self, key: str, **args: Any) -> None:
        super().__init__(key)
        self.key = key
        self.args_ = args


class NotThere(Refusal):
    """Absent or somebody else's: one wording for both, so that nothing can be guessed from it."""

    def __init__(self) -> None:
        super().__init__("not-there")
