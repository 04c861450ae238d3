"""Messages, their markup and Telegram's strictness about them."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.markup import parse_html


@pytest.fixture
def anna(telegram):
    phone = telegram.phone(7)
    phone.start()
    return phone


async def test_a_message_is_seen_without_tags(bot, anna):
    sent = await bot(
        "SENDMESSAGE",
        chat_id="7",
        text=" <b>Школа</b> &lt;12&gt; 🏫 <a href='https://x.ru/?a=1&amp;b=2'>тут</a>\n",
        parse_mode="HTML",
        buttons=[["Да", "Нет"], ["Позже"]],
    )
    assert anna.text == "Школа <12> 🏫 тут"
    assert anna.screen.buttons == [["Да", "Нет"], ["Позже"]]
    assert sent["entities"] == [
        {"type": "bold", "offset": 0, "length": 5},
        {"type": "text_link", "offset": 14, "length": 3, "url": "https://x.ru/?a=1&b=2"},
    ]
    assert "<b>Школа</b>" in anna.screen.html


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("я <h1>a</h1>", 'Unsupported start tag "h1" at byte offset 3'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("<3 <b>x</b>", "Unclosed start tag at byte offset 0"),
        ("<span>a</span>", 'Unsupported start tag "span" at byte offset 0'),
    ],
)
async def test_bad_html_is_refused_with_the_place(bot, anna, source, complaint):
    answer = await bot("sendMessage", chat_id=7, text=source, parse_mode="HTML")
    assert answer == (400, f"Bad Request: can't parse entities: {complaint}")


def test_nested_tags_and_references():
    text, entities = parse_html("<b>а<i>б</i></b> &#1078; &amp;amp; &nbsp; <tg-spoiler>т</tg-spoiler><u></u>")
    assert text == "аб ж &amp; &nbsp; т"
    assert [(one["type"], one["offset"], one["length"]) for one in entities] == [
        ("bold", 0, 2),
        ("italic", 1, 1),
        ("spoiler", 18, 1),
    ]


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "🏫" * 2049}, "message is too long"),
        ({"text": "a", "chat_id": 8}, "chat not found"),
        ({"text": "a", "buttons": [["Я" * 33]]}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "buttons": [[" "]]}, "inline keyboard button text must be non-empty"),
        ({"text": "a", "buttons": [list("abcdefghi")]}, "reply markup is too long"),
        ({"text": "a", "buttons": [["x"]] * 101}, "reply markup is too long"),
        ({"text": "a", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"text": "a\ud800"}, "strings must be encoded in UTF-8"),
    ],
)
async def test_what_telegram_refuses(bot, anna, params, error):
    assert await bot("sendMessage", **{"chat_id": 7, **params}) == (400, f"Bad Request: {error}")
    assert anna.screens == []


async def test_the_longest_text_counts_after_parsing(bot, anna):
    await bot("sendMessage", chat_id=7, text="<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")
    assert anna.text == "<" * 4096


async def test_an_edit_changes_text_and_drops_the_buttons(bot, anna):
    sent = await bot("sendMessage", chat_id=7, text="раз", buttons=[["Да"]])
    place: dict[str, Any] = {"chat_id": 7, "message_id": sent["message_id"]}
    mark = anna.mark()
    await bot("editMessageText", **place, text="два")
    assert (anna.text, anna.labels, anna.screen.edited) == ("два", [], 1)
    await bot("editMessageReplyMarkup", **place, buttons=[["Нет"]])
    assert (anna.text, anna.labels) == ("два", ["Нет"])
    assert (len(anna.inbox(mark)), anna.inbox(mark).edits) == (0, 2)


async def test_edits_telegram_refuses(bot, anna, telegram):
    markup = [["Да"]]
    sent = await bot("sendMessage", chat_id=7, text="<b>раз</b>", parse_mode="HTML", buttons=markup)
    place: dict[str, Any] = {"chat_id": 7, "message_id": sent["message_id"]}
    same = await bot("editMessageText", **place, text=" <b>раз</b>", parse_mode="HTML", buttons=markup)
    assert same[1].startswith("Bad Request: message is not modified: specified new")
    same = await bot("editMessageReplyMarkup", **place, buttons=markup)
    assert same[1].startswith("Bad Request: message is not modified")
    lost = await bot("editMessageText", chat_id=7, message_id=99999, text="a")
    assert lost == (400, "Bad Request: message to edit not found")
    own = await bot("editMessageText", chat_id=7, message_id=anna.messages[0].message_id, text="a")
    assert own == (400, "Bad Request: message can't be edited")
    assert await bot("editMessageCaption", **place, caption="a") == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )
    assert anna.screen.edited == 0


async def test_a_deleted_message_is_gone(bot, anna, telegram):
    sent = await bot("sendMessage", chat_id=7, text="раз")
    place = {"chat_id": 7, "message_id": sent["message_id"]}
    assert await bot("deleteMessage", **place) is True
    assert anna.screens == []
    assert await bot("deleteMessage", **place) == (400, "Bad Request: message to delete not found")
    old = await bot("sendMessage", chat_id=7, text="два")
    telegram.clock.advance(timedelta(hours=49))
    answer = await bot("deleteMessage", chat_id=7, message_id=old["message_id"])
    assert answer == (400, "Bad Request: message can't be deleted for everyone")


async def test_blocked_and_deleted_people(bot, anna, telegram):
    anna.block()
    assert await bot("sendMessage", chat_id=7, text="a") == (403, "Forbidden: bot was blocked by the user")
    with pytest.raises(AssertionError):
        anna.send("привет")
    anna.start()
    assert (await bot("sendMessage", chat_id=7, text="a"))["text"] == "a"
    anna.delete_account()
    assert await bot("sendMessage", chat_id=7, text="a") == (403, "Forbidden: user is deactivated")
    kinds = [list(one)[1] for one in await bot("getUpdates")]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


async def test_a_group_can_be_left(bot, anna, telegram):
    telegram.group(-100)
    anna.send("/help", group=-100)
    await bot("sendMessage", chat_id=-100, text="в личные сообщения")
    assert anna.screens == []
    assert await bot("leaveChat", chat_id=-100) is True
    assert (await bot("sendMessage", chat_id=-100, text="a"))[0] == 403
