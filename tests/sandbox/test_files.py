"""Files up and down, commands and the rest of the account."""

import json

import aiohttp
import pytest

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x20"


@pytest.fixture
def anna(telegram):
    phone = telegram.phone(7, "Анна", language_code="en")
    phone.start()
    return phone


async def posted(bot, method, **parts):
    form = aiohttp.FormData(quote_fields=False)
    for name, value in parts.items():
        if isinstance(value, tuple):
            form.add_field(name, value[1], filename=value[0])
        else:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    async with bot.session.post(f"{bot.url}/bot{bot.token}/{method}", data=form) as response:
        body = await response.json()
    return body["result"] if body["ok"] else (response.status, body["description"])


async def download(bot, file_id):
    path = (await bot("getFile", file_id=file_id))["file_path"]
    async with bot.session.get(f"{bot.url}/file/bot{bot.token}/{path}") as response:
        return await response.read()


async def test_a_document_goes_to_the_phone_and_again_by_its_id(bot, anna):
    sent = await posted(
        bot,
        "sendDocument",
        chat_id="7",
        document="attach://part",
        part=("отчёт.xlsx", b"bytes"),
        caption="<b>Отчёт</b>",
        parse_mode="HTML",
        reply_markup={"inline_keyboard": [[{"text": "Ещё", "callback_data": "more"}]]},
    )
    assert anna.screen.document.name == "отчёт.xlsx"
    assert anna.screen.document.data == b"bytes"
    assert (anna.text, anna.labels) == ("Отчёт", ["Ещё"])
    again = await bot("sendDocument", chat_id=7, document=sent["document"]["file_id"])
    assert again["document"]["file_unique_id"] == sent["document"]["file_unique_id"]
    assert await download(bot, sent["document"]["file_id"]) == b"bytes"


async def test_a_photo_is_replaced_in_place(bot, anna):
    sent = await posted(bot, "sendPhoto", chat_id="7", photo=("a.png", PNG))
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (16, 32)
    place = {"chat_id": "7", "message_id": str(sent["message_id"])}
    media = {"type": "photo", "media": "attach://b", "caption": "новая"}
    await posted(bot, "editMessageMedia", **place, media=media, b=("b.png", PNG + b"2"))
    assert (anna.screen.photo.data, anna.text) == (PNG + b"2", "новая")
    await bot("editMessageCaption", **place, caption="другая")
    assert (anna.screen.photo.data, anna.text) == (PNG + b"2", "другая")
    refused = await bot("editMessageText", **place, text="текст")
    assert refused == (400, "Bad Request: there is no text in the message to edit")


async def test_files_telegram_refuses(bot, anna):
    assert await posted(bot, "sendPhoto", chat_id="7", photo=("a.png", b"text")) == (
        400,
        "Bad Request: IMAGE_PROCESS_FAILED",
    )
    assert await posted(bot, "sendDocument", chat_id="7", document=("a", b"")) == (
        400,
        "Bad Request: file must be non-empty",
    )
    assert await bot("sendDocument", chat_id=7, document="nope") == (
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    )
    long = await posted(bot, "sendDocument", chat_id="7", document=("a", b"1"), caption="я" * 1025)
    assert long == (400, "Bad Request: message caption is too long")


async def test_an_upload_from_the_phone(bot, anna):
    anna.document("фото.jpg", b"data", caption="вот")
    anna.document("big.bin", b"", size=21 * 1024 * 1024)
    small, big = (one["message"]["document"] for one in (await bot("getUpdates"))[1:])
    assert await download(bot, small["file_id"]) == b"data"
    assert await bot("getFile", file_id=big["file_id"]) == (400, "Bad Request: file is too big")
    async with bot.session.get(f"{bot.url}/file/bot{bot.token}/documents/none") as response:
        assert response.status == 404


async def test_the_narrowest_menu_in_the_own_language_wins(bot, anna, telegram):
    def menu(word):
        return [{"command": "menu", "description": word}]

    await bot("setMyCommands", commands=menu("Меню"))
    assert anna.commands == {"menu": "Меню"}
    await bot("setMyCommands", commands=menu("Menu"), language_code="en")
    assert anna.commands == {"menu": "Menu"}
    await bot("setMyCommands", commands=menu("Своё"), scope={"type": "chat", "chat_id": 7})
    assert anna.commands == {"menu": "Своё"}
    assert telegram.phone(8).commands == {"menu": "Меню"}
    await bot("deleteMyCommands", scope={"type": "chat", "chat_id": 7})
    assert anna.commands == {"menu": "Menu"}
    assert await bot("setMyCommands", commands=[{"command": "Меню", "description": "x"}]) == (
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    )
    assert (await bot("setMyCommands", commands=menu("x"), scope={"type": "chat", "chat_id": 9}))[0] == 400


async def test_query_form_and_wrong_tokens(bot, anna, telegram):
    base = f"{bot.url}/bot{bot.token}"
    async with bot.session.get(f"{base}/sendMessage", params={"chat_id": "7", "text": "привет"}) as response:
        assert response.status == 200
    assert anna.text == "привет"
    assert await bot("noSuchMethod") == (404, "Not Found")
    bot.token = "1:wrong"
    assert await bot("getMe") == (401, "Unauthorized")
    assert telegram.called("getMe")[0].outcome == "401 Unauthorized"
