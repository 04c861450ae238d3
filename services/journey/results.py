"""Yearly results by hand: «ОГЭ математика 2026: 3 из 40»; how they change from year to year."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Result, Unit
from services import deadlines, journal
from services.forms import orders
from services.org import access
from services.org.people import Place, Who
from services.refusal import Refusal

WRITERS = ("operator", "coordinator", "curator")
FEWEST = 10  # participants in a year below which shares say nothing
YEARS = 3
_LINE = re.compile(
    r"(?P<name>.*?\D)[\s,]+(?P<year>20\d\d)(?:\s*г\.?)?\s*[:–—-]?\s*(?P<below>\d{1,5})\s*(?:из|of|/)\s*(?P<took>\d{1,5})"
    r"(?P<rest>.*)",
    re.I,
)
_BIASED = re.compile(r"необъективн|признак|bias", re.I)
_NOT = re.compile(r"\b(?:нет|без|no|without)\b", re.I)


def parse(text: str, year: int) -> tuple[str, int, int, int, bool]:
    """(procedure, year, below the minimum, took it, signs of bias); raises Refusal with an example."""
    line = orders.line(text)
    found = _LINE.fullmatch(line)
    if found is None:
        raise Refusal("result-unread", seen=line[:60])
    name = found["name"].strip(" ,:")
    below, took, of = int(found["below"]), int(found["took"]), int(found["year"])
    if not name or len(name) > 64:
        raise Refusal("result-unread", seen=line[:60])
    if not took > 0 or below > took:
        raise Refusal("result-more-than-all", below=below, took=took)
    if not year - 10 <= of <= year:
        raise Refusal("result-year", seen=of, year=year)
    biased = bool(_BIASED.search(found["rest"])) and not _NOT.search(found["rest"])
    if found["rest"].strip(" .,") and not _BIASED.search(found["rest"]):
        raise Refusal("result-unread", seen=line[:60])
    return name, of, below, took, biased


def key(name: str) -> str:
    """The same procedure however it is typed: «ОГЭ, Математика» and «огэ математика»."""
    return " ".join(re.findall(r"\w+", name.casefold().replace("ё", "е")))


def write(db: Session, who: Who, school_id: int, text: str, now: datetime) -> Result:
    """Enter a result, or correct it: one procedure of one year is one row."""
    school, seat = access.school(db, who, school_id, *WRITERS[::-1])
    name, year, below, took, biased = parse(text, deadlines.local(now, school.zone).year)
    row = next((one for one in of_school(db, school.id) if one.year == year and key(one.procedure) == key(name)), None)
    before = [row.below, row.took] if row else None
    if row is None:
        row = Result(school_id=school.id, year=year, procedure=name, took=took, below=below, entered_at=now)
        db.add(row)
    row.took, row.below, row.biased, row.entered_by, row.entered_at = took, below, biased, seat.seat_id, now
    db.flush()
    journal.write(
        db,
        who,
        "result",
        "result",
        row.id,
        now,
        seat_id=seat.seat_id,
        before=before,
        after=[below, took],
        biased=biased,
    )
    return row


def of_school(db: Session, school_id: int) -> Sequence[Result]:
    """All results of a school, the newest year first."""
    query = select(Result).where(Result.school_id == school_id)
    return db.scalars(query.order_by(Result.year.desc(), Result.procedure)).all()


def share(row: Result) -> float:
    """How many per cent did not reach the minimum."""
    return 100 * row.below / row.took


def last_year(rows: Sequence[Result]) -> list[Result]:
    """The results of the newest year there is."""
    return [row for row in rows if row.year == rows[0].year] if rows else []


def trend(rows: Sequence[Result], step: int, much: int) -> str:
    """better, same, worse or unknown: the newest year against the earliest of the last three.

    `step` are the percentage points that count as a change, `much` the share that makes a procedure a bad one.
    Only years with enough participants speak.
    """
    years = sorted({row.year for row in rows}, reverse=True)[:YEARS]
    totals = {
        year: [sum(one) for one in zip(*[(r.below, r.took) for r in rows if r.year == year], strict=True)]
        for year in years
    }
    fit = [year for year in years if totals[year][1] >= FEWEST]
    if len(fit) < 2 or fit[0] != years[0]:
        return "unknown"
    now, then = fit[0], fit[-1]
    bad = {
        year: {key(row.procedure) for row in rows if row.year == year and share(row) >= much} for year in (now, then)
    }
    (below, took), (before, all_) = totals[now], totals[then]
    # In whole numbers: of 15 % less 10 % a float makes a little less than five.
    change, limit = 100 * (below * all_ - before * took), step * took * all_
    if change >= limit or bad[now] - bad[then]:
        return "worse"
    return "better" if change <= -limit else "same"


def seat_of(db: Session, who: Who, school_id: int) -> tuple[Unit, Place]:
    """The school with the seat through which results are read."""
    return access.school(db, who, school_id, *access.LOOK_AFTER, "director")
