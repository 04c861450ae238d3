"""A school's way through the stages: listed, diagnosed, supported, out; what others see and hear of it."""

import io
from datetime import UTC, datetime, timedelta

from docx import Document
from sqlalchemy import insert, select, update

from models import Journey, Measure, Notice, Roadmap, Seat, Step, StoredFile, Support, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import seen
from tests.town import Town

NOT_THERE = "Здесь этого нет"
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF"


async def unit(town: Town, code: str) -> int:
    return int((await town.all(select(Unit.id).where(Unit.code == code)))[0])


async def stage(town: Town, code: str = "S-01") -> str:
    return str((await town.all(select(Journey.stage).where(Journey.school_id == await unit(town, code))))[0])


async def tomorrow(town: Town) -> None:
    """The next morning: today everybody has had as many messages as a day may bring."""
    await town.until(town.clock.now() + timedelta(days=1), every=timedelta(days=1))


async def second(town: Town, name: str, role: str, code: str) -> Citizen:
    """Somebody in a second seat of the same kind."""
    await town.do(insert(Seat).values(unit_id=await unit(town, code), role=role, title=f"{role} 2"))
    return await town.settled(name, role, code, 1)


async def listed(town: Town, codes: str = "S-01") -> Citizen:
    """Ольга puts schools on the list by an order."""
    olga = await town.operator()
    await olga.send("/journey")
    await olga.press("Включить школы")
    await olga.send("№ 31 от 01.10.2026")
    await olga.send(codes)
    await olga.press(olga.labels[0])
    return olga


async def at_support(town: Town) -> tuple[Citizen, Citizen, Citizen]:
    """Заречная школа has sent its self-diagnosis and Кира has verified it."""
    dina, kira = await town.director(), await town.curator()
    olga = await listed(town)
    await town.cycle()
    await town.sent(dina, "S-01")
    await kira.send("/school S-01")
    await kira.press("Подтвердить уровни")
    await kira.press("Подтвердить все 8")
    if "Подтвердить уровни" in kira.labels:
        await kira.press("Подтвердить уровни")
    await town.tick()
    return olga, kira, dina


async def roadmap(town: Town, code: str = "S-01", done: int = 6, of: int = 7) -> None:
    """A roadmap in work with measures, most of them done."""
    number, now = await unit(town, code), town.clock.now()
    director = (await town.all(select(Seat.id).where(Seat.unit_id == number, Seat.role == "director")))[0]
    await town.do(
        insert(Roadmap).values(
            unit_id=number, state="working", made_at=now, made_by=director, decided_at=now, version=1, rev=0, title="",
            order_number="5", order_on="2026-10-12",
        )
    )  # fmt: skip
    made = (await town.all(select(Roadmap.id).where(Roadmap.unit_id == number)))[0]
    row = {
        "roadmap_id": made,
        "factor": "F5",
        "starts_on": "2026-10-12",
        "ends_on": "2027-03-01",
        "responsible": "завуч",
    }
    states = ["done"] * done + ["working"] * (of - done) + ["withdrawn"]
    rows = [
        {**row, "place": k, "name": f"Мера {k}", "state": one, "responsible": "завуч"} for k, one in enumerate(states)
    ]
    await town.do(insert(Measure), rows)


async def arranged(town: Town, olga: Citizen, kira: Citizen, code: str = "S-01") -> None:
    """All five support measures: three in force, two not needed."""
    await olga.send(f"/school {code}")
    await olga.press("Путь школы")
    await olga.press("Меры поддержки")
    await olga.press("Куратор")
    await olga.press("Оформить")
    await olga.send("приказ № 40 от 12.10.2026")
    await olga.press("‹ Назад")
    await olga.press("Наставник")
    await olga.press("Отметить «не требуется»")
    await olga.send("Директор сам наставник, звоните 8 912 345-67-89")
    assert "8 912 345-67-89" in seen(olga)
    await olga.send("Директор сам наставник в другой школе")
    await kira.send(f"/school {code}")
    await kira.press("Путь школы")
    await kira.press("Меры поддержки")
    await kira.press("Соглашение")
    await kira.press("Оформить")
    for said in ("№ 14 от 12.10.2026", "до 12.10.2027", "педагог-психолог"):
        await kira.send(said)
    await kira.press("‹ Назад")
    await kira.press("Предметная помощь")
    await kira.press("Оформить")
    for said in ("математика, 7–9 классы", "методист ТМС", "второй вторник месяца"):
        await kira.send(said)
    await kira.press("‹ Назад")
    await kira.press("Антикризисная модель")
    await kira.press("Отметить «не требуется»")


async def test_many_schools_are_listed_by_one_order_looked_at_first_and_once(town: Town):
    olga, dina, kira = await town.operator(), await town.director(), await town.curator()
    await olga.send("/start")
    await olga.press("Путь школ")
    assert "0 школ в списке" in seen(olga)
    await olga.press("Включить школы")
    await olga.send("тридцать первый")
    assert "Нужны номер и дата, например: № 31 от 01.10.2026" in seen(olga)
    await olga.send("№ 31 от 01.10.2026")
    assert "Приказ № 31 от 01.10.2026" in seen(olga) and "Приозёрный район · 4" in olga.labels
    await olga.send("S-01, S-99 s-02")
    assert "Не нашлось: S-99 (всего 1), найдено: 2" in seen(olga)
    await town.restart()
    await olga.send("S-01\ns-02")
    assert "Включить: 2 школы" in seen(olga) and "Заречная школа, Школа № 12." in seen(olga)
    look, since = olga.screen, dina.mark()
    await olga.press("Включить (2)")
    assert "Включено школ: 2" in seen(olga) and "2. Самодиагностика и факторы: 2" in seen(olga)
    await olga.press("Включить (2)", on=look)
    assert olga.toast == "Уже сделано"
    heard = "\n".join(dina.inbox(since).texts)
    assert "поддержка начинается" in heard and "приказ № 31 от 01.10.2026" in heard.replace("\xa0", " ")
    assert "Это помощь, а не проверка" in heard and "Этап: Самодиагностика и факторы." in heard
    assert "Школа включена в список" in "\n".join(kira.inbox().texts)
    await olga.press("Включить школы")
    await olga.send("№ 32 от 02.10.2026")
    await olga.press("Приозёрный район · 4")
    assert "Включить: 2 школы" in seen(olga) and "Уже в пути: 2 – Заречная школа, Школа № 12" in seen(olga)
    # From the card of one school.
    await olga.send("/school S-09")
    await olga.press("Путь школы")
    await olga.press("Включить в список")
    await olga.send("33 от 2 октября")
    await olga.press("Включить (1)")
    assert "этап 2 из 4" in seen(olga) and "Ход: директор" in seen(olga)
    await dina.send("/start")
    assert "Путь школы: этап 2 из 4, Самодиагностика и факторы." in seen(dina)


async def test_the_way_goes_on_by_facts_and_says_whose_move_it_is(town: Town):
    olga, kira, dina = await at_support(town)
    assert await stage(town) == "support"
    assert any("Хорошая новость: этап пройден" in text for text in dina.inbox().texts)
    await dina.send("/journey")
    assert "1 ✓ → 2 ✓ → [3] → 4" in seen(dina)
    assert "Дальше ваш ход: Дорожная карта утверждена приказом директора" in seen(dina)
    assert "Решить по-другому" not in dina.labels
    await dina.press("Рисунок")
    assert any(one.photo for one in dina.screens)
    await roadmap(town)
    since = dina.mark()
    await arranged(town, olga, kira)
    assert await stage(town) == "support", "the last measure has no reason yet"
    await kira.send("Модель есть у учредителя")
    assert any("школа перешла на следующий этап" in one.text for one in kira.screens) and await stage(town) == "exit"
    await town.until(town.clock.now() + timedelta(hours=8), every=timedelta(hours=2))  # before the quiet hours
    [told] = [text for text in dina.inbox(since).texts if "Заречная школа: поддержка" in text]
    assert told.count("действует ✓") == 3 and told.count("не требуется. Причина") == 2
    await kira.send("/school S-01")
    await kira.press("Путь школы")
    await kira.press("Меры поддержки")
    assert "Соглашение с центром: действует ✓" in seen(kira) and "Наставник: не требуется ✓" in seen(kira)
    await dina.send("/journey")
    await dina.press("Меры поддержки")
    await dina.press("Соглашение")
    assert "документ: приказ № 14 от 12.10.2026" in seen(dina) and "Решение: Куратор 1" in seen(dina)
    assert "Изменить" not in dina.labels and "Отметить «не требуется»" not in dina.labels
    await dina.send("/journey")
    await dina.press("Хронология")
    log = seen(dina)
    await dina.press("›")
    log += seen(dina)
    assert "Антикризисная модель управления: не требуется. Куратор 1" in log
    assert "Меры поддержки: условия выполнены" in log and "Уровни проверены. Куратор 1" in log
    # The operator's word against the gates, with a reason; back too.
    await olga.send("/school S-01")
    await olga.press("Путь школы")
    await olga.press("Решить по-другому")
    await olga.press(olga.labels[1])
    # Пётр, the second operator, is about to decide as well: the quicker one's word holds.
    [region] = await town.all(select(Unit.code).where(Unit.kind == "region"))
    petr = await second(town, "Пётр", "operator", region)
    await petr.send("/school S-01")
    for label in ("Путь школы", "Решить по-другому"):
        await petr.press(label)
    await petr.press(petr.labels[0])
    await tomorrow(town)
    await olga.send("Новое ухудшение по итогам ОГЭ")
    await petr.send("Начать с самого начала")
    assert await town.all(select(Step.reason).where(Step.overridden)) == ["Новое ухудшение по итогам ОГЭ"]
    assert await stage(town) == "diagnosis", "the old self-diagnosis does not count any more"
    assert "снова: Самодиагностика и факторы" in dina.text and "Причина: Новое ухудшение" in dina.text
    await olga.send("ещё раз")
    assert await town.all(select(Step.overridden).where(Step.overridden)) == [True]


async def test_the_exit_is_a_checklist_of_facts_an_order_and_a_warm_word(town: Town):
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    olga, kira, dina = await at_support(town)
    await roadmap(town, done=5)
    await arranged(town, olga, kira)
    await kira.send("Модель есть у учредителя")
    await lidia.send("/school S-01")
    await lidia.press("Путь школы")
    await lidia.press("Выход из зоны риска")
    assert "? Нет процедур, где 30 % и больше не набрали минимум: результатов ещё нет" in seen(lidia)
    assert "5 из 7 (71 %)" in seen(lidia) and "Принять решение" not in lidia.labels
    await kira.send("/journey")
    await kira.send("/school S-01")
    await kira.press("Путь школы")
    await kira.press("Выход из зоны риска")
    await kira.press("Результаты по годам")
    await kira.send("ОГЭ математика: мало")
    assert "Нужно так: ОГЭ математика 2026: 3 из 40" in seen(kira)
    await kira.send("ОГЭ математика 2026: 41 из 40")
    assert "Вижу 41 из 40" in seen(kira)
    await kira.send("ОГЭ математика 2026: 3 из 40\nОГЭ русский 2026: 2 из 40, признаки\nОГЭ математика 2025: 11 из 38")
    assert "2026 · ОГЭ математика: минимум не набрали 3 из 40 (8 %)" in seen(kira)
    assert "признаки необъективности – требует проверки" in seen(kira)
    await kira.press("‹ Назад")
    assert "✗ Нет признаков необъективности: требует проверки: 1" in seen(kira)
    assert "✓ Результаты за годы не ухудшились: улучшение" in seen(kira)
    await kira.press("Результаты по годам")
    await kira.send("огэ, русский 2026: 2 из 40")  # checked: corrected, not doubled
    await town.do(update(Measure).where(Measure.state == "working").values(state="done"))
    await kira.press("‹ Назад")
    assert "Выполнено 5 из 5. Решает муниципальный координатор." in seen(kira)
    await kira.press_data(f"exit-ord:{await unit(town, 'S-01')}:0", on=kira.screen)
    assert "О выходе решает муниципальный координатор" in seen(kira)
    await lidia.send("/school S-01")
    await lidia.press("Путь школы")
    await lidia.press("Выход из зоны риска")
    await tomorrow(town)
    await lidia.press("Принять решение")
    await lidia.send("№ 12 от 05.10.2026")
    assert "Приказ № 12 от 05.10.2026" in seen(lidia)
    # Павел, the second coordinator, stands before the same press with an order of his own.
    pavel = await second(town, "Павел", "coordinator", "M-01")
    await pavel.send("/school S-01")
    for label in ("Путь школы", "Выход из зоны риска", "Принять решение"):
        await pavel.press(label)
    await pavel.send("№ 13 от 05.10.2026")
    assert "Приказ № 13" in seen(pavel)
    ask, since = lidia.screen, dina.mark()
    await lidia.press("Принять решение о выходе")
    await pavel.press("Принять решение о выходе")
    assert "Школу поздравили" not in seen(pavel)
    assert await town.all(select(Step.order_number).where(Step.to_stage == "effective")) == ["12"]
    assert "Школу поздравили" in seen(lidia) and await stage(town) == "effective"
    await lidia.press("Принять решение о выходе", on=ask)
    assert len(await town.all(select(Step.id).where(Step.to_stage == "effective"))) == 1
    [told] = dina.inbox(since).texts
    assert "Поздравляем вас и всех учителей" in told and "Нет" not in told
    await dina.send("/journey")
    await dina.press("Выход из зоны риска")
    await dina.press("Решение, .docx")
    paper = Document(io.BytesIO([one.document for one in dina.screens if one.document][-1].data))
    text = "\n".join(p.text for p in paper.paragraphs)
    assert "Заречная школа" in text and "приказ № 12 от 05.10.2026" in text and len(paper.tables) == 2
    # A year passes; without a new self-diagnosis nothing is closed.
    await town.asleep_until(town.clock.now() + timedelta(days=400))
    assert await stage(town) == "effective"


async def test_an_agreement_is_renewed_in_time_and_expires_otherwise(town: Town):
    olga, kira, dina = await at_support(town)
    await arranged(town, olga, kira)
    await kira.send("Модель есть у учредителя")
    for ahead in (29, 6):
        since = kira.mark()
        day = datetime(2027, 10, 12, 7, tzinfo=UTC) - timedelta(days=ahead)
        await town.asleep_until(day)
        await town.until(day + timedelta(days=3), every=timedelta(hours=8))
        heard = [text for text in kira.inbox(since).texts if "заканчивается срок" in text]
        assert len(heard) == 1 and "Соглашение с центром: до" in heard[0]
    await town.asleep_until(datetime(2027, 10, 14, 7, tzinfo=UTC))
    await kira.send("/school S-01")
    await kira.press("Путь школы")
    await kira.press("Меры поддержки")
    assert "Соглашение с центром: срок истёк" in seen(kira)
    await kira.press("Соглашение")
    await kira.document("соглашение.exe", b"MZ")
    assert "не похож на скан" in seen(kira)
    since = kira.mark()
    await kira.document("соглашение.pdf", b"MZ")
    assert "Скан не принят: соглашение.pdf" in "\n".join(kira.inbox(since).texts)
    await kira.send("/school S-01")
    for label in ("Путь школы", "Меры поддержки", "Соглашение"):
        await kira.press(label)
    assert "Открыть скан" not in kira.labels
    await kira.document("соглашение.pdf", PDF)
    assert "📎 Скан приложен" in seen(kira)
    await town.do(update(StoredFile).values(remote_id="gone"))  # whatever becomes of Telegram's own
    await dina.send("/journey")
    for label in ("Меры поддержки", "Соглашение", "Открыть скан"):
        await dina.press(label)
    [copy] = [one.document for one in dina.screens if one.document]
    assert copy.data == PDF and copy.name == "соглашение.pdf"
    karim = await town.settled("Карим", "curator", "M-02")
    await karim.press_data(f"sup-scan:{await unit(town, 'S-01')}:2", on=karim.screen)
    assert not any(one.document for one in karim.screens)


async def test_strangers_and_colleagues_find_no_way_of_a_school_that_is_not_theirs(town: Town):
    await listed(town)
    school = await unit(town, "S-01")
    karim = await town.settled("Карим", "curator", "M-02")
    danil, stepan = await town.director("Данил", "S-05"), town.newcomer("Степан")
    await stepan.start()
    before = await town.all(select(Step.id)), await town.all(select(Support.id))
    for one in (karim, danil, stepan):
        for data in (f"way:{school}", f"sup-all:{school}", f"sup:{school}:2", f"sup-f:{school}:2:0", f"exit:{school}",
                     f"res:{school}:0", f"way-log:{school}:0", f"way-dec:{school}", f"ment:{school}:0"):  # fmt: skip
            await one.press_data(data, on=one.screen)
            assert "Заречная" not in seen(one)
    assert (await town.all(select(Step.id)), await town.all(select(Support.id))) == before
    assert await town.all(select(Notice.id).where(Notice.key == "support-arranged")) == []
