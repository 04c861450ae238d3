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

profile-priorities = Begin with: { $names }.
button-picture = Show as a picture
change-title = To make it “{ $level }”, this is enough:
change-step = – { $label } It was { $before }, it takes <b>{ $after }</b>.

picture-profile = { $school }: the eight factors. { $n ->
    [0] No high risk.
   *[other] High risk: { $high }.
}
picture-history = { $school }: levels of the factors, cycle by cycle.
