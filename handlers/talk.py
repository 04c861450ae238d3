"""The talk between those who look after a school and its director, about the school's signals."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import AskSchool, CaseCard, Home, Reply, TalkView, back, home
from handlers.casecard import seen
from handlers.days import when
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, row
from handlers.talkline import worded
from locales import Safe
from services.org import access, units
from services.refusal import NotThere
from services.risk import talk

room = Room("talk")


class QuickAsk(CallbackData, prefix="ask-q"):
    """One of the usual questions."""

    case: int
    question: int


class SchoolTalk(CallbackData, prefix="talk-d"):
    """The director reads; what is typed here goes nowhere."""

    case: int


# ── those who look after the school ──────────────────────────────────────────────────────────


@room.view(AskSchool)
def asking(desk: Desk, data: AskSchool) -> Screen:
    case, _ = access.case(desk.db, desk.who, data.case)
    t, school = desk.t, units.one(desk.db, case.school_id)
    nav = row(back(t, CaseCard(case=case.id)), home(t))
    if not talk.directors_of(desk.db, case.school_id):
        return Screen(t("ask-nobody", school=school.name), nav)
    heard = when(desk, talk.school_hears(desk.db, case, desk.now), school.zone)
    usual = [
        button(t.plain(f"talk-ask-{which}"), QuickAsk(case=case.id, question=n))
        for n, which in enumerate(talk.QUESTIONS)
    ]
    return Screen(t("ask-title", school=school.name, when=heard), (*column(*usual), *nav))


@room.act(QuickAsk)
def quick(desk: Desk, data: QuickAsk) -> Screen:
    return _asked(desk, data.case, f"/ask-{talk.QUESTIONS[data.question % len(talk.QUESTIONS)]}")


@room.words(At(AskSchool), Typed())
def typed_question(desk: Desk, message: Message, place: AskSchool) -> Screen:
    return _asked(desk, place.case, talk.cleaned(message.text or ""))


def _asked(desk: Desk, case_id: int, words: str) -> Screen:
    case, seat = access.case(desk.db, desk.who, case_id)
    at = talk.ask(desk.db, desk.who, case, seat, words, desk.now)
    zone = units.one(desk.db, case.school_id).zone
    said = desk.t("talk-asked-note", when=when(desk, at, zone))
    return desk.open(TalkView(case=case.id, page=0)).noted(said)


@room.view(TalkView)
def thread(desk: Desk, data: TalkView) -> Screen:
    """The whole talk, the newest page first."""
    case, _ = access.case(desk.db, desk.who, data.case)
    t, school = desk.t, units.one(desk.db, case.school_id)
    said, pages = talk.paged(talk.words(desk.db, case.id), data.page)
    lines = [t("talk-title", school=school.name), *_lines(desk, said, school.zone)]
    if not said:
        lines.append(t("talk-none"))
    ask = button(t.plain("button-ask-school"), AskSchool(case=case.id)) if case.state != "closed" else None
    page = min(max(data.page, 0), pages - 1)
    turn = row(
        button(t.plain("button-earlier"), TalkView(case=case.id, page=page + 1)) if page + 1 < pages else None,
        button(t.plain("button-newer"), TalkView(case=case.id, page=page - 1)) if page else None,
    )
    return Screen(Safe("\n".join(lines)), (*column(ask), *turn, *row(back(t, CaseCard(case=case.id)), home(t))))


def _lines(desk: Desk, said: Sequence[talk.Word], zone: str) -> list[Safe]:
    t = desk.t
    return [
        t("talk-line", who=word.title, when=t.when(word.said_at, zone, desk.now), text=worded(t, word)) for word in said
    ]


# ── the director ─────────────────────────────────────────────────────────────────────────────


@room.view(Reply)
def replying(desk: Desk, data: Reply) -> Screen:
    """What was asked and said so far; what is typed here is the answer."""
    lines = [*_said(desk, data.case), Safe(""), desk.t("reply-how")]
    return Screen(Safe("\n".join(lines)), row(back(desk.t, Home()), home(desk.t)))


@room.view(SchoolTalk)
def reading(desk: Desk, data: SchoolTalk) -> Screen:
    """After the answer: only a press opens it again, so that the next typed words do not slip out to the curator."""
    t, more = desk.t, button(desk.t.plain("button-reply-more"), Reply(case=data.case))
    return Screen(Safe("\n".join(_said(desk, data.case))), (*column(more), *row(back(t, Home()), home(t))))


def _said(desk: Desk, case_id: int) -> list[Safe]:
    case, place = access.talk(desk.db, desk.who, case_id)
    said, _ = talk.paged(talk.words(desk.db, case.id, school=True), 0)
    return [desk.t("reply-title", school=place.unit_name), *_lines(desk, said, place.zone)]


@room.words(At(Reply), Typed())
def typed_answer(desk: Desk, message: Message, place: Reply) -> Screen:
    case, seat = access.talk(desk.db, desk.who, place.case)
    at = talk.answer(desk.db, desk.who, case, seat, talk.cleaned(message.text or ""), desk.now)
    said = desk.t("reply-sent", when=when(desk, at, seat.zone))
    return desk.open(SchoolTalk(case=case.id)).noted(said)


# ── what the courier says ────────────────────────────────────────────────────────────────────


def _to_school(desk: Desk, case_id: int, key: str, label: str, to: CallbackData) -> Screen | None:
    try:
        case, place = access.talk(desk.db, desk.who, case_id)
    except NotThere:
        return None
    t = desk.t
    lines = [t(key, school=place.unit_name)]
    lines += _lines(desk, talk.words(desk.db, case.id, school=True)[-1:], place.zone)
    return Screen(Safe("\n".join(lines)), (*column(button(t.plain(label), to)), *row(home(t))))


@notice("talk-asked")
def asked(desk: Desk, seat_id: int, case: int) -> Screen | None:
    return _to_school(desk, case, "talk-asked", "button-reply", Reply(case=case))


@notice("talk-closed")
def closed(desk: Desk, seat_id: int, case: int) -> Screen | None:
    return _to_school(desk, case, "talk-closed", "button-talk-open", SchoolTalk(case=case))


@notice("talk-answered")
def answered(desk: Desk, seat_id: int, case: int) -> Screen | None:
    found = seen(desk, case)
    if found is None:
        return None
    t, school = desk.t, units.one(desk.db, found[0].school_id)
    lines = [t("talk-answered", school=school.name)]
    lines += _lines(desk, talk.words(desk.db, case, school=True)[-1:], school.zone)
    doors = column(
        button(t.plain("button-talk", n=len(talk.words(desk.db, case))), TalkView(case=case, page=0)),
        button(t.plain("button-ask-more"), AskSchool(case=case)) if found[0].state != "closed" else None,
        button(t.plain("button-open-case"), CaseCard(case=case)),
    )
    return Screen(Safe("\n".join(lines)), (*doors, *row(home(t))))
