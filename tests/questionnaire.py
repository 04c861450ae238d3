"""How a person goes through the self-diagnosis: reads what is asked, presses or types what they know."""

from collections.abc import Mapping
from typing import Any

from sandbox.citizen import Citizen
from services.forms import parse
from services.forms.answers import Given, Half
from services.forms.compiled import Compiled
from services.forms.evaluate import State
from services.forms.schema import Item

Said = str | tuple[str, ...]

# A school without a single signal. Texts are labels of buttons or what is typed; tuples are several buttons.
# Of a total known from the profile one number is enough. In asking order: an answer opens or hides later ones.
HEALTHY: dict[str, Said] = {
    "P1": "НОО+ООО+СОО", "P2": "320", "P3": "42", "P4": "Город", "P5": "Нет", "P6": "10", "P7": "5",
    "P8": "1 смена", "P9": "Нет", "P10": ("9 класс", "11 класс"),
    "5.1": "5 из 100", "5.2": "5 из 100", "5.3": "1 из 40", "5.4": "0 из 20", "5.5": ("Ни по одной",), "5.6": "Нет",
    "5.7": "3 из 300", "5.8": "9 из 10",
    "1.1": "10 из 100", "1.2": "За последние 3 месяца", "1.3": "9 из 10", "1.4": "Да, обновлены за 2 года",
    "1.5": "35", "1.6": "Нет",
    "3.1": "42", "3.2": "9 из 10", "3.3": "30", "3.4": "1", "3.5": "Не реже раза в месяц", "3.6": ("Нет таких",),
    "6.1": "Не менялся", "6.2": "Пересмотрена за год", "6.3": "19 из 20", "6.4": "19 из 20", "6.5": "90",
    "6.6": "Ни одного",
    "6.7": ("Учебная работа", "Воспитание", "Методическая (ШМО)", "ВСОКО", "Группа риска"),
    "7.1": "1 из 60", "7.2": ("Нет таких",), "7.3": "3", "7.4": "4", "7.5": "2", "7.6": ("Всех хватает",),
    "2.1": "2", "2.2": "Порядок и все записи", "2.3": "2", "2.4": "90 из 100", "2.5": "85 % и больше",
    "2.6": "В штате, приём в неделю", "2.7": "Нет",
    "4.1": "320", "4.2": "100", "4.3": "80", "4.4": "10 из 10", "4.5": "20 из 20", "4.6": "10",
    "8.1": "Исправно", "8.2": "Нет", "8.3": "0", "8.4": "0 из 20", "8.5": "120 из 120", "8.6": "90", "8.7": "0",
}  # fmt: skip
# Two high signals, C3 and C5.
TROUBLED = {"q5_2": "11 из 32", "q7_2": ("Физика",)}
MOST = 80  # questions; more in a row means the form goes round in circles

# The profile's questions carry no number on the screen.
PROFILE = {
    "Какие уровни образования": "P1", "Сколько обучающихся в школе": "P2", "Сколько учителей работает": "P3",
    "Где расположена школа": "P4", "классы-комплекты": "P5", "с ОВЗ и инвалидностью": "P6",
    "слабо владеют русским": "P7", "Сколько смен": "P8", "подвоз учеников": "P9", "Какие выпуски": "P10",
}  # fmt: skip


def asked(director: Citizen) -> str:
    """The number of the question on the screen; empty when none is asked."""
    for line in str(director.text).splitlines():
        number = line.split(" ", 1)[0]
        if number.endswith(".") and number[:-1] in HEALTHY:
            return number[:-1]
        for words, name in PROFILE.items():
            if words in line:
                return name
    return ""


async def reply(director: Citizen, said: Said) -> None:
    """One answer: several buttons and «Готово», one button, or typed."""
    if isinstance(said, tuple):
        for label in said:
            while f"☐ {label}" not in director.labels:
                await director.press("›", on=director.screen)
            await director.press(f"☐ {label}", on=director.screen)
        await director.press("Готово", on=director.screen)
    elif found := next((one for one in director.labels if plain(one) == said), None):
        await director.press(found, on=director.screen)
    else:
        await director.send(said)


async def fill(
    director: Citizen, changes: Mapping[str, Said] | None = None, until: str = "", start: str = "/form"
) -> list[str]:
    """Answer what is on the screen until this question or the review; returns the numbers in the order asked."""
    known, order = {**HEALTHY, **(changes or {})}, []
    await director.send(start)
    while (number := asked(director)) and number != until:
        order.append(number)
        assert len(order) < MOST, f"going in circles: {order[-8:]}\n{director.show(2)}"
        await reply(director, known[number])
    return order


async def reopen(director: Citizen, number: str) -> None:
    """From the review to one of the answers."""
    await director.send("/form")
    await director.press("Посмотреть ответы")
    while number not in director.labels:
        await director.press("›")
    await director.press(number)
    assert asked(director) == number, director.show(1)


def seen(director: Citizen) -> str:
    """The newest screen with plain spaces."""
    return plain(director.text)


def plain(text: object) -> str:
    """With plain spaces."""
    return str(text).replace("\xa0", " ")


def parsed(compiled: Compiled, state: State, number: str, text: Said) -> tuple[Item, Given | Half]:
    """The same answer for the services, for schools whose questionnaire nobody needs to see."""
    item = next(item for item in compiled.form.items if item.number == number)
    labels = {plain(choice.label["ru"]): choice.name for choice in compiled.nodes[item.name].choices}
    if isinstance(text, tuple):
        return item, Given(tuple(labels[one] for one in text))
    if item.kind == "select_one":
        return item, Given(labels[text])
    return item, parse.answer(item, text, total=state.totals.get(item.name))


def renamed(changes: Mapping[str, Any]) -> dict[str, Said]:
    """Numbers of questions out of names of arguments: `q7_2` is 7.2."""
    return {key[1:].replace("_", ".") if key[0] == "q" else key: said for key, said in changes.items()}
