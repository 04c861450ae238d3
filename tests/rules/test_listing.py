"""Schools by their codes: put on the list, given a mentor's seat, looked for; in Russian letters, too."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Journey, Seat, Unit
from services.forms import reach
from services.journey import listing, mentors
from services.org import schools
from services.refusal import NotThere, Refusal
from tests.faults.siege import MONDAY
from tests.rules import region


@pytest.fixture
def russian(db: Session) -> list[int]:
    """Two schools whose codes have Russian letters."""
    town = region.unit(db, "M-0")
    rows = [Unit(parent_id=town, kind="school", code=code, name=name, zone="Europe/Moscow")
            for code, name in (("ШК-12", "Школа № 12 «Заря»"), ("Ё-3_Б", "Лицей имени Ёлкина"))]  # fmt: skip
    db.add_all(rows)
    db.flush()
    return [row.id for row in rows]


def test_schools_are_listed_by_pasted_codes_once(db: Session, russian: list[int]) -> None:
    by = region.who(db)
    place = by.seats[0]
    with pytest.raises(NotThere):
        listing.by_codes(db, place, "S-0")
    listing.order(db, place, "№ 31 от 1 октября", MONDAY)
    with pytest.raises(Refusal, match="listing-unknown") as no:
        listing.by_codes(db, place, "s-0; S-1, M-0\nнет")
    assert (no.value.facts["n"], no.value.facts["found"]) == (2, 2)
    draft = listing.by_codes(db, place, "s-0; S-0 шк-12,ШК-12\nё-3_б")
    assert set(draft.schools) == {region.unit(db, "S-0"), *russian}
    fresh, before = listing.look(db, draft)
    assert len(fresh) == 3 and before == []
    assert listing.carry_out(db, by, place, MONDAY) == 3 and len(db.scalars(select(Journey)).all()) == 3
    with pytest.raises(NotThere):
        listing.carry_out(db, by, place, MONDAY)
    listing.order(db, place, "№ 32 от 2 октября", MONDAY)
    draft = listing.by_town(db, place, region.unit(db, "M-0"))
    fresh, before = listing.look(db, draft)
    assert (len(fresh), len(before)) == (2, 3)
    assert listing.carry_out(db, by, place, MONDAY) == 2, "those on their way stay on it"


@pytest.mark.parametrize(("typed", "code", "title"), [
    ("S-4 директор лицея", "S-4", "Директор лицея"), ("s-4, методист", "S-4", "Методист"),
    ("ШК-12 – учитель физики", "ШК-12", "Учитель физики"), ("шк-12 учитель", "ШК-12", "Учитель"),
])  # fmt: skip
def test_a_mentors_seat_is_named_by_its_units_code(
    db: Session, russian: list[int], typed: str, code: str, title: str
) -> None:
    by = region.who(db)
    found = mentors.region_seat(db, by, by.seats[0], *mentors.typed_seat(typed), MONDAY)
    row = db.get_one(Seat, found)
    assert (row.unit_id, row.role, row.title) == (region.unit(db, code), "mentor", title)
    assert mentors.region_seat(db, by, by.seats[0], *mentors.typed_seat(typed), MONDAY) == found, "once"


@pytest.mark.parametrize("typed", ["S-4", "", "директор", "S-4 Иванов И. И."])
def test_a_seat_that_cannot_be_read_or_names_somebody_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="mentor-seat-unread|text-personal"):
        mentors.typed_seat(typed)


def test_codes_of_another_region_are_nobodys(db: Session) -> None:
    mixed = Unit(parent_id=region.unit(db, "M-0"), kind="school", code="Sc-1", name="Смешанная", zone="Europe/Moscow")
    other = Unit(kind="region", code="X", name="Чужой край", zone="Asia/Omsk")
    db.add_all((other, mixed))
    db.flush()
    db.add(Unit(parent_id=other.id, kind="school", code="X-1", name="Чужая", zone="Asia/Omsk"))
    db.flush()
    by = region.who(db)
    assert reach.by_codes(db, by.seats[0], ["X-1", "sC-1"]) == ([mixed.id], ["X-1"])
    with pytest.raises(Refusal, match="mentor-no-unit"):
        mentors.region_seat(db, by, by.seats[0], "X-1", "Методист", MONDAY)
    assert schools.find(db, by.seats[0], "чужая") == ([], 0)


@pytest.mark.parametrize(("words", "found"), [
    ("заря", ["ШК-12"]), ("ЗАРЯ 12", ["ШК-12"]), ("елкина", ["Ё-3_Б"]), ("шк-12", ["ШК-12"]),
    ("город 0 лицей", ["Ё-3_Б"]),
    ("_", ["Ё-3_Б"]), ("%", []), ("", []), ("школа 4", ["S-4"]), ("s-4", ["S-4"]), ("луна", []),
])  # fmt: skip
def test_a_school_is_found_by_any_part_of_its_name_or_code(
    db: Session, russian: list[int], words: str, found: list[str]
) -> None:
    lines, n = schools.find(db, region.who(db).seats[0], words)
    assert [line.code for line in lines] == found and n == len(found)
    assert schools.find(db, region.director(db, 0).seats[0], words)[1] == 0, "a director looks after no other school"
