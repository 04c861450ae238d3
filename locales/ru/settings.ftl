# Настройки региона: что задано, что значит, новое значение, таблица, журнал, новая редакция согласия.

button-settings = Настройки
command-settings = Настройки региона
settings-title = <b>Настройки региона</b>
    { $n ->
        [0] Всё по умолчанию. Выберите, что посмотреть или изменить.
        [one] Задано своё: { $n } настройка.
        [few] Задано своё: { $n } настройки.
       *[many] Задано своё: { $n } настроек.
    }
settings-group-title = <b>Настройки · { $group }</b>
settings-group-names = Названия и термины
settings-group-hours = Часы
settings-group-signals = Сигналы и сообщения
settings-group-consent = Согласие
settings-group-calendar = Календарь
settings-line = { $name }: { $value }
setting-unset = не задано
setting-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
  }
setting-day = { $day } { $works ->
    [yes] рабочий
   *[no] выходной
  }

## Сами настройки
setting-inviting-body = Кто приглашает
setting-inviting-body-what = Название в первой строке приглашения: «Вас приглашает КИРО». Не задано – «Вас пригласили в „Шаги“».
setting-school-term = Термин для школы
setting-school-term-what = Слово региона рядом с названием школы в краткой справке, например ШНОР. Не задано – справка обходится без него.
setting-reminder-hours = Часы напоминаний
setting-reminder-hours-what = Из этих часов каждый выбирает свой в /mydata. Выбранное раньше остаётся, пока человек не сменит.
setting-working-hours = Рабочие часы
setting-working-hours-what = В эти часы по времени школы приходят высокие сигналы и обычные сообщения.
setting-quiet-hours = Тихие часы
setting-quiet-hours-what = В эти часы по времени школы обычные сообщения ждут. Экстренные приходят всегда.
setting-working-days = { $days } { $n ->
    [one] рабочий день
    [few] рабочих дня
   *[many] рабочих дней
  }
setting-escalation-days = Если сигнал не взяли
setting-escalation-days-what = Три числа – рабочие дни: через сколько повторить куратору, сказать координатору, сказать оператору. Действует для новых сигналов.
setting-idle-days = Взятый сигнал без шагов
setting-idle-days-what = Через столько рабочих дней без единого шага взятый сигнал возвращается.
setting-daily-cap = Сообщений в день
setting-daily-cap-what = Больше обычных сообщений за день человек не получает: остальное придёт утром одним списком. Экстренные не считаются.
setting-consent-text = Абзац к согласию
setting-consent-text-what = Добавляется к тексту согласия. Новый абзац – новая редакция: согласие спросят заново у всех, кто вошёл.
setting-calendar = Дни региона
setting-calendar-what = Дни, когда регион работает или отдыхает не так, как в производственном календаре.

setting-title = <b>{ $name }</b>
setting-now =
    Сейчас: { $value }
    По умолчанию: { $default }
setting-how-text = Напишите новое значение, до { $most } знаков.
setting-how-count = Напишите целое число от { $least } до { $most }.
setting-how-counts = Напишите три числа по возрастанию, от { $least } до { $most }, например 1, 2, 5.
setting-how-hours = Напишите часы через запятую, до { $most }, например 8:30, 13:00, 16:00.
setting-how-window = Напишите начало и конец, например 9:00–18:00.
setting-how-calendar = Напишите дату и слово: 15.03.2027 выходной, 20.03.2027 рабочий или 15.03.2027 убрать.
button-set-default = Вернуть по умолчанию
setting-changed = ✅ Записано. Было: { $before }. Стало: { $after }.
setting-same = Так уже и есть.

setting-bad-text = Вижу { $seen } { $seen ->
    [one] знак
    [few] знака
   *[many] знаков
  }. Нужно не больше { $most }.
setting-bad-text-fix = Сократите текст.
setting-bad-contact = Вижу телефон или адрес почты: их здесь не храним. Напишите без них.
setting-bad-contact-fix = Уберите телефон и адрес.
setting-bad-count = Вижу «{ $seen }». Нужно целое число от { $least } до { $most }, например { $example }.
setting-bad-count-fix = Впишите число.
setting-bad-counts = Вижу «{ $seen }». Нужно чисел: { $n }, по возрастанию, от { $least } до { $most }, например { $example }.
setting-bad-counts-fix = Впишите числа через запятую.
setting-bad-hours = Вижу «{ $seen }». Нужны часы от 7:00 до 20:00, не больше { $most }, например { $example }.
setting-bad-hours-fix = Впишите часы через запятую.
setting-bad-window = Вижу «{ $seen }». Нужны начало и конец, например { $example }.
setting-bad-window-fix = Впишите два времени через тире.
setting-bad-day = Вижу «{ $seen }». Нужны дата и слово, например 15.03.2027 выходной.
setting-bad-day-fix = Дата – ДД.ММ.ГГГГ, день – «рабочий» или «выходной».
setting-bad-calendar = Дней больше { $most }. Уберите прошедшие.
setting-bad-calendar-fix = Уберите прошедшие дни.
setting-unknown = настройки «{ $seen }» нет.
setting-unknown-fix = Оставьте код как в выгруженной таблице или удалите строку.
setting-twice = настройка «{ $seen }» названа дважды.
setting-twice-fix = Оставьте одну строку.

## Согласие
consent-draft =
    <b>Новая редакция согласия</b>
    Абзац: { $paragraph }

    Согласие спросят заново: { $n } { $n ->
        [one] человек
        [few] человека
       *[many] человек
    }. Пока не ответят, действует прежнее.
button-consent-ask = Спросить согласие ({ $n })
consent-asked = ✅ Новая редакция действует, согласие спрашиваем у { $n } { $n ->
    [one] человека
   *[other] человек
  }.
consent-again =
    <b>Новая редакция согласия</b>
    Храним должность, место работы, номер учётной записи Telegram и ответы. Черновик куратор не читает. Имена детей и учителей не спрашиваем. Удалить себя: /forget.{ $own }
    Редакция { $edition } от { $day }
consent-up-to-date = <b>Согласие уже дано</b>
    Редакция { $edition }.
consent-newer = Вышла новая редакция согласия. Прочитайте её, пожалуйста.
consent-given = ✅ Согласие записано.
consent-declined =
    <b>Хорошо, новой редакции согласия нет</b>
    Действует прежняя. Удалить себя можно в любой момент: /forget.
button-read-edition = Прочитать редакцию
home-consent = Новая редакция согласия ждёт вашего ответа.

## Журнал
button-settings-journal = Журнал изменений
settings-journal = <b>Журнал изменений</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } из { $pages }
  }
settings-change = { $when }, { $seat }: { $name }. Было: { $before }; стало: { $after }.
settings-journal-empty = Пока ничего не меняли.

## Таблица
button-settings-file = Таблица .xlsx
button-settings-get = Выгрузить
settings-file = Настройки региона.xlsx
settings-file-how =
    <b>Настройки таблицей</b>
    Выгрузите, измените столбец «Значение» или лист «Календарь», пришлите файл сюда. Покажу, что изменится; без «Применить» ничего не произойдёт.
    Пустое значение – по умолчанию.
settings-no-columns = На листе «{ $sheet }» нет столбцов «{ $first }» и «{ $second }» в первой строке. Возьмите выгруженную таблицу.
settings-difference = { $name }: было «{ $before }», станет «{ $after }».
settings-more = И ещё изменений: { $n }.
settings-nothing = Менять нечего: сейчас всё так же.
settings-consent-warning = Согласие спросят заново: { $n } { $n ->
    [one] человек
    [few] человека
   *[many] человек
  }.
button-settings-apply = Применить
settings-applied = ✅ Применено: { $n } { $n ->
    [one] изменение
    [few] изменения
   *[many] изменений
  }.
settings-applied-already = Уже применено
settings-applied-before = <b>{ $name }</b>
    Этот файл уже применён.

settings-group-journey = Путь школы
setting-support-centre = Центр помощи
setting-support-centre-what = Название центра психолого-педагогической, медицинской и социальной помощи, с которым школы заключают соглашения, например ТЦ ППМиСП. Не задано – «центр».
setting-exit-decided-by = Кто решает о выходе
setting-exit-decided-by-what = Кто принимает решение о выходе школы из зоны риска, когда все условия выполнены: муниципальный координатор или оператор региона.
setting-mentor-from = Откуда наставники
setting-mentor-from-what = «Устойчивые» – первыми предлагаются наставники из школ без высоких рисков, лучше с сильной стороной там, где школе трудно. «Любые» – только по нагрузке.
setting-how-choice = Напишите одно слово: { $words }.
setting-bad-choice = Вижу «{ $seen }». Нужно одно из слов: { $words }.
setting-bad-choice-fix = Впишите одно из слов.
