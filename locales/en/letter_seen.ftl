# A letter afterwards: tables, history, the author's word, the register.

letter-out = <b>{ $name }: take away</b>
    The table: all recipients with dates, who is out of reach and why, municipalities{ $form ->
        [yes] , the consolidated report with sums
       *[no] {""}
      }.
    The sheet of acknowledgement: positions, versions, date and time; it replaces no signature.
letter-button-xlsx = Table .xlsx
letter-button-sheet = Acknowledgement sheet
letter-file = Letter { $number } on { $day }
letter-sheet-file = Acknowledgement sheet { $number } on { $day }
letter-story = <b>{ $name }: history</b>{ $pages ->
    [1] {""}
   *[other] {""} · { $page } of { $pages }
  }
letter-story-line = { $when }: { $act ->
    [begin-letter] begun
    [ask-confirm] handed for confirmation
    [confirm] confirmed
    [give-back] not confirmed
    [publish] sent
    [begin-correction] a correction begun
    [correct] corrected
    [stopped] stopped
    [resumed] went on
    [close-letter] off control
    [nudge-letter] a word of the author's own
    [acknowledge] have read it: { $n }
    [report] reported: { $n }
    [accept-report] reports accepted: { $n }
    [return-report] reports returned: { $n }
    [ask-longer] asked for more time: { $n }
    [hindered] said what stands in the way: { $n }
    [let-off] let off: { $n }
   *[give-task] given to deputies: { $n }
  }{ $n ->
    [0] {""}. { $who }
   *[other] {""}
  }
letter-story-word = “{ $text }”
letter-nudge = <b>{ $name }: remind in your own words</b>
    Whom?
letter-nudge-nobody = Nobody to remind: all have read it and reported.
letter-button-group = { $group ->
    [unread] Have not read it
    [undone] No report
   *[late] Past the term
  }: { $n }
letter-nudge-heard = <b>They have been reminded today</b>
    A second word a day is not read. Tomorrow you can write again.
letter-nudge-write = <b>{ $group ->
    [unread] Who has not read it
    [undone] Who has no report
   *[late] Who is past the term
  }: { $n }</b>
    Write a few words, up to { $most } characters. Before sending you will see how they look.
letter-nudge-look = <b>This is how { $n } will read it</b>
    { $text }

    { $group ->
        [unread] It goes to those who by then have not read the letter.
       *[other] It goes to those who by then have no report.
    } In the recipient's working hours.
letter-nudge-sent = <b>Sent already</b>
    { $text }
letter-word = <b>{ $name }: a word from its author</b>
    { $text }
    { $dated ->
        [yes] Term: { $day }.
       *[no] {""}
    }
register = <b>Register of letters: { $n }</b>{ $sought ->
    [yes] {""} · “{ $words }”
   *[no] { $pages ->
        [1] {""}
       *[other] {""} · { $page } of { $pages }
      }
  }
register-line = { $k }. { $name } of { $day }. { $heading }. { $state ->
    [running] In work.
    [planned] Planned.
    [stopped] Stopped.
    [closed] Off control.
    [none] No report is needed.
    [open] No report.
    [started] Report begun.
    [reported] Report sent.
    [returned] Report returned.
   *[accepted] Report accepted.
  }
register-none = No letters yet. When one comes I say so, and it stays here.
register-how = To find one, type a number, words of the heading or a date: “214”, “exams”, “October”.
button-register = Register
button-register-mine = All my letters
button-register-state = Shown: { $state ->
    [all] all
    [running] in work
    [planned] planned
    [stopped] stopped
   *[closed] closed
  }
