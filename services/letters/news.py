"""A word to many recipients of a letter at once: rows made by the database itself, zone by zone."""

from datetime import datetime, timedelta

from sqlalchemy import JSON, ColumnElement, String, cast, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import Delivery, Letter, Notice, Unit
from models.base import Moment
from models.engine import stir
from models.outbox import CLASSES
from services import deadlines, outbox
from services.content import overrides
from services.letters import books
from services.letters.received import OPEN

CORRECTED, STOPPED, RESUMED = "letter-corrected", "letter-stopped", "letter-resumed"
OFF_CONTROL = "letter-off-control"
COLUMNS = (
    "seat_id", "key", "args", "rank", "once", "created_at", "not_before", "state", "attempts", "doubtful",
)  # fmt: skip
NOTHING = timedelta()
# Whether it has arrived is written down as for the letter itself.
outbox.follow(CORRECTED)(books.message_settled)


def tell(
    db: Session, letter: Letter, key: str, now: datetime, *which: ColumnElement[bool], after: timedelta = NOTHING
) -> None:
    """One message to each recipient of these deliveries, in their own working hours; once for a state of the letter."""
    stir(db)
    meant = (Delivery.letter_id == letter.id, Delivery.seat_id.is_not(None), *which)
    zones = db.scalars(select(Unit.zone).join(Delivery, Delivery.unit_id == Unit.id).where(*meant).distinct()).all()
    dialect = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    make = func.json_build_object if dialect is postgresql else func.json_object
    once = literal(f"{key}/{letter.id}/{letter.version}/{letter.rev}/") + cast(Delivery.id, String)
    for zone in zones:
        at = deadlines.next_working_moment(now + after, zone, overrides())
        rows = (
            select(
                Delivery.seat_id, literal(key), make(literal("delivery", String), Delivery.id, type_=JSON),
                literal(CLASSES.index("task")), once, literal(now, Moment), literal(at, Moment), literal("queued"),
                literal(0), literal(False),
            )
            .join(Unit, Unit.id == Delivery.unit_id)
            .where(*meant, Unit.zone == zone)
        )  # fmt: skip
        db.execute(dialect.insert(Notice).from_select(COLUMNS, rows).on_conflict_do_nothing(index_elements=["once"]))


def acting() -> tuple[ColumnElement[bool], ...]:
    """Those who have it and were to do something."""
    return Delivery.sent_at.is_not(None), Delivery.work.in_(OPEN), Delivery.state != "cancelled"


def call_off(db: Session, letter_id: int, *keys: str) -> int:
    """What of these has not left is not sent."""
    return sum(outbox.cancel(db, f"{key}/{letter_id}/") for key in keys)


def in_the_air(db: Session) -> set[int]:
    """Deliveries whose message is being sent at this very moment: it arrives, whatever is decided now."""
    keys = (books.OWN, books.TODAYS, CORRECTED)
    found: set[int] = set()
    for args in db.scalars(select(Notice.args).where(Notice.state == "sending", Notice.key.in_(keys))):
        found |= {args["delivery"]} if "delivery" in args else set(args["deliveries"])
    return found
