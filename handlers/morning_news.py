"""Measures and letters in one message of the morning: to whoever carries them out, and to whoever helps after it."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import doing_news, letter_news
from handlers.buttons import home
from handlers.letter_buttons import Mine
from handlers.room import Desk, Room, notice
from handlers.screen import Button, Rows, Screen, button, column, numbered, row
from locales import Safe

room = Room("morning news")
SHOWN, MOST = 6, 10  # lines with a button of their own; lines whose buttons are numbers alone
Line = tuple[str, Safe, Button]  # the last day, what is said, the way to it
Due = Sequence[tuple[int, str]]  # numbers with the name of the step that was due when it was found


@notice("due-together")
def due(desk: Desk, seat_id: int, measures: Due, letters: Due) -> Screen | None:
    """By term; what was done meanwhile is left out, and where it was all of one kind the other is said as ever."""
    work, post = doing_news.still_due(desk, measures), letter_news.still_due(desk, letters)
    if not (work and post):
        alone: Screen | None = doing_news.due(desk, seat_id, measures) or letter_news.due(desk, seat_id, letters)
        return alone
    late = sum(one.late(desk.now) for one, _ in work) + sum(one.late(desk.now) for one, _ in post)
    title = desk.t("due-together", measures=len(work), letters=len(post), late=late)
    lines = [doing_news.line(desk, *one) for one in work], [letter_news.line(desk, *one) for one in post]
    said, doors, more = _sections(desk, *lines, SHOWN)
    all_ = button(desk.t.plain("button-all-due"), Mine()) if more else None
    return Screen(Safe("\n".join([title, *said])), (*column(*doors, all_), *row(home(desk.t))))


@notice("measures-late")
@notice("letters-late")
@notice("late-together")
def late(desk: Desk, seat_id: int, measures: Due = (), letters: Due = ()) -> Screen | None:
    """What stands still and which help is needed; silent about what has moved since."""
    t, work, post = desk.t, doing_news.late_lines(desk, measures), letter_news.late_lines(desk, letters)
    if work and post:
        title = t("late-together", measures=len(work), letters=len(post))
    elif work or post:
        title = t("measures-late", n=len(work)) if work else t("letters-late", n=len(post))
    else:
        return None
    said, doors, _ = _sections(desk, work, post, MOST, counted=True)
    rows: Rows = column(*doors) if len(doors) <= SHOWN else numbered(doors)
    return Screen(Safe("\n".join([title, *said, t("late-first-step")])), (*rows, *row(home(t))))


def _sections(
    desk: Desk, work: list[Line], post: list[Line], most: int, *, counted: bool = False
) -> tuple[list[Safe], list[Button], int]:
    """The nearest of both, each kind under its name where there are two; how many have found no room."""
    nearest = sorted([*work, *post], key=lambda line: line[0])[:most]
    said, doors = list[Safe](), list[Button]()
    for kind, lines in (("measures", work), ("letters", post)):
        shown = [line for line in nearest if line in lines]
        if work and post and shown:
            said.append(desk.t("together-kind", kind=kind))
        for _, text, to in shown:
            k = f"{len(doors) + 1}. " if counted else ""
            said.append(Safe(f"{k}{text}"))
            doors.append(replace(to, label=f"{k}{to.label}"))
    more = len(work) + len(post) - len(nearest)
    return said + ([desk.t("measures-more", n=more)] if more else []), doors, more
