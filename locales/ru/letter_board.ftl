# Письмо у автора: числа, списки, отчёты, снятие с контроля.

letter-board = <b>{ $name }: { $state ->
    [planned] запланировано
    [stopped] остановлено
    [closed] снято с контроля
   *[other] в работе
  }</b>
    { $heading }
    { $asks ->
        [no] Отчёта не требует.
       *[yes] Срок: { $due }.
    }
letter-books = Получателей: { $n }. Ознакомились: { $read }, ещё нет: { $waiting }, нет связи: { $lost }, отменено: { $off }.
letter-board-work = Отчёт у { $done } из { $n }. { $late ->
    [0] Просроченных нет.
   *[other] ⚠️ Срок прошёл: { $late }.
  }{ $reported ->
    [0] {""}
   *[other] {""} Ждут проверки: { $reported }.
  }
letter-board-ended = { $said ->
    [yes] Причина: { $why }
   *[no] Все отчёты приняты.
  }
letter-button-judge = Проверить отчёты: { $n }
letter-button-list = { $kind ->
    [new] Без отметки
    [read] Прочитали
    [work] Заполняют
    [late] Срок прошёл
    [reported] Отчитались
    [accepted] Приняты
    [unreachable] Нет связи
   *[cancelled] Отменены
  }: { $n }
letter-button-tables = Таблицы и листы
letter-button-more = Ещё
letter-more = <b>{ $name }</b>
    Таблица всех получателей, сводный отчёт, лист ознакомления; кто что делал; снять с контроля.
letter-button-nudge = Напомнить
letter-button-sending = Рассылка
letter-button-history = История
letter-button-close = Снять с контроля
letter-picture = { $name } на { $day }
letter-list = <b>{ $name } · { $kind ->
    [new] не ознакомились
    [read] ознакомились
    [work] заполняют отчёт
    [late] срок прошёл
    [reported] отчитались
    [accepted] отчёт принят
    [unreachable] нет связи
   *[cancelled] отменено
  }: { $n }</b>{ $pages ->
    [1] {""}
   *[other] {""} · { $page } из { $pages }
  }
letter-list-line = • { $unit }{ $known ->
    [yes] , срок { $due }
   *[no] {""}
  }
letter-lost-line = • { $units }: { $reason ->
    [no-seat] нет места директора
    [not-entered] ещё не вошли
    [blocked] остановили бота
    [seat-closed] место закрыто
    [not-ours] снято как «не наше»
    [stopped] рассылка остановлена
   *[other] Telegram не доставил
  }
letter-which-town = <b>В каком муниципалитете?</b>
letter-report-title = <b>{ $unit }: отчёт</b>
    { $name }. Ждут проверки: { $left }.
letter-button-accept = Принять отчёт
letter-button-return = Вернуть на доработку
letter-button-next = Следующий (ещё { $n })
letter-button-accept-all = Принять все: { $n }
letter-button-more-answers = Вопросы: { $page } из { $pages }
letter-accepted-note = Отчёт принят
letter-accepted-all = Принято отчётов: { $n }. Школы прочтут об этом утром.
letter-accept-all = <b>Принять все отчёты: { $n }</b>
    { $name }. Отменить принятие нельзя, школы прочтут о нём утром.
letter-give-back = <b>{ $unit }: вернуть отчёт</b>
    { $form ->
        [yes] Отметьте ответы, которые нужно исправить; без отметок откроются все. Потом нажмите причину или напишите её.
       *[no] Нажмите причину или напишите её.
    }
letter-why-1 = Не сходится
letter-why-2 = Не хватает
letter-given-back = Возвращено: { $unit }. Увидят: { $when }.
letter-why-empty = Нужна причина в нескольких словах, например: «не сходится с отчётом за сентябрь».
letter-close = <b>{ $name }: снять с контроля</b>
    { $left ->
        [0] Всё сделано. После этого письмо никого не побеспокоит.
       *[other] Не закончили: { $left }. Им больше не напомнят. Напишите причину: они её прочтут.
    }
letter-closed = Снято с контроля. Письмо больше никого не побеспокоит.
letter-off-control = <b>{ $name }: снято с контроля</b>
    { $who }: «{ $why }»
    Исполнять и отчитываться больше не нужно.
letter-off-line = Снято с контроля { $when }. { $who }: «{ $why }»
letter-accepted = ✅ <b>{ $name }: отчёт принят</b>
    Спасибо, больше ничего не нужно.
