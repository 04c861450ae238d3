"""Faults on demand: what may go wrong between a bot and Telegram."""

from dataclasses import dataclass, field
from typing import Any, Literal

_ABSENT: Any = object()


@dataclass(frozen=True)
class Fault:
    """One way to fail. The call is applied or not, then answered so or cut."""

    name: str
    applied: bool = False
    wait: float = 0.0  # seconds before the end
    end: Literal["answer", "cut", "through"] = "answer"
    http: int = 200
    body: str | dict[str, Any] = ""


def status(code: int, description: str, retry_after: Any = _ABSENT) -> Fault:
    """An error answer; `retry_after` may be anything, also None, text or negative."""
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if retry_after is not _ABSENT:
        body["parameters"] = {"retry_after": retry_after}
    return Fault(f"status {code}", http=code, body=body)


def too_many(retry_after: Any) -> Fault:
    """429 as the real server words it."""
    return status(429, f"Too Many Requests: retry after {retry_after}", retry_after)


def html(code: int = 502) -> Fault:
    """A web page from a proxy on the way instead of JSON."""
    page = f"<html><head><title>{code} Bad Gateway</title></head><body>nginx</body></html>"
    return Fault(f"html {code}", http=code, body=page)


def timeout(seconds: float, applied: bool = False) -> Fault:
    """Hang, then close the connection without an answer."""
    return Fault("timeout", applied=applied, wait=seconds, end="cut")


def reset() -> Fault:
    """Close the connection before anything is applied."""
    return Fault("reset", end="cut")


def applied_then_cut() -> Fault:
    """Accept the call, then close the connection without an answer."""
    return Fault("applied then cut", applied=True, end="cut")


def garbage(applied: bool = True) -> Fault:
    """Broken JSON with status 200."""
    return Fault("garbage", applied=applied, body='{"ok":true,"result":{"message_id":')


def ok_false_200(code: int = 400, description: str = "Bad Request: strange") -> Fault:
    """A refusal under HTTP 200."""
    return Fault("ok false", body={"ok": False, "error_code": code, "description": description})


def slow(seconds: float) -> Fault:
    """A late but honest answer."""
    return Fault("slow", wait=seconds, end="through")


@dataclass
class _Planned:
    fault: Fault
    method: str
    chat: int | None
    left: int | None

    def meets(self, method: str, chat: int | None) -> bool:
        wanted = self.method.lower()
        return (
            (wanted == "*" and method != "getupdates" or wanted == method)
            and self.chat in (None, chat)
            and self.left != 0
        )


@dataclass
class Faults:
    """The faults planned; the oldest that fits a call strikes."""

    _planned: list[_Planned] = field(default_factory=list)

    def add(self, kind: Fault, method: str = "*", times: int | None = 1, chat: int | None = None) -> None:
        """Fail the next `times` calls (None: all) of a method; "*" is every method but polling."""
        self._planned.append(_Planned(kind, method, chat, times))

    def pick(self, method: str, chat: int | None) -> Fault | None:
        """The fault that strikes this call, counted down."""
        for planned in self._planned:
            if planned.meets(method.lower(), chat):
                if planned.left is not None:
                    planned.left -= 1
                return planned.fault
        return None

    def clear(self) -> None:
        """No more faults."""
        self._planned.clear()

    @property
    def left(self) -> int:
        """How many strikes are still planned; endless ones count as one."""
        return sum(1 if planned.left is None else planned.left for planned in self._planned)
