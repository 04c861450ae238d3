"""Schools behind with letters: who is late, who hears the author's word, what comes back when it stands still."""

import random
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, true, update
from sqlalchemy.orm import Session

from models import Delivery, Extension, Hindrance, Letter, LetterWord, Notice, Person, Seat, Unit
from services.letters import behind, doing, judging, letters, listed, nudging, received, standstill, stopping, story
from services.refusal import NotThere, Refusal
from tests.faults.siege import MONDAY
from tests.letters import moscow
from tests.rules import region
from tests.rules.test_roadmap_terms import works

WORKS = ("none", "open", "started", "returned", "reported", "accepted")
STATES = ("waiting", "acknowledged", "unreachable", "cancelled")


@pytest.mark.parametrize("seed", range(3))
def test_behind_is_who_could_report_and_did_not(db: Session, seed: int) -> None:
    chance, today = random.Random(seed), date(2026, 10, 20)
    numbers = [region.letter(db) for _ in range(2)]
    db.execute(update(Letter).where(Letter.id == numbers[1]).values(state=chance.choice(("running", "stopped"))))
    running = {row.id for row in db.scalars(select(Letter).where(Letter.state == "running"))}
    late: dict[int, int] = {}
    for row in db.scalars(select(Delivery)):
        row.state, row.work = chance.choice(STATES), chance.choice(WORKS)
        row.due_on = chance.choice((None, "2026-10-19", "2026-10-20"))
        could = row.state in ("waiting", "acknowledged") and row.work in ("open", "started", "returned")
        if could and row.due_on == "2026-10-19" and row.letter_id in running:
            late[row.unit_id] = late.get(row.unit_id, 0) + 1
    db.flush()
    found = behind.among(db, true(), today)
    assert {one.id: one.n for one in found} == late
    assert [one.name for one in found] == sorted(one.name for one in found)
    for unit in db.scalars(select(Unit.id).where(Unit.kind == "school")):
        assert len(behind.of_school(db, unit, today)) == late.get(unit, 0)


# ── what moved and then stood still ──────────────────────────────────────────────────────────


def after(day: date, n: int) -> date:
    """n working days later, one by one."""
    while n:
        day += timedelta(days=1)
        n -= works(day)
    return day


@pytest.mark.parametrize("way", ["news", "half", "returned", "granted", "asked", "answered", "nudge", "open"])
@pytest.mark.parametrize("moved", [moscow(19, 17), moscow(19, 19), moscow(31, 12)])
def test_what_moved_after_its_term_comes_back_after_five_working_days(db: Session, way: str, moved: datetime) -> None:
    number = region.letter(db)  # due on 19 October: over at six in the evening
    row = region.got(db, region.director(db, 0), number).row
    by = region.who(db).seats[0].seat_id
    about = {"about": "letter", "about_id": row.id}
    if way in ("news", "half", "returned", "nudge"):
        db.add(LetterWord(letter_id=number, delivery_id=row.id, kind=way, seat_id=by, at=moved))
    elif way in ("granted", "asked"):
        decided = {"state": "granted", "decided_at": moved} if way == "granted" else {"state": "asked"}
        asked = moved - timedelta(days=30) if way == "granted" else moved
        db.add(Extension(
            **about, asked_by=by, asked_at=asked, from_on="2026-10-19", until_on="2026-10-19", reason="", **decided
        ))  # fmt: skip
    else:
        answered = {"state": "answered", "answered_at": moved} if way == "answered" else {"state": "open"}
        said = {"school_id": row.unit_id, "kind": "help", "said_by": by, "said_at": moved}
        db.add(Hindrance(**about, **said, **answered))
    db.flush()
    counts = way not in ("nudge", "open") and moved > moscow(19, 18)
    again = after(moved.date(), 5)
    steps = standstill.steps(db, "Europe/Moscow", again)
    found = {step.name: step.day for step in steps.get(row.id, ())}
    expected = {"back-0": again, "back-1": after(again, 1), "back-3": after(again, 3), "back-5": after(again, 5)}
    assert found == (expected if counts else {})
    assert standstill.steps(db, "Asia/Vladivostok", again) == {}
    noon = datetime(again.year, again.month, again.day, 9, tzinfo=MONDAY.tzinfo)
    assert standstill.stands(db, row, "Europe/Moscow", noon)
    assert standstill.stands(db, row, "Europe/Moscow", noon - timedelta(days=1)) != counts
    db.execute(update(Delivery).where(Delivery.id == row.id).values(work="reported"))
    assert standstill.steps(db, "Europe/Moscow", again) == {}, "what is reported does not come back"


# ── a word of the author's own ───────────────────────────────────────────────────────────────


def test_a_word_reaches_a_group_once_a_day_and_only_those_who_have_the_letter(db: Session) -> None:
    number, by = region.letter(db), region.who(db)
    one = region.written(db, number)
    assert [nudging.count(db, one, group, MONDAY) for group in nudging.GROUPS] == [0, 0, 0], "nobody has it yet"
    rows = db.scalars(select(Delivery).where(Delivery.letter_id == number).order_by(Delivery.id)).all()
    db.execute(update(Delivery).values(sent_at=MONDAY))
    db.expire_all()
    received.acknowledge(db, region.director(db, 0), region.got(db, region.director(db, 0), number), 1, MONDAY)
    doing.tick(db, region.director(db, 1), region.got(db, region.director(db, 1), number), rows[1].rev, MONDAY)
    person = select(Seat.person_id).where(Seat.id == rows[2].seat_id).scalar_subquery()
    db.execute(update(Person).where(Person.id == person).values(blocked_at=MONDAY))
    one, late = region.written(db, number), moscow(20, 12)
    found = [nudging.count(db, one, group, at) for at in (MONDAY, late) for group in nudging.GROUPS]
    assert found == [3, 4, 0, 3, 4, 4]
    with pytest.raises(NotThere):
        nudging.write(db, one, "everybody", "Коллеги, осталось два дня.", MONDAY)
    with pytest.raises(Refusal, match="nudge-length"):
        nudging.write(db, one, "undone", "скорее", MONDAY)
    with pytest.raises(Refusal, match="text-personal"):
        nudging.write(db, one, "undone", "Звоните Иванову И. И. до пятницы", MONDAY)
    word = nudging.write(db, one, "undone", "Коллеги, осталось два дня.", MONDAY)
    assert nudging.write(db, one, "undone", "Коллеги, остался день.", MONDAY).id == word.id
    assert nudging.send(db, by, word, one, "undone", MONDAY) == 4
    assert nudging.send(db, by, word, one, "undone", MONDAY) is None, "a second press"
    again = nudging.write(db, one, "undone", "Коллеги, срок сегодня.", MONDAY)
    with pytest.raises(Refusal, match="nudge-once-a-day"):
        nudging.send(db, by, again, one, "undone", MONDAY + timedelta(hours=10))
    assert nudging.still(db, word.id, rows[3].id, MONDAY) == "Коллеги, остался день."
    assert nudging.still(db, word.id, rows[1].id, MONDAY) is None, "reported meanwhile"
    told = db.scalars(select(Notice).where(Notice.key == "letter-word")).all()
    assert {notice.seat_id for notice in told} == {row.seat_id for row in rows} - {rows[1].seat_id, rows[2].seat_id}
    stopping.stop(db, by, one, one.row.rev, MONDAY)
    with pytest.raises(Refusal, match="letter-changed"):
        nudging.write(db, region.written(db, number), "undone", "Коллеги, остался день.", MONDAY)
    assert nudging.still(db, word.id, rows[3].id, MONDAY) is None
    with pytest.raises(NotThere):
        nudging.mine(db, region.director(db, 0), word.id)


def test_a_letters_story_tells_every_act_and_counts_what_recipients_did(db: Session) -> None:
    number, by = region.letter(db), region.who(db)
    for n in range(6):
        who = region.director(db, n)
        doing.tick(db, who, region.got(db, who, number), 0, MONDAY + timedelta(days=n // 4, hours=1))
    one = region.written(db, number)
    stopping.stop(db, by, one, one.row.rev, MONDAY + timedelta(days=2))
    one = region.written(db, number)
    stopping.resume(db, by, one, one.row.rev, MONDAY + timedelta(days=2, hours=1))
    judging.accept_all(db, by, region.written(db, number), MONDAY + timedelta(days=3))
    events, pages = story.read(db, number, 0)
    more = [event for page in range(1, pages) for event in story.read(db, number, page)[0]]
    found = [*events, *more]
    assert [event.at for event in found] == sorted((event.at for event in found), reverse=True)
    acts = [(event.act, event.n) for event in reversed(found)]
    assert acts[:2] == [("begin-letter", 0), ("publish", 0)] or acts[:2] == [("publish", 0), ("begin-letter", 0)]
    assert sorted(acts[2:]) == sorted([
        ("acknowledge", 4), ("report", 4), ("acknowledge", 2), ("report", 2), ("stopped", 0), ("resumed", 0),
        ("accept-report", 6), ("close-letter", 0),
    ])  # fmt: skip
    assert story.read(db, number, 99)[0] == story.read(db, number, pages - 1)[0]


# ── a list of codes ──────────────────────────────────────────────────────────────────────────


def test_of_a_table_of_codes_every_wrong_row_is_named_and_the_right_ones_are_taken_once(db: Session) -> None:
    by = region.who(db)
    one = letters.begin(db, by, by.seats[0].seat_id, "order", MONDAY)
    file = listed.ask(db, one, "remote", "коды\u200b.xlsx", 100, MONDAY)
    assert file.name == "коды.xlsx"
    sheet = {"Лист": [
        (1, ["Школа", "Код"]), (2, ["а", "S-0"]), (3, ["б", " s-1 "]), (4, ["в", "S-0"]), (5, ["г", "M-0"]),
        (6, ["д", ""]), (7, ["е"]), (8, ["ж", {"formula": "=A1"}]), (9, ["з", "нет такой школы вовсе"]),
    ]}  # fmt: skip
    codes = listed.codes_in(sheet)  # type: ignore[arg-type]
    assert [row for row, _ in codes] == list(range(2, 10))
    listed.fetched(db, file.id, "a" * 64, {"codes": [list(pair) for pair in codes]}, MONDAY)
    listed.fetched(db, file.id, "a" * 64, {"refused": "x"}, MONDAY)  # a second fetch changes nothing
    row, _ = listed.mine(db, by, file.id)
    schools, wrong = listed.found(db, row, one)
    assert schools == [region.unit(db, "S-0"), region.unit(db, "S-1")]
    assert [(bad.row, bad.why) for bad in wrong] == [
        (4, "twice"), (5, "unknown"), (6, "empty"), (7, "empty"), (8, "formula"), (9, "unknown"),
    ]  # fmt: skip
    assert wrong[-1].seen == "нет такой школы вовсе"[:20]
    assert listed.take(db, by, row, one) == 2 and listed.take(db, by, row, one) == 0, "once"
    assert (one.row.audience or {})["units"] == sorted(schools)
    for stranger in (region.director(db, 0), region.sit(db, 9001, "M-0", "coordinator")):
        with pytest.raises(NotThere):
            listed.mine(db, stranger, file.id)
    with pytest.raises(NotThere):
        listed.mine(db, by, file.id + 1)
    assert listed.codes_in({"Лист": [(1, ["S-2"]), (2, ["S-3"])]}) == [(1, "S-2"), (2, "S-3")], "without a head"
    with pytest.raises(Refusal, match="import-too-large"):
        listed.ask(db, one, "remote", "a.xlsx", 6 * 1024 * 1024, MONDAY)
