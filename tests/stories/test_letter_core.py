"""A letter that is published reaches every school once; the books balance."""

from sqlalchemy import func, select

from models import Acknowledgement, Delivery, Notice
from tests import letters


async def test_everyone_gets_a_row_and_one_message(town):
    olga, dina = await town.operator(), await town.director()
    number = await letters.published(town, olga, "order")
    states = dict(await town.all(select(Delivery.state, func.count()).group_by(Delivery.state)))
    assert sum(states.values()) == 12
    keys = select(func.count()).where(Notice.key == "letter")
    assert (await town.all(keys))[0] == states["waiting"]
    assert dina and number and not await town.all(select(Acknowledgement))
