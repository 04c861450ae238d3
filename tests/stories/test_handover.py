"""Schools go to another curator in one step: nothing orphaned, the old seat out at once, the new one with a brief."""

from datetime import timedelta

from sqlalchemy import select

from models import Case, Curation, Entry, Handover, Notice, Seat, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import TROUBLED, seen
from tests.town import Town

DAY = timedelta(days=1)


async def curated(town: Town) -> dict[str, set[str]]:
    """Titles of curators with the codes of their schools."""
    query = select(Seat.title, Unit.code).join(Curation, Curation.seat_id == Seat.id)
    found: dict[str, set[str]] = {}
    for title, code in await town.all(query.join(Unit, Unit.id == Curation.school_id)):
        found.setdefault(title.split(" П")[0], set()).add(code)
    return found


async def troubled(town: Town) -> tuple[Citizen, Citizen, Citizen, Citizen]:
    """Ольга, Кира, Карим and Дина, whose school has sent two signals."""
    kira, karim, dina = await town.curator(), await town.curator("Карим", 1), await town.director()
    olga = await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    return olga, kira, karim, dina


async def preview(olga: Citizen, which: str) -> None:
    await olga.send("/curators")
    await olga.press("Куратор 1 Приозёрного района")
    await olga.press(which)
    if "Какую школу" in olga.text:
        await olga.press("Заречная школа")
    await olga.press("Куратор 2 Приозёрного района")


async def test_a_whole_desk_goes_over_while_a_card_is_open_on_the_old_phone(town: Town):
    olga, kira, karim, dina = await troubled(town)
    await kira.send("/signals")
    await kira.press("Заречная школа")
    await kira.press("Взять в работу")
    old = kira.screen
    await preview(olga, "Передать все школы (2)")
    assert "Передача: 2 школы" in olga.text and "в работе: 1. Профилей без подтверждения: 1." in seen(olga)
    await olga.send("Директор Петров П. П. ждёт звонка.")
    assert "Вижу «Петров П. П.»" in seen(olga)
    await olga.send("Директор ждёт звонка по физике.")
    assert "«Директор ждёт звонка по физике.»" in olga.text
    await town.restart()
    go = olga.screen
    await olga.press("Передать 2 школы", on=go)
    assert "Передано школ: 2. Теперь их ведёт Куратор 2" in olga.text
    await olga.press("Передать 2 школы", on=go)
    assert len(await town.all(select(Handover.id))) == 1
    assert await curated(town) == {
        "Куратор 2": {"S-01", "S-02", "S-03", "S-04"},
        "Куратор Каменского округа": {"S-05", "S-06", "S-07", "S-08"},
        "Куратор Дальнего района": {"S-09", "S-10", "S-11"},
    }
    holder = await town.all(select(Seat.title).join(Case, Case.taken_by == Seat.id))
    assert holder == ["Куратор 2 Приозёрного района"], "what was in work goes on there"
    # The old phone: the open card is politely refused and says who looks after the school now.
    assert "Передано школ: 2" in kira.text and "Теперь их ведёт Куратор 2" in kira.text
    await kira.press_data(f"case:{(await town.all(select(Case.id)))[0]}", on=old)
    assert kira.toast == "Заречная школа: школу ведёт Куратор 2 Приозёрного района."
    assert not {"Открыть профиль", "Спросить школу"} & set(kira.labels)
    assert "У школы другой куратор" in dina.text
    # The new one: the list, the brief of each, found again tomorrow.
    assert "Вам передано: 2 школы" in karim.text and "Директор ждёт звонка по физике." in karim.text
    await town.until(town.clock.now() + DAY)
    await karim.send("/start")
    await karim.press("Передано мне")
    await karim.press(karim.labels[0])
    await karim.press("Заречная школа")
    brief = seen(karim)
    for words in (
        "Заречная школа", "Директор на связи", "Самодиагностика отправлена", "Риск высокий:", "Сигналы (2): Математика",
        "В работе: Куратор 2", "«Директор ждёт звонка по физике.»",
    ):  # fmt: skip
        assert words in brief
    await karim.press("Открыть сигналы")
    assert "Заречная школа: 2 сигнала" in seen(karim)
    assert await town.all(select(Entry.act).where(Entry.act == "hand-over")) == ["hand-over"]


async def test_one_school_goes_over_with_what_waited_to_be_said(town: Town):
    kira, karim, dina = await town.curator(), await town.curator("Карим", 1), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await town.cycle()
    await town.answered(dina, "S-01", **TROUBLED)
    await town.until(town.clock.now() + timedelta(hours=11))  # 21:00: the signal waits for the morning
    await dina.send("/form")
    await dina.press("Отправить куратору")
    await lidia.send("/start")
    await lidia.press("Кураторы")
    await lidia.press("Куратор 1 Приозёрного района")
    await lidia.press("Передать одну школу")
    await lidia.press("Заречная школа")
    await lidia.press("Куратор 2 Приозёрного района")
    await lidia.press("Передать школу")
    assert (await curated(town))["Куратор 1"] == {"S-02"}
    since = kira.mark(), karim.mark()
    await town.until(town.clock.now() + timedelta(hours=14))
    assert not [text for text in kira.inbox(since[0]).texts if "сигнал" in text]
    morning = [text.replace("\xa0", " ") for text in karim.inbox(since[1]).texts]
    assert [text for text in morning if "Вам передано: 1 школа" in text and "Заречная школа" in text]
    assert [text for text in morning if "Заречная школа: 2 сигнала" in text]
    assert await town.all(select(Notice.id).where(Notice.state == "queued", Notice.key.startswith("case"))) == []


async def test_a_stranger_a_curator_and_a_foreign_coordinator_hand_nothing_over(town: Town):
    olga, kira, karim, dina = await troubled(town)
    lev, stepan = await town.settled("Лев", "coordinator", "M-02"), town.newcomer("Степан")
    before = await curated(town)
    await preview(olga, "Передать одну школу")
    card = olga.screen
    seats = select(Seat.id).where(Seat.title.like("%Приозёрного района"), Seat.role == "curator").order_by(Seat.id)
    [a, b] = await town.all(seats)
    school = (await town.all(select(Unit.id).where(Unit.code == "S-01")))[0]
    for one in (kira, karim, dina, lev, stepan):
        for data in (f"hand-go:{a}:0:{b}", f"hand-to:{a}:{school}:{b}", f"hand:{a}:0:0", f"cur:{a}", f"brief:{school}"):
            await one.press_data(data, on=card)
        if one in (lev, stepan):
            assert "Заречная" not in seen(one)
    assert await curated(town) == before and await town.all(select(Handover.id)) == []


async def test_freeing_a_curators_seat_offers_to_hand_over_first(town: Town):
    olga, kira, karim, _ = await troubled(town)
    seat = (await town.all(select(Seat.id).where(Seat.title.startswith("Куратор 1"))))[0]
    await olga.press_data(f"seat:{seat}", on=olga.screen)
    await olga.press("Освободить место")
    assert "На этом месте школ: 2" in olga.text and olga.labels[0] == "Передать все школы (2)"
    await olga.press("Передать все школы (2)")
    await olga.press("Куратор 2 Приозёрного района")
    await olga.press("Передать 2 школы")
    await olga.press_data(f"seat-free:{seat}", on=olga.screen)
    assert "На этом месте школ" not in olga.text
    await olga.press("Освободить место")
    await kira.send("/signals")
    assert "Заречная" not in kira.text and kira.labels == []


async def test_a_new_director_gets_the_brief_and_the_old_ones_buttons_are_refused(town: Town):
    olga, _, _, dina = await troubled(town)
    await olga.send("/settings")
    await olga.press("Названия и термины")
    await olga.press("Термин для школы")
    await olga.send("ШНОР")
    await dina.send("/start")
    old = dina.screen
    new = await town.settled("Надежда", "director", "S-01")
    told = [text for text in new.inbox(0).texts if "его работа теперь ваша" in text]
    assert len(told) == 1 and "Заречная школа, ШНОР" in told[0] and "Самодиагностика отправлена" in told[0]
    await dina.press("Открыть профиль", on=old)
    assert "Здравствуйте! Это бот «Шаги»" in dina.text and "теперь у другого человека" in dina.text
    assert "Профиль" not in dina.text
