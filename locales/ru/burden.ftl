# Нагрузка на школы: сколько минут и форм спрашивают, кто, и сколько сбережено.

button-burden = Нагрузка
burden-month = { $n ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
  } { $year }
burden-title = <b>Нагрузка: { $month }</b>
    { $place }
burden-school = На школу: { $median } мин в середине ряда, { $most } мин у самой загруженной. Школ: { $n }.
burden-letters = Писем: { $n }. Недель без писем: { $quiet } из { $weeks }.
burden-saved = Не спрашивали заново: { $n ->
    [one] { $n } ответ
    [few] { $n } ответа
   *[other] { $n } ответов
  }, около { $minutes } мин.
burden-authors = Кто спрашивает (минуты всех школ вместе):
burden-author = { $body }: { $n ->
    [one] { $n } письмо
    [few] { $n } письма
   *[other] { $n } писем
  }, { $minutes } мин
burden-schools = Больше всего спросили:
burden-of = { $school }: писем { $letters }, форм { $forms }, { $minutes } мин
burden-how = <i>Вопрос – полминуты; после трёх отчётов по той же форме считаем настоящее время.</i>
button-month-before = ‹ Месяц назад
button-month-after = Месяц вперёд ›
button-burden-picture = Показать картинку
burden-picture = Нагрузка: { $place }
burden-caption = { $place }: в этом месяце { $median } мин у школы в середине ряда, сбережено { $minutes } мин у всех школ
