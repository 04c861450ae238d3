# Дорожная карта: черновик, правка, согласование.

command-roadmap = Дорожная карта

## Главная
home-road-none = { $verified ->
    [yes] Дорожной карты ещё нет: черновик составится одним нажатием.
   *[no] Уровни подтвердит куратор, затем – дорожная карта.
  }
home-road = { $kind ->
    [school] Дорожная карта
   *[unit] Программа поддержки
  }: { $change ->
    [none] { $state ->
        [draft] черновик
        [review] на согласовании
        [returned] на доработке, { $n } { $n ->
            [one] замечание
            [few] замечания
           *[many] замечаний
          }
        [agreed] согласована, нужен приказ
       *[working] в работе
      }
    [review] в работе, изменение на согласовании
    [returned] в работе, изменение вернулось с замечаниями: { $n }
   *[draft] в работе, изменение ещё не отправлено
  }.
home-road-waiting = Дорожные карты на согласовании: { $n }.
button-road-start = { $kind ->
    [school] Составить дорожную карту
   *[unit] Составить программу
  }
button-road-open = { $kind ->
    [school] Дорожная карта
   *[unit] Программа поддержки
  }
button-road-waiting = Дорожные карты ({ $n })

## Ещё рано
road-needs-profile =
    <b>Дорожной карты пока нет</b>
    Она составляется по профилю школы. Сначала – самодиагностика.
road-needs-verification =
    <b>Сначала уровни подтвердит куратор</b>
    { $n ->
        [0] Куратора у школы пока нет, его назначает региональный оператор.
       *[other] Подтверждает: { $who }.
      }
    После этого дорожная карта составится одним нажатием, печатать ничего не нужно.
button-road-ask = { $n ->
    [0] Сообщить оператору
   *[other] Напомнить куратору
  }
road-asked = Передано. Увидят: { $when }.
road-verify-wanted =
    <b>{ $school } ждёт подтверждения уровней</b>
    Без него директор не может составить дорожную карту.{ $n ->
        [0] { " " }Куратора у школы нет.
       *[other] { "" }
      }

## Карточка
road-title = <b>{ $kind ->
    [school] Дорожная карта
   *[other] Программа поддержки
  }: { $unit }</b>
road-state = { $state ->
    [draft] Черновик. { $whose ->
        [own] Видите его только вы.
       *[other] Карту ещё пишут.
      }
    [review] На согласовании, отправлена { $sent }.
    [returned] На доработке с { $decided }. Замечания: { $who }.
    [agreed] Согласована { $decided }: { $who }. Осталось утвердить приказом.
    [working] В работе, приказ № { $number } от { $on }.
    [completed] Завершена. Приказ № { $number } от { $on }.
   *[withdrawn] Снята. { $why }
  }{ $change ->
    [none] { "" }
    [draft] { " " }{ $whose ->
        [own] Готовится изменение; пока его не согласуют, действует прежнее.
       *[other] { "" }
      }
    [review] { " " }Изменение на согласовании с { $sent }; до решения действует прежнее.
   *[returned] { " " }Изменение вернулось с замечаниями; действует прежнее.
  }
road-made = ✅ Черновик готов: мер { $n }. Сроки обходят праздники и лето, показатели взяты из ваших ответов. Проверьте и поправьте.
road-no-measures = Мер пока нет. Добавьте из библиотеки или свою.
road-span = Мер: { $n }, { $first } – { $last }.{ $done ->
    [0] { "" }
   *[other] { " " }Выполнено: { $done }.
  }
road-line = { $n }. { $name } · <i>{ $factor }, до { $last }</i>{ $mark ->
    [remark] { " " }· <b>замечание</b>
    [changed] { " " }· <b>изменена</b>
    [working] { " " }· в работе
    [checking] { " " }· на проверке
    [done] { " " }· выполнена
    [partial] { " " }· выполнена частично
   *[none] { "" }
  }
road-crowd = ⚠️ { $kind ->
    [month] За один месяц ({ $what }) заканчивается мер: { $n }. Часть стоит перенести.
   *[person] У одного ответственного ({ $what }) одновременно идёт мер: { $n }. Разделите или разведите по срокам.
  }
road-as-sent = Карту дорабатывают. Отправляли мер: { $n }.
road-accepted = { $left ->
    [0] Все замечания учтены, можно отправлять снова.
   *[other] Принято { $done } из { $n }, { $left ->
        [one] { $left } ждёт правки.
       *[other] { $left } ждут правки.
      }
  }
road-remark = { $done ->
    [yes] ✅
   *[no] –
  } { $n }. { $name }: <i>{ $text }</i>
button-road-mend = Поправить меру { $n }
button-road-again = Отправить снова
button-road-rows = Все меры
button-road-send = { $kind ->
    [school] Отправить куратору
   *[other] Отправить оператору
  }
button-road-order = Внести приказ
button-road-add = Добавить меру
button-road-change = Изменить карту
button-road-more = Ещё
button-road-look = Открыть карту
button-road-agree = Согласовать
button-road-return = Вернуть: { $n } { $n ->
    [one] замечание
    [few] замечания
   *[many] замечаний
  }
button-road-compared = Что изменилось
road-waiting = <b>{ $which ->
    [rest] Согласованы и в работе: { $n }
   *[waiting] На согласовании: { $n }
  }</b>
road-waiting-line = – { $unit }: мер { $n }{ $state ->
    [again] , повторно
    [agreed] , ждёт приказа
    [working] , в работе
   *[first] { "" }
  }
button-road-others = Остальные карты ({ $n })
road-levels = Риск: { $text }.
road-left = Риск высокий, а мер нет: { $text }.

## Ещё
road-more = Что показать?
button-road-coming = Какие будут напоминания
button-road-why = Почему эти меры
button-road-removed = Убранные меры ({ $n })
button-road-recall = Отозвать с согласования
button-road-drop = Отказаться от изменения
button-road-withdraw = Снять карту
road-coming = { $n ->
    [0] <b>Напоминаний больше не будет</b>
   *[other] <b>Напоминания по дням</b>{ $pages ->
        [1] { "" }
       *[other] { " " }· { $page } из { $pages }
      }
      Одним сообщением в день и только о том, что не сделано.
  }
road-coming-line = { $day }: { $what }
road-step = { $step ->
    [half] «как идёт?» ({ $n })
    [due-7] 7 рабочих дней до срока ({ $n })
    [due-3] 3 дня ({ $n })
    [due-1] накануне ({ $n })
   *[due-0] срок ({ $n })
  }
road-why = <b>Почему эти меры: { $unit }</b>
road-why-factor = <b>{ $factor }: { $level }</b>
road-why-answer = – { $label } <b>{ $answer }</b>
road-compared = <b>Версия { $version }: { $n ->
    [0] отличий нет
    [one] изменилась { $n } мера
    [few] изменились { $n } меры
   *[many] изменилось { $n } мер
  }</b>
road-reason = Причина: { $text }
road-difference = <b>{ $kind ->
    [added] Новая мера:
    [removed] Убрана мера:
   *[changed] Изменена мера:
  }</b> { $name }
road-had-remark = Было замечание: <i>{ $text }</i>
road-was-is = { $asks ->
    [answer] Ответ на замечание: { $after }
   *[field] { $field }: было { $before }, стало <b>{ $after }</b>
  }
road-removed = <b>Убранные меры: { $n }</b>
    Их можно вернуть, пока карта не отправлена.
button-road-restore = Вернуть: { $name }
road-restored = Мера снова в карте

## Одна мера
road-row-title = <b>{ $n ->
    [0] Мера
   *[other] Мера { $n }
  } · { $factor }</b>
road-row-name = { $name }
road-row-term = Срок: { $first } – { $last }
road-row-who = Ответственный: { $who }{ $more ->
    [yes] . Участники: { $others }
   *[no] { "" }
  }
road-row-indicator = Показатель: { $name }{ $known ->
    [both] : { $before } → <b>{ $after }</b>
    [base] : сейчас { $before }, цель не указана
    [goal] : <b>{ $after }</b>
   *[none] , цель не указана
  }
road-row-evidence = { $known ->
    [yes] Подтверждение: { $text }
   *[no] Подтверждение не указано.
  }
road-row-remark = ⚠️ Замечание: <i>{ $text }</i>
road-row-answer = Ответ на замечание: <i>{ $text }</i>
road-row-accepted = Эта мера принята, открыты только меры с замечаниями.
road-is-out = Мера убрана из карты.
button-row-last = Окончание
button-row-first = Начало
button-row-responsible = Ответственный
button-row-participants = Участники
button-row-indicator = Показатель
button-row-baseline = Было
button-row-target = Цель
button-row-name = Название
button-row-evidence = Подтверждение
button-row-replace = Заменить
button-row-same = Ответить на замечание
button-row-remove = Убрать меру
button-road-undo = Вернуть меру
button-road-next = Следующая мера
button-road-remark = { $there ->
    [yes] Изменить замечание
   *[no] Написать замечание
  }
road-taken-out = Мера убрана: { $name }
field-name = Название
field-responsible = Ответственный
field-participants = Участники
field-indicator = Показатель
field-baseline = Исходное значение
field-target = Цель
field-evidence = Подтверждение
field-answer = Ответ на замечание
field-starts-on = Начало
field-ends-on = Окончание
field-factor = Фактор
road-ask-field = { $field }{ $known ->
    [yes] : { $now }
   *[no] : не указано
  }
road-how-name = Напишите, что будет сделано.
road-how-responsible = Выберите или напишите должность, без фамилии. Например: заместитель директора по УВР.
road-how-participants = Напишите, кто участвует, без фамилий. Например: учителя 8–9 классов.
road-how-indicator = Напишите, что будем считать. Например: доля не справившихся с ВПР.
road-how-baseline = Напишите, сколько сейчас. Например: 11 из 32 (34 %).
road-how-target = Напишите, сколько должно стать. Например: не больше 6 из 32 (19 %).
road-how-evidence = Напишите, каким документом это подтвердится. Например: приказ, сводка срезов.
road-how-answer = Напишите, почему мера остаётся как есть. Куратор увидит ответ рядом с замечанием.
button-field-clear = Очистить
button-post-1 = директор
button-post-2 = зам. директора по УВР
button-post-3 = зам. директора по ВР
button-post-4 = руководители ШМО
button-post-5 = педагог-психолог
button-post-6 = классные руководители
post-1 = директор
post-2 = заместитель директора по УВР
post-3 = заместитель директора по ВР
post-4 = руководители ШМО
post-5 = педагог-психолог
post-6 = классные руководители
road-saved = Сохранено
road-ask-day = <b>{ $which ->
    [last] До какого дня?
   *[first] С какого дня?
  }</b>
    Сейчас: { $first } – { $last }.
    Выберите день или напишите: до 15 марта, 15.03.2027, через 2 месяца.
road-day-not-understood = Вижу «{ $seen }». Нужен день, например: до 15 марта, 15.03.2027, через 2 месяца.
road-day-past = { $day } уже прошло. Нужен сегодняшний или будущий день, например: через 2 недели.
road-day-off = <b>{ $day } – { $kind ->
    [summer] летние каникулы
   *[rest] выходной
  }</b>
    В такие дни сроки обычно срываются. Перенести?
button-move-to = Перенести на { $day }
button-keep-day = Оставить этот день

## Добавить или заменить
road-add = { $replacing ->
    [yes] <b>Чем заменить?</b>
        Сейчас: { $instead }
   *[no] <b>Какую меру добавить?</b>
  }
    Выберите фактор или напишите слово из названия, например: наставник.
button-road-own = Своя мера
road-not-found = По словам «{ $text }» меры не нашлось. Напишите другое слово, например: наставник, или добавьте свою.
road-found = <b>Нашлось: { $n }</b> по словам «{ $text }»
road-found-more = И ещё { $n }. Напишите точнее.
road-offers = <b>{ $factor }</b>{ $n ->
    [0] : все меры библиотеки уже в карте.
   *[other] . Выберите меру:
  }
road-offer = { $code }. { $name }
road-offer-name =
    <b>{ $name }</b>
    { $what }
road-offer-weeks = Срок: { $n } { $n ->
    [one] неделя
    [few] недели
   *[many] недель
  }. Ответственный: { $responsible }
road-offer-indicator = Показатель: { $name }. Подтверждение: { $evidence }
button-road-take = { $replacing ->
    [yes] Заменить на эту
   *[no] Добавить в карту
  }
road-replaced = Мера заменена, начало прежнее.
road-added = Мера добавлена в конец карты. Сроки и показатель подставлены, их можно поправить.
road-own-factor = <b>Своя мера</b>
    К какому фактору она относится?
road-own-name = <b>Своя мера · { $factor }</b>
    Напишите, что будет сделано, без фамилий. Остальное подставлю, потом поправите.
road-own-added = Мера добавлена. Проверьте срок, укажите показатель и подтверждение.

## Согласование
road-send = <b>{ $again ->
    [yes] Отправить снова?
   *[no] Отправить на согласование?
  }</b>
road-who-sees = Увидит: { $who }; { $when }.
road-why-change = Почему карта меняется? Выберите или напишите: отправится вместе с причиной.
button-road-send-now = { $kind ->
    [school] Отправить куратору
   *[other] Отправить оператору
  }
change-because-1 = Изменились условия
change-because-2 = Добавлена нужная мера
change-because-3 = Сроки нереальны
road-reason-needed = Напишите, почему карта меняется, или выберите причину.
road-sent = ✅ Отправлено. Увидят: { $when }.
road-recalled = Карта отозвана, её снова можно править.
road-order = <b>Утвердить приказом</b>
    Напишите номер и дату приказа, например: № 31 от 12.10.2026. С этого начнётся работа по срокам; куратор увидит.
road-in-force = ✅ Карта утверждена: приказ № { $number } от { $on }. О сроках напомню.
road-changing = Можно менять. Действует прежнее, пока изменение не согласуют.
road-dropped = Изменение отменено, всё как было согласовано.
road-ask-remark = <b>Замечание к мере { $n }</b>
    { $name }
    Выберите или напишите, что поправить.
remark-1 = Срок нереален
remark-2 = Не хватает показателя
remark-3 = Не тот ответственный
remark-4 = Мера не о той проблеме
remark-5 = Другое подтверждение
button-remark-undo = Снять замечание
road-remarked = Записано
road-agreed = ✅ Согласовано, об этом узнают.
road-given-back = Возвращено, замечания увидят. Остальные меры считаются принятыми.
road-taken = { $decided ->
    [yes] Уже решено: { $who }, { $when }
   *[no] Карту уже изменили. Вот что есть сейчас.
  }
road-ask-withdraw = <b>Снять карту: { $unit }</b>
    { $whose ->
        [own] Черновик закроется. Новый можно составить заново.
       *[other] Причину увидят; напоминания по карте прекратятся.
      }
    Выберите или напишите причину.
withdraw-1 = Составлена по ошибке
withdraw-2 = Нужна новая карта
withdraw-3 = Школа вышла из программы
road-withdrawn-now = Карта снята.

## Что приходит
road-to-review = <b>{ $unit }: { $again ->
    [yes] карта снова на согласовании
   *[no] карта на согласовании
  }</b>{ $again ->
    [yes] { "" }
        Изменено мер: { $n }.
   *[no] { "" }
  }
road-came-back = <b>Карта вернулась: { $n } { $n ->
    [one] замечание
    [few] замечания
   *[many] замечаний
  }</b>
    { $unit }
road-is-agreed = <b>✅ Карта согласована: { $unit }</b>
road-change-agreed = <b>✅ Изменение карты согласовано: { $unit }</b>
road-now-works = <b>{ $unit }: карта утверждена</b>
road-was-withdrawn = <b>Карта снята: { $unit }</b>
road-nobody-decides = <b>{ $unit }: карту некому согласовать</b>
    Директор готов отправить дорожную карту, но куратора у школы нет. Назначьте его: «Загрузить регион», лист «Кураторство», или «Приглашения», если место есть, а человек не вошёл.

## Отказы
roadmap-changed = Карту уже изменили на другом телефоне. Вот что есть сейчас.
roadmap-empty = В карте нет мер. Добавьте хотя бы одну.
roadmap-no-curator = Карту некому согласовать: куратор не назначен или ещё не вошёл. Оператор об этом узнает. Черновик сохранён, отправить можно, как только куратор появится.
roadmap-no-remarks = Замечаний нет: такую карту согласуют, а не возвращают.
roadmap-has-remarks = К мерам есть замечания: { $n }. Верните карту или снимите замечания.
roadmap-remarks-open = Ждут правки мер: { $n }. Поправьте их или ответьте на замечание.
roadmap-needs-profile = Дорожная карта составляется по профилю. Сначала отправьте самодиагностику.
roadmap-needs-verification = Сначала уровни профиля подтвердит куратор.
roadmap-too-long = В карте уже { $n } мер: больше не выполнить. Уберите лишнее.
measure-closed = Эту меру сейчас нельзя менять. Вот что есть сейчас.
measure-already-there = Такая мера в карте уже есть.
measure-ends-before = Окончание раньше начала: { $starts } – { $ends }. Сначала сдвиньте начало.
measure-too-long = Мера дольше трёх лет. Разделите её на несколько.
text-personal = Вижу «{ $seen }». Фамилий, телефонов и адресов здесь не храним. Напишите должность, например: учитель математики.
text-empty = Текст пустой. Напишите словами.
text-too-short = Вижу «{ $seen }». Нужно несколько слов, например: срок раньше каникул.
text-too-long = Получилось { $seen } знаков, помещается { $most }. Сократите, пожалуйста.

## Настройки
setting-pace-month = Мер к одному месяцу
setting-pace-month-what = Если в одном месяце заканчивается больше мер дорожной карты, бот предупредит.
setting-pace-person = Мер на человека сразу
setting-pace-person-what = Если у одного ответственного одновременно идёт больше мер, бот предупредит.
