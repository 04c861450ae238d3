"""What a mentor may see of a school: the levels of its profile, the measures of its roadmap that are in work."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import FactorLevel, Measure, Roadmap
from services.forms import submissions
from services.journey import facts
from services.journey.stages import Texts


def levels(db: Session, school_id: int) -> list[tuple[Texts, str]]:
    """(a factor's short name, its level) of the newest sent profile."""
    profile = facts.newest_profile(db, school_id)
    if profile is None:
        return []
    names = {one.code: one.short for one in submissions.form_of(db, profile.form_version_id).form.factors}
    rows = db.scalars(select(FactorLevel).where(FactorLevel.submission_id == profile.id).order_by(FactorLevel.factor))
    return [(names[row.factor], row.verified_level or row.level) for row in rows if row.factor in names]


def measures(db: Session, school_id: int) -> list[tuple[str, str]]:
    """(name, until) of what is to be done, the nearest term first."""
    rows = db.execute(
        select(Measure.name, Measure.ends_on)
        .join(Roadmap, Roadmap.id == Measure.roadmap_id)
        .where(Roadmap.unit_id == school_id, Roadmap.state == "working")
        .where(Measure.state.in_(("planned", "working", "checking", "partial")))
        .order_by(Measure.ends_on, Measure.id)
    ).all()
    return [(row[0], row[1]) for row in rows]
