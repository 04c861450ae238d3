# Профиль и сигналы.

level-low = риск низкий
level-medium = риск средний
level-high = риск высокий
level-unknown = недостаточно данных

profile-title = <b>Профиль · { $school }</b>
profile-sent = Отправлен: { $when }.
profile-level = { $factor }: <b>{ $level }</b> ({ $score } из 100)
profile-level-bare = { $factor }: <b>{ $level }</b>
profile-lifted = – поднят сигналом, по ответам { $raw }
profile-gaps = { $n ->
    [0] Ответы есть на все вопросы.
   *[other] Нет данных: { $n } { $n ->
        [one] вопрос
        [few] вопроса
       *[many] вопросов
      }.
  }
profile-signal = Сигнал: { $text }
profile-notice = <i>{ $text }</i>
why-title = <b>{ $factor }</b>
why-line = – { $label } <b>{ $answer }</b>: { $share } % баллов фактора
why-nothing = Ответы фактора не показывают риска.

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
case-rungs = Если никто не возьмёт: повторю { $again }, координатору сообщу { $coordinator }.
case-taken-by = ✅ В работе: { $who }, { $when }.
case-taken = Взято в работу
case-already-mine = Уже у вас в работе
case-already-taken = Уже взято другим. Кто и когда – на карточке.
case-again = Сигнал ещё никто не взял.
case-coordinator = Кураторы не взяли сигнал за два рабочих дня.
case-operator = Сигнал не взят за пять рабочих дней.
case-no-curator = У школы нет куратора: сигнал пришёл вам. Назначьте куратора.
button-take = Взять в работу
button-case = { $state ->
    [open] { $school } · { $n }
   *[taken] { $school } · в работе
  }
cases-title = <b>Сигналы</b>
    { $n ->
        [0] Всё взято в работу.
       *[other] Ждут: { $n }.
    }
cases-none = <b>Сигналов нет</b>
case-more = К школе, которая у вас в работе, добавилось новое.
cases-not-sent =
    <b>Срок самодиагностики прошёл: не отправили { $n }</b>
    { $names }{ $more ->
        [0] .
       *[other] { " " }и ещё { $more }.
    }
    Первый шаг: узнать, что мешает.
profile-priorities = Начать с главного: { $names }.
button-picture = Показать картинкой
change-title = Чтобы стало «{ $level }», хватит:
change-step = – { $label } Было { $before }, нужно <b>{ $after }</b>.
