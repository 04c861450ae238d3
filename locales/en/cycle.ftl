# The cycle: for whom, from and until which day, what the directors hear.

cycle-choose-term =
    <b>Self-diagnosis: until which day?</b>{ $form }
    It is due at 18:00 in each school's own time. Next you see whom it reaches and all reminders; nothing starts yet.
button-term = By { $day }
cycle-preview =
    <b>Self-diagnosis until { $due }</b>
    Schools: { $schools }.
cycle-reach = Directors entered: { $entered }, not yet: { $waiting } (they will see it once they enter).
cycle-unreached = Will not hear: { $seatless ->
    [0] { "" }
   *[other] no director's seat – { $seatless }
  }{ $seatless ->
    [0] { "" }
   *[other] { $blocked ->
        [0] { "" }
       *[other] , { "" }
      }
  }{ $blocked ->
    [0] { "" }
   *[other] have stopped the bot – { $blocked }
  }.
cycle-towns = By municipality: { $names }.
cycle-no-curator = No curator: { $n } – { $names }. Signals will go to the coordinator and to you.
cycle-timeline-start = { $today ->
    [yes] They hear today, in each school's working hours.
   *[other] They see and hear it on { $day }, 9:00 local time.
  }
cycle-timeline = Reminders, only to those not finished: { $halved ->
    [no] { "" }
   *[other] { $half } (half-term); { "" }
  }{ $days } – at the hour the director chose (usually 8:30 local time).
cycle-due-off = The term is a day off: { $due }. The reminder comes on the working day before it.
cycle-timeline-after = After the term: { $day } – once more to directors, at 9:00 a list of the unsent to curators.
button-cycle-start = Start for { $n } { $n ->
    [one] school
   *[other] schools
  }
cycle-started-now = ✅ The self-diagnosis has started.
cycle-running =
    <b>Self-diagnosis until { $due }</b>
    Schools: { $n }. Sent: { $sent }. In progress: { $started }. Not begun: { $open }.
button-cycle-end = End it early
button-cycle-keep = Let it continue
cycle-end-ask =
    <b>End the self-diagnosis?</b>
    Not sent: { $unfinished }. They will not be asked or reminded any more.
cycle-ended = The self-diagnosis has ended.
cycle-term-past = The term must be after the first day and within a year. Choose another day.
cycle-no-schools = There are no schools yet. Load the region first.
cycle-started =
    <b>Self-diagnosis · { $school }</b>
    { $n } { $n ->
        [one] question
       *[other] questions
    }, with breaks if you like: answers save themselves. Due: { $due }, 18:00.
    Only you see the draft.
form-reminder = { $late ->
    [yes]
        <b>⚠️ Overdue · { $school }</b>
        The self-diagnosis was due on { $due }. { $left ->
            [0] The answers are ready, only sending is left.
           *[other] No answer to { $left } { $left ->
                [one] question
               *[other] questions
              }. It can still be sent.
        }
   *[no]
        <b>⚠️ Due { $due } · { $school }</b>
        { $status ->
            [open] Self-diagnosis, not begun yet: { $n } { $n ->
                [one] question
               *[other] questions
              }.
           *[other] { $left ->
                [0] Self-diagnosis: the answers are ready, only sending is left.
               *[other] Self-diagnosis: { $left } { $left ->
                    [one] question
                   *[other] questions
                  } left.
              }
        }
  }
cycle-runs-already = A self-diagnosis is running already.
cycle-form = { " " }Form: { $title }.
cycle-begins-later = Directors will see and hear it on { $day }.
cycle-plan-changed = The choice has changed since, nothing was started. This is what would happen now:
cycle-nobody-chosen = Nobody is chosen. Tick municipalities, send codes, or choose all schools.
cycle-ended-already = This self-diagnosis has ended already.
cycle-begin-past = It can begin today or within half a year.
cycle-day-not-understood = I see a text but no day. Write, for example: 30.10.2026, in 2 weeks.
day-past = I see { $seen }: that day has passed. A day ahead is needed, for example { $soon }. If you mean the next year, write the year too: { $later }.
button-other-day = Until another day
button-for = For: { $who }
button-begins = Begin: { $today ->
    [yes] today
   *[other] { $day }
  }
button-of-form = Another form
button-last-board = Last time
button-board = Open the board
button-begin-today = Begin today
button-unreached = Who will not hear ({ $n })
cycle-for-all = all schools
cycle-for-towns = { $n } { $n ->
    [one] municipality
   *[other] municipalities
  }
cycle-for-codes = { $n } by list
cycle-for-unsent = those not sent
cycle-ask-until =
    <b>Until which day?</b>
    Press a day or write, for example: 30.10.2026. It is due at 18:00 in each school's own time.
cycle-ask-begin =
    <b>From which day?</b>
    Before that day the directors see and hear nothing. Press a day or write, for example: 12.10.2026.
cycle-ask-who =
    <b>For whom?</b>
    Now: { $now }. An empty choice does not mean everybody.
button-for-all = All schools
button-for-unsent = Not sent last time
button-for-towns = By municipality
button-for-codes = By a list of codes
cycle-ask-towns =
    <b>Municipalities</b>{ $pages ->
        [1] { "" }
       *[other] { " " }· { $page } of { $pages }
      }
    Ticked: { $n }, schools in them: { $schools }. The buttons show how many schools.
cycle-ask-codes =
    <b>Schools by list</b>
    { $n ->
        [0] Send the codes of schools in one message, by commas or lines, for example: S-01, S-07.
       *[other] Schools in the list: { $n }. Another message with codes replaces it.
    }
cycle-codes-found = Found: { $found } of { $given }.
cycle-codes-unknown = No such codes: { $names }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
  }. Check them, or go on without them.
cycle-codes-none = There is no such code: { $names }. Codes of schools from the loaded table are needed, for example S-01.
cycle-codes-many = { $n } codes; at most { $most } at once. Send them in parts or choose municipalities.
cycle-ask-form =
    <b>Which form?</b>
    Now: { $title }.
unreached-title = <b>Who will not hear</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
unreached-line = { $school }: { $reason ->
    [no-seat] no director's seat
    [not-invited] not invited yet
    [frozen] invitation stopped: whoever opened it said the place is not theirs
    [invited] invited, has not entered or not consented
   *[blocked] has stopped the bot
  }
button-cycle-extend = Put off the term
button-cycle-extend-now = Put off, tell { $n }
cycle-ask-longer =
    <b>Put off: until which day?</b>
    Now it is due on { $due }. Press a day or write, for example: 30.10.2026.
cycle-longer-ask =
    <b>Put off until { $due }?</b>
    The former term: { $before }. Those who have not sent hear of it once: { $n }.
    { $reminding ->
        [no] No new reminders before the term.
       *[other] Reminders: { $days }.
    }
cycle-extended-now = ✅ The term is put off.
cycle-extended-already = That is the term already
cycle-extended =
    <b>More time · { $school }</b>
    The self-diagnosis is now due on { $due }, 18:00. { $status ->
        [open] It is not begun yet: { $n } { $n ->
            [one] question
           *[other] questions
          }.
       *[other] { $left ->
            [0] The answers are ready, only sending is left.
           *[other] { $left } { $left ->
                [one] question
               *[other] questions
              } left, about { $minutes } { $minutes ->
                [one] minute
               *[other] minutes
              }.
          }
      }
cycle-half =
    <b>Half of the time · { $school }</b>
    { $status ->
        [open] The self-diagnosis is not begun yet: { $n } { $n ->
            [one] question
           *[other] questions
          }. There is time enough: bit by bit, from any section, answers save themselves.
       *[other] { $left ->
            [0] All answers are there, only checking and sending is left.
           *[other] A good start: { $left } { $left ->
                [one] question
               *[other] questions
              } left, about { $minutes } { $minutes ->
                [one] minute
               *[other] minutes
              }.
          }
    } Due: { $due }.
