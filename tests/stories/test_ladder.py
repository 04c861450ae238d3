"""The ladder of a case is frozen when it opens; people and seats change afterwards, and nobody is missed."""

from datetime import timedelta

from sqlalchemy import insert, select, update

from models import Case, Curation, Seat, Unit
from tests.questionnaire import TROUBLED
from tests.town import Town

HOUR = timedelta(hours=1)


async def test_seats_that_change_after_it_was_frozen_pass_their_rung_on(town: Town):
    kira, lidia, olga = await town.curator(), await town.settled("Лидия", "coordinator", "M-01"), await town.operator()
    dina = await town.director()
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)  # пн, 5 октября, 10:00
    [(opened, chain)] = await town.all(select(Case.heard_at, Case.chain))
    lidias = (await town.all(select(Seat.id).where(Seat.role == "coordinator", Seat.person_id.is_not(None))))[0]
    assert lidias in chain[1][2] and kira.inbox().texts
    # The school goes to Клим, Лидия's seat is closed, Лев takes a new one, a second operator comes.
    klim = await town.curator("Клим", 1)
    school, town_ = [(await town.all(select(Unit.id).where(Unit.code == code)))[0] for code in ("S-01", "M-01")]
    klims = (await town.all(select(Seat.id).where(Seat.role == "curator", Seat.person_id.is_not(None))))[-1]
    await town.do(update(Curation).where(Curation.school_id == school).values(seat_id=klims))
    await town.do(update(Seat).where(Seat.id == lidias).values(closed_at=town.clock.now(), person_id=None))
    await town.do(insert(Seat).values(unit_id=town_, role="coordinator", title="Координатор 2"))
    lev = await town.settled("Лев", "coordinator", "M-01", 1)
    marks = {one: one.mark() for one in (kira, lidia, klim, lev, olga)}

    async def heard(days: int) -> list[str]:
        await town.until(opened + timedelta(days=days) + HOUR)
        told = [name for name, one in town.people.items() if one in marks and about(one.inbox(marks[one]).texts)]
        marks.update({one: one.mark() for one in marks})
        return told

    assert await heard(1) == ["Клим"], "a working day later whoever looks after the school now"
    assert await heard(2) == ["Лев"], "then whoever coordinates now"
    assert await heard(7) == ["Ольга"], "then the region, each rung once"
    assert (await town.all(select(Case.chain)))[0][1][2] == chain[1][2], "what was promised stays on record"


def about(texts: list[str]) -> list[str]:
    return [text for text in texts if "Заречная школа" in text]
