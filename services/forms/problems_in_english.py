"""What is said about a faulty form, in English: by the Russian wording, with what stands in its place as {}.

Forms are read in a child process that knows no reader; so a fault travels in Russian and is turned on showing.
"""

import re
from functools import cache

WORDS = {
    # expressions
    "выражение, знак {}: {}": "expression, character {}: {}",
    "Исправьте выражение": "Correct the expression",
    "здесь нужен ответ или число": "an answer or a number is needed here",
    "лишнее после выражения": "something follows the expression",
    "слишком глубокая вложенность": "nested too deeply",
    "выражение обрывается": "the expression breaks off",
    "не хватает закрывающей скобки": "a closing bracket is missing",
    "непонятное слово «{}»: на вопрос ссылаются ${имя}": "unknown word “{}”: a question is referred to as ${name}",
    "функция {}() не поддерживается": "the function {}() is not supported",
    "у функции {}() другое число аргументов": "the function {}() takes another number of arguments",
    "regex(): второй аргумент – строка в кавычках": "regex(): the second argument is a quoted string",
    "regex(): {}": "regex(): {}",
    "слишком много повторов подряд": "too many repetitions in a row",
    "регулярное выражение не читается: {}": "the regular expression cannot be read: {}",
    "повтор внутри повтора": "a repetition within a repetition",
    "обратная ссылка": "a back reference",
    "особая группа (?…)": "a special group (?…)",
    "пути не поддерживаются: пишите ${имя}": "paths are not supported: write ${name}",
    "условия в скобках [ ] не поддерживаются": "conditions in brackets [ ] are not supported",
    "ссылка пишется так: ${имя}": "a reference is written ${name}",
    "строка не закрыта кавычкой": "a string has no closing quote",
    "нужна прямая кавычка '": "a straight quote ' is needed",
    'нужна прямая кавычка "': 'a straight quote " is needed',
    "пишите <=": "write <=",
    "пишите >=": "write >=",
    "непонятный знак «{}»": "unknown character “{}”",
    # questions
    "нет вопроса «{}»": "there is no question “{}”",
    "в тексте нет вопроса «{}»": "the text refers to a question “{}” that is not there",
    "Проверьте имя в ${…}": "Check the name in ${…}",
    "круг: {}": "a circle: {}",
    "Уберите одну из ссылок": "Remove one of the references",
    "фактор указан, а баллов нет": "there is a factor but no score",
    "Заполните bands или score в choices": "Fill in bands, or score in choices",
    "мера без границ или у доли и вычисления": "a measure without bands, or of a ratio or a calculation",
    "Заполните bands или уберите меру": "Fill in bands or remove the measure",
    "границы есть, а фактора нет": "there are bands but no factor",
    "Укажите фактор или уберите bands": "Name the factor or remove bands",
    "нет фактора «{}»": "there is no factor “{}”",
    "Проверьте лист factors": "Check the sheet factors",
    "группа «{}» не закрыта": "the group “{}” is not closed",
    "Добавьте строку end_group": "Add a row end_group",
    "не указан тип": "the type is missing",
    "Например: integer, select_one список, note": "For example: integer, select_one list, note",
    "тип «{}» не поддерживается": "the type “{}” is not supported",
    "Есть: {}": "There are: {}",
    "имя «{}» не годится": "the name “{}” will not do",
    "Латинские буквы, цифры и _, первая – буква": "Latin letters, digits and _, beginning with a letter",
    "имя «{}» уже есть в строке {}": "the name “{}” is already in row {}",
    "Дайте другое": "Give another one",
    "группа внутри вопроса-доли": "a group within a ratio",
    "Оставьте в ней два числа": "Leave two numbers in it",
    "end_group без begin_group": "end_group without begin_group",
    "end_repeat без begin_repeat": "end_repeat without begin_repeat",
    "Добавьте строку end_repeat": "Add a row end_repeat",
    "повтор «{}» не закрыт": "the repeat “{}” is not closed",
    "повтор внутри другого повтора": "a repeat within another repeat",
    "Вынесите его за end_repeat, а внутри спросите общим числом или текстом":
        "Move it after end_repeat, and ask for one number or a text inside",
    "в повторе нет ни одного вопроса": "there is not one question in the repeat",
    "«{}» – ответы всех записей повтора, а не один": "“{}” is the answers of all entries of a repeat, not one",
    "Вне повтора их читают вместе: sum(${имя}), count(${имя}), min, max, join; в тексте – через calculate":
        "Outside the repeat they are read together: sum(${name}), count(${name}), min, max, join; a text by calculate",
    "баллы и сигналы внутри повтора не считаются": "nothing is scored or signalled inside a repeat",
    "Посчитайте после end_repeat: calculate с sum() или count()":
        "Count after end_repeat: calculate with sum() or count()",
    "Уберите строку или добавьте начало группы": "Remove the row or add the beginning of the group",
    "«or_other» в чате пока не задаётся": "“or_other” is not asked in a chat yet",
    "после типа нужен один список ответов": "one list of choices is needed after the type",
    "Например: {} yes_no": "For example: {} yes_no",
    "лишнее после типа: «{}»": "something follows the type: “{}”",
    "Оставьте «{}»": "Leave “{}”",
    "нет текста вопроса": "the question has no text",
    "Напишите вопрос": "Write the question",
    "Напишите вопрос у самой группы": "Write the question at the group itself",
    "нечего вычислять": "there is nothing to calculate",
    "Напишите выражение": "Write an expression",
    "в вопросе-доле должно быть два целых числа": "a ratio has two integers",
    "Сколько и из скольких": "How many and out of how many",
    "«{}» – не подходящее число": "“{}” is not a fitting number",
    "Напишите число, например 2": "Write a number, for example 2",
    "сигнал возможен только в строке calculate": "only a calculate row may be a signal",
    "Перенесите его": "Move it",
    "неизвестный уровень «{}»": "unknown level “{}”",
    "Одно из: {}": "One of: {}",
    "у сигнала нет текста": "the signal has no text",
    "Напишите, что увидит человек": "Write what a person will see",
    "границы «{}» не читаются": "the bands “{}” cannot be read",
    "Три по порядку, например: <10 <20 <30": "Three in order, for example: <10 <20 <30",
    # sizes
    "До 16 латинских букв и цифр": "Up to 16 Latin letters and digits",
    "нет ни одного вопроса": "there is not one question",
    "Добавьте хотя бы один": "Add at least one",
    "больше {} строк": "more than {} rows",
    "Разделите форму на несколько": "Split the form",
    "Разделите её на несколько": "Split it",
    "длиннее {} знаков": "longer than {} characters",
    "длиннее {} знаков, в чате не прочитать": "longer than {} characters, unreadable in a chat",
    "Дайте имя короче": "Give a shorter name",
    "код «{}» не годится": "the code “{}” will not do",
    "в списке больше {} ответов": "more than {} choices in a list",
    "Разделите вопрос на два": "Split the question in two",
    "Сократите": "Shorten it",
    "Сократите или разделите": "Shorten or split it",
    "форма слишком сложна, не прочитать за отведённое время": "the form is too complex to be read in time",
    # what a chat has not yet
    "Звук и видео не принимаются. Спросите фото или файл: image, file":
        "Neither sound nor video is taken. Ask for a photo or a file: image, file",
    "Линия и область на карте не отмечаются. Спросите одно место: geopoint":
        "Neither lines nor areas are marked on a map. Ask for one place: geopoint",
    "Добавьте на лист choices ответ «другое», а за вопросом – строку text с условием в relevant":
        "Add a choice “other” to choices, and a text row with a relevant condition after the question",
    "Спросите отдельно день и время: date и time": "Ask for the day and the time apart: date and time",
    "Напишите integer, а границы – в столбце constraint: . >= 1 and . <= 5":
        "Write integer, and the limits in constraint: . >= 1 and . <= 5",
    "Порядок пока не расставляется. Напишите select_multiple с тем же списком":
        "No ranking yet. Write select_multiple with the same list",
    "Напишите select_one со списком из одного ответа": "Write select_one with a list of one choice",
    "Код пока не сканируется. Спросите его: text": "No codes are scanned yet. Ask for it: text",
    "Телефоны здесь не спрашиваются: ответ даёт место, а не человек. Удалите строку":
        "No phones are asked here: a seat answers, not a person. Remove the row",
    "Список должен быть в самой форме, на листе choices": "The list must be in the form itself, on choices",
    "Данные должны быть в самой форме, на листе choices": "The data must be in the form itself, on choices",
    # sheets
    "этот столбец XLSForm пока не поддерживается": "this column of XLSForm is not supported yet",
    "Очистите его": "Clear it",
    "неизвестный столбец": "unknown column",
    "Проверьте написание или удалите его": "Check the spelling or remove it",
    "столбец назван дважды": "a column is named twice",
    "Оставьте один": "Leave one",
    "ячейка без заголовка": "a cell without a heading",
    "ячейка «{}» без заголовка": "the cell “{}” has no heading",
    "Назовите столбец или уберите её": "Name the column or remove it",
    "Назовите столбец или очистите ячейку": "Name the column or clear the cell",
    "в ячейке формула": "a formula in the cell",
    "в ячейке ошибка Excel": "an error of Excel in the cell",
    "Вставьте готовое значение: «Вставить значения»": "Paste the value itself: “Paste values”",
    "неизвестный лист": "unknown sheet",
    "Есть: survey, choices, settings, factors": "There are: survey, choices, settings, factors",
    "Добавьте лист survey": "Add the sheet survey",
    "не заполнено": "not filled in",
    "Имя, название и версия нужны каждой форме": "Every form needs a name, a title and a version",
    "у ответа нет списка или имени": "a choice has no list or no name",
    "Заполните list_name и name без пробелов": "Fill in list_name and name without spaces",
    "ответ «{}» в списке дважды": "the choice “{}” is in the list twice",
    "Дайте другое имя": "Give another name",
    "нет текста ответа": "the choice has no text",
    "Напишите текст": "Write the text",
    "нет списка «{}»": "there is no list “{}”",
    "Добавьте его на лист choices": "Add it to the sheet choices",
    "«{}» – не число": "“{}” is no number",
    "Балл от 0 до 3": "A score from 0 to 3",
    "проверка pyxform: {}": "checked by pyxform: {}",
    "Исправьте форму по этому сообщению": "Correct the form by this message",
    # files
    "файл больше 2 МБ": "the file is over 2 MB",
    "Уберите картинки и лишние листы": "Remove pictures and needless sheets",
    "файл слишком велик внутри": "the file is too big inside",
    "вид файла «{}» не читается": "files of the kind “{}” are not read",
    "Сохраните форму как .xlsx": "Save the form as .xlsx",
    "файл не в кодировке UTF-8": "the file is not in UTF-8",
    "Сохраните его в UTF-8": "Save it in UTF-8",
    "это не файл .xlsx": "this is no .xlsx file",
    "Сохраните форму в Excel как .xlsx": "Save the form in Excel as .xlsx",
    "файл .xlsx повреждён": "the .xlsx file is damaged",
    "Откройте его в Excel и сохраните заново": "Open it in Excel and save it again",
}  # fmt: skip


def in_english(text: str) -> str:
    """The same in English; what nobody has translated stays as it is."""
    if text in WORDS:
        return WORDS[text]
    what, seen, where = text.partition(": «")  # what was met where it did not belong
    if seen and what in WORDS:
        return f"{WORDS[what]}: “{where.removesuffix('»')}”"
    for pattern, english in _patterns():
        if match := pattern.fullmatch(text):
            for part in match.groups():
                english = english.replace("{}", in_english(part), 1)
            return english
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Wordings with something in their place, those that say most first."""
    open_ones = sorted((russian for russian in WORDS if "{}" in russian), key=len, reverse=True)
    return tuple((re.compile(re.escape(one).replace(r"\{\}", "(.*?)"), re.DOTALL), WORDS[one]) for one in open_ones)
