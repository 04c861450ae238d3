"""The register of letters: found by number, words, a day or a stretch of days, a state; one's own received ones too."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Delivery, Letter
from models.org import folded
from services.forms.lines import NotUnderstood
from services.forms.period import period
from services.org.people import Place

STATES = ("all", "running", "planned", "stopped", "closed")
PAGE = 5
LOOKED_AT = 3000  # letters of a body, the newest first: some ten years of three hundred a year


@dataclass(frozen=True, slots=True)
class Found:
    """A letter in a list; `number_id` is the letter's, or the delivery's where it is one's own."""

    number_id: int
    kind: str
    number: str
    heading: str
    dated: str | None
    state: str
    due_on: str | None = None


def find(db: Session, place: Place, words: str, state: str, page: int, today: date) -> tuple[list[Found], int, int]:
    """Published letters of a body: (those of a page, pages, how many). Words may be dates: «октябрь», «с 1 по 9.10»."""
    query = (
        select(Letter.id, Letter.kind, Letter.number, Letter.heading, Letter.dated, Letter.state, Letter.due_on,
               Letter.body)
        .where(Letter.unit_id == place.unit_id, Letter.version > 0)
        .order_by(Letter.published_at.desc(), Letter.id.desc())
        .limit(LOOKED_AT)
    )  # fmt: skip
    if state != "all":
        query = query.where(Letter.state == state)
    rows = db.execute(query).all()
    fits = [Found(*row[:7]) for row in rows if _fits(words, row[2], row[3], row[7], row[4], today)]
    return _page(fits, page)


def received(db: Session, place: Place, words: str, page: int, today: date) -> tuple[list[Found], int, int]:
    """Letters this seat has got, ended ones too."""
    query = (
        select(Delivery.id, Letter.kind, Letter.number, Letter.heading, Letter.dated, Delivery.work, Delivery.due_on,
               Letter.body)
        .join(Letter, Letter.id == Delivery.letter_id)
        .where(Delivery.seat_id == place.seat_id, Delivery.state != "cancelled", Letter.version > 0)
        .where(Letter.state.not_in(("draft", "confirming", "planned")))
        .order_by(func.coalesce(Delivery.sent_at, Letter.published_at).desc(), Delivery.id.desc())
        .limit(LOOKED_AT)
    )  # fmt: skip
    rows = db.execute(query).all()
    return _page([Found(*row[:7]) for row in rows if _fits(words, row[2], row[3], row[7], row[4], today)], page)


def _fits(words: str, number: str, heading: str, body: str, dated: str | None, today: date) -> bool:
    wanted = folded(words)
    if not wanted:
        return True
    if wanted == folded(number):
        return True
    if dated and (days := _days(wanted, today)) and days[0].isoformat() <= dated <= days[1].isoformat():
        return True
    text = folded(f"{number} {heading} {body}")
    return all(word in text for word in wanted.split())


MONTHS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("май", "мая", "may"), ("июн", "jun"),
    ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"), ("дек", "dec"),
)  # fmt: skip


def _days(wanted: str, today: date) -> tuple[date, date] | None:
    """A month by its name, a day, a stretch of days; letters lie in the past, so that of this year or the last."""
    first, *rest = wanted.split()
    for number, begins_with in enumerate(MONTHS, 1):
        if first.isalpha() and first.startswith(begins_with) and len(rest) <= 1:
            year = int(rest[0]) if rest and rest[0].isdigit() else today.year - (number > today.month)
            if 2000 <= year <= 2100:
                last = date(year + number // 12, number % 12 + 1, 1)
                return date(year, number, 1), date.fromordinal(last.toordinal() - 1)
    if not any(char.isdigit() for char in wanted) or wanted.isdigit():
        return None
    try:
        begins, ends = period(wanted, today.replace(month=1, day=1))
    except NotUnderstood:
        return None
    return begins, ends


def _page(found: list[Found], page: int) -> tuple[list[Found], int, int]:
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(page, 0), pages - 1)
    return found[number * PAGE : (number + 1) * PAGE], pages, len(found)
