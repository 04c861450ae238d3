# A letter for its author: numbers, lists, reports, taking it off control.

letter-board = <b>{ $name }: { $state ->
    [planned] planned
    [stopped] stopped
    [closed] off control
   *[other] in work
  }</b>
    { $heading }
    { $asks ->
        [no] No report is asked for.
       *[yes] Term: { $due }.
    }
letter-books = Recipients: { $n }. Have read: { $read }, not yet: { $waiting }, out of reach: { $lost }, called off: { $off }.
letter-board-work = Reported: { $done } of { $n }. { $late ->
    [0] Nobody is late.
   *[other] ⚠️ Past the term: { $late }.
  }{ $reported ->
    [0] {""}
   *[other] {""} To check: { $reported }.
  }
letter-board-ended = { $said ->
    [yes] Reason: { $why }
   *[no] All reports are accepted.
  }
letter-button-judge = Check reports: { $n }
letter-button-list = { $kind ->
    [new] Not marked
    [read] Have read
    [work] Filling in
    [late] Late
    [reported] Reported
    [accepted] Accepted
    [unreachable] Out of reach
   *[cancelled] Called off
  }: { $n }
letter-button-tables = Tables and sheets
letter-button-more = More
letter-more = <b>{ $name }</b>
    The table of recipients, the consolidated report, the sheet of acknowledgement; who did what; off control.
letter-button-nudge = Remind
letter-button-sending = Sending
letter-button-history = History
letter-button-close = Take off control
letter-picture = { $name } on { $day }
letter-list = <b>{ $name } · { $kind ->
    [new] not read yet
    [read] have read it
    [work] filling the report
    [late] past the term
    [reported] reported
    [accepted] report accepted
    [unreachable] out of reach
   *[cancelled] called off
  }: { $n }</b>{ $pages ->
    [1] {""}
   *[other] {""} · { $page } of { $pages }
  }
letter-list-line = • { $unit }{ $known ->
    [yes] , term { $due }
   *[no] {""}
  }
letter-lost-line = • { $units }: { $reason ->
    [no-seat] no head's seat
    [not-entered] not in yet
    [blocked] stopped the bot
    [seat-closed] the seat is closed
    [not-ours] called off as “not ours”
    [stopped] sending was stopped
   *[other] Telegram did not deliver it
  }
letter-which-town = <b>In which municipality?</b>
letter-report-title = <b>{ $unit }: report</b>
    { $name }. To check: { $left }.
letter-button-accept = Accept the report
letter-button-return = Return it
letter-button-next = Next ({ $n } more)
letter-button-accept-all = Accept all: { $n }
letter-button-more-answers = Questions: { $page } of { $pages }
letter-accepted-note = The report is accepted
letter-accepted-all = Reports accepted: { $n }. Schools will read it in the morning.
letter-accept-all = <b>Accept all reports: { $n }</b>
    { $name }. This cannot be taken back, schools will read of it in the morning.
letter-give-back = <b>{ $unit }: return the report</b>
    { $form ->
        [yes] Tick the answers to be mended; without ticks all are open. Then press a reason or write it.
       *[no] Press a reason or write it.
    }
letter-why-1 = Does not add up
letter-why-2 = Incomplete
letter-given-back = Returned: { $unit }. They will see it: { $when }.
letter-why-empty = A reason in a few words is needed, such as “differs from the September report”.
letter-close = <b>{ $name }: take off control</b>
    { $left ->
        [0] All is done. After this the letter bothers nobody.
       *[other] Not finished: { $left }. They will not be reminded any more. Write the reason: they will read it.
    }
letter-closed = Off control. The letter bothers nobody any more.
letter-off-control = <b>{ $name }: off control</b>
    { $who }: “{ $why }”
    Nothing is to be done or reported any more.
letter-off-line = Taken off control { $when }. { $who }: “{ $why }”
letter-accepted = ✅ <b>{ $name }: the report is accepted</b>
    Thank you, nothing more is needed.
