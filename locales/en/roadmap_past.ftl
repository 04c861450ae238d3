# Earlier roadmaps and versions, to be read.

button-road-past = Earlier ones, versions
button-past = Earlier roadmaps
button-past-versions = Versions of this one
past-title = <b>{ $kind ->
    [school] Earlier roadmaps
   *[other] Earlier programmes
  }: { $unit }</b>{ $n ->
    [0] { "" }
    None is completed or withdrawn yet.
   *[other] { "" }
  }
past-line = { $n }. { $state ->
    [completed] Completed { $day }
   *[withdrawn] Withdrawn { $day }: { $why }
  }. Measures { $measures }, done { $done }.{ $ordered ->
    [yes] { " " }Order No. { $number } of { $on }.
   *[no] { "" }
  }
past-alive = The present one: versions sent – { $n }.
versions-title = <b>{ $kind ->
    [school] Versions of the roadmap
   *[other] Versions of the programme
  }: { $unit }</b>
    { $n ->
        [0] Nothing has been sent yet.
       *[other] Each as it was sent for agreement.
    }
version-line = Version { $number }, { $day }: { $outcome ->
    [waiting] waiting for agreement
    [agreed] agreed
    [returned] returned, remarks { $remarks }
   *[recalled] taken back
  }. Measures { $measures }.
version-title = <b>Version { $number }: { $unit }</b>
version-sent-by = Sent by: { $who }.
