"""The burden ledger: what schools are asked for, by whom, seen before more is asked."""

from sqlalchemy import select

from handlers.letter_buttons import BurdenCard
from models import Seat, Unit
from tests import letters
from tests.questionnaire import seen
from tests.town import Town


async def seat_of(town: Town, role: str, unit: str) -> int:
    query = (
        select(Seat.id)
        .join(Unit, Unit.id == Seat.unit_id)
        .where(Unit.code == unit, Seat.role == role)
        .order_by(Seat.id)
    )
    return int((await town.all(query))[0])


async def test_a_month_of_letters_and_what_it_asks(town: Town):
    olga, dina = await town.operator(), await town.director()
    region = await seat_of(town, "operator", "R")
    await letters.published(town, olga, minutes=4)
    school = (await town.all(select(Unit.id).where(Unit.code == "S-01")))[0]
    await letters.published(town, olga, "info", number="7", minutes=1, audience={"kind": "list", "units": [school]})
    await olga.press_data(BurdenCard(seat=region).pack(), on=olga.screen)
    assert "Нагрузка: октябрь 2026" in olga.text and "Писем: 2" in seen(olga), olga.show(1)
    assert "На школу: 4 мин в середине ряда" in seen(olga) and "Кто спрашивает" in seen(olga)
    await olga.press("Показать картинку")
    [picture] = [message for message in olga.messages if message.photo]
    assert len(picture.photo.data) < 150_000
    await olga.press("‹ Месяц назад")
    assert "сентябрь 2026" in olga.text and "Писем: 0" in seen(olga)
    await dina.press_data(BurdenCard(seat=region).pack(), on=dina.screen)
    assert "Нагрузка" not in dina.text
