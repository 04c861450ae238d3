"""Telegram's sending limits, by real time."""

import math
import time
from collections import deque
from dataclasses import dataclass, field

OVERALL_PER_SECOND = 30
CHAT_PER_SECOND = 1.0
CHAT_BURST = 3.0


@dataclass
class Limits:
    """30 messages a second overall, one a second per chat with a small burst."""

    _recent: deque[float] = field(default_factory=deque)
    _chats: dict[int, tuple[float, float]] = field(default_factory=dict)

    def retry_after(self, chat_id: int) -> int | None:
        """Whole seconds to wait before this chat may be sent to; None counts the message as sent."""
        now = time.monotonic()
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        tokens, since = self._chats.get(chat_id, (CHAT_BURST, now))
        tokens = min(CHAT_BURST, tokens + (now - since) * CHAT_PER_SECOND)
        if tokens < 1:
            return max(1, math.ceil((1 - tokens) / CHAT_PER_SECOND))
        if len(self._recent) >= OVERALL_PER_SECOND:
            return 1
        self._recent.append(now)
        self._chats[chat_id] = (tokens - 1, now)
        return None
