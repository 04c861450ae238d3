"""The page's own server without a browser: what it tells, what it lets be done, whom it lets in."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.messages import Json
from sandbox.page.doing import Cannot
from sandbox.page.server import Page
from sandbox.params import Params
from sandbox.sending import edit_text, send_message
from sandbox.telegram import Telegram

PAGE = {"X-Page": "1"}
ANNA = 5001


class Still:
    """A world that nobody moves."""

    def state(self) -> Json:
        return {"now": 0}

    def described(self, user_id: int) -> Json:
        return {"place": "Директор", "zone": "Europe/Moscow", "front": 1}

    async def do(self, act: str, said: Json) -> Json:
        if act != "day":
            raise KeyError(act)
        raise Cannot("busy")


class Visitor:
    """A browser without eyes: asks and remembers what the stream told."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url, self._session = url, session

    async def post(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        given = {"data": body} if isinstance(body, bytes) else {"json": body}
        async with self._session.post(self.url + path, headers={**PAGE, **headers}, **given) as answer:
            return answer.status, json.loads(text) if (text := await answer.text()).startswith("{") else text

    async def get(self, path: str, **headers: str) -> tuple[int, Any, bytes]:
        async with self._session.get(self.url + path, headers=headers) as answer:
            return answer.status, answer.headers, await answer.read()

    async def stream(self, query: str = "") -> "AsyncIterator[Json]":
        async with self._session.get(f"{self.url}/events?{query}") as answer:
            async for line in answer.content:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])


@pytest.fixture
def telegram() -> Telegram:
    telegram = Telegram()
    telegram.phone(ANNA, "Анна").send("до")
    return telegram


@pytest.fixture
async def visitor(telegram: Telegram) -> AsyncIterator[Visitor]:
    async with Page(telegram, Still()) as page, aiohttp.ClientSession() as session:
        yield Visitor(page.url, session)


def says(telegram: Telegram, text: str, **fields: Any) -> int:
    """The bot writes to Anna."""
    sent = send_message(telegram, Params({"chat_id": ANNA, "text": text, **fields}))
    telegram.bell.ring()
    return int(sent["message_id"])


async def test_the_stream_tells_everything_once_and_then_the_difference(telegram, visitor):
    stream = visitor.stream(f"phone={ANNA}:0&phone=77:0")
    hello, all_of_it = await anext(stream), await anext(stream)
    assert hello["bot"] == "shagi_demo_bot" and hello["answers"] == 0
    assert all_of_it["people"][0] == {
        "id": ANNA, "name": "Анна", "sent": 0, "last": 0, "place": "Директор", "zone": "Europe/Moscow", "front": 1
    }  # fmt: skip
    phone = all_of_it["phones"][str(ANNA)]
    assert [one["runs"] for one in phone["put"]] == [[{"text": "до"}]] and phone["mark"] == 1
    assert phone["around"]["waiting"] == [phone["put"][0]["id"]]  # the bot has not fetched it

    number = says(telegram, "<b>Раз</b>", parse_mode="HTML")
    news = await anext(stream)
    assert news["phones"][str(ANNA)]["put"][0]["runs"] == [{"text": "Раз", "styles": ["bold"]}]
    assert "around" not in news["phones"][str(ANNA)]
    edit_text(telegram, Params({"chat_id": ANNA, "message_id": number, "text": "Два"}))
    query = telegram.phone_of(ANNA).press_data("x")
    telegram.answer(query, "Готово", alert=True)
    telegram.bell.ring()
    news = await anext(stream)
    assert [one["event"] for one in news["phones"][str(ANNA)]["put"]] == ["edited"]
    assert news["toasts"] == [{"user": ANNA, "text": "Готово", "alert": True}] and news["answers"] == 1
    await stream.aclose()

    again = visitor.stream(f"phone={ANNA}:2&answers=0")  # the line broke before the edit and the toast
    await anext(again)
    missed = await anext(again)
    assert [one["runs"][0]["text"] for one in missed["phones"][str(ANNA)]["put"]] == ["Два"] and missed["toasts"]
    await again.aclose()


async def test_fingers_do_what_a_phone_can(telegram, visitor):
    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    number = says(telegram, "?", reply_markup=keys)
    status, said = await visitor.post(f"/phone/{ANNA}", {"act": "press", "message": number, "data": "yes"})
    assert status == 200 and said["query"] in telegram.queries
    for act in ("start", "voice", "sticker", "contact"):
        assert (await visitor.post(f"/phone/{ANNA}", {"act": act}))[0] == 200
    assert (await visitor.post(f"/phone/{ANNA}", {"act": "send", "text": "\ud800 7"}))[0] == 200
    name = f"/upload/{ANNA}?name=%D0%BE%D1%82%D1%87%D1%91%D1%82.xlsx"
    assert (await visitor.post(name, b"PK table"))[0] == 200
    document = telegram.phone_of(ANNA).messages[-1].raw["document"]
    assert document["file_name"] == "отчёт.xlsx"
    status, headers, body = await visitor.get(f"/file/{document['file_id']}")
    assert body == b"PK table" and headers["Content-Disposition"].startswith("attachment")
    assert headers["Content-Type"] == "application/octet-stream" and headers["X-Content-Type-Options"] == "nosniff"
    assert (await visitor.post(f"/phone/{ANNA}", {"act": "block"}))[0] == 200
    assert await visitor.post(f"/phone/{ANNA}", {"act": "voice"}) == (409, {"cannot": "blocked"})
    assert (await visitor.post(f"/phone/{ANNA}", {"act": "unblock"}))[0] == 200
    calls = json.loads((await visitor.get("/calls?words=nothing-like-this"))[2])
    assert calls == []


async def test_what_cannot_be_done_is_said_and_nothing_breaks(telegram, visitor):
    refused = [
        (f"/phone/{ANNA}", {"act": "send", "text": "  "}, 409), (f"/phone/{ANNA}", {"act": "fly"}, 400),
        (f"/phone/{ANNA}", {"act": "press", "message": 1, "data": "x"}, 409), (f"/phone/{ANNA}", {}, 400),
        ("/phone/77", {"act": "voice"}, 400), ("/phone/x", {"act": "voice"}, 400), (f"/upload/{ANNA}", b"", 409),
        ("/world", {"act": "day"}, 409), ("/world", {"act": "night"}, 400), ("/world", b"not json", 400),
    ]  # fmt: skip
    before = len(telegram.phone_of(ANNA).messages)
    for path, body, status in refused:
        assert (await visitor.post(path, body))[0] == status, (path, body)
    assert len(telegram.phone_of(ANNA).messages) == before
    for path in ("/file/nothing", "/secret.js", "/..%2fserver.py", "/files/page.css"):
        assert (await visitor.get(path))[0] == 404


async def test_another_site_gets_nothing(visitor):
    assert (await visitor.post(f"/phone/{ANNA}", {"act": "voice"}, **{"X-Page": ""}))[0] == 403
    assert (await visitor.get("/", Host="evil.example:80"))[0] == 403
    status, headers, body = await visitor.get("/")
    assert status == 200 and b"<main" in body and "script-src 'self'" in headers["Content-Security-Policy"]
    for name in ("main.js", "page.css", "wallpaper.svg"):
        assert (await visitor.get(f"/{name}"))[0] == 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "см. https://t.me/shagi_demo_bot?start=ab-1, там",
            {"text": "https://t.me/shagi_demo_bot?start=ab-1", "start": "ab-1"},
        ),
        ("t.me/shagi_demo_bot", {"text": "t.me/shagi_demo_bot", "start": ""}),
        ("https://example.org/x.", {"text": "https://example.org/x", "href": "https://example.org/x"}),
        ("удалить: /forget.", {"text": "/forget", "command": "/forget"}),
        ('<a href="javascript:alert(1)">раз</a>', {"text": "раз"}),
        ('😀 <a href="tg://resolve?domain=shagi_demo_bot&amp;start=q">два</a>', {"text": "два", "start": "q"}),
    ],
)
async def test_links_are_found_and_only_safe_ones_open(text, expected, telegram, visitor):
    says(telegram, text, parse_mode="HTML")
    stream = visitor.stream(f"phone={ANNA}:1")
    await anext(stream)
    runs = (await anext(stream))["phones"][str(ANNA)]["put"][0]["runs"]
    assert expected in runs
    await stream.aclose()


def test_no_text_is_ever_read_as_markup():
    from sandbox.page.server import FILES

    forbidden = ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "new Function")
    found = [(path.name, word) for path in FILES.glob("*.js") for word in forbidden if word in path.read_text()]
    assert found == []
