# Путь школы: этапы, условия, меры поддержки, наставники, выход, паспорт СОП.

button-way = Путь школы
button-ways = Путь школ
command-journey = Путь школ по этапам
command-sop = Паспорт СОП
journey-home = Путь школы: { $number ->
    [none] { $stage }.
   *[other] этап { $number } из 4, { $stage }.
  }
journey-title = <b>{ $school }: { $number ->
    [none] эффективный режим
   *[other] этап { $number } из 4
  }</b>
journey-here = { $stage }. С { $since }.
journey-need = { $holds ->
    [yes] ✓ { $need }
   *[no] – { $need }
  }
journey-next = { $mine ->
    [yes] Дальше ваш ход: { $need }.
   *[no] Дальше: { $need }. Ход: { $whose ->
        [operator] региональный оператор
        [coordinator] муниципальный координатор
        [curator] муниципальный куратор
       *[director] директор
      }.
  }
journey-none = <b>{ $school }</b>
    Школа не включена в список: этапов и мер поддержки пока нет.
journey-moved = Школа уже на другом этапе. Вот как сейчас:
journey-since = с { $day }
journey-picture-next = Дальше: { $need }
journey-order = приказ № { $number } от { $day }
journey-exit-by-order = На эффективный режим переводит только решение о выходе: оно принимается в «Выход из зоны риска».

button-supports = Меры поддержки
button-exit = Выход из зоны риска
button-way-log = Хронология
button-way-picture = Рисунок
button-way-decide = Решить по-другому
button-sop = Паспорт СОП
button-list-school = Включить в список
button-list-schools = Включить школы

journey-log = <b>{ $school }: кто что сделал</b>
journey-log-empty = Пока ничего.
journey-event-step = { $day } · { $stage }{ $how ->
    [overridden] : решение оператора – { $text }. { $who }
    [order] : { $order }. { $who }
    [itself] : условия выполнены
   *[other] . { $who }
  }
journey-event-support = { $day } · { $kind }: { $text ->
    [working] действует
    [not-needed] не требуется
   *[other] записано
  }. { $named ->
    [yes] { $who }
   *[no] { "" }
  }
journey-event-visit = { $day } · { $kind ->
    [mentor] Визит наставника
    [word] Слово наставника
    [review] Пересмотр модели
   *[subjects] Посещение уроков
  }: { $text }{ $named ->
    [yes] { " " }· { $who }
   *[no] { "" }
  }
journey-event-diagnosis = { $day } · { $what ->
    [sent] Самодиагностика отправлена
   *[verified] Уровни проверены
  }{ $named ->
    [yes] . { $who }
   *[no] { "" }
  }

journey-board = <b>Путь школ: { $n ->
    [one] { $n } школа
    [few] { $n } школы
   *[many] { $n } школ
  } в списке</b>
journey-board-line = { $number ->
    [none] { $stage }: { $n }
   *[other] { $number }. { $stage }: { $n }
  }
button-at-stage = { $stage } · { $n }
journey-at-stage = <b>{ $stage }: { $n }</b>
    Дольше всех стоящие – первыми.
journey-at-line = { $school }: с { $since }

journey-decide = <b>{ $school }</b>
    Сейчас: { $stage }. Обычно этапы меняются сами, по выполненным условиям. Куда перевести по вашему решению?
button-decide-to = { $way ->
    [back] ← { $stage }
   *[on] → { $stage }
  }
journey-decide-why = <b>{ $school }: перевести?</b>
    Новый этап: { $stage }. Напишите причину, например: новое ухудшение по итогам ОГЭ. Директор и кураторы увидят её сразу.
journey-decided = ✅ Переведено. Директор и кураторы узнают.

journey-listed = <b>{ $school }: поддержка начинается</b>
    { $to ->
        [director] Школа включена в программу поддержки: приказ № { $number } от { $day }. Это помощь, а не проверка: рядом будут куратор и наставник, а план – ваш. Этап: { $stage }.
       *[other] Школа включена в список: приказ № { $number } от { $day }. Этап: { $stage }.
    }
journey-step = <b>{ $school }: { $kind ->
        [exit] выход из зоны риска
        [on] новый этап
       *[back] возврат на этап
    }</b>
    { $kind ->
        [exit] { $to ->
            [director] Поздравляем вас и всех учителей! Решение принято: приказ № { $number } от { $day }. Школа перешла в эффективный режим. Год мы рядом: просто наблюдаем и поможем, если попросите.
           *[other] Решение принято: приказ № { $number } от { $day }. Начался год наблюдения.
        }
        [on] { $to ->
            [director] Хорошая новость: этап пройден. Теперь: { $stage }.
           *[other] Теперь: { $stage }.
        }
       *[back] { $to ->
            [director] Теперь снова: { $stage }. Сделанное не пропало, помощь продолжается.
           *[other] Теперь снова: { $stage }.
        }
    }{ $said ->
        [yes] { " " }Причина: { $reason }.
       *[no] { "" }
    }{ $more ->
        [yes] { " " }Дальше: { $next }.
       *[no] { "" }
    }

## Приказ и другие слова
order-unread = Вижу «{ $seen }». Нужны номер и дата, например: № 31 от 01.10.2026.
order-far = Дата { $day } не похожа на дату приказа. Пример: № 31 от 01.10.2026.
words-empty = Нужно хотя бы одно слово.
words-long = Здесь { $seen } зн. Нужно не больше { $most }.

## Включение в список
listing-order = <b>{ $one ->
        [yes] { $school }: основание
       *[no] Включить школы: основание
    }</b>
    Напишите номер и дату приказа, например: № 31 от 01.10.2026.
listing-whom = <b>Какие школы?</b>
    Приказ № { $number } от { $day }. Пришлите коды школ через пробел или с новой строки либо выберите муниципалитет целиком.
listing-look = <b>Включить: { $n ->
        [one] { $n } школа
        [few] { $n } школы
       *[many] { $n } школ
    }</b>
    Приказ № { $number } от { $day }.
listing-names = { $names }{ $more ->
    [0] .
   *[other] { " " }и ещё { $more }.
  }
listing-there = Уже в пути: { $n } – { $names }. Их этап не изменится.
listing-heard = Директора и кураторы узнают сразу, ночью – утром.
button-listing-go = Включить ({ $n })
listing-done = ✅ Включено школ: { $n }.
listing-already = Уже сделано
listing-too-many = За один раз – не больше { $most } школ.
listing-unknown = Не нашлось: { $codes } (всего { $n }), найдено: { $found }. Исправьте коды и пришлите список ещё раз.

## Меры поддержки
support-list = <b>{ $school }: меры поддержки</b>
support-line = { $name }: { $state ->
    [working] действует ✓
    [provisional] временно, без приказа
    [not-needed] не требуется ✓
    [expired] срок истёк
   *[none] не оформлено
  }
button-support-curator = Куратор
button-support-mentor = Наставник
button-support-agreement = Соглашение
button-support-subjects = Предметная помощь
button-support-model = Антикризисная модель
support-title = <b>{ $name }</b>
support-state = { $school }: { $state ->
    [working] действует.
    [provisional] куратор есть, приказа ещё нет – закрепление временное.
    [not-needed] не требуется.
    [expired] срок истёк, нужно продление.
   *[none] не оформлено.
  }
support-curators = { $n ->
    [0] Куратора пока нет: его назначает координатор или оператор.
   *[other] Закреплены: { $names }.
  }
support-mentors = { $n ->
    [0] Наставника пока нет.
   *[other] Рядом со школой: { $names }.
  }
support-reason = Причина: { $reason }.
support-decided = Решение: { $who }, { $when }.
support-missing = Осталось записать: { $names }.
support-field = { $name }: { $value }
support-field-order = документ
support-field-until = действует до
support-field-responsible = ответственный
support-field-subjects = предметы и учителя
support-field-schedule = график
support-field-indicators = показатели
support-scan = 📎 Скан приложен.
button-support-write = { $again ->
    [yes] Изменить
   *[no] Оформить
  }
button-support-needless = Отметить «не требуется»
button-support-keep = Оставить как есть
button-support-open = Открыть меру
button-subject-visit = Записать посещение
button-model-review = Записать пересмотр
support-ask-order = Напишите номер и дату документа, например: № 31 от 01.10.2026. Скан можно приложить потом, на карточке.
support-ask-until = До какого дня действует? Например: 01.10.2027.
support-ask-responsible = Кто отвечает? Должность, без фамилии, например: методист ТМС.
support-ask-subjects = Каким учителям помогаем? Предметы и классы без фамилий, например: математика, 7–9 классы.
support-ask-schedule = По какому графику? Например: второй вторник месяца, с октября по май.
support-ask-indicators = По каким показателям видно, что модель работает? Например: доля «2» по математике, уход учителей.
support-held = Сейчас: { $value }
support-why-not = <b>{ $name }: почему не требуется?</b>
    { $school }. Напишите причину: её увидят директор и все, кто ведёт школу. Решение будет за вашей должностью.
support-always-needed = Куратор и дорожная карта нужны каждой школе списка.
support-mentor-first = У школы есть наставник. Сначала завершите его работу на карточке «Наставник».
support-changed = Меру только что изменил кто-то другой. Вот как сейчас:
support-until-past = Вижу { $day }. Нужен день в будущем, например 01.10.2027.
support-scan-large = Файл больше { $limit } МБ. Пришлите скан поменьше.
support-scan-kind = Файл «{ $name }» не похож на скан. Подойдут PDF, JPG, PNG, DOC или DOCX.
support-scan-kept = ✅ Скан приложен.
button-support-scan = Открыть скан
support-scan-not-here = { $state ->
    [asked] Скан ещё загружается. Нажмите через минуту.
   *[other] Скана у нас больше нет. Попросите прислать его снова.
  }
support-scan-refused = <b>Скан не принят: { $name }</b>
    { $school }, { $measure }. { $why }
support-went-on = ✅ Условия выполнены: школа перешла на следующий этап.
support-arranged = <b>{ $school }: поддержка</b>
support-arranged-line = { $name }: { $state ->
    [working] действует ✓
    [not-needed] не требуется. Причина: { $reason }
   *[other] ещё оформляется
  }
support-arranged-doubt = Не согласны – напишите куратору.
support-ends = <b>{ $school }: заканчивается срок</b>
    { $name }: до { $day } ({ $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }). Продлите: на карточке «Изменить», новый срок.
support-review = <b>{ $school }: { $kind ->
        [mentor] давно не было визита
        [subjects] посещение уроков
       *[review] пора пересмотреть модель
    }</b>
    { $name }. Последний раз: { $day }. Запишите, что увидели и о чём договорились.

## Наставник
mentor-home = { $n ->
    [0] Школ пока нет: их закрепляет оператор или координатор.
    [one] Вы помогаете { $n } школе:
   *[other] Вы помогаете { $n } школам:
  }
mentor-home-line = { $school }: { $stage }. { $visited ->
    [yes] Визит { $day }.
   *[no] Визитов ещё не было.
  }
mentor-no-way = вне списка
button-mentor-pick = Выбрать наставника
button-mentor-new = Добавить наставника
button-mentor-end = Завершить: { $title }
button-mentor-keep = Не завершать
button-mentor-end-now = Завершить работу
mentor-pick = <b>{ $school }: наставник</b>
    { $n ->
        [0] Других наставников в регионе нет. Оператор может добавить место.
       *[other] Кого закрепить? Первыми – подходящие и менее занятые. Узнают наставник и директор.
    }
mentor-now = Сейчас: { $title }
mentor-candidate = { $title }, { $unit }: школ { $n }{ $why ->
    [fits] ; силён в том, где школе трудно
    [steady] ; школа устойчивая
   *[none] { "" }
  }
mentor-already = Уже закреплён
mentor-named-now = ✅ Закреплено. Наставник и директор узнают.
mentor-end-ask = <b>{ $title }: завершить?</b>
    { $school }. Записи о визитах останутся, школу наставник больше не увидит.
mentor-ended = ✅ Работа завершена. Наставника поблагодарили.
mentor-new = <b>Новый наставник</b>
    Напишите код школы или муниципалитета и должность без фамилии, например: S-04 директор лицея. Приглашение – как всем, в «Приглашениях».
mentor-no-unit = Кода «{ $code }» в регионе нет. Нужны код и должность, например: S-04 директор лицея.
mentor-seat-unread = Вижу «{ $seen }». Нужны код и должность, например: S-04 директор лицея.
mentor-seat-made = ✅ Место наставника есть. Выдайте приглашение.
mentor-named = <b>Вы наставник: { $school }</b>
    Познакомьтесь со школой: её этап, уровни факторов и меры в работе – по кнопке. Ваши записи видят директор и кураторы. Решений вы не принимаете – вы рядом.
mentor-thanked = <b>Спасибо за помощь!</b>
    { $school }: работа наставника завершена. Ваши записи остались у школы.
mentor-look = <b>{ $school }: что важно</b>
mentor-levels = Риск { $level ->
    [high] высокий
    [medium] средний
   *[low] низкий
  }: { $names }
mentor-measures = { $n ->
    [0] Мер в работе нет.
   *[other] Мер в работе: { $n }. Ближайшие:
  }
mentor-measure = до { $day } – { $name }
button-mentor-look = Уровни и меры
button-visit = Записать визит
button-word = Оставить слово
visit-ask = <b>{ $school }: { $kind ->
        [mentor] визит
        [word] слово школе
        [review] пересмотр модели
       *[subjects] посещение уроков
    }</b>
    { $kind ->
        [word] Напишите совет или вопрос. Увидят директор и кураторы.
       *[other] Напишите, что увидели и о чём договорились, без фамилий. Другой день – в начале: «15.10: …». Увидят директор и кураторы.
    }
visit-kept = ✅ Записано.
visit-ahead = { $day } ещё впереди. Нужен день, который уже был, например 05.10: …
visit-written = <b>{ $school }: { $kind ->
        [mentor] визит наставника
        [word] слово наставника
        [review] пересмотр модели
       *[subjects] посещение уроков
    }</b>
    { $day }, { $who }
    { $text }

## Результаты и выход
button-results = Результаты по годам
results-title = <b>{ $school }: результаты по годам</b>{ $n ->
    [0] { "" }
    Пока ничего не внесено.
   *[other] { "" }
  }
result-line = { $year } · { $procedure }: минимум не набрали { $below } из { $took } ({ $share } %){ $biased ->
    [yes] , есть признаки необъективности – требует проверки
   *[no] { "" }
  }
results-hint = Внести или исправить: «ОГЭ математика 2026: 3 из 40» – не набрали минимум и всего. Можно несколько строк. Если есть признаки необъективности, добавьте: «, признаки».
result-unread = Вижу «{ $seen }». Нужно так: ОГЭ математика 2026: 3 из 40.
result-more-than-all = Вижу { $below } из { $took }. Первое число – сколько не набрали минимум, второе – сколько всего.
result-year = Вижу год { $seen }. Нужен год из последних десяти, например { $year }.
result-kept = ✅ Внесено.
exit-title = <b>{ $school }: условия выхода</b>
exit-check = { $found ->
    [yes] ✓
    [no] ✗
   *[unknown] ?
  } { $name }: { $about }
exit-fact = { $check ->
    [procedures] { $found ->
        [unknown] результатов ещё нет
        [yes] { $year }: таких нет, процедур { $all }
       *[no] { $year }: таких { $n } из { $all }
    }
    [trend] { $trend ->
        [better] улучшение
        [same] стабильно
        [worse] ухудшение
       *[unknown] недостаточно данных: нужны два года
    }
    [unbiased] { $found ->
        [unknown] результатов ещё нет
        [yes] признаков нет
       *[no] требует проверки: { $n }
    }
    [measures] { $found ->
        [unknown] дорожной карты в работе нет
       *[other] { $done } из { $total } ({ $share } %)
    }
   *[factors] { $found ->
        [unknown] нет проверенной самодиагностики без пробелов
        [yes] таких нет
       *[no] есть
    }
  }
exit-standing = { $at ->
    [yes] Выполнено { $holding } из { $n }.
   *[no] Выполнено { $holding } из { $n }. Решение – на этапе «Выход из зоны риска».
  }{ $may ->
    [yes] { " " }Можно принять решение.
   *[no] { " " }Решает { $decider ->
        [operator] региональный оператор
       *[coordinator] муниципальный координатор
      }.
  }
exit-decided = Решение принято: приказ № { $number } от { $day }.
exit-not-yours = О выходе решает { $role ->
    [operator] региональный оператор
   *[coordinator] муниципальный координатор
  }.
exit-not-ready = Не выполнено условий: { $n }. Решение возможно, когда выполнены все.
button-exit-decide = Принять решение
exit-order = <b>{ $school }: решение о выходе</b>
    Все условия выполнены. Напишите номер и дату приказа, например: № 12 от 10.06.2027.
exit-ask = <b>{ $school }: перевести в эффективный режим?</b>
    Приказ № { $number } от { $day }. Директор и кураторы узнают сразу. Начнётся год наблюдения.
button-exit-go = Принять решение о выходе
exit-done = ✅ Решение принято. Школу поздравили.
button-exit-paper = Решение, .docx
exit-file = решение-{ $school }.docx

## Паспорт СОП
passport-title = <b>Паспорт СОП</b>
    { $first ->
        [yes] Первая редакция.
       *[no] Редакция { $number } от { $day }.
    }
passport-line = { $name }: { $value }
button-passport-edit = Изменить
button-passport-log = История редакций
passport-which = <b>Что изменить?</b>
    Каждая правка – новая редакция с причиной. Прежние сохраняются.
passport-value = <b>{ $name }</b>
    Сейчас: { $value }
    Напишите новое.
passport-why = <b>{ $name }: почему?</b>
    Было: { $before }
    Станет: { $value }
    Напишите причину пересмотра: с нею появится новая редакция.
passport-same = Так уже и есть.
passport-changed = Паспорт уже изменили. Откройте его заново и посмотрите новую редакцию.
passport-revised = ✅ Записано: редакция { $number }.
passport-history = <b>История редакций</b>
passport-revision = Редакция { $number }, { $day }: { $fields }. Причина: { $reason }. { $who }
