# Settings of a region: what is set, what it means, a new value, the table, the journal, a new edition of the consent.

button-settings = Settings
command-settings = Settings of the region
settings-title = <b>Settings of the region</b>
    { $n ->
        [0] Everything is at its default. Choose what to look at or change.
        [one] { $n } setting differs from the default.
       *[other] { $n } settings differ from the defaults.
    }
settings-group-title = <b>Settings · { $group }</b>
settings-group-names = Names and terms
settings-group-hours = Hours
settings-group-signals = Signals and messages
settings-group-consent = Consent
settings-group-calendar = Calendar
settings-line = { $name }: { $value }
setting-unset = not set
setting-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
setting-day = { $day } { $works ->
    [yes] working
   *[no] day off
  }

## The settings
setting-inviting-body = Who invites
setting-inviting-body-what = The name in the first line of an invitation: “KIRO invites you”. Not set: “You are invited to Shagi”.
setting-school-term = Term for a school
setting-school-term-what = The region's own word beside a school's name in its brief. Not set: the brief does without.
setting-reminder-hours = Reminder hours
setting-reminder-hours-what = Everybody chooses one of these in /mydata. What was chosen before stays until it is changed.
setting-working-hours = Working hours
setting-working-hours-what = High signals and ordinary messages come in these hours of the school's time.
setting-quiet-hours = Quiet hours
setting-quiet-hours-what = In these hours of the school's time ordinary messages wait. Emergencies always come.
setting-working-days = { $days } working { $n ->
    [one] day
   *[other] days
  }
setting-escalation-days = When nobody takes it
setting-escalation-days-what = Three numbers of working days: when the curator hears again, when the coordinator, when the operator. It holds for new signals.
setting-idle-days = Taken but no steps
setting-idle-days-what = After so many working days without a step a taken signal comes back.
setting-daily-cap = Messages a day
setting-daily-cap-what = Nobody gets more ordinary messages in a day: the rest comes next morning as one list. Emergencies do not count.
setting-consent-text = Paragraph of the consent
setting-consent-text-what = It is added to the consent's text. A new paragraph is a new edition: everybody who is in is asked anew.
setting-calendar = Days of the region
setting-calendar-what = Days on which the region works or rests otherwise than the production calendar says.

setting-title = <b>{ $name }</b>
setting-now =
    Now: { $value }
    Default: { $default }
setting-how-text = Write the new value, up to { $most } characters.
setting-how-count = Write a whole number from { $least } to { $most }.
setting-how-counts = Write three rising numbers from { $least } to { $most }, for example 1, 2, 5.
setting-how-hours = Write the hours with commas, up to { $most }, for example 8:30, 13:00, 16:00.
setting-how-window = Write the beginning and the end, for example 9:00–18:00.
setting-how-calendar = Write a date and a word: 15.03.2027 day off, 20.03.2027 working or 15.03.2027 remove.
button-set-default = Back to the default
setting-changed = ✅ Kept. Before: { $before }. Now: { $after }.
setting-same = It is so already.

setting-bad-text = That is { $seen } characters. At most { $most } fit.
setting-bad-text-fix = Shorten the text.
setting-bad-contact = That looks like a telephone number or an e-mail address: they are not kept here. Please write without them.
setting-bad-contact-fix = Remove the number and the address.
setting-bad-count = I see “{ $seen }”. A whole number from { $least } to { $most } is needed, for example { $example }.
setting-bad-count-fix = Write a number.
setting-bad-counts = I see “{ $seen }”. { $n } rising numbers from { $least } to { $most } are needed, for example { $example }.
setting-bad-counts-fix = Write the numbers with commas.
setting-bad-hours = I see “{ $seen }”. Hours from 7:00 to 20:00 are needed, at most { $most }, for example { $example }.
setting-bad-hours-fix = Write the hours with commas.
setting-bad-window = I see “{ $seen }”. A beginning and an end are needed, for example { $example }.
setting-bad-window-fix = Write two times with a dash.
setting-bad-day = I see “{ $seen }”. A date and a word are needed, for example 15.03.2027 day off.
setting-bad-day-fix = The date is DD.MM.YYYY, the day “рабочий” (working) or “выходной” (day off).
setting-bad-calendar = More than { $most } days. Remove those that have passed.
setting-bad-calendar-fix = Remove the days that have passed.
setting-unknown = there is no setting “{ $seen }”.
setting-unknown-fix = Leave the code as in the table you were given, or delete the row.
setting-twice = the setting “{ $seen }” is named twice.
setting-twice-fix = Leave one row.

## Consent
consent-draft =
    <b>A new edition of the consent</b>
    Paragraph: { $paragraph }

    Asked anew: { $n } { $n ->
        [one] person
       *[other] people
    }. Until they answer, the former one holds.
button-consent-ask = Ask for consent ({ $n })
consent-asked = ✅ The new edition holds; { $n } { $n ->
    [one] person is
   *[other] people are
  } being asked.
consent-again =
    <b>A new edition of the consent</b>
    Kept: position, place of work, Telegram account number and answers. The curator does not read drafts. Names of children and teachers are not asked. To delete yourself: /forget.{ $own }
    Edition { $edition }, { $day }
consent-up-to-date = <b>Consent is given already</b>
    Edition { $edition }.
consent-newer = A newer edition of the consent has come. Please read it.
consent-given = ✅ Your consent is noted.
consent-declined =
    <b>All right, no consent to the new edition</b>
    The former one holds. You can delete yourself at any moment: /forget.
button-read-edition = Read the edition
home-consent = A new edition of the consent waits for your answer.

## Journal
button-settings-journal = Journal of changes
settings-journal = <b>Journal of changes</b>{ $pages ->
    [1] { "" }
   *[other] { " " }· { $page } of { $pages }
  }
settings-change = { $when }, { $seat }: { $name }. Before: { $before }; after: { $after }.
settings-journal-empty = Nothing has been changed yet.

## The table
button-settings-file = Table .xlsx
button-settings-get = Get the table
settings-file = Settings of the region.xlsx
settings-file-how =
    <b>Settings as a table</b>
    Get it, change the column «Значение» or the sheet «Календарь», send the file here. You will see what changes; nothing happens without “Apply”.
    An empty value is the default.
settings-no-columns = The sheet “{ $sheet }” has no columns “{ $first }” and “{ $second }” in its first row. Use the table you were given.
settings-difference = { $name }: now “{ $before }”, will be “{ $after }”.
settings-more = More changes: { $n }.
settings-nothing = Nothing to change: it is all so already.
settings-consent-warning = Consent will be asked anew of { $n } { $n ->
    [one] person
   *[other] people
  }.
button-settings-apply = Apply
settings-applied = ✅ Applied: { $n } { $n ->
    [one] change
   *[other] changes
  }.
settings-applied-already = Applied already
settings-applied-before = <b>{ $name }</b>
    This file has been applied already.

settings-group-journey = The school's way
setting-support-centre = Support centre
setting-support-centre-what = The centre of psychological, medical and social help that schools sign agreements with. Not set: "the centre".
setting-exit-decided-by = Who decides the exit
setting-exit-decided-by-what = Who decides that a school leaves the risk zone once every condition holds: the municipal coordinator or the region's operator.
setting-mentor-from = Where mentors come from
setting-mentor-from-what = "Steady": mentors from schools without high risks are offered first, best those strong where the school struggles. "Any": by load alone.
setting-how-choice = Write one word: { $words }.
setting-bad-choice = I see "{ $seen }". One of these words is needed: { $words }.
setting-bad-choice-fix = Enter one of the words.
