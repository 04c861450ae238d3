"""Telegram's rules for buttons."""

from typing import Any

from sandbox.errors import bad

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
Rows = list[list[dict[str, Any]]]


def inline_rows(markup: Any) -> Rows | None:
    """The checked rows of an inline keyboard; None when the markup holds none."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    rows = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise bad("reply markup is too long")
    return rows or None


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    given: dict[str, Any] = {str(key): value for key, value in button.items() if value is not None}
    data = given.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode("utf-8", "surrogatepass")) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if len(given) < 2:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return given
