# Sections in deputies' hands, answers by the school's word, what has changed since the last cycle.

## The director gives
button-delegate = Give to a deputy
delegate-which =
    <b>What to give to a deputy?</b>
    Tick the sections. The deputy sees these alone: no other answers, no review, no profile.
delegate-nothing =
    <b>Nothing left to give</b>
    All sections are with deputies already.
button-delegate-to = Choose to whom ({ $n })
delegate-whom =
    <b>To whom: { $sections }?</b>
    While a deputy has a section, I do not ask you its questions. You may take it back at any time.
delegate-deputy = { $who }
delegate-not-in = Not in the bot yet: { $who }
button-new-deputy = Invite by a link
new-deputy =
    <b>Whom to invite?</b>
    Press or write the position, for example: teacher of informatics. No names, no phones.
deputy-title-studies = Deputy for studies
deputy-title-upbringing = Deputy for upbringing
deputy-title-facilities = Deputy for facilities
deputy-title-library = Librarian
deputy-title-psychology = School psychologist
deputy-title = I need a position of 2 to 60 characters without numbers. For example: teacher of informatics.
deputies-too-many = The school has { $most } deputies' seats already. Choose one of them.
section-given-now = ✅ Given: { $sections } – { $who }. I shall write when it is ready.
section-given-already = Given already. Here is what stands now.
section-held-by = The section is given already: { $who }. Take it back first.
section-away = A deputy has this section now. To answer, take it back: “Sections”.
section-held = { $left ->
    [0] Section “{ $name }” is with a deputy ({ $who }): answered, not handed back yet.
   *[other] Section “{ $name }” is with a deputy ({ $who }): { $left } left.
  }
section-done = { $name }: { $done } of { $n }, answered by: { $who }.
deputy-not-in = { $who }, not in the bot yet
deputy-left =
    <b>A section is yours again</b>
    { $who }: the seat has become free. Returned: { $sections }. Answers given are kept; you may give the section away again.
section-card =
    <b>A section with a deputy</b>
    { $line }
    { $entered ->
        [yes] Answers save themselves, their author stays named.
       *[no] Nobody has come in by the invitation yet. A new one replaces the old one.
    }
button-take-section = Take the section back
button-invite-deputy = Issue an invitation
section-taken = Section “{ $name }” is yours again
section-yours = Section “{ $name }” is yours already
sections-done =
    <b>✅ A section is ready</b>
    { $lines }
    { $left ->
        [0] What is left is to review and send.
       *[other] Left in the whole form: { $left }.
    }
send-held =
    <b>Not all of it is with you yet</b>
    { $lines }
    { $complete ->
        [yes] It can be sent as it is: this section is answered, and it closes for the deputy.
       *[no] It can be sent once every answer is there. You may take the section back and answer yourself.
    }
button-open-section = Open “{ $name }”
button-send-now = Send now
button-wait = Wait

## The deputy
button-part = Answers of the section
part-title = <b>{ $sections } · { $done } of { $n }</b>
part-next = { $left ->
    [0] All answered. Hand the section to the director, who will review and send it.
   *[other] Left: { $left }. “No data” is an answer too.
  }
button-part-done = Done, hand it back
part-done = ✅ Handed to the director: { $sections }.
home-part = { $left ->
    [0] { $sections }: only to be handed to the director. Term: { $due }.
   *[other] { $sections }: { $left ->
        [one] { $left } question
       *[other] { $left } questions
      } left, until { $due }.
  }
button-answer-part = Answer the questions
section-given-you =
    <b>A section for you · { $school }</b>
    { $sections }: { $n } { $n ->
        [one] question
       *[other] questions
    }, until { $due }. Answers save themselves. The director sees them and sends the form.
deputy-reminder = { $late ->
    [yes]
        <b>⚠️ The term has passed · { $school }</b>
        { $sections }: { $left ->
            [0] only to be handed to the director.
           *[other] { $left } without an answer. You may still answer now.
        }
   *[no]
        <b>⚠️ Until { $due } · { $school }</b>
        { $sections }: { $left ->
            [0] only to be handed to the director.
           *[other] { $left } left.
        }
  }
section-back =
    <b>The director has the section again</b>
    “{ $title }”: nothing more to answer, what was done is kept.
section-taken-back = The director has this section again. Your answers are kept.
section-handed-back = The section is with the director already. Your answers are kept.
section-unfinished = { $n } { $n ->
    [one] question has
   *[other] questions have
  } no answer. “No data” is an answer too.

## By the school's word
by-word-begin =
    <b>By the school's word · { $school }</b>
    Self-diagnosis until { $due }. Entered: { $entered }, may still be entered: { $left }.
    The director's draft is not shown: here are only questions without an answer and what you entered.
    { $director ->
        [here] The director hears once a day, may change anything, and sends it after agreeing.
       *[away] There is no director in the bot. Once complete, the curator may send it; the profile will say “by the school's word”.
    }
by-word-nothing = { $sent ->
    [yes]
        <b>{ $school }</b>
        The self-diagnosis is sent already, there is nothing to enter.
   *[no]
        <b>{ $school }</b>
        No self-diagnosis is running now.
  }
button-by-word-begin = Enter answers ({ $n } left)
button-by-word-end = What is entered
by-word-entered =
    <b>Entered by the school's word · { $school }</b>
    Answers: { $entered }. Without an answer: { $left }.
    { $director ->
        [here] The director hears of it once a day, and sends it after agreeing.
       *[away] { $left ->
            [0] There is no director in the bot: you may send it. The profile will say “by the school's word” until a director agrees.
           *[other] There is no director in the bot. It can be sent once every answer is there.
        }
    }
button-by-word-send = Send by school's word
by-word-director-sends = The school has a director in the bot, who sends it after agreeing.
by-word-private = Some answers are not yours: the director or a deputy gave them. The director sends it.
by-word-told =
    <b>By the school's word · { $school }</b>
    { $n } { $n ->
        [one] answer
       *[other] answers
    } entered: { $who }. Look, change what is wrong, or agree. Without your agreement nothing is sent.
button-by-word-look = Look
button-by-word-agree = Agree with all: { $n }
button-by-word-list = Entered by word: { $n }
by-word-list = <b>By the school's word: { $n }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
by-word-agreed = Answers accepted: { $n }
by-word-confirmed = Confirmed
review-on-word = Entered by the school's word, waiting for your agreement: { $n }.
form-on-word = First agree with what the curator has entered, or change it: { $n }.
home-on-word = The curator has entered by the school's word: { $n }. Your agreement is needed.
home-sent-on-word = The curator has sent the self-diagnosis by the school's word. Open the profile and confirm.
profile-on-word = By the school's word, not confirmed by the director.
button-by-word-confirm = Confirm

## What has changed
button-changes = Answers changed: { $n }
changes-title = <b>Changed since last time: { $n }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
changes-line = { $number }: was { $before }, now <b>{ $after }</b>

## Sent to the wrong place
hint-elsewhere = I do not read voice, pictures or files here, and keep none. Press a button or write in words.
