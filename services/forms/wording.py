"""Texts of a form with its answers filled in: `${name}` becomes a number, a choice or «11 из 32 (34 %)».

The result is plain text and may hold what a person typed: whoever shows it escapes it.
"""

from services.forms.answers import Given, Point, Ratio
from services.forms.evaluate import State
from services.forms.repeats import REFERENCE
from services.forms.schema import Words, spoken
from services.forms.values import to_string

_NBSP = "\xa0"
_ENTRIES = {"ru": "записей: {n}", "en": "entries: {n}"}
_OF = {"ru": "из", "en": "of"}


def say(state: State, words: Words, language: str) -> str:
    """The text in this language with the answers in it."""
    text = spoken(words, language, state.compiled.form.default_language)
    return REFERENCE.sub(lambda match: answer_text(state, match[1], language), text)


def said(state: State, words: Words) -> Words:
    """The same in every language of the text."""
    return {language: say(state, words, language) for language in words}


def answer_text(state: State, name: str, language: str) -> str:
    """What an answer reads like; '' where there is none in force."""
    if ratio := state.ratios.get(name):
        return ratio_text(ratio, language)
    value = state.values.get(name, "")
    owner = state.compiled.owners.get(name)
    node = state.compiled.nodes.get(owner or "")
    if node and node.choices:
        labels = {choice.name: spoken(choice.label, language) for choice in node.choices}
        return ", ".join(labels[one] for one in to_string(value).split() if one in labels)
    if isinstance(value, float):
        return number_text(value, language)
    if isinstance(value, tuple):
        return _ENTRIES.get(language, _ENTRIES["en"]).format(n=len(value))
    answer = state.answers.get(name)
    if value and isinstance(answer, Given) and isinstance(answer.value, Point):
        return place_text(answer.value)
    if isinstance(value, str) and node and node.item.kind == "date":
        return date_text(value)
    return value if isinstance(value, str) and (value or not isinstance(answer, Given)) else to_string(value)


def ratio_text(ratio: Ratio, language: str) -> str:
    """A share always with its counts: «7 из 42 (17 %)»."""
    text = f"{number_text(ratio.n, language)} {_OF.get(language, 'of')} {number_text(ratio.of, language)}"
    if ratio.of <= 0:
        return text
    return f"{text} ({number_text(percent(ratio), language)}{'' if language == 'en' else _NBSP}%)"


def date_text(value: str) -> str:
    """«02.10.2026», as it is typed; what is no date stays as it is."""
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}.{month}.{year}" if year.isdigit() and month.isdigit() and day.isdigit() else value


def place_text(point: Point) -> str:
    """«55.751244, 37.618423»: as every map takes it, the point in the number in Russian too."""
    return f"{point.lat:.6f}, {point.lon:.6f}"


def percent(ratio: Ratio) -> int:
    """The share in whole per cent, half up; needs a total above zero."""
    return (200 * ratio.n + ratio.of) // (2 * ratio.of)


def number_text(number: float, language: str) -> str:
    """A number as people read it: 1 240 and 12,5 in Russian, 1,240 and 12.5 in English."""
    whole = float(number).is_integer()
    text = f"{int(number):,}" if whole else f"{number:,.2f}".rstrip("0")
    return text if language == "en" else text.translate({ord(","): _NBSP, ord("."): ","})
