# Forms: send, check, walk, publish, get back.

button-forms = Forms
command-forms = Forms
library-title = <b>Forms</b>
library-line = { $title }: version { $version }{ $versions ->
    [1] .
   *[other] , { $versions } versions in all.
  }
library-how =
    { "" }
    To add or change one, send an .xlsx or .xls with the sheet survey, as in KoboToolbox. I show what is in it first; nothing changes until you press.
library-form = <b>{ $title } · version { $version }</b>
library-counts = Questions: { $n }, about { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
  }. Languages: { $languages }.
library-kinds = By type: { $kinds }.
library-sections = Sections: { $names }.
library-signals = Signals: { $n } ({ $codes }).
library-ready =
    { "" }
    No mistakes. It would be published as version { $version }: new cycles take it, forms already begun finish on their own.
library-nothing-new = This form is published already, the file holds nothing new.
library-refused = It cannot be taken: { $n } mistakes. Mend them and send the file again; nothing has changed so far.
library-problem = – { $text }
library-published = ✅ Version { $version } is published. { $main ->
    [yes] The next self-diagnosis takes it; forms already begun finish on their own version.
   *[other] Forms already begun finish on their own version.
  }
library-published-before = ✅ This file is published already.
library-published-already = This file is published already
button-try = Walk it as a test
button-publish = Publish
button-get-form = Get the .xlsx

## Types of questions
kind-text = text
kind-integer = whole number
kind-decimal = number
kind-date = date
kind-time = time
kind-select_one = one answer
kind-select_multiple = several answers
kind-ratio = how many of how many

## A walk for a made-up school
trial-school = made-up school
trial-begun = A test of the form: the school is made up, the answers go nowhere.
review-trial = This is a test: instead of sending I show levels and signals.
button-trial-result = Show the result
trial-result = <b>Result of the test · { $title }</b>
trial-signals = { $n ->
    [0] No signals.
   *[other] Signals that would fire: { $n }
  }
trial-signal = – { $code }: { $text }
trial-nobody =
    { "" }
    Nothing was sent, nobody sees this.
