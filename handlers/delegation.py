"""Sections to a deputy, the director's side: which, to whom, by link, taken back."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.buttons import back, home
from handlers.form_buttons import Delegate, HeldCard, Sections
from handlers.holdings import names, progress, section_at, with_deputy
from handlers.newcomer import invitation, usual_title, usual_titles
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Screen, button, column, numbered, packed, row
from locales import Safe
from services.forms import delegation, submissions
from services.forms.delegation import Deputy
from services.forms.submissions import Draft
from services.org import entry, units
from services.refusal import NotThere, Refusal

room = Room("delegation")
MOST_ROWS = 6  # of sections or of deputies; more become numbers


class DelegateTo(CallbackData, prefix="dlg-to"):
    """To whom? The chosen sections as bits."""

    submission: int
    chosen: int


class Hand(CallbackData, prefix="dlg-give"):
    submission: int
    chosen: int
    seat: int


class NewDeputy(CallbackData, prefix="dlg-new"):
    """A deputy who is not here yet: the title is pressed or typed."""

    submission: int
    chosen: int


class Titled(CallbackData, prefix="dlg-title"):
    submission: int
    chosen: int
    title: int


class TakeBack(CallbackData, prefix="dlg-back"):
    submission: int
    section: int


class InviteAgain(CallbackData, prefix="dlg-inv"):
    submission: int
    section: int


def _own(desk: Desk, submission: int) -> Draft:
    """The director's own draft; a trial has no deputies, and what was sent has nothing to give."""
    draft = submissions.own(desk.db, desk.who, submission, desk.now)
    if draft.trial:
        raise NotThere
    if not draft.open:
        raise Refusal("form-already-sent")
    return draft


def _sections(draft: Draft, chosen: int) -> list[str]:
    """The sections behind the bits that can be given: those that ask something and that nobody holds."""
    listed = enumerate(draft.compiled.form.sections)
    return [
        s.name for k, s in listed if chosen >> k & 1 and s.name and s.name not in draft.held and progress(draft, s)[1]
    ]


@room.view(Delegate)
def which(desk: Desk, data: Delegate) -> Screen:
    """Tick the sections; nothing has changed yet."""
    draft, t = _own(desk, data.submission), desk.t
    free = _sections(draft, -1)
    ticks, lines = [], [t("delegate-which" if free else "delegate-nothing")]
    for k, section in enumerate(draft.compiled.form.sections):
        if section.name in free:
            done, n = progress(draft, section)
            name, mark = t.local(section.label), "☑" if data.chosen >> k & 1 else "☐"
            lines.append(t("form-section", name=name, done=done, n=n))
            ticks.append(button(f"{mark} {name}", Delegate(submission=draft.id, chosen=data.chosen ^ 1 << k)))
    rows = packed(ticks)
    if len(rows) > MOST_ROWS:
        lines[1:] = [
            Safe(f"{n}. {tick.label[0]} {line}") for n, (tick, line) in enumerate(zip(ticks, lines[1:], strict=True), 1)
        ]
        rows = numbered(ticks)
    picked = _sections(draft, data.chosen)
    onward = DelegateTo(submission=draft.id, chosen=data.chosen)
    return Screen(
        Safe("\n".join(lines)),
        (
            *column(button(t.plain("button-delegate-to", n=len(picked)), onward) if picked else None),
            *rows,
            *row(back(t, Sections(submission=draft.id)), home(t)),
        ),
    )


@room.view(DelegateTo)
def whom(desk: Desk, data: DelegateTo) -> Screen:
    draft, t = _own(desk, data.submission), desk.t
    chosen = _sections(draft, data.chosen)
    if not chosen:
        return desk.open(Delegate(submission=draft.id))
    ids = {"submission": draft.id, "chosen": data.chosen}
    found = delegation.deputies(desk.db, draft.school_id)
    known = [button(_brief(one.title), Hand(**ids, seat=one.seat_id)) for one in found]
    lines = [t("delegate-whom", sections=names(desk, draft, chosen))]
    rows = column(*known)
    if len(rows) > MOST_ROWS:
        lines += [Safe(f"{n}. {t('delegate-deputy', who=one.title)}") for n, one in enumerate(found, 1)]
        rows = numbered(known)
    lines += [t("delegate-not-in", who=one.title) for one in found if not one.entered]
    return Screen(
        Safe("\n".join(lines)),
        (
            *rows,
            *row(button(t.plain("button-new-deputy"), NewDeputy(**ids))),
            *row(back(t, Delegate(**ids)), home(t)),
        ),
    )


@room.act(Hand)
def hand(desk: Desk, data: Hand) -> Screen:
    draft = _own(desk, data.submission)
    return _given(desk, draft, data.chosen, delegation.deputy(desk.db, draft.school_id, data.seat))


def _brief(title: str) -> str:
    """«Зам. директора по УВР»: the end tells deputies apart, and a button has no room for the beginning."""
    return title.replace("Заместитель директора", "Зам. директора")


def _given(desk: Desk, draft: Draft, chosen: int, to: Deputy) -> Screen:
    """Given; whoever has not come in yet gets a link."""
    t, sections = desk.t, _sections(draft, chosen)
    given = delegation.give(desk.db, desk.who, draft, sections, to, desk.now)
    if not given:  # a second press: they are there already
        return desk.open(Sections(submission=draft.id)).said(t.plain("section-given-already"))
    said = t("section-given-now", sections=names(desk, draft, given), who=to.title)
    if to.entered:
        return desk.open(Sections(submission=draft.id)).noted(said)
    return _invitation(desk, draft, to).noted(said)


def _invitation(desk: Desk, draft: Draft, to: Deputy) -> Screen:
    issued, card = entry.issue(desk.db, to.seat_id, desk.who, desk.now), Sections(submission=draft.id)
    return invitation(desk, issued, to.title, draft.school, draft.zone, row(back(desk.t, card), home(desk.t)), card)


@room.view(NewDeputy)
def new_deputy(desk: Desk, data: NewDeputy) -> Screen:
    draft, t = _own(desk, data.submission), desk.t
    ids = {"submission": draft.id, "chosen": data.chosen}
    quick = usual_titles(t, lambda place: Titled(**ids, title=place))
    return Screen(t("new-deputy"), (*column(*quick), *row(back(t, DelegateTo(**ids)), home(t))))


@room.act(Titled)
def titled(desk: Desk, data: Titled) -> Screen:
    return _invited(desk, data.submission, data.chosen, usual_title(desk.t, data.title))


@room.words(At(NewDeputy), Typed())
def typed(desk: Desk, message: Message, place: NewDeputy) -> Screen:
    return _invited(desk, place.submission, place.chosen, message.text or "")


def _invited(desk: Desk, submission: int, chosen: int, title: str) -> Screen:
    draft = _own(desk, submission)
    if not _sections(draft, chosen):  # a second press: the first one has given them
        return desk.open(Sections(submission=draft.id)).said(desk.t.plain("section-given-already"))
    deputy = delegation.new_deputy(desk.db, desk.who, draft.seat, title, desk.now)
    return _given(desk, draft, chosen, deputy)


@room.view(HeldCard)
def card(desk: Desk, data: HeldCard) -> Screen:
    """Who has the section, how far it is, taking it back."""
    draft, t = _own(desk, data.submission), desk.t
    section = section_at(draft, data.section)
    holding = delegation.holdings(desk.db, draft.id).get(section.name)
    if holding is None or holding.state != "held":
        return desk.open(Sections(submission=draft.id))
    ids = {"submission": draft.id, "section": data.section}
    text = t(
        "section-card", line=with_deputy(desk, draft, section, holding), entered="yes" if holding.entered else "no"
    )
    again = button(t.plain("button-invite-deputy"), InviteAgain(**ids)) if not holding.entered else None
    return Screen(
        text,
        (*column(again, button(t.plain("button-take-section"), TakeBack(**ids))),
         *row(back(t, Sections(submission=draft.id)), home(t))),
    )  # fmt: skip


@room.act(TakeBack)
def take_back(desk: Desk, data: TakeBack) -> Screen:
    draft = _own(desk, data.submission)
    section = section_at(draft, data.section)
    done = delegation.take_back(desk.db, desk.who, draft, section.name, desk.now)
    screen = desk.open(Sections(submission=draft.id))
    return screen.said(desk.t.plain("section-taken" if done else "section-yours", name=desk.t.local(section.label)))


@room.act(InviteAgain)
def invite_again(desk: Desk, data: InviteAgain) -> Screen:
    draft = _own(desk, data.submission)
    holding = delegation.holdings(desk.db, draft.id).get(section_at(draft, data.section).name)
    if holding is None or holding.state != "held" or holding.entered:
        return desk.open(Sections(submission=draft.id))
    return _invitation(desk, draft, Deputy(holding.seat_id, holding.title, False))


@notice("deputy-left")
def deputy_left(desk: Desk, seat_id: int, submission: int, sections: list[str], by: int) -> Screen | None:
    """To the director: whose sections are theirs again."""
    try:
        draft = submissions.own(desk.db, desk.who, submission, desk.now)
    except NotThere:
        return None
    if not draft.open:
        return None
    t = desk.t
    text = t("deputy-left", who=units.seat_title(desk.db, by), sections=names(desk, draft, sections))
    return Screen(text, (*column(button(t.plain("button-sections"), Sections(submission=draft.id))), *row(home(t))))


@notice("sections-done")
def sections_done(desk: Desk, seat_id: int, submission: int, sections: list[str], by: int) -> Screen | None:
    """To the director: which sections are ready, who answered them, what is left."""
    try:
        draft = submissions.own(desk.db, desk.who, submission, desk.now)
    except NotThere:
        return None
    if not draft.open:
        return None
    t, ready = desk.t, delegation.holdings(desk.db, draft.id)
    lines = [
        with_deputy(desk, draft, section, ready[section.name])
        for section in draft.compiled.form.sections
        if section.name in sections and section.name in ready
    ]
    text = t("sections-done", lines=Safe("\n".join(lines)), left=len(draft.state.missing))
    return Screen(text, (*column(button(t.plain("button-sections"), Sections(submission=draft.id))), *row(home(t))))
