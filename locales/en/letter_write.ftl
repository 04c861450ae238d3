# Letters: the list, a draft, its fields, items, files, the report.

settings-group-letters = Letters
setting-letter-kinds = Letters of the region
setting-letter-kinds-what = Which documents the region's body may issue.
setting-town-letters = Letters of a municipality
setting-town-letters-what = Which documents a municipality may issue for its schools.
setting-how-several = Write with commas: { $words }.

## Refusals
letter-changed = The letter has been changed already: see how it stands now.
letter-too-long = That is { $seen } characters, { $most } fit. Shorten it or attach it as a file.
letter-items-full = The letter has { $most } items already. Put some of them together.
