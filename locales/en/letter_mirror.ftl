# The mirror before sending, the confirmation, the hour, stopping, correcting.

setting-letter-confirm = Confirmation of letters
setting-letter-confirm-what = Does a second person look at a letter before it is sent?
setting-letter-week = Letters to a school in a week
setting-letter-week-what = From how many letters in seven days the author is warned: later, or a reason.
setting-letter-grace = Grace after the term
setting-letter-grace-what = How many working days after the term to wait before the curator and the coordinator hear.

letter-mir-title =
    <b>{ $name }: before sending</b>
    { $heading }
letter-mir-to = { $who }. Recipients: { $n }.
letter-mir-why = { $reason ->
    [no-seat] no such seat
    [not-invited] not invited
    [frozen] invitation frozen
    [invited] not come in yet
   *[blocked] stopped the bot
  } – { $n }
letter-mir-missing = Not reached: { $n } ({ $why }). Whoever comes in later finds the letter at home.
letter-mir-planned = Leaves: { $when }.
letter-mir-when = { $how ->
    [own] { $now ->
        [yes] Comes as a message of its own, at once, in working hours.
       *[no] Comes as a message of its own: { $when }.
      }
   *[list] Comes in the morning's list: { $when }.
  }
letter-mir-term = Term: { $day }, 18:00 – { $days ->
    [0] no working days
    [one] { $days } working day
   *[other] { $days } working days
  }.
letter-mir-zone = For { $n } of them the term is earlier by your clock: { $when }.
letter-mir-off = ⚠️ The term is a day off.
letter-mir-rests = { $n ->
    [one] A day off before the term
   *[other] Days off before the term
  }: { $days }.
letter-mir-exam = ⚠️ Before the term: { $name }, { $single ->
    [yes] { $first }
   *[no] { $first } – { $last }
  }.
letter-mir-work = Work: { $each } min each, { $hours ->
    [0] { $all } min
    [1] { $all } min
   *[other] about { $hours } h
  } for all.
letter-mir-known = The answer is known: questions – { $n }, schools – up to { $schools }. One tap confirms it.
letter-mir-same = ⚠️ Something like it was asked: { $names }{ $n ->
    [one] { "" }
    [2] { "" }
    [3] { "" }
   *[other] { " " }and more
  }.
letter-mir-full = ⚠️ { $n } { $n ->
    [one] school has
   *[other] schools have
  } had { $letters } { $letters ->
    [one] letter
   *[other] letters
  } this week.
letter-mir-reason = Why now: { $text }
letter-mir-gaps = The letter is not ready: go back and fill what is missing.
letter-mir-full-first = Put the letter off, or write why it is needed now.
letter-mir-second = A second person looks at the letter before it is sent.
letter-mir-asked = Given for confirmation: { $when }. Any change calls it off.
letter-mir-confirmed = ✅ Confirmed: { $who }, { $when }.
letter-mir-no-reason = Write the reason of the correction: everybody will see it.
button-letter-mir-names = List · { $n }
button-letter-mir-missing = Missing · { $n }
button-letter-mir-steps = Dates · { $n }
button-letter-mir-same = Alike · { $n }
button-letter-mir-full = Week · { $n }
button-letter-mir-when = When
button-letter-full-decide = Decide about the load
button-letter-send = Send the letter · { $n }
button-letter-ask-second = Give for confirmation
button-letter-second = Check the letter
button-letter-mirror = Open the mirror
button-letter-read = Read the letter
button-letter-give-back = Give it back
button-letter-to-send = Go on to sending
button-letter-mend = Mend the draft
letter-mir-list = <b>{ $missing ->
    [yes] Not reached
   *[no] Recipients
  }: { $n }{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }</b>
letter-mir-town = <i>{ $name }</i>
letter-mir-steps = <b>Who hears and when</b>
letter-mir-step = { $day } – { $whom ->
    [recipient] the recipient
    [coordinator] the municipality's coordinator
    [operator] the region's operator
   *[other] the recipient and the curator
  }{ $what ->
    [half] : half of the term, how is it going?
    [due-7] : 7 working days left
    [due-3] : 3 working days left
    [due-1] : 1 working day left
    [due-0] : the term is today
    [ack-0] : time to acknowledge
    [ack-1] : not acknowledged
    [late-1] : the term is over, what stands in the way?
   *[other] : still no report
  }
letter-mir-only-late = Only those hear who have not done it. After sending this order does not change.
letter-mir-same-title = <b>Something like it was asked</b>
letter-mir-same-line = { $name } of { $day }, of the same recipients: { $n }. { $form ->
    [yes] The same report form.
   *[no] Questions: { $questions }
  }

letter-second-asked = Given for confirmation. { $n ->
    [one] The second person has been told
   *[other] People told: { $n }
  }.
letter-second-asked-already = Already being confirmed
letter-second-please = Asks for a confirmation: { $author }.
letter-second-type = Author: { $author }. Read the letter and type as a number how many it goes to.
letter-second-done = ✅ Confirmed for recipients: { $n }. Either of you may send it.
letter-confirm-number = I see “{ $seen }”. The number of recipients is needed, for example 12.
letter-confirm-count = I see { $seen }, and now there are { $n } recipients. Look at the list and type the number again – or give the letter back.
letter-confirm-own = A second person confirms, not the one who gave the letter.
letter-no-second = There is no second person: you are alone at this place. Invite one, or switch the confirmation off in the settings.
letter-gaps = The letter is not ready: go back and fill what is missing.
letter-nobody = There are no recipients. Choose to whom it goes.
letter-unconfirmed = The second person has not confirmed the letter yet.
letter-full-week = Some schools have had many letters this week. Put the letter off, or write why it is needed now.
letter-give-back-ask =
    <b>Give it back</b>
    Write what to mend. The author sees it at once.
letter-gave-back = The letter is with its author again.
letter-was-confirmed =
    <b>{ $name }: confirmed</b>
    { $who }. It can be sent now.
letter-was-given-back =
    <b>{ $name }: to be mended</b>
    { $who }: { $text }
letter-confirm-void =
    <b>{ $name }: changed</b>
    Something in it has changed since you confirmed it. That confirmation is off, you will be asked anew.
letter-sent-off = ✅ The sending has begun. Recipients: { $n }.
letter-sent-already = Already sent

letter-full-title =
    <b>Letters this week – { $most } and more</b>
    Schools: { $n }.
letter-full-line = { $name } – { $n }
letter-full-ask = Put it off – or write in a message why the letter is needed now. The reason stays in the letter's history.
button-letter-postpone = Put off to { $day }
letter-postponed = Put off
letter-reason-kept = Noted.
letter-ask-when =
    <b>When to send</b>
    { $planned ->
        [yes] Now: { $when }.
       *[no] Now: at once.
      }
    Choose a day or write, for example: 12 October at 14:30.
button-letter-at-once = Send at once
letter-when-not-understood = I see “{ $seen }”. A day is needed, for example: 12 October at 14:30.
letter-when-past = That hour is over. Choose another.
letter-when-after-term = That is after the letter's term. Choose an earlier day, or change the term first.

letter-run-title =
    <b>{ $name }: { $state ->
        [planned] to be sent
        [going] being sent
        [running] sent
        [stopped] stopped
       *[closed] over
      }</b>
    { $heading }
letter-run-planned = Leaves { $when }. Recipients: { $n }.
letter-run-books = Recipients: { $n }. Delivered: { $sent }, acknowledged: { $read }, still leaving: { $left }.
letter-run-not = Not reached: { $lost }, called off: { $cancelled }.
letter-run-stopped = Stopped by: { $who }, { $when }.
button-letter-stop = Stop the sending
button-letter-go-on = { $n ->
    [0] Put in force again
   *[other] Send to the rest · { $n }
  }
button-letter-correct = Correct the letter
letter-stopped-now = Stopped: nobody else gets it. Called off: { $n }. Whoever has it and was to report hears in 10 minutes – unless you go on or correct it.
letter-stopped-already = Stopped already
letter-going-already = Already being sent
letter-goes-on = Goes on. Those get it who have not yet: { $n }.
letter-was-stopped =
    <b>{ $name }: stopped</b>
    Nothing is to be done or reported for now. If the letter is in force again, a message comes.
letter-was-resumed =
    <b>{ $name }: in force again</b>
    Term and report are as in the letter.

letter-cor-title = <b>{ $name }: correction</b>
letter-cor-nothing = Nothing is changed yet. Mend the text, the items, the term or the files.
letter-cor-ask-reason = Write the reason in a message: everybody who has the letter will see it.
letter-cor-reason = Reason: { $text }
letter-cor-reports = Have reported: { $n }. { $changed ->
    [yes] The report form is another one. { $again ->
        [yes] They will be asked to report anew.
       *[no] Their reports stay.
      }
   *[no] Their reports stay.
  }
button-letter-cor-mirror = Go on to sending
button-letter-cor-text = Change the letter
button-letter-cor-also = Add recipients
button-letter-cor-again = { $on ->
    [yes] Ask to report anew
   *[no] Keep the reports
  }
button-letter-cor-drop = Do not correct
letter-cor-dropped = The correction is gone
letter-correction-reason = Write the reason of the correction: everybody who has the letter will see it.
letter-correction-same = Nothing is changed in the correction. Mend the letter or drop the correction.
letter-corrected =
    <b>{ $name }: correction</b>
    { $body }. Only this has changed:
letter-corrected-next = { $work ->
    [reported] Your report stays. Acknowledge once more.
    [accepted] Your report stays. Acknowledge once more.
   *[other] Acknowledge once more.
  }
letter-diff = { $what ->
    [number] Number
    [dated] Date
    [heading] Heading
    [basis] Basis
    [body] Text
    [signed_by] Signature
    [controller] Control
    [responsible] Responsible
    [participants] Participants
    [due_on] Term
    [acknowledge_on] To acknowledge
    [item] Item { $place }
    [item-due_on] Term of item { $place }
    [item-responsible] Responsible for item { $place }
    [file] File
   *[report] Report
  }: { $how ->
    [gone] “{ $before }” is gone
    [new] { $after }
   *[changed] { $after } – was: { $before }
  }
letter-diff-form = { $kind ->
    [tick] a mark of execution
    [file] a file
   *[form] another form
  }
letter-diff-more = …and more changes: { $n }
