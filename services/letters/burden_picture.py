"""What schools are asked for, as a picture: a bar of minutes for every month, what was saved beside it."""

from collections.abc import Sequence

from services.letters.burden import Ledger
from services.risk.drawing import INK, LEFT, QUIET, RIGHT, TRACK, cut, page, text

ASKED, SAVED = "#8fb8de", "#4f9d7e"
_WORDS = {
    "ru": {"asked": "минут у школы в середине ряда", "saved": "минут сбережено на школу: ответ известен",
           "min": "{} мин", "letters": "писем: {}", "quiet": "тихих недель: {} из {}", "none": "ничего не спрашивали"},
    "en": {"asked": "minutes of the school in the middle", "saved": "minutes saved a school: the answer was known",
           "min": "{} min", "letters": "letters: {}", "quiet": "quiet weeks: {} of {}", "none": "nothing was asked"},
}  # fmt: skip
_ROW = 58


def svg(months: Sequence[tuple[str, int, Ledger]], language: str, title: str) -> str:
    """The picture, the newest month first: its name, the letters sent in it, what they asked."""
    words = _WORDS.get(language, _WORDS["en"])
    parts = [text(LEFT, 32, cut(title, 34), 15.5, INK, bold=True)]
    y = 46
    for kind, colour in (("asked", ASKED), ("saved", SAVED)):
        parts.append(f'<rect x="{LEFT}" y="{y}" width="13" height="13" rx="3" fill="{colour}"/>')
        parts.append(text(LEFT + 21, y + 11, words[kind], 12, INK))
        y += 19
    y += 8
    most = max([1.0, *(float(one.median) for _, _, one in months), *(_saved(one) for _, _, one in months)])
    for name, sent, one in months:
        said = words["letters"].format(sent) + " · " + words["quiet"].format(one.quiet, one.weeks)
        parts.append(text(LEFT, y + 12, name, 12.5, INK, bold=True))
        parts.append(text(RIGHT, y + 12, said, 11, QUIET, end=True))
        parts.append(_bar(y + 18, one.median, most, ASKED, words["min"].format(one.median)))
        parts.append(_bar(y + 35, _saved(one), most, SAVED, words["min"].format(_number(_saved(one), language))))
        y += _ROW
    return page(y + 8, *parts)


def _saved(one: Ledger) -> float:
    """Minutes saved, shared among all schools."""
    return round(one.saved_minutes / one.schools, 1) if one.schools else 0.0


def _number(minutes: float, language: str) -> str:
    said = f"{minutes:g}"
    return said.replace(".", ",") if language == "ru" else said


def _bar(y: float, minutes: float, most: float, colour: str, words: str) -> str:
    width = (RIGHT - LEFT - 62) * minutes / most
    width, fill = max(width, 2), colour if minutes else TRACK
    bar = f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="13" rx="2" fill="{fill}"/>'
    return f"{bar}\n{text(round(LEFT + width + 6, 1), y + 11, words, 11, INK)}"
