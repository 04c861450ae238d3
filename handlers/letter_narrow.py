"""Narrowing an audience: by the stage of the way, by the level of a factor, by what was not done earlier."""

from aiogram.filters.callback_data import CallbackData

from handlers import letter_to as to
from handlers.buttons import back, home
from handlers.letter_audience import LetterNarrow
from handlers.letter_buttons import LetterAudience
from handlers.paging import beside, near
from handlers.room import Desk, Room
from handlers.screen import Button, Rows, Screen, button, column, row, short
from services.journey import stages
from services.letters import audience, choosing
from services.refusal import NotThere

room = Room("letter narrowing")
LETTERS = 2  # on one page, two buttons each
UNDONE = ("diagnosis", "acknowledged", "reported")
LEVELS = ("high", "medium")


class NarrowStages(CallbackData, prefix="lt-nar-st"):
    """Stages of the way to tick."""

    letter: int


class NarrowStage(CallbackData, prefix="lt-nar-on"):
    letter: int
    stage: int  # its place in the table
    on: int


class NarrowFactors(CallbackData, prefix="lt-nar-f"):
    """By which factor?"""

    letter: int


class NarrowFactor(CallbackData, prefix="lt-nar-l"):
    """From which level on?"""

    letter: int
    place: int  # of the factor in the form


class NarrowRisk(CallbackData, prefix="lt-nar-r"):
    letter: int
    place: int
    level: int  # its place in LEVELS


class NarrowUndone(CallbackData, prefix="lt-nar-u"):
    """Who has not done what?"""

    letter: int
    page: int = 0


class NarrowBehind(CallbackData, prefix="lt-nar-b"):
    letter: int
    what: int  # its place in UNDONE
    other: int  # the letter they are behind with


class NarrowDrop(CallbackData, prefix="lt-nar-x"):
    letter: int
    what: int  # its place in DROPPED


DROPPED = (("stages",), ("factor", "levels"), ("undone", "letter"))


@room.view(LetterNarrow)
def ways(desk: Desk, data: LetterNarrow) -> Screen:
    one, t, ids = to.writing(desk, data.letter), desk.t, {"letter": data.letter}
    now = choosing.chosen(one)
    doors = column(
        button(t.plain("button-letter-by-stage"), NarrowStages(**ids)),
        button(t.plain("button-letter-by-risk"), NarrowFactors(**ids)),
        button(t.plain("button-letter-by-undone"), NarrowUndone(**ids)),
        *(
            button(t.plain("button-letter-drop", what=names[0]), NarrowDrop(**ids, what=place))
            for place, names in enumerate(DROPPED)
            if names[0] in now
        ),
    )
    waiting = audience.unverified(desk.db, audience.units(desk.db, one.place, {"kind": "schools"}))
    text = t("letter-to-ask-some", who=to.words(desk, one), n=to.count(desk, one), waiting=waiting)
    return Screen(text, (*doors, *_away(desk, data.letter, top=True)))


def _away(desk: Desk, letter: int, top: bool = False) -> Rows:
    return row(back(desk.t, LetterAudience(letter=letter) if top else LetterNarrow(letter=letter)), home(desk.t))


@room.act(NarrowDrop)
def drop(desk: Desk, data: NarrowDrop) -> Screen:
    if not 0 <= data.what < len(DROPPED):
        raise NotThere
    choosing.drop(desk.db, to.writing(desk, data.letter), *DROPPED[data.what])
    return desk.open(LetterNarrow(letter=data.letter))


# ── by stage ─────────────────────────────────────────────────────────────────────────────────


@room.view(NarrowStages)
def by_stage(desk: Desk, data: NarrowStages) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    ticked = choosing.chosen(one).get("stages", [])
    boxes = [
        button(
            f"{'☑' if stage.code in ticked else '☐'} {short(t.local(stage.names), 22)}",
            NarrowStage(letter=data.letter, stage=place, on=int(stage.code not in ticked)),
        )
        for place, stage in enumerate(stages.stages().values())
    ][:6]
    done = button(t.plain("button-done"), LetterAudience(letter=data.letter)) if ticked else None
    text = t("letter-to-ask-stages", n=to.count(desk, one), chosen=len(ticked))
    return Screen(text, (*column(*boxes, done), *_away(desk, data.letter)))


@room.act(NarrowStage)
def tick_stage(desk: Desk, data: NarrowStage) -> Screen:
    codes = list(stages.stages())
    if not 0 <= data.stage < len(codes):
        raise NotThere
    choosing.tick_stage(desk.db, to.writing(desk, data.letter), codes[data.stage], bool(data.on))
    return desk.open(NarrowStages(letter=data.letter))


# ── by risk ──────────────────────────────────────────────────────────────────────────────────


@room.view(NarrowFactors)
def by_risk(desk: Desk, data: NarrowFactors) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    found = [
        button(short(t.local(name), 13), NarrowFactor(letter=data.letter, place=place))
        for place, (_, name) in enumerate(choosing.factors(desk.db, one.place))
    ]
    text = t("letter-to-ask-factor", any="yes" if found else "no")
    return Screen(text, (*_pairs(found), *_away(desk, data.letter)))


def _pairs(buttons: list[Button]) -> Rows:
    """Eight factors and the way back: two in a row, or there would be more than eight rows."""
    return tuple(tuple(buttons[k : k + 2]) for k in range(0, len(buttons), 2))


@room.view(NarrowFactor)
def level(desk: Desk, data: NarrowFactor) -> Screen:
    one, t = to.writing(desk, data.letter), desk.t
    code, name = _factor(desk, data.letter, data.place)
    least = [
        button(
            t.plain("button-letter-level", level=word, n=_schools(desk, one.row.id, code, word)),
            NarrowRisk(letter=data.letter, place=data.place, level=k),
        )
        for k, word in enumerate(LEVELS)
    ]
    return Screen(t("letter-to-ask-level", factor=name), (*column(*least), *_away(desk, data.letter)))


def _factor(desk: Desk, letter: int, place: int) -> tuple[str, str]:
    known = choosing.factors(desk.db, to.writing(desk, letter).place)
    if not 0 <= place < len(known):
        raise NotThere
    code, name = known[place]
    return code, desk.t.local(name)


def _schools(desk: Desk, letter: int, factor: str, least: str) -> int:
    one = to.writing(desk, letter)
    tried = {"kind": "schools", "factor": factor, "levels": list(audience.LEVELS[least])}
    return audience.schools(desk.db, one.place, tried)


@room.act(NarrowRisk)
def risk(desk: Desk, data: NarrowRisk) -> Screen:
    code, _ = _factor(desk, data.letter, data.place)
    if not 0 <= data.level < len(LEVELS):
        raise NotThere
    choosing.at_risk(desk.db, to.writing(desk, data.letter), code, LEVELS[data.level])
    return desk.open(LetterAudience(letter=data.letter))


# ── by what was not done ─────────────────────────────────────────────────────────────────────


@room.view(NarrowUndone)
def by_undone(desk: Desk, data: NarrowUndone) -> Screen:
    one, t, ids = to.writing(desk, data.letter), desk.t, {"letter": data.letter}
    found = choosing.earlier(desk.db, one)
    page, pages = near(data.page, len(found), LETTERS)
    doors = []
    if choosing.factors(desk.db, one.place):  # there has been a self-diagnosis
        doors.append(button(t.plain("button-letter-undone-diagnosis"), NarrowBehind(**ids, what=0, other=0)))
    for line in found[page * LETTERS : (page + 1) * LETTERS]:
        for what, n in ((1, line.unread), (2, line.unreported)):
            if n:
                label = t.plain("button-letter-undone", number=short(line.number, 5), what=UNDONE[what], n=n)
                doors.append(button(label, NarrowBehind(**ids, what=what, other=line.id)))
    turn = beside(page, pages, lambda page: NarrowUndone(**ids, page=page))
    text = t("letter-to-ask-undone", any="yes" if doors else "no")
    return Screen(text, (*column(*doors), *turn, *_away(desk, data.letter)))


@room.act(NarrowBehind)
def behind(desk: Desk, data: NarrowBehind) -> Screen:
    if not 0 <= data.what < len(UNDONE):
        raise NotThere
    choosing.undone(desk.db, to.writing(desk, data.letter), UNDONE[data.what], data.other)
    return desk.open(LetterAudience(letter=data.letter))
