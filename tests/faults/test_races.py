"""Several hands on one thing at once: one effect, and the others see whose it was."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from handlers.answer_buttons import Give
from handlers.casecard import Take
from models import Case, Consent, Curation, Cycle, Entry, Invitation, Person, Seat, Submission
from sandbox.phone import Phone
from services.org import entry
from tests.faults import looking, school
from tests.faults.street import Street

FIRST_CURATOR = 6001
FIRST_GUEST = 8001
ROUNDS = 4


def _times(town: Street, on_sqlite: int, on_postgres: int) -> int:
    return on_postgres if town.app.db.is_postgres else on_sqlite


@pytest.mark.parametrize("presses", [100, pytest.param(334, marks=pytest.mark.torture)])
async def test_the_same_button_twice(town: Street, presses: int) -> None:
    """A double press answers once: the second finds the revision gone."""
    for n in range(_times(town, presses, 20)):
        for director in town.directors:
            choice = n % len(town.places.choices)
            data = Give(
                submission=director.submission, rev=director.rev, item=town.places.choice_place, choice=choice
            ).pack()
            for _ in range(2):
                director.phone.press_data(data, on=director.phone.screen)
            director.expect(town.places.choice, town.places.choices[choice])
    await town.rest(within=60)
    for director in town.directors:
        town.ask(looking.answers_are_as_said, director)
        town.ask(looking.stands_on_the_current_screen, director.phone, town.clock.now())


@pytest.mark.parametrize("each_round", [100, pytest.param(250, marks=pytest.mark.torture)])
async def test_two_curators_take_at_once(town: Street, each_round: int) -> None:
    """One of them has it, one line in the journal; the other reads who and when."""
    curators = town.change(_two_curators, town.clock.now(), _times(town, each_round, 5))
    phones = [town.telegram.phone(account) for account in curators]
    for phone in phones:
        phone.start()
    await town.rest()
    cases = town.ask(lambda db: list(db.scalars(select(Case.id).order_by(Case.id))))
    for n in range(ROUNDS):
        for case in cases:
            # Now this one is quicker, now the other.
            for phone in phones if n % 2 else reversed(phones):
                phone.press_data(Take(case=case).pack(), on=phone.screen)
        await town.rest(within=60)
        _one_has_each(town, phones, cases, n + 1)
        town.change(lambda db: db.execute(update(Case).values(state="open", taken_by=None, taken_at=None)))


def _two_curators(db: Session, now: datetime, how_many: int) -> list[int]:
    """Both look after every school; a school has so many cases, each of a cycle of its own."""
    accounts = [FIRST_CURATOR, FIRST_CURATOR + 1]
    region = db.scalar(select(Seat.unit_id).where(Seat.role == "operator"))
    assert region is not None
    seats = [school.settle(db, account, region, "curator", now) for account in accounts]
    submission = db.scalars(select(Submission).order_by(Submission.id)).first()
    assert submission is not None
    db.add_all(Curation(seat_id=seat, school_id=submission.school_id) for seat in seats)
    for _ in range(how_many):
        cycle = Cycle(
            unit_id=region, form_version_id=submission.form_version_id, title="", started_at=now, closed_at=now,
            due_on="2026-10-23",
        )  # fmt: skip
        db.add(cycle)
        db.flush()
        db.add(
            Case(
                school_id=submission.school_id, cycle_id=cycle.id, submission_id=submission.id,
                level="high", opened_at=now, heard_at=now,
            )
        )  # fmt: skip
    return accounts


def _one_has_each(town: Street, phones: list[Phone], cases: list[int], rounds: int) -> None:
    def look(db: Session) -> None:
        taken = db.execute(select(Case.state, Case.taken_by, Seat.title).join(Seat, Seat.id == Case.taken_by)).all()
        assert [row.state for row in taken] == ["taken"] * len(cases)
        entries = select(func.count()).select_from(Entry).where(Entry.act == "take-case")
        assert db.scalar(entries) == rounds * len(cases)
        title = db.scalar(select(Seat.title).join(Case, Case.taken_by == Seat.id).where(Case.id == cases[-1]))
        for phone in phones:
            assert title is not None and title in phone.text, phone.show()

    town.ask(look)


async def test_one_invitation_and_a_hundred_guests(town: Street) -> None:
    """All have opened it, all agree at once: exactly one comes in."""
    issued = town.change(_invitation, town.clock.now())
    guests = [town.telegram.phone(FIRST_GUEST + n, f"Гость {n}") for n in range(100)]
    for guest in guests:
        guest.start(issued.link)
    await town.rest()
    for label in ("Да", "Дать согласие"):
        for guest in guests:
            guest.press(next(every for every in guest.labels if every.startswith(label)))
        await town.rest()
    state, holder, consents = town.ask(_who_came, issued.invitation_id)
    assert state == "used" and FIRST_GUEST <= holder < FIRST_GUEST + 100
    assert consents == 1
    inside = [guest for guest in guests if "войти нельзя" not in guest.text]
    assert [guest.user_id for guest in inside] == [holder]


def _invitation(db: Session, now: datetime) -> entry.Issued:
    unit = db.scalar(select(Seat.unit_id).where(Seat.role == "director").order_by(Seat.id))
    assert unit is not None
    seat = Seat(unit_id=unit, role="deputy", title="Заместитель")
    db.add(seat)
    db.flush()
    return entry.issue(db, seat.id, None, now)


def _who_came(db: Session, invitation: int) -> tuple[Any, Any, Any]:
    row = db.get_one(Invitation, invitation)
    holder = db.scalar(
        select(Person.messenger_id).join(Seat, Seat.person_id == Person.id).where(Seat.id == row.seat_id)
    )
    guests = select(Person.id).where(Person.messenger_id >= FIRST_GUEST)
    return row.state, holder, db.scalar(select(func.count()).select_from(Consent).where(Consent.person_id.in_(guests)))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_one_invitation_and_one_hasty_guest(town: Street) -> None:
    """The same consent pressed twice: in once, and no complaint that it is used up."""
    issued = town.change(_invitation, town.clock.now())
    guest = town.telegram.phone(FIRST_GUEST, "Гость")
    guest.start(issued.link)
    await town.rest()
    guest.press(guest.labels[0])
    await town.rest()
    for _ in range(2):
        guest.press("Дать согласие")
    await town.rest()
    assert town.ask(_who_came, issued.invitation_id) == ("used", FIRST_GUEST, 1)
    town.ask(looking.stands_on_the_current_screen, guest, town.clock.now())
