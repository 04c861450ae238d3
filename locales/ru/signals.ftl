# Сигналы: карточка, списки, разговор со школой.

case-title = <b>{ $school }: { $n } { $n ->
    [one] сигнал
    [few] сигнала
   *[many] сигналов
  }{ $level ->
    [emergency] { "" }
    [high] , высокий
    [medium] , средний
   *[process] { "" }
  }</b>
case-signal = { $text }
case-first-step = Первый шаг: позвонить директору. Затем: { $text }.
case-taken-by = ✅ В работе: { $who }, { $when }.
case-taken = Взято в работу
case-already-mine = Уже у вас в работе
case-already-taken = Уже взято другим. Кто и когда – на карточке.
case-again = Сигнал ещё никто не взял.
case-no-curator = У школы нет куратора: сигнал пришёл вам. Назначьте куратора.
button-take = Взять в работу
case-next = <i>Дальше: { $text }.</i>
case-act-now = Первый шаг: { $text }.
case-first-call = Первый шаг: позвонить директору.
case-until = { $past ->
    [yes] срок был { $day }
   *[no] до { $day }
  }
case-hidden = И ещё { $n } { $n ->
    [one] сигнал
    [few] сигнала
   *[many] сигналов
  }.
case-rung-curator = повторю { $weekday ->
    [1] во
   *[other] в
  } { $day }
case-rung-coordinator = { $weekday ->
    [1] во
   *[other] в
  } { $day }, сообщу { $mine ->
    [yes] вам
   *[no] координатору
  }
case-rung-operator = { $weekday ->
    [1] во
   *[other] в
  } { $day }, сообщу { $mine ->
    [yes] вам
   *[no] оператору
  }
case-coordinator = Кураторы не взяли сигнал за { $days ->
    [0] несколько рабочих дней.
    [2] два рабочих дня.
    [one] { $days } рабочий день.
    [few] { $days } рабочих дня.
   *[many] { $days } рабочих дней.
  }
case-operator = Сигнал не взят за { $days ->
    [0] несколько рабочих дней.
    [2] два рабочих дня.
    [5] пять рабочих дней.
    [one] { $days } рабочий день.
    [few] { $days } рабочих дня.
   *[many] { $days } рабочих дней.
  }
case-back = Взято { $days } { $days ->
    [one] рабочий день
    [few] рабочих дня
   *[many] рабочих дней
  } назад, с тех пор тихо. Сигнал снова ждёт.
case-later = Отложено до этого часа, сигнал ещё ждёт.
case-laid-aside = Напомню { $when }. Остальное идёт своим чередом.
case-aside-until = Отложено: { $when }.
case-no-longer-waits = Откладывать нечего: сигнал уже не ждёт
case-not-in-work = Сигнал не в работе. Что с ним – на карточке.
case-closed-on = ✅ Работа завершена: { $when }.
case-finished = Работа завершена
case-last-word = Разговор: { $n }. { $who }, { $when }: { $text }
case-more = К школе, которая у вас в работе, добавилось новое.
button-case = { $state ->
    [open] { $school } · { $n }
    [closed] { $school }
   *[taken] { $school } · взято
  }
button-ask-school = Спросить школу
button-ask-more = Спросить ещё
button-lay-aside = Отложить до { $at }
button-note-step = Отметить шаг
button-talk = Разговор · { $n }
button-read-whole = Прочитать полностью
button-finish-case = Завершить работу
button-finished = Завершённые · { $n }
button-all-signals = Открыть все сигналы
button-open-case = Открыть сигнал
button-reply = Ответить
button-reply-more = Добавить к ответу
button-talk-open = Открыть разговор
button-earlier = ‹ Раньше
button-newer = Позже ›

cases-title = <b>Сигналы</b>
    { $n ->
        [0] Всё взято в работу.
       *[other] Ждут: { $n }.
    }
cases-none = <b>Сигналов нет</b>
cases-finished = <b>Завершённые сигналы: { $n }</b>
cases-several = <b>Сигналы: { $n } { $n ->
    [one] школа
    [few] школы
   *[many] школ
  }</b>
cases-line = – { $school }: { $n }{ $level ->
    [emergency] , ждать нельзя
    [high] , высокий
    [medium] , средний
   *[process] { "" }
  }
cases-rest = И ещё { $n } { $n ->
    [one] школа
    [few] школы
   *[many] школ
  }: в общем списке.
cases-not-sent =
    <b>Срок самодиагностики прошёл: не отправили { $n }</b>
    { $names }{ $more ->
        [0] .
       *[other] { " " }и ещё { $more }.
    }
    Первый шаг: узнать, что мешает.

steps-title = <b>Что сделано · { $school }</b>
    Нажмите или напишите своими словами. Увидят коллеги, которые ведут школу; директору это не уходит.
step-too-short = Вижу «{ $seen }». Нужны хотя бы три буквы, например: позвонил директору.
step-noted = Шаг отмечен
button-step-called = Отметить звонок
button-step-met = Отметить встречу
button-step-agreed = Отметить срок
button-step-passed = Отметить передачу
talk-step-called = Позвонили.
talk-step-met = Встретились.
talk-step-agreed = Договорились о сроке.
talk-step-passed = Передано тем, кто решает.
talk-note = Отмечено: { $text }
finish-title = <b>Завершить работу · { $school }</b>
    Сигналы останутся в «Завершённых», напоминаний по ним больше не будет. { $spoken ->
        [yes] Директору придёт сообщение.
       *[no] Директору ничего не приходит.
    }

ask-title = <b>Вопрос школе · { $school }</b>
    Выберите вопрос или напишите свой. Директор увидит: { $when }.
    Ответ придёт сюда; разговор увидят все, кто ведёт школу. Имён детей и учителей не пишите.
ask-nobody = <b>Вопрос школе · { $school }</b>
    Директора в боте пока нет, спросить некого. Первый шаг: позвонить в школу.
talk-no-director = Директора в боте пока нет, вопрос не ушёл. Первый шаг: позвонить в школу.
talk-too-long = Вижу { $seen } знаков. Нужно не больше { $most }: один вопрос или ответ за раз.
talk-ask-when = Когда можно позвонить?
talk-ask-done = Что уже сделано?
talk-ask-hinders = Что мешает?
talk-asked-note = Отправлено. Директор увидит: { $when }.
talk-title = <b>Разговор · { $school }</b>
talk-none = Пока ничего не сказано.
talk-line = { $who }, { $when }:
    { $text }
talk-asked = <b>Вопрос о сигналах · { $school }</b>
talk-answered = <b>Ответ школы · { $school }</b>
talk-closed = <b>Работа по сигналам завершена</b>
    { $school }. Разговор остаётся здесь.
reply-title = <b>Разговор · { $school }</b>
reply-how = Напишите ответ. Увидят куратор, координатор и оператор школы. Имён детей и учителей не пишите.
reply-sent = Отправлено. Куратор увидит: { $when }.
home-question = Вопрос куратора ждёт ответа.
button-answer-curator = Ответить куратору

held-title = <b>Ещё { $n } { $n ->
    [one] сообщение
    [few] сообщения
   *[many] сообщений
  } за прошлый день</b>
held-line = { $n }. { $text }
held-none = <b>Уже неактуально</b>
    Всё, что ждёт вас, – на главной.
