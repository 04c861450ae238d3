# Кому письмо.

letter-to-nobody = Никому
letter-to-base = { $kind ->
    [schools] все школы
    [towns] { $n ->
        [0] ни одного муниципалитета
        [one] { $n } муниципалитет
        [few] { $n } муниципалитета
       *[many] { $n } муниципалитетов
      }
   *[list] список – { $n } { $n ->
        [one] школа
        [few] школы
       *[many] школ
      }
  }
letter-to-stages = { $n ->
    [0] этап не отмечен
   *[other] этап: { $names }
  }
letter-to-factor = { $name }: риск { $level ->
    [high] высокий
   *[other] средний и выше
  }
letter-to-undone = { $what ->
    [diagnosis] не отправили самодиагностику
    [acknowledged] не ознакомились с № { $number }
   *[reported] не отчитались по № { $number }
  }
letter-role = { $role ->
    [coordinator] Координаторам
    [curator] Кураторам
    [mentor] Наставникам
   *[director] Директорам
  }
letter-to-those = Тем, у кого это письмо уже есть
letter-to-also = и ещё – { $who }
letter-to-card = <b>{ $correction ->
    [yes] Кому ещё
   *[no] Кому письмо
  }</b>
    { $who }. Получателей: { $n }.
    Пустой выбор – никому. Список проверяется ещё раз при отправке.
button-letter-to-done = Готово · { $n }
button-letter-to-all = Все школы · { $n }
button-letter-to-towns = Выбрать муниципалитеты
button-letter-to-codes = Прислать коды или .xlsx
button-letter-to-some = Сузить выбор
button-letter-to-role = { $role ->
    [coordinator] Сейчас – координаторам
    [curator] Сейчас – кураторам
    [mentor] Сейчас – наставникам
   *[director] Сейчас – директорам
  }
button-letter-to-whom = { $role ->
    [coordinator] Координаторам
    [curator] Кураторам
    [mentor] Наставникам
   *[director] Директорам
  }
letter-to-ask-role =
    <b>Кто получит</b>
    Люди выбранных школ: директор, координатор муниципалитета, куратор, наставник. Отчёт-анкету заполняют директора и координаторы, остальным письмо приходит для ознакомления.
letter-to-ask-towns =
    <b>Муниципалитеты{ $pages ->
        [1] { "" }
       *[other] { " " }· { $page } из { $pages }
      }</b>
    Отмечено: { $n }. Без отметок письмо не получит никто.
letter-to-ask-codes =
    <b>Список школ</b>
    Пришлите коды сообщением – через пробел, запятую или с новой строки, например: S-01, S-02. Или таблицу .xlsx со столбцом «Код»: ошибки назову по строкам.
    Сейчас в списке: { $n }.
letter-to-ask-some =
    <b>Сузить выбор</b>
    { $who }. Получателей: { $n }.
    Отборы складываются: останутся школы, которые подходят под каждый.{ $waiting ->
        [0] { "" }
       *[other] { " " }Отбор по риску – по подтверждённым уровням; ждут подтверждения: { $waiting }.
      }
button-letter-by-stage = По этапу пути
button-letter-by-risk = По уровню риска
button-letter-by-undone = По тому, что не сделано
button-letter-drop = { $what ->
    [stages] Убрать отбор по этапу
    [factor] Убрать отбор по риску
   *[undone] Убрать «не сделано»
  }
letter-to-ask-stages =
    <b>Этап пути</b>
    Отмечено: { $chosen }. Получателей: { $n }. Школы без этапа не попадут ни в один.
letter-to-ask-factor = { $any ->
    [yes] <b>По какому фактору?</b>
   *[no] <b>Самодиагностики ещё не было</b>
        Отобрать по риску можно после первой.
  }
letter-to-ask-level =
    <b>{ $factor }: какой риск?</b>
    Считаются уровни, которые подтвердил муниципалитет.
button-letter-level = { $level ->
    [high] Высокий · { $n }
   *[medium] Средний и выше · { $n }
  }
letter-to-ask-undone = { $any ->
    [yes] <b>Кто не сделал</b>
        Выберите, что именно. Кто сделает до отправки, письма не получит.
   *[no] <b>Отставших нет</b>
        По прежним письмам всё сделано.
  }
button-letter-undone-diagnosis = Нет самодиагностики
button-letter-undone = № { $number }: { $what ->
    [acknowledged] не читали
   *[reported] без отчёта
  } · { $n }
letter-to-name = { $unit }{ $why ->
    [entered] { "" }
    [no-seat] { " " }– нет такого места
    [not-invited] { " " }– не приглашали
    [frozen] { " " }– приглашение остановлено
    [invited] { " " }– ещё не вошли
   *[blocked] { " " }– бот остановлен
  }
letter-list-found = Найдено школ: { $n }. { $wrong ->
    [0] Ошибок нет.
   *[other] Строк с ошибкой: { $wrong } – их пропущу, остальное можно взять.
  }
letter-list-wrong = Строка { $row }: { $why ->
    [unknown] кода «{ $seen }» нет среди ваших школ
    [twice] код «{ $seen }» уже был выше
    [formula] формула вместо кода – вставьте значение
   *[empty] код не заполнен
  }
letter-list-more = …и ещё строк: { $n }
letter-list-used = Этот список уже взят.
letter-list-taken = Список взят. Школ: { $n }.
letter-list-nobody = В таблице нет ни одного кода ваших школ. Нужен столбец «Код», например S-01.
button-letter-list-take = Взять список · { $n }
