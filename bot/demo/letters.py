"""Steps 16–18 of the tour, 26 February 2027: a letter that lacks something, the mirror, sent, done, corrected."""

import io

from docx import Document

from bot.demo.paper import plain
from bot.demo.stage import DIRECTOR, EARLY, LATE, OPERATOR, Stage
from bot.demo.watch import Failed

NAME = "Инструктивное письмо № 214"
QUESTIONS = "Сколько учителей? | число\nСколько вакансий? | число\nДата педсовета по результатам ВПР | дата"


async def written(stage: Stage) -> None:
    """The letter is refused for what it lacks; what is missing is asked one after another; then the mirror."""
    operator = stage.world.phones[OPERATOR]
    await operator.send("/letters")
    for label in ("Написать письмо", "Инструктивное письмо", "Проверить и отправить"):
        await operator.press(label)
    stage.watch.shows(OPERATOR, "Отправить пока нельзя", "срок, ответственный, участники, форма отчёта")
    stage.seen("Без срока, ответственного, участников и формы отчёта письмо не уйдёт", OPERATOR)
    await operator.press("Указать срок")
    await operator.send("до 12 марта")
    await operator.press("директор")
    await operator.send("учителя 9 классов")
    await operator.press("Написать вопросы")
    await operator.send(QUESTIONS)
    stage.watch.shows(OPERATOR, "3 вопроса")
    stage.seen("Отчёт написан строками в чате и сразу показан", OPERATOR)
    await operator.press("Указать номер")
    for said in ("№ 214", "О подготовке к ОГЭ", "мониторинг ВПР 2026 года", "ректор", "проректор"):
        await operator.send(said)
    await operator.send("Провести пробную работу по математике и разобрать её на педсовете.")
    await operator.press("Все школы · 12")
    await operator.send("/letters")
    await operator.press("1. № 214")
    await operator.send("срочно")
    await operator.press("Проверить и отправить")
    stage.watch.shows(OPERATOR, "12", "мин")
    if "Получ" not in plain(operator.text):
        raise Failed(f"{OPERATOR}: нет зеркала перед отправкой\n{operator.show(1)}")
    stage.seen("Зеркало: 12 школ, сколько минут работы, что уже известно, кто не получит и почему", OPERATOR)


async def sent(stage: Stage) -> None:
    """One director has blocked the bot, nine have not come in: each is named, and there is a paper for them."""
    operator = stage.world.phones[OPERATOR]
    stage.world.phones[LATE].block()
    await operator.press("Отправить письмо")
    stage.watch.shows(DIRECTOR, NAME, "Срок: пт, 12 марта", "Ответственный: директор")
    stage.watch.shows(EARLY, NAME)
    stage.seen("Дошло двоим; остановившего бота и ещё не вошедших видно поимённо", OPERATOR, DIRECTOR, EARLY, LATE)
    await operator.send("/letters")
    await operator.press("1. № 214")
    await operator.press("Нет связи: 10")
    stage.watch.shows(OPERATOR, "остановили бота", "ещё не вошли")
    for label in ("‹ Назад", "Ещё", "Таблицы и листы", "Лист ознакомления"):
        await operator.press(label)
    papers = [one.document for one in stage.watch.news(OPERATOR).messages if one.document]
    if len(papers) != 1 or len(Document(io.BytesIO(papers[0].data)).tables[0].rows) != 13:
        raise Failed(f"{OPERATOR}: нет листа ознакомления на 12 получателей\n{operator.show(2)}")
    stage.seen("Лист ознакомления для печати: кто отметил, кто ещё нет", OPERATOR)


async def done(stage: Stage) -> None:
    """The director acknowledges, confirms what is known, answers the rest; a correction shows only the difference."""
    operator, director = stage.world.phones[OPERATOR], stage.world.phones[DIRECTOR]
    await director.press("Отметить ознакомление")
    await director.press("Заполнить отчёт")
    stage.watch.shows(DIRECTOR, "Уже известно ответов: 1", "Самодиагностика")
    await director.press("Подтвердить все: 1")
    await director.send("2")
    await director.send("5 марта")
    await director.press("Отправить")
    stage.watch.shows(DIRECTOR, "Отчёт отправлен")
    stage.seen("Ознакомление – одно нажатие; известное подтверждено одним, отчёт ушёл", DIRECTOR, OPERATOR)
    await operator.send("/letters")
    for label in ("1. № 214", "Рассылка", "Исправить письмо"):
        await operator.press(label)
    await operator.send("Совещание перенесли")
    await operator.press("Изменить письмо")
    await operator.send("срок 16 марта")
    await operator.press("Проверить и отправить")
    if "Перейти к отправке" in operator.labels:
        await operator.press("Перейти к отправке")
    await operator.press("Отправить письмо")
    stage.watch.shows(DIRECTOR, "было: пт, 12 марта")
    stage.watch.shows(EARLY, "было: пт, 12 марта")
    for name in (DIRECTOR, EARLY):
        await stage.world.phones[name].press("Отметить ознакомление")
    stage.seen("Исправление: видна только разница; отчёт, который дан, остаётся", OPERATOR, DIRECTOR, EARLY)
