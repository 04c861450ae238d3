"""Asked once: what a school has said is offered with its date and source, and taken with a tap."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Fact, Submission
from sandbox.citizen import Citizen
from services import content
from services.forms.xlsform import read
from tests import letters
from tests.questionnaire import seen
from tests.town import Town

FORM = """# Отчёт

| settings | form_title | form_id | version | default_language |
| --- | --- | --- | --- | --- |
| | Кадры | staff | 1 | Русский (ru) |

| survey | type | name | label::Русский (ru) | fact |
| --- | --- | --- | --- | --- |
| | integer | n | Сколько учителей в штате? | teachers |
| | integer | p | Число обучающихся? | |
| | integer | gone | Сколько учителей уволилось в октябре? | |
"""


async def report(town: Town, author: Citizen, number: str) -> int:
    """A letter that asks three questions; two of them the self-diagnosis has asked before."""
    now = town.clock.now()

    def store(db: Session) -> int:
        return content.store(db, read(FORM.encode(), "md"), f"digest-{number}", now).id

    version: Any = await town.app.db.write(store)
    return await letters.published(town, author, number=number, report="form", form_version_id=version)


async def test_a_letter_asks_only_for_what_is_not_known(town: Town):
    olga, dina = await town.operator(), await town.director()
    await town.cycle()
    await town.sent(dina, "S-01")
    facts = dict(await town.all(select(Fact.name, Fact.value)))
    assert {"teachers", "pupils", "location"} <= set(facts), facts

    number = await report(town, olga, "31")
    delivery = await letters.delivery(town, number, "S-01")
    await dina.press_data(f"go:{await letters.sheet(town, delivery)}", on=dina.screen)
    assert "Уже известно ответов: 2" in dina.text and "Останется 1 вопрос" in seen(dina), dina.show(1)
    assert "Самодиагностика (" in seen(dina) and "42" in seen(dina)
    await dina.press("Подтвердить все: 2")
    assert "Подтверждено ответов: 2" in seen(dina) and "уволилось" in seen(dina)
    assert await town.all(select(Submission.saved).where(Submission.saved > 0)) == [2]

    # The next letter knows the newer number; what differs is asked one by one and may be changed.
    await dina.send("3")
    await dina.press("Отправить")
    again = await report(town, olga, "32")
    delivery = await letters.delivery(town, again, "S-01")
    await dina.press_data(f"go:{await letters.sheet(town, delivery)}", on=dina.screen)
    assert "Уже известно ответов: 3" in dina.text and "Письмо № 31" in seen(dina)
    await dina.press("Отвечать по одному")
    assert "Письмо № 31 (" in seen(dina) and "Оставить прежний ответ" in dina.labels
    await dina.send("43")
    await dina.press("Оставить прежний ответ")
    assert "уволилось" in seen(dina)
