# Меры поддержки: посмотреть, получить таблицей, прислать обратно, сравнить, опубликовать.

button-measures = Библиотека мер
command-measures = Библиотека мер
measures-title = <b>Библиотека мер</b>
measures-count = Для дорожных карт: { $n }{ $unused ->
    [0] .
   *[other] , не применяются: { $unused }.
  }
measures-own = Версия региона { $version } от { $on }; своих и изменённых мер: { $n }.
measures-how =
    { "" }
    Выберите фактор. Чтобы изменить меры или добавить свои, получите .xlsx, поправьте и пришлите сюда. Сначала покажу разницу; без вашего нажатия ничего не изменится, готовые карты останутся как были.
measures-factor = <b>Меры: { $factor }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· страница { $page } из { $pages }
  }
measures-line = { $code }. { $name }{ $mark ->
    [own] { " " }<i>(региона)</i>
    [unused] { " " }<i>(не применяется)</i>
   *[none] { "" }
  }
measures-card-title = <b>{ $code } · { $factor }</b>{ $mark ->
    [own] { " " }<i>мера региона</i>
    [unused] { " " }<i>не применяется</i>
   *[none] { "" }
  }
measures-card-name =
    { $name }
    <i>{ $what }</i>
measures-card-indicator = Показатель: { $name } ({ $unit }){ $baseline ->
    [none] { "" }
   *[other] . Исходное: ответ { $baseline }.
  }
measures-card-target = Ожидаем: { $target }
measures-card-questions = Отвечает на вопросы: { $numbers }.
measures-card-weeks = Срок: { $least }–{ $weeks } { $weeks ->
    [one] неделя
    [few] недели
   *[many] недель
  }. Трудоёмкость: { $effort ->
    [little] малая
    [medium] средняя
   *[much] большая
  }
measures-card-responsible = Ответственный: { $responsible }
measures-card-evidence = Подтверждение: { $evidence }
measures-card-support = Меры СОП: { $support }
support-a = куратор и дорожная карта
support-b = наставник
support-c = соглашение с центром помощи
support-d = предметно-методическое сопровождение
support-e = антикризисная модель управления
measures-file = Библиотека мер.xlsx
changes-file = Изменения.txt

## Присланная таблица
measures-refused = Принять нельзя: ошибок { $n }. Исправьте строки и пришлите файл ещё раз; пока ничего не изменилось.
measures-differ = Новых мер: { $added }, изменится: { $changed }, без изменений: { $same }.
measures-new = – { $code }: новая. { $name }
measures-absent = Нет в файле, остаются как есть: { $n }.
measures-ready =
    { "" }
    Ошибок нет. После публикации меры увидят новые дорожные карты региона.
measures-nothing-new = Нового в файле нет: такие меры уже опубликованы.
measures-moved = Пока вы смотрели, меры региона изменились. Вот разница с тем, что действует сейчас.
measures-published = ✅ Меры опубликованы, версия региона { $version }. Их возьмут новые дорожные карты.
measures-published-before = Этот файл уже опубликован.
button-measures-all = Прислать весь список

## Ошибки в строках
measures-nothing = мер нет.
measures-nothing-fix = Заполните хотя бы одну строку под заголовками или возьмите образец: «Получить .xlsx».
measures-too-many = мер больше 300.
measures-too-many-fix = Оставьте только новые и изменённые: остальные останутся как есть.
measures-other-sheet = лист мне не знаком, его строки пропали бы.
measures-other-sheet-fix = Удалите лист или перенесите строки на лист «Меры».
measures-code-shape = код «{ $seen }» не подходит.
measures-code-shape-fix = Нужны латинские буквы, цифры, точка и дефис, до 16 знаков: например, M1.6.
measures-twice = код { $code } уже есть в строке { $first }.
measures-twice-fix = Дайте другой код или удалите одну из строк.
measures-factor-unknown = фактора «{ $seen }» нет.
measures-factor-unknown-fix = Выберите один: { $known }.
measures-question = вопроса «{ $seen }» нет среди вопросов с баллами.
measures-question-fix = Впишите имя с листа «Пояснения», например q2_6.
measures-least = «{ $seen }»: не понимаю баллов.
measures-least-fix = После двоеточия – число от 1 до { $most }: q2_6:3.
measures-other-factor = все вопросы – других факторов.
measures-other-factor-fix = Добавьте хотя бы один вопрос фактора { $factor } или смените фактор.
measures-support = «{ $seen }» – не мера СОП.
measures-support-fix = Впишите буквы от «а» до «д» через запятую, например: а, г.
measures-weeks = вижу «{ $seen }», нужно число недель.
measures-weeks-fix = Впишите целое число от 1 до { $most }, например 6.
measures-shorter = меньше, чем наименьший срок: { $least }.
measures-shorter-fix = Впишите { $least } или больше.
measures-choice = не знаю слова «{ $seen }».
measures-choice-fix = Выберите одно: { $known }.
measures-position = похоже на имя, а нужна должность.
measures-position-fix = Впишите должность: «заместитель директора по УВР».
