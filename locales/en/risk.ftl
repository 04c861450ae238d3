# Profile and signals.

level-low = low risk
level-medium = medium risk
level-high = high risk
level-unknown = not enough data

profile-title = <b>Profile · { $school }</b>
profile-sent = Sent: { $when }.
profile-level = { $factor }: <b>{ $level }</b> ({ $score } of 100)
profile-level-bare = { $factor }: <b>{ $level }</b>
profile-lifted = – raised by a signal; by the answers: { $raw }
profile-gaps = { $n ->
    [0] Every question has an answer.
   *[other] No data: { $n } { $n ->
        [one] question
       *[other] questions
      }.
  }
profile-signal = Signal: { $text }
profile-notice = <i>{ $text }</i>
why-title = <b>{ $factor }</b>
why-line = – { $label } <b>{ $answer }</b>: { $share }% of the factor's points
why-nothing = The answers to this factor show no risk.

case-title = <b>{ $school }: { $n } { $n ->
    [one] signal
   *[other] signals
  }{ $level ->
    [emergency] { "" }
    [high] , high
    [medium] , medium
   *[process] { "" }
  }</b>
case-signal = { $text }
case-first-step = First step: call the director. Then: { $text }.
case-rungs = If nobody takes it: a repeat on { $again }, word to the coordinator on { $coordinator }.
case-taken-by = ✅ Taken: { $who }, { $when }.
case-taken = Taken
case-already-mine = You have taken it already
case-already-taken = Somebody else has taken it. The card says who and when.
case-again = Nobody has taken the signal yet.
case-coordinator = Curators have not taken the signal in two working days.
case-operator = Nobody has taken the signal in five working days.
case-no-curator = The school has no curator: the signal came to you. Appoint a curator.
button-take = Take the signals
button-case = { $state ->
    [open] { $school } · { $n }
   *[taken] { $school } · taken
  }
cases-title = <b>Signals</b>
    { $n ->
        [0] Everything is taken.
       *[other] Waiting: { $n }.
    }
cases-none = <b>No signals</b>
case-more = There is something new about a school that you have taken.
cases-not-sent =
    <b>The self-diagnosis is overdue: { $n } not sent</b>
    { $names }{ $more ->
        [0] .
       *[other] { " " }and { $more } more.
    }
    First step: ask what stands in the way.
profile-priorities = Begin with: { $names }.
button-picture = Show as a picture
change-title = To make it “{ $level }”, this is enough:
change-step = – { $label } It was { $before }, it takes <b>{ $after }</b>.
