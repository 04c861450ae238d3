# Прежние дорожные карты и версии: почитать.

button-road-past = Прежние карты и версии
button-past = Прежние дорожные карты
button-past-versions = Версии этой карты
past-title = <b>{ $kind ->
    [school] Прежние дорожные карты
   *[other] Прежние программы
  }: { $unit }</b>{ $n ->
    [0] { "" }
    Завершённых и снятых пока нет.
   *[other] { "" }
  }
past-line = { $n }. { $state ->
    [completed] Завершена { $day }
   *[withdrawn] Снята { $day }: { $why }
  }. Мер { $measures }, выполнено { $done }.{ $ordered ->
    [yes] { " " }Приказ № { $number } от { $on }.
   *[no] { "" }
  }
past-alive = Нынешняя карта: отправленных версий – { $n }.
versions-title = <b>{ $kind ->
    [school] Версии карты
   *[other] Версии программы
  }: { $unit }</b>
    { $n ->
        [0] Ничего ещё не отправляли.
       *[other] Каждая – как её отправили на согласование.
    }
version-line = Версия { $number }, { $day }: { $outcome ->
    [waiting] на согласовании
    [agreed] согласована
    [returned] вернулась, замечаний { $remarks }
   *[recalled] отозвана
  }. Мер { $measures }.
version-title = <b>Версия { $number }: { $unit }</b>
version-sent-by = Кто отправил: { $who }.
