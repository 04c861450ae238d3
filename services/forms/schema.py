"""The canonical form: what a published version is stored as, frozen, and read back whole."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = 1

Words = dict[str, str]
"""One text in several languages: language code → text."""

Kind = Literal[
    "select_one", "select_multiple", "integer", "decimal", "text", "date", "time",
    "note", "calculate", "hidden", "ratio", "image", "file", "geopoint",
    "repeat",
]  # fmt: skip
ATTACHED: frozenset[str] = frozenset({"image", "file"})
UNASKED: frozenset[str] = frozenset({"note", "calculate", "hidden"})
FlagLevel = Literal["emergency", "high", "medium", "process", "check"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(_Frozen):
    """One answer of a list; an exclusive one («нет таких») takes the others away."""

    name: str
    label: Words
    score: float | None = None
    exclusive: bool = False
    columns: dict[str, str] = {}


class Bands(_Frozen):
    """Three cuts of a measure: the first that holds gives 0, 1 or 2; none gives 3. Shares are in per cent."""

    sign: Literal["<", "<=", ">", ">="]
    cuts: tuple[float, float, float]

    @property
    def more_is_worse(self) -> bool:
        """Whether the risk grows with the measure."""
        return self.sign in ("<", "<=")


class Part(_Frozen):
    """One of the two numbers of a ratio, with its own name, words and constraint."""

    name: str
    label: Words = {}
    constraint: str = ""
    constraint_message: Words = {}


class Flag(_Frozen):
    """What a calculate row reports when it is true: a signal, or (level `check`) a soft check."""

    code: str
    level: FlagLevel
    lifts: str = ""
    message: Words = {}
    action: Words = {}


class Item(_Frozen):
    """One row of the form. A ratio is one question, «сколько из скольких», with two parts."""

    kind: Kind
    name: str
    section: str = ""
    number: str = ""
    label: Words = {}
    hint: Words = {}
    guidance: Words = {}
    unit: Words = {}
    example: Words = {}
    who: Words = {}
    """Who in a school knows the answer."""
    prepare: Words = {}
    """What to have at hand for it, in a few words; empty where nothing is needed."""
    relevant: str = ""
    required: str = ""
    constraint: str = ""
    constraint_message: Words = {}
    required_message: Words = {}
    calculation: str = ""
    default: str = ""
    appearance: str = ""
    choices: str = ""
    choice_filter: str = ""
    parts: tuple[Part, Part] | None = None
    total_from: str = ""
    factor: str = ""
    weight: float = 1
    bands: Bands | None = None
    measure: str = ""
    """What the bands look at, when it is not the answer itself."""
    fact: str = ""
    """What of the school it asks for, by the name all forms share; what is known is not asked again."""
    score_if_skipped: float | None = None
    min_total: int = 0
    flag: Flag | None = None
    repeat: str = ""
    """The repeat whose entries each have this question; the item of the repeat itself follows them."""
    count: str = ""
    """Of a repeat: how many entries there are, where the form says so; else people add them one by one."""

    @property
    def asked(self) -> bool:
        """Whether a person answers it."""
        return self.kind not in UNASKED and not self.count


class Section(_Frozen):
    """A top-level group; `name` is empty for rows outside any group."""

    name: str
    label: Words = {}


class Factor(_Frozen):
    """What answers are scored towards: the full name of the method and the short one for screens."""

    code: str
    name: Words = {}
    short: Words = {}


class Form(_Frozen):
    """A whole form: `name` and `version` identify it, `schema_version` says how it was written down."""

    schema_version: int = SCHEMA_VERSION
    name: str
    title: Words
    version: str
    default_language: str
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    choices: dict[str, tuple[Choice, ...]] = {}
    factors: tuple[Factor, ...] = ()
    notice: Words = {}
    """One line shown with every result, such as «значения по умолчанию, не нормативы»."""


def spoken(words: Words, language: str, default: str = "ru") -> str:
    """The text in this language, else in the form's default one, else in any."""
    return words.get(language) or words.get(default) or next(iter(words.values()), "")
