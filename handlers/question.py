"""How one question looks: where one is, what is asked, what is known, an example, the ways on."""

from handlers.answer_buttons import (
    Absent,
    Choices,
    Guidance,
    KeepLast,
    Later,
    Onward,
    TakeDefault,
    answer_rows,
    written_out,
)
from handlers.buttons import Home, back, home
from handlers.entry_buttons import heading, told
from handlers.form_buttons import Explain, Question, Sections
from handlers.room import Desk
from handlers.screen import Rows, Screen, button, row
from locales import Safe
from services import deadlines
from services.forms import facts, parse, walk
from services.forms.answers import Answer, Entries, Given, Half, NoData, Ratio
from services.forms.evaluate import offered
from services.forms.lines import NotUnderstood
from services.forms.repeats import REFERENCE
from services.forms.schema import ATTACHED, Item, spoken
from services.forms.submissions import Draft
from services.forms.wording import answer_text, ratio_text, say


def ask(desk: Desk, draft: Draft, item: Item, page: int = 0, only: Choices | None = None) -> Screen:
    """One question: where one is, what is asked, what is known, an example, what was answered.

    `only` are the choices that a typed word has left of a long list.
    """
    t, state = desk.t, draft.state
    place = draft.compiled.nodes[item.name].place
    step = walk.progress(state, item)
    number = f"{item.number}. " if item.number and not item.number.startswith("P") else ""
    lines = [
        t(
            "form-progress",
            section=t.local(step.section.label) or t.local(draft.compiled.form.title),
            k=step.k,
            n=step.n,
        ),
        *(t("form-note", text=text) for text in _notes(draft, item, t.language)),
        *heading(desk, draft, item),
        t("form-question", text=number + say(state, item.label, t.language)),
    ]
    if hint := _hint(draft, item, t.language):
        lines.append(t("form-hint", text=hint))
    lines += [Safe(f"{n}. {t('form-choice', text=label)}") for n, label in written_out(desk, draft, item, only)]
    lines += _how(desk, draft, item)
    last = facts.known(desk.db, draft, item) if item.name not in draft.state.answers else None
    if last:
        lines.append(
            t("form-last", text=in_words(draft, item, last.said, t.language), source=source(desk, draft, last))
        )
    if item.name in draft.comments:
        lines.append(t("form-comment", text=draft.comments[item.name]))
    same, ways = _same(desk, draft, item, place, last), _ways(desk, draft, item, place)
    return Screen(
        Safe("\n".join(lines)),
        (*same, *answer_rows(desk, draft, item, place, page, only), *ways),
        place=Question(submission=draft.id, item=place, page=page).pack(),
    )


def source(desk: Desk, draft: Draft, known: facts.Known) -> str:
    """Where and when the school has said it."""
    t, today = desk.t, deadlines.local(desk.now, draft.zone).date()
    day = t.day(deadlines.local(known.at, draft.zone).date(), today)
    kind, number = known.letter or ("again" if known.again else "diagnosis", "")
    return t.plain("form-source", kind=kind, number=number, day=day)


def _hint(draft: Draft, item: Item, language: str) -> str:
    """The hint, unless it leans on an answer that is not there or not for this reader."""
    leans_on = REFERENCE.findall(spoken(item.hint, language, draft.compiled.form.default_language))
    known = all(answer_text(draft.state, name, language) for name in leans_on)
    return say(draft.state, item.hint, language) if known else ""


def _notes(draft: Draft, asked: Item, language: str) -> list[str]:
    """What the form tells between the question before and this one."""
    told: list[str] = []
    for item in reversed(draft.compiled.items[: draft.compiled.ranks[asked.name]]):
        if item.asked:
            break
        if item.kind == "note" and item.name in draft.state.relevant:
            told.insert(0, say(draft.state, item.label, language))
    return told


def _same(desk: Desk, draft: Draft, item: Item, place: int, last: object) -> Rows:
    """One tap keeps what was said last time, or takes what the form suggests."""
    t, ids = desk.t, {"submission": draft.id, "rev": draft.rev, "item": place}
    if last:
        return row(button(t.plain("button-keep-last"), KeepLast(**ids)))
    if item.name in draft.state.answers or (said := suggested(draft, item)) is None:
        return ()
    return row(button(t.plain("button-default", text=in_words(draft, item, said, t.language)), TakeDefault(**ids)))


def suggested(draft: Draft, item: Item) -> Answer | None:
    """The form's default as an answer; None where it has none or where it does not fit."""
    if not item.default:
        return None
    names = item.default.split()
    said: Answer
    if item.kind == "select_one":
        said = Given(item.default)
    elif item.kind == "select_multiple":
        said = Given(tuple(names))
    else:
        try:
            total = draft.state.totals.get(item.name)
            said = parse.answer(item, item.default, total=total, today=draft.state.today)
        except NotUnderstood:
            return None
    known = {choice.name for choice in offered(draft.state, item)}
    if item.kind.startswith("select") and not set(names) <= known:
        return None
    return said if walk.objection(draft.state, item, said) is None else None


def in_words(draft: Draft, item: Item, said: Answer, language: str) -> str:
    """An answer as a person reads it, whether it is stored or not."""
    if isinstance(said, Given) and isinstance(said.value, Ratio):
        return ratio_text(said.value, language)
    return answer_text(draft.state.with_answer(item, said), item.name, language)


def _how(desk: Desk, draft: Draft, item: Item) -> list[Safe]:
    """How to answer, or what was answered."""
    t, said = desk.t, draft.state.answers.get(item.name)
    if item.kind == "repeat":
        return told(desk, draft, item)
    if isinstance(said, Half) and item.name not in draft.state.totals:
        return [t("form-half", n=said.n, label=spoken((item.parts or ())[1].label, t.language) if item.parts else "")]
    change = [] if item.kind.startswith("select") or item.kind in ATTACHED else [t("form-change")]
    if isinstance(said, Given) and item.kind != "select_multiple":
        return [t("form-answered", text=answer_text(draft.state, item.name, t.language)), *change]
    if isinstance(said, NoData):
        return [t("form-answered", text=t.plain("answer-absent")), *change]
    if item.kind.startswith("select"):
        return []
    if item.kind in ("text", "decimal", "date", "time", "geopoint", *ATTACHED):
        return [t(f"form-how-{item.kind}")]
    known = draft.state.totals.get(item.name)
    key = "form-how-ratio" if item.kind == "ratio" and known is None else "form-how-number"
    return [t(key, unit=spoken(item.unit, t.language))]


def _ways(desk: Desk, draft: Draft, item: Item, place: int) -> Rows:
    """Putting off, no data, a word of explanation; then the ways out."""
    t, ids = desk.t, {"submission": draft.id, "item": place}
    later = button(t.plain("button-later"), Later(**ids, rev=draft.rev))
    needed = draft.state.required(item) or draft.compiled.entries(item.name)
    absent = None if needed else button(t.plain("button-no-data"), Absent(**ids, rev=draft.rev))
    settled = item.name in draft.state.answers and not isinstance(draft.state.answers[item.name], Half | Entries)
    explain = button(t.plain("button-explain"), Explain(**ids)) if settled else None
    onward = button(t.plain("button-onward"), Onward(**ids)) if settled and item.kind != "select_multiple" else None
    before = walk.previous_item(draft.state, item)
    previous = (
        back(t, Question(submission=draft.id, item=draft.compiled.nodes[before.name].place))
        if before
        else back(t, Home())
    )
    more = button(t.plain("button-guidance"), Guidance(**ids)) if item.guidance else None
    return (
        *row(explain, more, onward),
        *row(later, absent),
        *row(previous, button(t.plain("button-sections"), Sections(submission=draft.id)), home(t)),
    )
