"""Reads an XLSForm expression (a subset of XPath 1.0) into closures: parsed once, evaluated cheaply."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.forms.functions import FUNCTIONS, GATHERING, Code
from services.forms.patterns import compile_pattern, matches
from services.forms.tokens import ExpressionError, Token, tokens
from services.forms.values import (
    Value,
    divide,
    equal,
    modulo,
    to_boolean,
    to_number,
    to_string,
    unequal,
)

__all__ = ["NO_DATA", "SELF", "TODAY", "Expression", "ExpressionError", "parse"]

SELF = "."
TODAY = "today()"
NO_DATA = "nodata-share()"
_DEEPEST = 50
_LAST_SAVED = "last-saved#"
_OWN_WAYS = ("if", "today", "regex", "nodata-share")


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression ready to run: the names it reads, those of the last cycle, whether it reads itself or all gaps."""

    text: str
    names: frozenset[str]
    previous: frozenset[str]
    reads_self: bool
    code: Code
    counts_gaps: bool = False
    alone: frozenset[str] = frozenset()  # of the names, those read as one value: not by sum() and the like

    def evaluate(self, values: dict[str, Value]) -> Value:
        """The value over the answers; an absent name is empty, `.` and `today()` are keys of their own."""
        return self.code(values)

    def holds(self, values: dict[str, Value]) -> bool:
        """The value as a condition."""
        return to_boolean(self.code(values))


def parse(text: str, columns: frozenset[str] = frozenset()) -> Expression:
    """Read an expression; `columns` are the bare names a choice filter may use. Raises ExpressionError."""
    reader = _Reader(tokens(text), columns)
    code = reader.whole()
    named = frozenset(name for name in reader.names if not name.startswith(_LAST_SAVED))
    previous = frozenset(name.removeprefix(_LAST_SAVED) for name in reader.names - named)
    return Expression(text, named, previous, reader.reads_self, code, reader.counts_gaps, frozenset(reader.alone))


def _numeric(apply: Callable[[float, float], Value]) -> Callable[[Code, Code], Code]:
    def build(left: Code, right: Code) -> Code:
        return lambda values: apply(to_number(left(values)), to_number(right(values)))

    return build


def _plain(apply: Callable[[Value, Value], Value]) -> Callable[[Code, Code], Code]:
    return lambda left, right: lambda values: apply(left(values), right(values))


def _and(left: Code, right: Code) -> Code:
    return lambda values: to_boolean(left(values)) and to_boolean(right(values))


def _or(left: Code, right: Code) -> Code:
    return lambda values: to_boolean(left(values)) or to_boolean(right(values))


_UNARY_POWER = 7
_OPERATORS: Mapping[str, tuple[int, Callable[[Code, Code], Code]]] = {
    "or": (1, _or),
    "and": (2, _and),
    "=": (3, _plain(equal)),
    "!=": (3, _plain(unequal)),
    "<": (4, _numeric(operator.lt)),
    "<=": (4, _numeric(operator.le)),
    ">": (4, _numeric(operator.gt)),
    ">=": (4, _numeric(operator.ge)),
    "+": (5, _numeric(operator.add)),
    "-": (5, _numeric(operator.sub)),
    "*": (6, _numeric(operator.mul)),
    "div": (6, _numeric(divide)),
    "mod": (6, _numeric(modulo)),
}


class _Reader:
    """A Pratt parser over the tokens; remembers the names it met."""

    def __init__(self, found: list[Token], columns: frozenset[str]) -> None:
        self.found = found
        self.columns = columns
        self.at = 0
        self.depth = 0
        self.names: set[str] = set()
        self.alone: set[str] = set()
        self.reads_self = False
        self.counts_gaps = False

    def whole(self) -> Code:
        code = self.expression(0)
        if self.found[self.at].kind != "end":
            raise self.refusal("лишнее после выражения")
        return code

    def refusal(self, message: str) -> ExpressionError:
        token = self.found[self.at]
        seen = f": «{token.text}»" if token.text else ""
        return ExpressionError(message + seen, token.column)

    def take(self) -> Token:
        self.at += 1
        return self.found[self.at - 1]

    def takes(self, text: str) -> bool:
        token = self.found[self.at]
        if token.kind == "operator" and token.text == text:
            self.at += 1
            return True
        return False

    def expression(self, power: int) -> Code:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.refusal("слишком глубокая вложенность")
        left = self.operand()
        while (token := self.found[self.at]).kind == "operator" and token.text in _OPERATORS:
            strength, build = _OPERATORS[token.text]
            if strength <= power:
                break
            self.at += 1
            left = build(left, self.expression(strength))
        self.depth -= 1
        return left

    def operand(self) -> Code:
        token = self.found[self.at]
        if token.kind == "operator":
            return self.operator_first(token)
        if token.kind == "end":
            raise self.refusal("выражение обрывается")
        self.at += 1
        if token.kind == "number":
            number = float(token.text)
            return lambda values: number
        if token.kind == "string":
            return lambda values: token.text
        if token.kind == "ref":
            return self.reference(token.text)
        return self.named(token)

    def operator_first(self, token: Token) -> Code:
        if self.takes("-"):
            inner = self.expression(_UNARY_POWER - 1)
            return lambda values: -to_number(inner(values))
        if self.takes("("):
            inner = self.expression(0)
            self.close()
            return inner
        if self.takes(SELF):
            self.reads_self = True
            return lambda values: values.get(SELF, "")
        raise self.refusal("здесь нужен ответ или число")

    def reference(self, name: str, *, alone: bool = True) -> Code:
        self.names.add(name)
        if alone:
            self.alone.add(name)
        return lambda values: values.get(name, "")

    def close(self) -> None:
        if not self.takes(")"):
            raise self.refusal("не хватает закрывающей скобки")

    def named(self, token: Token) -> Code:
        if not self.takes("("):
            if token.text in self.columns:
                key = f"choice#{token.text}"
                return lambda values: values.get(key, "")
            raise ExpressionError(f"непонятное слово «{token.text}»: на вопрос ссылаются ${{имя}}", token.column)
        arguments: list[Code] = []
        if not self.takes(")"):
            arguments.append(self.argument(token.text))
            while self.takes(","):
                arguments.append(self.argument(token.text))
            self.close()
        return self.call(token, arguments)

    def argument(self, function: str) -> Code:
        """One argument; a bare name in sum() and the like stands for all entries of a repeat."""
        token, after = self.found[self.at], self.found[min(self.at + 1, len(self.found) - 1)]
        if function in GATHERING and token.kind == "ref" and after.text in (",", ")"):
            self.at += 1
            return self.reference(token.text, alone=False)
        return self.expression(0)

    def call(self, token: Token, arguments: list[Code]) -> Code:
        name, count = token.text, len(arguments)
        if name == "if" and count == 3:
            test, then, other = arguments
            return lambda values: then(values) if to_boolean(test(values)) else other(values)
        if name == "today" and count == 0:
            return lambda values: values.get(TODAY, "")
        if name == "nodata-share" and count == 0:
            self.counts_gaps = True
            return lambda values: values.get(NO_DATA, "")
        if name == "regex" and count == 2:
            return self.regex(arguments[0])
        if name not in FUNCTIONS and name not in _OWN_WAYS:
            raise ExpressionError(f"функция {name}() не поддерживается", token.column)
        if name not in FUNCTIONS or not FUNCTIONS[name].least <= count <= FUNCTIONS[name].most:
            raise ExpressionError(f"у функции {name}() другое число аргументов", token.column)
        apply = FUNCTIONS[name].apply
        if count == 1:
            only = arguments[0]
            return lambda values: apply(only(values))
        return lambda values: apply(*[argument(values) for argument in arguments])

    def regex(self, subject: Code) -> Code:
        """The pattern must be written out: one that is computed cannot be checked beforehand."""
        token = self.found[self.at - 2]
        if token.kind != "string" or self.found[self.at - 3].text != ",":
            raise ExpressionError("regex(): второй аргумент – строка в кавычках", token.column)
        try:
            pattern = compile_pattern(token.text)
        except ValueError as why:
            raise ExpressionError(f"regex(): {why}", token.column) from None
        return lambda values: matches(pattern, to_string(subject(values)))
