"""`form`: what a form of .xlsx or .xls contains, or everything that is wrong with it; a form back as .xlsx."""

# ruff: noqa: T201 – a command answers by print

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from bot.offline import opened_for_a_look
from bot.settings import load
from bot.speaking import why
from locales import Say
from services.content import CONTENT
from services.forms import library, reading
from services.forms.contents import Contents, contents
from services.forms.export import to_xlsx
from services.forms.problems import FormRefused
from services.forms.schema import Form
from services.org.workbook import MAX_BYTES
from services.refusal import Refusal

SAY = Say("ru")


def check(path: Path) -> int:
    """Print what the form holds, or its mistakes one a line. Returns the exit code."""
    try:
        form = read(path)
    except OSError as error:
        print(f"Файл {path} не открывается: {why(error)}. Проверьте имя и папку.")
        return 1
    except Refusal as no:
        print(SAY.plain(no.key, **no.facts))
        return 1
    except FormRefused as no:
        lines = [problem.spoken(load(need_token=False).locale) for problem in no.problems]
        print("\n".join([*lines, f"Ошибок: {len(no.problems)}. Исправьте строки и проверьте снова."]))
        return 1
    print("\n".join(_told(contents(form))))
    return 0


def read(path: Path) -> Form:
    """The form of a file; our own Markdown as well. Raises OSError, Refusal, FormRefused."""
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)  # one more than allowed is refused, whatever its true size
    if path.suffix == ".md":
        from services.forms.xlsform import read as read_tables

        return read_tables(content)
    return reading.read(content, path.name)


def export(name: str, path: Path) -> int:
    """Write a published form, or one that comes with the program. Returns the exit code."""
    if path.exists():
        print(f"Файл {path} уже есть, не трогаю его. Укажите другое имя или удалите файл.")
        return 1
    form = _published(name) or _own(name)
    if form is None:
        print(f"Анкеты «{name}» нет. Имя – то, что в столбце form_id; список анкет у оператора: /forms")
        return 1
    try:
        path.write_bytes(to_xlsx(form))
    except OSError as error:
        print(f"Не удалось записать {path}: {why(error)}. Укажите папку, в которую можно писать.")
        return 1
    print(f"Анкета «{SAY.local(form.title)}», версия {form.version}, записана: {path}")
    return 0


def _published(name: str) -> Form | None:
    with opened_for_a_look(load(need_token=False)) as engine, Session(engine) as db:
        return library.newest_form(db, name)


def _own(name: str) -> Form | None:
    path = next((path for path in (CONTENT / "forms").glob("*.md") if path.stem == name), None)
    return read(path) if path else None


def _told(found: Contents) -> Iterator[str]:
    yield f"{SAY.local(found.title)}: {found.name}, версия {found.version}"
    yield f"Вопросов: {found.questions}, около {found.minutes} мин. Языки: {', '.join(found.languages)}."
    yield "По видам: " + ", ".join(f"{SAY.plain(f'kind-{kind}')} {n}" for kind, n in found.kinds) + "."
    if found.sections:
        yield "Разделы: " + ", ".join(f"{SAY.local(label) or '–'} ({n})" for label, n in found.sections) + "."
    if found.factors:
        signals = ", ".join(found.signals) or "нет"
        yield f"Факторов: {found.factors}, сигналы: {signals}, мягких проверок: {found.checks}."
    yield "Ошибок нет."
