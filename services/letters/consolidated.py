"""All reports on a letter, gathered for one table."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models import Answer, Delivery, Letter, Submission, Unit
from services.forms import submissions
from services.forms.table import Gathered, Report


def gather(db: Session, letter: Letter) -> Gathered | None:
    """The reports that were sent, by municipality; None when the letter asks for no form."""
    if letter.form_version_id is None or letter.report != "form":
        return None
    town = aliased(Unit)
    rows = db.execute(
        select(Submission.id, Unit.name, town.name, Submission.sent_at, Unit.zone)
        .join(Delivery, Delivery.submission_id == Submission.id)
        .join(Unit, Unit.id == Submission.school_id)
        .outerjoin(town, town.id == Unit.parent_id)
        .where(Delivery.letter_id == letter.id, Submission.state == "sent")
        .distinct()
        .order_by(town.name, Unit.name)
    ).all()
    said: dict[int, dict[str, str]] = defaultdict(dict)
    query = (
        select(Answer.submission_id, Answer.item, Answer.value)
        .join(Delivery, Delivery.submission_id == Answer.submission_id)
        .where(Delivery.letter_id == letter.id)
    )
    for number, item, value in db.execute(query):
        said[number][item] = value
    reports = [Report(name, at or "", sent, zone, said[number]) for number, name, at, sent, zone in rows]
    return Gathered(submissions.form_of(db, letter.form_version_id), reports)
