"""A measure in work: begun, reported on, handed in, returned, accepted, withdrawn – through the bot, by both sides."""

from datetime import timedelta

from sqlalchemy import select

from models import Entry, Progress, Roadmap
from tests.doing import in_work, open_card, row, term
from tests.questionnaire import seen
from tests.town import Town


async def test_p8_a_measure_is_begun_reported_returned_with_a_reason_mended_and_accepted(town: Town):
    kira, dina = await town.curator(), await town.director()
    boris = await town.director("Борис", "S-02")
    [number, _] = await in_work(town, term("05.10", "30.10"), term("05.10", "18.12"), state="planned")
    await open_card(dina, number)
    assert "мера не начата" in seen(dina) and "Срок: пт, 30 октября." in seen(dina)
    await dina.press("Начать меру")
    assert dina.toast == "Мера начата" and dina.labels[0] == "Сдать меру"
    await dina.press("Сообщить о ходе")
    assert "По плану: не больше 6 из 60 (10 %)" in seen(dina)
    await dina.send("Работает Иванов И. И.")
    assert "Иванов И. И." in seen(dina) and "Что сделано?" in seen(dina), "names are refused, the question stays"
    await dina.send("5 из 8 вакансий закрыты")
    await town.restart()
    await dina.send("Нет физика")
    assert "Что дальше?" in seen(dina), "the restart has lost nothing"
    await dina.press("Закончить без шага")
    assert "О ходе: 5 из 8 вакансий закрыты" in seen(dina)
    assert await town.all(select(Progress.fact, Progress.reason).where(Progress.kind == "report")) == [
        ("5 из 8 вакансий закрыты", "Нет физика")
    ]
    for stranger in (boris,):
        await open_card(stranger, number)
        assert "Здесь этого нет" in stranger.toast
    await dina.press("Сдать меру")
    assert "Подтверждения пока нет. Ждут: Приказ о нагрузке" in seen(dina) and "Куратор 1" in seen(dina)
    old = dina.screen
    await dina.press("Сдать без файла")
    assert "мера на проверке" in seen(dina) and "Куратор увидит: сразу" in seen(dina)
    assert "мера на проверке" in seen(kira) and "ждёт вашей проверки" in seen(kira)
    await dina.press("Сдать без файла", on=old)
    assert "уже изменилось" in dina.toast, "the second press has no second effect"
    check = kira.screen
    await kira.press("Вернуть с причиной")
    await kira.press("Нет подтверждения")
    assert kira.toast.startswith("Возвращено")
    assert "Меру вернули" in seen(dina) and "Вернули: Нет подтверждения" in seen(dina)
    assert dina.labels[0] == "Сдать меру", "the button leads to this very row"
    await kira.press("Принять", on=check)
    assert "уже изменилось" in kira.toast
    await dina.press("Сдать меру")
    await dina.press("Сделана частично")
    await kira.press("Принять")
    assert (await row(town, number)).state == "partial" and kira.toast == "Принято"
    await open_card(dina, number)
    assert "выполнена частично" in seen(dina)
    await dina.press("История меры")
    assert "принята" in seen(dina) and "Куратор 1" in seen(dina)
    kinds = await town.all(select(Progress.kind).order_by(Progress.id))
    assert kinds == ["begun", "report", "done", "returned", "part", "accepted"]
    assert "accepted" in await town.all(select(Entry.act).where(Entry.about == "measure"))


async def test_a_measure_is_withdrawn_by_both_sides_and_the_last_one_completes_the_roadmap(town: Town):
    kira, dina = await town.curator(), await town.director()
    [first, second] = await in_work(town, term("05.10", "30.10"), term("05.10", "18.12"))
    await open_card(dina, first)
    await dina.press("Снять меру")
    await dina.press("Заменена другой мерой")
    assert "Просьба снять меру: Заменена другой мерой" in seen(dina) and "Снять меру" not in dina.labels
    assert "Просят снять меру" in seen(kira)
    await kira.press("Оставить в плане")
    assert "Мера остаётся в плане" in seen(dina)
    await open_card(dina, first)
    await dina.press("Снять меру")
    await dina.send("Предмет передан другой школе")
    await kira.press("Согласиться снять")
    assert "мера снята" in seen(dina) and (await row(town, first)).state == "withdrawn"
    await open_card(dina, second)
    await dina.press("Сдать меру")
    await dina.press("Сдать без файла")
    await dina.press("Отозвать")
    assert "мера в работе" in seen(dina)
    await dina.press("Сдать меру")
    await dina.press("Сдать без файла")
    await open_card(kira, second)
    await kira.press("Принять")
    assert await town.all(select(Roadmap.state)) == ["completed"]
    assert any("она завершена" in text for text in dina.inbox(0).texts)


async def test_two_curators_decide_at_once_and_the_second_sees_what_was_decided(town: Town):
    kira, klim = await town.curator(), await town.curator("Клим", 1)
    boris = await town.director("Борис", "S-02")
    [number] = await in_work(town, term("05.10", "30.10"), school="S-02")
    await open_card(boris, number)
    await boris.press("Сдать меру")
    await boris.press("Сдать без файла")
    kira.phone.press("Принять")
    klim.phone.press("Принять")
    await town.settle()
    toasts = sorted([kira.toast, klim.toast])
    assert toasts[0].startswith("Принято") and "уже изменилось" in toasts[1]
    assert await town.all(select(Progress.kind).where(Progress.kind == "accepted")) == ["accepted"]


async def test_what_waits_is_found_at_home_tomorrow(town: Town):
    kira, dina = await town.curator(), await town.director()
    [number] = await in_work(town, term("01.10", "08.10"))
    await dina.send("/menu")
    assert "к сроку на этой неделе 1" in seen(dina)
    await dina.press("Меры к сроку: 1")
    await dina.press("Закрыть предметы")
    await dina.press("Сдать меру")
    await dina.press("Сдать без файла")
    await town.until(town.clock.now() + timedelta(days=1))
    await kira.send("/menu")
    assert "По мерам ждут решения: 1" in seen(kira)
    await kira.press("Решить по мерам: 1")
    assert "Заречная школа: Закрыть предметы (проверить)" in seen(kira)
    await kira.press(kira.labels[0])
    await kira.press("Вернуть с причиной")
    await kira.send("Нужна копия приказа")
    assert "Вернули: Нужна копия приказа" in seen(dina)
    assert (await row(town, number)).state == "working"
