# The order that appoints curators: once for many.

button-appoint = Enter an order ({ $n })
appoint-order = <b>Order of curators</b>
    { $n ->
        [0] Every school with a curator has its order already.
       *[other] Schools without one: { $n }. Write number and date once, for example: No. 31 of 01.10.2026. Then choose for whom and look at the list.
    }
appoint-whom = <b>For whom is order No. { $number }?</b>
    Of { $on }. It is entered for schools that have a curator and no order.
button-appoint-town = { $town } · { $n }
button-appoint-all = All schools ({ $n })
appoint-look = <b>Order No. { $number } of { $on }</b>
    Schools: { $n }, curators: { $curators }.
appoint-line = { $who }, { $unit }: { $names }
appoint-heard = Schools that have an order do not change. The directors hear in the evening, in one message.
button-appoint-go = Enter, schools: { $n }
appoint-done = ✅ The order is entered, schools: { $n }. Their curators are no longer provisional.
appoint-already = Entered already
appoint-too-many = At most { $most } schools at once. Choose a municipality.
