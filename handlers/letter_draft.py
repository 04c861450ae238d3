"""A draft at a glance: what is there, what is missing, on to sending; words typed here find their fields."""

from datetime import date

from aiogram.types import Message

from handlers import letter_missing, letter_text, letter_to
from handlers.buttons import back, home
from handlers.letter_buttons import (
    LetterAudience,
    LetterBoard,
    LetterDraft,
    LetterPreview,
    LetterReport,
    Letters,
    Mirror,
)
from handlers.letter_checking import CorrectCard
from handlers.letter_write_buttons import DropLetter, Enclosed, LetterFields, LetterItems, Publish, RestoreLetter
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Rows, Screen, button, column, row, short
from locales import Safe
from services.letters import burden, drafting, frozen, letters, typed
from services.letters.letters import Written
from services.refusal import Refusal

room = Room("letter draft")
CUT = 90  # characters of a field on the card
NAMED = ("due_on", "acknowledge_on", "dated")


@room.view(LetterDraft)
def card(desk: Desk, data: LetterDraft) -> Screen:
    one, t = letters.of(desk.db, desk.who, data.letter), desk.t
    if one.row.state == drafting.GONE:
        undo = button(t.plain("button-letter-restore"), RestoreLetter(letter=data.letter, rev=one.row.rev))
        return Screen(t("letter-is-dropped"), (*row(undo), *_away(desk, one)))
    if not one.draft:
        return desk.open(LetterBoard(letter=data.letter))
    missing = letter_missing.gaps(desk, one)
    lines = [*_facts(desk, one), letter_missing.named(t, missing) if missing else t("letter-complete")]
    return Screen(Safe("\n".join(lines)), (*_doors(desk, one, missing), *_away(desk, one)))


def _facts(desk: Desk, one: Written) -> list[Safe]:
    t, row_, now = desk.t, one.row, drafting.today(one, desk.now)
    said = frozen.content(one)
    name = letter_text.name(t, said)
    day = {key: t.day(date.fromisoformat(said[key]), now) if said[key] else "" for key in NAMED}
    who = letters.body(desk.db, row_.unit_id)
    state = "correction" if drafting.correction(row_) else drafting.standing(row_)
    lines = [t("letter-draft-title", name=name, state=state)]
    lines.append(t("letter-draft-origin", body=who, day=day["dated"], heading=row_.heading,
                   dated="yes" if row_.dated else "no"))  # fmt: skip
    if row_.body or one.items:
        lines.append(t("letter-draft-text", text=short(row_.body, CUT), n=len(one.items),
                       known="yes" if row_.body else "no"))  # fmt: skip
    if day["due_on"] or day["acknowledge_on"]:
        known = ("both" if day["acknowledge_on"] else "due") if day["due_on"] else "seen"
        lines.append(t("letter-draft-days", due=day["due_on"], seen=day["acknowledge_on"], known=known))
    for key in ("responsible", "participants", "basis", "signed_by", "controller"):
        if said[key]:
            lines.append(t("letter-draft-field", field=t.plain("letter-field", name=key), value=short(said[key], CUT)))
    if row_.report:
        n, minutes = burden.asked(desk.db, row_)
        lines.append(t("letter-report", kind=row_.report, n=n, minutes=minutes))
    if row_.audience:
        lines.append(t("letter-draft-audience", who=letter_to.words(desk, one), n=letter_to.count(desk, one)))
    if row_.urgent:
        lines.append(t("letter-draft-urgent"))
    if drafting.same_number(desk.db, one):
        lines.append(t("letter-draft-same-number", number=row_.number))
    if one.files:
        lines.append(t("letter-files", n=len(one.files), names=", ".join(file.name for file in one.files[:3])))
    return lines


def _doors(desk: Desk, one: Written, missing: list[str]) -> Rows:
    t, ids = desk.t, {"letter": one.row.id}
    send = button(t.plain("button-letter-check"), Publish(**ids))
    throw = button(t.plain("button-letter-throw"), DropLetter(**ids, rev=one.row.rev))
    return (
        *column(letter_missing.to_fill(t, one.row.id, missing[0]) if missing else None, send),
        *row(
            button(t.plain("button-letter-fields"), LetterFields(**ids)),
            button(t.plain("button-letter-items"), LetterItems(**ids)),
        ),
        *row(
            button(t.plain("button-letter-audience"), LetterAudience(**ids)),
            button(t.plain("button-letter-report"), LetterReport(**ids)) if not one.news else None,
            button(t.plain("button-letter-files"), Enclosed(**ids)),
        ),
        *row(button(t.plain("button-letter-preview"), LetterPreview(**ids))),
        *row(None if drafting.correction(one.row) else throw),
    )


def _away(desk: Desk, one: Written) -> Rows:
    """A correction goes back to its own card: what it corrects, and why."""
    mended = one.draft and drafting.correction(one.row)
    to = CorrectCard(letter=one.row.id) if mended else Letters(seat=one.place.seat_id)
    return row(back(desk.t, to), home(desk.t))


@room.act(Publish)
def publish(desk: Desk, data: Publish) -> Screen:
    """Without deadline, responsible, participants and report form there is no letter: each has its button."""
    one, t = letters.of(desk.db, desk.who, data.letter), desk.t
    missing = letter_missing.gaps(desk, one) if one.draft else []
    if not missing:
        mended = one.draft and drafting.correction(one.row)
        return desk.open(CorrectCard(letter=data.letter) if mended else Mirror(letter=data.letter))
    doors = column(*(letter_missing.to_fill(t, data.letter, gap) for gap in missing[:6]))
    away = row(back(t, LetterDraft(letter=data.letter)), home(t))
    text = Safe("\n".join([t("letter-not-yet"), letter_missing.named(t, missing)]))
    return Screen(text, (*doors, *away), place=LetterDraft(letter=data.letter).pack())


# ── words ────────────────────────────────────────────────────────────────────────────────────


@room.words(At(LetterDraft), Typed())
def said(desk: Desk, message: Message, place: LetterDraft) -> Screen:
    """«срок 15 марта, ответственный директор»: in any order; what fits nothing is shown back."""
    one = letters.of(desk.db, desk.who, place.letter)
    if not one.draft:
        raise letters.Changed
    found, left = typed.read(message.text or "", drafting.today(one, desk.now))
    if one.news:
        found.pop("report", None)
    if not found:
        raise Refusal("letter-words-unknown", seen=short(message.text or "", 40))
    if found.get("report") == "form":  # the questions come next
        found["form_version_id"] = one.row.form_version_id
    elif "report" in found:
        found["form_version_id"] = None
    drafting.put(desk.db, one, one.row.rev, desk.now, **found)
    names = ", ".join(desk.t.plain("letter-gap", name=name) for name in found if name != "form_version_id")
    note = desk.t("letter-words-taken", names=names, left=short("; ".join(left), CUT), n=len(left))
    return desk.open(place).noted(note)
