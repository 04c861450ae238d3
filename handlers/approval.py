"""A roadmap goes for agreement and comes back: sent, remarked on, agreed, put in force, changed, withdrawn."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers import roadmap_words as words
from handlers.buttons import RoadmapCard, back, home
from handlers.days import when
from handlers.roadmap_buttons import (
    Agree,
    ChangeRoadmap,
    DropChange,
    GiveBack,
    OrderAsk,
    Recall,
    Remark,
    RowCard,
    SendAsk,
    WithdrawAsk,
)
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, button, column, row, short
from locales import Safe
from services.forms import orders
from services.org import units
from services.refusal import NotThere, Refusal
from services.roadmaps import approval, edit, edit_fields, roadmaps
from services.roadmaps.roadmaps import Plan, Stale

room = Room("approval")
QUICK, WHY, ENDS = 5, 3, 3  # ready remarks, reasons of a change, reasons of a withdrawal


class SendNow(CallbackData, prefix="rd-go"):
    """Send it, as it stood at this revision; `why` is a ready reason of a change, 0 for none."""

    roadmap: int
    rev: int
    why: int = 0


class QuickRemark(CallbackData, prefix="rd-rq"):
    measure: int
    which: int  # 0 takes it back


class QuickEnd(CallbackData, prefix="rd-eq"):
    roadmap: int
    rev: int
    which: int


def _to_card(desk: Desk, number: int) -> Screen:
    return desk.open(RoadmapCard(roadmap=number))


# ── the one who writes ───────────────────────────────────────────────────────────────────────


@room.view(SendAsk)
def ask_send(desk: Desk, data: SendAsk) -> Screen:
    """Who will see it and when; of a change in work also why."""
    plan, t = words.read(desk, data.roadmap), desk.t
    if not plan.editable:
        return _to_card(desk, data.roadmap)
    who = ", ".join(units.seat_title(desk.db, seat) for seat in approval.judges(desk.db, plan)[:2])
    if not who:
        raise approval.NoCurator(plan)
    heard = when(desk, approval.heard_at(plan, desk.now), plan.unit.zone)
    changing = plan.roadmap.change is not None
    lines = [t("road-send", again="yes" if plan.roadmap.version else "no"), words.span(desk, plan)]
    lines += words.crowds(desk, plan)
    lines.append(t("road-who-sees", who=who, when=heard))
    ids = {"roadmap": data.roadmap, "rev": plan.roadmap.rev}
    if changing:
        lines.append(t("road-why-change"))
        ways = [button(t.plain(f"change-because-{k}"), SendNow(**ids, why=k)) for k in range(1, WHY + 1)]
    else:
        ways = [button(t.plain("button-road-send-now", kind=plan.unit.kind), SendNow(**ids))]
    return Screen(Safe("\n".join(lines)), (*column(*ways), *row(back(t, RoadmapCard(roadmap=data.roadmap)), home(t))))


@room.act(SendNow)
def send(desk: Desk, data: SendNow) -> Screen:
    reason = desk.t.plain(f"change-because-{data.why}") if 1 <= data.why <= WHY else ""
    return _send(desk, data.roadmap, data.rev, reason)


@room.words(At(SendAsk), Typed())
def send_because(desk: Desk, message: Message, place: SendAsk) -> Screen:
    """Of a change the reason is typed, and with it the change is sent."""
    plan = words.read(desk, place.roadmap)
    if plan.roadmap.change is None:
        return desk.open(place)
    reason = edit_fields.told(message.text or "", approval.LONGEST)
    return _send(desk, place.roadmap, plan.roadmap.rev, reason)


def _send(desk: Desk, number: int, rev: int, reason: str) -> Screen:
    plan = words.read(desk, number)
    if plan.roadmap.change is not None and not reason:
        raise Refusal("road-reason-needed")
    at = approval.send(desk.db, desk.who, plan, rev, desk.now, reason)
    return _to_card(desk, number).noted(desk.t("road-sent", when=when(desk, at, plan.unit.zone)))


@room.act(Recall)
def recall(desk: Desk, data: Recall) -> Screen:
    plan = words.read(desk, data.roadmap)
    return _decided(desk, plan, lambda: approval.recall(desk.db, desk.who, plan, data.rev, desk.now), "road-recalled")


@room.view(OrderAsk)
def ask_order(desk: Desk, data: OrderAsk) -> Screen:
    plan, t = words.read(desk, data.roadmap), desk.t
    if not plan.own or plan.roadmap.state != "agreed":
        return _to_card(desk, data.roadmap)
    return Screen(t("road-order"), row(back(t, RoadmapCard(roadmap=data.roadmap)), home(t)))


@room.words(At(OrderAsk), Typed())
def typed_order(desk: Desk, message: Message, place: OrderAsk) -> Screen:
    plan, t = words.read(desk, place.roadmap), desk.t
    number, on = orders.read(message.text or "", words.today(desk, plan))
    approval.put_in_force(desk.db, desk.who, plan, plan.roadmap.rev, number, on.isoformat(), desk.now)
    return _to_card(desk, place.roadmap).noted(t("road-in-force", number=number, on=f"{on:%d.%m.%Y}"))


@room.act(ChangeRoadmap)
def change(desk: Desk, data: ChangeRoadmap) -> Screen:
    plan = words.read(desk, data.roadmap)
    edit.begin_change(desk.db, desk.who, plan, desk.now)
    return _to_card(desk, data.roadmap).noted(desk.t("road-changing"))


@room.act(DropChange)
def drop(desk: Desk, data: DropChange) -> Screen:
    plan = words.read(desk, data.roadmap)
    edit.drop_change(desk.db, desk.who, plan, desk.now)
    return _to_card(desk, data.roadmap).noted(desk.t("road-dropped"))


# ── those who decide ─────────────────────────────────────────────────────────────────────────


@room.view(Remark)
def ask_remark(desk: Desk, data: Remark) -> Screen:
    found, plan = roadmaps.row_of(desk.db, desk.who, data.measure)
    t = desk.t
    if not plan.judged:
        return _to_card(desk, plan.roadmap.id)
    name = short(plan.fields(found)["name"], 60)
    lines = [t("road-ask-remark", n=words.numbered(plan, found), name=name)]
    if found.remark:
        lines.append(t("road-row-remark", text=found.remark))
    quick = [button(t.plain(f"remark-{k}"), QuickRemark(measure=found.id, which=k)) for k in range(1, QUICK + 1)]
    undo = button(t.plain("button-remark-undo"), QuickRemark(measure=found.id, which=0)) if found.remark else None
    return Screen(Safe("\n".join(lines)), (*column(*quick, undo), *row(back(t, RowCard(measure=found.id)), home(t))))


@room.act(QuickRemark)
def quick_remark(desk: Desk, data: QuickRemark) -> Screen:
    if not 0 <= data.which <= QUICK:
        raise NotThere
    return _remark(desk, data.measure, desk.t.plain(f"remark-{data.which}") if data.which else None)


@room.words(At(Remark), Typed())
def typed_remark(desk: Desk, message: Message, place: Remark) -> Screen:
    return _remark(desk, place.measure, edit_fields.told(message.text or "", approval.LONGEST))


def _remark(desk: Desk, number: int, text: str | None) -> Screen:
    found, plan = roadmaps.row_of(desk.db, desk.who, number)
    page = words.page_of(plan, found)
    return _decided(desk, plan, lambda: approval.remark(desk.db, plan, found, text), "road-remarked", page=page)


@room.act(Agree)
def agree(desk: Desk, data: Agree) -> Screen:
    plan = words.read(desk, data.roadmap)
    return _decided(desk, plan, lambda: approval.agree(desk.db, desk.who, plan, data.rev, desk.now), "road-agreed")


@room.act(GiveBack)
def give_back(desk: Desk, data: GiveBack) -> Screen:
    plan = words.read(desk, data.roadmap)
    done = "road-given-back"
    return _decided(desk, plan, lambda: approval.give_back(desk.db, desk.who, plan, data.rev, desk.now), done)


def _decided(desk: Desk, plan: Plan, work: Callable[[], None], said: str, *, page: int | None = None) -> Screen:
    """One decision however many press: the others see the card with who has decided and when."""
    number, t = plan.roadmap.id, desk.t
    try:
        work()
    except Stale:
        desk.db.expire_all()
        who = units.seat_title(desk.db, plan.roadmap.decided_by or 0)
        decided = plan.roadmap.state != "review" and plan.roadmap.change != "review" and plan.roadmap.decided_at
        at = t.when(plan.roadmap.decided_at, plan.unit.zone, desk.now) if plan.roadmap.decided_at else ""
        return _to_card(desk, number).said(t.plain("road-taken", who=who, when=at, decided="yes" if decided else "no"))
    screen = desk.open(RoadmapCard(roadmap=number, page=page or 0))
    return screen.noted(t(said)) if page is None else screen.said(t.plain(said))


# ── its end ──────────────────────────────────────────────────────────────────────────────────


@room.view(WithdrawAsk)
def ask_withdraw(desk: Desk, data: WithdrawAsk) -> Screen:
    plan, t = words.read(desk, data.roadmap), desk.t
    ids = {"roadmap": data.roadmap, "rev": plan.roadmap.rev}
    quick = [button(t.plain(f"withdraw-{k}"), QuickEnd(**ids, which=k)) for k in range(1, ENDS + 1)]
    away = row(back(t, RoadmapCard(roadmap=data.roadmap)), home(t))
    return Screen(
        t("road-ask-withdraw", unit=plan.unit.name, whose="own" if plan.own else "other"), (*column(*quick), *away)
    )


@room.act(QuickEnd)
def quick_end(desk: Desk, data: QuickEnd) -> Screen:
    if not 1 <= data.which <= ENDS:
        raise NotThere
    return _withdraw(desk, data.roadmap, data.rev, desk.t.plain(f"withdraw-{data.which}"))


@room.words(At(WithdrawAsk), Typed())
def typed_end(desk: Desk, message: Message, place: WithdrawAsk) -> Screen:
    plan = words.read(desk, place.roadmap)
    return _withdraw(desk, place.roadmap, plan.roadmap.rev, edit_fields.told(message.text or "", approval.LONGEST))


def _withdraw(desk: Desk, number: int, rev: int, reason: str) -> Screen:
    plan = words.read(desk, number)
    approval.withdraw(desk.db, desk.who, plan, rev, reason, desk.now)
    return _to_card(desk, number).noted(desk.t("road-withdrawn-now"))
