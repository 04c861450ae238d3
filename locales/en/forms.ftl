# The form: question, sections, review, cycle.

form-progress = <b>{ $section } · { $k } of { $n }</b>
form-question = { $text }
form-hint = <i>{ $text }</i>
form-how-number = Write a number, for example 7.
form-how-ratio = Write two numbers, for example: 7 of 42.
form-how-decimal = Write a number, for example 12.5.
form-how-text = Answer in one message. No names, no phones.
form-how-time = Write the time, for example 9:30.
form-half = Noted: { $n }. Out of how many? { $label }: write a number, for example 42.
form-answered = Your answer: { $text }
form-change = <i>To change it, type a new answer.</i>
form-comment = Note: { $text }
form-noted = ✅ Noted: { $text }
form-noted-plain = Noted: { $text }
form-found = Matches: { $n }. Choose with a button.
form-explain =
    <b>A note to the answer</b>
    { $text }
    Write it in one message. No names or phone numbers.
form-explained = ✅ The note is saved
form-sections = <b>Sections</b>
form-already-sent = The form is sent already, the answers are closed.
form-has-problems = First mend what does not add up: { $n }.
form-unfinished = No answer to { $n } { $n ->
    [one] question
   *[other] questions
  }. “No data” is an answer too.
button-none = There are none: 0
button-later = Find out later
button-no-data = No data
button-explain = Add a note
button-onward = Next ›
button-sections = Sections
form-section = { $name }: { $done } of { $n }
button-review = Check and send
answer-absent = no data
answer-later = to find out later
answer-missing = no answer
answer-stale = Noted already, earlier. Here is what there is now.
answer-too-late = This question is no longer asked. Here is the next one.
answer-required = Nothing further can be worked out without this answer. You can press “Find out later”.
answer-objection = { $text }
issue-constraint = This answer does not fit here.
issue-below-zero = Numbers from zero are needed.
issue-more-than-total = The part is more than the whole. Write, for example: 7 of 42.
comment-without-answer = Answer the question first, then add a note.

## Review
review-title = <b>Review · { $school }</b>
review-counts = Answered { $given } of { $n }, no data: { $absent }{ $missing ->
    [0] .
   *[other] , left: { $missing }.
  }
review-problem = ⚠️ { $number }: { $text }
review-doubt = Worth checking: { $text }
review-signal = – { $text }
review-signals =
    The curator will see the answers and { $n } { $n ->
        [one] signal
       *[other] signals
    } – { $when }:
    { $signals }
review-no-signals = The curator will see the answers. There are no signals.
review-changed = The answers were changed on another screen. Check once more.
button-continue-missing = Answer: { $n } more
button-clarify = Check { $number }
button-send = Send to the curator
button-explain-doubt = Explain { $number }: it is so
at-once = at once
button-answers = View the answers
answers-title = <b>Answers</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
answers-line = { $number }. { $label } – <b>{ $answer }</b>
answers-comment = ({ $text })
sent = ✅ Sent. The curator will see it: { $when }.
sent-quiet = ✅ Sent. There are no signals; the curator will see the profile in the list of schools.

## Emergencies, the last cycle, getting ready
emergency-ask =
    <b>Please check before marking this</b>
    This answer goes to the curator at once, at night too and before the form is sent. No details are needed.
    If there is danger now, call 112.
button-emergency = Tell the curator
button-other-answer = Choose another answer
emergency-told = ✅ The curator has been told. If there is danger now, call 112.
form-last = { $source }: { $text }
form-source = { $kind ->
    [again] Last time
    [diagnosis] Self-diagnosis
    [order] Order No. { $number }
    [directive] Directive No. { $number }
   *[other] Letter No. { $number }
  } ({ $day })
known-title = <b>Known already: { $n ->
    [one] { $n } answer
   *[other] { $n } answers
  }</b>
    { $left ->
        [0] Nothing more will be asked.
        [one] { $left } question is left.
       *[other] { $left } questions are left.
    }
known-line = • { $label } <b>{ $said }</b>
    { $source }
known-more = … and { $n } more. Each answer can be changed before sending.
known-each = Each answer can be changed before sending.
known-taken = Confirmed answers: { $n }.
button-known-all = Confirm all: { $n }
button-known-each = One by one
button-keep-last = Keep the last answer
button-prepare = What to prepare
prepare-file = What to prepare.docx
prepare-sent = 📎 A page to print: what to have at hand, and who at school knows it.
form-month = { $month } { $year }
month-half = { $first }–{ $day }
form-choice = { $text }
form-how-date = Press a day or write one, for example: tomorrow, 15.03.2027.
form-note = <i>{ $text }</i>
form-guidance =
    <b>{ $label }</b>
    { $text }
button-guidance = Tell me more
button-default = Keep: { $text }
