# Schools: whose move, the card, answers, history, verification of levels, search.

command-school = Find a school
button-find-school = Find a school

## The list
schools-title = <b>{ $whose ->
    [town] { $town }: { $n } { $n ->
        [one] school
       *[other] schools
      }
   *[mine] My schools: { $n }
  }</b>
schools-needs = { $who ->
    [operator] <b>Waiting for a curator: { $n }</b>
   *[other] <b>Waiting for you: { $n }</b>
  }
schools-theirs = <b>The school's move: { $n }</b>
schools-line = – { $school }: { $reason }
schools-nobody-waits = Nobody is waiting now.
schools-missed = <b>Not sent: { $n }</b>
schools-planned = <b>As planned: { $n }</b>
schools-rest = { $busy ->
    [0] All { $n }
   *[other] The other { $n }
  }: { $late ->
    [0] as planned.
   *[other] as planned, but for letters.
  }
schools-late = ; letters past their date: { $n }
schools-behind = ⚠️ Behind with letters: { $names }{ $more ->
    [0] .
   *[other] {""} and { $more } more.
  }
school-letters = ⚠️ Letters past their date: { $n }.
school-letters-title = <b>{ $school }: letters past their date</b>
button-school-letters = Letters: { $n }
schools-hint = To find a school, type a part of its name or its code.
button-schools-rest = The other { $n }
schools-region =
    <b>Schools of the region: { $n }</b>
schools-urgent = Signals nobody has taken:
schools-towns = By municipality:
schools-town = – { $town }: schools { $n }, sent { $sent }, confirmed { $verified }{ $waiting ->
    [0] .
   *[other] , waiting for a curator { $waiting }.
  }
school-reason = { $move ->
    [signal] { $n } { $n ->
        [one] signal
       *[other] signals
      }{ $level ->
        [emergency] , 🔴 emergency
        [high] , high
        [medium] , medium
       *[process] { "" }
      }
    [late] nothing sent by the term
    [verify] levels not confirmed
    [agree] the director has not agreed with the answers yet
    [started] being filled in, due { $due }
    [open] not begun, due { $due }
    [work] signals in work
    [done] levels confirmed
    [missed] not sent, the self-diagnosis is over
   *[none] takes no part now
  }

## Search
schools-found =
    <b>Found: { $n }</b>
    By the words “{ $text }”:
schools-found-line = – { $school }, { $code }{ $within ->
    [none] { "" }
   *[some] , { $town }
  }
schools-found-hint = { $more ->
    [0] Choose a school or type more.
   *[other] And { $more } more. Type another word, a number, the municipality.
  }
schools-not-found = No school found by “{ $text }”. Type a part of the name or the code.

## The card
school-title = <b>{ $school }</b>
school-where = Code { $code }{ $within ->
    [none] .
   *[some] , { $town }.
  }
school-director = { $state ->
    [entered] Director: can be reached.
    [blocked] Director: came in but stopped the bot.
    [absent] Director: has not come in yet.
   *[none] Director: there is no seat.
  }
school-curators = { $n ->
    [0] No curator.
   *[other] Curators: { $names }.
  }
school-no-cycle = No self-diagnosis is running.
school-open = Self-diagnosis not begun, due { $due }.
school-started = Self-diagnosis: { $done } of { $asked } answered, due { $due }.
school-sent = Self-diagnosis sent: { $when }.
school-unconfirmed = Entered on the school's word, the director has not agreed yet.
school-missed = The self-diagnosis is over, the answers were not sent.
school-high = High risk: { $names }.
school-medium = Medium risk: { $names }.
school-low = Low risk: { $names }.
school-unknown = Too little data: { $names }.
school-signals = Signals: { $n }{ $level ->
    [emergency] , 🔴 emergency
    [high] , high
    [medium] , medium
   *[process] { "" }
  }. { $state ->
    [open] Nobody has taken them.
    [taken] In work: { $who }.
   *[closed] Closed.
  }
school-next = { $move ->
    [signal] Next: take the signals.
    [late] Next: ask what stands in the way.
    [verify] Next: { $who ->
        [operator] the curator confirms the levels.
       *[other] confirm the levels.
      }
    [agree] The school's move: the director checks what was entered on the school's word.
    [started] The school's move: to finish and send.
    [open] The school's move: to begin.
    [work] Next: see the taken signals through.
    [done] All as planned.
    [missed] Next: agree on a new term with the school.
   *[none] Nothing is needed now.
  }
button-verify = { $done ->
    [yes] Confirmed levels
   *[no] Confirm the levels
  }
button-school-signals = Open the signals
button-enter-by-word = Enter on its word
button-school-answers = All answers
button-history = History

## Answers
said-title = <b>{ $section }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
said-by = <i>{ $who }, { $when }:</i>
said-unconfirmed = <i>(on the school's word)</i>
said-sections =
    <b>Answers: { $school }</b>
    Questions: { $n }, without data: { $absent }. Choose a section.
button-all-sections = All sections

## History
history-title = <b>History: { $school }</b>
history-none = No self-diagnosis has been sent yet.
history-cycle = <b>{ $month }</b>{ $verified ->
    [yes] , confirmed
   *[no] , not confirmed
  }
history-head = { $month } { $year }
history-change = Since last time:
history-worse = ▲ the risk grew: { $names }.
history-better = ▼ the risk fell: { $names }.
history-same = Unchanged: { $names }.
history-unknown = Cannot be compared, too little data: { $names }.

## Verification of levels
verdict-low = low
verdict-medium = medium
verdict-high = high
verdict-unknown = too little data
both-values = <b>{ $factor }</b>. By the school – { $school }, by the municipality – { $town }{ $why ->
    [none] .
   *[some] . Why: { $word }
  }
verified-by = Confirmed: { $who }, { $when }.
verify-title = <b>Confirming: { $school }</b>
verify-school-levels = By the school's answers:
verify-seen = The director will see it: { $when }.
verify-counts = { $other ->
    [0] All levels confirmed: { $n }.
   *[other] Confirmed { $same } of { $n }, found otherwise: { $other }.
  }
verify-done = <b>✅ { $school }: confirmed</b>
verify-no-more = No other school waits for it.
verify-exceptions = <b>Exceptions: { $school }</b>
verify-mark = Mark the factors where you differ. I shall ask for the level and the reason of each.
verify-height =
    <b>{ $factor }</b>
    By the school – { $level }. And by you?
verify-word =
    <b>{ $factor }: why?</b>
    By the school – { $school }, by you – { $town }.
    Choose or type the reason in a few words, without names. The director will read it.
verify-quick-1 = Seen on a visit
verify-quick-2 = By the school's papers
verify-quick-3 = By exam results
verify-quick-4 = Things have changed
verify-summary = <b>Check: { $school }</b>
verify-told = Done, the director will hear
verify-kept = Kept. The levels are as before, the director is not told.
verify-taken = Somebody was first. Who and when – on the screen.
verify-mine = You have confirmed it already
verify-changed = The exceptions have changed. This is how they are now.
verify-unconfirmed = The answers were entered on the school's word. The levels can be confirmed when the director agrees.
verify-unfinished = Some exceptions lack a level or a reason. Open the exceptions and add them.
verify-word-empty = I see an empty message. A reason in a few words is needed, for example: seen on a visit.
verify-word-short = I see “{ $seen }”. A reason in a few words is needed, for example: seen on a visit.
verify-word-long = I see { $seen } characters. At most { $most } are needed: a sentence or two.
button-verify-all = Confirm all { $n }
button-verify-exceptions = There are exceptions
button-verify-go = { $n ->
    [0] On, without exceptions
   *[other] On ({ $n })
  }
button-verify-agree = Agree with the school
button-verify-confirm = Confirm the levels
button-verify-change = Change the exceptions
button-verify-next = { $left ->
    [1] The next school
   *[other] Next ({ $left } more)
  }
button-verify-again = Correct it
button-level = { $level ->
    [low] Low
    [medium] Medium
   *[high] High
  }
levels-verified =
    <b>The municipality has checked the profile</b>
    { $school }.
levels-verified-onward = The work goes on with the municipality's levels; the school's stay beside them.
profile-verified = Checked by the municipality: { $who }, { $when }.
profile-not-verified = The municipality has not checked it yet.
profile-small-sample = Small sample: { $names }. Few people, so the share is counted with care.
small-sample = <i>(small sample)</i>
