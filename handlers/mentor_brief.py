"""A mentor's schools in a line or two each, as whoever takes them over reads them. No conversation: others draw."""

from collections.abc import Sequence

from handlers.days import dotted
from handlers.journey_buttons import Way
from handlers.room import Desk
from handlers.screen import Rows, button, column, short
from locales import Safe
from services.journey import baton
from services.refusal import Refusal

NAMED = 5


def lines(desk: Desk, schools: Sequence[tuple[int, str]]) -> list[Safe]:
    """What is agreed, what comes next, what supports each of them."""
    told: list[Safe] = []
    for number, _ in schools[:NAMED]:
        try:
            school, found = baton.as_mentor(desk.db, desk.who, number, desk.now)
        except Refusal:  # taken away since
            continue
        told.append(desk.t("mentor-brief-school", school=school.name))
        told += work(desk, found)
        if found.visit is not None:
            day, text = dotted(found.visit.visited_on), short(found.visit.text, 120)
            told.append(desk.t("mentor-brief-visit", day=day, text=text))
    return told


def work(desk: Desk, found: baton.Carried) -> list[Safe]:
    """The roadmap with its nearest term; the mentor and the agreement."""
    t, told = desk.t, []
    if found.state:
        told.append(t("brief-road", state=found.state, done=found.done, n=found.total, late=found.late))
    if found.next_on and found.state == "working":
        told.append(t("brief-measure", day=dotted(found.next_on), name=short(found.next_name, 60)))
    if found.mentors or found.agreement:
        told.append(
            t(
                "brief-support", mentors=", ".join(found.mentors), has="yes" if found.mentors else "no",
                until=dotted(found.agreement), agreed="yes" if found.agreement else "no",
            )
        )  # fmt: skip
    return told


def doors(schools: Sequence[tuple[int, str]]) -> Rows:
    """A button to each."""
    return column(*(button(short(name, 24), Way(school=number)) for number, name in schools[:NAMED]))
