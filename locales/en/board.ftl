# How the self-diagnosis goes: numbers, lists, pictures, an operator's word; the bot's own silences.

command-board = The board
board-nothing = <b>Nothing to show yet</b>
    There has been no self-diagnosis.
board =
    <b>{ $over ->
        [yes] Ended: self-diagnosis until { $due }
       *[no] Self-diagnosis until { $due }
    }</b>
    { $place }, schools: { $n }.
    Not in yet: { $out }. In, not begun: { $idle }.
    Filling in: { $started }.
    Sent, to be verified: { $sent }. Verified: { $verified }.
    { $unreached ->
        [0] Every director can be reached.
       *[other] Directors out of reach: { $unreached }.
    }
button-board-list = { $kind ->
    [out] Not in
    [idle] Not begun
    [started] Filling in
    [sent] Sent
    [verified] Verified
   *[unreached] Out of reach
  }: { $n }
button-picture-short = Picture
button-heat = Heat map
button-pace = Response
button-nudge = A word of your own
button-term-short = The term
button-town = Choose a municipality
button-more-towns = More ({ $page } of { $pages })
board-list = <b>{ $kind ->
    [out] Not in yet
    [idle] In, not begun
    [started] Filling in
    [sent] Sent, to be verified
    [verified] Verified
   *[unreached] Director out of reach
  }: { $n }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
board-town = <b>{ $name }</b>
board-line = { $school }
board-which-town = <b>Which municipality?</b>
    { $kind ->
        [out] The buttons show how many schools are not in yet.
        [idle] The buttons show how many schools have not begun.
        [started] The buttons show how many schools are filling in.
        [sent] The buttons show how many schools have sent and wait.
        [verified] The buttons show how many schools are verified.
       *[unreached] The buttons show how many schools are out of reach.
    }
board-picture = { $place } · { $day }
board-file = Self-diagnosis board { $day }.xlsx
heat-picture = High risk · { $place }
heat-title = <b>Heat map: { $n } sent</b>
heat-line = { $factor }: high risk at { $n } of { $sent }
heat-none = No factor stands at high risk.
heat-few = Municipalities in alphabetical order. Where fewer than 3 schools have sent there are no numbers. A level the municipality has verified counts as verified.
pace-title = <b>Response times, working hours</b>
pace-taken = Signal taken: { $known ->
    [yes] { $n }, median { $median } h, nine of ten within { $ninth } h
   *[no] { $n }, too little data
  }{ $waiting ->
    [0] .
   *[other] . Waiting: { $waiting }.
  }
pace-verified = Profile verified: { $known ->
    [yes] { $n }, median { $median } h, nine of ten within { $ninth } h.
   *[no] { $n }, too little data.
  }
pace-notice = { $more ->
    [0] { "" }
   *[other] Municipalities not shown: { $more }, all are in the .xlsx.{ " " }
  }This is no ranking: neither schools nor people are compared.

## An operator's word
nudge-ask =
    <b>Whom to remind?</b>
    You write it, see how it looks, and only then send it. Each group at most once a day.
nudge-nobody = <b>Nobody to remind</b>
    Everybody within reach has sent.
button-nudge-group = { $group ->
    [open] Not begun: { $n }
   *[started] Filling in: { $n }
  }
nudge-write =
    <b>{ $group ->
        [open] To those who have not begun: { $n }
       *[started] To those who have begun and not sent: { $n }
    }</b>
    Write one message, up to { $most } characters. The school's name, the term and a button are added. Example: “If staffing figures are missing, call us, we will help”.
nudge-heard-today = { $group ->
    [open] <b>Those who have not begun have heard today</b>
   *[started] <b>Those who have not sent have heard today</b>
  }
    The next message to this group is for tomorrow.
nudge-length = I see { $seen } characters. It takes { $least } to { $most }.
nudge-look =
    <b>This is what directors will see: { $n }</b>
    A message from the operator:
    <i>{ $text }</i>

    It goes { $group ->
        [open] only to those who have not begun by then
       *[started] only to those who have not sent by then
    }, { $when }; in other zones in their own working hours. For another text just write it.
button-nudge-go = Send ({ $n })
button-nudge-again = Write it anew
nudge-gone = ✅ Passed on to { $n } { $n ->
    [one] director
   *[other] directors
  }: it arrives in working hours, unless they send before.
nudge-gone-already = Sent already
nudge-once-a-day = This group has heard today. The next message is for tomorrow.
nudge-sent-already =
    <b>This message has been sent</b>
    <i>{ $text }</i>
nudge =
    <b>A message from the operator · { $school }</b>
    { $text }

    Self-diagnosis, due: { $due }.

## The bot's silences
late = Late: it should have come { $when }.
alarm-outage =
    <b>{ $kind ->
        [telegram] Telegram was out of reach
       *[process] The bot was not running
    }</b>
    { $kind ->
        [telegram] The bot ran, but could not reach Telegram from { $begin } to { $end }.
       *[process] From { $begin } to { $end }.
    }
    Nothing is lost: { $updates ->
        [one] { $updates } message from people was handled
       *[other] { $updates } messages from people were handled
    }, { $late ->
        [one] { $late } message went out late
       *[other] { $late } messages went out late
    }; each of them says so.
