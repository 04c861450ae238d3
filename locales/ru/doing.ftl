# Меры в работе: карточка, ход, подтверждения, продление, «Что мешает?», напоминания.

measure-title = <b>{ $of }: { $state ->
    [planned] мера не начата
    [working] мера в работе
    [checking] мера на проверке
    [done] мера выполнена
    [partial] выполнена частично
    [withdrawn] мера снята
   *[late] срок меры прошёл
  }</b>
measure-name = { $name }
measure-term = Срок: { $last }{ $n ->
    [0] .
   *[other] {" "}(первый: { $first }; продлён { $n } { $n ->
        [one] раз
        [few] раза
       *[many] раз
      }).
  }
measure-who = Ответственный: { $who }.
measure-goal = { $name }: было { $before }, цель { $after }.
measure-evidence = 📎 { $known ->
    [yes] { $text }
   *[no] Подтверждение
  }: { $n ->
    [0] пока нет
    [one] есть { $n }
   *[many] есть { $n }
  }.
measure-was-returned = <b>Вернули:</b> { $why } ({ $when }).
measure-last-report = О ходе: { $text } ({ $when }).
measure-wish = Просьба снять меру: { $why }
measure-longer = { $state ->
    [asked] Ждёт решения: продлить до { $day }.
   *[refused] Срок не продлён: { $word }
  }
measure-hindered = Мешает: { $kind ->
    [no-data] нет данных
    [not-ours] не наше
   *[help] нужна помощь
  }{ $said ->
    [no] .
   *[yes] . { $word }
  }{ $state ->
    [open] {" "}(ответа пока нет)
   *[answered] {""}
  }
measure-line = • { $name }: { $state ->
    [late] срок прошёл { $last }
    [checking] на проверке
   *[planned] до { $last }
  }
measure-moved = Это уже изменилось: кто и что, видно на карточке.
button-measure-begin = Начать меру
button-measure-done = Сдать меру
button-measure-report = Сообщить о ходе
button-measure-hinder = Что мешает?
button-measure-longer = Нужно время
button-measure-out = Снять меру
button-measure-story = История меры
button-measure-take-back = Отозвать
button-measure-open = Открыть меру
button-measure-accept = Принять
button-measure-return = Вернуть с причиной
button-measure-let-out = Согласиться снять
button-measure-keep-in = Оставить в плане
button-decide-next = Что ещё ждёт решения
measure-begun = Мера начата

# История
measure-step = • { $when }, { $who }: { $kind ->
    [begun] начата
    [report] о ходе
    [done] сдана
    [part] сдана частично
    [taken-back] отозвана
    [accepted] принята
    [returned] возвращена
    [asked-out] просьба снять
    [withdrawn] снята
    [kept] оставлена в плане
    [well] идёт по плану
   *[ready] уже сделана
  }{ $said ->
    [yes] : { $text }
   *[no] {""}
  }
measure-no-steps = Пока ничего не отмечено.

# О ходе
measure-report = { $step ->
    [0] <b>Что сделано?</b>
        { $goal ->
            [yes] По плану: { $plan }
           *[no] Мера: { $plan }
        }
        Напишите факт словами или числом, например: 5 из 8.
    [1] <b>Есть отставание?</b>
        Если да, напишите причину.
   *[2] <b>Что дальше?</b>
        Напишите следующий шаг, например: провести вторую пробную работу.
  }
button-report-skip = { $step ->
    [0] Пропустить
    [1] Отставания нет
   *[2] Закончить без шага
  }
measure-reported-note = Записано. Куратор прочтёт следующим утром.
measure-reported = Есть новость о ходе.

# Сдача
measure-hand-in = <b>Мера сделана?</b>
    { $name }
measure-without = Подтверждения пока нет. Ждут: { $text }
measure-with = Подтверждений: { $n }.
measure-sees = { $known ->
    [yes] Увидит { $who }: { $when }.
   *[no] Сейчас проверять некому: мера подождёт куратора.
  }
button-hand-in-whole = { $bare ->
    [yes] Сдать без файла
   *[no] Сдать куратору
  }
button-hand-in-part = Сделана частично
measure-handed-in = ✅ Сдано. Куратор увидит: { $when }.
measure-taken-back = Отозвано: мера снова у вас
measure-to-check = Мера сделана, ждёт вашей проверки.

# Снять
measure-ask-out = <b>Почему снять меру?</b>
    { $name }
    Напишите причину или выберите. Решит куратор.
measure-out-1 = Больше не нужна
measure-out-2 = Заменена другой мерой
measure-out-3 = Нет людей или средств
measure-out-asked = Просьба передана. Куратор увидит: { $when }.
measure-wish-out = Просят снять меру.
measure-let-out-note = Мера снята
measure-kept-note = Мера остаётся в плане
measure-let-out = Куратор согласен: мера снята, напоминаний больше не будет.
measure-kept = Мера остаётся в плане. Если что-то мешает, нажмите «Что мешает?».

# Проверка
measure-accepted-note = Принято
measure-returned-note = Возвращено, причину увидят
measure-ask-return = <b>Чего не хватает?</b>
    Напишите причину или выберите. Её увидят на карточке меры.
measure-return-1 = Нет подтверждения
measure-return-2 = Файл не читается
measure-return-3 = Показатель не достигнут
measure-accepted = ✅ Мера принята куратором.
measure-returned = Меру вернули: причина ниже, остальное сохранено.
roadmap-completed = ✅ Все меры дорожной карты закрыты: она завершена.

# Подтверждения
evidence-ask = <b>Фамилий и лиц детей нет?</b>
    { $known ->
        [yes] Ждут: { $text }
       *[no] Подойдёт фото, PDF, документ или таблица.
    }
    Файл увидят только те, кто работает с этой картой.
evidence-ask-first = Файл не сохранён: сначала один вопрос.
button-evidence-clean = Нет, приложить файл
button-evidence-faces = Есть: что делать?
evidence-faces = <b>Без фамилий и лиц детей</b>
    Закройте фамилии и лица на фото или снимите только титульный лист приказа. Списки детей не присылайте: хватит числа.
evidence-here = <b>Пришлите фото или файл</b>
    { $n ->
        [0] Пока ничего не приложено.
       *[other] Приложено: { $n }.
    }
    До { $limit } МБ: фото, PDF, Word, Excel, презентация. Альбом считается одним подтверждением.
evidence-received = 📎 { $name }: получено.
button-evidence-add = Приложить файл
button-evidence-open = Подтверждения: { $n }
button-evidence-file = { $k ->
    [0] Открыть { $n }
   *[other] Открыть { $n }.{ $k }
  }
button-evidence-drop = Убрать { $n }
button-evidence-again = Прислать другой файл
evidence-dropped = Файл убран
evidence-title = <b>Подтверждений: { $n }</b>
    { $name }
evidence-line = { $n }. { $name }{ $files ->
    [one] {""}
   *[other] {" "}(файлов: { $files })
  }: { $who }, { $when }
evidence-kind = Файл «{ $name }» такого вида не принимается. Подойдёт фото, PDF, Word, Excel или презентация.
evidence-too-large = В файле «{ $name }» { $size } МБ. Можно до { $limit } МБ: сожмите его или пришлите по частям.
evidence-quota = Сегодня уже прислано файлов: { $limit }. Следующие можно прислать { $day }.
evidence-many = У этой меры уже { $limit } файлов. Уберите лишний, чтобы приложить новый.
evidence-not-here = { $state ->
    [asked] Файл ещё загружается. Нажмите через минуту.
   *[other] Файла у нас больше нет. Попросите школу прислать его снова.
  }
evidence-refused = <b>Файл не принят: { $name }</b>
    { $why }
evidence-lost = Telegram не отдал файл. Пришлите его, пожалуйста, ещё раз.
evidence-not-as-named = Содержимое не похоже на то, что написано в имени. Пришлите фото, PDF или документ, каким его сохранила программа.

# Продление
extension-ask-day = <b>До какого дня нужно время?</b>
    Сейчас срок { $last }{ $n ->
        [0] .
       *[other] , первый был { $first }; продлён { $n } { $n ->
            [one] раз
            [few] раза
           *[many] раз
          }.
    }
    { $above ->
        [yes] С третьего раза решает координатор.
       *[no] Решает куратор.
    } Выберите день или напишите: 15 марта, через 2 недели.
extension-day = Вижу «{ $seen }». Нужен день, например: 15 марта или через 2 недели.
extension-too-early = Новый срок должен быть позже { $day }.
extension-too-late = Это дальше года. Меру на такой срок лучше снять и поставить в новый план.
extension-ask-why = <b>Новый срок: { $day }</b>
    { $off ->
        [yes] { $asked } – нерабочий день, взят рабочий день перед ним.
       *[no] День рабочий.
    }
    Почему нужно время? Напишите или выберите.
extension-why-1 = Ждём данных или решения
extension-why-2 = Не хватило людей
extension-why-3 = Начали позже
extension-sent = { $known ->
    [yes] Просьба передана. Решает { $who }; увидит: { $when }.
   *[no] Просьба записана. Решать пока некому: оператор назначит куратора.
  }
extension-recalled = Просьба отозвана
extension-title = <b>{ $unit }: { $state ->
    [asked] просят время
    [granted] срок продлён
    [refused] срок прежний
   *[recalled] отозвано
  }</b>
extension-days = Срок { $last }, просят до { $until }{ $n ->
    [0] .
   *[other] . Первый срок: { $first }, продлён { $n } { $n ->
        [one] раз
        [few] раза
       *[many] раз
      }.
  }
extension-why = Причина: { $text }.
extension-decision = { $state ->
    [granted] Продлил: { $who }, { $when }.
    [refused] Не продлил: { $who }, { $when }.
   *[recalled] Отозвано: { $when }.
  }{ $said ->
    [yes] {" "}{ $word }
   *[no] {""}
  }
extension-above = Срок продлён уже { $n } { $n ->
    [one] раз
    [few] раза
   *[many] раз
  }: теперь решает координатор, он уже знает.
extension-granted-note = Срок продлён, об этом узнают
extension-refused-note = Срок прежний, об этом узнают
extension-other = <b>Другой день</b>
    Выберите рабочий день или напишите: 15 марта. Он станет сроком сразу.
extension-ask-no = <b>Почему срок остаётся { $last }?</b>
    Напишите или выберите. Это слово увидят рядом с решением.
extension-no-1 = Срок связан с экзаменами
extension-no-2 = Нет отчёта о сделанном
button-extension-decide = Решить о сроке
button-extension-grant = Продлить: { $day }
button-extension-other = Другой день
button-extension-refuse = Не продлевать
button-extension-recall = Отозвать просьбу

# Что мешает
hinder-ask = <b>Что мешает?</b>
    { $name }
    { $late ->
        [yes] Срок был { $last }. Ответ уйдёт тому, кто может помочь.
       *[no] Срок { $last }. Ответ уйдёт тому, кто может помочь.
    }
button-hinder-no-data = Нет данных
button-hinder-not-ours = Это не наше
button-hinder-help = Нужна помощь
button-hinder-time = Нужно время
hinder-said = <b>Передано: { $kind ->
    [no-data] нет данных
    [not-ours] не наше
   *[help] нужна помощь
  }</b>
    { $heard ->
        [yes] Увидит { $who }: { $when }.
       *[no] Пока некому помочь: оператор назначит куратора.
    }
    { $known ->
        [yes] С вашим словом: { $word }
       *[no] Можно добавить слово: напишите, { $kind ->
            [not-ours] почему это не ваше.
           *[other] чего именно не хватает.
          }
    }
hinder-title = <b>{ $unit }: { $kind ->
    [no-data] нет данных
    [not-ours] не наше
   *[help] нужна помощь
  }</b>
hinder-term = { $late ->
    [yes] Срок был { $last }.
   *[no] Срок { $last }.
  }
hinder-word = Пишут: { $text }
hinder-how = Ответьте кнопкой или напишите. Ответ увидят сразу.
hinder-answer = Ответ: { $text } ({ $who }, { $when })
hinder-answered-note = Ответ передан школе
hinder-no-data-1 = Данные отправлю сегодня
hinder-no-data-2 = Уточню и напишу
hinder-not-ours-1 = Это к школе: созвонимся
hinder-not-ours-2 = Уточню, чьё это
hinder-help-1 = Позвоню сегодня
hinder-help-2 = Приеду, назначим день
hinder-ask-who = <b>Кто отвечает вместо этого?</b>
    Сейчас: { $who }. Напишите должность, например: завуч по учебной работе.
hinder-reassigned = Ответственный теперь: { $who }
hinder-taken-out = Мера снята
button-hinder-write = Написать ответ
button-hinder-reassign = Сменить ответственного
button-hinder-take-out = Снять меру
button-hindrance-help = Ответить: чем помочь

# Напоминания
measure-due = Напоминание: срок { $day }.
measures-due = <b>Меры к сроку: { $n }</b>{ $late ->
    [0] {""}
   *[other] {" "}⚠️ срок прошёл: { $late }
  }
measures-more = И ещё { $n }.
button-measure-due = { $late ->
    [yes] Что мешает: { $name }
   *[no] { $name }
  }
measure-half = <b>Половина срока: как идёт?</b>
    { $name }
    Срок { $last }.
button-half-well = По плану
button-half-hard = Есть трудности
button-half-ready = Уже сделано
measure-half-noted = Записано: по плану
measures-late = <b>Нужна помощь по мерам: { $n }</b>
late-line = { $unit }: { $name }. Срок был { $last }. { $kind ->
    [no-data] Нужны данные.
    [not-ours] Считают, что это не их.
    [help] Нужна помощь.
   *[silent] Пока не ответили, что мешает.
  }{ $said ->
    [no] {""}
   *[yes] {" "}{ $word }
  }
late-first-step = Первый шаг: позвонить и спросить, чем помочь.
due-together = <b>К сроку: { $measures ->
    [one] { $measures } мера
    [few] { $measures } меры
   *[many] { $measures } мер
  }, { $letters ->
    [one] { $letters } письмо
    [few] { $letters } письма
   *[many] { $letters } писем
  }</b>{ $late ->
    [0] {""}
   *[other] {" "}⚠️ срок прошёл: { $late }
  }
late-together = <b>Нужна помощь: { $measures ->
    [one] { $measures } мера
    [few] { $measures } меры
   *[many] { $measures } мер
  }, { $letters ->
    [one] { $letters } письмо
    [few] { $letters } письма
   *[many] { $letters } писем
  }</b>
together-kind = { $kind ->
    [letters] Письма:
   *[measures] Меры:
  }
button-all-due = Открыть все дела
due-title = <b>Меры, которые ещё идут: { $n }</b>
decide-title = <b>По мерам ждут решения: { $n }</b>
decide-line = • { $unit }: { $name } ({ $what ->
    [check] проверить
    [out] просят снять
    [longer] просят время
   *[help] что мешает
  })
button-decide = { $unit }: { $what ->
    [check] проверить
    [out] снять?
    [longer] время
   *[help] помочь
  }
home-measures = Меры: к сроку на этой неделе { $n }{ $late ->
    [0] .
   *[other] , срок прошёл у { $late }.
  }
button-measures-due = Меры к сроку: { $n }
home-decide = По мерам ждут решения: { $n }.
button-decide-list = Решить по мерам: { $n }
