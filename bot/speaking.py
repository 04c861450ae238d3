"""The command line speaks Russian: argparse and the system have sentences of their own, in English."""

import argparse
import errno
import re
from typing import NoReturn

HELP = (
    ("usage: ", "Так: "), ("positional arguments:", "что указать:"), ("options:", "по желанию:"),
    ("show this help message and exit", "показать это и выйти"),
)  # fmt: skip
WRONG = (
    (r"argument \S+: invalid choice: '(.*)' \(choose from (.*)\)", r"«\1» не бывает. Есть: \2"),
    (r"the following arguments are required: (.*)", r"Не хватает: \1"),
    (r"one of the arguments (.*) is required", r"Нужно одно из этого: \1"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 и \2 вместе не пишут: оставьте одно"),
    (r"argument (\S+): expected one argument", r"После \1 нужно значение"),
    (r"unrecognized arguments: (.*)", r"Лишнее: \1"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)
SYSTEM = {
    errno.ENOENT: "такого файла или папки нет", errno.EACCES: "нет прав", errno.EISDIR: "это папка",
    errno.ENOTDIR: "такой папки нет", errno.ENOSPC: "на диске нет места", errno.EROFS: "сюда писать нельзя",
}  # fmt: skip


class Parser(argparse.ArgumentParser):
    """Its verbs' parsers are of this kind as well."""

    def error(self, message: str) -> NoReturn:
        for seen, said in WRONG:
            if re.fullmatch(seen, message):
                message = re.sub(seen, said, message)
                break
        self.exit(2, f"{message}\n{self.format_usage()}")

    def format_usage(self) -> str:
        return _russian(super().format_usage())

    def format_help(self) -> str:
        return _russian(super().format_help())


def _russian(text: str) -> str:
    for seen, said in HELP:
        text = text.replace(seen, said)
    return text


def why(error: OSError) -> str:
    """What the system said, in words."""
    return SYSTEM.get(error.errno or 0, error.strerror or str(error))


def port(word: str) -> int:
    """A port as it is typed."""
    if not word.isdecimal() or not 0 < int(word) < 65536:
        raise argparse.ArgumentTypeError(f"«{word}» – не порт. Нужно число от 1 до 65535, например 8080")
    return int(word)
