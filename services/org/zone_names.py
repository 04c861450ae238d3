"""How people write a time zone: «МСК+2», UTC+5 or by its IANA name."""

import re
from functools import cache
from zoneinfo import ZoneInfo

MOSCOW_OFFSET = 3  # hours
RUSSIAN_ZONES = {
    2: "Europe/Kaliningrad",
    3: "Europe/Moscow",
    4: "Europe/Samara",
    5: "Asia/Yekaterinburg",
    6: "Asia/Omsk",
    7: "Asia/Krasnoyarsk",
    8: "Asia/Irkutsk",
    9: "Asia/Yakutsk",
    10: "Asia/Vladivostok",
    11: "Asia/Magadan",
    12: "Asia/Kamchatka",
}


@cache
def zone_named(text: str) -> str | None:
    """The IANA name of a zone written as such, as «МСК+2» or as «UTC+5»; None when it is none of these."""
    offset = re.fullmatch(r"(мск|msk|utc|gmt)(?:([+-])(\d{1,2})(?::?00)?)?", text.casefold().replace(" ", ""))
    if offset:
        base, sign, hours = offset.groups()
        shift = int(hours or 0) * (-1 if sign == "-" else 1)
        return RUSSIAN_ZONES.get(shift + (MOSCOW_OFFSET if base in ("мск", "msk") else 0))
    if not re.fullmatch(r"[A-Z][A-Za-z]+/[A-Z][A-Za-z_\-]+", text):
        return None  # a path of the file system never reaches the zone database
    try:
        return ZoneInfo(text).key
    except (KeyError, ValueError, OSError):
        return None
