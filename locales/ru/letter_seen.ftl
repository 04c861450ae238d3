# Письмо потом: таблицы, история, слово автора, реестр.

letter-out = <b>{ $name }: взять с собой</b>
    Таблица: все получатели с датами, у кого нет связи и почему, муниципалитеты{ $form ->
        [yes] , сводный отчёт с суммами
       *[no] {""}
      }.
    Лист ознакомления: должности, версии, дата и время; подпись он не заменяет.
letter-button-xlsx = Таблица .xlsx
letter-button-sheet = Лист ознакомления
letter-file = Письмо { $number } на { $day }
letter-sheet-file = Лист ознакомления { $number } на { $day }
letter-story = <b>{ $name }: история</b>{ $pages ->
    [1] {""}
   *[other] {""} · { $page } из { $pages }
  }
letter-story-line = { $when }: { $act ->
    [begin-letter] начато
    [ask-confirm] отдано на подтверждение
    [confirm] подтверждено
    [give-back] не подтверждено
    [publish] отправлено
    [begin-correction] начато исправление
    [correct] исправлено
    [stopped] остановлено
    [resumed] продолжено
    [close-letter] снято с контроля
    [nudge-letter] напоминание своими словами
    [acknowledge] ознакомились: { $n }
    [report] отчитались: { $n }
    [accept-report] принято отчётов: { $n }
    [return-report] возвращено отчётов: { $n }
    [ask-longer] просили больше времени: { $n }
    [hindered] сказали, что мешает: { $n }
    [let-off] освобождено: { $n }
   *[give-task] поручено заместителям: { $n }
  }{ $n ->
    [0] {""}. { $who }
   *[other] {""}
  }
letter-story-word = «{ $text }»
letter-nudge = <b>{ $name }: напомнить своими словами</b>
    Кому?
letter-nudge-nobody = Напоминать некому: все ознакомились и отчитались.
letter-button-group = { $group ->
    [unread] Не ознакомились
    [undone] Нет отчёта
   *[late] Срок прошёл
  }: { $n }
letter-nudge-heard = <b>Сегодня им уже напоминали</b>
    Второе слово за день не читают. Завтра можно написать снова.
letter-nudge-write = <b>{ $group ->
    [unread] Кто не ознакомился
    [undone] У кого нет отчёта
   *[late] У кого прошёл срок
  }: { $n }</b>
    Напишите несколько слов, до { $most } знаков. Перед отправкой покажу, как они выглядят.
letter-nudge-look = <b>Так это прочтут: { $n }</b>
    { $text }

    { $group ->
        [unread] Уйдёт тем, кто к той минуте ещё не ознакомился.
       *[other] Уйдёт тем, у кого к той минуте ещё нет отчёта.
    } В рабочее время получателя.
letter-nudge-sent = <b>Уже отправлено</b>
    { $text }
letter-word = <b>{ $name }: слово автора</b>
    { $text }
    { $dated ->
        [yes] Срок: { $day }.
       *[no] {""}
    }
register = <b>Реестр писем: { $n }</b>{ $sought ->
    [yes] {""} · «{ $words }»
   *[no] { $pages ->
        [1] {""}
       *[other] {""} · { $page } из { $pages }
      }
  }
register-line = { $k }. { $name } от { $day }. { $heading }. { $state ->
    [running] В работе.
    [planned] Запланировано.
    [stopped] Остановлено.
    [closed] Снято с контроля.
    [none] Отчёт не нужен.
    [open] Отчёта нет.
    [started] Отчёт начат.
    [reported] Отчёт отправлен.
    [returned] Отчёт возвращён.
   *[accepted] Отчёт принят.
  }
register-none = Писем пока нет. Придёт – скажу, и оно останется здесь.
register-how = Чтобы найти, напишите номер, слова из заголовка или дату: «214», «ОГЭ», «октябрь», «с 1 по 9 октября».
button-register = Реестр
button-register-mine = Все мои письма
button-register-state = Показаны: { $state ->
    [all] все
    [running] в работе
    [planned] в плане
    [stopped] стоп
   *[closed] снятые
  }
