"""A letter's whole history; a word of the author's own to those who are behind."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import letter_text, letter_words
from handlers.buttons import back, home
from handlers.letter_board import published
from handlers.letter_board_buttons import LetterHistory, LetterMore, LetterNudge
from handlers.letter_buttons import LetterBoard, Received
from handlers.paging import beside, within
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from services.letters import nudging, received, story
from services.letters.letters import Written
from services.refusal import NotThere, Refusal

room = Room("letter story")


class NudgeGroup(CallbackData, prefix="lb-to"):
    """What to say to this group; the next text is it."""

    letter: int
    group: int  # a place in nudging.GROUPS


class NudgeLook(CallbackData, prefix="lb-look"):
    """The word as its readers will see it, and how many they are."""

    word: int


class NudgeGo(CallbackData, prefix="lb-go"):
    word: int


@room.view(LetterHistory)
def history(desk: Desk, data: LetterHistory) -> Screen:
    one, name, _ = published(desk, data.letter)
    t, zone = desk.t, one.place.zone
    events, pages = story.read(desk.db, data.letter, data.page)
    page = within(data.page, pages)
    lines = [t("letter-story", name=name, page=page + 1, pages=pages)]
    for event in events:
        when = t.when(event.at, zone, desk.now)
        line = t("letter-story-line", when=when, act=event.act, n=event.n, who=event.seat)
        told = t("letter-story-word", text=short(event.text, 120)) if event.text and not event.text.isdigit() else ""
        lines.append(Safe(f"{line} {told}") if told else line)
    turn = beside(page, pages, lambda page: LetterHistory(letter=data.letter, page=page))
    return Screen(Safe("\n".join(lines)), (*turn, *row(back(t, LetterMore(letter=data.letter)), home(t))))


# ── a word of one's own ──────────────────────────────────────────────────────────────────────


def _group(place: int) -> str:
    if not 0 <= place < len(nudging.GROUPS):
        raise NotThere
    return nudging.GROUPS[place]


def _running(desk: Desk, letter_id: int) -> tuple[Written, str]:
    one, name, _ = published(desk, letter_id)
    if one.row.state != "running":
        raise Refusal("letter-changed")
    return one, name


@room.view(LetterNudge)
def to_whom(desk: Desk, data: LetterNudge) -> Screen:
    one, name = _running(desk, data.letter)
    t, ways = desk.t, []
    for place, group in enumerate(nudging.GROUPS):
        if n := nudging.count(desk.db, one, group, desk.now):
            label = t.plain("letter-button-group", group=group, n=n)
            ways.append(button(label, NudgeGroup(letter=data.letter, group=place)))
    text = t("letter-nudge", name=name) if ways else t("letter-nudge-nobody")
    return Screen(text, (*column(*ways), *row(back(t, LetterBoard(letter=data.letter)), home(t))))


@room.view(NudgeGroup)
def write(desk: Desk, data: NudgeGroup) -> Screen:
    one, _ = _running(desk, data.letter)
    group, t = _group(data.group), desk.t
    heard = nudging.sent_today(desk.db, one, group, desk.now)
    n = nudging.count(desk.db, one, group, desk.now)
    text = t("letter-nudge-heard") if heard else t("letter-nudge-write", group=group, n=n, most=nudging.LONGEST)
    return Screen(text, row(back(t, LetterNudge(letter=data.letter)), home(t)))


@room.words(At(NudgeGroup), Typed())
def written(desk: Desk, message: Message, place: NudgeGroup) -> Screen:
    one, _ = _running(desk, place.letter)
    made = nudging.write(desk.db, one, _group(place.group), message.text or "", desk.now)
    return desk.open(NudgeLook(word=made.id))


@room.view(NudgeLook)
def look(desk: Desk, data: NudgeLook) -> Screen:
    word, one, group = nudging.mine(desk.db, desk.who, data.word)
    t, board = desk.t, LetterBoard(letter=one.row.id)
    if not word.kind.startswith("draft-"):
        return Screen(t("letter-nudge-sent", text=word.text), row(back(t, board), home(t)))
    n = nudging.count(desk.db, one, group, desk.now)
    text = t("letter-nudge-look", group=group, n=n, text=word.text)
    go = button(t.plain("button-nudge-go", n=n), NudgeGo(word=word.id)) if n else None
    again = NudgeGroup(letter=one.row.id, group=nudging.GROUPS.index(group))
    return Screen(text, (*column(go, button(t.plain("button-nudge-again"), again)), *row(back(t, board), home(t))))


@room.words(At(NudgeLook), Typed())
def rewritten(desk: Desk, message: Message, place: NudgeLook) -> Screen:
    """Another text instead of the one that is looked at."""
    word, one, group = nudging.mine(desk.db, desk.who, place.word)
    if not word.kind.startswith("draft-"):
        return desk.open(place)
    return desk.open(NudgeLook(word=nudging.write(desk.db, one, group, message.text or "", desk.now).id))


@room.act(NudgeGo)
def go(desk: Desk, data: NudgeGo) -> Screen:
    word, one, group = nudging.mine(desk.db, desk.who, data.word)
    told = nudging.send(desk.db, desk.who, word, one, group, desk.now)
    screen, t = desk.open(LetterBoard(letter=one.row.id)), desk.t
    return screen.said(t.plain("nudge-gone-already")) if told is None else screen.noted(t("nudge-gone", n=told))


@notice("letter-word")
def said(desk: Desk, seat_id: int, word: int, delivery: int) -> Screen | None:
    """Only to those who are behind when it is said."""
    text = nudging.still(desk.db, word, delivery, desk.now)
    try:
        one = received.of(desk.db, desk.who, delivery)
    except Refusal:
        return None
    if text is None or not one.own:
        return None
    t, due = desk.t, one.row.due_on
    day = letter_words.day(desk, one.unit.zone, due) if due else ""
    lines = t("letter-word", name=letter_text.name(t, one.said), text=text, day=day, dated="yes" if due else "no")
    opened = button(t.plain("letter-button-open"), Received(delivery=delivery))
    return Screen(lines, (*column(opened), *row(home(t))))
