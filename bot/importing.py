"""`import`: a region's table is read, shown, loaded – or every mistake in it is named with its remedy."""

# ruff: noqa: T201 – a command answers by print

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from bot.clock import calendar
from bot.offline import opened, opened_for_a_look, transaction
from bot.settings import load
from bot.speaking import why
from locales import Say
from services.org import founding, region_file, region_import
from services.org.region_import import Counts, Plan
from services.org.region_rows import RegionFile, RowError
from services.org.workbook import MAX_BYTES
from services.refusal import Refusal

SHOWN = 40  # changes or names of one sort; the rest is counted
SAY = Say("ru")


def write_example(path: Path) -> int:
    """Write the filled example region; somebody's own table is not overwritten. Returns the exit code."""
    from services.org.example_region import write_example as write

    if path.exists() and path.stat().st_size:
        print(f"Файл {path} уже есть, не трогаю его. Укажите другое имя или удалите файл.")
        return 1
    try:
        write(path)
    except OSError as error:
        print(f"Не удалось записать {path}: {why(error)}. Укажите папку, в которую можно писать.")
        return 1
    print(f"Образец записан: {path}\nЗамените строки своими и проверьте: python -m bot import {path} --dry-run")
    return 0


def import_region(path: Path, dry_run: bool) -> int:
    """Load a region in one transaction, or only show what it would do. Returns the exit code."""
    settings = load(need_token=False)
    try:
        file = region_file.read(_content(path))  # seconds of another process: before the transaction
    except Refusal as no:
        print(SAY.plain(no.key, **no.facts))
        return 1
    except OSError as error:
        print(f"Файл {path} не открывается: {why(error)}. Проверьте имя и папку.")
        return 1
    look = opened_for_a_look if dry_run else opened
    with look(settings) as engine, transaction(engine) as db:
        planned = _planned(db, file)
        lines = list(_mistakes(planned)) if planned.errors else list(_told(planned))
        counts = None
        if dry_run or planned.errors:
            db.rollback()
        else:
            counts = region_import.apply(db, planned, calendar(settings.clock_file)())
    print("\n".join([*lines, *_outcome(planned, counts)]))
    return 1 if planned.errors else 0


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)  # one more than allowed is refused, whatever its true size


def _planned(db: Session, file: RegionFile) -> Plan:
    before = founding.adopt(db, file)
    if before:
        print(f"Регион «{before}», заведённый при первом приглашении, получает код из таблицы.")
    return region_import.plan(db, file)


def _mistakes(planned: Plan) -> Iterator[str]:
    yield from map(_row, planned.errors)
    yield f"Ошибок: {len(planned.errors)}. Исправьте строки и повторите; в базе ничего не изменилось."


def _row(error: RowError) -> str:
    return SAY.plain(
        "import-row", sheet=error.sheet, row=error.row, column=error.column,
        what=SAY.plain(error.what, **error.args), remedy=SAY.plain(error.remedy, **error.args),
    )  # fmt: skip


def _told(planned: Plan) -> Iterator[str]:
    """What would be added, changed, left, and what is missing."""
    for what, new, changed, same in (
        ("Территории", len(planned.new_units), len(planned.changed_units), planned.same_units),
        ("Места", len(planned.new_seats), len(planned.renamed_seats), planned.same_seats),
        ("Связи «куратор – школа»", len(planned.curations), len(planned.ended_curations), None),
    ):
        kept = f", без изменений {same}" if same is not None else ""
        yield f"{what}: добавить {new}, {'изменить' if same is not None else 'снять'} {changed}{kept}."
    changes = [f"{c.subject}: {c.column}, было «{c.before}», станет «{c.after}»" for c in planned.changes]
    yield from _some("Изменения", changes)
    yield from _some("Нет в таблице, остаются как есть", [*planned.absent_units, *planned.absent_seats])
    yield from _some("Школы без куратора (их сигналы пойдут оператору)", planned.without_curator)
    yield from _some("Школы без директора", planned.without_director)


def _some(heading: str, names: list[str] | tuple[str, ...]) -> Iterator[str]:
    if not names:
        return
    yield f"{heading}: {len(names)}"
    yield from (f"  {name}" for name in names[:SHOWN])
    if len(names) > SHOWN:
        yield f"  и ещё {len(names) - SHOWN}"


def _outcome(planned: Plan, counts: Counts | None) -> Iterator[str]:
    if planned.errors:
        return
    if planned.empty:
        yield "Менять нечего: в базе уже то же самое."
    elif counts is None:
        yield "Это проба: в базе ничего не изменилось. Загрузить: та же команда без --dry-run."
    else:
        yield "Загружено. Пригласить оператора: python -m bot invite operator"
