"""What a Bot API call may end with instead of a result."""

from typing import Any


class ApiError(Exception):
    """A refusal in the real server's words: HTTP status, description and parameters."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters


class Cut(Exception):
    """The connection is closed without an answer."""


def bad(description: str) -> ApiError:
    """The 400 with this text."""
    return ApiError(400, f"Bad Request: {description}")


def forbidden(description: str) -> ApiError:
    """The 403 with this text."""
    return ApiError(403, f"Forbidden: {description}")


def conflict() -> ApiError:
    """What the first of two pollers hears."""
    return ApiError(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
