"""The texts of a language; each is compiled when it is first said, for to compile all of them takes seconds."""

import re
from pathlib import Path
from typing import Any

from fluent_compiler.bundle import FluentBundle

FOLDER = Path(__file__).parent
# An entry begins at the margin with its key; what it goes on with is indented.
ENTRY = re.compile(r"^-?[a-zA-Z][\w-]*(?=\s*=)", re.MULTILINE)
PLACEABLE = re.compile(r"\{([^{}]*)")
NAME = re.compile(r"-?[a-zA-Z][\w-]*")


class Texts:
    """`format(key, arguments)` for every key of a language's files."""

    def __init__(self, language: str) -> None:
        self._language = language
        source = "\n".join(path.read_text("utf-8") for path in sorted((FOLDER / language).glob("*.ftl")))
        found = list(ENTRY.finditer(source))
        ends = [entry.start() for entry in found[1:]] + [len(source)]
        self._sources = {entry[0]: source[entry.start() : end] for entry, end in zip(found, ends, strict=True)}
        self._compiled: dict[str, FluentBundle] = {}

    def __iter__(self) -> Any:
        return iter(key for key in self._sources if not key.startswith("-"))

    def has_message(self, key: str) -> bool:
        return key in self._sources

    def format(self, key: str, args: dict[str, Any]) -> tuple[Any, list[Any]]:
        """The text and what went wrong with it. Raises `KeyError` for a key that is not there."""
        compiled = self._compiled.get(key)
        return (compiled or self.compile(key)).format(key, args)  # type: ignore[no-any-return]

    def compile(self, key: str) -> FluentBundle:
        """The text with those that it is made of."""
        needed = {key: self._sources[key]}
        while more := {name for text in needed.values() for name in self._named(text)} - needed.keys():
            needed |= {name: self._sources[name] for name in more}
        made = FluentBundle.from_string(self._language, "\n".join(needed.values()), use_isolating=False)
        self._compiled[key] = made
        return made

    def _named(self, text: str) -> set[str]:
        return {name for inside in PLACEABLE.findall(text) for name in NAME.findall(inside) if name in self._sources}
