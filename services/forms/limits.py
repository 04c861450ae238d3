"""What a chat and the database can hold: a form beyond it is refused by name before anybody answers it."""

import re

from services.forms.problems import Problem
from services.forms.rows import Sheet
from services.forms.schema import Form, Item

LONGEST_NAME = 64  # as wide as its column
LONGEST_IN_ENTRY = 60  # the column has four more for the number of the entry
LONGEST_VERSION = 30  # the column has two more for a version that was taken
LONGEST_TEXT = 1000  # a message holds 4096 with the answer and what else stands beside
MOST_CHOICES = 500  # they are paged and found by typing
MOST_ITEMS = 1000
CODE = re.compile(r"[A-Za-z0-9_]{1,16}")  # travels in buttons
SHORT_CODE = "До 16 латинских букв и цифр"


def unfit(form: Form, survey: Sheet) -> tuple[Problem, ...]:
    """Everything that would not fit, with the row of the survey it stands in."""
    rows = {row.cells.get("name", ""): row.number for row in survey.rows}
    found = [*_whole(form)]
    for item in form.items:
        found += [Problem("survey", rows.get(item.name, 0), *said) for said in _item(form, item)]
    return tuple(found)


def _whole(form: Form) -> list[Problem]:
    found = []
    for column, text, most in (("form_id", form.name, LONGEST_NAME), ("version", form.version, LONGEST_VERSION)):
        if len(text) > most:
            found.append(Problem("settings", 0, column, f"длиннее {most} знаков", "Сократите"))
    for factor in form.factors:
        if not CODE.fullmatch(factor.code):
            found.append(Problem("factors", 0, "code", f"код «{factor.code}» не годится", SHORT_CODE))
    if not any(item.asked for item in form.items):
        found.append(Problem("survey", 0, "", "нет ни одного вопроса", "Добавьте хотя бы один"))
    if len(form.items) > MOST_ITEMS:
        found.append(Problem("survey", 0, "", f"больше {MOST_ITEMS} строк", "Разделите форму на несколько"))
    return found


def _item(form: Form, item: Item) -> list[tuple[str, str, str]]:
    found = []
    longest = LONGEST_IN_ENTRY if item.repeat else LONGEST_NAME
    names = [item.name, *(part.name for part in item.parts or ())]
    if any(len(name) > longest for name in names):
        found.append(("name", f"длиннее {longest} знаков", "Дайте имя короче"))
    for column, words in (("label", item.label), ("hint", item.hint)):
        if any(len(text) > LONGEST_TEXT for text in words.values()):
            found.append((column, f"длиннее {LONGEST_TEXT} знаков, в чате не прочитать", "Сократите или разделите"))
    if item.flag and not CODE.fullmatch(item.flag.code):
        found.append(("flag", f"код «{item.flag.code}» не годится", SHORT_CODE))
    if len(form.choices.get(item.choices, ())) > MOST_CHOICES:
        found.append(("type", f"в списке больше {MOST_CHOICES} ответов", "Разделите вопрос на два"))
    return found
