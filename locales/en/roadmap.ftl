# The roadmap: draft, writing, agreement.

command-roadmap = Roadmap

## Home
home-road-none = { $verified ->
    [yes] There is no roadmap yet: one tap makes a draft.
   *[no] The curator confirms the levels, then comes the roadmap.
  }
home-road = { $kind ->
    [school] Roadmap
   *[unit] Programme of support
  }: { $change ->
    [none] { $state ->
        [draft] draft
        [review] waiting for agreement
        [returned] to be mended, { $n } { $n ->
            [one] remark
           *[other] remarks
          }
        [agreed] agreed, needs the order
       *[working] in work
      }
    [review] in work, a change waits for agreement
    [returned] in work, the change came back with remarks: { $n }
   *[draft] in work, a change is not sent yet
  }.
home-road-waiting = Roadmaps that wait for agreement: { $n }.
button-road-start = { $kind ->
    [school] Make a roadmap
   *[unit] Begin a programme
  }
button-road-open = { $kind ->
    [school] Roadmap
   *[unit] Programme of support
  }
button-road-waiting = Roadmaps ({ $n })

## Too early
road-needs-profile =
    <b>No roadmap yet</b>
    It is made from the school's profile. The self-diagnosis comes first.
road-needs-verification =
    <b>First the curator confirms the levels</b>
    { $n ->
        [0] The school has no curator yet; the regional operator assigns one.
       *[other] To confirm: { $who }.
      }
    After that one tap makes the roadmap, without any typing.
button-road-ask = { $n ->
    [0] Tell the operator
   *[other] Remind the curator
  }
road-asked = Passed on. Seen: { $when }.
road-verify-wanted =
    <b>{ $school } waits for its levels</b>
    Without them its director cannot make a roadmap.{ $n ->
        [0] { " " }The school has no curator.
       *[other] { "" }
      }

## The card
road-title = <b>{ $kind ->
    [school] Roadmap
   *[other] Programme of support
  }: { $unit }</b>
road-state = { $state ->
    [draft] Draft. { $whose ->
        [own] Only you see it.
       *[other] It is still being written.
      }
    [review] Waits for agreement, sent { $sent }.
    [returned] To be mended since { $decided }. Remarks by: { $who }.
    [agreed] Agreed { $decided }: { $who }. The order is left.
    [working] In work, order No. { $number } of { $on }.
    [completed] Completed. Order No. { $number } of { $on }.
   *[withdrawn] Withdrawn. { $why }
  }{ $change ->
    [none] { "" }
    [draft] { " " }{ $whose ->
        [own] A change is being written; until it is agreed the present one holds.
       *[other] { "" }
      }
    [review] { " " }A change waits for agreement since { $sent }; until then the present one holds.
   *[returned] { " " }The change came back with remarks; the present one holds.
  }
road-made = ✅ The draft is ready: { $n } measures. Terms avoid holidays and the summer, numbers are your own answers. Look it through and change what you like.
road-no-measures = No measures yet. Add some from the library or your own.
road-span = Measures: { $n }, { $first } – { $last }.{ $done ->
    [0] { "" }
   *[other] { " " }Done: { $done }.
  }
road-line = { $n }. { $name } · <i>{ $factor }, until { $last }</i>{ $mark ->
    [remark] { " " }· <b>remark</b>
    [changed] { " " }· <b>changed</b>
    [working] { " " }· in work
    [checking] { " " }· being checked
    [done] { " " }· done
    [partial] { " " }· partly done
   *[none] { "" }
  }
road-crowd = ⚠️ { $kind ->
    [month] { $n } measures end in one month ({ $what }). Some are better moved.
   *[person] One responsible ({ $what }) carries { $n } measures at once. Share them or move some.
  }
road-as-sent = It is being mended. Measures that were sent: { $n }.
road-accepted = { $left ->
    [0] All remarks are answered, it can be sent again.
   *[other] Accepted { $done } of { $n }, to be mended: { $left }.
  }
road-remark = { $done ->
    [yes] ✅
   *[no] –
  } { $n }. { $name }: <i>{ $text }</i>
button-road-mend = Mend measure { $n }
button-road-again = Send again
button-road-rows = All measures
button-road-send = { $kind ->
    [school] Send to the curator
   *[other] Send to the operator
  }
button-road-order = Enter the order
button-road-add = Add a measure
button-road-change = Change the roadmap
button-road-more = More
button-road-look = Open the roadmap
button-road-agree = Agree
button-road-return = Return: { $n } { $n ->
    [one] remark
   *[other] remarks
  }
button-road-compared = What has changed
road-waiting = <b>{ $which ->
    [rest] Agreed and in work: { $n }
   *[waiting] Waiting for agreement: { $n }
  }</b>
road-waiting-line = – { $unit }: { $n } measures{ $state ->
    [again] , again
    [agreed] , waits for the order
    [working] , in work
   *[first] { "" }
  }
button-road-others = The others ({ $n })
road-levels = Risk: { $text }.
road-left = High risk and no measure: { $text }.

## More
road-more = What to show?
button-road-coming = Reminders to come
button-road-why = Why these measures
button-road-removed = Taken out ({ $n })
button-road-recall = Take it back
button-road-drop = Give the change up
button-road-withdraw = Withdraw the roadmap
road-coming = { $n ->
    [0] <b>No more reminders</b>
   *[other] <b>Reminders by day</b>{ $pages ->
        [1] { "" }
       *[other] { " " }· { $page } of { $pages }
      }
      One message a day, only about what is not done.
  }
road-coming-line = { $day }: { $what }
road-step = { $step ->
    [half] “how does it go?” ({ $n })
    [due-7] 7 working days ahead ({ $n })
    [due-3] 3 days ahead ({ $n })
    [due-1] the day before ({ $n })
   *[due-0] the term ({ $n })
  }
road-why = <b>Why these measures: { $unit }</b>
road-why-factor = <b>{ $factor }: { $level }</b>
road-why-answer = – { $label } <b>{ $answer }</b>
road-compared = <b>Version { $version }: { $n ->
    [0] no differences
    [one] { $n } measure changed
   *[other] { $n } measures changed
  }</b>
road-reason = Reason: { $text }
road-difference = <b>{ $kind ->
    [added] New measure:
    [removed] Taken out:
   *[changed] Changed:
  }</b> { $name }
road-had-remark = The remark was: <i>{ $text }</i>
road-was-is = { $asks ->
    [answer] Answer to the remark: { $after }
   *[field] { $field }: was { $before }, is <b>{ $after }</b>
  }
road-removed = <b>Taken out: { $n }</b>
    They can come back until the roadmap is sent.
button-road-restore = Bring back: { $name }
road-restored = The measure is back

## One measure
road-row-title = <b>{ $n ->
    [0] Measure
   *[other] Measure { $n }
  } · { $factor }</b>
road-row-name = { $name }
road-row-term = Term: { $first } – { $last }
road-row-who = Responsible: { $who }{ $more ->
    [yes] . With: { $others }
   *[no] { "" }
  }
road-row-indicator = Indicator: { $name }{ $known ->
    [both] : { $before } → <b>{ $after }</b>
    [base] : now { $before }, no target yet
    [goal] : <b>{ $after }</b>
   *[none] , no target yet
  }
road-row-evidence = { $known ->
    [yes] Evidence: { $text }
   *[no] No evidence named.
  }
road-row-remark = ⚠️ Remark: <i>{ $text }</i>
road-row-answer = Answer to the remark: <i>{ $text }</i>
road-row-accepted = This measure is accepted; only those with a remark are open.
road-is-out = The measure is taken out.
button-row-last = End
button-row-first = Start
button-row-responsible = Responsible
button-row-participants = With whom
button-row-indicator = Indicator
button-row-baseline = Now
button-row-target = Target
button-row-name = Name
button-row-evidence = Evidence
button-row-replace = Replace
button-row-same = Answer the remark
button-row-remove = Take it out
button-road-undo = Bring it back
button-road-next = Next measure
button-road-remark = { $there ->
    [yes] Change the remark
   *[no] Write a remark
  }
road-taken-out = Taken out: { $name }
field-name = Name
field-responsible = Responsible
field-participants = With whom
field-indicator = Indicator
field-baseline = Value now
field-target = Target
field-evidence = Evidence
field-answer = Answer to the remark
field-starts-on = Start
field-ends-on = End
field-factor = Factor
road-ask-field = { $field }{ $known ->
    [yes] : { $now }
   *[no] : nothing yet
  }
road-how-name = Write what will be done.
road-how-responsible = Choose or write a position, no names. For example: deputy head for teaching.
road-how-participants = Write who takes part, no names. For example: teachers of forms 8–9.
road-how-indicator = Write what will be counted. For example: the share that failed the test.
road-how-baseline = Write how many now. For example: 11 of 32 (34%).
road-how-target = Write how many there should be. For example: at most 6 of 32 (19%).
road-how-evidence = Write which document will show it. For example: an order, a table of results.
road-how-answer = Write why the measure stays as it is. The curator sees it beside the remark.
button-field-clear = Clear
button-post-1 = director
button-post-2 = deputy head, teaching
button-post-3 = deputy head, education
button-post-4 = heads of subject groups
button-post-5 = school psychologist
button-post-6 = form teachers
post-1 = director
post-2 = deputy head for teaching
post-3 = deputy head for education
post-4 = heads of subject groups
post-5 = school psychologist
post-6 = form teachers
road-saved = Saved
road-ask-day = <b>{ $which ->
    [last] Until which day?
   *[first] From which day?
  }</b>
    Now: { $first } – { $last }.
    Choose a day or write: 15.03.2027, in 2 months.
road-day-not-understood = I see “{ $seen }”. A day is needed, for example: 15.03.2027, in 2 months.
road-day-past = { $day } is past. Today or later is needed, for example: in 2 weeks.
road-day-off = <b>{ $day }: { $kind ->
    [summer] summer holidays
   *[rest] a day off
  }</b>
    Terms on such days are easily missed. Move it?
button-move-to = Move to { $day }
button-keep-day = Keep this day

## Adding or replacing
road-add = { $replacing ->
    [yes] <b>Replace it by what?</b>
        Now: { $instead }
   *[no] <b>Which measure to add?</b>
  }
    Choose a factor or write a word of its name, for example: mentor.
button-road-own = A measure of our own
road-not-found = No measure with “{ $text }”. Write another word or add your own.
road-found = <b>Found: { $n }</b> by “{ $text }”
road-found-more = And { $n } more. Write another word.
road-offers = <b>{ $factor }</b>{ $n ->
    [0] : all of the library is in the roadmap.
   *[other] . Choose a measure:
  }
road-offer = { $code }. { $name }
road-offer-name =
    <b>{ $name }</b>
    { $what }
road-offer-weeks = Takes { $n } { $n ->
    [one] week
   *[other] weeks
  }. Responsible: { $responsible }
road-offer-indicator = Indicator: { $name }. Evidence: { $evidence }
button-road-take = { $replacing ->
    [yes] Replace by this one
   *[no] Add it
  }
road-replaced = Replaced; the start is as it was.
road-added = Added as the last one. Terms and indicator are filled in and can be changed.
road-own-factor = <b>A measure of our own</b>
    Which factor does it belong to?
road-own-name = <b>A measure of our own · { $factor }</b>
    Write what will be done, no names. The rest is filled in and can be changed.
road-own-added = Added. Check the term, name an indicator and the evidence.

## Agreement
road-send = <b>{ $again ->
    [yes] Send it again?
   *[no] Send it for agreement?
  }</b>
road-who-sees = Seen by: { $who }; { $when }.
road-why-change = Why does it change? Choose or write: it is sent together with the reason.
button-road-send-now = { $kind ->
    [school] Send to the curator
   *[other] Send to the operator
  }
change-because-1 = Conditions have changed
change-because-2 = A needed measure is added
change-because-3 = The terms were unreal
road-reason-needed = Write why it changes, or choose a reason.
road-sent = ✅ Sent. Seen: { $when }.
road-recalled = Taken back, it can be changed again.
road-order = <b>Put it in force by order</b>
    Write the number and date of the order, for example: No. 31 of 12.10.2026. Work by terms begins with it; the curator sees it.
road-in-force = ✅ In force: order No. { $number } of { $on }. Terms will be reminded of.
road-changing = It can be changed. The present one holds until the change is agreed.
road-dropped = The change is given up, everything is as it was agreed.
road-ask-remark = <b>A remark on measure { $n }</b>
    { $name }
    Choose or write what to mend.
remark-1 = The term is unreal
remark-2 = An indicator is missing
remark-3 = The wrong responsible
remark-4 = Answers another problem
remark-5 = Needs other evidence
button-remark-undo = Take the remark back
road-remarked = Written down
road-agreed = ✅ Agreed, they will know.
road-given-back = Returned, the remarks will be seen. The other measures count as accepted.
road-taken = { $decided ->
    [yes] Already decided: { $who }, { $when }
   *[no] It has been changed meanwhile. This is what there is now.
  }
road-ask-withdraw = <b>Withdraw the roadmap: { $unit }</b>
    { $whose ->
        [own] The draft is closed. A new one can be made from the start.
       *[other] The reason will be seen; reminders of it end.
      }
    Choose or write the reason.
withdraw-1 = Made by mistake
withdraw-2 = A new one is needed
withdraw-3 = The school has left the programme
road-withdrawn-now = Withdrawn.

## What comes
road-to-review = <b>{ $unit }: { $again ->
    [yes] the roadmap again
   *[no] a roadmap to agree to
  }</b>{ $again ->
    [yes] { "" }
        Measures changed: { $n }.
   *[no] { "" }
  }
road-came-back = <b>The roadmap came back: { $n } { $n ->
    [one] remark
   *[other] remarks
  }</b>
    { $unit }
road-is-agreed = <b>✅ The roadmap is agreed: { $unit }</b>
road-change-agreed = <b>✅ The change is agreed: { $unit }</b>
road-now-works = <b>{ $unit }: the roadmap is in force</b>
road-was-withdrawn = <b>The roadmap is withdrawn: { $unit }</b>
road-nobody-decides = <b>{ $unit }: nobody to agree to the roadmap</b>
    The director is ready to send it, but the school has no curator. Assign one: the region's table, sheet «Кураторство», or the invitations, if there is a seat that nobody has entered.

## Refusals
roadmap-changed = It has been changed on another phone. This is what there is now.
roadmap-empty = There are no measures. Add at least one.
roadmap-no-curator = Nobody can agree to it: no curator is assigned or has entered. The operator hears of it. The draft is kept and can be sent as soon as there is a curator.
roadmap-no-remarks = There are no remarks: such a roadmap is agreed to, not returned.
roadmap-has-remarks = There are remarks on measures: { $n }. Return it or take the remarks back.
roadmap-remarks-open = Measures to be mended: { $n }. Mend them or answer the remark.
roadmap-needs-profile = A roadmap is made from the profile. Send the self-diagnosis first.
roadmap-needs-verification = First the curator confirms the levels of the profile.
roadmap-too-long = There are { $n } measures already: more cannot be carried out. Take some out.
measure-closed = This measure cannot be changed now. This is what there is now.
measure-already-there = This measure is in the roadmap already.
measure-ends-before = It would end before it begins: { $starts } – { $ends }. Move the start first.
measure-too-long = Longer than three years. Make several measures of it.
text-personal = I see “{ $seen }”. Names, telephones and addresses are not kept here. Write a position, for example: teacher of mathematics.
text-empty = The text is empty. Write it in words.
text-too-short = I see “{ $seen }”. A few words are needed, for example: end before the holidays.
text-too-long = { $seen } characters, { $most } fit. Please make it shorter.

## Settings
setting-pace-month = Measures to one month
setting-pace-month-what = If more measures of a roadmap end in one month, the bot warns.
setting-pace-person = Measures a person at once
setting-pace-person-what = If one responsible carries more measures at once, the bot warns.
