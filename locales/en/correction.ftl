# An order entered wrongly: number or date corrected with a reason; what stood there stays to be read.

button-order-correct = Correct the order
button-order-correct-which = Correct No. { $number }
button-order-look = Have a look
order-correct = <b>{ $unit }: correct the order</b>
    Now: No. { $number } of { $on }. Write what is right, for example: No. 31 of 01.10.2026. The old value stays beside it.
order-why = <b>{ $unit }: why is it corrected?</b>
    Was: No. { $number } of { $on }
    Becomes: No. { $fresh } of { $fresh_on }
    Choose or write the reason. Everyone who sees the order will read it.
order-because-1 = A slip of the pen
order-because-2 = Another order was meant
order-because-3 = The order was reissued
order-before = { $how ->
    [corrected] Corrected { $day }: was No. { $number } of { $on }. { $reason }. { $who }
   *[replaced] Until { $day }: No. { $number } of { $on }
  }
order-same = It is so already. Write the right number and date, for example: No. 31 of 01.10.2026.
order-moved = Somebody else has corrected it already. Here is what is there now:
order-corrected-now = ✅ Corrected. The old value stays beside it, the others will hear.
order-corrected-already = Corrected already
order-corrected = <b>{ $unit }: an order was corrected</b>
    { $what ->
        [roadmap] Roadmap
        [support] Support measure
       *[step] The school's way
    }: now No. { $number } of { $on }.
