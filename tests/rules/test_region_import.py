"""A region's file: the example is accepted, every mistake is placed, what is applied is what was planned."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from models import Base, Curation, Entry, Seat, Unit
from services.org import example_region, reading_child, region_file, region_import
from services.org.region_rows import RegionFile
from services.org.zone_names import zone_named
from services.refusal import Refusal

NOW = datetime(2026, 10, 5, 6, 0, tzinfo=UTC)
Rows = Sequence[Sequence[object]]
UNITS: Rows = [
    ["Код", "Название", "Вид", "Входит в", "Часовой пояс"],
    ["R", "Озёрный край", "регион", None, "МСК"],
    ["M1", "Приозёрный район", "муниципалитет", "R", "МСК+2"],
    ["M2", "Дальний район", "муниципалитет", "R", "UTC+10"],
    ["S1", "Заречная школа", "школа", "M1", None],
    ["S2", "Школа № 12", "школа", "M2", None],
]
SEATS: Rows = [
    ["Код школы", "Роль", "Должность", "Курирует"],
    ["R", "оператор", "Методист", None],
    ["M1", "куратор", "Куратор района", "S1"],
    ["S1", "директор", "Директор", None],
]


def book(units: Rows = UNITS, seats: Rows = SEATS) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in (("Территории", units), ("Места", seats)):
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_row(rows: Rows, number: int, row: Sequence[object]) -> Rows:
    """The rows with the one of this number (as Excel counts) replaced or added."""
    changed = [list(r) for r in rows]
    changed[number - 1 :] = [list(row), *changed[number:]]
    return changed


@pytest.fixture
def db() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(autouse=True)
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules need no process per file; the limited child has tests of its own."""
    monkeypatch.setattr(region_file, "read_sheets", reading_child.read_sheets)


def load(db: Session, data: bytes) -> region_import.Counts:
    counts = region_import.apply(db, region_import.plan(db, region_file.read(data)), NOW)
    db.commit()
    return counts


def found(db: Session, units: Rows = UNITS, seats: Rows = SEATS) -> list[tuple[str, int, str, str]]:
    errors = region_import.plan(db, region_file.read(book(units, seats))).errors
    return [(e.sheet, e.row, e.column, e.what) for e in errors]


def example(tmp_path: Path) -> bytes:
    path = tmp_path / "region.xlsx"
    example_region.write_example(path)
    return path.read_bytes()


def test_the_example_is_accepted_and_says_what_is_missing(db: Session, tmp_path: Path) -> None:
    data = example(tmp_path)
    planned = region_import.plan(db, region_file.read(data))
    assert planned.errors == ()
    assert planned.without_curator == ("Дальненская школа № 1",)
    assert planned.without_director == ()
    counts = region_import.apply(db, planned, NOW)
    assert (counts.units_added, counts.seats_added, counts.curations_added) == (16, 22, 12)
    zones = {unit.code: unit.zone for unit in db.scalars(select(Unit))}
    assert zones["S-01"] == "Europe/Moscow"
    assert zones["S-05"] == zones["M-02"] == "Asia/Yekaterinburg"
    assert zones["S-12"] == "Asia/Vladivostok"
    entry = db.scalars(select(Entry)).one()
    assert (entry.act, entry.at, (entry.details or {})["units_added"]) == ("region-import", NOW, 16)
    curators = db.scalar(
        select(func.count()).select_from(Curation).join(Unit, Unit.id == Curation.school_id).where(Unit.code == "S-02")
    )
    assert curators == 2


def test_the_example_is_pleasant_and_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(example_region, "UNITS", (("R", "=2+2", "регион", "", "МСК"),))
    made = load_workbook(io.BytesIO(example(tmp_path)))
    sheet = made["Территории"]
    assert sheet.freeze_panes == "A2"
    assert sheet["B2"].value == "=2+2" and sheet["B2"].data_type == "s"


def test_the_same_file_again_changes_nothing(db: Session, tmp_path: Path) -> None:
    data = example(tmp_path)
    load(db, data)
    before = [db.scalar(select(func.count()).select_from(t)) for t in (Unit, Seat, Curation, Entry)]
    planned = region_import.plan(db, region_file.read(data))
    assert planned.empty and planned.same_units == 16 and planned.same_seats == 22
    load(db, data)
    assert [db.scalar(select(func.count()).select_from(t)) for t in (Unit, Seat, Curation, Entry)] == before


def test_what_the_file_leaves_out_stays(db: Session) -> None:
    load(db, book())
    planned = region_import.plan(db, region_file.read(book(UNITS[:5], SEATS[:3])))
    assert planned.empty
    assert planned.absent_units == ("Школа № 12",)
    assert planned.absent_seats == ("Директор, Заречная школа",)
    load(db, book(UNITS[:5], SEATS[:3]))
    assert db.scalar(select(func.count()).select_from(Unit)) == 5


def test_a_changed_row_is_shown_and_written(db: Session) -> None:
    load(db, book())
    units = with_row(UNITS, 5, ["s1", "Заречная школа имени Пушкина", "школа", "M2", None])
    seats = with_row(SEATS, 3, ["M1", "куратор", "Куратор района", "нет"])
    seats = with_row(seats, 4, ["S1", "директор", "Исполняющий обязанности директора", None])
    planned = region_import.plan(db, region_file.read(book(units, seats)))
    assert [(c.column, c.before, c.after) for c in planned.changes] == [
        ("Входит в", "M1", "M2"),
        ("Название", "Заречная школа", "Заречная школа имени Пушкина"),
        ("Часовой пояс", "Asia/Yekaterinburg", "Asia/Vladivostok"),
        ("Должность", "Директор", "Исполняющий обязанности директора"),
    ]
    counts = load(db, book(units, seats))
    assert (counts.units_changed, counts.seats_changed, counts.curations_ended) == (1, 1, 1)
    assert region_import.plan(db, region_file.read(book(units, seats))).empty


def test_an_empty_cell_keeps_the_schools_of_a_curator(db: Session) -> None:
    load(db, book())
    seats = with_row(SEATS, 3, ["M1", "куратор", "Куратор района", None])
    assert region_import.plan(db, region_file.read(book(seats=seats))).empty


def test_a_school_may_be_added_alone_under_a_stored_municipality(db: Session) -> None:
    load(db, book())
    alone = [UNITS[0], ["S3", "Новая школа", "школа", "m1", None]]
    counts = load(db, book(alone, [SEATS[0], ["S3", "директор", "Директор", None]]))
    assert (counts.units_added, counts.seats_added) == (1, 1)
    assert db.scalars(select(Unit.zone).where(Unit.code == "S3")).one() == "Asia/Yekaterinburg"


def test_children_may_stand_before_parents_and_kinds_may_be_new(db: Session) -> None:
    units = [
        UNITS[0],
        ["S1", "Школа", "Школа", "T", None],
        ["T", "Служба", "методическая служба", "M1", None],
        ["M1", "Район", "муниципалитет", "R", None],
        ["R", "Край", "регион", None, "МСК+2"],
    ]
    seats = [SEATS[0], ["T", "куратор", "Методист", "S1"]]
    load(db, book(units, seats))
    assert db.scalars(select(Unit.kind).where(Unit.code == "T")).one() == "методическая служба"


UNIT_MISTAKES: list[tuple[list[object], str, str]] = [
    (["S1", "Другая", "школа", "M1", None], "Код", "import-code-twice"),
    ([None, "Другая", "школа", "M1", None], "Код", "import-no-value"),
    (["S 9", "Другая", "школа", "M1", None], "Код", "import-code-shape"),
    (["S9", None, "школа", "M1", None], "Название", "import-no-value"),
    (["S9", "Ш" * 201, "школа", "M1", None], "Название", "import-too-long"),
    (["S9", "Другая", "школа", "M9999", None], "Входит в", "import-code-unknown"),
    (["S9", "Другая", "школа", "М1", None], "Входит в", "import-lookalike"),  # a Cyrillic М
    (["S7", "Другая", "школа", "S7", None], "Входит в", "import-cycle"),
    (["S9", "Другая", "школа", "S1", None], "Входит в", "import-below-school"),
    (["S9", "Другая", "школа", None, "МСК"], "Входит в", "import-no-parent"),
    (["R9", "Другой край", "регион", None, None], "Часовой пояс", "import-no-zone"),
    (["S9", "Другая", "школа", "M1", "МСК+12"], "Часовой пояс", "import-zone"),
    (["S9", "Другая", "школа", "M1", "../../etc/passwd"], "Часовой пояс", "import-zone"),
    (["S9", "=A2", "школа", "M1", None], "Название", "import-formula"),
    (["S9", "#REF!", "школа", "M1", None], "Название", "import-cell-error"),
]


@pytest.mark.parametrize(("row", "column", "what"), UNIT_MISTAKES)
def test_a_mistake_of_a_unit_is_placed(db: Session, row: list[object], column: str, what: str) -> None:
    assert found(db, units=[*UNITS, row]) == [("Территории", 7, column, what)]


SEAT_MISTAKES: list[tuple[list[object], str, str]] = [
    (["S1", "завхоз", "Завхоз", None], "Роль", "import-role"),
    (["S9999", "директор", "Директор", None], "Код территории", "import-code-unknown"),
    (["S1", "директор", "Второй директор", None], "Должность", "import-second-director"),
    (["R", "оператор", "методист", None], "Должность", "import-seat-twice"),
    (["M1", "оператор", "Методист", None], "Роль", "import-seat-place"),
    (["S2", "куратор", "Куратор", None], "Роль", "import-seat-place"),
    (["M2", "директор", "Директор", None], "Роль", "import-seat-place"),
    (["M1", "координатор", "Координатор", "S1"], "Курирует", "import-curates-not-curator"),
    (["M1", "куратор", "Куратор 2", "M1"], "Курирует", "import-curates-no-school"),
    (["M1", "куратор", "Куратор 2", "S2"], "Курирует", "import-curates-outside"),
    (["M1", "куратор", "Куратор 2", "S1, Х1111"], "Курирует", "import-code-unknown"),
]


@pytest.mark.parametrize(("row", "column", "what"), SEAT_MISTAKES)
def test_a_mistake_of_a_seat_is_placed(db: Session, row: list[object], column: str, what: str) -> None:
    assert found(db, seats=[*SEATS, row]) == [("Места", 5, column, what)]


def test_all_mistakes_are_told_at_once_and_nothing_is_half_imported(db: Session) -> None:
    units = [*UNITS, *(row for row, _, _ in UNIT_MISTAKES)]
    seats = [*SEATS, *(row for row, _, _ in SEAT_MISTAKES)]
    planned = region_import.plan(db, region_file.read(book(units, seats)))
    assert {e.what for e in planned.errors} >= {what for _, _, what in UNIT_MISTAKES + SEAT_MISTAKES}
    with pytest.raises(Refusal) as refused:
        region_import.apply(db, planned, NOW)
    assert refused.value.key == "import-has-errors"
    assert db.scalar(select(func.count()).select_from(Unit)) == 0


def test_a_ring_and_a_tower_are_mistakes_and_no_endless_walk(db: Session) -> None:
    ring = [UNITS[0], ["A", "А", "служба", "B", "МСК"], ["B", "Б", "служба", "A", "МСК"]]
    assert {what for *_, what in found(db, ring, SEATS[:1])} == {"import-cycle"}
    tower: list[Sequence[object]] = [UNITS[0], ["T0", "Т", "служба", None, "МСК"]]
    tower += [[f"T{k}", "Т", "служба", f"T{k - 1}", "МСК"] for k in range(1, 5000)]
    assert {what for *_, what in found(db, tower, SEATS[:1])} == {"import-too-deep"}


def test_a_schools_code_never_becomes_something_else(db: Session) -> None:
    load(db, book())
    units = [UNITS[0], ["S1", "Заречный центр", "центр", "M1", None]]
    assert found(db, units, SEATS[:1]) == [("Территории", 2, "Вид", "import-kind-changed")]


def test_headings_are_forgiven_capitals_spaces_and_order(db: Session) -> None:
    units: Rows = [[], [" ВИД: ", "код", "Входит  в", "НАЗВАНИЕ"], ["Школа", 12, "m1", "Школа\u200b  № 12 "]]
    load(db, book())
    load(db, book(units, SEATS[:1]))
    assert db.scalars(select(Unit.name).where(Unit.code == "12")).one() == "Школа № 12"


def test_a_column_that_would_be_lost_and_a_column_of_names_are_mistakes(db: Session) -> None:
    seats: Rows = [
        [*SEATS[0], "ФИО", "Кабинет", None],
        ["S1", "директор", "Директор", None, "Иванов И. И.", 5, "?"],
    ]
    assert found(db, seats=seats) == [
        ("Места", 1, "ФИО", "import-personal"),
        ("Места", 1, "Кабинет", "import-unknown-column"),
        ("Места", 1, "G", "import-unknown-column"),
    ]


def test_a_missing_column_is_named(db: Session) -> None:
    assert found(db, units=[["Код", "Название"], ["R", "Край"]])[0] == (
        "Территории",
        1,
        "Вид",
        "import-no-column",
    )


def test_a_missing_sheet_and_an_empty_book_are_refused() -> None:
    made = Workbook()
    out = io.BytesIO()
    made.save(out)
    with pytest.raises(Refusal) as refused:
        region_file.read(out.getvalue())
    assert refused.value.key == "import-no-sheet"
    assert refused.value.facts == {"sheet": "Территории", "seen": "Sheet"}
    with pytest.raises(Refusal) as refused:
        region_file.read(book(UNITS[:1], SEATS[:1]))
    assert refused.value.key == "import-nothing"


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("МСК", "Europe/Moscow"),
        ("мск + 2", "Asia/Yekaterinburg"),
        ("МСК-1", "Europe/Kaliningrad"),
        ("MSK+7", "Asia/Vladivostok"),
        ("UTC+05:00", "Asia/Yekaterinburg"),
        ("Asia/Kamchatka", "Asia/Kamchatka"),
        ("UTC-3", None),
        ("Asia/Atlantis", None),
        ("завтра", None),
    ],
)
def test_zones_as_people_write_them(written: str, zone: str | None) -> None:
    assert zone_named(written) == zone


def test_every_mistake_has_words_and_a_remedy_in_both_languages() -> None:
    services = Path(region_file.__file__).parent
    keys = set(re.findall(r'"(import-[a-z-]+)"', "".join(p.read_text() for p in services.glob("*.py"))))
    keys.discard("import-read")  # the notice that brings the outcome, not a mistake
    for language in ("ru", "en"):
        text = (services.parents[1] / "locales" / language / "import.ftl").read_text()
        told = set(re.findall(r"^(import-[a-z-]+) =", text, re.M))
        assert keys <= told
        remedies = {key.removesuffix("-fix") for key in told if key.endswith("-fix")}
        assert remedies >= {what for *_, what in UNIT_MISTAKES + SEAT_MISTAKES}
        assert told >= {f"{key}-fix" for key in remedies} | {"import-row"}


def test_a_plan_of_a_broken_file_keeps_the_reading_errors(db: Session) -> None:
    file = RegionFile((), (), region_file.read(book(seats=[*SEATS, ["S1", "?", "?", None]])).errors)
    assert [e.what for e in region_import.plan(db, file).errors] == ["import-role"]
