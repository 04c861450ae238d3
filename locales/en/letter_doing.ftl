# A letter with its recipient: card, acknowledgement, report, deputy, time, hindrance, reminders, «Mine».

letter-no-signature = The mark of acknowledgement does not replace a signature.
letter-of = <b>{ $unit }: { $state ->
    [new] not opened
    [read] read
    [started] in work
    [reported] report given
    [returned] report returned
    [accepted] report accepted
    [stopped] letter withdrawn
   *[late] past its term
  }</b>
letter-of-name = { $name }. { $heading }
letter-read = { $own ->
    [yes] Acknowledged { $when }.
   *[no] Acknowledged: { $who }, { $when }, version { $version }.
  }
letter-term-moved = The term was moved: { $day }; the first was { $first }, moved { $n ->
    [one] once
   *[other] { $n } times
  }.
letter-is-late = ⚠️ Past its term: { $day }. The letter stays on control.
letter-reported = { $state ->
    [accepted] ✅ The report is accepted.
   *[reported] { $kind ->
        [tick] Marked as done
       *[form] Report given
      } { $when }: { $who }.{ $issuer ->
        [yes] {""}
       *[no] {" "}Seen by: { $body }.
      }
  }
letter-was-returned = { $said ->
    [yes] <b>The report was returned:</b> { $why }
   *[no] <b>The report was returned.</b>
  }
letter-task-line = { $n ->
    [0] Report
   *[other] Item { $n }
  }: { $who }, { $state ->
    [done] done
   *[held] by { $day }
  }{ $said ->
    [yes] . { $word }
   *[no] .
  }
letter-news-line = How it goes: { $text } ({ $when })
letter-longer-line = { $state ->
    [asked] Waits for a decision: new term { $day }.
   *[refused] The term stays: { $word }
  }
letter-hindered = In the way: { $kind ->
    [no-data] no data
    [not-ours] not ours
   *[help] help is needed
  }{ $said ->
    [no] .
   *[yes] { $state ->
        [answered] . Answer: { $word }
       *[open] . { $word }
      }
  }{ $state ->
    [open] {" "}(no answer yet)
   *[answered] {""}
  }
letter-changed-since = The letter was corrected, version { $n }. Changed:
letter-line = { $name }. { $heading }: { $what ->
    [late] past its term { $day }
    [returned] mend the report{ $dated ->
        [yes] {" "}by { $day }
       *[no] {""}
      }
    [know] acknowledge{ $dated ->
        [yes] {" "}by { $day }
       *[no] {""}
      }
    [read] acknowledge{ $dated ->
        [yes] {" "}and carry out by { $day }
       *[no] {""}
      }
   *[report] report{ $dated ->
        [yes] {" "}by { $day }
       *[no] {""}
      }
  }
letter-called = Letter No. { $number }
letter-moved = This has changed already: the card shows how it stands.
letter-button-acknowledge = Acknowledge
letter-button-tick = Mark as done
letter-button-untick = Take the mark back
letter-button-fill = { $state ->
    [mend] Mend the report
    [go-on] Continue the report
   *[begin] Fill the report
  }
letter-button-report-file = Attach the report
letter-button-give = Hand to a deputy
letter-button-hinder = Say what hinders
letter-button-news = Say how it goes
letter-button-whole = Read all of it
letter-button-files = { $n ->
    [one] Open the file
   *[other] Open files: { $n }
  }
letter-button-answers = See the report
letter-button-report = Open the report
letter-button-open = Open the letter
letter-button-open-one = Open: { $name }
letter-button-inbox = Letters: { $n }
letter-button-all = All letters
letter-button-due = { $late ->
    [yes] What hinders: { $name }
   *[no] { $name }
  }
letter-files-title = <b>Files of the letter: { $n }</b>
letter-file-gone = We do not have this file any more. Ask the author of the letter to send it again.

letter-ack-note = Acknowledged. This is no signature.
letter-ack-already = Acknowledged already
letter-ack-older = The earlier version is acknowledged. The letter was corrected: see what changed.
letter-tick-note = Marked as done
letter-untick-note = The mark is gone, the letter is in work again
letter-review = { $body } will see the report at once. It makes no signals and no levels.
letter-review-left = Not mended yet: { $numbers }.
letter-remark = <b>{ $number }</b> was returned: { $text }
letter-button-mend = Mend { $number }
letter-button-send = Send the report
letter-button-again = Send again
letter-report-sent = ✅ The report is sent. { $body } sees it at once.
letter-report-there = The report is sent already
letter-file-ask = { $clean ->
    [no] <b>No children's names or faces?</b>
        The report is a file. { $body } will see it.
   *[yes] <b>Send the report's file</b>
        Up to { $limit } MB: PDF, Word, Excel, photo. It becomes the report at once; until it is judged another can replace it.
  }
letter-file-received = 📎 { $name }: received, the report is given.
letter-returned-news = The report was returned: { $name }.

letter-news-ask = <b>How does it go?</b>
    Write it in words. { $body } sees it at once; the letter stays on control until { $day }.
letter-button-well = As planned
letter-news-note = Noted. The letter stays in work.
letter-half-note = Noted: as planned

task-whole = The whole report
task-what = <b>What to hand over?</b>
    The deputy sees only this. You can take it back at any time.
task-button-item = { $held ->
    [yes] With a deputy: { $name }
   *[no] { $name }
  }
task-when = <b>By which day?</b>
    { $name }
    The letter's term: { $last }. Choose an earlier day or write one, for example: 12 October.
task-whom = <b>To whom?</b>
    { $name }, by { $day }
    Press or write the position of a new deputy, for example: teacher of informatics.
task-too-early = This day is over. A day from { $day } on is needed.
task-too-late = This is after the letter's term. A day until { $day } is needed.
task-held-by = It is with { $who } already. Take it back first.
task-given-now = ✅ Handed over: { $who }, by { $day }. You will hear when it is done.
task-back-note = It is yours again
task-title = <b>Given by the director: { $state ->
    [held] in work
    [late] past its term
    [done] done
   *[taken-back] taken back
  }</b>
task-name = { $name }
task-letter = { $name }, { $body }. { $heading }
task-term = Term: { $day }
task-holder = With: { $who }
task-word = Said: { $text }
task-how = { $kind ->
    [item] When it is done, press the button or write what was done: the director will see it.
   *[file] Send the report's file here: no names and no faces of children in it.
  }
task-button-done = Done
task-button-back = Take back
task-done-note = ✅ The director will know it is done.
task-given = The director gave you:
task-back = <b>Nothing to do any more</b>
    { $name } ({ $letter }): the director took it back or closed it. Thank you.
task-done = <b>Done: { $who }</b>
    { $name } ({ $letter }).{ $said ->
        [yes] {" "}{ $word }
       *[no] {""}
      }
task-left = <b>It is yours again</b>
    { $name } ({ $letter }). The seat is empty now: { $who }.{ $said ->
        [yes] {" "}{ $word }
       *[no] {""}
      }
task-line = { $name }: { $late ->
    [yes] past its term { $day }
   *[no] by { $day }
  }
tasks-due = <b>Given to you and due: { $n }</b>
task-button-open = { $name }

letter-longer-day = <b>Until which day is time needed?</b>
    The term now: { $last }{ $n ->
        [0] .
       *[other] , the first was { $first }; moved { $n ->
            [one] once
           *[other] { $n } times
          }.
    }
    Decided by { $by ->
        [operator] the region's operator
        [coordinator] the municipality's coordinator
       *[body] { $body }
    }. Choose a day or write: 15 March, in 2 weeks.
letter-longer-too-late = This is more than a year away. Such a term is set by a new letter.
letter-longer-above = { $by ->
    [operator] The term was moved twice: now the region's operator decides and knows already.
    [coordinator] The municipality's coordinator decides and knows already.
   *[body] Whoever issued the letter decides and knows already.
  }
letter-hinder-ask = <b>What is in the way?</b>
    { $name }. { $heading }
    { $late ->
        [yes] The term was { $last }. The answer goes to whoever can help.
       *[no] The answer goes to whoever can help.
    } Press what is nearest; words can be added after.
letter-button-let-off = Call the letter off
letter-button-let-off-now = Call it off for them
letter-let-off-ask = <b>Call the letter off: { $unit }?</b>
    The school will know; no report is expected of it. Write why or press.
letter-let-off-word = This is not yours: the letter is called off
letter-let-off-note = Called off, the school will know
letter-let-off-by-body = Only whoever issued the letter can call it off.
letter-let-off = <b>Letter called off: no report needed</b>

letters-title = <b>Letters: { $n }</b>
letters-today = <b>Letters for today: { $n }</b>
letters-due = <b>Letters that are due: { $n }</b>{ $late ->
    [0] {""}
   *[other] {" "}⚠️ past their term: { $late }
  }
letters-more = And { $n } more.
letter-due-news = { $half ->
    [yes] <b>Half of the time is gone: how does it go?</b> The term is { $day }.
   *[no] <b>Reminder: the term is { $day }</b>
  }
letter-ack-due = { $late ->
    [yes] <b>No mark of acknowledgement</b> It was asked for by { $day }.
   *[no] <b>Reminder: to be acknowledged today</b>
  }
letters-late = <b>Help is needed with letters: { $n }</b>
letter-bullet = • { $text }
letter-late-line = { $unit }: { $name }, the term was { $day }. { $kind ->
    [nobody] The message did not arrive: nobody is in the bot. Pass the letter on by telephone.
    [unread] Not acknowledged.
    [no-data] Data are needed.
    [not-ours] The school thinks it is not theirs.
    [help] Help is needed.
   *[silent] The school has not said yet what is in the way.
  }{ $said ->
    [no] {""}
   *[yes] {" "}{ $word }
  }

mine-title = <b>{ $n ->
    [0] Nothing waits now
    [one] { $n } thing waits for you
   *[other] { $n } things wait for you
  }</b>
mine-line = { $kind ->
    [question] A question of the curator
    [signal] Signals: { $name }
    [returned-plan] The roadmap was returned: rows to mend { $n }
    [approve] Roadmaps to agree on: { $n }
    [form] Self-diagnosis
    [section] Sections given by the director
    [task] Given to you: { $name }
    [measure] Measure: { $name }
    [letter-confirm] A letter to confirm: No. { $name }
    [letter-judge] Reports on letter No. { $name }: { $n }
    [letter-late] A letter without report: { $name }
    [letter-time] More time asked for a letter: { $name }
    [letter-help] In the way of a letter: { $name }
   *[decide] A measure waits for a decision: { $name }
  }{ $dated ->
    [yes] { $late ->
        [yes] , past its term { $day }
       *[no] , by { $day }
      }
   *[no] {""}
  }
mine-of = { $text } ({ $unit })
mine-button = { $kind ->
    [question] Answer the curator
    [signal] Signals: { $name }
    [returned-plan] Mend the roadmap
    [approve] Agree on roadmaps
    [form] Go on with the form
    [section] Answer the sections
    [task] Given: { $name }
    [measure] { $name }
    [letter-confirm] Confirm No. { $name }
    [letter-judge] Reports: No. { $name }
    [letter-late] Late: { $name }
    [letter-time] Term: { $name }
    [letter-help] Help: { $name }
   *[decide] Decide: { $name }
  }
home-letters-ask = Letters wait for your answer: { $n }.
button-letters-ask = Answer about letters: { $n }
mine-button-all = Open all tasks: { $n }
command-mine = My tasks by term

setting-letter-longer-by = More time for a letter
setting-letter-longer-by-what = Who decides when a school asks for more time on the region's letter: whoever issued it, or the coordinator of its municipality. From the third time on it is the operator.
