"""What home and a school's card say of the way."""

from handlers.journey_buttons import Way, WayBoard
from handlers.room import Desk
from handlers.screen import Button, button, short
from locales import Safe
from services.journey import mentors, stages, way
from services.org import access
from services.org.people import Place


def of_school(desk: Desk, school_id: int) -> tuple[list[Safe], list[Button]]:
    """A line and a button for a card of those who look after it; the operator may also begin a way here."""
    seen, t = way.read(desk.db, desk.who, school_id, desk.now, *access.LOOK_AFTER), desk.t
    if seen.journey is None:
        begins = seen.seat.role in way.DECIDERS
        return [], [button(t.plain("button-way"), Way(school=school_id))] if begins else []
    return [_line(desk, seen.journey.stage)], [button(t.plain("button-way"), Way(school=school_id))]


def of_director(desk: Desk, seat: Place, of: str) -> tuple[list[Safe], list[Button]]:
    """Where one's own school stands; nothing when it is in no programme."""
    seen = way.read(desk.db, desk.who, seat.unit_id, desk.now, "director")
    if seen.journey is None:
        return [], []
    return [_line(desk, seen.journey.stage)], [button(desk.t.plain("button-way") + of, Way(school=seat.unit_id))]


def _line(desk: Desk, code: str) -> Safe:
    stage = stages.stage(code)
    return desk.t("journey-home", number=stage.number or "none", stage=desk.t.local(stage.names))


def board(desk: Desk, seat: Place) -> Button:
    """To the stages with their schools."""
    return button(desk.t.plain("button-ways"), WayBoard(seat=seat.seat_id))


def of_mentor(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """A mentor's schools with the day of the last visit."""
    t, found = desk.t, mentors.mine(desk.db, seat)
    lines = [t("mentor-home", n=len(found))]
    for _, name, stage, last in found[:6]:
        where = t.local(stages.stage(stage).names) if stage else t.plain("mentor-no-way")
        day = f"{last[8:10]}.{last[5:7]}.{last[:4]}" if last else ""
        lines.append(t("mentor-home-line", school=name, stage=where, visited="yes" if last else "no", day=day))
    buttons = [button(short(name, 24), Way(school=number)) for number, name, _, _ in found[:6]]
    return lines, buttons
