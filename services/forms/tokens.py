"""Cuts an XLSForm expression into tokens, each with its column."""

import re
from typing import NamedTuple


class ExpressionError(ValueError):
    """An expression that cannot be read; `column` counts characters from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


class Token(NamedTuple):
    """One token: kind is number, string, ref, name, operator or end."""

    kind: str
    text: str
    column: int


_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    |(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    |(?P<string>'[^']*'|"[^"]*")
    |\$\{[ ]*(?P<ref>(?:last-saved\#)?[A-Za-z_][A-Za-z0-9_.\-]*(?:@[0-9]+)?)[ ]*\}
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*)
    |(?P<operator><=|>=|!=|\.(?!\.)|[-+*=<>(),])""",
    re.VERBOSE,
)
_WORDS = ("div", "mod", "and", "or")
_HINTS = {
    "/": "пути не поддерживаются: пишите ${имя}",
    "[": "условия в скобках [ ] не поддерживаются",
    "$": "ссылка пишется так: ${имя}",
    "'": "строка не закрыта кавычкой",
    '"': "строка не закрыта кавычкой",
    "‘": "нужна прямая кавычка '",
    "’": "нужна прямая кавычка '",
    "“": 'нужна прямая кавычка "',
    "”": 'нужна прямая кавычка "',
    "≤": "пишите <=",
    "≥": "пишите >=",
}


def tokens(text: str) -> list[Token]:
    """All tokens of an expression and an `end`; ExpressionError at the first unknown character."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            hint = _HINTS.get(text[at], "непонятный знак «" + text[at] + "»")
            raise ExpressionError(hint, at + 1)
        kind = match.lastgroup or ""
        if kind != "space":
            found.append(_token(kind, match, found))
        at = match.end()
    return [*found, Token("end", "", len(text) + 1)]


def _token(kind: str, match: re.Match[str], before: list[Token]) -> Token:
    text, column = match[kind], match.start() + 1
    if kind == "string":
        text = text[1:-1]
    # XPath 1.0, 3.7: after an operand, a word can only be an operator.
    if kind == "name" and text in _WORDS and before and _ends_operand(before[-1]):
        kind = "operator"
    return Token(kind, text, column)


def _ends_operand(token: Token) -> bool:
    return token.kind in ("number", "string", "ref", "name") or token.text in (")", ".")
