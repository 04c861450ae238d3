"""What a draft still lacks: in words, with a button to each, and on to the next one."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.letter_buttons import LetterAudience, LetterDraft, LetterReport
from handlers.letter_write_buttons import Enclosed, LetterDay, LetterField, LetterItems
from handlers.month import past
from handlers.room import Desk
from handlers.screen import Button, Screen, button, short
from locales import Safe, Say
from services.forms.lines import NotUnderstood
from services.letters import drafting, letters, typed
from services.letters.letters import Written
from services.refusal import Refusal


def gaps(desk: Desk, one: Written) -> list[str]:
    """What is missing on this day."""
    return letters.gaps(one, drafting.today(one, desk.now))


def named(t: Say, missing: Sequence[str]) -> Safe:
    """«Не хватает 4: срок, ответственный, участники, форма отчёта»."""
    return t("letter-missing", n=len(missing), names=", ".join(t.plain("letter-gap", name=gap) for gap in missing))


def fill(letter: int, gap: str) -> CallbackData:
    """Where this one is filled in."""
    if gap == "due-past" or gap in drafting.DAYS:
        return LetterDay(letter=letter, what=drafting.DAYS.index("due_on" if gap == "due-past" else gap))
    if gap in ("report", "form"):
        return LetterReport(letter=letter)
    if gap in drafting.TYPED:
        return LetterField(letter=letter, what=drafting.TYPED.index(gap))
    others: dict[str, CallbackData] = {
        "audience": LetterAudience(letter=letter), "item-late": LetterItems(letter=letter),
        "files": Enclosed(letter=letter),
    }  # fmt: skip
    return others.get(gap) or LetterDraft(letter=letter)


def to_fill(t: Say, letter: int, gap: str) -> Button:
    """«Указать срок»."""
    return button(t.plain("button-letter-fill", name=gap), fill(letter, gap))


def after(desk: Desk, one: Written, before: Sequence[str], note: Safe) -> Screen:
    """Something was set: whoever fills in what is missing goes on to the next, whoever changes comes back."""
    left = gaps(desk, one)
    to: CallbackData = fill(one.row.id, left[0]) if left and len(left) < len(before) else LetterDraft(letter=one.row.id)
    if left and left[0] == "files":  # nothing to be done about it but to wait
        to = LetterDraft(letter=one.row.id)
    return desk.open(to).noted(note)


def day(desk: Desk, one: Written, name: str, said: str) -> str:
    """A typed date of a field; raises `Refusal`: what was seen, what is needed."""
    today = drafting.today(one, desk.now)
    try:
        return typed.exact(name, said, today)
    except NotUnderstood as why:
        raise past(why, today) or Refusal("letter-day-unknown", seen=short(said, 30)) from None
