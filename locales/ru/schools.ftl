# Школы: чей ход, карточка, ответы, история, подтверждение уровней, поиск.

command-school = Найти школу
button-find-school = Найти школу

## Список
schools-title = <b>{ $whose ->
    [town] { $town }: { $n } { $n ->
        [one] школа
        [few] школы
       *[many] школ
      }
   *[mine] Мои школы: { $n }
  }</b>
schools-needs = { $who ->
    [operator] <b>Ждут куратора: { $n }</b>
   *[other] <b>Ждут вас: { $n }</b>
  }
schools-theirs = <b>Ход школы: { $n }</b>
schools-line = – { $school }: { $reason }
schools-nobody-waits = Сейчас никто не ждёт.
schools-missed = <b>Не отправили: { $n }</b>
schools-planned = <b>По плану: { $n }</b>
schools-rest = { $busy ->
    [0] Все { $n }
   *[other] Остальные { $n }
  }: { $late ->
    [0] всё по плану.
   *[other] кроме писем, всё по плану.
  }
schools-late = ; писем после срока: { $n }
schools-behind = ⚠️ Отстают с письмами: { $names }{ $more ->
    [0] .
   *[other] {""} и ещё { $more }.
  }
school-letters = ⚠️ Писем после срока: { $n }.
school-letters-title = <b>{ $school }: письма после срока</b>
button-school-letters = Письма: { $n }
schools-hint = Чтобы найти школу, напишите часть названия или код.
button-schools-rest = Остальные { $n }
schools-region =
    <b>Школы региона: { $n }</b>
schools-urgent = Сигналы, которые никто не взял:
schools-towns = По муниципалитетам:
schools-town = – { $town }: школ { $n }, отправили { $sent }, подтверждено { $verified }{ $waiting ->
    [0] .
   *[other] , ждут куратора { $waiting }.
  }
school-reason = { $move ->
    [signal] { $n } { $n ->
        [one] сигнал
        [few] сигнала
       *[many] сигналов
      }{ $level ->
        [emergency] , 🔴 экстренно
        [high] , высокий
        [medium] , средний
       *[process] { "" }
      }
    [late] не отправила к сроку
    [verify] уровни не подтверждены
    [agree] директор ещё не согласился с ответами
    [started] заполняет, срок: { $due }
    [open] не начато, срок: { $due }
    [work] сигналы в работе
    [done] уровни подтверждены
    [missed] не отправлено, самодиагностика завершена
   *[none] сейчас не участвует
  }

## Поиск
schools-found =
    <b>Нашлось: { $n }</b>
    По словам «{ $text }»:
schools-found-line = – { $school }, { $code }{ $within ->
    [none] { "" }
   *[some] , { $town }
  }
schools-found-hint = { $more ->
    [0] Выберите школу или напишите точнее.
   *[other] И ещё { $more }. Напишите точнее: другое слово, номер, муниципалитет.
  }
schools-not-found = По словам «{ $text }» школы не нашлось. Напишите часть названия или код, например: заречн.

## Карточка
school-title = <b>{ $school }</b>
school-where = Код { $code }{ $within ->
    [none] .
   *[some] , { $town }.
  }
school-director = { $state ->
    [entered] Директор: на связи.
    [blocked] Директор: вошёл, но остановил бота.
    [absent] Директор: ещё не вошёл.
   *[none] Директор: места нет.
  }
school-curators = { $n ->
    [0] Куратора нет.
   *[other] Кураторы: { $names }.
  }
school-no-cycle = Самодиагностика не идёт.
school-open = Самодиагностика не начата, срок: { $due }.
school-started = Самодиагностика: отвечено { $done } из { $asked }, срок: { $due }.
school-sent = Самодиагностика отправлена: { $when }.
school-unconfirmed = Внесена со слов школы, директор ещё не согласился.
school-missed = Самодиагностика завершена, ответы не отправлены.
school-high = Риск высокий: { $names }.
school-medium = Риск средний: { $names }.
school-low = Риск низкий: { $names }.
school-unknown = Недостаточно данных: { $names }.
school-signals = Сигналы: { $n }{ $level ->
    [emergency] , 🔴 экстренно
    [high] , высокий
    [medium] , средний
   *[process] { "" }
  }. { $state ->
    [open] Никто не взял.
    [taken] В работе: { $who }.
   *[closed] Закрыты.
  }
school-next = { $move ->
    [signal] Дальше: взять сигналы в работу.
    [late] Дальше: узнать, что мешает школе.
    [verify] Дальше: { $who ->
        [operator] куратор подтверждает уровни.
       *[other] подтвердить уровни.
      }
    [agree] Ход школы: директор проверяет внесённое с его слов.
    [started] Ход школы: закончить и отправить.
    [open] Ход школы: начать.
    [work] Дальше: довести взятые сигналы до решения.
    [done] Всё по плану.
    [missed] Дальше: договориться со школой о новом сроке.
   *[none] Сейчас ничего не нужно.
  }
button-verify = { $done ->
    [yes] Подтверждённые уровни
   *[no] Подтвердить уровни
  }
button-school-signals = Открыть сигналы
button-enter-by-word = Внести со слов школы
button-school-answers = Все ответы
button-history = История

## Ответы
said-title = <b>{ $section }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } из { $pages }
  }
said-by = <i>{ $who }, { $when }:</i>
said-unconfirmed = <i>(со слов школы)</i>
said-sections =
    <b>Ответы: { $school }</b>
    Вопросов: { $n }, без данных: { $absent }. Выберите раздел.
button-all-sections = Все разделы

## История
history-title = <b>История: { $school }</b>
history-none = Отправленных самодиагностик ещё нет.
history-cycle = <b>{ $month }</b>{ $verified ->
    [yes] , подтверждено
   *[no] , не подтверждено
  }
history-head = { $month } { $year }
history-change = С прошлого раза:
history-worse = ▲ риск вырос: { $names }.
history-better = ▼ риск снизился: { $names }.
history-same = Без перемен: { $names }.
history-unknown = Сравнить нельзя, мало данных: { $names }.

## Подтверждение уровней
verdict-low = низкий
verdict-medium = средний
verdict-high = высокий
verdict-unknown = мало данных
both-values = <b>{ $factor }</b>. По школе – { $school }, по муниципалитету – { $town }{ $why ->
    [none] .
   *[some] . Причина: { $word }
  }
verified-by = Подтверждено: { $who }, { $when }.
verify-title = <b>Подтверждение: { $school }</b>
verify-school-levels = По ответам школы:
verify-seen = Директор увидит: { $when }.
verify-counts = { $other ->
    [0] Все уровни подтверждены: { $n }.
   *[other] Подтверждено { $same } из { $n }, другая оценка: { $other }.
  }
verify-done = <b>✅ { $school }: подтверждено</b>
verify-no-more = Других неподтверждённых школ нет.
verify-exceptions = <b>Исключения: { $school }</b>
verify-mark = Отметьте факторы, где у вас другая оценка. О каждом спрошу уровень и причину.
verify-height =
    <b>{ $factor }</b>
    По школе – { $level }. А по-вашему?
verify-word =
    <b>{ $factor }: почему?</b>
    По школе – { $school }, у вас – { $town }.
    Выберите или напишите причину в нескольких словах, без имён. Её прочитает директор.
verify-quick-1 = Видно при выезде
verify-quick-2 = По документам школы
verify-quick-3 = По итогам экзаменов
verify-quick-4 = Положение изменилось
verify-summary = <b>Проверьте: { $school }</b>
verify-told = Готово, директор узнает
verify-kept = Сохранено. Уровни прежние, директору не пишу.
verify-taken = Уже решено другим. Кто и когда – на экране.
verify-mine = Вы уже подтвердили
verify-changed = Исключения изменились. Вот что есть сейчас.
verify-unconfirmed = Ответы внесены со слов школы. Подтвердить уровни можно, когда директор с ними согласится.
verify-unfinished = Не у всех исключений есть уровень и причина. Откройте исключения и допишите.
verify-word-empty = Вижу пустое сообщение. Нужна причина в нескольких словах, например: видно при выезде.
verify-word-short = Вижу «{ $seen }». Нужна причина в нескольких словах, например: видно при выезде.
verify-word-long = Вижу { $seen } знаков. Нужно не больше { $most }: одна-две фразы.
button-verify-all = Подтвердить все { $n }
button-verify-exceptions = Есть исключения
button-verify-go = { $n ->
    [0] Дальше без исключений
   *[other] Дальше ({ $n })
  }
button-verify-agree = Согласиться со школой
button-verify-confirm = Подтвердить уровни
button-verify-change = Изменить исключения
button-verify-next = { $left ->
    [1] Следующая школа
   *[other] Следующая (ещё { $left })
  }
button-verify-again = Исправить
button-level = { $level ->
    [low] Низкий
    [medium] Средний
   *[high] Высокий
  }
levels-verified =
    <b>Муниципалитет проверил профиль</b>
    { $school }.
levels-verified-onward = Дальше в работу идёт оценка муниципалитета; оценка школы остаётся рядом.
profile-verified = Проверено муниципалитетом: { $who }, { $when }.
profile-not-verified = Муниципалитет ещё не проверял.
profile-small-sample = Малая выборка: { $names }. Мало людей, поэтому доля считается осторожнее.
small-sample = <i>(малая выборка)</i>
