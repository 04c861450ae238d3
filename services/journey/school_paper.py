"""The school on two pages before somebody comes to look: where it stands, what is done, what supports it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import FactorLevel, Measure, Roadmap, Unit
from services import deadlines
from services.forms import submissions
from services.journey import facts, results, stages, supports
from services.journey.paper import centred, clean, heading, page, saved, table
from services.journey.way import Way
from services.org import schools

LEVELS = {"high": "высокий", "medium": "средний", "low": "низкий", "unknown": "мало данных"}
STATES = {
    "planned": "не начата", "working": "в работе", "checking": "на проверке", "done": "выполнена",
    "partial": "выполнена частично",
}  # fmt: skip
SUPPORTS = {
    "working": "действует", "provisional": "временно, без приказа", "not-needed": "не требуется",
    "expired": "срок истёк", "none": "не оформлено",
}  # fmt: skip
MEASURES = 15  # rows; the whole plan is a paper of its own


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on it, ready words."""

    school: str
    where: str
    today: str
    stage: str
    needs: tuple[tuple[str, bool], ...]
    diagnosis: str
    levels: tuple[tuple[str, str, str], ...]  # factor, the school's level, the municipality's
    plan: str
    measures: tuple[tuple[str, str, str], ...]  # name, term, state
    supports: tuple[tuple[str, str, str], ...]  # what, state, paper and term
    results: tuple[tuple[str, str, str], ...]  # procedure, year, below of took


def of_school(db: Session, seen: Way, now: datetime) -> Paper:
    """As everything stands today."""
    school, today = seen.school, deadlines.local(now, seen.school.zone).date()
    here = stages.stage(seen.journey.stage) if seen.journey else None
    number = f"этап {here.number} из 4: " if here and here.number else ""
    stage = f"{number}{here.names['ru']}" if here else "в список не включена"
    diagnosis, levels = _diagnosis(db, school)
    plan, measures = _plan(db, school, today)
    return Paper(
        f"{school.name} ({school.code})", schools.town_of(db, school), f"{today:%d.%m.%Y}", stage,
        tuple((stages.gates()[code].names["ru"], holds) for code, holds in seen.needs), diagnosis, levels, plan,
        measures, tuple(_supports(db, school, today)), _results(db, school.id),
    )  # fmt: skip


def _diagnosis(db: Session, school: Unit) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    profile = facts.newest_profile(db, school.id)
    if profile is None:
        return "Самодиагностика ещё не отправлена.", ()
    names = {one.code: one.name["ru"] for one in submissions.form_of(db, profile.form_version_id).form.factors}
    rows = db.scalars(select(FactorLevel).where(FactorLevel.submission_id == profile.id).order_by(FactorLevel.factor))
    said = f"Самодиагностика отправлена {_local(profile.sent_at, school)}"
    checked = f", проверена {_local(profile.verified_at, school)}." if profile.verified_at else ", ещё не проверена."
    levels = tuple(
        (names[row.factor], LEVELS.get(row.level, ""), LEVELS.get(row.verified_level or "", "–"))
        for row in rows
        if row.factor in names
    )
    return said + checked, levels


def _plan(db: Session, school: Unit, today: date) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """The newest roadmap that came into force."""
    query = select(Roadmap).where(Roadmap.unit_id == school.id, Roadmap.state.in_(("working", "completed")))
    roadmap = db.scalar(query.order_by(Roadmap.id.desc()).limit(1))
    if roadmap is None:
        return "Утверждённой дорожной карты пока нет.", ()
    of = select(Measure).where(Measure.roadmap_id == roadmap.id, Measure.state.in_(STATES))
    rows = list(db.scalars(of.order_by(Measure.ends_on, Measure.id)))
    done = sum(row.state in ("done", "partial") for row in rows)
    late = [row for row in rows if row.state in ("planned", "working") and row.ends_on < today.isoformat()]
    order = f"Утверждена приказом № {roadmap.order_number} от {_dotted(roadmap.order_on)}. "
    text = f"{order}Мер: {len(rows)}, выполнено: {done}, просрочено: {len(late)}."
    more = f" Ниже – первые {MEASURES} по сроку." if len(rows) > MEASURES else ""
    listed = ((row.name, _dotted(row.ends_on), "просрочена" if row in late else STATES[row.state]) for row in rows)
    return text + more, tuple(listed)[:MEASURES]


def _supports(db: Session, school: Unit, today: date) -> list[tuple[str, str, str]]:
    held, found = supports.rows(db, school.id), []
    for kind in stages.kinds():
        row, about = held.get(kind.code), []
        state = supports.state(db, school.id, kind.code, today)
        if kind.code == "mentor":
            about += [title for _, title in supports.mentors(db, school.id)]
        if row is not None and state == "not-needed":
            about.append(row.reason)
        elif row is not None and row.number:
            about.append(f"№ {row.number} от {_dotted(row.dated_on)}")
            about += [f"до {_dotted(row.until_on)}"] if row.until_on else []
        elif row is not None and row.responsible:
            about.append(row.responsible)
        found.append((kind.names["ru"], SUPPORTS.get(state, ""), "; ".join(about) or "–"))
    return found


def _results(db: Session, school_id: int) -> tuple[tuple[str, str, str], ...]:
    rows = results.of_school(db, school_id)
    return tuple(
        (row.procedure, str(row.year), f"{row.below} из {row.took} ({round(100 * row.below / row.took)} %)")
        for row in rows
    )


def _local(at: datetime | None, school: Unit) -> str:
    return f"{deadlines.local(at, school.zone):%d.%m.%Y}" if at else ""


def _dotted(iso: str | None) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}" if iso else ""


def make(paper: Paper) -> bytes:
    """The bytes of the document."""
    book = page(11)
    centred(book, "СПРАВКА О ШКОЛЕ", bold=True)
    centred(book, clean(f"{paper.school}, {paper.where}" if paper.where else paper.school))
    centred(book, f"по данным на {paper.today}")
    heading(book, "1. Где школа сейчас")
    book.add_paragraph(clean(f"Путь школы: {paper.stage}."))
    for name, holds in paper.needs:
        book.add_paragraph(clean(f"{'выполнено' if holds else 'предстоит'}: {name}"))
    heading(book, "2. Самодиагностика")
    book.add_paragraph(clean(paper.diagnosis))
    if paper.levels:
        table(book, ("Фактор риска", "Уровень риска", "По оценке муниципалитета"), paper.levels, (9, 3.5, 4))
    heading(book, "3. Дорожная карта")
    book.add_paragraph(clean(paper.plan))
    if paper.measures:
        table(book, ("Мероприятие", "Срок", "Статус"), paper.measures, (10.5, 2.5, 3.5))
    heading(book, "4. Меры поддержки")
    table(book, ("Мера", "Состояние", "Документ, срок"), paper.supports, (7, 4, 5.5))
    if paper.results:
        heading(book, "5. Результаты оценочных процедур")
        table(book, ("Процедура", "Год", "Не набрали минимум"), paper.results, (9, 2.5, 5))
    book.add_paragraph()
    book.add_paragraph("Директор   ____________________ / ____________________ /")
    return saved(book)
