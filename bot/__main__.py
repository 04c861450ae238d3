"""The command line. Each verb imports what it needs: only `run` and `demo` wait for the messenger's library."""

import argparse
import asyncio
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.settings import Misconfigured, load
from bot.speaking import Parser, port

CANNOT_BEGIN, INTERRUPTED = 2, 130  # exit codes
ROLES = ("operator", "coordinator", "curator", "director", "deputy", "mentor")
RUSSIAN_ROLES = dict(
    zip(("оператор", "координатор", "куратор", "директор", "заместитель", "наставник"), ROLES, strict=True)
)


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Cyrillic must not hide a result
    chosen = commands().parse_args(words)
    verb: Callable[[argparse.Namespace], int] = chosen.verb
    try:
        return verb(chosen)
    except Misconfigured as wrong:
        print(wrong, file=sys.stderr)
        return CANNOT_BEGIN
    except BrokenPipeError:  # `… | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


def run(chosen: argparse.Namespace) -> int:
    settings = load(need_token=True)  # before the imports: a wrong setting should be told at once
    from bot import logs
    from bot.app import App
    from bot.offline import plain_words

    logs.start(settings.log_level)
    with plain_words(settings.database_url):
        return asyncio.run(App(settings).run())


def demo(chosen: argparse.Namespace) -> int:
    from bot.demo import main as show

    return show(chosen.port, chosen.host, chosen.tour)


def import_(chosen: argparse.Namespace) -> int:
    from bot import importing

    if chosen.example:
        return importing.write_example(chosen.example)
    return importing.import_region(chosen.file, chosen.dry_run)


def invite(chosen: argparse.Namespace) -> int:
    from bot.inviting import Wish, invite

    if chosen.role == "operator" and (chosen.school or chosen.municipality):
        print("Место оператора – в регионе: вместо школы или муниципалитета добавьте --region КОД или ничего.")
        return 1
    code = chosen.school or chosen.municipality or chosen.region or ""
    return invite(Wish(chosen.role, code.strip(), chosen.name, chosen.title))


def form(chosen: argparse.Namespace) -> int:
    from bot import forming

    return forming.check(chosen.file) if chosen.act == "check" else forming.export(chosen.name, chosen.file)


def check(chosen: argparse.Namespace) -> int:
    from bot.check import check

    return check()


def commands() -> argparse.ArgumentParser:
    """The verbs and their options."""
    parser = Parser("python -m bot", description="Шаги: бот для директоров школ и их кураторов.")
    verbs = parser.add_subparsers(required=True, metavar="КОМАНДА")

    one = verbs.add_parser("run", help="работать: принимать и отправлять сообщения")
    one.set_defaults(verb=run)

    one = verbs.add_parser("demo", help="показать всё на этой машине, без токена и интернета")
    one.add_argument("--port", type=port, metavar="N", help="порт страницы; без него – 8080 или следующий свободный")
    one.add_argument("--host", default="127.0.0.1", metavar="АДРЕС", help="0.0.0.0 – открыть и с других устройств")
    one.add_argument("--tour", action="store_true", help="пройти показ, проверить каждый шаг и выйти")
    one.set_defaults(verb=demo)

    one = verbs.add_parser("import", help="загрузить территории и места из таблицы .xlsx")
    source = one.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", type=Path, metavar="ФАЙЛ.xlsx")
    source.add_argument("--example", type=Path, metavar="ФАЙЛ.xlsx", help="записать заполненный образец")
    one.add_argument("--dry-run", action="store_true", help="показать, что изменится, и ничего не менять")
    one.set_defaults(verb=import_)

    one = verbs.add_parser("invite", help="пригласить на место; так входит первый оператор")
    one.add_argument("role", type=_role, metavar="РОЛЬ", help=", ".join(ROLES))
    place = one.add_mutually_exclusive_group()
    place.add_argument("--school", metavar="КОД", help="школа директора или заместителя")
    place.add_argument("--municipality", metavar="КОД", help="муниципалитет координатора или куратора")
    place.add_argument("--region", metavar="КОД", help="регион оператора, если их несколько или ещё нет")
    one.add_argument("--name", default="", metavar="НАЗВАНИЕ", help="название региона, которого ещё нет")
    one.add_argument("--title", default="", metavar="ДОЛЖНОСТЬ", help="какое из мест, если их несколько; или новое")
    one.set_defaults(verb=invite)

    one = verbs.add_parser("form", help="анкета: проверить файл .xlsx или получить опубликованную")
    one.set_defaults(verb=form)
    acts = one.add_subparsers(required=True, dest="act", metavar="ДЕЙСТВИЕ")
    act = acts.add_parser("check", help="что в анкете есть или что в ней не так, по строкам")
    act.add_argument("file", type=Path, metavar="ФАЙЛ.xlsx")
    act = acts.add_parser("export", help="записать анкету в .xlsx, который берут Excel и KoboToolbox")
    act.add_argument("name", metavar="ИМЯ", help="имя из столбца form_id, например selfdiagnosis")
    act.add_argument("file", type=Path, metavar="ФАЙЛ.xlsx")

    one = verbs.add_parser("check", help="что не так с настройками, базой, часами и токеном")
    one.set_defaults(verb=check)
    return parser


def _role(word: str) -> str:
    role = RUSSIAN_ROLES.get(word.casefold(), word.casefold())
    if role not in ROLES:
        raise argparse.ArgumentTypeError(f"нет роли «{word}»; есть: {', '.join(ROLES)}")
    return role


if __name__ == "__main__":
    sys.exit(main())
