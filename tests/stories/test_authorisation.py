"""Every kind of button, forged by every role with what is absent and what is somebody else's: nothing happens."""

from collections import Counter
from typing import Any

from aiogram.filters.callback_data import CallbackData
from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.room import prefixes
from locales import Say
from models import Base, Case, Cycle, Seat, StoredFile
from sandbox.citizen import Citizen
from tests.questionnaire import TROUBLED
from tests.town import Town, example

ROLES = ("operator", "coordinator", "curator", "director", "deputy", "stranger")
ABSENT = (0, 10**12)
WORDS = {"due": "2026-10-16", "factor": "F5", "hour": "16.00", "language": "ru", "role": "director", "tag": "0" * 16}
SMALL = {"rev": 0, "item": 1, "choice": 0, "page": 0, "section": 1}
# What changes by itself or says only where a conversation stands.
PASSING = {"inbox", "lease", "person.place", "person.screen_message", "person.screen_media"}
# They open nothing of anybody's: the text of the consent, and turning an invitation down.
HARMLESS = {"in-full", "in-decline"}


def snapshot(db: Session) -> dict[str, list[str]]:
    """All rows of all tables."""
    found = {}
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if f"{table.name}.{column.name}" not in PASSING]
        if table.name not in PASSING:
            found[table.name] = sorted(repr(tuple(row)) for row in db.execute(select(*columns)))
    return found


def forged(kind: type[CallbackData], main: dict[str, int]) -> str:
    """A button of this kind about these things."""
    given = {**WORDS, **SMALL, **main}
    return kind(**{name: given.get(name, main["other"]) for name in kind.model_fields}).pack()


def kinds() -> list[type[CallbackData]]:
    """Those that name something: by a number that is an id."""
    return [kind for kind in prefixes.values() if set(kind.model_fields) - WORDS.keys() - SMALL.keys()]


async def someone(town: Town, role: str) -> Citizen:
    if role == "operator":
        return await town.operator()
    if role == "stranger":
        stepan = town.newcomer("Степан")
        await stepan.start()
        return stepan
    unit = "S-01" if role in ("director", "deputy") else "M-01"
    return await town.settled(role, role, unit)


async def another_municipality(town: Town, folder: Any) -> dict[str, int]:
    """A case, a profile, a file, an invitation that are none of Приозёрный район's business; and their ids."""
    olga = await town.cycle()
    await town.settled("Куратор", "curator", "M-02")
    pyotr = await town.settled("Пётр", "director", "S-05")
    submission = await town.sent(pyotr, "S-05", **TROUBLED)
    await olga.document("регион.xlsx", example(folder))
    invitation = await town.invite("director", "S-06")
    return {
        "submission": submission,
        "case": (await town.all(select(Case.id)))[0],
        "cycle": (await town.all(select(Cycle.id)))[0],
        "file": (await town.all(select(StoredFile.id)))[0],
        "seat": (await town.all(select(Seat.id).where(Seat.role == "operator", Seat.person_id.is_not(None))))[0],
        "invitation": invitation.invitation_id,
        "other": 1,
    }


async def test_forged_buttons_change_nothing_and_absent_reads_like_foreign(town: Town, tmp_path: Any):
    foreign = await another_municipality(town, tmp_path)
    people = {role: await someone(town, role) for role in ROLES}
    before = await town.ask(snapshot)
    # Which of the absent ones is the same on both databases; that the largest is absent is not.
    absent = [dict.fromkeys(foreign, number) for number in (ABSENT[-1:] if town.app.db.is_postgres else ABSENT)]
    refused = {Say("ru").plain(key)[:200] for key in ("not-there", "entry-invalid")}
    assert len(kinds()) > 25
    for kind in kinds():
        heard = len(town.telegram.answers)
        for role, person in people.items():
            # To an operator of the region nothing of it is foreign.
            for main in absent if role == "operator" else [*absent, foreign]:
                person.phone.press_data(forged(kind, main), on=person.screen)
        await town.settle()
        told = Counter((answer.user_id, answer.text) for answer in town.telegram.answers[heard:])
        if kind.__prefix__ not in HARMLESS:
            assert len({text for _, text in told}) == 1 and {text for _, text in told} <= refused, (kind, told)
            assert sum(told.values()) == len(people) * (len(absent) + 1) - 1, (kind, told)
        assert not [role for role in people if role != "operator" and "11 из 32" in people[role].text], kind
    after = await town.ask(snapshot)
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert [person.spinning for person in people.values()] == [0] * len(people)
