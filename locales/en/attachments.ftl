# Photo, file and place as an answer; entries one by one.

kind-image = photo
kind-file = file
kind-geopoint = place
form-how-image = <b>No surnames or children’s faces in the picture?</b>
form-how-file = <b>No surnames or children’s faces in the file?</b>
form-how-geopoint = Send a location: the paper clip, “Location”. Or type coordinates, for example: 55.75, 37.62.
button-attach-clean = None, attach a file
button-attach-faces = There are: what to do?
button-attach-more = Attach more
button-attach-clear = Remove the files
button-attach-again = Send another file
button-attached = { $k ->
    [0] Open the file
   *[other] Open file { $k }
  }
button-attached-of = File { $number }{ $k ->
    [0] { "" }
   *[other] .{ $k }
  }
attach-here = <b>{ $kind ->
    [image] Send a photo
   *[file] Send a file
  }</b>
    { $label }
    { $n ->
        [0] { $kind ->
            [image] A photo, several at once or a picture file, up to { $limit } MB.
           *[file] A photo, PDF, Word, Excel or a presentation, up to { $limit } MB.
        }
       *[other] { $album ->
            [yes] The album is attached.
           *[no] Attached: { $n }.
        } Send more, or press “Next”.
    }
attach-received = { $album ->
    [yes] 📎 The album has arrived.
   *[no] 📎 { $name }: received.
  }
attach-cleared = Files removed
attach-ask-first = The file was not kept: one question first.
attachment-kind = { $photo ->
    [yes] “{ $name }” is no picture. Send a photo: JPG, PNG, HEIC or WEBP.
   *[no] Files such as “{ $name }” are not taken. A photo, PDF, Word, Excel or a presentation will do.
  }
attachment-large = “{ $name }” has { $size } MB. Up to { $limit } MB are taken: compress it or send it in parts.
attachment-many = This answer has { $limit } files already. Press “Remove the files” to collect them anew.
attachment-quota = { $limit } files have come today already. The next ones can be sent on { $day }.
attachment-not-here = { $state ->
    [asked] The file is still loading. Press again in a minute.
   *[other] We no longer have the file. Ask for it to be sent again.
  }
attachment-refused = <b>The file was not taken: { $name }</b>
    { $why }
answer-image = A photo is needed here. Press “None, attach a file” and send the picture.
answer-file = A file is needed here. Press “None, attach a file” and send it.
answer-place = A place is needed here. Send a location (the paper clip, “Location”) or type coordinates, for example: 55.75, 37.62.

## Entries one by one

kind-repeat = entries one by one
entry-title = <b>{ $name } · { $k } of { $n }</b>
form-entry = { $name } · { $k } of { $n }
entry-line = { $k }. { $text }{ $left ->
    [0] {""}
   *[other] {" "}(unanswered: { $left })
  }
entry-empty = empty so far
entries-more = { $n ->
    [0] { $whole ->
        [yes] Your answer: no entries.
       *[no] No entries yet. Add the first one, or say that there are none.
    }
   *[other] { $whole ->
        [yes] Entries: { $n }, no more.
       *[no] Entries: { $n }. { $more ->
            [yes] Is there another one?
           *[no] No more are needed here.
        }
    }
  }
button-entry-add = { $n ->
    [0] Add an entry
   *[other] Add another entry
  }
button-entry-end = { $n ->
    [0] No entries
   *[other] No more
  }
button-entry-drop = Remove the entry
button-entry-back = Put the entry back
entry-dropped = Entry removed
entries-many = There are { $n } entries already, no more are needed here.
issue-too-many-entries = There can be up to 50 entries. Write a smaller number.
answer-repeat = Entries are added by the button below the question, then each is answered.
button-board-answers = Answers, .xlsx
board-answers-file = Answers { $day }.xlsx
