"""What home says of roadmaps: to a director, to a municipality, to those who decide."""

from handlers import doing_home
from handlers.buttons import RoadmapCard
from handlers.roadmap_buttons import PastRoadmaps, RoadmapList, StartRoadmap
from handlers.room import Desk
from handlers.screen import Button, button
from locales import Safe
from services.org.people import Place
from services.roadmaps import past, standing


def own(desk: Desk, seat: Place, of: str = "") -> tuple[list[Safe], list[Button]]:
    """The unit's own roadmap: its state and a way to it, or a way to begin."""
    t, found = desk.t, standing.of_unit(desk.db, seat.unit_id)
    kind = "school" if seat.role == "director" else "unit"
    start = button(t.plain("button-road-start", kind=kind) + of, StartRoadmap(seat=seat.seat_id))
    before = [_before(desk, seat.unit_id, of)] if found is None and past.count(desk.db, seat.unit_id, own=True) else []
    if found is None and seat.role == "director":
        profile = standing.profile_of(desk.db, seat.unit_id)
        if profile is None:
            return [], before
        if profile.verified_at is None:
            return [t("home-road-none", verified="no")], before
        return [t("home-road-none", verified="yes")], [start, *before]
    if found is None:
        return [], [start, *before]
    line = t("home-road", kind=kind, state=found.state, change=found.change or "none", n=found.remarks)
    due, doors = doing_home.own(desk, seat, of)
    return [line, *due], [*doors, button(t.plain("button-road-open", kind=kind) + of, RoadmapCard(roadmap=found.id))]


def _before(desk: Desk, unit_id: int, of: str = "") -> Button:
    return button(desk.t.plain("button-past") + of, PastRoadmaps(unit=unit_id))


def waiting(desk: Desk, seat: Place) -> tuple[list[Safe], list[Button]]:
    """«На согласовании: 2»; nothing where nothing waits."""
    lines, doors = doing_home.waiting(desk, seat)
    n = standing.count(desk.db, seat)
    if not n:
        return lines, doors
    look = button(desk.t.plain("button-road-waiting", n=n), RoadmapList(seat=seat.seat_id))
    return [desk.t("home-road-waiting", n=n), *lines], [look, *doors]


def of_school(desk: Desk, school_id: int) -> tuple[list[Safe], list[Button]]:
    """On a school's card, for those who look after it: once it was sent to them."""
    t, found = desk.t, standing.of_unit(desk.db, school_id)
    if found is None or not found.version:
        return [], [_before(desk, school_id)] if past.count(desk.db, school_id, own=False) else []
    line = t("home-road", kind="school", state=found.state, change=found.change or "none", n=found.remarks)
    return [line], [button(t.plain("button-road-open", kind="school"), RoadmapCard(roadmap=found.id))]
