"""Lines typed into the terminal, awaited without holding the loop or the interpreter's end."""

import asyncio
import codecs
import os
import sys
import threading


class Lines:
    """Lines of the standard input; None once, at its end."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        # os.read and not sys.stdin: a daemon thread that waits inside a buffered reader breaks the exit.
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def typed_by_hand(self) -> bool:
        try:
            return os.isatty(0)
        except OSError:
            return False

    async def next(self) -> str | None:
        return await self._queue.get()

    def _read(self) -> None:
        decoder = codecs.getincrementaldecoder(sys.stdin.encoding if sys.stdin else "utf-8")(errors="replace")
        rest = ""
        while data := _read_some():
            *whole, rest = (rest + decoder.decode(data)).split("\n")
            for one in whole:
                self._say(one)
        if rest:
            self._say(rest)
        self._say(None)

    def _say(self, line: str | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._queue.put_nowait, line)


def _read_some() -> bytes:
    try:
        return os.read(0, 4096)
    except OSError:  # a closed standard input is an ended one
        return b""
