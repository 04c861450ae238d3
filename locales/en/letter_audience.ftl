# To whom a letter goes.

letter-to-nobody = Nobody
letter-to-base = { $kind ->
    [schools] all schools
    [towns] { $n ->
        [0] no municipality
        [one] { $n } municipality
       *[other] { $n } municipalities
      }
   *[list] a list – { $n } { $n ->
        [one] school
       *[other] schools
      }
  }
letter-to-stages = { $n ->
    [0] no stage ticked
   *[other] stage: { $names }
  }
letter-to-factor = { $name }: { $level ->
    [high] high risk
   *[other] medium risk and worse
  }
letter-to-undone = { $what ->
    [diagnosis] self-diagnosis not sent
    [acknowledged] No. { $number } not acknowledged
   *[reported] no report on No. { $number }
  }
letter-role = { $role ->
    [coordinator] To coordinators
    [curator] To curators
    [mentor] To mentors
   *[director] To directors
  }
letter-to-those = To those who have this letter
letter-to-also = and also – { $who }
letter-to-card = <b>{ $correction ->
    [yes] To whom else
   *[no] To whom
  }</b>
    { $who }. Recipients: { $n }.
    An empty choice is nobody. The list is checked once more on sending.
button-letter-to-done = Done · { $n }
button-letter-to-all = All schools · { $n }
button-letter-to-towns = Choose municipalities
button-letter-to-codes = Send codes or .xlsx
button-letter-to-some = Narrow the choice
button-letter-to-role = { $role ->
    [coordinator] Now: coordinators
    [curator] Now: curators
    [mentor] Now: mentors
   *[director] Now: directors
  }
button-letter-to-whom = { $role ->
    [coordinator] To coordinators
    [curator] To curators
    [mentor] To mentors
   *[director] To directors
  }
letter-to-ask-role =
    <b>Who gets it</b>
    The people of the chosen schools: the director, the municipality's coordinator, the curator, the mentor. A report that is a form is filled by directors and coordinators; to the others the letter comes to be read.
letter-to-ask-towns =
    <b>Municipalities{ $pages ->
        [1] { "" }
       *[other] { " " }· { $page } of { $pages }
      }</b>
    Ticked: { $n }. Without a tick nobody gets the letter.
letter-to-ask-codes =
    <b>A list of schools</b>
    Send the codes in a message – with spaces, commas or line by line, for example: S-01, S-02. Or an .xlsx table with a column “Code”: mistakes are named by row.
    In the list now: { $n }.
letter-to-ask-some =
    <b>Narrow the choice</b>
    { $who }. Recipients: { $n }.
    Filters add up: the schools that fit every one of them stay.{ $waiting ->
        [0] { "" }
       *[other] { " " }Risk goes by verified levels; waiting for verification: { $waiting }.
      }
button-letter-by-stage = By stage of the way
button-letter-by-risk = By level of risk
button-letter-by-undone = By what was not done
button-letter-drop = { $what ->
    [stages] Drop the stage filter
    [factor] Drop the risk filter
   *[undone] Drop “not done”
  }
letter-to-ask-stages =
    <b>Stage of the way</b>
    Ticked: { $chosen }. Recipients: { $n }. Schools without a stage are in none.
letter-to-ask-factor = { $any ->
    [yes] <b>By which factor?</b>
   *[no] <b>No self-diagnosis yet</b>
        Choosing by risk is possible after the first one.
  }
letter-to-ask-level =
    <b>{ $factor }: which risk?</b>
    Levels that the municipality has verified count.
button-letter-level = { $level ->
    [high] High · { $n }
   *[medium] Medium and worse · { $n }
  }
letter-to-ask-undone = { $any ->
    [yes] <b>Who has not done it</b>
        Choose what. Whoever does it before the sending does not get the letter.
   *[no] <b>Nobody is behind</b>
        Everything asked earlier is done.
  }
button-letter-undone-diagnosis = No self-diagnosis
button-letter-undone = No. { $number }: { $what ->
    [acknowledged] unread
   *[reported] no report
  } · { $n }
letter-to-name = { $unit }{ $why ->
    [entered] { "" }
    [no-seat] { " " }– no such seat
    [not-invited] { " " }– not invited
    [frozen] { " " }– the invitation is frozen
    [invited] { " " }– has not come in yet
   *[blocked] { " " }– the bot is stopped
  }
letter-list-found = Schools found: { $n }. { $wrong ->
    [0] No mistakes.
   *[other] Rows with a mistake: { $wrong } – they are left out, the rest can be taken.
  }
letter-list-wrong = Row { $row }: { $why ->
    [unknown] the code “{ $seen }” is none of your schools
    [twice] the code “{ $seen }” was above already
    [formula] a formula instead of a code – paste the value
   *[empty] the code is missing
  }
letter-list-more = …and more rows: { $n }
letter-list-used = This list has been taken.
letter-list-taken = The list is taken. Schools: { $n }.
letter-list-nobody = The table has no code of your schools. A column “Code” is needed, for example S-01.
button-letter-list-take = Take the list · { $n }
