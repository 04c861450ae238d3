"""Logs: one line an event, without the token and without line breaks that somebody else chose."""

import logging
import re

TOKEN = re.compile(r"\d{3,20}:[\w-]{20,}")


class Line(logging.Formatter):
    """What cannot be trusted is made printable; whatever looks like a token is struck out."""

    def format(self, record: logging.LogRecord) -> str:
        text = TOKEN.sub("***", super().format(record))
        return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def start(level: str) -> None:
    """Log to the standard error output at this level; libraries only when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(Line("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("shagi").setLevel(level)
    # aiogram logs an error with its words, and those may quote what a person typed; the edge logs it without.
    logging.getLogger("aiogram.event").setLevel(logging.CRITICAL)
