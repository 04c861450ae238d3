# Зеркало перед отправкой, подтверждение, время, остановка, исправление.

setting-letter-confirm = Подтверждение писем
setting-letter-confirm-what = Смотрит ли письмо второй сотрудник перед отправкой.
setting-letter-week = Писем школе в неделю
setting-letter-week-what = С какого числа писем за семь дней предупреждать автора: отложить или объяснить.
setting-letter-grace = Льгота после срока
setting-letter-grace-what = Сколько рабочих дней после срока ждать, прежде чем услышат куратор и координатор.

letter-mir-title =
    <b>{ $name }: перед отправкой</b>
    { $heading }
letter-mir-to = { $who }. Получателей: { $n }.
letter-mir-why = { $reason ->
    [no-seat] нет места
    [not-invited] не приглашали
    [frozen] приглашение остановлено
    [invited] ещё не вошли
   *[blocked] остановили бота
  } – { $n }
letter-mir-missing = Не дойдёт: { $n } ({ $why }). Кто войдёт позже, найдёт письмо на главной.
letter-mir-planned = Отправка: { $when }.
letter-mir-when = { $how ->
    [own] { $now ->
        [yes] Придёт отдельным сообщением, сразу, в рабочие часы.
       *[no] Придёт отдельным сообщением: { $when }.
      }
   *[list] Придёт в утреннем списке: { $when }.
  }
letter-mir-term = Срок: { $day }, 18:00 – { $days ->
    [0] рабочих дней нет
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[many] { $days } рабочих дней
  }.
letter-mir-zone = У { $n } из них срок по вашим часам раньше: { $when }.
letter-mir-off = ⚠️ Срок – выходной день.
letter-mir-rests = { $n ->
    [one] Нерабочий день до срока
   *[other] Нерабочие дни до срока
  }: { $days }.
letter-mir-exam = ⚠️ До срока: { $name }, { $single ->
    [yes] { $first }
   *[no] { $first } – { $last }
  }.
letter-mir-work = Работы: { $each } мин каждому, { $hours ->
    [0] { $all } мин
    [1] { $all } мин
   *[other] около { $hours } ч
  } всем.
letter-mir-known = Ответ уже известен: вопросов – { $n }, школ – до { $schools }. Подтвердят одним нажатием.
letter-mir-same = ⚠️ Похожее уже спрашивали: { $names }{ $n ->
    [one] { "" }
    [2] { "" }
    [3] { "" }
   *[other] { " " }и ещё
  }.
letter-mir-full = ⚠️ У { $n } { $n ->
    [one] школы
   *[other] школ
  } уже { $letters } { $letters ->
    [one] письмо
    [few] письма
   *[many] писем
  } за неделю.
letter-mir-reason = Почему сейчас: { $text }
letter-mir-gaps = Письмо ещё не готово: вернитесь и заполните, чего не хватает.
letter-mir-full-first = Отложите письмо или напишите, почему оно нужно сейчас.
letter-mir-second = Перед отправкой письмо смотрит второй сотрудник.
letter-mir-asked = Отдано на подтверждение: { $when }. Любая правка его отменит.
letter-mir-confirmed = ✅ Подтверждено: { $who }, { $when }.
letter-mir-no-reason = Напишите причину исправления: её увидят все.
button-letter-mir-names = Список · { $n }
button-letter-mir-missing = Не дойдёт · { $n }
button-letter-mir-steps = Сроки · { $n }
button-letter-mir-same = Похожие · { $n }
button-letter-mir-full = Неделя · { $n }
button-letter-mir-when = Когда
button-letter-full-decide = Решить про нагрузку
button-letter-send = Отправить письмо · { $n }
button-letter-ask-second = Отдать на подтверждение
button-letter-second = Проверить письмо
button-letter-mirror = Открыть зеркало
button-letter-read = Прочитать письмо
button-letter-give-back = Вернуть автору
button-letter-to-send = Перейти к отправке
button-letter-mend = Исправить черновик
letter-mir-list = <b>{ $missing ->
    [yes] Не дойдёт
   *[no] Получатели
  }: { $n }{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } из { $pages }
  }</b>
letter-mir-town = <i>{ $name }</i>
letter-mir-steps = <b>Кто и когда услышит</b>
letter-mir-step = { $day } – { $whom ->
    [recipient] получателю
    [coordinator] координатору муниципалитета
    [operator] региональному оператору
   *[other] получателю и куратору
  }{ $what ->
    [half] : половина срока, как идёт?
    [due-7] : осталось 7 рабочих дней
    [due-3] : осталось 3 рабочих дня
    [due-1] : остался 1 рабочий день
    [due-0] : сегодня срок
    [ack-0] : пора ознакомиться
    [ack-1] : нет отметки об ознакомлении
    [late-1] : срок прошёл, что мешает?
   *[other] : отчёта всё ещё нет
  }
letter-mir-only-late = Слышат только те, кто ещё не сделал. После отправки этот порядок не меняется.
letter-mir-same-title = <b>Похожее уже спрашивали</b>
letter-mir-same-line = { $name } от { $day }, тех же получателей: { $n }. { $form ->
    [yes] Та же форма отчёта.
   *[no] Вопросы: { $questions }
  }

letter-second-asked = Отдано на подтверждение. { $n ->
    [one] Сообщение ушло второму сотруднику
   *[other] Сообщение ушло сотрудникам: { $n }
  }.
letter-second-asked-already = Уже на подтверждении
letter-second-please = Просит подтвердить: { $author }.
letter-second-type = Автор: { $author }. Прочитайте письмо и напишите числом, скольким оно уйдёт.
letter-second-done = ✅ Подтверждено для получателей: { $n }. Отправить может любой из вас.
letter-confirm-number = Вижу «{ $seen }». Нужно число получателей, например 12.
letter-confirm-count = Вижу { $seen }, а получателей сейчас { $n }. Посмотрите список и напишите число ещё раз – или верните письмо автору.
letter-confirm-own = Подтверждает второй сотрудник, не тот, кто отдал письмо.
letter-no-second = Вторых рук нет: на этом месте вы одни. Пригласите второго сотрудника или выключите подтверждение в настройках.
letter-gaps = Письмо ещё не готово: вернитесь и заполните, чего не хватает.
letter-nobody = Получателей нет. Выберите, кому письмо.
letter-unconfirmed = Письмо ещё не подтвердил второй сотрудник.
letter-full-week = У части школ уже много писем за неделю. Отложите письмо или напишите, почему оно нужно сейчас.
letter-give-back-ask =
    <b>Вернуть автору</b>
    Напишите, что поправить. Автор увидит это сразу.
letter-gave-back = Письмо вернулось к автору.
letter-was-confirmed =
    <b>{ $name }: подтверждено</b>
    { $who }. Теперь можно отправить.
letter-was-given-back =
    <b>{ $name }: на доработку</b>
    { $who }: { $text }
letter-confirm-void =
    <b>{ $name }: письмо изменили</b>
    После вашего подтверждения в нём что-то поменялось. Прежнее подтверждение снято, попросят заново.
letter-sent-off = ✅ Отправка началась. Получателей: { $n }.
letter-sent-already = Уже отправлено

letter-full-title =
    <b>Писем за неделю – { $most } и больше</b>
    Школ: { $n }.
letter-full-line = { $name } – { $n }
letter-full-ask = Отложите – или напишите сообщением, почему письмо нужно сейчас. Причина останется в истории письма.
button-letter-postpone = Отложить до { $day }
letter-postponed = Отложено
letter-reason-kept = Записано.
letter-ask-when =
    <b>Когда отправить</b>
    { $planned ->
        [yes] Сейчас: { $when }.
       *[no] Сейчас: сразу.
      }
    Выберите день или напишите, например: 12 октября в 14:30.
button-letter-at-once = Отправить сразу
letter-when-not-understood = Вижу «{ $seen }». Нужен день, например: 12 октября в 14:30.
letter-when-past = Этот час уже прошёл. Выберите другой.
letter-when-after-term = Это позже срока письма. Выберите день раньше или сначала измените срок.

letter-run-title =
    <b>{ $name }: { $state ->
        [planned] отправка назначена
        [going] отправляется
        [running] отправлено
        [stopped] остановлено
       *[closed] завершено
      }</b>
    { $heading }
letter-run-planned = Уйдёт { $when }. Получателей: { $n }.
letter-run-books = Получателей: { $n }. Доставлено: { $sent }, ознакомились: { $read }, ещё уходит: { $left }.
letter-run-not = Не дошло: { $lost }, отменено: { $cancelled }.
letter-run-stopped = Остановка: { $who }, { $when }.
button-letter-stop = Остановить отправку
button-letter-go-on = { $n ->
    [0] Вернуть в действие
   *[other] Отправить остальным · { $n }
  }
button-letter-correct = Исправить письмо
letter-stopped-now = Остановлено: больше никому не уйдёт. Отменено: { $n }. Кто уже получил и должен отчитаться, узнает через 10 минут – если вы не отправите дальше и не исправите.
letter-stopped-already = Уже остановлено
letter-going-already = Уже отправляется
letter-goes-on = Отправляется дальше. Получат те, к кому ещё не пришло: { $n }.
letter-was-stopped =
    <b>{ $name }: остановлено</b>
    Выполнять и отчитываться пока не нужно. Если письмо снова начнёт действовать, придёт сообщение.
letter-was-resumed =
    <b>{ $name }: снова действует</b>
    Срок и отчёт – как в письме.

letter-cor-title = <b>{ $name }: исправление</b>
letter-cor-nothing = Пока ничего не изменено. Поправьте текст, пункты, срок или файлы.
letter-cor-ask-reason = Напишите сообщением причину: её увидят все, кто получил письмо.
letter-cor-reason = Причина: { $text }
letter-cor-reports = Уже отчитались: { $n }. { $changed ->
    [yes] Форма отчёта другая. { $again ->
        [yes] Их попросят отчитаться заново.
       *[no] Их отчёты остаются.
      }
   *[no] Их отчёты остаются.
  }
button-letter-cor-mirror = Перейти к отправке
button-letter-cor-text = Изменить письмо
button-letter-cor-also = Добавить получателей
button-letter-cor-again = { $on ->
    [yes] Спросить отчёт заново
   *[no] Оставить отчёты
  }
button-letter-cor-drop = Не исправлять
letter-cor-dropped = Исправление убрано
letter-correction-reason = Напишите причину исправления: её увидят все, кто получил письмо.
letter-correction-same = В исправлении ничего не изменено. Поправьте письмо или уберите исправление.
letter-corrected =
    <b>{ $name }: исправление</b>
    { $body }. Изменилось только это:
letter-corrected-next = { $work ->
    [reported] Ваш отчёт остаётся. Отметьте ознакомление ещё раз.
    [accepted] Ваш отчёт остаётся. Отметьте ознакомление ещё раз.
   *[other] Отметьте ознакомление ещё раз.
  }
letter-diff = { $what ->
    [number] Номер
    [dated] Дата
    [heading] Заголовок
    [basis] Основание
    [body] Текст
    [signed_by] Подпись
    [controller] Контроль
    [responsible] Ответственный
    [participants] Участники
    [due_on] Срок
    [acknowledge_on] Ознакомиться
    [item] Пункт { $place }
    [item-due_on] Срок пункта { $place }
    [item-responsible] Ответственный по пункту { $place }
    [file] Файл
   *[report] Отчёт
  }: { $how ->
    [gone] убрано «{ $before }»
    [new] { $after }
   *[changed] { $after } – было: { $before }
  }
letter-diff-form = { $kind ->
    [tick] отметка об исполнении
    [file] файл
   *[form] другая анкета
  }
letter-diff-more = …и ещё изменений: { $n }
