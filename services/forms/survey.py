"""Turns the rows of the survey sheet into items: groups, ratios, scoring and flag columns."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, get_args

from services.forms.columns import Cells
from services.forms.problems import Findings
from services.forms.refusals import OR_OTHER, instead
from services.forms.repeats import both
from services.forms.schema import Bands, Flag, FlagLevel, Item, Kind, Part, Section

_KINDS = frozenset(get_args(Kind)) - {"ratio", "repeat"}
_LEVELS = frozenset(get_args(FlagLevel))
# What Kobo and ODK add by themselves; a chat has nothing to put there.
_METADATA = frozenset({"start", "end", "today", "deviceid", "username", "email", "phonenumber", "audit", "simserial"})
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_BAND = re.compile(r"(<=|>=|<|>|≤|≥)\s*(-?\d+(?:[.,]\d+)?)\s*%?")
_PLAIN = (
    "number", "relevant", "required", "constraint", "calculation", "appearance", "default", "choice_filter",
    "total_from", "factor", "measure", "fact",
)  # fmt: skip
_SPOKEN = ("label", "hint", "unit", "example", "who", "prepare", "constraint_message", "required_message")


@dataclass(slots=True)
class _Group:
    cells: Cells
    name: str
    relevant: str  # what its questions inherit
    own: str = ""  # of a repeat: whether it is asked at all; its entries then ask for themselves
    repeat: bool = False
    rows: list[tuple[Cells, Item]] = field(default_factory=list)

    @property
    def ratio(self) -> bool:
        return "ratio" in self.cells.text("appearance").split()


class Survey:
    """Reads rows one after another; `items` carry the row they came from, for later checks."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.items: list[tuple[Cells, Item]] = []
        self.sections: list[Section] = []
        self.cells_of_groups: list[Cells] = []
        self.inside: dict[int, str] = {}  # row → the repeat it stands in
        self._groups: list[_Group] = []
        self._names: dict[str, int] = {}

    def read(self, cells: Cells) -> None:
        """Take one row."""
        words = cells.text("type").split()
        if words[1:2] in (["group"], ["repeat"]) and words[0] in ("begin", "end"):
            words[:2] = [f"{words[0]}_{words[1]}"]
        kind = words[0].lower() if words else ""
        self.inside[cells.number] = self._repeat()
        if kind == "begin_group":
            self._begin(cells)
        elif kind == "begin_repeat":
            self._begin_repeat(cells)
        elif kind in ("end_group", "end_repeat"):
            self._end(cells, kind)
        elif kind in _KINDS:
            self._question(cells, kind, words[1:])
        elif kind not in _METADATA:
            self._note_type(cells, " ".join(words))

    def finish(self) -> None:
        """Note the groups nobody closed."""
        for group in self._groups:
            if group.repeat:
                self._problem(group.cells, "type", f"повтор «{group.name}» не закрыт", "Добавьте строку end_repeat")
            else:
                self._problem(group.cells, "type", f"группа «{group.name}» не закрыта", "Добавьте строку end_group")

    def _problem(self, cells: Cells, column: str, what: str, remedy: str) -> None:
        self.findings.add(cells.number, column, what, remedy)

    def _note_type(self, cells: Cells, kind: str) -> None:
        if not kind:
            self._problem(cells, "type", "не указан тип", "Например: integer, select_one список, note")
        else:
            remedy = "Есть: " + ", ".join(sorted(_KINDS)) + ", begin_group, end_group, begin_repeat, end_repeat"
            self._problem(cells, "type", f"тип «{kind}» не поддерживается", instead(kind) or remedy)

    def _name(self, cells: Cells) -> str:
        name = cells.text("name")
        if not _NAME.fullmatch(name):
            self._problem(cells, "name", f"имя «{name}» не годится", "Латинские буквы, цифры и _, первая – буква")
        elif name in self._names:
            self._problem(cells, "name", f"имя «{name}» уже есть в строке {self._names[name]}", "Дайте другое")
        self._names.setdefault(name, cells.number)
        return name

    def _relevant(self, cells: Cells) -> str:
        outer = self._groups[-1].relevant if self._groups else ""
        return both(outer, cells.text("relevant"))

    def _begin(self, cells: Cells) -> None:
        group = _Group(cells, self._name(cells), self._relevant(cells))
        self.cells_of_groups.append(cells)
        if self._groups and self._groups[-1].ratio:
            self._problem(cells, "type", "группа внутри вопроса-доли", "Оставьте в ней два числа")
        if not self._groups and not group.ratio:
            self.sections.append(Section(name=group.name, label=cells.words("label")))
        self._groups.append(group)

    def _begin_repeat(self, cells: Cells) -> None:
        group = _Group(cells, self._name(cells), "", self._relevant(cells), repeat=True)
        if self._repeat():
            remedy = "Вынесите его за end_repeat, а внутри спросите общим числом или текстом"
            self._problem(cells, "type", "повтор внутри другого повтора", remedy)
        if self._groups and self._groups[-1].ratio:
            self._problem(cells, "type", "группа внутри вопроса-доли", "Оставьте в ней два числа")
        self._groups.append(group)

    def _end(self, cells: Cells, kind: str) -> None:
        if not self._groups or self._groups[-1].repeat != (kind == "end_repeat"):
            what = "end_repeat без begin_repeat" if kind == "end_repeat" else "end_group без begin_group"
            self._problem(cells, "type", what, "Уберите строку или добавьте начало группы")
            return
        group = self._groups.pop()
        if group.repeat:
            self._gate(group)
        elif group.ratio:
            self._ratio(group)

    def _repeat(self) -> str:
        """The repeat one is in."""
        return next((group.name for group in self._groups if group.repeat), "")

    def _gate(self, group: _Group) -> None:
        """The question that ends a repeat: is there one more entry?"""
        cells = group.cells
        known: dict[str, Any] = {column: cells.words(column) for column in _SPOKEN}
        known |= {column: cells.text(column) for column in ("number", "required", "constraint")}
        known |= {"guidance": cells.words("guidance_hint"), "relevant": group.own, "section": self._section()}
        item = Item(kind="repeat", name=group.name, count=cells.text("repeat_count"), **known)
        if not item.label:
            self._problem(cells, "label", "нет текста вопроса", "Напишите вопрос у самой группы")
        if not any(one.repeat == group.name and one.asked for _, one in self.items):
            self._problem(cells, "type", "в повторе нет ни одного вопроса", "Добавьте хотя бы один")
        self.items.append((cells, item))

    def _question(self, cells: Cells, kind: str, rest: list[str]) -> None:
        name = self._name(cells)
        known: dict[str, Any] = {"kind": kind, "name": name, "section": self._section(), "repeat": self._repeat()}
        known |= {column: cells.text(column) for column in _PLAIN}
        known |= {column: cells.words(column) for column in _SPOKEN}
        known |= {"guidance": cells.words("guidance_hint"), "relevant": self._relevant(cells)}
        if kind.startswith("select"):
            if rest[1:] == ["or_other"]:
                self._problem(cells, "type", "«or_other» в чате пока не задаётся", OR_OTHER)
            elif len(rest) != 1:
                self._problem(cells, "type", "после типа нужен один список ответов", f"Например: {kind} yes_no")
            known["choices"] = rest[0] if rest else ""
        elif rest:
            self._problem(cells, "type", f"лишнее после типа: «{' '.join(rest)}»", f"Оставьте «{kind}»")
        item = Item(**known, **self._scoring(cells), flag=self._flag(cells, kind))
        self._check_row(cells, item)
        (self._groups[-1].rows if self._groups and self._groups[-1].ratio else self.items).append((cells, item))

    def _section(self) -> str:
        first = self._groups[0] if self._groups else None
        return first.name if first and not first.ratio and not first.repeat else ""

    def _check_row(self, cells: Cells, item: Item) -> None:
        inside_ratio = bool(self._groups) and self._groups[-1].ratio
        if item.asked and not item.label and not inside_ratio:
            self._problem(cells, "label", "нет текста вопроса", "Напишите вопрос")
        if item.kind == "calculate" and not item.calculation:
            self._problem(cells, "calculation", "нечего вычислять", "Напишите выражение")

    def _ratio(self, group: _Group) -> None:
        cells = group.cells
        parts = [item for _, item in group.rows]
        if len(parts) != 2 or any(part.kind != "integer" for part in parts):
            self._problem(cells, "type", "в вопросе-доле должно быть два целых числа", "Сколько и из скольких")
            return
        known: dict[str, Any] = {column: cells.text(column) for column in _PLAIN}
        known |= {column: cells.words(column) for column in _SPOKEN}
        # Kobo puts `required` on the numbers, a chat asks the pair: either place means the whole.
        known["required"] = known["required"] or parts[0].required
        known |= {
            "guidance": cells.words("guidance_hint"),
            "relevant": group.relevant,
            "section": self._section(),
            "repeat": self._repeat(),
        }
        item = Item(
            kind="ratio",
            name=group.name,
            parts=(_part(parts[0]), _part(parts[1])),
            **known,
            **self._scoring(cells),
        )
        if not item.label:
            self._problem(cells, "label", "нет текста вопроса", "Напишите вопрос у самой группы")
        self.items.append((cells, item))

    def _scoring(self, cells: Cells) -> dict[str, Any]:
        known: dict[str, Any] = {}
        for column in ("weight", "score_if_skipped", "min_total"):
            if text := cells.text(column):
                known[column] = self._number(cells, column, text)
        known["min_total"] = int(known.get("min_total") or 0)
        if known.get("weight") is None:
            known["weight"] = 1.0
        if text := cells.text("bands"):
            known["bands"] = bands(text)
            if known["bands"] is None:
                self._problem(cells, "bands", f"границы «{text}» не читаются", "Три по порядку, например: <10 <20 <30")
        return known

    def _number(self, cells: Cells, column: str, text: str) -> float | None:
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = -1.0
        if not 0 <= number <= 1000 or (column == "weight" and number == 0):
            self._problem(cells, column, f"«{text}» – не подходящее число", "Напишите число, например 2")
            return None
        return number

    def _flag(self, cells: Cells, kind: str) -> Flag | None:
        code, level = cells.text("flag"), cells.text("level")
        if not code:
            return None
        if kind != "calculate":
            self._problem(cells, "flag", "сигнал возможен только в строке calculate", "Перенесите его")
        if level not in _LEVELS:
            remedy = "Одно из: " + ", ".join(sorted(_LEVELS))
            self._problem(cells, "level", f"неизвестный уровень «{level}»", remedy)
            return None
        if not cells.words("message"):
            self._problem(cells, "message", "у сигнала нет текста", "Напишите, что увидит человек")
        words = {"message": cells.words("message"), "action": cells.words("action")}
        return Flag.model_validate({"code": code, "level": level, "lifts": cells.text("lifts"), **words})


def _part(item: Item) -> Part:
    return Part(
        name=item.name,
        label=item.label,
        constraint=item.constraint,
        constraint_message=item.constraint_message,
    )


def bands(text: str) -> Bands | None:
    """`<10 <20 <30` or `>=90 >=70 >=40`; None where it is not three cuts of one sign in order."""
    found = _BAND.findall(text)
    if len(found) != 3 or _BAND.sub("", text).strip(" ;,"):
        return None
    signs = {sign.replace("≤", "<=").replace("≥", ">=") for sign, _ in found}
    cuts = [float(cut.replace(",", ".")) for _, cut in found]
    sign = signs.pop()
    rising = all(one < other for one, other in pairwise(cuts))
    falling = all(one > other for one, other in pairwise(cuts))
    if signs or not (rising if sign in ("<", "<=") else falling):
        return None
    return Bands.model_validate({"sign": sign, "cuts": cuts})
