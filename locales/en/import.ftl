# Import of a region from .xlsx. Every mistake of a row has two parts: what is wrong and how to mend it (…-fix).

import-row = “{ $sheet }”, row { $row }, column “{ $column }”: { $what } { $remedy }

## The file cannot be read
import-empty = The file is empty. Send a filled .xlsx table.
import-too-large = The file is larger than { $limit } MB. Two sheets without pictures are enough: save them as a new .xlsx.
import-password = The file has a password or is an old .xls. Remove the password and save it as “Excel Workbook (.xlsx)”.
import-not-xlsx = This is not an Excel table. An .xlsx is needed: a region with the sheets “Территории” and “Места”, or a form with the sheet survey.
import-macros = The file contains macros. Save it as “Excel Workbook (.xlsx)” without macros.
import-bomb = The file is far larger inside than outside; such files are not opened. Copy the rows to a new table.
import-too-heavy = The file is too heavy to be read in the time allowed. Copy the rows to a new table.
import-unreadable = The file is damaged and its rows could not be read. Save it again as .xlsx.
import-too-many-rows = Too many filled rows on “{ $sheet }”. The limit is { $limit }; split the file.
import-too-wide = More than { $limit } columns are filled on “{ $sheet }”. Keep the columns of the example.
import-no-sheet = There is no sheet “{ $sheet }”. Found: { $seen }. Name the sheet “{ $sheet }”.
import-nothing = The sheets “Территории” and “Места” are empty. Fill at least one row under the headings.
import-has-errors = Cannot import, mistakes: { $count }. Mend the rows and send the file again; nothing has changed yet.

## Mistakes in rows
import-no-column = the column is missing.
import-no-column-fix = Add a column with this heading to the first filled row.
import-personal = personal data is not wanted.
import-personal-fix = Delete the column: only positions here, people enter by invitation.
import-unknown-column = the column is unknown, its data would be lost.
import-unknown-column-fix = Delete the column or name it as in the example.
import-formula = the cell holds a formula.
import-formula-fix = Paste the value itself: “Copy”, then “Paste values”.
import-cell-error = the cell holds an Excel error.
import-cell-error-fix = Type the value.
import-too-long = longer than { $limit } characters.
import-too-long-fix = Shorten the text.
import-no-value = empty.
import-no-value-fix = Type a value: the column is required.
import-zone = the zone “{ $seen }” is unknown.
import-zone-fix = Write “МСК+2”, “UTC+5” or “Asia/Yekaterinburg”.
import-code-shape = the code “{ $seen }” has characters it should not have.
import-code-shape-fix = Keep letters, digits, dots and hyphens, no spaces: for example, Ш-12.
import-role = the role “{ $seen }” is unknown.
import-role-fix = Choose one: { $known }.
import-code-twice = the code “{ $code }” is already in row { $first }.
import-code-twice-fix = Give another code or delete one of the rows.
import-cycle = “{ $code }” belongs to itself, directly or through other rows.
import-cycle-fix = Write the code of the unit above; leave the region's cell empty.
import-too-deep = more than { $limit } levels.
import-too-deep-fix = Check the column “Входит в”: usually region, municipality, school.
import-below-school = “{ $code }” is a school, nothing can belong to it.
import-below-school-fix = Write the code of a municipality.
import-no-parent = it is not said what this belongs to.
import-no-parent-fix = Write the municipality's code for a school, the region's code for a municipality.
import-no-zone = there is no time zone here or above.
import-no-zone-fix = Give the municipality a zone, for example “МСК+2”: its schools take it.
import-kind-changed = the code “{ $code }” already belongs to a unit of another kind.
import-kind-changed-fix = Restore the kind or take a new code: a school's answers stay with it.
import-seat-place = { $role ->
    [operator] an operator sits at a region, and “{ $code }” is not one.
    [coordinator] a coordinator sits at a municipality, and “{ $code }” is not one.
    [curator] a curator sits at a municipality, and “{ $code }” is not one.
   *[other] directors and deputies sit at a school, and “{ $code }” is not one.
  }
import-seat-place-fix = Check the code and the role. A curator's schools go to the column “Курирует”.
import-seat-twice = the same seat is in row { $first }.
import-seat-twice-fix = Delete the repetition or make the position differ: “Куратор 1”, “Куратор 2”.
import-second-director = this school's director is already in row { $first }.
import-second-director-fix = Keep one, enter the other as a deputy.
import-curates-not-curator = schools are given for somebody who is no curator.
import-curates-not-curator-fix = Clear the cell or set the role “куратор”.
import-curates-no-school = “{ $code }” is not a school.
import-curates-no-school-fix = Write school codes separated by commas.
import-curates-outside = the school “{ $code }” does not belong to “{ $unit }”.
import-curates-outside-fix = Remove the school or enter the curator at its municipality.
import-lookalike = there is no code “{ $code }”, but “{ $near }”: Cyrillic and Latin letters look alike.
import-lookalike-fix = Copy the code from the sheet “Территории”.
import-code-near = the code “{ $code }” is not on the sheet “Территории”; there is “{ $near }”.
import-code-near-fix = Correct the code.
import-code-unknown = the code “{ $code }” is not on the sheet “Территории”.
import-code-unknown-fix = Correct the code or add a row to the sheet “Территории”.

## In the chat
import-how =
    <b>Load the region</b>
    Send an .xlsx table with the sheets “Территории” and “Места”. No names are needed: only codes, positions and who looks after which schools. First you see what would change; nothing is loaded until you press. Loading again is safe.
button-example = Send an example
example-file = Region example.xlsx
import-received = 📎 The file has come, reading it. I will write what is in it.
import-title = <b>File “{ $name }”</b>
import-units = Units: new { $new }, to change { $changed }, unchanged { $same }.
import-seats = Seats: new { $new }, to change { $changed }, unchanged { $same }.
import-change = – { $subject }, { $column }: “{ $before }” → “{ $after }”
import-absent = Not in the file, stays as it is: { $n }.
import-without-curator = Without a curator: { $n } – { $names }.
import-no-change = Everything is loaded already, nothing to change.
button-load = Load the file
button-mistakes = Send all mistakes
mistakes-file = Mistakes.txt
import-loaded = ✅ Loaded. New units: { $units }, seats: { $seats }, changed: { $changed }.
import-loaded-before = <b>File “{ $name }”</b> is loaded already.
import-loaded-already = This file is loaded already
