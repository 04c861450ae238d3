# Letters: the list, a draft, its fields, items, files, the report.

settings-group-letters = Letters
setting-letter-kinds = Letters of the region
setting-letter-kinds-what = Which documents the region's body may issue.
setting-town-letters = Letters of a municipality
setting-town-letters-what = Which documents a municipality may issue for its schools.
setting-how-several = Write with commas: { $words }.

## Refusals
letter-changed = The letter has been changed already: see how it stands now.
letter-too-long = That is { $seen } characters, { $most } fit. Shorten it or attach it as a file.
letter-items-full = The letter has { $most } items already. Put some of them together.
letter-kind-not-yours = You cannot issue documents of this kind: the region's settings say so.
letter-words-unknown = I see “{ $seen }” but not which field it belongs to. Write, for example: term 15 March, responsible директор.
letter-day-unknown = I see “{ $seen }”. A date is needed, for example: until 15 March or 15.03.2027.
letter-day-past = { $day } has passed already. A day ahead is needed.
letter-dated-far = { $day } is too far from today. Check the year.
letter-acknowledge-late = It has to be acknowledged no later than it is done: { $due }.
letter-item-late = An item's term cannot be later than the letter's: { $due }. Send it again, with a day no later than this or without a term.
letter-item-empty = No item to be seen. Write what is to be done, for example: Hold a trial test, responsible: the deputy head, until 12.10.2026.
letter-file-kind = “{ $name }” cannot be attached. Photos, PDF, Word, Excel and presentations can.
letter-file-large = “{ $name }”: { $size } MB, { $limit } fit. Make the file smaller or split it.
letter-files-full = The letter has { $most } files already, no more fit.
letter-file-not-here = { $state ->
    [asked] The file is still being loaded. Open it in a minute.
   *[other] We do not have this file any more. Send it again.
  }
letter-form-scored = This form has risk factors: it is a self-diagnosis, never the report of a letter.
letter-form-kind = “{ $name }” is no table. An .xlsx or .xls with a form (XLSForm) is needed.
letter-form-none = There is no form in the table: the sheet survey is missing.
letter-paper-other = I do not read inside such files, only .docx and .pdf.
letter-paper-unreadable = The text could not be read.
letter-paper-heavy = The file is too heavy to be read.
letter-paper-locked = The file has a password.
letter-paper-scan = It is a scan without text.

## The list
command-letters = Letters
button-letters = Letters
letters-of-body = <b>Letters: { $body }</b>
    { $drafts ->
        [0] No drafts
        [one] { $drafts } draft
       *[other] { $drafts } drafts
      }, { $running ->
        [0] nothing on its way.
       *[other] on their way: { $running }.
      }
letters-line = { $n }. { $state ->
    [draft] Draft ·{ " " }
    [correction] Correction ·{ " " }
    [confirming] Being confirmed ·{ " " }
    [confirmed] Confirmed ·{ " " }
    [planned] Planned ·{ " " }
    [stopped] Stopped ·{ " " }
    [closed] Closed ·{ " " }
   *[running] { "" }
  }{ $name }{ $known ->
    [yes] . { $heading }
   *[no] { "" }
  }{ $dated ->
    [yes] { " " }– until { $day }
   *[no] { "" }
  }
letters-none = No letters yet.
letters-how =
    Is the document there already? Send the .docx or .pdf here: I read it and ask only for what is missing.
home-letters = Letters: { $drafts ->
    [0] { "" }
    [one] { $drafts } draft
   *[other] { $drafts } drafts
  }{ $both ->
    [yes] ,{ " " }
   *[no] { "" }
  }{ $running ->
    [0] { "" }
   *[other] { $running } on their way
  }.
button-letter-new = Write a letter
button-letter-write-on = Open the letter
letter-which-kind =
    <b>Which kind of letter?</b>
    “For information” has no term and no report, it is only read.{ $copies ->
        [yes] { " " }Was there a similar one? Begin with its copy.
       *[no] { "" }
      }
    A .docx or .pdf can be sent here with a caption, for example: term 15.03.2027.
button-letter-kind = { $kind ->
    [order] Order
    [directive] Directive
    [instructive] Instructive letter
   *[info] For information
  }
button-letter-copies = Copy an earlier one
letter-which-copy =
    <b>Which letter shall be copied?</b>
    The number and the dates stay empty, the rest is taken over.
letter-copied = Copied. Fill in a new number and dates.
letter-dropped = The draft is thrown away: { $name }.
letter-is-dropped =
    <b>The draft is thrown away</b>
    It can be brought back.
button-letter-restore = Bring back
letter-restored = The draft is back
letter-paper-received = The file is here, reading it. The draft comes as a message of its own.
letter-paper-read = { $read ->
    [yes] Read from “{ $name }”: check whether all of it is right. The file is attached.
   *[no] “{ $name }” is attached. { $why } Fill in the fields yourself.
  }
letter-file-refused =
    <b>The file was not taken</b>
    “{ $name }”: { $why }

## A draft
letter-draft-title = <b>{ $state ->
    [correction] Correction
    [confirming] Being confirmed
    [confirmed] Confirmed
   *[draft] Draft
  }: { $name }</b>
letter-draft-origin = { $body }{ $dated ->
    [yes] , { $day }
   *[no] { "" }
  }. { $heading }
letter-draft-text = { $known ->
    [yes] Text: { $text }
   *[no] { "" }
  }{ $n ->
    [0] { "" }
   *[other] { $known ->
        [yes] { " " }Items: { $n }
       *[no] Items: { $n }
      }
  }
letter-draft-urgent = Urgent: it comes at once, as a message of its own
letter-draft-days = { $known ->
    [both] Term: { $due }. To be acknowledged until { $seen }
    [due] Term: { $due }
   *[seen] To be acknowledged until { $seen }
  }
letter-draft-field = { $field }: { $value }
letter-draft-audience = { $who } ({ $n })
letter-draft-same-number = ⚠️ Another letter of this year has the number { $number } already.
letter-missing = ⚠️ Missing, { $n }: { $names }.
letter-complete = Everything is there. Check and send it.
letter-gap = { $name ->
    [due_on] the term
    [responsible] who is responsible
    [participants] the participants
    [report] the report's form
    [form] the report's questions
    [number] the number
    [dated] the date
    [heading] the heading
    [basis] the basis
    [signed_by] who signed
    [controller] who controls
    [body] the text
    [audience] the recipients
    [due-past] the term has passed
    [item-late] an item's term is later than the letter's
    [acknowledge_on] the term of acknowledgement
    [urgent] urgency
   *[files] a file is still being loaded
  }
button-letter-fill = { $name ->
    [due_on] Set the term
    [responsible] Name the responsible
    [participants] Name the participants
    [report] Choose the report
    [form] Compose the report
    [number] Set the number
    [dated] Set the date
    [heading] Write the heading
    [basis] Name the basis
    [signed_by] Say who signed
    [controller] Say who controls
    [body] Write the text
    [audience] Choose the recipients
    [due-past] Move the term
    [item-late] Check the items
   *[files] Look at the files
  }
button-letter-check = Check and send
button-letter-fields = All fields
button-letter-items = Items
button-letter-audience = To whom
button-letter-report = Report
button-letter-files = Files
button-letter-preview = Show as they will see
button-letter-throw = Throw the draft away
letter-not-yet = <b>It cannot be sent yet</b>
letter-words-taken = Noted: { $names }.{ $n ->
    [0] { "" }
   *[other] { " " }Not clear where this belongs: “{ $left }”.
  }

## Fields
letter-fields =
    <b>The letter's fields</b>
    Words in the draft do as well: term 15.03.2027, responsible директор, participants: учителя 9 классов.
    { $urgent ->
        [yes] Urgent: it comes at once as a message of its own.
       *[no] Not urgent: it comes in the morning in one list with other letters.
      }
letter-field = { $name ->
    [number] Number
    [dated] Date
    [kind] Kind
    [heading] Heading
    [basis] Basis
    [due_on] Term
    [responsible] Responsible
    [participants] Participants
    [body] Text
    [signed_by] Signed by
    [controller] Control
   *[acknowledge_on] Acknowledge until
  }
button-letter-urgent = { $on ->
    [yes] Make it not urgent
   *[no] Make it urgent
  }
letter-other-kind =
    <b>The kind of letter</b>
    Now: { $kind ->
        [order] an order
        [directive] a directive
        [instructive] an instructive letter
       *[info] for information
      }. Which one is it?
letter-field-title = <b>{ $field }</b>
letter-field-now = Now: { $value }
letter-field-ask = { $name ->
    [number] Write the number under which the document is registered.
    [heading] Write the heading, for example: О подготовке к ОГЭ.
    [basis] Write which monitoring the letter is based on, for example: мониторинг ВПР 2026 года.
    [body] Write the text, up to { $most } characters. Or compose it of items.
    [signed_by] Write the position, without a surname: who signed.
    [controller] Write the position, without a surname: who sees to it.
    [responsible] Write the position of whoever answers for it at the recipient, without a surname.
   *[participants] Write who carries it out, for example: учителя 9 классов, методическая служба.
  }
letter-usual-responsible = директор | заместитель директора | муниципальный координатор
letter-usual-participants = учителя-предметники | заместители директоров | методическая служба | школьные команды
letter-usual-controller = проректор | начальник отдела | муниципальный координатор
letter-usual-signed_by = ректор | начальник управления образования | министр образования
button-letter-by-items = Compose it of items
button-letter-by-file = Attach it as a file
letter-taken = Noted. { $field }: { $value }
letter-day-ask = <b>{ $name ->
        [due_on] Until which day is it to be done?
        [acknowledge_on] Until which day acknowledged?
       *[dated] The document's date
      }</b>
    { $held ->
        [yes] Now: { $day }.{ " " }
       *[no] { "" }
      }Choose a day or write one, for example: until 15.03.2027.
button-letter-no-day = Remove
letter-day-taken = Noted. { $field }: { $day }.{ $off ->
    [yes] { " " }⚠️ It is a day off.
   *[no] { "" }
  }

## Items
letter-items = <b>The letter's items: { $n }</b>
letter-items-how =
    Write what is to be done; a line is an item. The performer and the term come last: Hold a trial test, responsible: the deputy head, until 12.10.2026.
    To change an item, press its number.
letter-items-added = { $n ->
    [0] No item added.
    [one] { $n } item added.
   *[other] { $n } items added.
  }
letter-item-refused = Not added: “{ $line }”. { $why }
letter-items-refused-more = Not added: { $n } more. They are in your message.
letter-item-card =
    <b>Item { $n }</b>
    { $action }
    Responsible: { $who }{ $own ->
        [yes] { "" }
       *[no] { " " }(as in the letter)
      }
    Term: { $dated ->
        [yes] { $day }
       *[no] as in the letter
      }
button-item-action = Text
button-item-responsible = Responsible
button-item-term = Term
button-item-same-term = As in the letter
button-item-remove = Take the item out
letter-item-out = The item is out.
letter-item-ask = { $what ->
    [action] <b>What is to be done?</b>
   *[responsible] <b>Who answers for this item?</b>
  }
    { $what ->
        [action] Write the item anew.
       *[responsible] Write the position, without a surname.
      } Now: { $value }
letter-item-day =
    <b>The item's term</b>
    No later than the letter's. Choose a day or write one, for example: until 12.10.2026.

## Files
letter-attached-title = <b>The letter's files: { $n } of { $most }</b>
letter-file-line = { $n }. { $name }{ $state ->
    [asked] { " " }– being loaded
   *[kept] { "" }
  }
letter-files-how = Send a document or a photo here, up to { $limit } MB. The recipients can open it.
button-letter-take-off = Remove { $n }
letter-attached = The file is here: { $name }.
letter-file-off = The file is off

## As they will see it
letter-preview = This is how a director will see the letter:
button-letter-whole = Read all of it
button-letter-see-files = Open the files
button-letter-see-form = Look at the questions

## The report
letter-asked-title = <b>The report's form</b>
letter-report-none = Not chosen yet.
letter-report-how =
    A mark by one tap is the least work. Questions can be written right here, a line each, or sent as a form in .xlsx (XLSForm).
button-report-tick = A mark that it is done
button-report-file = A file
button-report-lines = Write questions
button-report-earlier = Take a ready form
button-report-other = Choose another report
letter-forms = { $n ->
    [0] <b>No ready forms yet</b>
   *[other] <b>Which form?</b>
  }
letter-form-line = { $n }. { $title }: { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
  }
letter-lines-how =
    <b>The report's questions</b>
    All questions go in one message, a line each; after the bar comes the kind of answer:
    <code>How many vacancies? | number
    Day of the council | date
    Is there a plan? | yes/no
    Level | choice: low, medium, high
    How many pupils got a “2”? | share
    Comment | text
    Scan | file</code>
    There are also: decimal, time, several, photo, place; entries – as many as needed, their questions go below with a dash: - Subject | text. A star at the end means no “No data”.
letter-lines-now =
    Now (copy, change, send again):
    <code>{ $lines }</code>
form-lines-wrong = { $n ->
    [one] { $n } line is not clear:
   *[other] { $n } lines are not clear:
  }
form-line-empty = No questions to be seen. Write one at least.
form-line-many = Line { $line }: more than { $seen } questions. Split the report.
form-line-no-bar = Line { $line }, “{ $seen }”: there is no bar. Write, for example: How many vacancies? | number
form-line-label = Line { $line }: a question is needed before the bar, up to { $seen } characters.
form-line-twice = Line { $line }: “{ $seen }” is asked already. Name it differently.
form-line-kind = Line { $line }: “{ $seen }” is no kind of answer. There are: number, share, date, yes/no, choice, text, file.
form-line-choices = Line { $line }: two or more choices with commas are needed, up to { $seen } characters each. For example: choice: low, high
form-line-entries = Line { $line }: the entries have no questions. Write them below with a dash, for example: - Subject | text
letter-form-taken = { $instead ->
    [yes] Noted instead of the questions before: all go in one message, a line each.
   *[no] The report's form is noted.
  }
letter-form-received = The table is here, reading it. The questions come as a message of their own.
letter-form-wrong =
    <b>The form does not do</b>
    “{ $name }”
letter-questions = <b>Report: { $n ->
        [one] { $n } question
       *[other] { $n } questions
      }, { $minutes } min</b>
    { $title }
letter-question = { $n }. { $label } – { $kind }{ $required ->
    [yes] { " " }*
   *[no] { "" }
  }
letter-questions-more = …and { $n } more questions
button-letter-lines-again = Change the questions
