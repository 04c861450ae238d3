"""What happens when no handler took an update, when a rule said no, when something broke."""

from typing import Any

from handlers import stranger
from handlers.buttons import Home
from handlers.form_buttons import Question
from handlers.room import Desk, is_place
from handlers.screen import Screen
from locales import Safe
from services import outbox
from services.org import entry, people
from services.refusal import Refusal

# What people send where a text or a button is expected, and what to say to it.
HINTS = ("voice", "video_note", "photo", "document", "sticker", "video", "audio", "contact", "location", "poll", "dice")


def refused(desk: Desk, no: Refusal, *, pressed: bool) -> Screen | None:
    """The refusal in words, above the screen one stands at; a press hears it as a toast as well."""
    no.note(desk.db, desk.now)
    screen = current(desk).noted(desk.t(no.key, **no.facts))
    return screen.said(desk.t.plain(no.key, **no.facts)) if pressed else screen


def current(desk: Desk) -> Screen:
    """The screen this person stands at; home when it is gone; for a stranger what a stranger hears."""
    place = desk.who.place
    if is_place(place):
        try:
            return desk.open_packed(place or "")
        except Refusal:
            pass
    if desk.who.seats:
        return desk.open(Home())
    return stranger.greet(desk)


def apology(desk: Desk) -> Screen:
    """Something broke on our side; what was done before is kept."""
    return current(desk).noted(desk.t("broken"))


def unhandled(desk: Desk, update: dict[str, Any]) -> Screen | None:
    """A block, an edit, a stale button, a picture instead of an answer."""
    if "my_chat_member" in update:
        return _membership(desk, update["my_chat_member"])
    if "callback_query" in update:
        return current(desk).said(desk.t.plain("button-stale"))
    if "edited_message" in update:
        return current(desk).noted(desk.t("edited-message")) if desk.who.seats else None
    message = update.get("message")
    if not isinstance(message, dict) or (message.get("from") or {}).get("is_bot"):
        return None
    if not desk.who.seats and entry.almost_a_code(words := message.get("text") or ""):
        entry.open_code(desk.db, desk.who.messenger_id, words, desk.now)  # refused and counted as any wrong one
    return current(desk).noted(_hint(desk, message)) if desk.who.person_id else current(desk)


def _hint(desk: Desk, message: dict[str, Any]) -> Safe:
    kind = next((kind for kind in HINTS if kind in message), "text" if "text" in message else "other")
    # An example of a number helps only where a question stands.
    at_question = (desk.who.place or "").split(":", 1)[0] == Question.__prefix__
    key = f"hint-{kind}" if at_question or kind in ("text", "document") else "hint-elsewhere"
    return desk.t(key if desk.t.has(key) else "hint-other")


def _membership(desk: Desk, change: dict[str, Any]) -> Screen | None:
    """Blocked: nothing is sent until they are back. Unblocked: what is still valid comes."""
    status = (change.get("new_chat_member") or {}).get("status")
    if (change.get("chat") or {}).get("type") != "private" or not desk.who.person_id:
        return None
    if status == "kicked":
        people.blocked(desk.db, desk.who.messenger_id, desk.now)
    elif status == "member":
        people.blocked(desk.db, desk.who.messenger_id, None)
        outbox.wake(desk.db, desk.who.person_id, desk.now)
    return None
