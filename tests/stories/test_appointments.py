"""One order typed once appoints the curators of a municipality or of the region; looked at first, done once."""

from sqlalchemy import select

from models import Support, Unit
from tests.questionnaire import seen
from tests.stories.test_journey import NOT_THERE
from tests.town import Town


async def ordered(town: Town) -> dict[str, str | None]:
    """By the school's code, the number of the order on its curator."""
    query = select(Unit.code, Support.number).join(Support, Support.school_id == Unit.id)
    return dict(await town.all(query.where(Support.kind == "curator", Support.state == "working")))


async def test_an_order_for_all_curators_is_typed_once_and_leaves_those_that_have_one(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await lidia.send("/curators")
    await lidia.press("Внести приказ (4)")
    await lidia.send("приказ")
    assert "Нужны номер и дата" in seen(lidia)
    await lidia.send("№ 31 от 01.10.2026")
    text = seen(lidia)
    assert "Приказ № 31 от 01.10.2026" in text and "Школ: 4, кураторов: 2." in text, "one municipality: no question"
    assert "Куратор 1 Приозёрного района, Приозёрный район: Заречная школа, Школа № 12" in text
    await town.restart()
    look, since = lidia.screen, dina.mark()
    await lidia.press("Внести для школ: 4")
    assert "Приказ внесён, школ: 4" in seen(lidia) and "Внести приказ (4)" not in lidia.labels
    await lidia.press("Внести для школ: 4", on=look)
    assert lidia.toast == "Уже внесено"
    assert await ordered(town) == dict.fromkeys(("S-01", "S-02", "S-03", "S-04"), "31")
    await town.until(town.clock.now().replace(hour=15))
    assert [text for text in dina.inbox(since).texts if "Муниципальный куратор и дорожная карта: действует" in text]
    await olga.send("/curators")
    await olga.press("Внести приказ (7)")
    await olga.send("№ 40-о от 5 октября")
    assert olga.labels[:3] == ["Все школы (7)", "Дальний район · 3", "Каменский городск… · 4"]
    await olga.press(olga.labels[2])
    assert "Школ: 4, кураторов: 1." in seen(olga)
    await olga.press("‹ Назад")
    await olga.press("Все школы (7)")
    await olga.press("Внести для школ: 7")
    found = await ordered(town)
    assert len(found) == 11 and found["S-01"] == "31" and found["S-09"] == "40-о", "S-12 has no curator"
    seats = [f"app:{n}" for n in range(1, 12)] + ["app-look:1:0", "app-go:1", "app-town:1:1", "app-go:2"]
    for data in seats:
        await kira.press_data(data, on=kira.screen)
        assert NOT_THERE in kira.toast, data
    assert len(await ordered(town)) == 11
