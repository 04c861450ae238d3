# Письма: список, черновик, поля, пункты, файлы, отчёт.

settings-group-letters = Письма
setting-letter-kinds = Письма региона
setting-letter-kinds-what = Какие документы может выпускать региональный орган.
setting-town-letters = Письма муниципалитета
setting-town-letters-what = Какие документы может выпускать муниципалитет для своих школ.
setting-how-several = Напишите через запятую: { $words }.

## Отказы
letter-changed = Письмо уже изменили: смотрите, как оно выглядит сейчас.
letter-too-long = Получилось { $seen } знаков, помещается { $most }. Сократите или приложите файлом.
letter-items-full = В письме уже { $most } пунктов. Соедините несколько в один.
letter-kind-not-yours = Документы этого вида вы выпускать не можете: это задано в настройках региона.
letter-words-unknown = Вижу «{ $seen }», но не понимаю, к какому полю это относится. Напишите, например: срок 15 марта, ответственный директор.
letter-day-unknown = Вижу «{ $seen }». Нужна дата, например: до 15 марта или 15.03.2027.
letter-day-past = { $day } уже прошло. Нужен день впереди.
letter-dated-far = { $day } слишком далеко от сегодняшнего дня. Проверьте год.
letter-acknowledge-late = Ознакомиться надо не позже срока исполнения: { $due }.
letter-item-late = Срок пункта не может быть позже срока письма: { $due }. Пришлите его снова, с днём не позже этого или без срока.
letter-item-empty = Пункта не видно. Напишите, что сделать, например: Провести пробную работу, отв.: завуч, до 12 октября.
letter-file-kind = «{ $name }» приложить не получится. Подойдут фото, PDF, Word, Excel и презентации.
letter-file-large = «{ $name }»: { $size } МБ, помещается { $limit }. Уменьшите файл или разделите его.
letter-files-full = У письма уже { $most } файлов, больше не помещается.
letter-file-not-here = { $state ->
    [asked] Файл ещё загружается. Откройте его через минуту.
   *[other] Этого файла у нас больше нет. Пришлите его снова.
  }
letter-form-scored = В этой форме есть факторы риска: это самодиагностика, отчётом к письму она не бывает.
letter-form-kind = «{ $name }» – не таблица. Нужен файл .xlsx или .xls с анкетой (XLSForm).
letter-form-none = В таблице нет анкеты: не видно листа survey.
letter-paper-other = Внутри таких файлов я не читаю, только .docx и .pdf.
letter-paper-unreadable = Текст прочитать не получилось.
letter-paper-heavy = Файл слишком тяжёлый, чтобы его читать.
letter-paper-locked = Файл защищён паролем.
letter-paper-scan = Это скан без текста.

## Список
command-letters = Письма
button-letters = Письма
letters-of-body = <b>Письма: { $body }</b>
    { $drafts ->
        [0] Черновиков нет
        [one] { $drafts } черновик
        [few] { $drafts } черновика
       *[many] { $drafts } черновиков
      }, { $running ->
        [0] в работе ничего нет.
       *[other] в работе: { $running }.
      }
letters-line = { $n }. { $state ->
    [draft] Черновик ·{ " " }
    [correction] Исправление ·{ " " }
    [confirming] На подтверждении ·{ " " }
    [confirmed] Подтверждено ·{ " " }
    [planned] Запланировано ·{ " " }
    [stopped] Остановлено ·{ " " }
    [closed] Закрыто ·{ " " }
   *[running] { "" }
  }{ $name }{ $known ->
    [yes] . { $heading }
   *[no] { "" }
  }{ $dated ->
    [yes] { " " }– до { $day }
   *[no] { "" }
  }
letters-none = Писем пока нет.
letters-how =
    Есть готовый документ? Пришлите сюда .docx или .pdf: прочитаю и спрошу только то, чего не хватает.
home-letters = Письма: { $drafts ->
    [0] { "" }
    [one] { $drafts } черновик
    [few] { $drafts } черновика
   *[many] { $drafts } черновиков
  }{ $both ->
    [yes] ,{ " " }
   *[no] { "" }
  }{ $running ->
    [0] { "" }
   *[other] в работе { $running }
  }.
button-letter-new = Написать письмо
button-letter-write-on = Открыть письмо
letter-which-kind =
    <b>Какое письмо?</b>
    «Для сведения» – без срока и отчёта, только прочитать.{ $copies ->
        [yes] { " " }Похожее уже было? Начните с его копии.
       *[no] { "" }
      }
    Готовый .docx или .pdf можно прислать сюда с подписью, например: срок 15 марта.
button-letter-kind = { $kind ->
    [order] Приказ
    [directive] Распоряжение
    [instructive] Инструктивное письмо
   *[info] Для сведения
  }
button-letter-copies = Скопировать прежнее
letter-which-copy =
    <b>Какое письмо скопировать?</b>
    Номер и даты останутся пустыми, остальное перейдёт.
letter-copied = Скопировано. Номер и даты впишите новые.
letter-dropped = Черновик удалён: { $name }.
letter-is-dropped =
    <b>Черновик удалён</b>
    Его можно вернуть.
button-letter-restore = Вернуть
letter-restored = Черновик на месте
letter-paper-received = Файл получен, читаю. Черновик придёт отдельным сообщением.
letter-paper-read = { $read ->
    [yes] Прочитано из «{ $name }»: проверьте, всё ли верно. Файл приложен.
   *[no] «{ $name }» приложен. { $why } Заполните поля сами.
  }
letter-file-refused =
    <b>Файл не принят</b>
    «{ $name }»: { $why }

## Черновик
letter-draft-title = <b>{ $state ->
    [correction] Исправление
    [confirming] На подтверждении
    [confirmed] Подтверждено
   *[draft] Черновик
  }: { $name }</b>
letter-draft-origin = { $body }{ $dated ->
    [yes] , { $day }
   *[no] { "" }
  }. { $heading }
letter-draft-text = { $known ->
    [yes] Текст: { $text }
   *[no] { "" }
  }{ $n ->
    [0] { "" }
   *[other] { $known ->
        [yes] { " " }Пунктов: { $n }
       *[no] Пунктов: { $n }
      }
  }
letter-draft-urgent = Срочное: придёт сразу, отдельным сообщением
letter-draft-days = { $known ->
    [both] Срок: { $due }. Ознакомиться: до { $seen }
    [due] Срок: { $due }
   *[seen] Ознакомиться: до { $seen }
  }
letter-draft-field = { $field }: { $value }
letter-draft-audience = { $who } ({ $n })
letter-draft-same-number = ⚠️ Номер { $number } в этом году уже есть у другого письма.
letter-missing = ⚠️ Не хватает { $n }: { $names }.
letter-complete = Всё на месте. Проверьте и отправьте.
letter-gap = { $name ->
    [due_on] срок
    [responsible] ответственный
    [participants] участники
    [report] форма отчёта
    [form] вопросы отчёта
    [number] номер
    [dated] дата
    [heading] заголовок
    [basis] основание
    [signed_by] подпись
    [controller] контроль
    [body] текст
    [audience] получатели
    [due-past] срок уже прошёл
    [item-late] срок пункта позже срока письма
    [acknowledge_on] срок ознакомления
    [urgent] срочность
   *[files] файл ещё загружается
  }
button-letter-fill = { $name ->
    [due_on] Указать срок
    [responsible] Назвать ответственного
    [participants] Назвать участников
    [report] Выбрать форму отчёта
    [form] Составить отчёт
    [number] Указать номер
    [dated] Указать дату
    [heading] Написать заголовок
    [basis] Указать основание
    [signed_by] Указать, кто подписал
    [controller] Указать контроль
    [body] Написать текст
    [audience] Выбрать получателей
    [due-past] Перенести срок
    [item-late] Проверить пункты
   *[files] Посмотреть файлы
  }
button-letter-check = Проверить и отправить
button-letter-fields = Все поля
button-letter-items = Пункты
button-letter-audience = Кому
button-letter-report = Отчёт
button-letter-files = Файлы
button-letter-preview = Показать, как увидят
button-letter-throw = Удалить черновик
letter-not-yet = <b>Отправить пока нельзя</b>
letter-words-taken = Записано: { $names }.{ $n ->
    [0] { "" }
   *[other] { " " }Не понятно, куда отнести: «{ $left }».
  }

## Поля
letter-fields =
    <b>Поля письма</b>
    Можно и словами в черновике: срок 15 марта, ответственный директор, участники: учителя 9 классов.
    { $urgent ->
        [yes] Срочное: придёт сразу отдельным сообщением.
       *[no] Несрочное: придёт утром одним списком с другими письмами.
      }
letter-field = { $name ->
    [number] Номер
    [dated] Дата
    [kind] Вид
    [heading] Заголовок
    [basis] Основание
    [due_on] Срок
    [responsible] Ответственный
    [participants] Участники
    [body] Текст
    [signed_by] Подпись
    [controller] Контроль
   *[acknowledge_on] Срок ознакомления
  }
button-letter-urgent = { $on ->
    [yes] Сделать несрочным
   *[no] Сделать срочным
  }
letter-other-kind =
    <b>Вид письма</b>
    Сейчас: { $kind ->
        [order] приказ
        [directive] распоряжение
        [instructive] инструктивное письмо
       *[info] для сведения
      }. Какой на самом деле?
letter-field-title = <b>{ $field }</b>
letter-field-now = Сейчас: { $value }
letter-field-ask = { $name ->
    [number] Напишите номер, под которым документ зарегистрирован.
    [heading] Напишите заголовок, например: О подготовке к ОГЭ.
    [basis] Напишите, на каком мониторинге основано письмо, например: мониторинг ВПР 2026 года.
    [body] Напишите текст, до { $most } знаков. Или составьте его по пунктам.
    [signed_by] Напишите должность, без фамилии: кто подписал.
    [controller] Напишите должность, без фамилии: кто следит за исполнением.
    [responsible] Напишите должность того, кто отвечает у получателя, без фамилии.
   *[participants] Напишите, кто это выполняет, например: учителя 9 классов, методическая служба.
  }
letter-usual-responsible = директор | заместитель директора | муниципальный координатор
letter-usual-participants = учителя-предметники | заместители директоров | методическая служба | школьные команды
letter-usual-controller = проректор | начальник отдела | муниципальный координатор
letter-usual-signed_by = ректор | начальник управления образования | министр образования
button-letter-by-items = Составить по пунктам
button-letter-by-file = Приложить файлом
letter-taken = Записано. { $field }: { $value }
letter-day-ask = <b>{ $name ->
        [due_on] До какого дня исполнить?
        [acknowledge_on] До какого дня ознакомиться?
       *[dated] Дата документа
      }</b>
    { $held ->
        [yes] Сейчас: { $day }.{ " " }
       *[no] { "" }
      }Выберите день или напишите, например: до 15 марта.
button-letter-no-day = Убрать
letter-day-taken = Записано. { $field }: { $day }.{ $off ->
    [yes] { " " }⚠️ Это нерабочий день.
   *[no] { "" }
  }

## Пункты
letter-items = <b>Пункты письма: { $n }</b>
letter-items-how =
    Напишите, что сделать; строка – пункт. Исполнителя и срок – в конце: Провести пробную работу, отв.: завуч, до 12 октября.
    Чтобы изменить пункт, нажмите его номер.
letter-items-added = { $n ->
    [0] Ни одного пункта не добавлено.
    [one] Добавлен { $n } пункт.
    [few] Добавлено { $n } пункта.
   *[many] Добавлено { $n } пунктов.
  }
letter-item-refused = Не добавлено: «{ $line }». { $why }
letter-items-refused-more = Не добавлено ещё: { $n }. Они в вашем сообщении.
letter-item-card =
    <b>Пункт { $n }</b>
    { $action }
    Ответственный: { $who }{ $own ->
        [yes] { "" }
       *[no] { " " }(как у письма)
      }
    Срок: { $dated ->
        [yes] { $day }
       *[no] как у письма
      }
button-item-action = Текст
button-item-responsible = Ответственный
button-item-term = Срок
button-item-same-term = Как у письма
button-item-remove = Убрать пункт
letter-item-out = Пункт убран.
letter-item-ask = { $what ->
    [action] <b>Что сделать?</b>
   *[responsible] <b>Кто отвечает за этот пункт?</b>
  }
    { $what ->
        [action] Напишите пункт заново.
       *[responsible] Напишите должность, без фамилии.
      } Сейчас: { $value }
letter-item-day =
    <b>Срок пункта</b>
    Не позже срока письма. Выберите день или напишите, например: до 12 октября.

## Файлы
letter-attached-title = <b>Файлы письма: { $n } из { $most }</b>
letter-file-line = { $n }. { $name }{ $state ->
    [asked] { " " }– загружается
   *[kept] { "" }
  }
letter-files-how = Пришлите сюда документ или фото, до { $limit } МБ. Получатели смогут его открыть.
button-letter-take-off = Убрать { $n }
letter-attached = Файл получен: { $name }.
letter-file-off = Файл убран

## Как увидят
letter-preview = Так письмо увидит директор:
button-letter-whole = Прочитать полностью
button-letter-see-files = Открыть файлы
button-letter-see-form = Посмотреть вопросы

## Отчёт
letter-asked-title = <b>Форма отчёта</b>
letter-report-none = Ещё не выбрана.
letter-report-how =
    Меньше всего труда – отметка в одно нажатие. Вопросы можно написать прямо здесь, строка – вопрос, или прислать анкету .xlsx (XLSForm).
button-report-tick = Отметка об исполнении
button-report-file = Файл
button-report-lines = Написать вопросы
button-report-earlier = Взять готовую анкету
button-report-other = Выбрать другой отчёт
letter-forms = { $n ->
    [0] <b>Готовых анкет пока нет</b>
   *[other] <b>Какую анкету взять?</b>
  }
letter-form-line = { $n }. { $title }: { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[many] { $questions } вопросов
  }
letter-lines-how =
    <b>Вопросы отчёта</b>
    Все вопросы – одним сообщением, каждый с новой строки; после черты – вид ответа:
    <code>Сколько вакансий? | число
    Дата педсовета | дата
    Есть план? | да/нет
    Уровень | выбор: низкий, средний, высокий
    Сколько учеников получили «2»? | доля
    Комментарий | текст
    Скан | файл</code>
    Ещё бывают: дробь, время, несколько, фото, место; записи – сколько понадобится, их вопросы пишите ниже с дефисом: - Предмет | текст. Звёздочка в конце – без «Нет данных».
letter-lines-now =
    Сейчас (скопируйте, измените, пришлите снова):
    <code>{ $lines }</code>
form-lines-wrong = { $n ->
    [one] Не понятна { $n } строка:
    [few] Не понятны { $n } строки:
   *[many] Не понятны { $n } строк:
  }
form-line-empty = Вопросов не видно. Напишите хотя бы один.
form-line-many = Строка { $line }: вопросов больше { $seen }. Разделите отчёт.
form-line-no-bar = Строка { $line }, «{ $seen }»: не видно черты. Напишите, например: Сколько вакансий? | число
form-line-label = Строка { $line }: до черты нужен вопрос, до { $seen } знаков.
form-line-twice = Строка { $line }: «{ $seen }» уже спрашивается. Назовите иначе.
form-line-kind = Строка { $line }: «{ $seen }» – такого вида ответа нет. Бывают: число, доля, дата, да/нет, выбор, текст, файл.
form-line-choices = Строка { $line }: нужно от двух вариантов через запятую, каждый до { $seen } знаков. Например: выбор: низкий, высокий
form-line-entries = Строка { $line }: у записей нет вопросов. Ниже, с дефисом, напишите, например: - Предмет | текст
letter-form-taken = { $instead ->
    [yes] Записано вместо прежних вопросов: все пишут одним сообщением, каждый с новой строки.
   *[no] Форма отчёта записана.
  }
letter-form-received = Таблица получена, читаю. Вопросы придут отдельным сообщением.
letter-form-wrong =
    <b>Анкета не подошла</b>
    «{ $name }»
letter-questions = <b>Отчёт: { $n ->
        [one] { $n } вопрос
        [few] { $n } вопроса
       *[many] { $n } вопросов
      }, { $minutes } мин</b>
    { $title }
letter-question = { $n }. { $label } – { $kind }{ $required ->
    [yes] { " " }*
   *[no] { "" }
  }
letter-questions-more = …и ещё вопросов: { $n }
button-letter-lines-again = Изменить вопросы
