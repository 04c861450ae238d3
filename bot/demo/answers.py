"""What the three directors of the tour answer: words of the question → a typed text, or «> » and a button."""

from bot.demo.paper import plain
from bot.demo.person import Person
from bot.demo.watch import Failed

Answers = dict[str, tuple[str, ...]]
# Buttons of the review and of a deputy's last screen alone: there nothing more is asked.
ENDS = {"Посмотреть ответы", "Готово, передать"}
MOST = 80  # questions; more in a row means the form goes round in circles

PASSPORT: Answers = {
    "Какие уровни образования": ("> НОО+ООО",),
    "Сколько обучающихся в школе": ("320",),
    "Сколько учителей работает": ("42",),
    "Где расположена школа": ("> Посёлок или село",),
    "классы-комплекты": ("> Нет",),
    "с ОВЗ и инвалидностью": ("18",),
    "слабо владеют русским": ("6",),
    "Сколько смен": ("> 1 смена",),
    "Организован ли подвоз": ("> Да",),
    "Какие выпуски": ("> ☐ 9 класс", "> Готово"),
}
RESULTS: Answers = {
    "Русский язык: сколько": ("3 из 32",),
    "Математика: сколько": ("2 из 32",),
    "ОГЭ: сколько": ("1 из 30",),
    "По каким оценочным": ("> ☐ Ни по одной", "> Готово"),
    "год назад?": ("> Нет",),
    "хотя бы одну «2»": ("5 из 300",),
    "группы риска неуспешности": ("9 из 10",),
}
ANALYSIS: Answers = {
    "отметка за работу ниже": ("6 из 64",),
    "в последний раз разбирали": ("> За последние 3 месяца",),
    "выводам последнего разбора": ("8 из 9",),
    "положение о внутренней": ("> Да, обновлены за 2 года",),
    "посетили урок коллеги": ("30",),
    "в перечнях с признаками": ("> Нет",),
}
TEACHERS: Answers = {
    "повышение квалификации": ("41",),
    "диагностика дефицитов": ("8 из 9",),
    "высшая категория": ("27",),
    "без профильного образования": ("2",),
    "приходят на урок": ("> Раз в четверть",),
    "два года подряд": ("> ☐ Нет таких", "> Готово"),
}
MANAGEMENT: Answers = {
    "менялся директор": ("> Не менялся",),
    "измеримыми показателями": ("> Есть, показатели общие",),
    "плана прошлого года": ("17 из 20",),
    "последних 20 приказов": ("18 из 20",),
    "с письменным разбором за": ("84",),
    "предписаний и предостережений": ("> Ни одного",),
    "направлениями приказом": ("> ☐ Учебная работа", "> ☐ Воспитание", "> ☐ ВСОКО", "> ☐ Группа риска", "> Готово"),
}
STAFF: Answers = {
    "Сколько ставок": ("0 из 45",),
    "По каким предметам уроки": ("> ☐ Нет таких", "> Готово"),
    "больше 27 часов": ("7",),
    "пенсионного возраста": ("9",),
    "уволилось": ("2",),
    "Каких специалистов": ("> ☐ Всех хватает", "> Готово"),
}
AROUND: Answers = {
    "без уважительной причины": ("2",),
    "со случаями травли": ("> Порядок и все записи",),
    "профилактического учёта": ("3",),
    "Сколько семей": ("240 из 280",),
    "в анонимном опросе": ("> 85 % и больше",),
    "педагог-психолог": ("> По соглашению с центром",),
    "угрозой жизни": ("> Нет",),
    "обеспечены учебниками": ("320",),
    "скорость интернета": ("100",),
    "исправных компьютеров": ("70",),
    "все обязательные практические": ("9 из 10",),
    "проектор или панель": ("19 из 20",),
    "из заключений ПМПК": ("18",),
    "каком состоянии здание": ("> Нужен текущий ремонт",),
    "антитеррористической": ("> Нет",),
    "вторую и третью смену": ("0",),
    "подвозимых учеников": ("2 из 40",),
    "горячее питание": ("130 из 130",),
    "учебных расходных": ("85",),
    "переведено на дистант": ("0",),
}
ALL: Answers = {**PASSPORT, **RESULTS, **ANALYSIS, **TEACHERS, **MANAGEMENT, **STAFF, **AROUND}
NO_PHYSICS = ("> ☐ Физика", "> Готово")

# Заречная: mathematics is not at hand on Monday; a subject has no teacher though no post is vacant.
ZARECHNAYA_MONDAY: Answers = {
    **PASSPORT, **RESULTS, **ANALYSIS, **TEACHERS, **MANAGEMENT,
    "Математика: сколько": ("> Узнаю позже",),
    "По каким оценочным": ("> ☐ ВПР матем.", "> Готово"),
    "хотя бы одну «2»": ("9 из 300",),
    "Сколько ставок": STAFF["Сколько ставок"],
    "По каким предметам уроки": NO_PHYSICS,
}  # fmt: skip
ZARECHNAYA_SATURDAY: Answers = {
    **AROUND,
    "Математика: сколько": ("11 из 32",),
    "уволилось": STAFF["уволилось"],
    "Каких специалистов": STAFF["Каких специалистов"],
}
SOSNOVSKAYA: Answers = {**ALL, "Какие уровни образования": ("> НОО",)}
ISTOK: Answers = {**ALL, "Сколько ставок": ("2 из 60",), "По каким предметам уроки": NO_PHYSICS}
# In May: mathematics was written anew, the teacher of physics has come.
AGAIN: Answers = {name: ALL[name] for name in ("Математика: сколько", "По каким оценочным", "По каким предметам уроки")}


async def answer(phone: Person, answers: Answers) -> int:
    """Answer questions as they come, until one comes that has no answer here; how many were answered."""
    for done in range(MOST):
        said = None if ENDS & set(phone.labels) else _for(plain(phone.text), answers)
        if said is None:
            return done
        for word in said:
            if word.startswith("> "):
                while word[2:].startswith("☐") and word[2:] not in phone.labels and "›" in phone.labels:
                    await phone.press("›")
                await phone.press(word[2:])
            else:
                await phone.send(word)
    raise Failed(f"Анкета не кончается:\n{phone.show(2)}")


def _for(text: str, answers: Answers) -> tuple[str, ...] | None:
    return next((said for words, said in answers.items() if words in text), None)
