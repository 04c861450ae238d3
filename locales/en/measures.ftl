# Measures of support: look, take as a table, send back, compare, publish.

button-measures = Library of measures
command-measures = Library of measures
measures-title = <b>Library of measures</b>
measures-count = For roadmaps: { $n }{ $unused ->
    [0] .
   *[other] , not in use: { $unused }.
  }
measures-own = Region's version { $version } of { $on }; own and changed measures: { $n }.
measures-how =
    { "" }
    Choose a factor. To change measures or add your own, take the .xlsx, edit it and send it here. I show the difference first; nothing changes until you press, roadmaps already made stay as they are.
measures-factor = <b>Measures: { $factor }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· page { $page } of { $pages }
  }
measures-line = { $code }. { $name }{ $mark ->
    [own] { " " }<i>(region's)</i>
    [unused] { " " }<i>(not in use)</i>
   *[none] { "" }
  }
measures-card-title = <b>{ $code } · { $factor }</b>{ $mark ->
    [own] { " " }<i>the region's</i>
    [unused] { " " }<i>not in use</i>
   *[none] { "" }
  }
measures-card-name =
    { $name }
    <i>{ $what }</i>
measures-card-indicator = Indicator: { $name } ({ $unit }){ $baseline ->
    [none] { "" }
   *[other] . Baseline: answer { $baseline }.
  }
measures-card-target = Expected: { $target }
measures-card-questions = Answers questions: { $numbers }.
measures-card-weeks = Term: { $least }–{ $weeks } { $weeks ->
    [one] week
   *[other] weeks
  }. Effort: { $effort ->
    [little] small
    [medium] medium
   *[much] large
  }
measures-card-responsible = Responsible: { $responsible }
measures-card-evidence = Evidence: { $evidence }
measures-card-support = Of the procedure: { $support }
support-a = curator and roadmap
support-b = mentor
support-c = agreement with the support centre
support-d = subject and method support
support-e = crisis management model
measures-file = Measures.xlsx
changes-file = Changes.txt

## A table that was sent
measures-refused = Cannot be taken: { $n } mistakes. Mend the rows and send the file again; nothing has changed so far.
measures-differ = New measures: { $added }, to change: { $changed }, unchanged: { $same }.
measures-new = – { $code }: new. { $name }
measures-absent = Not in the file, stay as they are: { $n }.
measures-ready =
    { "" }
    No mistakes. Once published, new roadmaps of the region see the measures.
measures-nothing-new = Nothing new in the file: these measures are published already.
measures-moved = The region's measures have changed while you were looking. Here is the difference from what holds now.
measures-published = ✅ Measures published, region's version { $version }. New roadmaps take them.
measures-published-before = This file is published already.
button-measures-all = Send the whole list

## Mistakes in rows
measures-nothing = no measures.
measures-nothing-fix = Fill at least one row below the headings or take the sample by the button for .xlsx.
measures-too-many = more than 300 measures.
measures-too-many-fix = Keep only new and changed ones: the others stay as they are.
measures-other-sheet = I do not know this sheet, its rows would be lost.
measures-other-sheet-fix = Delete it or move the rows to the sheet “Меры”.
measures-code-shape = the code “{ $seen }” will not do.
measures-code-shape-fix = Latin letters, digits, dot and hyphen, up to 16 characters: for example M1.6.
measures-twice = the code { $code } is already in row { $first }.
measures-twice-fix = Give another code or delete one of the rows.
measures-factor-unknown = there is no factor “{ $seen }”.
measures-factor-unknown-fix = Choose one: { $known }.
measures-question = there is no scored question “{ $seen }”.
measures-question-fix = Take a name from the sheet “Пояснения”, for example q2_6.
measures-least = “{ $seen }”: I do not understand the points.
measures-least-fix = After the colon a number from 1 to { $most }: q2_6:3.
measures-other-factor = all questions belong to other factors.
measures-other-factor-fix = Add at least one question of factor { $factor } or change the factor.
measures-support = “{ $seen }” is no measure of the procedure.
measures-support-fix = Letters from «а» to «д» with commas, for example: а, г.
measures-weeks = I see “{ $seen }”, a number of weeks is needed.
measures-weeks-fix = A whole number from 1 to { $most }, for example 6.
measures-shorter = less than the shortest term: { $least }.
measures-shorter-fix = { $least } or more.
measures-choice = I do not know the word “{ $seen }”.
measures-choice-fix = Choose one: { $known }.
measures-position = looks like a name, a position is needed.
measures-position-fix = Write a position: “deputy head for teaching”.
