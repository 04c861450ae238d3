# Анкета: вопрос, разделы, проверка, цикл.

form-progress = <b>{ $section } · { $k } из { $n }</b>
form-question = { $text }
form-hint = <i>{ $text }</i>
form-how-number = Напишите число, например 7.
form-how-ratio = Напишите два числа, например: 7 из 42.
form-how-decimal = Напишите число, например 12,5.
form-how-text = Ответьте одним сообщением. Без имён и телефонов.
form-how-time = Напишите время, например 9:30.
form-half = Записано: { $n }. А сколько всего? { $label }: напишите число, например 42.
form-answered = Ваш ответ: { $text }
form-change = <i>Изменить – напишите новый ответ.</i>
form-comment = Пояснение: { $text }
form-noted = ✅ Записано: { $text }
form-noted-plain = Записано: { $text }
form-found = Подходит: { $n }. Выберите кнопкой.
form-explain =
    <b>Пояснение к ответу</b>
    { $text }
    Напишите одним сообщением. Без имён и телефонов.
form-explained = ✅ Пояснение записано
form-sections = <b>Разделы</b>
form-already-sent = Анкета уже отправлена, ответы закрыты.
form-has-problems = Сначала исправьте то, что не сходится: { $n }.
form-unfinished = Нет ответа по { $n } { $n ->
    [one] вопросу
   *[other] вопросам
  }. «Нет данных» – тоже ответ.
button-none = Таких нет: 0
button-later = Узнаю позже
button-no-data = Нет данных
button-explain = Пояснить
button-onward = Дальше ›
button-sections = Разделы
form-section = { $name }: { $done } из { $n }
button-review = Проверить и отправить
answer-absent = нет данных
answer-later = узнаю позже
answer-missing = нет ответа
answer-stale = Уже записано раньше. Вот что сейчас.
answer-too-late = Этот вопрос уже не спрашивается. Вот следующий.
answer-required = Без этого ответа дальше не посчитать. Можно нажать «Узнаю позже».
answer-objection = { $text }
issue-constraint = Такой ответ сюда не подходит.
issue-below-zero = Нужны числа от нуля.
issue-more-than-total = Часть больше целого. Напишите, например: 7 из 42.
comment-without-answer = Сначала ответьте на вопрос, потом поясните.

## Проверка
review-title = <b>Проверка · { $school }</b>
review-counts = Отвечено { $given } из { $n }, нет данных: { $absent }{ $missing ->
    [0] .
   *[other] , осталось: { $missing }.
  }
review-problem = Не сходится { $number }: { $text }
review-doubt = Стоит уточнить: { $text }
review-signal = – { $text }
review-signals =
    Куратор увидит ответы и { $n } { $n ->
        [one] сигнал
        [few] сигнала
       *[many] сигналов
    } – { $when }:
    { $signals }
review-no-signals = Куратор увидит ответы. Сигналов нет.
review-changed = Ответы изменились с другого экрана. Проверьте ещё раз.
button-continue-missing = Ответить: ещё { $n }
button-clarify = Уточнить { $number }
button-send = Отправить куратору
button-explain-doubt = Пояснить { $number }: так и есть
at-once = сразу
button-answers = Посмотреть ответы
answers-title = <b>Ответы</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } из { $pages }
  }
answers-line = { $number }. { $label } – <b>{ $answer }</b>
answers-comment = ({ $text })
sent = ✅ Отправлено. Куратор увидит: { $when }.
sent-quiet = ✅ Отправлено. Сигналов нет, куратор увидит профиль в списке школ.

## Экстренное, прошлый цикл, подготовка
emergency-ask =
    <b>Проверьте, прежде чем отметить</b>
    Этот ответ уйдёт куратору сразу, даже ночью и до отправки анкеты. Подробности писать не нужно.
    Если угроза есть сейчас, звоните 112.
button-emergency = Сообщить куратору
button-other-answer = Выбрать другой ответ
emergency-told = ✅ Куратору сообщено. Если угроза есть сейчас, звоните 112.
form-last = { $source }: { $text }
form-source = { $kind ->
    [again] В прошлый раз
    [diagnosis] Самодиагностика
    [order] Приказ № { $number }
    [directive] Распоряжение № { $number }
   *[other] Письмо № { $number }
  } ({ $day })
known-title = <b>Уже известно ответов: { $n }</b>
    { $left ->
        [0] Больше ничего не спросим.
        [one] Останется { $left } вопрос.
        [few] Останется { $left } вопроса.
       *[other] Останется { $left } вопросов.
    }
known-line = • { $label } <b>{ $said }</b>
    { $source }
known-more = … и ещё { $n }. Каждый ответ можно будет изменить до отправки.
known-each = Каждый ответ можно будет изменить до отправки.
known-taken = Подтверждено ответов: { $n }.
button-known-all = Подтвердить все: { $n }
button-known-each = Отвечать по одному
button-keep-last = Оставить прежний ответ
button-prepare = Что подготовить
prepare-file = Что подготовить.docx
prepare-sent = 📎 Страница для печати: что взять и кто в школе это знает.
form-month = { $month } { $year }
month-half = { $first }–{ $day }
form-choice = { $text }
form-how-date = Нажмите день или напишите, например: 15 марта, завтра, 15.03.2027.
form-note = <i>{ $text }</i>
form-guidance =
    <b>{ $label }</b>
    { $text }
button-guidance = Подробнее
button-default = Оставить: { $text }
