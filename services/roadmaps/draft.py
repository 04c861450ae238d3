"""A roadmap in one tap: the measures that answer a verified profile's worst answers, dated and counted."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from models import Measure, Roadmap, Submission
from services import deadlines, journal, outbox
from services.content import overrides
from services.deadlines import Overrides
from services.forms import submissions
from services.forms.evaluate import State
from services.forms.schema import spoken
from services.org import seats
from services.org.people import Place, Who
from services.refusal import Refusal
from services.risk import profile
from services.risk.hearing import curators_of, occupied
from services.roadmaps import better, library, roadmaps, standing, terms
from services.roadmaps.measures import Measure as Offer
from services.roadmaps.suggest import Answered, Weak, suggest

LANGUAGE = "ru"  # a roadmap is a document of the school, not a screen of one reader


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a measure stands in a draft: its factor, which factor this is, which measure of it."""

    factor: str
    factor_nth: int
    nth: int


def draft(db: Session, who: Who, place: Place, now: datetime) -> Roadmap:
    """A draft from the school's newest verified profile; the one that is alive is returned instead of a second."""
    if (found := roadmaps.alive(db, place.unit_id)) is not None:
        return found
    submission = basis(db, place.unit_id)
    state = submissions.sent(db, place, submission.id, now).state
    roadmap = empty(db, who, place, now, submission.id)
    suggested = suggest(_weak(db, submission.id), library.of_unit(db, place.unit_id).offered)
    order = list(dict.fromkeys(one.factor for one in suggested))
    first = terms.beginning(deadlines.local(now, place.zone).date(), overrides())
    taken = dict.fromkeys(order, 0)
    for number, one in enumerate(suggested):
        slot = Slot(one.factor, order.index(one.factor), taken[one.factor])
        taken[one.factor] += 1
        db.add(row(roadmap.id, number, one.measure, slot, first, state))
    db.flush()
    return roadmap


def basis(db: Session, unit_id: int) -> Submission:
    """The newest sent profile of a school; raises `Refusal` until the municipality has verified it."""
    found = standing.profile_of(db, unit_id)
    if found is None:
        raise Refusal("roadmap-needs-profile")
    if found.verified_at is None:
        raise Refusal("roadmap-needs-verification")
    return found


def ask_verification(db: Session, who: Who, place: Place, now: datetime) -> datetime | None:
    """A word to the curators, once a day, that the school waits for its levels; None where nobody is to hear it.

    Without a curator the region's operators hear it: they are who assigns one. Returns when it is heard.
    """
    found = standing.profile_of(db, place.unit_id)
    if found is None or found.verified_at is not None:
        return None
    hearing = curators_of(db, place.unit_id) or occupied(db, seats.above(db, place.unit_id, "operator"))
    at = deadlines.next_working_moment(now, place.zone, overrides())
    today = deadlines.local(now, place.zone).date()
    for seat_id in hearing:
        once = f"roadmap-verify/{found.id}/{today}/{seat_id}"
        outbox.notify(db, seat_id, "profile-to-verify", once=once, now=now, not_before=at, submission=found.id)
    return at if hearing else None


def empty(db: Session, who: Who, place: Place, now: datetime, submission_id: int | None = None) -> Roadmap:
    """A draft without measures: the beginning of every plan, a municipality's too."""
    roadmap = Roadmap(unit_id=place.unit_id, submission_id=submission_id, made_at=now, made_by=place.seat_id)
    db.add(roadmap)
    db.flush()
    journal.write(db, who, "draft", "roadmap", roadmap.id, now, seat_id=place.seat_id)
    return roadmap


def row(roadmap_id: int, place: int, offer: Offer, slot: Slot, first: date, state: State | None) -> Measure:
    """A measure of the library as a row: dated, with the school's own numbers where it has given them."""
    days: Overrides = overrides()
    starts = terms.start(first, slot.factor_nth, slot.nth, days)
    question = offer.indicator.baseline
    now = better.baseline(state, question, LANGUAGE) if state else ""
    then = better.target(state, slot.factor, question, LANGUAGE) if state and now else ""
    return Measure(
        roadmap_id=roadmap_id, place=place, code=offer.code, factor=slot.factor, name=spoken(offer.name, LANGUAGE),
        starts_on=starts.isoformat(), ends_on=terms.end(starts, offer.weeks, offer.weeks_least, days).isoformat(),
        responsible=spoken(offer.responsible, LANGUAGE), indicator=spoken(offer.indicator.name, LANGUAGE),
        baseline=now, target=then or spoken(offer.indicator.target, LANGUAGE),
        evidence=spoken(offer.evidence, LANGUAGE),
    )  # fmt: skip


def state_of_basis(db: Session, plan: roadmaps.Plan, now: datetime) -> State | None:
    """The answers a roadmap stands on; none for the plan of a municipality."""
    if plan.roadmap.submission_id is None:
        return None
    return submissions.sent(db, plan.place, plan.roadmap.submission_id, now).state


def _weak(db: Session, submission_id: int) -> list[Weak]:
    return [
        Weak(one.factor, one.counts, one.score, tuple(Answered(r.item, r.score, r.weight) for r in one.reasons))
        for one in profile.read(db, submission_id)
    ]
