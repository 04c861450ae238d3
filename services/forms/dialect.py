"""Other spellings of XLSForm that years of builders have left in files, brought to the one our reader knows."""

import re

HEADERS = {
    "list name": "list_name", "id_string": "form_id", "set form id": "form_id", "title": "form_title",
    "set form title": "form_title", "caption": "label", "relevance": "relevant", "calculate": "calculation",
    "constraint message": "constraint_message", "required message": "required_message",
    "requiredmsg": "required_message", "guidance hint": "guidance_hint", "default language": "default_language",
    "bind::relevant": "relevant", "bind::constraint": "constraint", "bind::calculate": "calculation",
    "bind::required": "required", "bind::jr::constraintmsg": "constraint_message",
    "bind::jr::requiredmsg": "required_message", "control::appearance": "appearance",
    "repeat count": "repeat_count", "control::jr::count": "repeat_count", "jr::count": "repeat_count",
}  # fmt: skip
LANGUAGES = {
    "russian": "Russian (ru)", "русский": "Русский (ru)", "english": "English (en)", "chinese": "Chinese (zh)",
    "french": "French (fr)", "spanish": "Spanish (es)", "tatar": "Tatar (tt)", "татарский": "Татарский (tt)",
}  # fmt: skip
TYPES = {
    "int": "integer", "string": "text", "dateday": "date", "begin group": "begin_group", "end group": "end_group",
    "photo": "image", "picture": "image", "add image prompt": "image", "add file prompt": "file",
    "location": "geopoint", "gps": "geopoint", "add location prompt": "geopoint", "q geopoint": "geopoint",
    "begin repeat": "begin_repeat", "end repeat": "end_repeat", "yes or no": "select_one yes_no",
}  # fmt: skip
SELECT = re.compile(
    r"(?:add )?select[ _](?:(?P<one>one|1)|multiple|all that apply)(?: from| prompt using| using)?\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)


def header(text: str) -> str:
    """One header: `label:english` is `label::English (en)`, `bind:jr:constraintMsg` is `constraint_message`."""
    base, *more = (part.strip() for part in re.split(r"::?", text))
    whole = "::".join([base, *more]).casefold()
    if whole in HEADERS:
        return HEADERS[whole]
    known = HEADERS.get(base.casefold(), base)
    return "::".join([known, *(LANGUAGES.get(part.casefold(), part) for part in more)])


def kind(text: str) -> str:
    """One cell of the column `type`: `select one from colors or other` is `select_one colors or_other`."""
    plain = " ".join(text.split())
    if match := SELECT.fullmatch(plain):
        rest = re.sub(r" or (specify )?other$", " or_other", match["rest"], flags=re.IGNORECASE)
        return f"select_{'one' if match['one'] else 'multiple'} {rest}"
    return TYPES.get(plain.casefold(), plain)


def language(text: str) -> str:
    """The value of `default_language`."""
    return LANGUAGES.get(text.casefold(), text)
