# The papers of a roadmap

button-road-files = Documents
road-files = <b>Documents: { $unit }</b>
    Measures: { $n }, the last term is { $last }.
    { $state ->
        [project] This is a draft: the order's number and date are blank in the documents.
        [agreed] Agreed on { $agreed }. The order's number and date are still blank.
        [working] In force by order No. { $number } of { $on }.
        [completed] Completed. Order No. { $number } of { $on }.
       *[withdrawn] The roadmap was withdrawn; the documents say so.
    }
road-files-which = { $which ->
        [force] The documents show what is in force now.
       *[change] The documents show changes that nobody has agreed to yet.
    }
road-files-kinds =
    { "" }
    Word: a table with room for signatures. Excel: rows that can be filtered. Calendar: terms with reminders on the same days as here.
road-files-none = <b>Documents: { $unit }</b>
    The roadmap has no measures yet, there is nothing to print. Add at least one.
button-road-file = { $kind ->
        [docx] Word, for signing
        [xlsx] Excel
        [ics] To a calendar
       *[png] Picture of the plan
    }
button-road-files-other = { $which ->
        [force] Take what is in force
       *[change] Take the changes
    }
button-road-picture-more = Show the other measures
