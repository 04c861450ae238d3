# A letter as it is read: by its author before sending and by whoever got it.

letter-name = { $kind ->
    [order] Order
    [directive] Directive
    [instructive] Instructive letter
   *[info] For information
  }{ $known ->
    [yes] { " " }No. { $number }
   *[no] { "" }
  }
letter-title = <b>{ $name }</b>
letter-origin = { $body }{ $dated ->
    [yes] , { $day }
   *[no] { "" }
  }. { $heading }
letter-body = { $text }
letter-item = { $n }. { $action }{ $own ->
    [yes] { " " }– { $who }
   *[no] { "" }
  }{ $dated ->
    [yes] { " " }(until { $day })
   *[no] { "" }
  }
letter-more-items = …and { $n } more items
letter-due = Term: { $day }, 18:00
letter-responsible = Responsible: { $who }
letter-participants = Participants: { $who }
letter-report = Report: { $kind ->
    [tick] a tick that it is done
    [file] a file
   *[form] { $n ->
        [0] a form
        [one] { $n } question, { $minutes } min
       *[other] { $n } questions, { $minutes } min
      }
  }
letter-acknowledge = To be acknowledged until { $day }
letter-basis = Basis: { $text }
letter-signed = { $known ->
    [both] Signed by: { $who }. Control: { $controller }
    [control] Control: { $controller }
   *[signed] Signed by: { $who }
  }
letter-files = 📎 Files ({ $n }): { $names }
