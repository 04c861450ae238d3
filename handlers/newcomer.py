"""Somebody who is not here yet: a usual position to name them by, the invitation that lets them in."""

import functools
from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from handlers.room import Desk
from handlers.screen import Button, Document, Rows, Screen, button
from locales import Say
from services.org import entry, invitation_sheet, links
from services.org.entry import Issued
from services.refusal import NotThere

TITLES = ("studies", "upbringing", "facilities", "library", "psychology")  # of deputies: deputy-title-…


def usual_titles(t: Say, press: Callable[[int], CallbackData]) -> list[Button]:
    """The usual positions of deputies, to press; others are typed."""
    return [button(t.plain(f"deputy-title-{name}"), press(place)) for place, name in enumerate(TITLES)]


def usual_title(t: Say, place: int) -> str:
    """The position behind such a button."""
    if not 0 <= place < len(TITLES):
        raise NotThere
    return t.plain(f"deputy-title-{TITLES[place]}")


def invitation(desk: Desk, issued: Issued, title: str, unit: str, zone: str, rows: Rows, place: CallbackData) -> Screen:
    """The secrets are shown this once, only their hashes are kept: drawn again, the screen is that of `place`."""
    t, link = desk.t, links.deep_link(desk.db, issued.link)
    text = t(
        "invitation", title=title, unit=unit, link=link or t.plain("no-link"), code=entry.spaced(issued.code),
        until=t.when(issued.expires_at, zone, desk.now), revoked="yes" if issued.revoked else "no",
    )  # fmt: skip
    picture = Document("qr.png", functools.partial(invitation_sheet.qr_png, link)) if link else None
    return Screen(text, rows, place.pack(), document=picture)
