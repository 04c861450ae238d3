# A curator's absence, handing schools over, the brief of a school.

## Curators
button-curators = Curators
command-curators = Curators: absence, handing over
command-away = I shall be away
button-seat-schools = Schools and absence
curators-list = <b>Curators</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
    { $n ->
        [0] There are no curators' seats yet.
       *[other] Choose one to note an absence or to hand schools over.
    }
curators-line = { $who }: schools { $schools }{ $state ->
    [away] , away
    [empty] , seat is free
   *[entered] { "" }
  }
curator-card =
    <b>{ $who }</b>
    { $unit }. { $n ->
        [0] No schools.
       *[other] Schools: { $n } – { $names }.
    }
curator-away = { $state ->
    [running] Away until { $last }. Standing in: { $substitute }.
   *[planned] Will be away from { $first } until { $last }. Will stand in: { $substitute }.
  }
button-away = { $away ->
    [yes] Open the absence
   *[no] Note an absence
  }
button-away-mine = { $away ->
    [yes] My absence
   *[no] I shall be away
  }
home-away = { $state ->
    [running] You are away until { $last }. Standing in: { $substitute }.
   *[planned] You will be away from { $first } until { $last }. Will stand in: { $substitute }.
  }
home-standing-in = You stand in until { $last } for: { $who }.

## Absence
away-ask =
    <b>{ $own ->
        [yes] I shall be away
       *[no] A curator's absence
    }</b>
    { $who }. From which day until which? Write, for example: 10.03 to 24.03; until 15.03; tomorrow.
button-calendar = Choose in a calendar
away-card =
    <b>{ $own ->
        [yes] My absence
       *[no] A curator's absence
    }</b>
    { $who }: { $days }.
    Standing in: { $substitute }.
    { $state ->
        [running] All signals and messages of the schools go there; emergencies come here as well. The day after, all comes back by itself.
       *[planned] It begins by itself. Until then nothing changes.
    }
button-away-end = { $state ->
    [running] { $own ->
        [yes] I am back
       *[no] End the absence
      }
   *[planned] Cancel the absence
  }
away-first = <b>The first day of the absence</b>
    Choose the day or write: 10.03 to 24.03.
away-last = <b>The last day of the absence</b>
    First: { $first }. Choose the last or write: 24.03.
away-days = { $one ->
    [yes] { $first }
   *[no] from { $first } until { $last }
  }
away-who = <b>Who will stand in?</b>
    When: { $days }.
    { $n ->
        [0] No other curator here has come in. Ask the operator, who chooses from the whole region.
       *[other] The chosen curator hears at once and again on the first day.
    }
away-check =
    <b>Check the absence</b>
    When: { $days }.
    Standing in: { $substitute }.
    Schools: { $n }. Their signals and questions go there, emergencies to both. The substitute and the coordinator hear at once.
button-away-go = Note the absence
away-done = ✅ The absence is noted.
away-noted-already = Noted already
away-ended = ✅ Done: the schools are with their own curator again.
away-ended-already = Ended already
away-not-understood = I see “{ $seen }”. Days are needed, for example: 10.03 to 24.03; until 15.03; tomorrow.
away-past = The first day has passed. Today or a later day is needed, for example: tomorrow to 24.03.
away-order = The last day is before the first. Write them in order, for example: 10.03 to 24.03.
away-long = That is longer than a year. For so long the schools are better handed over to another curator.
away-already = An absence is noted for these days: { $days }. Cancel it first.
away-substitute-away = This curator will be away { $days }. Please choose another one.

away-asked =
    <b>You will stand in for a colleague</b>
    { $who }: { $days }. Schools: { $n } – { $names }.
    On these days their signals and questions come to you. If you cannot, tell the colleague or the coordinator.
away-began =
    <b>Today you stand in for a colleague</b>
    { $who }, until { $last }. Schools: { $n } – { $names }. They are in “My schools”.
away-noted =
    <b>Your absence is noted</b>
    When: { $days }. Standing in: { $substitute }. Emergencies will come to you as well. If this is a mistake: /away.
away-known =
    <b>A curator will be away</b>
    { $who }: { $days }. Standing in: { $substitute }.
away-over =
    <b>You stand in no longer</b>
    { $who } is back. The schools have left your list; what you took shows on the cards.
away-cancelled =
    <b>You need not stand in</b>
    { $who }, { $days }: the absence is cancelled.
away-back =
    <b>Welcome back!</b>
    The schools are yours again. Stood in for you: { $substitute }.
away-back-waiting = Waiting with signals: { $n } – { $names }.
away-back-taken = Taken in work: { $n } – { $names }.
away-back-sent = Sent the self-diagnosis: { $n } – { $names }.
away-back-verified = Profile confirmed: { $n } – { $names }.
away-back-quiet = There were no new signals or forms meanwhile.

## Handing over
button-hand-one = Hand over one school
button-hand-all = { $n ->
    [one] Hand over the school
   *[other] Hand over all schools ({ $n })
  }
hand-pick =
    <b>Which school?</b>
    { $who }, schools: { $n }.
hand-to-whom =
    <b>To whom?</b>
    { $who }. Schools: { $n } – { $names }.
hand-nobody = No other curator here has come in: invite one first.
hand-preview =
    <b>Handing over: { $n } { $n ->
        [one] school
       *[other] schools
    }</b>
    To: { $to }.
hand-from = From: { $who }. Schools: { $names }.
hand-load-waiting = Signals waiting: { $n }.
hand-load-work = Signals in work: { $n }.
hand-load-unverified = Profiles not confirmed: { $n }.
hand-who-hears = { $n ->
    [1] The new curator hears
   *[other] Both curators hear
  } at once, the directors in working hours. The former curator loses access at once.
hand-word = A word for the new curator: “{ $word }”. Write a message to change it.
hand-word-how = You may add a word for the new curator: write a message, without names.
hand-word-long = That is { $seen } characters. At most { $most } fit.
button-hand-go = { $n ->
    [one] Hand over the school
   *[other] Hand over { $n } schools
  }
hand-done = ✅ Schools handed over: { $n }. They are now with { $to }.
hand-already = Handed over already
school-handed = { $school }: the school is now with { $who }.

handed-list = <b>Handed over to me</b>
    { $n ->
        [0] Nothing in the last 14 days.
       *[other] In the last 14 days:
    }
handed-line = { $when }: schools { $n }, from { $who }.
button-handed = { $when }
button-handed-to-me = Handed over to me
handed-over =
    <b>Handed over to you: { $n } { $n ->
        [one] school
       *[other] schools
    }</b>
    From: { $who }.
handed-names = Schools: { $names }. A button opens the brief of each.
handed-word = The word that came with it: “{ $word }”
handed-away =
    <b>Schools handed over: { $n }</b>
    { $names }. They are now with { $to }.
curator-changed =
    <b>The school has another curator</b>
    { $school }: the school is with { $who }. Your answers and terms have not changed.

## The brief
brief-title = <b>{ $school }{ $term }</b>
brief-where = { $town }, code { $code }. { $director ->
    [entered] The director can be reached.
    [blocked] The director has stopped the bot: messages do not arrive.
    [absent] The director has not come in yet.
   *[none] There is no director's seat.
  }
brief-form = { $state ->
    [sent] The self-diagnosis was sent { $sent }, { $verified ->
        [yes] the profile is confirmed.
       *[no] the profile is not confirmed yet.
      }
    [started] The self-diagnosis is being filled in.
    [open] The self-diagnosis is not begun.
   *[none] There was no self-diagnosis yet.
  }
brief-high = High risk: { $factors }.
brief-no-signals = No open signals.
brief-signals = Signals ({ $n }): { $first }. { $state ->
    [taken] In work: { $who }.
   *[open] Nobody has taken them.
  }
brief-term = Next term: { $due }.
button-brief-signals = Open the signals
button-brief-school = Open the school
seat-brief = Somebody sat here before; the work of the seat is now yours. In short:
seat-brief-curator =
    <b>The work of the seat is now yours</b>
    Schools: { $n } – { $names }. A button opens the brief of each.
free-hand-first = Schools of this seat: { $n }. Hand them over first, so that they do not stay without a curator.
