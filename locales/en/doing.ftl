# Measures in work: the card, progress, evidence, more time, what stands in the way, reminders.

measure-title = <b>{ $of }: { $state ->
    [planned] not begun
    [working] in work
    [checking] being checked
    [done] done
    [partial] done in part
    [withdrawn] withdrawn
   *[late] past its term
  }</b>
measure-name = { $name }
measure-term = Term: { $last }{ $n ->
    [0] .
   *[other] {" "}(first: { $first }; extended { $n } { $n ->
        [one] time
       *[other] times
      }).
  }
measure-who = Responsible: { $who }.
measure-goal = { $name }: was { $before }, target { $after }.
measure-evidence = 📎 { $known ->
    [yes] { $text }
   *[no] Evidence
  }: { $n ->
    [0] none yet
   *[other] { $n } there
  }.
measure-was-returned = <b>Returned:</b> { $why } ({ $when }).
measure-last-report = Progress: { $text } ({ $when }).
measure-wish = Asked to withdraw it: { $why }
measure-longer = { $state ->
    [asked] Waits for a decision: extend until { $day }.
   *[refused] Not extended: { $word }
  }
measure-hindered = In the way: { $kind ->
    [no-data] no data
    [not-ours] not ours
   *[help] help is needed
  }{ $said ->
    [no] .
   *[yes] . { $word }
  }{ $state ->
    [open] {" "}(no answer yet)
   *[answered] {""}
  }
measure-line = • { $name }: { $state ->
    [late] was due { $last }
    [checking] being checked
   *[planned] due { $last }
  }
measure-moved = This has changed already: the card shows who and what.
button-measure-begin = Begin the measure
button-measure-done = Hand it in
button-measure-report = Report progress
button-measure-hinder = What hinders?
button-measure-longer = Need time
button-measure-out = Withdraw
button-measure-story = Its story
button-measure-take-back = Take it back
button-measure-open = Open the measure
button-measure-accept = Accept
button-measure-return = Return with a reason
button-measure-let-out = Agree to withdraw
button-measure-keep-in = Keep it in the plan
button-decide-next = What else waits
measure-begun = Begun

measure-step = • { $when }, { $who }: { $kind ->
    [begun] begun
    [report] progress
    [done] handed in
    [part] handed in as done in part
    [taken-back] taken back
    [accepted] accepted
    [returned] returned
    [asked-out] asked to withdraw
    [withdrawn] withdrawn
    [kept] kept in the plan
    [well] goes to plan
   *[ready] done already
  }{ $said ->
    [yes] : { $text }
   *[no] {""}
  }
measure-no-steps = Nothing is noted yet.

measure-report = { $step ->
    [0] <b>What is done?</b>
        { $goal ->
            [yes] Planned: { $plan }
           *[no] The measure: { $plan }
        }
        Write the fact in words or as a number, e.g. 5 of 8.
    [1] <b>Is it behind?</b>
        If so, write why.
   *[2] <b>What comes next?</b>
        Write the next step, e.g. a second trial paper.
  }
button-report-skip = { $step ->
    [0] Skip
    [1] Not behind
   *[2] Finish without a step
  }
measure-reported-note = Noted. The curator reads it next morning.
measure-reported = There is news of progress.

measure-hand-in = <b>Is the measure done?</b>
    { $name }
measure-without = No evidence yet. Expected: { $text }
measure-with = Evidence: { $n }.
measure-sees = { $known ->
    [yes] { $who } sees it: { $when }.
   *[no] Nobody can check it now: it waits for a curator.
  }
button-hand-in-whole = { $bare ->
    [yes] Without a file
   *[no] Hand in to the curator
  }
button-hand-in-part = Done in part
measure-handed-in = ✅ Handed in. The curator sees it: { $when }.
measure-taken-back = Taken back: it is with you again
measure-to-check = The measure is done and waits for your check.

measure-ask-out = <b>Why withdraw it?</b>
    { $name }
    Write a reason or choose one. The curator decides.
measure-out-1 = Not needed any more
measure-out-2 = Another measure instead
measure-out-3 = No people or means
measure-out-asked = Passed on. The curator sees it: { $when }.
measure-wish-out = They ask to withdraw a measure.
measure-let-out-note = Withdrawn
measure-kept-note = It stays in the plan
measure-let-out = The curator agrees: the measure is withdrawn, no more reminders.
measure-kept = The measure stays in the plan. If something is in the way, press “What hinders?”.

measure-accepted-note = Accepted
measure-returned-note = Returned, the reason is seen
measure-ask-return = <b>What is missing?</b>
    Write a reason or choose one. It is seen on the card.
measure-return-1 = No evidence
measure-return-2 = The file is unreadable
measure-return-3 = The target is not reached
measure-accepted = ✅ The curator has accepted the measure.
measure-returned = The measure came back: the reason is below, the rest is kept.
roadmap-completed = ✅ All measures are closed: the roadmap is completed.

evidence-ask = <b>No surnames, no children’s faces?</b>
    { $known ->
        [yes] Expected: { $text }
       *[no] A photo, a PDF, a document or a table will do.
    }
    Only those who work with this plan see the file.
evidence-ask-first = The file is not kept: one question first.
button-evidence-clean = None, attach a file
button-evidence-faces = There are: what now?
evidence-faces = <b>Without surnames and faces</b>
    Cover surnames and faces on the photo, or take only the order’s first page. Send no lists of children: a number is enough.
evidence-here = <b>Send a photo or a file</b>
    { $n ->
        [0] Nothing is attached yet.
       *[other] Attached: { $n }.
    }
    Up to { $limit } MB: photo, PDF, Word, Excel, slides. An album is one piece of evidence.
evidence-received = 📎 { $name }: received.
button-evidence-add = Attach a file
button-evidence-open = Evidence: { $n }
button-evidence-file = { $k ->
    [0] Open { $n }
   *[other] Open { $n }.{ $k }
  }
button-evidence-drop = Remove { $n }
button-evidence-again = Send another file
evidence-dropped = Removed
evidence-title = <b>Evidence: { $n }</b>
    { $name }
evidence-line = { $n }. { $name }{ $files ->
    [one] {""}
   *[other] {" "}({ $files } files)
  }: { $who }, { $when }
evidence-kind = Files like “{ $name }” are not taken. A photo, PDF, Word, Excel or slides will do.
evidence-too-large = “{ $name }” has { $size } MB. Up to { $limit } MB: make it smaller or send it in parts.
evidence-quota = { $limit } files have come today. The next may come on { $day }.
evidence-many = This measure has { $limit } files already. Remove one to attach another.
evidence-not-here = { $state ->
    [asked] The file is being loaded. Press again in a minute.
   *[other] We no longer have this file. Ask for it to be sent again.
  }
evidence-refused = <b>Not taken: { $name }</b>
    { $why }
evidence-lost = Telegram did not hand over the file. Please send it once more.
evidence-not-as-named = What is inside does not look like its name. Send a photo, a PDF or a document as its program has saved it.

extension-ask-day = <b>Until when is time needed?</b>
    The term is { $last }{ $n ->
        [0] .
       *[other] , the first was { $first }; extended { $n } { $n ->
            [one] time
           *[other] times
          }.
    }
    { $above ->
        [yes] From the third time the coordinator decides.
       *[no] The curator decides.
    } Choose a day or write: 15 March, in 2 weeks.
extension-day = I see “{ $seen }”. A day is needed, e.g. 15 March or in 2 weeks.
extension-too-early = The new term must be later than { $day }.
extension-too-late = This is more than a year away. Better withdraw the measure and plan it anew.
extension-ask-why = <b>New term: { $day }</b>
    { $off ->
        [yes] { $asked } is a day off, the working day before it is taken.
       *[no] It is a working day.
    }
    Why is time needed? Write or choose.
extension-why-1 = Waiting for data
extension-why-2 = Not enough people
extension-why-3 = Begun later
extension-sent = { $known ->
    [yes] Passed on. { $who } decides; sees it: { $when }.
   *[no] Noted. Nobody can decide yet: the operator assigns a curator.
  }
extension-recalled = Recalled
extension-title = <b>{ $unit }: { $state ->
    [asked] asks for time
    [granted] extended
    [refused] the term stays
   *[recalled] recalled
  }</b>
extension-days = Term { $last }, asked until { $until }{ $n ->
    [0] .
   *[other] . First term: { $first }, extended { $n } { $n ->
        [one] time
       *[other] times
      }.
  }
extension-why = Reason: { $text }.
extension-decision = { $state ->
    [granted] Extended by { $who }, { $when }.
    [refused] Refused by { $who }, { $when }.
   *[recalled] Recalled: { $when }.
  }{ $said ->
    [yes] {" "}{ $word }
   *[no] {""}
  }
extension-above = Extended { $n } { $n ->
    [one] time
   *[other] times
  } already: now the coordinator decides and has been told.
extension-granted-note = Extended, they will know
extension-refused-note = The term stays, they will know
extension-other = <b>Another day</b>
    Choose a working day or write: 15 March. It is the term at once.
extension-ask-no = <b>Why does the term stay { $last }?</b>
    Write or choose. The word is seen beside the decision.
extension-no-1 = The exams set the term
extension-no-2 = Show first what is done
button-extension-decide = Decide on the term
button-extension-grant = Until { $day }
button-extension-other = Another day
button-extension-refuse = Do not extend
button-extension-recall = Recall the wish

hinder-ask = <b>What stands in the way?</b>
    { $name }
    { $late ->
        [yes] The term was { $last }. The answer goes to whoever can help.
       *[no] The term is { $last }. The answer goes to whoever can help.
    }
button-hinder-no-data = No data
button-hinder-not-ours = Not ours
button-hinder-help = Help is needed
button-hinder-time = Time is needed
hinder-said = <b>Passed on: { $kind ->
    [no-data] no data
    [not-ours] not ours
   *[help] help is needed
  }</b>
    { $heard ->
        [yes] { $who } sees it: { $when }.
       *[no] Nobody can help yet: the operator assigns a curator.
    }
    { $known ->
        [yes] With your word: { $word }
       *[no] You may add a word: write { $kind ->
            [not-ours] why it is not yours.
           *[other] what exactly is missing.
          }
    }
hinder-title = <b>{ $unit }: { $kind ->
    [no-data] no data
    [not-ours] not ours
   *[help] help is needed
  }</b>
hinder-term = { $late ->
    [yes] The term was { $last }.
   *[no] The term is { $last }.
  }
hinder-word = They write: { $text }
hinder-how = Answer by a button or write. The answer is seen at once.
hinder-answer = Answer: { $text } ({ $who }, { $when })
hinder-answered-note = Passed on
hinder-no-data-1 = I send the data today
hinder-no-data-2 = I find out and write
hinder-not-ours-1 = It is yours: let us talk
hinder-not-ours-2 = I find out whose it is
hinder-help-1 = I call today
hinder-help-2 = I come, we set a day
hinder-ask-who = <b>Who is responsible instead?</b>
    Now: { $who }. Write a position, e.g. deputy head for teaching.
hinder-reassigned = Responsible now: { $who }
hinder-taken-out = The measure is withdrawn
button-hinder-write = Write an answer
button-hinder-reassign = Change the responsible
button-hinder-take-out = Withdraw the measure
button-hindrance-help = Answer: how to help

measure-due = A reminder: the term is { $day }.
measures-due = <b>Measures due: { $n }</b>{ $late ->
    [0] {""}
   *[other] {" "}⚠️ past their term: { $late }
  }
measures-more = And { $n } more.
button-measure-due = { $late ->
    [yes] In the way: { $name }
   *[no] { $name }
  }
measure-half = <b>Half of the time: how does it go?</b>
    { $name }
    Term { $last }.
button-half-well = To plan
button-half-hard = There are difficulties
button-half-ready = Done already
measure-half-noted = Noted: to plan
measures-late = <b>Measures that need help: { $n }</b>
late-line = { $unit }: { $name }. Was due { $last }. { $kind ->
    [no-data] Data are needed.
    [not-ours] They think it is not theirs.
    [help] Help is needed.
   *[silent] They have not said what is in the way.
  }{ $said ->
    [no] {""}
   *[yes] {" "}{ $word }
  }
late-first-step = First step: call and ask how to help.
due-together = <b>Due: { $measures ->
    [one] { $measures } measure
   *[other] { $measures } measures
  }, { $letters ->
    [one] { $letters } letter
   *[other] { $letters } letters
  }</b>{ $late ->
    [0] {""}
   *[other] {" "}⚠️ past their term: { $late }
  }
late-together = <b>Help is needed: { $measures ->
    [one] { $measures } measure
   *[other] { $measures } measures
  }, { $letters ->
    [one] { $letters } letter
   *[other] { $letters } letters
  }</b>
together-kind = { $kind ->
    [letters] Letters:
   *[measures] Measures:
  }
button-all-due = Open all tasks
due-title = <b>Measures that go on: { $n }</b>
decide-title = <b>Measures that wait for you: { $n }</b>
decide-line = • { $unit }: { $name } ({ $what ->
    [check] to check
    [out] to withdraw?
    [longer] more time
   *[help] in the way
  })
button-decide = { $unit }: { $what ->
    [check] check
    [out] withdraw?
    [longer] time
   *[help] help
  }
home-measures = Measures: due within a week { $n }{ $late ->
    [0] .
   *[other] , past their term { $late }.
  }
button-measures-due = Measures due: { $n }
home-decide = Measures wait for you: { $n }.
button-decide-list = Decide on measures: { $n }
