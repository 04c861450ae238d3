"""How a measure's factor moved: counted between two profiles, with the number of schools, silent below five."""

import io
from datetime import timedelta

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Cycle, FactorLevel, FormVersion, Measure, Roadmap, Seat, Submission, Unit
from services.roadmaps import effect
from tests.questionnaire import seen
from tests.roads import drafted
from tests.stories.test_measures import changed, got
from tests.town import Town

CODE, FACTOR = "M7.4", "F7"
WEEK = timedelta(weeks=1)


async def two_cycles(town: Town, *schools: tuple[str, str, str, int]) -> None:
    """School's code, its level before and after, how many weeks after the first profile the measure was done."""

    def write(db: Session) -> None:
        unit = {one.code: one.id for one in db.scalars(select(Unit))}
        now, form = town.clock.now() - 30 * WEEK, db.scalars(select(FormVersion.id)).first()
        cycles = [
            Cycle(unit_id=unit["R"], form_version_id=form, title="", due_on="2026-01-01", started_at=at, closed_at=at)
            for at in (now, now + 20 * WEEK)
        ]
        db.add_all(cycles)
        db.flush()
        for code, before, after, weeks in schools:
            sent = [
                Submission(cycle_id=one.id, school_id=unit[code], form_version_id=form, state="sent", sent_at=at)
                for one, at in zip(cycles, (now, now + 20 * WEEK), strict=True)
            ]
            db.add_all(sent)
            db.flush()
            for one, level in zip(sent, (before, after), strict=True):
                score = {"high": 70.0, "medium": 50.0, "low": 20.0}.get(level)
                db.add(FactorLevel(submission_id=one.id, factor=FACTOR, score=score, raw_level=level, level=level))
            seat = db.scalars(select(Seat.id).where(Seat.unit_id == unit[code])).first()
            road = Roadmap(unit_id=unit[code], submission_id=sent[0].id, state="completed", made_at=now, made_by=seat)
            db.add(road)
            db.flush()
            db.add(
                Measure(
                    roadmap_id=road.id, place=0, code=CODE, factor=FACTOR, name="Наставники", starts_on="2026-01-12",
                    ends_on="2026-02-12", responsible="завуч", state="partial" if code == "S-02" else "done",
                    finished_at=now + weeks * WEEK,
                )
            )  # fmt: skip

    await town.app.db.write(write)


async def card(olga) -> str:
    await olga.send("/measures")
    await olga.press("Кадры")
    await olga.press(CODE)
    return seen(olga)


async def test_below_five_schools_nothing_is_claimed_and_from_five_on_movement_is_told(town: Town):
    olga, dina = await town.operator(), await town.director("Дарья", "S-08")
    assert "школ, выполнивших меру между двумя самодиагностиками, пока нет" in await card(olga)
    await two_cycles(
        town, ("S-01", "high", "medium", 8), ("S-02", "high", "low", 9), ("S-03", "medium", "medium", 5),
        ("S-04", "low", "medium", 3), ("S-05", "high", "low", 25), ("S-06", "high", "unknown", 4),
    )  # fmt: skip
    assert "пока 4 школы, вывод не делаем" in await card(olga), "one was done too late, one is not known"
    assert (await town.ask(effect.of_region, (await town.all(select(Unit.id).where(Unit.code == "M-02")))[0])) == {}
    await town.cycle()
    road = await drafted(town, dina, "S-08")
    await dina.press("Добавить меру")
    await dina.send("наставников")
    await dina.press(CODE)
    assert "В регионе меру выполнили пока 4 школы, вывод не делаем." in seen(dina)
    await two_cycles(town, ("S-07", "high", "medium", 2))
    text = await card(olga)
    assert "меру выполнили 5 школ; уровень ниже у 3, тот же у 1, выше у 1." in text
    assert "в среднем 56 → 44" in text and "движение, а не доказательство" in text
    await dina.press_data(f"rd-one:{road}:0:{CODE}", on=dina.screen)
    assert "В регионе меру выполнили 5 школ: уровень фактора ниже у 3, тот же у 1, выше у 1." in seen(dina)
    # In the table the columns are there to read; sent back they are passed over.
    await olga.send("/measures")
    await olga.press("Получить .xlsx")
    data = got(olga)
    rows = [[cell.value for cell in line] for line in load_workbook(io.BytesIO(data))["Меры"].iter_rows()]
    head, line = rows[0], next(row for row in rows if row[0] == CODE)
    assert head[-2:] == ["Школ, выполнивших меру", "Как сдвинулся фактор"]
    assert line[-2:] == ["5", "уровень ниже: 3, тот же: 1, выше: 1; балл в среднем 56 → 44"]
    place = f"{get_column_letter(len(head))}2"
    await olga.document("меры.xlsx", changed(data, **{place: "свои слова"}))
    assert "без изменений: 40" in seen(olga) and "Нового в файле нет" in seen(olga)
