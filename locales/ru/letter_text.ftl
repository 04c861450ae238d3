# Письмо, как его читают: автор перед отправкой и тот, кто получил.

letter-name = { $kind ->
    [order] Приказ
    [directive] Распоряжение
    [instructive] Инструктивное письмо
   *[info] Для сведения
  }{ $known ->
    [yes] { " " }№ { $number }
   *[no] { "" }
  }
letter-title = <b>{ $name }</b>
letter-origin = { $body }{ $dated ->
    [yes] , { $day }
   *[no] { "" }
  }. { $heading }
letter-body = { $text }
letter-item = { $n }. { $action }{ $own ->
    [yes] { " " }– { $who }
   *[no] { "" }
  }{ $dated ->
    [yes] { " " }(до { $day })
   *[no] { "" }
  }
letter-more-items = …и ещё пунктов: { $n }
letter-due = Срок: { $day }, 18:00
letter-responsible = Ответственный: { $who }
letter-participants = Участники: { $who }
letter-report = Отчёт: { $kind ->
    [tick] отметка об исполнении
    [file] файл
   *[form] { $n ->
        [0] анкета
        [one] { $n } вопрос, { $minutes } мин
        [few] { $n } вопроса, { $minutes } мин
       *[many] { $n } вопросов, { $minutes } мин
      }
  }
letter-acknowledge = Ознакомиться: до { $day }
letter-basis = Основание: { $text }
letter-signed = { $known ->
    [both] Подпись: { $who }. Контроль: { $controller }
    [control] Контроль: { $controller }
   *[signed] Подпись: { $who }
  }
letter-files = 📎 Файлы ({ $n }): { $names }
