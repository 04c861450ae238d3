# How the sending goes; why somebody cannot be reached.
letter-progress-title = <b>{ $name }: { $state ->
    [stopped] остановлено
    [over] отправлено
   *[going] отправляется
}</b>
letter-progress = Отправлено { $sent } из { $all }.
letter-progress-lost = Не дошло: { $n }. Причины – в карточке письма.
letter-progress-cancelled = Отменено: { $n }.
letter-progress-left = Осталось { $minutes ->
    [1] меньше минуты
   *[other] около { $minutes } мин
}.
letter-progress-later = Ждут своего утра: { $n }. Первым придёт { $when }.
letter-progress-door = Остановить или исправить: /letters
button-letter-open = Открыть письмо
