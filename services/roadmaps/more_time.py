"""A wish for more time, whatever it is about: later than the day that holds, one at a time, decided once."""

from datetime import date, datetime, timedelta

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from models import Extension
from models.engine import affected
from services import deadlines
from services.content import overrides
from services.refusal import NotThere, Refusal

ONCE_MORE = 2  # so many are granted by those who usually decide; the next are somebody's above
FARTHEST = 366  # days


def working(day: date) -> date:
    """This day, or the working day before it."""
    while not deadlines.is_working_day(day, overrides()):
        day -= timedelta(days=1)
    return day


def least(last: str, today: date) -> date:
    """The last day that is no extension: the term, or today when that is over."""
    return max(date.fromisoformat(last), today)


def check(last: str, today: date, until: date, far: str) -> None:
    """Raises `Refusal` for a day that is no extension; `far` is what is said of one beyond a year."""
    if until <= (day := least(last, today)):
        raise Refusal("extension-too-early", day=f"{day:%d.%m.%Y}")
    if (until - today).days > FARTHEST:
        raise Refusal(far)


def of(db: Session, extension_id: int) -> Extension:
    """A wish; who may see it is told by what it is about."""
    found = db.get(Extension, extension_id)
    if found is None:
        raise NotThere
    return found


def waiting(db: Session, about: str, number: int) -> Extension | None:
    """The wish that nobody has decided yet."""
    return db.scalar(_of(about, number).where(Extension.state == "asked").limit(1))


def newest(db: Session, about: str, number: int) -> Extension | None:
    """The last one, whatever became of it."""
    return db.scalar(_of(about, number).limit(1))


def _of(about: str, number: int) -> Select[Extension]:
    mine = select(Extension).where(Extension.about == about, Extension.about_id == number)
    return mine.order_by(Extension.id.desc())


def make(
    db: Session, about: str, number: int, seat_id: int, last: str, until: date, reason: str, now: datetime
) -> Extension:
    """Write it down."""
    made = Extension(
        about=about, about_id=number, asked_by=seat_id, asked_at=now, from_on=last, until_on=until.isoformat(),
        reason=reason, state="asked",
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def decide(db: Session, wish: Extension, rev: int, state: str, seat_id: int, now: datetime, **more: str) -> bool:
    """Granted, refused or recalled; False when somebody was quicker."""
    mine = update(Extension).where(Extension.id == wish.id, Extension.rev == rev, Extension.state == "asked")
    done = affected(db, mine.values(rev=rev + 1, state=state, decided_by=seat_id, decided_at=now, **more)) > 0
    if done:
        db.refresh(wish)
    return done
