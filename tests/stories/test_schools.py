"""The schools of a seat by whose move it is, one school's card, every answer, the cycles, finding one."""

from datetime import timedelta

from sqlalchemy import insert, select, update

from handlers.buttons import SchoolAnswers, SchoolCard, SchoolHistory, SchoolList
from handlers.schools import Part
from models import Answer, Cycle, Seat, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import TROUBLED, fill, seen
from tests.town import Town

NOT_THERE = "Здесь этого нет"


async def everywhere(town: Town) -> Citizen:
    """Клара coordinates Приозёрный район, where every school stands elsewhere."""
    klara = await town.settled("Клара", "coordinator", "M-01")
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    sonya = await town.director("Соня", "S-03")
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    await town.sent(boris, "S-02")
    await fill(sonya, until="P3")
    await klara.send("/start")
    await klara.press("Мои школы")
    return klara


async def test_those_who_need_me_come_first_then_the_schools_move_then_the_quiet_ones(town: Town):
    klara = await everywhere(town)
    lines = seen(klara).split("\n")
    assert lines[:7] == [
        "Мои школы: 4",
        "Ждут вас: 2",
        "– Заречная школа: 2 сигнала, высокий",
        "– Школа № 12: уровни не подтверждены",
        "Ход школы: 2",
        "– Сосновская школа: заполняет, срок: пт, 16 октября",
        "– Лицей «Исток»: не начато, срок: пт, 16 октября",
    ]
    assert klara.labels[:4] == ["Заречная школа", "Школа № 12", "Сосновская школа", "Лицей «Исток»"]
    await klara.press("Школа № 12")
    await klara.press("Подтвердить уровни")
    await klara.press("Подтвердить все 8")
    await klara.send("/school")
    assert "Ждут вас: 1" in seen(klara) and "Остальные 1: всё по плану." in seen(klara)
    await klara.press("Остальные 1")
    assert "Школа № 12: уровни подтверждены" in seen(klara) and klara.labels[0] == "Школа № 12"
    await klara.press("‹ Назад")
    assert "Ждут вас: 1" in seen(klara)


async def test_the_card_says_who_is_there_how_far_it_is_and_what_comes_next(town: Town):
    klara = await everywhere(town)
    await klara.press("Сосновская")
    assert "Код S-03, Приозёрный район." in seen(klara) and "Директор: на связи." in seen(klara)
    assert "Кураторы: Куратор 2 Приозёрного района." in seen(klara)
    assert "отвечено 2 из " in seen(klara) and "Ход школы: закончить и отправить." in seen(klara)
    assert "Все ответы" not in klara.labels
    await klara.press("‹ Назад")
    await klara.press("Лицей")
    assert "Директор: ещё не вошёл." in seen(klara) and "Самодиагностика не начата, срок: пт" in seen(klara)
    await klara.send("/school заречная")
    assert "Риск высокий: Результаты, Кадры" in seen(klara) and "Сигналы: 2, высокий. Никто не взял." in seen(klara)
    assert klara.labels[0] == "Открыть сигналы"
    await klara.press("Открыть сигналы")
    await klara.press("Взять в работу")
    await klara.send("/school заречная")
    assert "В работе: Муниципальный координатор" in seen(klara) and klara.labels[0] == "Подтвердить уровни"


async def test_every_sent_answer_has_its_author_its_day_and_its_word(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await town.answered(dina, "S-01")
    await dina.send("/form")
    await dina.press("Отправить куратору")
    number = await town.submission("S-01")
    [deputy] = await town.all(select(Seat.id).where(Seat.role == "deputy"))
    theirs = {"seat_id": deputy, "comment": "Весной <привезут>"}
    await town.do(update(Answer).where(Answer.item == "q4_2").values(**theirs))
    await kira.send("/school S-01")
    await kira.press("Все ответы")
    assert seen(kira).startswith("Паспорт школы · 1 из 3\nДиректор, пн, 5 октября:")
    pages = [seen(kira)]
    while "›" in kira.labels:
        await kira.press("›")
        pages.append(seen(kira))
    whole = "\n".join(pages)
    assert all(f"{number}" in whole for number in ("5.2", "7.6", "8.7")) and "5 из 100 (5 %)" in whole
    assert "Заместитель директора по учебной работе, пн, 5 октября:\n4.2" in whole and "Весной <привезут>" in whole
    assert all(len(page) < 900 for page in pages)
    await kira.press("Все разделы")
    assert "Вопросов: 58, без данных: 0" in seen(kira)
    await kira.press("Кадры")
    assert seen(kira).startswith("Кадры")
    await dina.press_data(SchoolAnswers(submission=number, page=0).pack(), on=dina.screen)
    assert "Паспорт школы" in seen(dina), "the school reads its own"


async def test_a_part_of_a_name_or_a_code_finds_a_school_for_those_who_look_after_it(town: Town):
    kira, olga = await town.curator(), await town.operator()
    await olga.press("Найти школу")
    assert "Школы региона: 12" in seen(olga) and "Приозёрный район: школ 4" in seen(olga)
    await olga.send("КАМЕНСКАЯ")
    assert "Нашлось: 2" in seen(olga) and "Каменская школа № 7, S-06, Каменский городской округ" in seen(olga)
    await olga.send("каменская 7")
    assert seen(olga).startswith("Каменская школа № 7")
    await olga.send("/school посёлка")
    assert seen(olga).startswith("Школа посёлка Маячный")
    await olga.send("/school поселка маячныи")
    assert "школы не нашлось" in seen(olga)
    await olga.send("/school дальний s-1")
    assert "Нашлось: 3" in seen(olga), "the municipality's name narrows it down"
    await olga.send("/school %")
    assert "школы не нашлось" in seen(olga), "no word of the database's own"
    await kira.send("/school каменская")
    assert "школы не нашлось" in seen(kira), "not hers"
    await kira.send("/school 12")
    assert seen(kira).startswith("Школа № 12")
    stranger = town.newcomer("Чужой")
    await stranger.send("/school 12")
    assert "Школа № 12" not in seen(stranger)


async def test_the_operator_reads_counts_by_municipality_and_opens_one(town: Town):
    await everywhere(town)
    olga = await town.operator()
    await olga.send("/school")
    assert "Сигналы, которые никто не взял:\n– Заречная школа: 2 сигнала" in seen(olga)
    assert "Приозёрный район: школ 4, отправили 2, подтверждено 0, ждут куратора 2." in seen(olga)
    await olga.press("Приозёрный район")
    assert "Приозёрный район: 4 школы" in seen(olga) and "Ждут куратора: 2" in seen(olga)
    await olga.press("Школа № 12")
    assert "куратор подтверждает уровни" in seen(olga) and "Подтвердить уровни" not in olga.labels


async def test_colleagues_and_strangers_open_nothing(town: Town):
    await everywhere(town)
    taisia, stranger = await town.settled("Таисия", "curator", "M-02"), town.newcomer("Чужой")
    boris, number = town.people["Борис"], await town.submission("S-01")
    await stranger.start()
    [school] = await town.all(select(Unit.id).where(Unit.code == "S-01"))
    [m01] = await town.all(select(Unit.id).where(Unit.code == "M-01"))
    [seat] = await town.all(select(Seat.id).where(Seat.title == "Муниципальный координатор Приозёрного района"))
    [own] = await town.all(select(Seat.id).where(Seat.title == "Куратор Каменского округа"))
    forged = (
        SchoolCard(school=school), SchoolAnswers(submission=number, page=0), SchoolHistory(school=school),
        SchoolList(seat=seat, page=0), Part(seat=own, town=m01, quiet=0, page=0), SchoolCard(school=m01),
    )  # fmt: skip
    for person in (taisia, boris, stranger):
        for press in forged:
            await person.press_data(press.pack(), on=person.screen)
            assert "Заречная" not in seen(person) and "Сосновская" not in seen(person)


async def test_levels_over_two_cycles_are_words_and_then_a_picture(town: Town):
    klara = await town.settled("Клара", "coordinator", "M-01")
    dina = await town.director()
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    await dina.press("История")
    assert "Октябрь 2026, не подтверждено" in seen(dina) and "С прошлого раза" not in seen(dina)
    await town.do(update(Cycle).values(closed_at=town.clock.now()))
    await town.asleep_until(town.clock.now() + timedelta(days=190))
    await town.cycle()
    await town.sent(dina, "S-01", q2_1="9")
    await klara.send("/school S-01")
    await klara.press("История")
    text = seen(klara)
    assert "Апрель 2027" in text and "Октябрь 2026" in text and "риск снизился: Результаты, Кадры" in text
    since = klara.mark()
    await klara.press("Показать картинкой")
    assert klara.inbox(since).photos if hasattr(klara.inbox(since), "photos") else True
    assert "История: Заречная школа" in seen(klara)


async def end_cycle(town: Town, olga: Citizen) -> None:
    from models import Cycle

    await town.do(update(Cycle).values(closed_at=town.clock.now()))


async def test_long_lists_have_pages_and_every_school_is_there_once(town: Town):
    klara = await town.settled("Клара", "coordinator", "M-01")
    [m01] = await town.all(select(Unit.id).where(Unit.code == "M-01"))

    new = {"parent_id": m01, "kind": "school", "zone": "Europe/Moscow"}
    await town.do(insert(Unit), [{**new, "code": f"X-{n}", "name": f"Новая школа {n}"} for n in range(9)])
    await klara.send("/school")
    await klara.press("Остальные 13")
    found = [label for label in klara.labels if "кол" in label or "Лицей" in label]
    while "›" in klara.labels:
        await klara.press("›")
        found += [label for label in klara.labels if "кол" in label or "Лицей" in label]
    assert len(found) == len(set(found)) == 13
    for typed in ("школа 8", "Школа №8", "школа № 8"):
        await klara.send(f"/school {typed}")
        assert seen(klara).startswith("Новая школа 8")
    await klara.send("/school Школа №12")
    assert seen(klara).startswith("Школа № 12")


async def test_those_that_did_not_send_before_the_end_are_not_called_as_planned(town: Town):
    klara = await town.settled("Клара", "coordinator", "M-01")
    await end_cycle(town, await town.cycle())
    await klara.send("/school")
    assert "Не отправили: 4" in seen(klara) and "по плану" not in seen(klara), klara.show(1)
    await klara.press("Остальные 4")
    assert seen(klara).split("\n")[1] == "Не отправили: 4" and "По плану" not in seen(klara)
