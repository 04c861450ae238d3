# Приказ внесён с ошибкой: исправить номер или дату, с причиной; прежнее остаётся видно.

button-order-correct = Исправить приказ
button-order-correct-which = Исправить № { $number }
button-order-look = Посмотреть
order-correct = <b>{ $unit }: исправить приказ</b>
    Сейчас: № { $number } от { $on }. Напишите, как верно, например: № 31 от 01.10.2026. Прежнее останется видно рядом.
order-why = <b>{ $unit }: почему исправляем?</b>
    Было: № { $number } от { $on }
    Станет: № { $fresh } от { $fresh_on }
    Выберите или напишите причину. Её увидят все, кто видит приказ.
order-because-1 = Опечатка
order-because-2 = Внесён другой приказ
order-because-3 = Приказ издан заново
order-before = { $how ->
    [corrected] Исправлено { $day }: было № { $number } от { $on }. { $reason }. { $who }
   *[replaced] До { $day }: № { $number } от { $on }
  }
order-same = Так уже и есть. Напишите верные номер и дату, например: № 31 от 01.10.2026.
order-moved = Приказ уже исправил кто-то другой. Вот как сейчас:
order-corrected-now = ✅ Исправлено. Прежнее значение осталось рядом, остальные узнают.
order-corrected-already = Уже исправлено
order-corrected = <b>{ $unit }: исправлен приказ</b>
    { $what ->
        [roadmap] Дорожная карта
        [support] Мера поддержки
       *[step] Путь школы
    }: теперь № { $number } от { $on }.
