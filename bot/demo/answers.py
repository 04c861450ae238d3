"""What the three directors of the tour answer: words of the question → a typed text, or «> » and a button."""

from bot.demo.paper import plain
from bot.demo.person import Person
from bot.demo.watch import Failed

Answers = dict[str, tuple[str, ...]]
REVIEW = "Посмотреть ответы"  # a button of the review alone: there nothing more is asked
MOST = 60  # questions; more in a row means the form goes round in circles

PASSPORT: Answers = {
    "Какие уровни образования": ("> НОО+ООО",),
    "Сколько обучающихся в школе": ("320",),
    "Сколько учителей работает": ("42",),
    "Где расположена школа": ("> Посёлок или село",),
    "классы-комплекты": ("> Нет",),
    "с ОВЗ": ("18",),
    "слабо владеют русским": ("6",),
    "Сколько смен": ("> 1 смена",),
    "подвоз": ("> Да",),
    "Какие выпуски": ("> ☐ 9 класс", "> Готово"),
}
RESULTS: Answers = {
    "Русский язык: сколько": ("3 из 32",),
    "Математика: сколько": ("2 из 32",),
    "ОГЭ: сколько": ("1 из 30",),
    "По скольким оценочным": ("> Ни по одной",),
    "Был ли такой результат": ("> Нет",),
    "хотя бы одну «2»": ("5 из 300",),
    "группы риска": ("9 из 10",),
}
STAFF: Answers = {
    "Сколько ставок": ("0 из 45",),
    "По скольким предметам": ("> Ни по одному",),
    "больше 27 часов": ("7",),
    "пенсионного возраста": ("9",),
    "уволилось": ("2",),
    "Каких специалистов": ("> ☐ Всех хватает", "> Готово"),
}

# Заречная: mathematics is not at hand on Monday; a subject has no teacher though no post is vacant.
ZARECHNAYA_MONDAY: Answers = {
    **PASSPORT, **RESULTS,
    "Математика: сколько": ("> Узнаю позже",),
    "По скольким оценочным": ("> По одной",),
    "Сколько ставок": STAFF["Сколько ставок"],
    "По скольким предметам": ("> По одному",),
}  # fmt: skip
ZARECHNAYA_SATURDAY: Answers = {
    "Математика: сколько": ("11 из 32",),
    "уволилось": STAFF["уволилось"],
    "Каких специалистов": STAFF["Каких специалистов"],
}
SOSNOVSKAYA: Answers = {**PASSPORT, **RESULTS, **STAFF, "Какие уровни образования": ("> НОО",)}
ISTOK: Answers = {
    **PASSPORT, **RESULTS, **STAFF, "Сколько ставок": ("2 из 60",), "По скольким предметам": ("> По одному",),
}  # fmt: skip


async def answer(phone: Person, answers: Answers) -> int:
    """Answer questions as they come, until one comes that has no answer here; how many were answered."""
    for done in range(MOST):
        said = None if REVIEW in phone.labels else _for(plain(phone.text), answers)
        if said is None:
            return done
        for word in said:
            if word.startswith("> "):
                await phone.press(word[2:])
            else:
                await phone.send(word)
    raise Failed(f"Анкета не кончается:\n{phone.show(2)}")


def _for(text: str, answers: Answers) -> tuple[str, ...] | None:
    return next((said for words, said in answers.items() if words in text), None)
