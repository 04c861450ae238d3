# Signals: the card, lists, the talk with the school.

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
case-taken-by = ✅ Taken: { $who }, { $when }.
case-taken = Taken
case-already-mine = You have taken it already
case-already-taken = Somebody else has taken it. The card says who and when.
case-again = Nobody has taken the signal yet.
case-no-curator = The school has no curator: the signal came to you. Appoint a curator.
button-take = Take the signals
case-next = <i>Next: { $text }.</i>
case-act-now = First step: { $text }.
case-first-call = First step: call the director.
case-until = { $past ->
    [yes] the term was { $day }
   *[no] until { $day }
  }
case-hidden = And { $n } more { $n ->
    [one] signal
   *[other] signals
  }.
case-rung-curator = I repeat{ $weekday ->
   *[other] { "" }
  } on { $day }
case-rung-coordinator = on { $day }{ $weekday ->
   *[other] { "" }
  } I tell { $mine ->
    [yes] you
   *[no] the coordinator
  }
case-rung-operator = on { $day }{ $weekday ->
   *[other] { "" }
  } I tell { $mine ->
    [yes] you
   *[no] the operator
  }
case-coordinator = Curators have not taken the signal in { $days ->
    [0] some working days.
    [2] two working days.
    [one] { $days } working day.
   *[other] { $days } working days.
  }
case-operator = Nobody has taken the signal in { $days ->
    [0] some working days.
    [2] two working days.
    [5] five working days.
    [one] { $days } working day.
   *[other] { $days } working days.
  }
case-back = Taken { $days } working { $days ->
    [one] day
   *[other] days
  } ago, quiet since then. The signal waits again.
case-later = Laid aside until now; the signal still waits.
case-laid-aside = I remind you { $when }. Everything else takes its course.
case-aside-until = Laid aside until { $when }.
case-no-longer-waits = Nothing to lay aside: the signal no longer waits
case-not-in-work = The signal is not in work. The card says how it stands.
case-closed-on = ✅ Work finished: { $when }.
case-finished = Work finished
case-last-word = Talk: { $n }. { $who }, { $when }: { $text }
case-more = There is something new about a school that you have taken.
button-case = { $state ->
    [open] { $school } · { $n }
    [closed] { $school }
   *[taken] { $school } · taken
  }
button-ask-school = Ask the school
button-ask-more = Ask again
button-lay-aside = Lay aside until { $at }
button-note-step = Note a step
button-talk = Talk · { $n }
button-read-whole = Read it all
button-finish-case = Finish the work
button-finished = Finished · { $n }
button-all-signals = Open all signals
button-open-case = Open the signal
button-reply = Answer
button-reply-more = Add to the answer
button-talk-open = Open the talk
button-earlier = ‹ Earlier
button-newer = Later ›

cases-title = <b>Signals</b>
    { $n ->
        [0] Everything is taken.
       *[other] Waiting: { $n }.
    }
cases-none = <b>No signals</b>
cases-finished = <b>Finished signals: { $n }</b>
cases-several = <b>Signals: { $n } { $n ->
    [one] school
   *[other] schools
  }</b>
cases-line = – { $school }: { $n }{ $level ->
    [emergency] , cannot wait
    [high] , high
    [medium] , medium
   *[process] { "" }
  }
cases-rest = And { $n } more { $n ->
    [one] school
   *[other] schools
  }: in the whole list.
cases-not-sent =
    <b>The self-diagnosis is overdue: { $n } not sent</b>
    { $names }{ $more ->
        [0] .
       *[other] { " " }and { $more } more.
    }
    First step: ask what stands in the way.

steps-title = <b>What was done · { $school }</b>
    Press or write it in your own words. Colleagues who look after the school see it; the director does not.
step-too-short = I see “{ $seen }”. At least three letters are needed, for example: called the director.
step-noted = Step noted
button-step-called = Note a call
button-step-met = Note a meeting
button-step-agreed = Note a date
button-step-passed = Note a hand-over
talk-step-called = Called.
talk-step-met = Met.
talk-step-agreed = Agreed on a date.
talk-step-passed = Passed to those who decide.
talk-note = Noted: { $text }
finish-title = <b>Finish the work · { $school }</b>
    The signals stay among the finished ones, nobody is reminded of them any more. { $spoken ->
        [yes] The director gets a message.
       *[no] The director hears nothing of it.
    }

ask-title = <b>A question to the school · { $school }</b>
    Choose a question or write your own. The director sees it: { $when }.
    The answer comes here; everybody who looks after the school sees the talk. No names of children or teachers, please.
ask-nobody = <b>A question to the school · { $school }</b>
    No director has come in yet, there is nobody to ask. First step: call the school.
talk-no-director = No director has come in yet, the question has not left. First step: call the school.
talk-too-long = I see { $seen } characters. It takes no more than { $most }: one question or answer at a time.
talk-ask-when = When may I call you?
talk-ask-done = What has been done?
talk-ask-hinders = What stands in the way?
talk-asked-note = Sent. The director sees it: { $when }.
talk-title = <b>Talk · { $school }</b>
talk-none = Nothing has been said yet.
talk-line = { $who }, { $when }:
    { $text }
talk-asked = <b>About the signals · { $school }</b>
talk-answered = <b>The school answers · { $school }</b>
talk-closed = <b>The work on the signals is finished</b>
    { $school }. The talk stays here.
reply-title = <b>Talk · { $school }</b>
reply-how = Write the answer. The school's curator, coordinator and operator see it. No names of children or teachers.
reply-sent = Sent. The curator sees it: { $when }.
home-question = A question of the curator waits for your answer.
button-answer-curator = Answer the curator

held-title = <b>{ $n } more { $n ->
    [one] message
   *[other] messages
  } of the last day</b>
held-line = { $n }. { $text }
held-none = <b>No longer needed</b>
    All that waits for you is at home.
