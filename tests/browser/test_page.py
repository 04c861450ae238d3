"""The page itself: hostile texts, narrow and dark, the keyboard, files, a line that breaks."""

from bot.demo.stage import CURATOR, DIRECTOR, OPERATOR, STRANGER
from sandbox.params import Params
from sandbox.sending import edit_text, send_message

HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script> {{7*7}} \u202e</div>'


async def test_what_people_and_the_bot_write_is_only_ever_text(table):
    page = await table()
    stranger = page.phone(STRANGER)
    await stranger.send(HOSTILE)
    mine = stranger.box.locator(".mine .text").last
    assert HOSTILE.rstrip() in await mine.text_content()
    keyboard = {
        "inline_keyboard": [[{"text": HOSTILE, "callback_data": "x"}, {"text": "go", "url": "javascript:hacked=3"}]]
    }
    link = {"type": "text_link", "offset": 0, "length": 3, "url": "javascript:window.hacked=4"}
    fields = {"chat_id": stranger.user, "text": HOSTILE, "entities": [link], "reply_markup": keyboard}
    page.world.telegram.files.keep("documents", HOSTILE, b"x")
    send_message(page.world.telegram, Params(fields))
    page.world.telegram.bell.ring()
    await stranger.look()
    assert stranger.text.startswith("<img src=x") and stranger.labels[0].startswith("<img")
    await stranger.box.locator(".key", has_text="go").last.click()
    assert await stranger.box.locator(".text img, .text script, a[href^=javascript]").count() == 0
    assert await page.tab.evaluate("window.hacked") is None
    guest = await page.newcomer("<b onclick=hacked=5>Х")
    assert await guest.box.locator(".owner b b").count() == 0


async def test_a_message_is_edited_in_place_and_a_stale_button_may_be_pressed(table):
    page = await table()
    stranger, telegram = page.phone(STRANGER), page.world.telegram
    keys = {"inline_keyboard": [[{"text": "Старая", "callback_data": "old"}]]}
    sent = send_message(telegram, Params({"chat_id": stranger.user, "text": "до", "reply_markup": keys}))
    telegram.bell.ring()
    await stranger.look()
    await stranger.press("Старая")  # the bot does not know such a button: it says so and lives on
    assert telegram.queries and page.world.bot.running
    changed = {"chat_id": stranger.user, "message_id": sent["message_id"], "text": "после"}
    edit_text(telegram, Params(changed))
    telegram.bell.ring()
    await stranger.box.get_by_text("после").wait_for()
    assert await stranger.box.get_by_text("изменено").count() >= 1
    assert await stranger.box.locator(".text", has_text="до").count() == 0


# Buttons and tabs that reach out of the window, or whose words do not fit.
CUT = """() => [...document.querySelectorAll("button")].filter(b => b.offsetParent).filter(b => {
    const box = b.getBoundingClientRect()
    const inside = b.closest(".tabs, [role=tablist], .keys, .row")
    return !inside && (box.right > innerWidth + 1 || box.left < -1)
}).map(b => b.innerText || b.ariaLabel)"""


async def test_on_a_narrow_screen_one_phone_at_a_time(table):
    page = await table(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    shown = page.tab.locator(".phone:visible")
    assert await shown.count() == 1
    await page.tab.locator(".tab", has_text="Кира").click()
    assert await shown.get_attribute("aria-label") == "Телефон: Кира"
    assert await page.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.tab.get_by_role("button", name="Мир вокруг").click()
    assert await page.tab.get_by_role("menuitem", name="Следующий день").is_visible()
    menu = await page.tab.locator(".menu.sheet").bounding_box()
    assert menu["x"] >= 0 and menu["x"] + menu["width"] <= 360 and menu["width"] > 180
    await page.tab.keyboard.press("Escape")
    for width in (390, 360):
        await page.tab.set_viewport_size({"width": width, "height": 740})
        assert await page.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await page.tab.evaluate(CUT) == []


async def test_dark_by_the_system_and_by_choice_russian_and_english(table):
    page = await table(color_scheme="dark")
    ground = "getComputedStyle(document.documentElement).getPropertyValue('--panel')"
    dark = await page.tab.evaluate(ground)
    await page.button("Светло или темно").click()
    assert await page.tab.evaluate(ground) != dark
    await page.tab.reload()
    assert await page.tab.evaluate(ground) != dark
    await page.button("Switch to English").click()
    await page.button("Next day").wait_for()
    assert await page.tab.locator("html").get_attribute("lang") == "en"
    assert await (await table(locale="en-GB")).button("Kill the bot").is_visible()


async def test_every_button_has_a_name_and_the_keyboard_is_enough(table):
    page = await table()
    nameless = """() => [...document.querySelectorAll('button, input, textarea, a')]
      .filter((one) => one.offsetParent)
      .filter((one) => !(one.ariaLabel || one.textContent.trim() || one.title || one.labels?.length))
      .map((one) => one.outerHTML)"""
    assert await page.tab.evaluate(nameless) == []
    director = page.phone(DIRECTOR)
    await director.box.locator("textarea").focus()
    await page.tab.keyboard.type("/help")
    await page.tab.keyboard.press("Enter")
    await director.look()
    await director.box.get_by_role("button", name="Команды бота").press("Enter")
    await page.tab.keyboard.press("ArrowDown")
    assert await director.box.get_by_role("menuitem").nth(1).evaluate("one => one === document.activeElement")
    await page.tab.keyboard.press("Escape")
    assert await director.box.get_by_role("menu").filter(visible=True).count() == 0


async def test_files_go_both_ways_and_a_voice_is_only_a_press(table, paper):
    page = await table()
    operator = page.phone(OPERATOR)
    before = len(page.world.telegram.phone_of(operator.user).screens)
    await operator.box.locator("input[type=file]").set_input_files(str(paper))
    await operator.box.locator(".mine .paper", has_text="Отчёт за год.xlsx").wait_for()
    await operator.look()
    assert len(page.world.telegram.phone_of(operator.user).screens) > before
    async with page.tab.expect_download() as download:
        await operator.box.locator(".mine .paper").last.click()
    assert (await (await download.value).path()).read_bytes() == paper.read_bytes()
    await operator.box.get_by_role("button", name="Вложить").click()
    await operator.box.get_by_role("menuitem", name="Голосовое").click()
    await operator.box.get_by_text("Голосовое сообщение").wait_for()


async def test_an_invitation_opens_on_the_phone_one_chooses_and_a_blocked_bot_is_unblocked(table):
    page = await table()
    operator, guest = page.phone(OPERATOR), await page.newcomer("Зоя")
    sent = {"chat_id": operator.user, "text": f"https://t.me/{page.world.telegram.username}?start=nothing"}
    send_message(page.world.telegram, Params(sent))
    page.world.telegram.bell.ring()
    await operator.look()
    await operator.box.locator(".theirs .link").last.click()
    await page.tab.get_by_role("dialog").locator(".item", has_text="Зоя").click()
    await guest.box.get_by_text("/start nothing").wait_for()
    await guest.box.get_by_role("button", name="Что ещё можно с чатом").click()
    await guest.box.get_by_role("menuitem", name="Заблокировать бота").click()
    await guest.box.get_by_role("button", name="РАЗБЛОКИРОВАТЬ").click()
    await guest.box.locator("textarea").wait_for()


async def test_a_line_that_broke_brings_what_was_missed(table):
    page = await table()
    curator = page.phone(CURATOR)
    await curator.look()
    await page.tab.context.set_offline(True)
    await page.tab.evaluate("dispatchEvent(new Event('online'))")  # the running stream ends as in a sleep
    send_message(page.world.telegram, Params({"chat_id": curator.user, "text": "пока вас не было"}))
    page.world.telegram.bell.ring()
    await page.tab.get_by_text("Показ остановлен").wait_for()
    await page.tab.context.set_offline(False)
    await curator.box.get_by_text("пока вас не было").wait_for()
    assert await curator.box.get_by_text("пока вас не было").count() == 1
    assert await page.tab.get_by_text("Показ остановлен").count() == 0
    await page.button("Журнал вызовов").click()
    await page.tab.get_by_placeholder("Метод, чат, слово").fill("sendMessage")
    await page.tab.locator(".log b", has_text="sendMessage").first.wait_for()
    assert await page.tab.locator(".log b", has_text="getMe").count() == 0
