"""Random walks: acts in any order, each either done or politely refused; after each all that must hold is looked at."""

from collections.abc import Callable
from typing import Protocol

from sqlalchemy.orm import Session

from services.refusal import NotThere, Refusal


class Walks(Protocol):
    """One of them."""

    def step(self) -> str:
        """Do something; what it was."""

    def check(self) -> None:
        """Does everything hold that must?"""


def attempt(db: Session, act: Callable[[], object]) -> str:
    """What was done, and by which rule it was refused; what follows reads the database anew."""
    try:
        act()
    except (NotThere, Refusal) as no:
        return f"{act.__name__}: {getattr(no, 'key', '')}"
    finally:
        db.flush()
        db.expire_all()
    return act.__name__


def walked(walk: Walks, seed: int, steps: int) -> list[str]:
    """So many steps, as they went; what breaks is told with the seed and the way there."""
    told: list[str] = []
    for _ in range(steps):
        told.append(walk.step())
        try:
            walk.check()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {told}") from error
    return told
