# How the sending goes; why somebody cannot be reached.
letter-progress-title = <b>{ $name }: { $state ->
    [stopped] stopped
    [over] sent
   *[going] being sent
}</b>
letter-progress = Sent { $sent } of { $all }.
letter-progress-lost = Not delivered: { $n }. The reasons are on the letter's card.
letter-progress-cancelled = Called off: { $n }.
letter-progress-left = { $minutes ->
    [1] Less than a minute left
   *[other] About { $minutes } min left
}.
letter-progress-later = Waiting for their own morning: { $n }. The first one comes { $when }.
letter-progress-door = To stop or correct it: /letters
button-letter-open = Open the letter
