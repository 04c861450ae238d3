"""How a letter stands with its recipient, in lines: read, reported, returned, asked about."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers import letter_text
from handlers.buttons import back, home
from handlers.days import day as day
from handlers.days import when as when
from handlers.letter_buttons import Received as ReceivedCard
from handlers.room import Desk
from handlers.screen import Rows, row, short
from locales import Safe
from models import Delivery
from services import deadlines
from services.letters import confirm, doing, hindered, longer, received, tasks
from services.letters.received import Received
from services.org import units

BUTTON = 18  # characters of a letter's name on a button: a number or a word stands before it
CUT = 200  # characters of a word on a card


def state_of(one: Received, now: datetime) -> str:
    """In one word; lateness is counted from the term."""
    if one.letter.state == "stopped":
        return "stopped"
    if one.late(now):
        return "late"
    if one.row.work in ("none", "open") and not one.acknowledged:
        return "new"
    return "read" if one.row.work in ("none", "open") else one.row.work


def standing(desk: Desk, one: Received) -> list[Safe]:
    """What became of it so far, the newest things last."""
    t, zone, said = desk.t, one.unit.zone, list[Safe]()
    mark = received.acknowledgement(desk.db, one.row.id)
    if mark is not None and (one.acknowledged or not one.own):
        moment = t.when(mark.at, zone, desk.now)
        said.append(t("letter-read", who=mark.title, when=moment, version=mark.version, own="yes" if one.own else "no"))
    if one.row.extended and one.row.due_on:
        first = day(desk, zone, one.row.first_due_on or one.row.due_on)
        said.append(t("letter-term-moved", day=day(desk, zone, one.row.due_on), first=first, n=one.row.extended))
    said += _report(desk, one) + _words(desk, one)
    if (off := off_control(desk, one)) is not None:
        at, who, why = off
        said.append(t("letter-off-line", when=t.when(at, zone, desk.now), who=who, why=why))
    return said


def off_control(desk: Desk, one: Received) -> tuple[datetime, str, str] | None:
    """When, who and why: the letter, or this recipient alone, was let off before it was done."""
    if one.row.work not in received.OPEN:
        return None
    if one.row.state == "cancelled":
        way = hindered.newest(desk.db, one.row.id)
        found = (way.answered_at, way.answered_by, way.answer) if way is not None else None
    else:
        word = confirm.last_word(desk.db, one.letter.id, "closed") if one.letter.state == "closed" else None
        found = (word.at, word.seat_id, word.text) if word is not None else None
    if found is None or found[0] is None:
        return None
    return found[0], units.seat_title(desk.db, found[1] or 0), short(found[2] or "", CUT)


def _report(desk: Desk, one: Received) -> list[Safe]:
    t, row, zone = desk.t, one.row, one.unit.zone
    if row.work in ("reported", "accepted") and row.reported_at is not None:
        who = units.seat_title(desk.db, row.reported_by or 0)
        body = units.one(desk.db, one.letter.unit_id).name
        return [t("letter-reported", when=t.when(row.reported_at, zone, desk.now), who=who, body=body, state=row.work,
                  kind=one.said["report"] or "tick", issuer="yes" if one.issuer else "no")]  # fmt: skip
    if row.work == "returned":
        return [t("letter-was-returned", why=row.remark or "", said="yes" if row.remark else "no")]
    return [t("letter-is-late", day=day(desk, zone, row.due_on))] if one.late(desk.now) and row.due_on else []


def _words(desk: Desk, one: Received) -> list[Safe]:
    """What is in deputies' hands, what was last said, what waits for an answer."""
    t, db, zone, said = desk.t, desk.db, one.unit.zone, list[Safe]()
    for task, title, _ in tasks.given(db, one.row.id)[:4]:
        word = short(task.word, 80)
        said.append(t("letter-task-line", n=task.item, who=title, day=day(desk, zone, task.due_on), state=task.state,
                      word=word, said="yes" if word else "no"))  # fmt: skip
    news = doing.last(db, one.row.id, "news")
    if news is not None and one.going:
        said.append(t("letter-news-line", text=short(news.text, CUT), when=t.when(news.at, zone, desk.now)))
    wish = longer.newest(db, one.row.id)
    if wish is not None and one.going and wish.state in ("asked", "refused"):
        until = day(desk, zone, wish.until_on)
        said.append(t("letter-longer-line", state=wish.state, day=until, word=short(wish.word or "", CUT)))
    way = hindered.newest(db, one.row.id)
    if way is not None and one.going:
        word = short(way.answer or way.word, CUT)
        said.append(t("letter-hindered", kind=way.kind, state=way.state, word=word, said="yes" if word else "no"))
    return said


def called(desk: Desk, said: Mapping[str, Any]) -> str:
    """«Приказ № 31», «Письмо № 214»: short enough for a button; without a number what it is about."""
    number, whole = said["number"], letter_text.name(desk.t, said)
    if number and len(whole) > BUTTON:
        return desk.t.plain("letter-called", number=number)
    return whole if number else short(said["heading"], BUTTON)


def task_name(desk: Desk, said: Mapping[str, Any], item: int) -> str:
    """«отчёт», or the action of the item."""
    found = next((one for one in said["items"] if one["place"] == item), None)
    return desk.t.plain("task-whole") if found is None else f"{item}. {found['action']}"


def brief(desk: Desk, row: Delivery, zone: str) -> Safe:
    """«Приказ № 31. О подготовке к ОГЭ: отчёт до пт, 20 ноября»."""
    said = received.text(desk.db, row)
    term = row.due_on if row.work != "none" else said["acknowledge_on"]
    late = row.work in received.OPEN and row.due_on and row.due_on < deadlines.local(desk.now, zone).date().isoformat()
    first = "know" if row.work == "none" else "read"
    what = "late" if late else "returned" if row.work == "returned" else first if unread(row) else "report"
    return desk.t(
        "letter-line", name=letter_text.name(desk.t, said), heading=short(said["heading"], 60), what=what,
        day=day(desk, zone, term) if term else "", dated="yes" if term else "no",
    )  # fmt: skip


def bullet(desk: Desk, text: Safe) -> Safe:
    """A line of a list."""
    return desk.t("letter-bullet", text=text)


def unread(row: Delivery) -> bool:
    """Has this version not been acknowledged?"""
    return row.state in ("waiting", "unreachable")


def away(desk: Desk, delivery: int) -> Rows:
    """Back to the letter, and home."""
    return row(back(desk.t, ReceivedCard(delivery=delivery)), home(desk.t))
