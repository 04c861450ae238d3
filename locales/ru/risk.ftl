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

profile-priorities = Начать с главного: { $names }.
button-picture = Показать картинкой
change-title = Чтобы стало «{ $level }», хватит:
change-step = – { $label } Было { $before }, нужно <b>{ $after }</b>.

picture-profile = { $school }: восемь факторов. { $n ->
    [0] Высокого риска нет.
   *[other] Риск высокий: { $high }.
}
picture-history = { $school }: уровни факторов по циклам.
