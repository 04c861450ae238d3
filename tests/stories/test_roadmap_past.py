"""Earlier roadmaps and versions are there to be read: by the school and by those who look after it."""

from sqlalchemy import update

from models import Measure, Roadmap
from tests.questionnaire import seen
from tests.roads import drafted, works
from tests.stories.test_journey import NOT_THERE, unit
from tests.town import Town


async def test_what_was_agreed_returned_taken_back_and_ended_is_found_again(town: Town):
    kira, dina, boris = await town.curator(), await town.director(), await town.director("Борис", "S-02")
    await town.cycle()
    number = await drafted(town, dina)
    school = await unit(town, "S-01")
    for _ in range(2):
        await dina.press("Отправить куратору")
    await kira.press("Открыть карту")
    await kira.press("1")
    await kira.press("Написать замечание")
    await kira.press("Срок нереален")
    await kira.press("Вернуть: 1 замечание")
    await dina.press("Поправить меру 1")
    await dina.press("Окончание")
    await dina.send("18.12.2026")
    await dina.send("/roadmap")
    await dina.press("Отправить снова")
    await dina.press("Отправить куратору")
    await dina.press("Ещё")
    await dina.press("Отозвать с согласования")
    await dina.press("Ещё")
    await dina.press("Прежние карты и версии")
    assert "Завершённых и снятых пока нет" in seen(dina) and "отправленных версий – 2" in seen(dina)
    await dina.press("Версии этой карты")
    text = seen(dina)
    assert "Версия 2, 05.10.2026: отозвана" in text and "Версия 1, 05.10.2026: вернулась, замечаний 1" in text
    await dina.press("1")
    assert "Было замечание: Срок нереален" in seen(dina) and "1. " in seen(dina)
    await kira.press_data(f"rd-vers:{number}:0", on=kira.screen)
    assert "Версия 1" in seen(kira) and "Версия 2" not in seen(kira), "what was taken back is the school's own"
    await dina.send("/roadmap")
    await dina.press("Ещё")
    await dina.press("Снять карту")
    await dina.press("Нужна новая карта")
    await dina.send("/menu")
    await dina.press("Прежние дорожные карты")
    assert "1. Снята 05.10.2026: Нужна новая карта. Мер " in seen(dina)
    await kira.send("/school S-01")
    await kira.press("Прежние дорожные карты")
    await town.restart()
    await kira.press("1")
    assert "Снята. Нужна новая карта" in seen(kira)
    for data in (f"rd-past:{school}:0", f"rd-vers:{number}:0", f"rd-ver:{number}:1:0"):
        await boris.press_data(data, on=boris.screen)
        assert NOT_THERE in boris.toast or NOT_THERE in seen(boris), data


async def test_a_completed_one_stays_beside_the_next(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    number = await works(town, dina, kira)
    ended = {"state": "completed", "ended_at": town.clock.now()}
    await town.do(update(Measure).values(state="done"))
    await town.do(update(Roadmap).where(Roadmap.id == number).values(**ended))
    await dina.send("/menu")
    await dina.press("Составить дорожную карту")
    await dina.press("Ещё")
    await dina.press("Прежние карты и версии")
    assert "1. Завершена 05.10.2026. Мер " in seen(dina) and "Приказ № 31 от 05.10.2026." in seen(dina)
    await dina.press("1")
    assert "Завершена. Приказ № 31" in seen(dina) and "Добавить меру" not in dina.labels
    await dina.press("Ещё")
    await dina.press("Прежние карты и версии")
    await dina.press("‹ Назад")
    assert "Черновик" in seen(dina), "back is the one in hand"
    await kira.send("/school S-01")
    await kira.press("Прежние дорожные карты")
    assert "Завершена" in seen(kira) and "Версии этой карты" not in kira.labels, "the draft is private"
