# Фото, файл и место как ответ; записи по одной.

kind-image = фото
kind-file = файл
kind-geopoint = место
form-how-image = <b>Фамилий и лиц детей на снимке нет?</b>
form-how-file = <b>Фамилий и лиц детей в файле нет?</b>
form-how-geopoint = Отправьте геопозицию: скрепка, «Геопозиция». Или напишите координаты, например: 55.75, 37.62.
button-attach-clean = Нет, приложить файл
button-attach-faces = Есть: что делать?
button-attach-more = Приложить ещё
button-attach-clear = Убрать файлы
button-attach-again = Прислать другой файл
button-attached = { $k ->
    [0] Открыть файл
   *[other] Открыть файл { $k }
  }
button-attached-of = Файл { $number }{ $k ->
    [0] { "" }
   *[other] .{ $k }
  }
attach-here = <b>{ $kind ->
    [image] Пришлите фото
   *[file] Пришлите файл
  }</b>
    { $label }
    { $n ->
        [0] { $kind ->
            [image] Можно снимок, несколько снимков сразу или файл с картинкой, до { $limit } МБ.
           *[file] Подойдёт фото, PDF, Word, Excel или презентация, до { $limit } МБ.
        }
       *[other] { $album ->
            [yes] Альбом приложен.
           *[no] Приложено: { $n }.
        } Можно прислать ещё или нажать «Дальше».
    }
attach-received = { $album ->
    [yes] 📎 Альбом получен.
   *[no] 📎 { $name }: получено.
  }
attach-cleared = Файлы убраны
attach-ask-first = Файл не сохранён: сначала один вопрос.
attachment-kind = { $photo ->
    [yes] «{ $name }» – не снимок. Пришлите фото: JPG, PNG, HEIC или WEBP.
   *[no] Файл «{ $name }» такого вида не принимается. Подойдёт фото, PDF, Word, Excel или презентация.
  }
attachment-large = В файле «{ $name }» { $size } МБ. Можно до { $limit } МБ: сожмите его или пришлите по частям.
attachment-many = В этом ответе уже { $limit } файлов. Нажмите «Убрать файлы», чтобы собрать их заново.
attachment-quota = Сегодня уже { $limit } файлов. Следующие можно прислать { $day }.
attachment-not-here = { $state ->
    [asked] Файл ещё загружается. Нажмите через минуту.
   *[other] Файла у нас больше нет. Попросите прислать его снова.
  }
attachment-refused = <b>Файл не принят: { $name }</b>
    { $why }
answer-image = Здесь нужно фото. Нажмите «Нет, приложить файл» и пришлите снимок.
answer-file = Здесь нужен файл. Нажмите «Нет, приложить файл» и пришлите его.
answer-place = Здесь нужно место. Отправьте геопозицию (скрепка, «Геопозиция») или напишите координаты, например: 55.75, 37.62.

## Записи по одной

kind-repeat = записи по одной
entry-title = <b>{ $name } · { $k } из { $n }</b>
form-entry = { $name } · { $k } из { $n }
entry-line = { $k }. { $text }{ $left ->
    [0] {""}
   *[other] {" "}(без ответа: { $left })
  }
entry-empty = пока пусто
entries-more = { $n ->
    [0] { $whole ->
        [yes] Ваш ответ: записей нет.
       *[no] Записей пока нет. Добавьте первую или отметьте, что их нет.
    }
   *[other] { $whole ->
        [yes] Записей: { $n }, больше нет.
       *[no] Записей: { $n }. { $more ->
            [yes] Есть ещё?
           *[no] Больше здесь не нужно.
        }
    }
  }
button-entry-add = { $n ->
    [0] Добавить запись
   *[other] Добавить ещё запись
  }
button-entry-end = { $n ->
    [0] Записей нет
   *[other] Больше нет
  }
button-entry-drop = Убрать запись
button-entry-back = Вернуть запись
entry-dropped = Запись убрана
entries-many = Записей уже { $n }, больше здесь не нужно.
issue-too-many-entries = Записей может быть до 50. Напишите меньшее число.
answer-repeat = Записи добавляют кнопкой под вопросом, потом отвечают по каждой.
button-board-answers = Ответы школ, .xlsx
board-answers-file = Ответы школ { $day }.xlsx
