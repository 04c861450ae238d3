"""A report form written in chat, a question a line: «Сколько вакансий? | число», «Уровень | выбор: низкий, высокий»."""

import re
from dataclasses import dataclass
from typing import Any

from services.forms.schema import Choice, Form, Item, Part, spoken

MOST, LABEL, OPTION = 30, 200, 60  # questions; characters of a question, of a choice
OPTIONS = 20
_KINDS = {
    "integer": ("число", "целое", "integer", "number"),
    "decimal": ("дробь", "дробное", "decimal"),
    "text": ("текст", "text"),
    "date": ("дата", "date"),
    "time": ("время", "time"),
    "yes_no": ("да/нет", "да / нет", "да-нет", "да или нет", "yes/no"),
    "ratio": ("доля", "из скольких", "сколько из скольких", "share"),
    "select_one": ("выбор", "choice"),
    "select_multiple": ("несколько", "several"),
    "file": ("файл", "file"),
    "image": ("фото", "photo"),
    "geopoint": ("место", "place"),
    "repeat": ("записи", "entries"),  # its questions follow, each behind a dash
}
_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_REQUIRED = re.compile(r"\s*(?:,?\s*\b(?:обязательно|required)|\*)\s*$", re.IGNORECASE)
UNTITLED = {"ru": "Отчёт к письму", "en": "A letter's report"}  # the heading may come after the questions
_DASH = re.compile(r"[–—•-]\s*")
_YES_NO = (Choice(name="yes", label={"ru": "Да", "en": "Yes"}), Choice(name="no", label={"ru": "Нет", "en": "No"}))


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a line; said by the text `form-line-<why>`, which names the remedy."""

    line: int
    why: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable(Exception):
    """The mistakes of a form, in the order of its lines."""

    wrong: tuple[Wrong, ...]


def read(text: str, name: str, title: str) -> Form:
    """The form in some lines; raises `Unreadable`. A line without «|» asks for a text."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise Unreadable((Wrong(1, "empty"),))
    if len(lines) > MOST:
        raise Unreadable((Wrong(lines[MOST][0], "many", str(MOST)),))
    reading = _Reading()
    for number, line in lines:
        reading.take(number, line)
    reading.close()
    if reading.wrong:
        raise Unreadable(tuple(reading.wrong))
    return Form(
        name=name, title={"ru": title} if title else UNTITLED, version="1", default_language="ru", languages=("ru",),
        sections=(), items=tuple(reading.items), choices=reading.choices,
    )  # fmt: skip


class _Reading:
    """The lines so far; a repeat is open while the lines after it begin with a dash."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.choices: dict[str, tuple[Choice, ...]] = {}
        self.wrong: list[Wrong] = []
        self.asked: set[str] = set()
        self.names = 0
        self.gate: Item | None = None
        self.gate_line = 0

    def take(self, number: int, line: str) -> None:
        dash = _DASH.match(line)
        if not dash:
            self.close()
        self.names += 1
        found = _line(number, line[dash.end() :] if dash else line, f"q{self.names}", self.asked)
        if isinstance(found, Wrong):
            self.wrong.append(found)
            return
        item, options = found
        if options:
            self.choices[item.choices] = options
        if item.kind == "repeat":
            self.close()
            self.gate, self.gate_line = item, number
        else:
            self.items.append(item.model_copy(update={"repeat": self.gate.name}) if self.gate and dash else item)

    def close(self) -> None:
        """The item of a repeat follows its questions."""
        if self.gate is not None:
            if not any(item.repeat == self.gate.name for item in self.items):
                self.wrong.append(Wrong(self.gate_line, "entries"))
            self.items.append(self.gate)
            self.gate = None


def _line(number: int, line: str, name: str, asked: set[str]) -> Wrong | tuple[Item, tuple[Choice, ...]]:
    label, bar, kind_said = (part.strip() for part in line.rpartition("|"))
    if not bar:
        return Wrong(number, "no-bar", line[:40])
    if not label or len(label) > LABEL:
        return Wrong(number, "label", str(LABEL))
    if label.casefold() in asked:
        return Wrong(number, "twice", label[:40])
    asked.add(label.casefold())
    required = bool(_REQUIRED.search(kind_said))
    word, colon, listed = (part.strip() for part in _REQUIRED.sub("", kind_said).partition(":"))
    kind = _OF.get(word.casefold())
    if kind is None or (colon and not kind.startswith("select")):
        return Wrong(number, "kind", kind_said[:30])
    same: dict[str, Any] = {
        "name": name, "number": name[1:], "label": {"ru": label}, "required": "yes" if required else "",
    }  # fmt: skip
    if kind == "yes_no":
        return Item(kind="select_one", choices="yes_no", **same), _YES_NO
    if kind.startswith("select"):
        options = [one.strip() for one in re.split(r"[,;]", listed) if one.strip()]
        if not 2 <= len(set(options)) <= OPTIONS or any(len(one) > OPTION for one in options):
            return Wrong(number, "choices", str(OPTION))
        made = tuple(Choice(name=f"c{n}", label={"ru": one}) for n, one in enumerate(dict.fromkeys(options), 1))
        return Item(kind=kind, choices=f"{name}_list", **same), made
    parts = (Part(name=f"{name}_n"), Part(name=f"{name}_of")) if kind == "ratio" else None
    return Item(kind=kind, parts=parts, **same), ()


def kind_of(form: Form, item: Item, language: str = "ru") -> str:
    """The word for a question's kind, as one would type it."""
    which = 0 if language == "ru" else -1
    if item.choices == "yes_no":
        return _KINDS["yes_no"][which]
    word = _KINDS[item.kind][which] if item.kind in _KINDS else item.kind
    if item.kind.startswith("select"):
        options = ", ".join(spoken(one.label, language) or one.name for one in form.choices.get(item.choices, ()))
        word = f"{word}: {options}"
    return word


def ordered(form: Form) -> list[Item]:
    """The questions as they are written: those of a repeat after the repeat itself."""
    found: list[Item] = []
    for item in form.items:
        if item.kind == "repeat":
            found += [item, *(own for own in form.items if own.repeat == item.name and own.asked)]
        elif item.asked and not item.repeat:
            found.append(item)
    return found


def written(form: Form, language: str = "ru") -> str:
    """The lines of a form, to be sent again with changes."""
    return "\n".join(
        f"{'- ' if item.repeat else ''}{spoken(item.label, language) or item.name} | {kind_of(form, item, language)}"
        f"{' *' if item.required else ''}"
        for item in ordered(form)
    )
