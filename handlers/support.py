"""The five support measures of a school: what is in force, what is not needed and why, papers, terms, scans."""

from datetime import date

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import corrected
from handlers.buttons import back, home
from handlers.days import dotted
from handlers.journey_buttons import CorrectOrder, MentorPick, SupportCard, SupportList, VisitWrite, Way
from handlers.room import At, Desk, Room, Typed, notice
from handlers.screen import Button, Document, Screen, button, column, row
from locales import Safe
from services import deadlines, files
from services.journey import mentors, scans, stages, supports, way
from services.journey.supports import Help
from services.journey.supports import told as told_of
from services.org import access, schools, units

room = Room("support")
PHOTO = "scan.jpg"
VISITS = {"mentor": "", "subjects": "subjects", "model": "review"}  # what is written down at a measure


class SupportField(CallbackData, prefix="sup-f"):
    """What is typed here is this field of the measure."""

    school: int
    item: int
    choice: int


class SupportNeedless(CallbackData, prefix="sup-no"):
    """Why is it not needed? Typed here."""

    school: int
    item: int


def _name(desk: Desk, help_: Help) -> str:
    """A measure's name; the agreement's with the centre as the region calls it."""
    name = desk.t.local(help_.kind.names)
    centre = supports.centre(desk.db, help_.school.id) if help_.kind.code == "agreement" else ""
    return f"{name}: {centre}" if centre else name


class SupportScan(CallbackData, prefix="sup-scan"):
    """Show the scan."""

    school: int
    item: int


@room.view(SupportList)
def listed(desk: Desk, data: SupportList) -> Screen:
    t, helps = desk.t, [supports.one(desk.db, desk.who, data.school, kind, desk.now) for kind in stages.kinds()]
    school = helps[0].school
    lines = [t("support-list", school=school.name)]
    lines += [t("support-line", name=_name(desk, one), state=one.state) for one in helps]
    cards = [
        button(t.plain(f"button-support-{one.kind.code}"), SupportCard(school=school.id, item=k))
        for k, one in enumerate(helps)
    ]
    return Screen(Safe("\n".join(lines)), (*column(*cards), *row(back(t, Way(school=school.id)), home(t))))


@room.view(SupportCard)
def card(desk: Desk, data: SupportCard) -> Screen:
    """State, paper, term, who is responsible, what is written down; and what may be done."""
    kind = stages.kind(data.item)
    one, t = supports.one(desk.db, desk.who, data.school, kind, desk.now), desk.t
    lines = [t("support-title", name=_name(desk, one)), t("support-state", school=one.school.name, state=one.state)]
    lines += _known(desk, one)
    if one.row and one.row.decided_at:
        who = units.seat_title(desk.db, one.row.decided_by or 0)
        lines.append(t("support-decided", who=who, when=t.when(one.row.decided_at, one.school.zone, desk.now)))
    if one.may and one.missing and one.state != "not-needed":
        lines.append(t("support-missing", names=", ".join(t.plain(f"support-field-{f}") for f in one.missing)))
    ids = {"school": one.school.id, "item": data.item}
    return Screen(
        Safe("\n".join(lines)),
        (*column(*_acts(desk, one, ids)), *row(back(t, SupportList(school=one.school.id)), home(t))),
    )


def _known(desk: Desk, one: Help) -> list[Safe]:
    """What the row has, each in its words."""
    t, row_ = desk.t, one.row
    lines = []
    if one.kind.code == "curator":
        names = schools.curators(desk.db, one.school.id)
        lines.append(t("support-curators", n=len(names), names=", ".join(names)))
    if one.kind.code == "mentor":
        names = [title for _, title in supports.mentors(desk.db, one.school.id)]
        lines.append(t("support-mentors", n=len(names), names=", ".join(names)))
    if row_ is None:
        return lines
    if row_.state == "not-needed":
        return [*lines, t("support-reason", reason=row_.reason)]
    for field in one.kind.asks:
        if held := supports.held(row_, field):
            shown = dotted(held) if field == supports.TERM else held
            if field == supports.ORDERED:
                shown = t.plain("journey-order", number=held, day=dotted(row_.dated_on))
            lines.append(t("support-field", name=t.plain(f"support-field-{field}"), value=shown))
            if field == supports.ORDERED:
                lines += corrected.lines(desk, "support", row_.id, one.school.zone)
    if row_.file_id:
        lines.append(t("support-scan"))
    return lines


def _acts(desk: Desk, one: Help, ids: dict[str, int]) -> list[Button]:
    t, code = desk.t, one.kind.code
    found: list[Button] = []
    if one.row and one.row.file_id:
        found.append(button(t.plain("button-support-scan"), SupportScan(**ids)))
    if one.may:
        if code == "mentor":
            found.append(button(t.plain("button-mentor-pick"), MentorPick(school=one.school.id)))
        else:
            step = one.kind.asks.index(one.missing[0]) if one.missing else 0
            found.append(
                button(t.plain("button-support-write", again="no" if one.missing else "yes"),
                       SupportField(**ids, choice=step))
            )  # fmt: skip
    if one.may and one.row and one.row.number:
        found.append(button(t.plain("button-order-correct"), CorrectOrder(what="support", item=one.row.id)))
    if one.seat.role in access.LOOK_AFTER and (kind := VISITS.get(code)):
        label = t.plain("button-model-review" if kind == "review" else "button-subject-visit")
        found.append(button(label, VisitWrite(school=one.school.id, item=mentors.KINDS.index(kind))))
    if one.may and one.kind.optional and one.state not in ("not-needed",):
        found.append(button(t.plain("button-support-needless"), SupportNeedless(**ids)))
    return found


# ── writing it down ──────────────────────────────────────────────────────────────────────────


@room.view(SupportField)
def ask(desk: Desk, data: SupportField) -> Screen:
    kind = stages.kind(data.item)
    one, t = supports.arranged(desk.db, desk.who, data.school, kind, desk.now), desk.t
    field = kind.asks[data.choice] if 0 <= data.choice < len(kind.asks) else ""
    if not field:
        return desk.open(SupportCard(school=one.school.id, item=data.item))
    held = supports.held(one.row, field)
    shown = dotted(held) if field == supports.TERM else held
    lines = [t("support-title", name=_name(desk, one)), t(f"support-ask-{field}")]
    if held:
        lines.append(t("support-held", value=shown))
    nxt = SupportField(school=one.school.id, item=data.item, choice=data.choice + 1)
    keep = button(t.plain("button-support-keep"), nxt) if held else None
    away = back(t, SupportCard(school=one.school.id, item=data.item))
    return Screen(Safe("\n".join(lines)), (*column(keep), *row(away, home(t))))


@room.words(At(SupportField), Typed())
def written(desk: Desk, message: Message, place: SupportField) -> Screen:
    """The next field is asked at once; after the last the card says that it is in force."""
    kind = stages.kind(place.item)
    one = supports.arranged(desk.db, desk.who, place.school, kind, desk.now)
    if not 0 <= place.choice < len(kind.asks):
        return desk.open(SupportCard(school=place.school, item=place.item))
    supports.write(desk.db, desk.who, one, kind.asks[place.choice], message.text or "", desk.now)
    went = way.advance(desk.db, one.school.id, desk.now)
    screen = desk.open(SupportField(school=place.school, item=place.item, choice=place.choice + 1))
    return screen.noted(desk.t("support-went-on")) if went else screen


@room.view(SupportNeedless)
def why_not(desk: Desk, data: SupportNeedless) -> Screen:
    one = supports.arranged(desk.db, desk.who, data.school, stages.kind(data.item), desk.now)
    t, away = desk.t, SupportCard(school=one.school.id, item=data.item)
    return Screen(t("support-why-not", name=_name(desk, one), school=one.school.name), row(back(t, away), home(t)))


@room.words(At(SupportNeedless), Typed())
def not_needed(desk: Desk, message: Message, place: SupportNeedless) -> Screen:
    one = supports.arranged(desk.db, desk.who, place.school, stages.kind(place.item), desk.now)
    supports.needless(desk.db, desk.who, one, message.text or "", desk.now)
    went = way.advance(desk.db, one.school.id, desk.now)
    screen = desk.open(SupportCard(school=place.school, item=place.item))
    return screen.noted(desk.t("support-went-on")) if went else screen


@room.words(At(SupportCard), F.document)
@room.words(At(SupportCard), F.photo)
def scanned(desk: Desk, message: Message, place: SupportCard) -> Screen:
    """A scan of the paper: a file, or a photo of it."""
    one = supports.arranged(desk.db, desk.who, place.school, stages.kind(place.item), desk.now)
    if message.document:
        sent, name = message.document.file_id, message.document.file_name or ""
        size = message.document.file_size or 0
    else:
        photo = (message.photo or [])[-1]
        sent, name, size = photo.file_id, PHOTO, photo.file_size or 0
    scans.attach(desk.db, desk.who, one, sent, name, size, desk.now)
    return desk.open(place).noted(desk.t("support-scan-kept"))


@room.act(SupportScan)
def scan(desk: Desk, data: SupportScan) -> Screen:
    """Our own copy is sent, whatever became of the message it came with."""
    one = supports.one(desk.db, desk.who, data.school, stages.kind(data.item), desk.now)
    file = scans.one(desk.db, one)
    sha256, screen = file.sha256 or "", desk.open(SupportCard(school=one.school.id, item=data.item))
    document = Document(file.name, lambda: files.read(sha256), photo=file.name == PHOTO)
    return Screen(screen.text, screen.rows, screen.place, document=document)


# ── what others hear ─────────────────────────────────────────────────────────────────────────


@notice("support-arranged")
def arranged(desk: Desk, _: int, supports: list[int]) -> Screen | None:
    """What was decided in a day, as it stands when the message goes out."""
    told = [found for number in supports if (found := told_of(desk.db, number))]
    if not told:
        return None
    t, school = desk.t, told[0][1]
    lines = [t("support-arranged", school=school.name)]
    for kept, _school, kind in told:
        name = t.local(kind.names)
        lines.append(t("support-arranged-line", name=name, state=kept.state, reason=kept.reason))
    if any(kept.state == "not-needed" for kept, *_ in told):
        lines.append(t("support-arranged-doubt"))
    return Screen(Safe("\n".join(lines)), column(button(t.plain("button-supports"), SupportList(school=school.id))))


@notice("support-scan-refused")
def scan_refused(desk: Desk, _: int, support: int, file: int) -> Screen | None:
    """The bytes could not be fetched, or are not what the name says."""
    found, why, t = supports.told(desk.db, support), files.refusal_of(desk.db, file), desk.t
    if found is None or why is None:
        return None
    again = SupportCard(school=found[1].id, item=stages.kinds().index(found[2]))
    text = t("support-scan-refused", name=why[0], school=found[1].name, measure=t.local(found[2].names), why=t(why[1]))
    return Screen(text, column(button(t.plain("button-support-open"), again)))


@notice("support-ends")
def ends(desk: Desk, _: int, support: int, until: str) -> Screen | None:
    """A term draws near; needless once it was prolonged or the measure was given up."""
    found = supports.told(desk.db, support)
    if found is None or found[0].until_on != until or found[0].state != "working":
        return None
    kept, school, kind = found
    t, today = desk.t, deadlines.local(desk.now, school.zone).date()
    day = date.fromisoformat(until)
    text = t(
        "support-ends",
        school=school.name,
        name=t.local(kind.names),
        day=t.day(day, today),
        n=max(0, (day - today).days),
    )
    item = stages.kinds().index(kind)
    return Screen(text, column(button(t.plain("button-support-open"), SupportCard(school=school.id, item=item))))


@notice("support-review")
def review(desk: Desk, _: int, support: int, last: str) -> Screen | None:
    """Time to look again: the crisis model quarterly, lessons, a mentor's next visit."""
    found = supports.told(desk.db, support)
    if found is None or found[0].state != "working":
        return None
    kept, school, kind = found
    t, item = desk.t, stages.kinds().index(kind)
    which = "mentor" if kind.code == "mentor" else VISITS.get(kind.code, "review")
    text = t("support-review", school=school.name, name=t.local(kind.names), kind=which, day=dotted(last))
    visit = VisitWrite(school=school.id, item=mentors.KINDS.index(which))
    label = t.plain("button-visit" if which == "mentor" else "button-model-review")
    open_ = button(t.plain("button-support-open"), SupportCard(school=school.id, item=item))
    return Screen(text, column(button(label, visit), open_))
