"""A measure as a row of texts: its columns, the words they take, and a row written of a measure."""

from dataclasses import dataclass

from services.org.region_rows import RowError
from services.roadmaps.measures import EFFORTS, SUPPORTS, Measure

SHEET = "Меры"
SPOKEN = {  # what is said in words: its column and the most characters of it
    "name": ("Название", 140),
    "what": ("Что сделать", 400),
    "indicator": ("Показатель", 120),
    "unit": ("Единица", 30),
    "target": ("Ожидаемый результат", 200),
    "responsible": ("Ответственный", 100),
    "evidence": ("Подтверждение", 200),
}
PLAIN = {
    "code": "Код",
    "factor": "Фактор",
    "questions": "Вопросы",
    "baseline": "Исходное из вопроса",
    "support": "Мера СОП",
    "least": "Недель, не меньше",
    "weeks": "Недель, обычно",
    "effort": "Трудоёмкость",
    "used": "Применять",
}
OPTIONAL = {"baseline", "used"}
TOLD = {"schools": "Школ, выполнивших меру", "moved": "Как сдвинулся фактор"}  # to read; what comes back is passed over
ENGLISH = " (en)"
SUPPORT_LETTERS = dict(zip("абвгд", SUPPORTS, strict=True))
EFFORT_WORDS = dict(zip(("малая", "средняя", "большая"), EFFORTS, strict=True))

Cells = dict[str, str]
"""By field: `name`, `name (en)`, `code` …"""


@dataclass(frozen=True)
class Rows:
    """What stood in a table: rows with their numbers, and what could not be read of them."""

    rows: tuple[tuple[int, Cells], ...]
    errors: tuple[RowError, ...] = ()


def written(measure: Measure) -> Cells:
    """The row of a measure, as it is read back."""
    indicator = measure.indicator
    said = {
        "name": measure.name, "what": measure.what, "indicator": indicator.name, "unit": indicator.unit,
        "target": indicator.target, "responsible": measure.responsible, "evidence": measure.evidence,
    }  # fmt: skip
    letters = {letter: text for text, letter in SUPPORT_LETTERS.items()}
    efforts = {effort: text for text, effort in EFFORT_WORDS.items()}
    return {
        **{name: words.get("ru", "") for name, words in said.items()},
        **{name + ENGLISH: words.get("en", "") for name, words in said.items()},
        "code": measure.code,
        "factor": measure.factor,
        "questions": ", ".join(a.question if a.least == 1 else f"{a.question}:{a.least}" for a in measure.answers),
        "baseline": indicator.baseline,
        "support": ", ".join(letters[one] for one in measure.support),
        "least": str(measure.weeks_least),
        "weeks": str(measure.weeks),
        "effort": efforts[measure.effort],
        "used": "да" if measure.used else "нет",
    }


def title(name: str) -> str:
    """The column of a field: «Название (en)»."""
    plain = name.removesuffix(ENGLISH)
    if name in TOLD:
        return TOLD[name]
    return (SPOKEN[plain][0] if plain in SPOKEN else PLAIN[plain]) + name[len(plain) :]


def fields() -> tuple[str, ...]:
    """All fields in the order of their columns; the English words come last."""
    first = ("code", "factor", *SPOKEN)
    return (*first, *(name for name in PLAIN if name not in first), *(name + ENGLISH for name in SPOKEN))
