"""Role × button × thing, out of the code's own list of buttons: what is not one's own is not there."""

import gc
import random
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Base
from tests.proof.forging import ABSENT, HARMLESS, THINGS, button, kinds, unknown
from tests.proof.neighbours import HIDDEN, neighbours
from tests.proof.rehearsal import Outcome, Stage
from tests.town import Town

NOT_THERE = ("not-there", "entry-invalid")  # absent and foreign read alike
# What changes by itself or says only where a conversation stands.
PASSING = {"inbox", "lease", "person.place", "person.screen_message", "person.screen_media"}


def contents(db: Session) -> dict[str, list[str]]:
    """All rows of all tables."""
    found = {}
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if f"{table.name}.{column.name}" not in PASSING]
        if table.name not in PASSING:
            found[table.name] = sorted(repr(tuple(row)) for row in db.execute(select(*columns)))
    return found


def wrong(outcome: Outcome, prefix: str) -> str:
    """What is wrong with the answer to a forged press; empty when nothing is."""
    if outcome.changed:
        return f"changed {sorted(outcome.changed)}"
    if leaked := [word for word in HIDDEN if word in outcome.said]:
        return f"said {leaked}"
    if prefix not in HARMLESS and outcome.refused not in NOT_THERE:
        return f"refused as {outcome.refused!r}"
    return ""


def test_the_forger_knows_every_field_of_every_button() -> None:
    assert unknown() == set(), "tell tests/proof/forging.py what these fields of buttons point at"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_forged_buttons_change_nothing_and_absent_reads_like_foreign(town: Town, tmp_path: Any) -> None:
    there = await neighbours(town, tmp_path)
    stage, chance, found = Stage(town.app), random.Random(1), []
    absent = dict.fromkeys(set(THINGS.values()), ABSENT)
    for kind in kinds():
        for role, person in there.people.items():
            for things in (there.things, absent):
                data = button(kind, things, chance)
                if trouble := wrong(await stage.press(person.user_id, data), kind.__prefix__):
                    found.append((role, data, trouble))
    await stage.close()
    assert found == []


@pytest.mark.parametrize("presses", [1_000, pytest.param(10_000, marks=pytest.mark.torture, id="10000")])
async def test_random_forgeries(town: Town, tmp_path: Any, presses: int) -> None:
    """One in ten goes over HTTP and is committed; their sum has changed nothing."""
    there = await neighbours(town, tmp_path)
    seed = random.randrange(10**6)
    stage, chance = Stage(town.app), random.Random(seed)
    before, marks = await town.ask(contents), {role: one.phone.mark() for role, one in there.people.items()}
    for n in range(presses // 4 if town.app.db.is_postgres else presses):
        role, kind = chance.choice(list(there.people)), chance.choice(kinds())
        things = {name: chance.choice([ids, ABSENT]) for name, ids in there.things.items()}
        data, person = button(kind, things, chance), there.people[role]
        if n % 10 == 0:
            person.phone.press_data(data, on=person.screen)
        else:
            trouble = wrong(await stage.press(person.user_id, data), kind.__prefix__)
            assert not trouble, (seed, role, data, trouble)
    await stage.close()
    await town.settle()
    after = await town.ask(contents)
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}, seed
    for role, person in there.people.items():
        heard = str([one.raw for one in person.phone.inbox(marks[role]).messages])
        assert not [word for word in HIDDEN if word in heard], (seed, role)
        assert person.spinning == 0
    assert not [answer.text for answer in town.telegram.answers if any(word in answer.text for word in HIDDEN)]


@pytest.fixture
def uncollected() -> Iterator[None]:
    """The collector sleeps: what a refusal was reading has to be let go of without it."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_ones_own_mixed_with_the_neighbours(town: Town, tmp_path: Any) -> None:
    """One's own seat beside somebody else's thing: nobody stumbles, nobody learns anything."""
    there = await neighbours(town, tmp_path)
    stage, chance = Stage(town.app), random.Random(2)
    everything = await town.ask(_ids)
    for kind in kinds():
        for role, person in there.people.items():
            own = await town.ask(_seats, person.user_id)
            data = button(kind, {**chance.choice([there.things, everything]), "seat": own or ABSENT}, chance)
            outcome = await stage.press(person.user_id, data)
            assert not [word for word in HIDDEN if word in outcome.said], (role, data, outcome.said)
    await stage.close()


def _ids(db: Session) -> dict[str, list[int]]:
    tables = [table for table in Base.metadata.sorted_tables if "id" in table.columns]
    return {table.name: list(db.scalars(select(table.c.id))) for table in tables}


def _seats(db: Session, account: int) -> list[int]:
    seat, person = Base.metadata.tables["seat"], Base.metadata.tables["person"]
    mine = select(seat.c.id).join(person, person.c.id == seat.c.person_id).where(person.c.messenger_id == account)
    return list(db.scalars(mine))
