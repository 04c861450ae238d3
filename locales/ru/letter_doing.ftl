# Письмо у получателя: карточка, ознакомление, отчёт, заместитель, время, помеха, напоминания, «Моё».

letter-no-signature = Отметка об ознакомлении не заменяет подпись.
letter-of = <b>{ $unit }: { $state ->
    [new] не открыто
    [read] прочитано
    [started] в работе
    [reported] отчёт сдан
    [returned] отчёт на доработке
    [accepted] отчёт принят
    [stopped] письмо отозвано
   *[late] срок прошёл
  }</b>
letter-of-name = { $name }. { $heading }
letter-read = { $own ->
    [yes] Ознакомление отмечено { $when }.
   *[no] Ознакомление: { $who }, { $when }, редакция { $version }.
  }
letter-term-moved = Срок перенесён: { $day }; первый – { $first }, { $n ->
    [one] перенесён { $n } раз
    [few] перенесён { $n } раза
   *[many] перенесён { $n } раз
  }.
letter-is-late = ⚠️ Срок прошёл: { $day }. Письмо на контроле.
letter-reported = { $state ->
    [accepted] ✅ Отчёт принят.
   *[reported] { $kind ->
        [tick] Исполнение отмечено
       *[form] Отчёт сдан
      } { $when }: { $who }.{ $issuer ->
        [yes] {""}
       *[no] {" "}Увидит: { $body }.
      }
  }
letter-was-returned = { $said ->
    [yes] <b>Отчёт вернули:</b> { $why }
   *[no] <b>Отчёт вернули на доработку.</b>
  }
letter-task-line = { $n ->
    [0] Отчёт
   *[other] Пункт { $n }
  }: { $who }, { $state ->
    [done] сделано
   *[held] до { $day }
  }{ $said ->
    [yes] . { $word }
   *[no] .
  }
letter-news-line = Сообщили, как идёт: { $text } ({ $when })
letter-longer-line = { $state ->
    [asked] Ждёт решения: новый срок { $day }.
   *[refused] Срок прежний: { $word }
  }
letter-hindered = Мешает: { $kind ->
    [no-data] нет данных
    [not-ours] не наше
   *[help] нужна помощь
  }{ $said ->
    [no] .
   *[yes] { $state ->
        [answered] . Ответ: { $word }
       *[open] . { $word }
      }
  }{ $state ->
    [open] {" "}(ответа пока нет)
   *[answered] {""}
  }
letter-changed-since = Письмо исправлено, редакция { $n }. Изменилось:
letter-line = { $name }. { $heading }: { $what ->
    [late] срок прошёл { $day }
    [returned] исправить отчёт{ $dated ->
        [yes] {" "}до { $day }
       *[no] {""}
      }
    [know] ознакомиться{ $dated ->
        [yes] {" "}до { $day }
       *[no] {""}
      }
    [read] ознакомиться{ $dated ->
        [yes] {" "}и исполнить до { $day }
       *[no] {""}
      }
   *[report] отчёт{ $dated ->
        [yes] {" "}до { $day }
       *[no] {""}
      }
  }
letter-called = Письмо № { $number }
letter-moved = Это уже изменилось: как сейчас, видно на карточке.
letter-button-acknowledge = Отметить ознакомление
letter-button-tick = Отметить исполнение
letter-button-untick = Отменить отметку
letter-button-fill = { $state ->
    [mend] Исправить отчёт
    [go-on] Продолжить отчёт
   *[begin] Заполнить отчёт
  }
letter-button-report-file = Приложить отчёт
letter-button-give = Поручить заместителю
letter-button-hinder = Сообщить, что мешает
letter-button-news = Сообщить, как идёт
letter-button-whole = Прочитать полностью
letter-button-files = { $n ->
    [one] Открыть файл
   *[many] Открыть файлы: { $n }
  }
letter-button-answers = Посмотреть отчёт
letter-button-report = Открыть отчёт
letter-button-open = Открыть письмо
letter-button-open-one = Открыть: { $name }
letter-button-inbox = Письма: { $n }
letter-button-all = Все письма
letter-button-due = { $late ->
    [yes] Что мешает: { $name }
   *[no] { $name }
  }
letter-files-title = <b>Файлы письма: { $n }</b>
letter-file-gone = Файла у нас больше нет. Попросите автора письма прислать его снова.

# Отметки и отчёт
letter-ack-note = Ознакомление отмечено. Это не подпись.
letter-ack-already = Ознакомление уже отмечено
letter-ack-older = Отмечена прежняя редакция. Письмо исправлено: посмотрите, что изменилось.
letter-tick-note = Исполнение отмечено
letter-untick-note = Отметка снята, письмо снова в работе
letter-review = Отчёт увидит { $body }: сразу. Сигналов и уровней по нему нет.
letter-review-left = Пока без правки: { $numbers }.
letter-remark = <b>{ $number }</b> вернули: { $text }
letter-button-mend = Исправить { $number }
letter-button-send = Отправить отчёт
letter-button-again = Отправить снова
letter-report-sent = ✅ Отчёт отправлен. Увидит { $body }: сразу.
letter-report-there = Отчёт уже отправлен
letter-file-ask = { $clean ->
    [no] <b>Фамилий и лиц детей нет?</b>
        Отчёт – файл. Его увидит { $body }.
   *[yes] <b>Пришлите файл отчёта</b>
        До { $limit } МБ: PDF, Word, Excel, фото. Файл сразу станет отчётом; до проверки его можно заменить.
  }
letter-file-received = 📎 { $name }: получено, отчёт сдан.
letter-returned-news = Отчёт вернули: { $name }.

# Как идёт
letter-news-ask = <b>Как идёт?</b>
    Напишите словами. { $body } увидит сразу; письмо остаётся на контроле до { $day }.
letter-button-well = Идёт по плану
letter-news-note = Записано. Письмо остаётся в работе.
letter-half-note = Записано: идёт по плану

# Заместитель
task-whole = Отчёт целиком
task-what = <b>Что поручить?</b>
    Заместитель увидит только это. Забрать можно в любой момент.
task-button-item = { $held ->
    [yes] У заместителя: { $name }
   *[no] { $name }
  }
task-when = <b>К какому дню?</b>
    { $name }
    Срок письма: { $last }. Выберите день раньше или напишите, например: 12 октября.
task-whom = <b>Кому поручить?</b>
    { $name }, до { $day }
    Нажмите или напишите должность нового заместителя, например: учитель информатики.
task-too-early = Этот день прошёл. Нужен день от { $day }.
task-too-late = Это позже срока письма. Нужен день не позже { $day }.
task-held-by = Уже поручено: { $who }. Сначала заберите.
task-given-now = ✅ Поручено: { $who }, до { $day }. Напишу, когда будет сделано.
task-back-note = Снова у вас
task-title = <b>Поручение директора: { $state ->
    [held] в работе
    [late] срок прошёл
    [done] сделано
   *[taken-back] забрали
  }</b>
task-name = { $name }
task-letter = { $name }, { $body }. { $heading }
task-term = Срок: { $day }
task-holder = У кого: { $who }
task-word = Сказано: { $text }
task-how = { $kind ->
    [item] Когда сделаете, нажмите кнопку или напишите, что сделано: директор увидит.
   *[file] Пришлите сюда файл отчёта: фамилий и лиц детей в нём быть не должно.
  }
task-button-done = Сделано
task-button-back = Забрать
task-done-note = ✅ Директор узнает, что сделано.
task-given = Директор поручил вам:
task-back = <b>Делать больше не нужно</b>
    { $name } ({ $letter }): директор забрал или закрыл. Спасибо.
task-done = <b>Сделано: { $who }</b>
    { $name } ({ $letter }).{ $said ->
        [yes] {" "}{ $word }
       *[no] {""}
      }
task-left = <b>Поручение снова у вас</b>
    { $name } ({ $letter }). Место освободилось: { $who }.{ $said ->
        [yes] {" "}{ $word }
       *[no] {""}
      }
task-line = { $name }: { $late ->
    [yes] срок прошёл { $day }
   *[no] до { $day }
  }
tasks-due = <b>Поручения к сроку: { $n }</b>
task-button-open = { $name }

# Время и помехи
letter-longer-day = <b>До какого дня нужно время?</b>
    Сейчас срок { $last }{ $n ->
        [0] .
       *[other] , первый был { $first }; перенесён { $n } { $n ->
            [one] раз
            [few] раза
           *[many] раз
          }.
    }
    Решает { $by ->
        [operator] региональный оператор
        [coordinator] координатор муниципалитета
       *[body] { $body }
    }. Выберите день или напишите: 15 марта, через 2 недели.
letter-longer-too-late = Это дальше года. Такой срок задаёт новое письмо.
letter-longer-above = { $by ->
    [operator] Срок переносили дважды: теперь решает региональный оператор, он уже знает.
    [coordinator] Решает координатор муниципалитета, он уже знает.
   *[body] Решает тот, кто издал письмо, он уже знает.
  }
letter-hinder-ask = <b>Что мешает?</b>
    { $name }. { $heading }
    { $late ->
        [yes] Срок был { $last }. Ответ уйдёт тому, кто может помочь.
       *[no] Ответ уйдёт тому, кто может помочь.
    } Нажмите, что ближе; добавить словами можно после.
letter-button-let-off = Снять письмо
letter-button-let-off-now = Снять письмо со школы
letter-let-off-ask = <b>Снять письмо: { $unit }?</b>
    Школа узнает, отчёта от неё ждать не будем. Напишите причину или нажмите.
letter-let-off-word = Это не к вам: письмо снято
letter-let-off-note = Письмо снято, школа узнает
letter-let-off-by-body = Снять письмо может тот, кто его издал.
letter-let-off = <b>Письмо снято: отчёт не нужен</b>

# Списки и напоминания
letters-title = <b>Письма: { $n }</b>
letters-today = <b>Письма на сегодня: { $n }</b>
letters-due = <b>Письма к сроку: { $n }</b>{ $late ->
    [0] {""}
   *[other] {" "}⚠️ срок прошёл: { $late }
  }
letters-more = И ещё { $n }.
letter-due-news = { $half ->
    [yes] <b>Половина срока прошла: как идёт?</b> Срок { $day }.
   *[no] <b>Напоминание: срок { $day }</b>
  }
letter-ack-due = { $late ->
    [yes] <b>Нет отметки об ознакомлении</b> Просили до { $day }.
   *[no] <b>Напоминание: ознакомиться сегодня</b>
  }
letters-late = <b>Нужна помощь по письмам: { $n }</b>
letter-bullet = • { $text }
letter-late-line = { $unit }: { $name }, срок был { $day }. { $kind ->
    [nobody] Сообщение не дошло: в боте никого нет. Передайте письмо по телефону.
    [unread] Нет отметки об ознакомлении.
    [no-data] Нужны данные.
    [not-ours] Школа считает, что это не её.
    [help] Нужна помощь.
   *[silent] Школа пока не ответила, что мешает.
  }{ $said ->
    [no] {""}
   *[yes] {" "}{ $word }
  }

# Моё
mine-title = <b>{ $n ->
    [0] Сейчас дел нет
    [one] Ждёт вас { $n } дело
    [few] Ждут вас { $n } дела
   *[many] Ждут вас { $n } дел
  }</b>
mine-line = { $kind ->
    [question] Вопрос куратора
    [signal] Сигналы: { $name }
    [returned-plan] Дорожную карту вернули: правок { $n }
    [approve] Дорожные карты на согласовании: { $n }
    [form] Самодиагностика
    [section] Разделы анкеты от директора
    [task] Поручение: { $name }
    [measure] Мера: { $name }
    [letter-confirm] Подтвердить письмо № { $name }
    [letter-judge] Отчёты по письму № { $name }: { $n }
    [letter-late] Письмо без отчёта: { $name }
    [letter-time] Просят время по письму: { $name }
    [letter-help] Мешает по письму: { $name }
   *[decide] Мера ждёт решения: { $name }
  }{ $dated ->
    [yes] { $late ->
        [yes] , срок прошёл { $day }
       *[no] , до { $day }
      }
   *[no] {""}
  }
mine-of = { $text } ({ $unit })
mine-button = { $kind ->
    [question] Ответить куратору
    [signal] Сигналы: { $name }
    [returned-plan] Исправить карту
    [approve] Согласовать карты
    [form] Продолжить анкету
    [section] Ответить по разделам
    [task] Поручение: { $name }
    [measure] { $name }
    [letter-confirm] Подтвердить № { $name }
    [letter-judge] Отчёты: № { $name }
    [letter-late] Опоздали: { $name }
    [letter-time] Срок: { $name }
    [letter-help] Помочь: { $name }
   *[decide] Решить: { $name }
  }
home-letters-ask = По письмам ждут вашего ответа: { $n }.
button-letters-ask = Ответить по письмам: { $n }
mine-button-all = Открыть все дела: { $n }
command-mine = Мои дела по срокам

# Настройка
setting-letter-longer-by = Срок письма переносит
setting-letter-longer-by-what = Кто решает, когда школа просит больше времени на письмо региона: тот, кто издал, или координатор её муниципалитета. С третьего раза решает оператор.
