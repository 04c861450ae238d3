# A school is handed over: what goes with it to the new curator and the new mentor.

hand-load-roadmaps = Roadmaps waiting for agreement: { $n }.
hand-load-measures = Measures to check: { $n }.
brief-road = Roadmap: { $state ->
    [review] waiting for agreement, measures { $n }
    [returned] returned for changes, measures { $n }
    [agreed] agreed, measures { $n }, no order yet
   *[working] in work, { $done } of { $n } done
  }{ $late ->
    [0] { "" }
   *[other] , { $late } late
  }.
brief-measure = Next measure: by { $day } – { $name }
brief-support = { $has ->
    [yes] Mentor: { $mentors }.
   *[no] { "" }
  }{ $agreed ->
    [yes] { " " }Agreement with the centre until { $until }.
   *[no] { "" }
  }
seat-brief-mentor =
    <b>The work of this seat is yours now</b>
    Schools you help: { $n }. In short:
mentor-brief-school = <b>{ $school }</b>
mentor-brief-visit = Last note, { $day }: <i>{ $text }</i>
button-mentor-hand = Hand over to another
mentor-hand-whom = <b>{ $school }: to whom?</b>
    Now: { $who }. { $n ->
        [0] There are no other mentors in the region. The operator can add a seat.
       *[other] Those who fit and are less busy come first.
    }
mentor-hand-look = <b>{ $school }: a new mentor</b>
    { $to }, schools now: { $load }.
    The former mentor's schools: { $n } – { $names }.
    Notes of visits and what was agreed stay with the school, the new mentor reads them at once. Both hear; the former one sees the school no longer.
button-mentor-hand-one = Hand over this school
button-mentor-hand-all = Hand over all ({ $n })
mentor-hand-done = ✅ Schools handed over: { $n }. { $to } stands by them now.
mentor-hand-already = Handed over already
mentor-handed = <b>Schools handed over to you: { $n }</b>
    Before you: { $who }. Each in short:
mentor-handed-away = <b>Thank you for your help!</b>
    Schools handed over ({ $n }): { $names }. { $to } stands by them now. Your notes stay with the schools.
