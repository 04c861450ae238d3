"""A roadmap goes to the curator, comes back row by row, is agreed to, put in force and changed beside what holds."""

from datetime import timedelta

from sqlalchemy import insert, select, update

from models import Absence, Curation, FactorLevel, Notice, Roadmap, RoadmapVersion, Seat, Unit
from tests.questionnaire import seen
from tests.roads import drafted, measures, waits, works
from tests.town import Town


async def test_p8_returned_twice_only_the_remarked_rows_are_open_and_changes_stand_side_by_side(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    number = await waits(town, dina)
    n = len(await measures(town, number))
    assert "карта на согласовании" in seen(kira)
    await kira.press("Открыть карту")
    assert "Риск: " in seen(kira) and "Кадры: высокий" in seen(kira) and "а мер нет" not in seen(kira)
    low = await town.all(select(FactorLevel.factor).where(FactorLevel.level == "low"))
    await town.do(update(FactorLevel).where(FactorLevel.factor == low[0]).values(verified_level="high"))
    await kira.send("/roadmap")
    await kira.press("Заречная школа")
    assert "Риск высокий, а мер нет: " in seen(kira), "raised by the municipality where no answer is bad"
    await kira.press("1")
    await kira.press("Написать замечание")
    await kira.press("Срок нереален")
    await kira.press("2")
    await kira.press("Написать замечание")
    await kira.send("х")
    assert "Вижу «х». Нужно несколько слов" in seen(kira)
    await kira.send("Добавьте участников")
    old = kira.screen
    await dina.send("/roadmap")
    assert "замечание" not in seen(dina)
    await dina.press("1")
    assert "Замечание" not in seen(dina), "she reads remarks when they are returned, not while they are written"
    await kira.press("Вернуть: 2 замечания")
    assert "Карта вернулась: 2 замечания" in seen(dina) and f"Принято {n - 2} из {n}, 2 ждут правки" in seen(dina)
    await dina.press("Поправить меру 1")
    await dina.press("Окончание")
    await dina.send("18.12.2026")
    await dina.send("/menu")
    assert "на доработке, 2 замечания" in seen(dina)
    await dina.send("/roadmap")
    assert f"Принято {n - 1} из {n}, 1 ждёт правки" in seen(dina) and "Отправить снова" not in dina.labels
    await dina.press("Все меры")
    await dina.press("3")
    assert "открыты только меры с замечаниями" in seen(dina) and "Окончание" not in dina.labels
    await dina.send("/roadmap")
    await dina.press("Поправить меру 2")
    await dina.press("Ответить на замечание")
    await dina.send("Участники не нужны: решает директор")
    await dina.send("/roadmap")
    await dina.press("Отправить снова")
    await dina.press("Отправить куратору")
    await dina.press("Ещё")
    await dina.press("Отозвать с согласования")
    assert "Отправить снова" in dina.labels and "Все замечания учтены" in seen(dina)
    await dina.press("Все меры")
    await dina.press("3")
    assert "Окончание" not in dina.labels, "taken back, it is open where it was returned and nowhere else"
    await dina.send("/roadmap")
    await dina.press("Отправить снова")
    await dina.press("Отправить куратору")
    assert "карта снова на согласовании" in seen(kira) and "Изменено мер: 2" in seen(kira)
    await kira.press("Вернуть: 2 замечания", on=old)
    assert "Карту уже изменили" in kira.toast, "the card of the first version decides nothing any more"
    await kira.press("Открыть карту")
    await kira.press("Что изменилось")
    told = seen(kira)
    assert "Было замечание: Срок нереален" in told and "стало пт, 18 декабря" in told
    assert "Ответ на замечание: Участники не нужны" in told
    await kira.press("‹ Назад")
    await kira.press("2")
    await kira.press("Написать замечание")
    await kira.press("Не тот ответственный")
    await kira.press("Вернуть: 1 замечание")
    await dina.press("Поправить меру 2")
    await dina.press("Ответственный")
    await dina.press("руководители ШМО")
    await dina.send("/roadmap")
    await dina.press("Отправить снова")
    await dina.press("Отправить куратору")
    await kira.press("Открыть карту")
    await kira.press("Согласовать")
    assert "Карта согласована: Заречная школа" in seen(dina)
    outcomes = await town.all(select(RoadmapVersion.outcome).order_by(RoadmapVersion.number))
    assert outcomes == ["returned", "recalled", "returned", "agreed"]


async def test_the_order_puts_it_in_force_and_the_curator_finds_it_again(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    number = await waits(town, dina)
    await kira.press("Открыть карту")
    await kira.press("Согласовать")
    await dina.press("Внести приказ")
    await dina.send("завтра")
    assert "Нужны номер и дата" in seen(dina)
    await dina.send("№ 31 от 05.10.2020")
    assert "не похожа на дату приказа" in seen(dina)
    await dina.send("приказ № 31 от 5 октября")
    assert "приказ № 31 от 05.10.2026" in seen(dina) and "Изменить карту" in dina.labels
    assert all(row.first_ends_on == row.ends_on for row in await measures(town, number))
    await dina.send("/menu")
    assert "Дорожная карта: в работе." in seen(dina)
    await kira.send("/roadmap")
    assert "На согласовании: 0" in seen(kira)
    await kira.press("Остальные карты (1)")
    await kira.press("Заречная школа")
    assert "В работе, приказ № 31" in seen(kira) and "Согласовать" not in kira.labels


async def test_of_two_curators_the_second_sees_who_has_decided(town: Town):
    kira, klim = await town.curator(), await town.curator("Клим", 1)
    boris = await town.director("Борис", "S-02")
    await town.cycle()
    await waits(town, boris, "S-02")
    for one in (kira, klim):
        await one.press("Открыть карту")
    kira.phone.press("Согласовать")
    klim.phone.press("Согласовать")
    await town.settle()
    [first] = [one for one in (kira, klim) if "Согласовано, об этом узнают" in seen(one)]
    second = klim if first is kira else kira
    assert second.toast.startswith("Уже решено: Куратор") and "Согласована" in seen(second)
    assert await town.all(select(Roadmap.rev)) == [2]
    agreed = await town.all(select(Notice.id).where(Notice.key == "roadmap-agreed"))
    assert len(agreed) == 1


async def test_while_the_curator_is_away_the_substitute_hears_and_decides(town: Town):
    kira, klim, dina = await town.curator(), await town.curator("Клим", 1), await town.director()
    await town.cycle()
    await drafted(town, dina)
    seats = await town.all(select(Seat.id).where(Seat.role == "curator", Seat.person_id.is_not(None)).order_by(Seat.id))
    school = (await town.all(select(Unit.id).where(Unit.code == "S-01")))[0]
    away = {
        "id": 1, "seat_id": seats[0], "substitute_id": seats[1], "from_on": "2026-10-01", "until_on": "2026-10-31",
        "state": "running", "made_at": town.clock.now(), "made_by": seats[0],
    }  # fmt: skip
    await town.do(insert(Absence), away)
    await town.do(insert(Curation).values(seat_id=seats[1], school_id=school, absence_id=1))
    silent = kira.mark()
    await dina.press("Отправить куратору")
    await dina.press("Отправить куратору")
    assert "карта на согласовании" in seen(klim) and len(kira.inbox(silent)) == 0
    await klim.press("Открыть карту")
    await klim.press("Согласовать")
    assert "Согласована пн, 5 октября, 10:00: Куратор 2" in seen(dina)


async def test_without_a_curator_it_is_kept_and_the_operator_hears_once_a_day(town: Town):
    zoya, olga = await town.director("Зоя", "S-12"), await town.operator()
    await town.cycle()
    await drafted(town, zoya, "S-12")
    since = olga.mark()
    await zoya.press("Отправить куратору")
    assert "Карту некому согласовать" in seen(zoya) and "Черновик" in seen(zoya)
    await zoya.press("Отправить куратору")
    assert [text.startswith("Дальненская школа № 1: карту некому") for text in olga.inbox(since).texts] == [True]
    assert await town.all(select(Roadmap.state)) == ["draft"]


async def test_a_change_waits_beside_what_is_in_force(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    number = await works(town, dina, kira)
    before = [row.ends_on for row in await measures(town, number)]
    await dina.send("/roadmap")
    await dina.press("Изменить карту")
    assert "действует прежнее" in seen(dina)
    await dina.press("1")
    await dina.press("Окончание")
    await dina.send("25.12.2026")
    await dina.send("/roadmap")
    await dina.press("Добавить меру")
    await dina.press("Своя мера")
    await dina.press("Кадры")
    await dina.send("Позвать студентов на практику")
    await kira.send("/roadmap")
    await kira.press("Остальные карты (1)")
    await kira.press("Заречная школа")
    assert "25 декабря" not in seen(kira) and f"Мер: {len(before)}," in seen(kira), "what is written is private"
    rows = await measures(town, number)
    assert [row.ends_on for row in rows][: len(before)] == before and rows[-1].state == "new"
    await dina.send("/roadmap")
    await dina.press("Отправить куратору")
    assert "Почему карта меняется?" in seen(dina)
    await dina.send("Пришли студенты")
    await dina.send("/menu")
    assert "изменение на согласовании" in seen(dina)
    assert "Причина: Пришли студенты" in seen(kira)
    await kira.press("Открыть карту")
    await kira.press("Что изменилось")
    assert "Новая мера: Позвать студентов" in seen(kira) and "стало пт, 25 декабря" in seen(kira)
    await kira.press("‹ Назад")
    await kira.press("Согласовать")
    rows = await measures(town, number)
    assert rows[0].ends_on == "2026-12-25" and rows[0].first_ends_on == before[0], "the first term stays"
    assert rows[-1].state == "planned" and "Изменение карты согласовано" in seen(dina)
    await dina.press("Открыть карту")
    await dina.press("Изменить карту")
    await dina.press("1")
    await dina.press("Убрать меру")
    await dina.press("Ещё")
    await dina.press("Отказаться от изменения")
    assert [row.proposed for row in await measures(town, number)] == [None] * (len(before) + 1)


async def test_taken_back_before_the_curator_has_spoken_his_button_agrees_to_nothing(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    number = await waits(town, dina)
    await kira.press("Открыть карту")
    await dina.press("Ещё")
    await dina.press("Отозвать с согласования")
    assert "Карта отозвана" in seen(dina)
    await kira.press("Согласовать")
    assert "Карту уже изменили" in kira.toast and "Карту ещё пишут" in seen(kira)
    await kira.press_data(f"rd-row:{(await measures(town, number))[0].id}")
    assert "Здесь этого нет" in kira.toast
    assert await town.all(select(Roadmap.state)) == ["draft"]


async def test_sent_on_a_friday_evening_it_is_heard_on_monday_and_withdrawn_with_a_reason(town: Town):
    kira, lidia, dina = await town.curator(), await town.settled("Лидия", "coordinator", "M-01"), await town.director()
    await town.cycle()
    await drafted(town, dina)
    town.clock.move_to(town.clock.now() + timedelta(days=4, hours=10))
    since = kira.mark()
    await dina.send("/roadmap")
    await dina.press("Отправить куратору")
    assert "пн, 12 октября, 9:00" in seen(dina)
    await dina.press("Отправить куратору")
    assert len(kira.inbox(since)) == 0
    await town.until(town.clock.now() + timedelta(days=2, hours=14))  # Monday, 10:00
    assert "карта на согласовании" in seen(kira)
    await kira.press("Открыть карту")
    await kira.press("Согласовать")
    heard = dina.mark()
    await lidia.send("/roadmap")
    await lidia.press("Остальные карты (1)")
    await lidia.press("Заречная школа")
    await lidia.press("Ещё")
    await lidia.press("Снять карту")
    await lidia.send("Школу присоединили к № 12")
    assert "Карта снята" in seen(lidia)
    assert any("Карта снята: Заречная школа" in text for text in dina.inbox(heard).texts)
    assert await town.all(select(Roadmap.state)) == ["withdrawn"]
