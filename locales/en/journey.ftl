# The way of a school: stages, gates, support measures, mentors, the way out, the procedure's passport.

button-way = The school's way
button-ways = Schools' way
command-journey = Schools by stage
command-sop = The procedure's passport
journey-home = The school's way: { $number ->
    [none] { $stage }.
   *[other] stage { $number } of 4, { $stage }.
  }
journey-title = <b>{ $school }: { $number ->
    [none] effective mode
   *[other] stage { $number } of 4
  }</b>
journey-here = { $stage }. Since { $since }.
journey-need = { $holds ->
    [yes] ✓ { $need }
   *[no] – { $need }
  }
journey-next = { $mine ->
    [yes] Next is your move: { $need }.
   *[no] Next: { $need }. Whose move: { $whose ->
        [operator] the regional operator
        [coordinator] the municipal coordinator
        [curator] the municipal curator
       *[director] the director
      }.
  }
journey-none = <b>{ $school }</b>
    The school is not listed: it has no stages and no support measures yet.
journey-moved = The school is at another stage already. This is how it stands:
journey-since = since { $day }
journey-picture-next = Next: { $need }
journey-order = order No. { $number } of { $day }
journey-exit-by-order = Only the exit decision leads to the effective mode: it is made under "Way out".

button-supports = Support measures
button-exit = Way out
button-way-log = Timeline
button-way-picture = Picture
button-way-decide = Decide otherwise
button-sop = Passport of the SOP
button-list-school = List the school
button-list-schools = List schools

journey-log = <b>{ $school }: who did what</b>
journey-log-empty = Nothing yet.
journey-event-step = { $day } · { $stage }{ $how ->
    [overridden] : the operator's decision – { $text }. { $who }
    [order] : { $order }. { $who }
    [itself] : the conditions hold
   *[other] . { $who }
  }
journey-event-support = { $day } · { $kind }: { $text ->
    [working] in force
    [not-needed] not needed
   *[other] noted
  }. { $named ->
    [yes] { $who }
   *[no] { "" }
  }
journey-event-visit = { $day } · { $kind ->
    [mentor] Mentor's visit
    [word] Mentor's word
    [review] Review of the model
   *[subjects] Lessons visited
  }: { $text }{ $named ->
    [yes] { " " }· { $who }
   *[no] { "" }
  }
journey-event-diagnosis = { $day } · { $what ->
    [sent] Self-diagnosis sent
   *[verified] Levels verified
  }{ $named ->
    [yes] . { $who }
   *[no] { "" }
  }

journey-board = <b>The way of schools: { $n ->
    [one] { $n } school
   *[other] { $n } schools
  } listed</b>
journey-board-line = { $number ->
    [none] { $stage }: { $n }
   *[other] { $number }. { $stage }: { $n }
  }
button-at-stage = { $stage } · { $n }
journey-at-stage = <b>{ $stage }: { $n }</b>
    Those that stand here longest come first.
journey-at-line = { $school }: since { $since }

journey-decide = <b>{ $school }</b>
    Now: { $stage }. Stages usually change by themselves once their conditions hold. Where to, by your decision?
button-decide-to = { $way ->
    [back] ← { $stage }
   *[on] → { $stage }
  }
journey-decide-why = <b>{ $school }: move it?</b>
    New stage: { $stage }. Write the reason, for example: results have become worse. The director and the curators read it at once.
journey-decided = ✅ Moved. The director and the curators will hear.

journey-listed = <b>{ $school }: support begins</b>
    { $to ->
        [director] The school joins the support programme: order No. { $number } of { $day }. This is help, not an inspection: a curator and a mentor stand by you, and the plan is your own. Stage: { $stage }.
       *[other] The school is listed: order No. { $number } of { $day }. Stage: { $stage }.
    }
journey-step = <b>{ $school }: { $kind ->
        [exit] out of the risk zone
        [on] a new stage
       *[back] back to a stage
    }</b>
    { $kind ->
        [exit] { $to ->
            [director] Congratulations to you and all your teachers! It is decided: order No. { $number } of { $day }. The school is in effective mode. For a year we stay near and help when you ask.
           *[other] It is decided: order No. { $number } of { $day }. The year of observation begins.
        }
        [on] { $to ->
            [director] Good news: a stage is done. Now: { $stage }.
           *[other] Now: { $stage }.
        }
       *[back] { $to ->
            [director] Now again: { $stage }. Nothing done is lost, the help goes on.
           *[other] Now again: { $stage }.
        }
    }{ $said ->
        [yes] { " " }Reason: { $reason }.
       *[no] { "" }
    }{ $more ->
        [yes] { " " }Next: { $next }.
       *[no] { "" }
    }

## Orders and other words
order-unread = I see "{ $seen }". A number and a date are needed, for example: No. 31 of 01.10.2026.
order-far = { $day } does not look like the date of an order. For example: No. 31 of 01.10.2026.
words-empty = At least one word is needed.
words-long = That is { $seen } characters. At most { $most }, please.

## Listing
listing-order = <b>{ $one ->
        [yes] { $school }: the basis
       *[no] List schools: the basis
    }</b>
    Write the order's number and date, for example: No. 31 of 01.10.2026.
listing-whom = <b>Which schools?</b>
    Order No. { $number } of { $day }. Send codes of schools, one after another or one a line, or choose a whole municipality.
listing-look = <b>List { $n ->
        [one] { $n } school
       *[other] { $n } schools
    }</b>
    Order No. { $number } of { $day }.
listing-names = { $names }{ $more ->
    [0] .
   *[other] { " " }and { $more } more.
  }
listing-there = On their way already: { $n } – { $names }. Their stage stays.
listing-heard = Directors and curators hear at once, at night in the morning.
button-listing-go = List ({ $n })
listing-done = ✅ Schools listed: { $n }.
listing-already = Done already
listing-too-many = At most { $most } schools at once.
listing-unknown = Not found: { $codes } ({ $n } in all), found: { $found }. Mend the codes and send the list again.

## Support measures
support-list = <b>{ $school }: support measures</b>
support-line = { $name }: { $state ->
    [working] in force ✓
    [provisional] provisional, no order
    [not-needed] not needed ✓
    [expired] expired
   *[none] not arranged
  }
button-support-curator = Curator
button-support-mentor = Mentor
button-support-agreement = Agreement
button-support-subjects = Support in subjects
button-support-model = Crisis model
support-title = <b>{ $name }</b>
support-state = { $school }: { $state ->
    [working] in force.
    [provisional] there is a curator but no order yet – the assignment is provisional.
    [not-needed] not needed.
    [expired] expired, to be renewed.
   *[none] not arranged.
  }
support-curators = { $n ->
    [0] No curator yet: the coordinator or the operator assigns one.
   *[other] Assigned: { $names }.
  }
support-mentors = { $n ->
    [0] No mentor yet.
   *[other] Standing by the school: { $names }.
  }
support-reason = Reason: { $reason }.
support-decided = Decided: { $who }, { $when }.
support-missing = Still to be noted: { $names }.
support-field = { $name }: { $value }
support-field-order = document
support-field-until = in force until
support-field-responsible = responsible
support-field-subjects = subjects and teachers
support-field-schedule = schedule
support-field-indicators = indicators
support-scan = 📎 A scan is attached.
button-support-write = { $again ->
    [yes] Change
   *[no] Arrange
  }
button-support-needless = Mark as not needed
button-support-keep = Keep as it is
button-support-open = Open the measure
button-subject-visit = Note a visit
button-model-review = Note a review
support-ask-order = Write the document's number and date, for example: No. 31 of 01.10.2026. A scan can be attached later, on the card.
support-ask-until = Until which day is it in force? For example: 01.10.2027.
support-ask-responsible = Who is responsible? A position, no name, for example: methodist.
support-ask-subjects = Which teachers are helped? Subjects and grades without names, for example: mathematics, grades 7–9.
support-ask-schedule = By what schedule? For example: the second Tuesday of each month, October to May.
support-ask-indicators = By what is it seen that the model works? For example: the share of fails in mathematics, teachers leaving.
support-held = Now: { $value }
support-why-not = <b>{ $name }: why not needed?</b>
    { $school }. Write the reason: the director and everybody who looks after the school read it. The decision stands in your position's name.
support-always-needed = Every listed school needs a curator and a roadmap.
support-mentor-first = The school has a mentor. End that first, on the card "Mentor".
support-changed = Somebody else has just changed the measure. This is how it stands:
support-until-past = I see { $day }. A day ahead is needed, for example 01.10.2027.
support-scan-large = The file is larger than { $limit } MB. Send a smaller scan.
support-scan-kind = The file "{ $name }" is no scan. PDF, JPG, PNG, DOC or DOCX will do.
support-scan-kept = ✅ The scan is attached.
button-support-scan = Open the scan
support-scan-not-here = { $state ->
    [asked] The scan is being loaded. Press again in a minute.
   *[other] We no longer have this scan. Ask for it to be sent again.
  }
support-scan-refused = <b>The scan was not taken: { $name }</b>
    { $school }, { $measure }. { $why }
support-went-on = ✅ The conditions hold: the school goes on to the next stage.
support-arranged = <b>{ $school }: support</b>
support-arranged-line = { $name }: { $state ->
    [working] in force ✓
    [not-needed] not needed. Reason: { $reason }
   *[other] being arranged
  }
support-arranged-doubt = If you disagree, write to your curator.
support-ends = <b>{ $school }: a term ends</b>
    { $name }: until { $day } ({ $n ->
        [one] { $n } day
       *[other] { $n } days
    }). Renew it: "Change" on the card, a new term.
support-review = <b>{ $school }: { $kind ->
        [mentor] no visit for a while
        [subjects] lessons to visit
       *[review] the model is to be reviewed
    }</b>
    { $name }. The last time: { $day }. Note what you saw and what is agreed.

## Mentors
mentor-home = { $n ->
    [0] No schools yet: the operator or the coordinator assigns them.
    [one] You help { $n } school:
   *[other] You help { $n } schools:
  }
mentor-home-line = { $school }: { $stage }. { $visited ->
    [yes] Visit on { $day }.
   *[no] No visits yet.
  }
mentor-no-way = not listed
button-mentor-pick = Choose a mentor
button-mentor-new = Add a mentor
button-mentor-end = End: { $title }
button-mentor-keep = Do not end it
button-mentor-end-now = End the mentoring
mentor-pick = <b>{ $school }: mentor</b>
    { $n ->
        [0] The region has no other mentors. The operator may add a seat.
       *[other] Who shall stand by it? The fitting and less busy come first. The mentor and the director will hear.
    }
mentor-now = Now: { $title }
mentor-candidate = { $title }, { $unit }: schools { $n }{ $why ->
    [fits] ; strong where the school struggles
    [steady] ; a steady school
   *[none] { "" }
  }
mentor-already = Assigned already
mentor-named-now = ✅ Assigned. The mentor and the director will hear.
mentor-end-ask = <b>{ $title }: end it?</b>
    { $school }. Notes of visits stay, the mentor will not see the school any more.
mentor-ended = ✅ Ended. The mentor was thanked.
mentor-new = <b>A new mentor</b>
    Write the code of a school or a municipality and a position without a name, for example: S-04 head of the lyceum. The invitation is issued as for everybody, under "Invitations".
mentor-no-unit = The region has no code "{ $code }". A code and a position are needed, for example: S-04 head of the lyceum.
mentor-seat-unread = I see "{ $seen }". A code and a position are needed, for example: S-04 head of the lyceum.
mentor-seat-made = ✅ The mentor's seat is there. Issue an invitation.
mentor-named = <b>You are a mentor: { $school }</b>
    Get to know the school: its stage, the factors' levels and the measures in work are behind the button. The director and the curators read your notes. You decide nothing – you stand by.
mentor-thanked = <b>Thank you for your help!</b>
    { $school }: the mentoring is over. Your notes stay with the school.
mentor-look = <b>{ $school }: what matters</b>
mentor-levels = Risk { $level ->
    [high] high
    [medium] medium
   *[low] low
  }: { $names }
mentor-measures = { $n ->
    [0] No measures in work.
   *[other] Measures in work: { $n }. The nearest:
  }
mentor-measure = until { $day } – { $name }
button-mentor-look = Levels and measures
button-visit = Note a visit
button-word = Leave a word
visit-ask = <b>{ $school }: { $kind ->
        [mentor] a visit
        [word] a word to the school
        [review] review of the model
       *[subjects] lessons visited
    }</b>
    { $kind ->
        [word] Write advice or a question. The director and the curators read it.
       *[other] Write what you saw and what is agreed, without names. Another day comes first: "15.10: …". The director and the curators read it.
    }
visit-kept = ✅ Noted.
visit-ahead = { $day } is still ahead. A day that has been is needed, for example 05.10: …
visit-written = <b>{ $school }: { $kind ->
        [mentor] a mentor's visit
        [word] a mentor's word
        [review] review of the model
       *[subjects] lessons visited
    }</b>
    { $day }, { $who }
    { $text }

## Results and the way out
button-results = Results by year
results-title = <b>{ $school }: results by year</b>{ $n ->
    [0] { "" }
    Nothing entered yet.
   *[other] { "" }
  }
result-line = { $year } · { $procedure }: below the minimum { $below } of { $took } ({ $share }%){ $biased ->
    [yes] , signs of bias – to be checked
   *[no] { "" }
  }
results-hint = To enter or correct: "OGE mathematics 2026: 3 of 40" – below the minimum and all. Several lines will do. With signs of bias add: ", bias".
result-unread = I see "{ $seen }". Write it so: OGE mathematics 2026: 3 of 40.
result-more-than-all = I see { $below } of { $took }. The first number is how many were below the minimum, the second is all.
result-year = I see the year { $seen }. One of the last ten is needed, for example { $year }.
result-kept = ✅ Entered.
exit-title = <b>{ $school }: conditions of the way out</b>
exit-check = { $found ->
    [yes] ✓
    [no] ✗
   *[unknown] ?
  } { $name }: { $about }
exit-fact = { $check ->
    [procedures] { $found ->
        [unknown] no results yet
        [yes] { $year }: none, procedures { $all }
       *[no] { $year }: { $n } of { $all }
    }
    [trend] { $trend ->
        [better] better
        [same] stable
        [worse] worse
       *[unknown] not enough data: two years are needed
    }
    [unbiased] { $found ->
        [unknown] no results yet
        [yes] no signs
       *[no] to be checked: { $n }
    }
    [measures] { $found ->
        [unknown] no roadmap in work
       *[other] { $done } of { $total } ({ $share }%)
    }
   *[factors] { $found ->
        [unknown] no verified self-diagnosis without gaps
        [yes] none
       *[no] there are
    }
  }
exit-standing = { $at ->
    [yes] { $holding } of { $n } hold.
   *[no] { $holding } of { $n } hold. It is decided at the stage "Way out of the risk zone".
  }{ $may ->
    [yes] { " " }The decision can be made.
   *[no] { " " }Decided by { $decider ->
        [operator] the regional operator
       *[coordinator] the municipal coordinator
      }.
  }
exit-decided = It is decided: order No. { $number } of { $day }.
exit-not-yours = The exit is decided by { $role ->
    [operator] the regional operator
   *[coordinator] the municipal coordinator
  }.
exit-not-ready = Conditions that do not hold: { $n }. It can be decided once all do.
button-exit-decide = Decide
exit-order = <b>{ $school }: the exit decision</b>
    Every condition holds. Write the order's number and date, for example: No. 12 of 10.06.2027.
exit-ask = <b>{ $school }: into the effective mode?</b>
    Order No. { $number } of { $day }. The director and the curators hear at once. A year of observation begins.
button-exit-go = Decide the exit
exit-done = ✅ It is decided. The school was congratulated.
button-exit-paper = The decision, .docx
exit-file = decision-{ $school }.docx

## The procedure's passport
passport-title = <b>Passport of the procedure</b>
    { $first ->
        [yes] The first revision.
       *[no] Revision { $number } of { $day }.
    }
passport-line = { $name }: { $value }
button-passport-edit = Change
button-passport-log = History of revisions
passport-which = <b>What to change?</b>
    Every change is a new revision with its reason. Earlier ones are kept.
passport-value = <b>{ $name }</b>
    Now: { $value }
    Write the new text.
passport-why = <b>{ $name }: why?</b>
    Before: { $before }
    After: { $value }
    Write the reason of the revision: with it a new revision appears.
passport-same = It is so already.
passport-changed = The passport was changed meanwhile. Open it again and see the new revision.
passport-revised = ✅ Written: revision { $number }.
passport-history = <b>History of revisions</b>
passport-revision = Revision { $number }, { $day }: { $fields }. Reason: { $reason }. { $who }
