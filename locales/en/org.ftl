# Entry, home, invitations, personal data.

## Common
button-home = Home
button-back = ‹ Back
button-leave = Change nothing
button-done = Done
not-there = It is not here: perhaps closed or handed over already. Here is what there is now.
button-stale = That button is from an old message. Here is what there is now.
broken = It did not work; the fault is ours, not yours. What was done before is saved. Please try again a little later.
repeat = This may be a repeat: the connection broke while sending (message { NUMBER($number, useGrouping: 0) }).
and-more = { " " }and { $n } more
edited-message = I see the edit, but the earlier answer stays. To change it, open the question and answer again.
group = I work in private chats only. Please open a chat with me.

## Sent instead of an answer
hint-voice = I cannot make out voice. Write, for example: 7 of 42.
hint-video_note = I cannot make out video. Write, for example: 7 of 42.
hint-photo = The picture is not kept. Send the number as a message, for example 7.
hint-document = No file is needed here, and it is not kept. Send the answer as a message.
hint-text = I do not know what this belongs to. Here is what there is now.
hint-other = I cannot make this out. Write an answer or press a button.

## Somebody unknown
stranger =
    <b>Hello! This is the Shagi bot</b>
    It works by invitation. Send the code of eight characters from your sheet or open the link on it.
    Invitations come from the regional operator.

## Entry
entry-invalid = This invitation does not work: it was used or withdrawn, it has expired, or the code has a mistake. Check the code: eight characters, no zero, no one, no letters O, I, L. Or ask whoever gave it to you for a new one.
entry-yours = You have come in by this invitation already.
entry-wait = Too many attempts. Try again in an hour or ask for a new invitation.
place-operator = regional operator
place-coordinator = municipal coordinator
place-curator = municipal curator
place-director = director
place-deputy = deputy
place-mentor = mentor
invited =
    <b>{ $by ->
        [nobody] Hello! You are invited to Shagi
       *[body] Hello! { $body } invites you
    }</b>
    Here are the school's self-diagnosis and its plan of help.
    Seat: { $title }, { $unit }.{ $plain ->
        [yes] {""}
       *[no] {""} Role: { $place }.
    }

    Is this you?
button-mine = { $role ->
    [director] Yes, this is my school
   *[other] Yes, this is my seat
  }
button-not-mine = { $role ->
    [director] This is not my school
   *[other] This is not my seat
  }
consent =
    <b>Consent to data processing</b>
    Kept: position, place of work, Telegram account number and answers. The curator does not read drafts. Names of children and teachers are not asked. To delete yourself: /forget.{ $own }
    Edition { $edition }, { $day }
consent-in-full =
    <b>Consent to data processing, in full</b>
    What is kept: role, position, place of work, language, Telegram account number, your answers and the marks of what you did and when.
    Why: to carry out the school's self-diagnosis, to show its results to you and to those who look after the school, to remind of due dates.
    Who sees it: sent answers – the curator, the municipal coordinator and the regional operator. The draft – the director, a deputy their own sections; the curator sees how much is answered.
    What is not kept: names, phone numbers, data of children and teachers.
    How long: while you hold this seat. /mydata shows everything, /forget deletes your account; the school's answers stay without your name and number.
    Messages go through Telegram: its servers are abroad.
    Ground: consent, Federal Law 152-FZ, Article 9. Edition { $edition }, { $day }.{ $own }
button-agree = Give consent
button-read-in-full = Read in full
button-decline = Do not give consent
joined = ✅ Done: { $seat }.
declined =
    <b>All right, nothing is kept</b>
    The invitation stays valid: you can come back by the same link or code. If the consent does not suit you, tell whoever invited you: the self-diagnosis can be done on paper too.
not-mine =
    <b>Thank you for saying so</b>
    The invitation is stopped; the operator will hear of it and send the right one. Nothing is kept.

## Home
home-seat = <b>{ $seat }</b>
home-nothing = Nothing to do now. I will write when the self-diagnosis starts.
home-form = { $status ->
    [open] Self-diagnosis, not begun yet: { $left } { $left ->
        [one] question
       *[other] questions
      }, about { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
      }. Due: { $due }.
   *[other] { $left ->
        [0] The self-diagnosis is ready to send. Due: { $due }.
       *[other] Self-diagnosis: { $left } { $left ->
            [one] question
           *[other] questions
          } left, about { $minutes } { $minutes ->
            [one] minute
           *[other] minutes
          }. Due: { $due }.
      }
  }
home-form-theirs = Your questions are answered; { $n } more with a deputy. Due: { $due }.
home-form-apart = { $n } more with a deputy.
home-form-sent = The self-diagnosis is sent.
button-more-doors = More
button-seat-home = { $role ->
    [operator] Operator
    [coordinator] Coordinator
    [curator] Curator
    [director] Director
    [deputy] Deputy
   *[mentor] Mentor
  }
forms-open = <b>Which questionnaire?</b>
forms-open-line = { $n }. { $school }, due: { $due }
home-signals = { $n ->
    [0] No new signals.
   *[other] Waiting for you: { $n } { $n ->
        [one] school
       *[other] schools
      } with signals.
  }
home-signals-others = Curators have not taken yet: { $n }.
home-schools = Schools: { $n }{ $unverified ->
    [0] .
   *[other] , levels not confirmed: { $unverified }.
  }
home-directors = Directors entered: { $entered } of { $n }.
home-no-cycle = No self-diagnosis is running.
home-cycle = Self-diagnosis until { $due }: sent { $sent }, in progress { $started }, not begun { $open }.
home-deputy = Nothing to do yet. I will write when the director hands you something.
button-start-form = Start the form
button-continue-form = Continue the form
button-open-profile = Open the profile
button-signals = { $n ->
    [0] All signals
   *[other] Open signals ({ $n })
  }
button-schools = My schools
button-cycle = { $running ->
    [yes] Self-diagnosis progress
   *[no] Start a self-diagnosis
  }
button-invitations = Invitations
button-import = Load the region


## Commands and help
command-start = What to do now
command-help = What the bot can do
command-language = Language · Язык
command-mydata = What is kept about me
command-forget = Delete me
command-form = Self-diagnosis
command-signals = Signals of schools
command-cycle = Self-diagnosis progress
command-invitations = Invitations
command-import = Load the region
help-title = <b>What you can do here</b>
help-director = Director: /mine – all that waits for you, by term; /form – the self-diagnosis, /letters – letters, /roadmap – the roadmap, /journey – the way of the school. Answers save themselves, you can close it at any moment. The curator sees them only after you send.
help-curator = Curator: /mine – all that waits for you; /signals – signals of your schools, /school – find a school, /roadmap – roadmaps, /journey – the way of the schools, /away – I shall be away.
help-coordinator = Coordinator: /letters – letters to your schools; /signals – what curators have not taken in two working days, and all signals of the municipality; /board – how the self-diagnosis goes; /school – find a school, /roadmap – roadmaps, /journey – the way of the schools, /curators – curators.
help-operator = Operator: /import – load schools and seats, /invitations – invitations, /cycle – self-diagnosis, /board – how it goes, /forms – forms, /measures – library of measures, /letters – letters, /settings – settings of the region, /curators – curators, /signals – signals, /school – find a school, /journey – the schools' way, /sop – the procedure of support.
help-deputy = Deputy: the director hands over sections of the form and items of letters; /mine – what you have now.
help-mentor = Mentor: /start – the schools you help. Note a visit or leave the school a word.
help-everybody = For everybody: /start – what to do now, /language – language, /mydata – your data, /forget – delete yourself.

## Language, data, deletion
languages = <b>Language</b>
language-ru = Русский
language-en = English
mydata-title =
    <b>What is kept about you</b>
    Telegram account number: { $account }. Language: { $language ->
        [ru] Русский
        [en] English
       *[other] { $language }
    }.
mydata-seat = Seat: { $title }, { $unit }.
mydata-consent = Consent: edition { $edition }, { $day }.
mydata-acts = Journal entries of what you did: { $n }.
mydata-hour = Reminders come at { $hour }, the time of your seat. Another hour:
mydata-nothing = <b>Nothing is kept about you</b>
hour-kept = Reminders at { $hour }
button-forget = Delete me
button-keep-me = Stay
button-forget-me = Delete me for good
forget =
    <b>Delete you from Shagi?</b>
    Your account number, language and consent will go. The seat becomes free and its work passes to the next person; the operator will hear of it. The school's answers and the journal stay without your name and number.
    You can come back only by a new invitation.
forget-last-operator = You are the only operator: { $unit }. First invite another one ("Invitations", "Operators"); once they are in, you may go.
forgotten =
    <b>Done, you are deleted</b>
    The account number is erased. Thank you for your work!

## Invitations
seats-title =
    <b>Invitations</b>
    By role: how many have entered, of all seats. The printable sheet gives a link, a picture and a code to each director who has not entered yet.
button-seats = { $role ->
    [director] Directors
    [curator] Curators
    [coordinator] Coordinators
    [operator] Operators
    [deputy] Deputies
   *[mentor] Mentors
  }: { $entered } of { $n }
button-sheet = Sheet for directors
seats-list = <b>{ $role ->
    [director] Directors
    [curator] Curators
    [coordinator] Coordinators
    [operator] Operators
    [deputy] Deputies
   *[mentor] Mentors
  }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
button-seat = { $unit } · { $state ->
    [entered] entered
    [blocked] unreachable
    [invited] invited
    [frozen] stopped
   *[waiting] none
  }
seats-list-line = { $title }, { $unit }: { $state ->
    [entered] entered
    [blocked] stopped the bot
    [invited] invitation issued
    [frozen] invitation stopped
   *[waiting] no invitation
  }
invite-over =
    <b>Somebody sits there now</b>
    { $title }, { $unit }. Whoever enters by the new invitation takes the place of that person. The seat's work and its history stay.
seat-taken-over =
    <b>The seat is another person's now</b>
    { $who }. You no longer see its work. If this is a mistake, write to the regional operator.
seat-lost = The seat “{ $title }, { $unit }” { $taken ->
    [yes] is another person's
   *[no] is no longer open to you
  } since { $day }. If this is a mistake, turn to the regional operator.
seat-card =
    <b>{ $title }, { $unit }</b>
    { $state ->
        [entered] The person has entered.
        [blocked] The person has entered but stopped the bot: messages do not arrive.
        [invited] An invitation is issued, nobody has entered by it yet.
        [frozen] The invitation is stopped: whoever opened it said this was not their seat. Check whom it reached and issue a new one.
        [freed] The seat is free since { $day }. No new invitation is issued yet.
       *[waiting] No invitation is issued yet.
    }
button-invite = { $state ->
    [waiting] Issue an invitation
   *[other] Issue a new invitation
  }
button-revoke = Withdraw the invitation
button-free = Free the seat
button-open-seat = Open the seat
seat-free-ask =
    <b>Free the seat?</b>
    { $title }, { $unit }. The person loses access at once. The seat's work and its history stay.
seat-freed = The seat is free
seat-free-already = The seat is free already
seat-empty =
    <b>A seat has become free</b>
    { $who }. The work waits for the next person: issue an invitation.
invitation =
    <b>Invitation: { $title }, { $unit }</b>
    Link: { $link }
    Code: <code>{ $code }</code>
    For one entry, until { $until }. It is shown this once: the code itself is not kept.{ $revoked ->
        [yes] { " " }The seat's earlier invitation no longer works.
       *[no] { "" }
    }
no-link = it comes when I know the bot's name; the code works already
invitation-revoked = { $n ->
    [0] There was nothing to withdraw
   *[other] The invitation is withdrawn
  }
invitation-frozen =
    <b>“This is not my school”</b>
    The invitation is stopped: { $title }, { $unit }. Whoever opened it said the seat was not theirs. Check whom it reached and issue a new one.
sheet-ask =
    <b>Invitation sheet for { $n } { $n ->
        [one] director
       *[other] directors
    }</b>
    Their earlier invitations that were not used will stop working.
button-sheet-go = Make the sheet ({ $n })
sheet-nobody = <b>All directors have entered</b>
sheet-made = 📎 The sheet is ready: { $n } { $n ->
    [one] invitation
   *[other] invitations
  }. The codes are shown only there.
sheet-file = Invitations for directors.docx

## System
alarm-quarantine =
    <b>⚠️ One message was not processed</b>
    Message { NUMBER($update, useGrouping: 0) } failed three times and is put aside; the others go on. The person was told. Give the number to whoever runs the bot.
alarm-unworded =
    <b>⚠️ A message was not sent</b>
    Kind: { $what }. The others go on. Tell whoever runs the bot.
alarm-stopped =
    <b>⚠️ The bot had stopped</b>
    Reason: { $reason }. Nothing is lost. Check the token and that only one bot is running.
alarm-guessing =
    <b>⚠️ Somebody is guessing codes</b>
    Wrong codes in the last hour: { $tries }. Valid invitations still work. If you have invited nobody, withdraw the open invitations.
