"""The baton: a school's roadmap, terms, visits and messages go with it to another curator, another mentor."""

from datetime import timedelta

from sqlalchemy import insert, select

from models import Entry, Handover, Mentoring, Notice, Seat, Support, Visit
from tests.doing import in_work, term
from tests.questionnaire import seen
from tests.roads import waits
from tests.stories.test_journey import NOT_THERE, listed, tomorrow, unit
from tests.town import Town

AT_MENTOR = ("Путь школы", "Меры поддержки", "Наставник", "Выбрать наставника")


async def test_a_mentors_schools_go_over_with_visits_terms_and_agreement(town: Town):
    olga, dina = await town.operator(), await town.director()
    school = await unit(town, "S-01")
    for code, title in (("S-04", "Директор лицея"), ("S-05", "Завуч гимназии")):
        await town.do(insert(Seat).values(unit_id=await unit(town, code), role="mentor", title=title))
    anton, vera = await town.settled("Антон", "mentor", "S-04"), await town.settled("Вера", "mentor", "S-05")
    await listed(town, "S-01 S-02")
    [old, new] = await town.all(select(Seat.id).where(Seat.role == "mentor").order_by(Seat.id))
    for one in (school, await unit(town, "S-02")):
        await town.do(insert(Mentoring).values(seat_id=old, school_id=one, since=town.clock.now()))
    agreed = {"school_id": school, "kind": "agreement", "state": "working", "until_on": "2027-10-01", "rev": 0}
    await town.do(insert(Support).values(details={}, responsible="", reason="", **agreed))
    await in_work(town, term("05.10", "20.11"), term("05.10", "25.12"))
    await anton.send("/start")
    await anton.press("Заречная школа")
    await anton.press("Записать визит")
    await anton.send("01.10: Договорились о взаимных посещениях")
    await olga.send("/school S-01")
    for label in (*AT_MENTOR, "Завершить: Директор ли…", "Передать другому"):
        await olga.press(label)
    assert "Сейчас: Директор лицея, Лицей «Исток»" in seen(olga)
    await olga.press(olga.labels[0])
    assert "У прежнего наставника школ: 2 – Заречная школа, Школа № 12." in seen(olga)
    await town.restart()
    look, since = olga.screen, (anton.mark(), vera.mark())
    await olga.press("Передать все школы (2)")
    assert "Передано школ: 2. Теперь рядом с ними Завуч гимназии" in seen(olga)
    await olga.press("Передать все школы (2)", on=look)
    assert olga.toast in ("Уже передано", NOT_THERE + ".") and len(await town.all(select(Handover.id))) == 1
    assert "Школы передали (2): Заречная школа, Школа № 12." in "\n".join(anton.inbox(since[0]).texts)
    heard = "\n".join(vera.inbox(since[1]).texts).replace("\xa0", " ")
    for words in (
        "Вам передано школ: 2", "До вас рядом были: Директор лицея", "в работе, выполнено 0 из 2",
        "Ближайшая мера: до 20.11.2026 – Закрыть предметы", "Соглашение с центром до 01.10.2027",
        "Последняя запись, 01.10.2026: Договорились о взаимных посещениях",
    ):  # fmt: skip
        assert words in heard.replace("<i>", "").replace("</i>", ""), words
    await anton.press_data(f"way:{school}", on=anton.screen)
    assert NOT_THERE in anton.toast or NOT_THERE in seen(anton)
    await vera.send("/start")
    assert "Визит 01.10.2026" in seen(vera), "the school's last visit, whoever made it"
    assert await town.all(select(Visit.seat_id)) == [old], "who wrote it stays"
    assert await town.all(select(Entry.act).where(Entry.act == "hand-over-mentor")) == ["hand-over-mentor"]
    # Nobody without the right hands anything over; somebody else in the same seat gets the brief.
    for person in (dina, anton, await town.curator()):
        for data in (f"ment-hand:{school}:{new}:0", f"ment-to:{school}:{new}:{old}", f"ment-go:{school}:{new}:{old}:1"):
            await person.press_data(data, on=person.screen)
            assert NOT_THERE in person.toast or NOT_THERE in seen(person)
    await tomorrow(town)
    galina = await town.settled("Галина", "mentor", "S-05")
    told = "\n".join(galina.inbox().texts).replace("\xa0", " ")
    assert "Вы помогаете школам: 2" in told and "Соглашение с центром до 01.10.2027" in told
    await olga.send("/school S-01")
    for label in (*AT_MENTOR, "Добавить наставника"):
        await olga.press(label)
    await olga.send("S-06 директор Петров П. П.")
    assert "Вижу «Петров П. П.»" in seen(olga)


async def test_a_roadmap_that_waits_goes_to_the_new_curator_with_its_message(town: Town):
    kira, karim, dina = await town.curator(), await town.curator("Карим", 1), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await town.cycle()
    town.clock.move_to(town.clock.now() + timedelta(hours=11))  # 21:00: it is heard of in the morning
    await waits(town, dina)
    await lidia.send("/curators")
    for label in ("Куратор 1", "Передать одну школу", "Заречная школа", "Куратор 2"):
        await lidia.press(next(one for one in lidia.labels if label in one))
    assert "Карт на согласовании: 1." in seen(lidia)
    await lidia.press("Передать школу")
    since = kira.mark(), karim.mark()
    await town.until(town.clock.now() + timedelta(hours=14))
    assert not [text for text in kira.inbox(since[0]).texts if "согласовании" in text]
    morning = [text.replace("\xa0", " ") for text in karim.inbox(since[1]).texts]
    assert [text for text in morning if "Дорожная карта: на согласовании, мер " in text], "the brief"
    assert [text for text in morning if "Заречная школа: карта на согласовании" in text], "and the roadmap itself"
    await karim.send("/roadmap")
    await karim.press("Заречная школа")
    await karim.press("Согласовать")
    assert "Согласовано" in seen(karim)
    assert await town.all(select(Notice.id).where(Notice.key == "roadmap-agreed"))
