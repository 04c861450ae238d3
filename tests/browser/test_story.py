"""By the hands of a visitor: a whole self-diagnosis, the signal, a kill in the middle of a week."""

from typing import cast

from bot.demo.answers import ISTOK, answer
from bot.demo.person import Person
from bot.demo.stage import CURATOR, DIRECTOR, OPERATOR


async def test_a_director_comes_in_answers_everything_and_the_curator_hears(table):
    page = await table()
    nina = await page.newcomer("Нина")
    await nina.box.get_by_role("button", name="Что ещё можно с чатом").click()
    await nina.box.get_by_role("menuitem", name="Войти по коду…").click()
    async with nina.told():
        await page.tab.get_by_role("dialog").locator(".item", has_text="Школа № 12").click()
    await nina.look()
    assert "Место: Директор, Школа № 12" in nina.text
    await nina.press("Да, это моя школа")
    await nina.press("Дать согласие")
    await nina.box.get_by_text("Директор · Школа № 12").wait_for()  # the page learns who she is

    await nina.press("Начать анкету")
    assert await answer(cast(Person, nina), ISTOK) >= 55
    await nina.press("Отправить куратору")
    assert "Отправлено" in page.world.telegram.phone_of(nina.user).show(6)
    assert await nina.box.locator(".picture img").count() == 1

    curator = await page.phone(CURATOR).look()
    assert "Школа № 12: 1 сигнал" in curator.text
    await curator.press("Взять в работу")
    assert "В работе: Куратор 1" in curator.text


async def test_a_week_passes_with_a_kill_in_it_and_a_day_without_telegram(table):
    page = await table()
    clock, bot = page.tab.locator(".clock"), page.tab.locator(".bot")
    assert "5 октября" in await clock.inner_text()
    for _ in range(4):
        await page.button("Следующий день").click()
        await page.rest()
    director = await page.phone(DIRECTOR).look()
    assert "Половина срока · Заречная школа" in director.text
    assert await director.box.locator(".date").all_inner_texts() == ["5 октября", "9 октября"]

    before = page.world.bot.pid
    await page.button("Убить бота").click()
    await bot.get_by_text("бот убит").wait_for()
    await director.box.locator("textarea").fill("/start")
    await director.box.locator("textarea").press("Enter")
    await director.box.get_by_label("Telegram принял, бот ещё не забрал").wait_for()
    await bot.get_by_text("бот работает").wait_for(timeout=90_000)
    await page.rest()
    assert page.world.bot.pid != before
    await director.look()
    assert await director.box.get_by_label("Telegram принял, бот ещё не забрал").count() == 0
    assert "Заречная школа" in director.text

    await page.button("Telegram недоступен").click()
    await page.tab.locator(".act.offline[aria-pressed=true]:enabled").wait_for()
    operator = page.phone(OPERATOR)
    await operator.box.get_by_text("соединение…").wait_for()
    await operator.box.locator("textarea").fill("/help")
    await operator.box.locator("textarea").press("Enter")
    await page.button("Telegram недоступен").click()
    await page.rest()
    await operator.look()
    assert await operator.box.get_by_label("Telegram принял, бот ещё не забрал").count() == 0
    assert page.world.telegram.phone_of(operator.user).screen.at == page.world.now

    await page.button("Следующее событие").click()
    await page.rest()
    for _ in range(3):
        await page.button("Следующий день").click()
        await page.rest()
    assert "октября 2026" in await clock.inner_text() and page.world.now.day >= 12
