# What schools are asked for: minutes and forms, by whom, and what was saved.

button-burden = Load
burden-month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
burden-title = <b>Load: { $month }</b>
    { $place }
burden-school = A school: { $median } min in the middle, { $most } min for the most loaded. Schools: { $n }.
burden-letters = Letters: { $n }. Weeks without letters: { $quiet } of { $weeks }.
burden-saved = Not asked again: { $n ->
    [one] { $n } answer
   *[other] { $n } answers
  }, about { $minutes } min.
burden-authors = Who asks (minutes of all schools together):
burden-author = { $body }: { $n ->
    [one] { $n } letter
   *[other] { $n } letters
  }, { $minutes } min
burden-schools = Asked most:
burden-of = { $school }: letters { $letters }, forms { $forms }, { $minutes } min
burden-how = <i>A question is half a minute; after three reports on the same form the real time counts.</i>
button-month-before = ‹ Month before
button-month-after = Month after ›
button-burden-picture = Show the picture
burden-picture = Load: { $place }
burden-caption = { $place }: this month { $median } min for the school in the middle, { $minutes } min saved by all schools
