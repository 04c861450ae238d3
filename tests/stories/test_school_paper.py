"""Two pages about a school before somebody comes to look: its director and those who look after it take them."""

import io

from docx import Document
from sqlalchemy import insert

from models import Mentoring, Seat
from tests.questionnaire import plain, seen
from tests.stories.test_journey import NOT_THERE, arranged, at_support, roadmap, unit
from tests.stories.test_measures import got
from tests.town import Town


def words(data: bytes) -> str:
    """Everything written in a .docx."""
    book = Document(io.BytesIO(data))
    cells = [cell.text for table in book.tables for line in table.rows for cell in line.cells]
    return plain("\n".join([one.text for one in book.paragraphs] + cells))


async def test_where_the_school_stands_on_two_pages(town: Town):
    olga, kira, dina = await at_support(town)
    await roadmap(town, done=5, of=7)
    await arranged(town, olga, kira)
    await dina.send("/journey")
    await dina.press("Справка о школе, .docx")
    text = words(got(dina))
    for said in (
        "СПРАВКА О ШКОЛЕ", "Заречная школа (S-01), Приозёрный район", "по данным на 05.10.2026", "этап 3 из 4",
        "Самодиагностика отправлена 05.10.2026, проверена 05.10.2026.", "Утверждена приказом № 5 от 12.10.2026.",
        "Мер: 7, выполнено: 5, просрочено: 0.", "01.03.2027", "№ 14 от 12.10.2026; до 12.10.2027", "не требуется",
        "Директор сам наставник в другой школе", "методист ТМС",
    ):  # fmt: skip
        assert said in text, said
    await kira.send("/school S-01")
    await kira.press("Путь школы")
    await kira.press("Справка о школе, .docx")
    assert "СПРАВКА О ШКОЛЕ" in words(got(kira))
    school = await unit(town, "S-01")
    await town.do(insert(Seat).values(id=900, unit_id=await unit(town, "S-04"), role="mentor", title="Наставник"))
    await town.do(insert(Mentoring).values(seat_id=900, school_id=school, since=town.clock.now()))
    for person in (await town.settled("Антон", "mentor", "S-04"), await town.director("Борис", "S-02")):
        await person.press_data(f"way-doc:{school}", on=person.screen)
        assert NOT_THERE in person.toast or NOT_THERE in seen(person)
