"""Forms of others: what walks in a chat is taken, the rest is refused by sheet, row and remedy; and back again."""

import io
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from bot.__main__ import main
from models import Base
from services import content
from services.forms import dialect, library, limits, reading, spreadsheet, xlsform
from services.forms.answers import Files, Given, Point
from services.forms.compiled import compile_form
from services.forms.contents import contents
from services.forms.evaluate import state_of
from services.forms.export import to_xlsx
from services.forms.problems import FormRefused
from services.forms.rows import Sheet
from services.forms.schema import Choice, Form, Item, Section
from services.forms.walk import next_item
from services.org import reading_child
from services.org.workbook import MAX_BYTES, OLD_FILE
from services.refusal import Refusal
from tests.forms import workbook

ROOT = Path(__file__).parents[2]
OURS = sorted(path for path in (ROOT / "content" / "forms").rglob("*.md") if path.stem != "README")
# Test data of the public project XLSForm/pyxform, kept beside a checkout, never in it.
THEIRS = Path(os.environ.get("XLSFORMS", ROOT.parent / "shared" / "xlsforms"))
FOREIGN = sorted(THEIRS.glob("*.xls*"))
WALKS = {"default_time_demo.xls", "text_and_integer.xlsx", "yes_or_no_question.xlsx"}
SAMPLE: dict[str, Any] = {
    "text": "слово", "integer": 7, "decimal": 1.5, "date": "2026-10-05", "time": "09:30",
    "geopoint": Point(55.75, 37.62), "image": Files(((1, "a.jpg"),)), "file": Files(((2, "b.pdf"),)),
}  # fmt: skip


def read(data: bytes, name: str = "a.xlsx") -> Form:
    """What the two children do, in this process: starting them takes a second each."""
    sheets = reading_child.read_old(data) if data.startswith(OLD_FILE) else reading_child.read_sheets(data)
    return spreadsheet.read(sheets, name)


def refused(data: bytes, name: str = "a.xlsx") -> list[str]:
    with pytest.raises(FormRefused) as no:
        read(data, name)
    return [str(problem) for problem in no.value.problems]


def walked(form: Form) -> int:
    """Answer whatever is asked until nothing is; returns how many questions that took."""
    compiled = compile_form(form)
    state, asked = state_of(compiled, {}), 0
    while (item := next_item(state)) is not None:
        asked += 1
        assert asked <= len(form.items)
        names = [choice.name for choice in compiled.nodes[item.name].choices]
        value = names[0] if item.kind == "select_one" else tuple(names[:1]) if names else SAMPLE[item.kind]
        state = state.with_answer(item, Given(value))
    assert not state.missing
    return asked


# ── forms that others wrote ──────────────────────────────────────────────────────────────────


@pytest.mark.filterwarnings("ignore:Unknown extension")
@pytest.mark.skipif(not FOREIGN, reason="no folder of foreign forms beside the checkout")
@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.name)
def test_a_foreign_form_walks_or_is_refused_by_name(path: Path) -> None:
    if path.name in WALKS:
        form = read(path.read_bytes(), path.name)
        assert walked(form) >= 1 and read(to_xlsx(form), "other.xlsx") == form
        return
    problems = refused(path.read_bytes(), path.name)
    named = re.compile(r"лист «\w+»(, строка \d+)?(, столбец «[^»]+»)?: .+\. .+\.")
    assert problems and all(named.match(one) and "pyxform" not in one for one in problems)


@pytest.mark.parametrize(
    ("kind", "remedy"),
    [
        ("begin repeat", "Добавьте строку end_repeat"),
        ("geotrace", "geopoint"),
        ("video", "фото или файл"),
        ("datetime", "день и время"),
        ("range", "constraint"),
        ("rank", "select_multiple"),
        ("phone number", "Телефоны здесь не спрашиваются"),
        ("select_one_from_file a.csv", "в самой форме"),
        ("select_one yes_no or_other", "Добавьте на лист choices"),
        ("telepathy", "Есть: calculate"),
    ],
)
def test_what_a_chat_has_not_yet_is_refused_with_a_remedy(kind: str, remedy: str) -> None:
    rows = [["type", "name", "label"], ["text", "a", "А"], [], [kind, "b", "Б"]]
    found = refused(workbook(survey=rows, choices=[["list_name", "name", "label"], ["yes_no", "yes", "Да"]]))
    assert found[0].startswith("лист «survey», строка 4, столбец «type»: ") and remedy in found[0]


@pytest.mark.parametrize(
    ("header", "cell", "told"),
    [
        ("media::image", "a.jpg", "столбец «media::image»"),
        ("relevant", "${nobody} = 1", "строка 2, столбец «relevant»: нет вопроса «nobody»"),
        ("relevant", "(((1 = 1", "строка 2, столбец «relevant»: выражение"),
        ("constraint", "pulldata('a', 'b', 'c', 'd')", "строка 2, столбец «constraint»: выражение"),
        ("relevant", "=1+1", "строка 2, столбец «relevant»: в ячейке формула"),
        ("lable", "опечатка", "столбец «lable»: неизвестный столбец"),
        ("", "без заголовка", "строка 2: ячейка «без заголовка» без заголовка"),
        ("hint", "д" * 1001, "строка 2, столбец «hint»: длиннее 1000 знаков"),
    ],
)
def test_a_mistake_names_its_place(header: str, cell: str, told: str) -> None:
    found = refused(workbook(survey=[["type", "name", "label", header], ["text", "a", "А", cell]]))
    assert any(told in one for one in found), found


def test_all_mistakes_are_told_at_once() -> None:
    rows = [["type", "name", "label", "relevant"], ["video", "a", "А"], ["text", "1a", "Б"], ["text", "c", "В", "=A1"]]
    assert {re.search(r"строка (\d)", one)[1] for one in refused(workbook(survey=rows))} == {"2", "3", "4"}  # type: ignore[index]


def test_what_would_not_fit_is_refused() -> None:
    many = [["many", f"c{n}", f"Ответ {n}"] for n in range(limits.MOST_CHOICES + 1)]
    choices = [["list_name", "name", "label"], *many]
    rows = [["type", "name", "label"], ["select_one many", "a", "А"], ["text", "b" * 65, "Б"]]
    found = refused(workbook(survey=rows, choices=choices))
    assert "строка 2" in found[0] and f"больше {limits.MOST_CHOICES} ответов" in found[0] and "строка 3" in found[1]
    assert "нет ни одного вопроса" in refused(workbook(survey=[["type", "name", "label"], ["note", "a", "А"]]))[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("label:english", "label::English (en)"),
        ("label :: Русский (ru)", "label::Русский (ru)"),
        ("list name", "list_name"),
        ("bind:relevant", "relevant"),
        ("bind:jr:constraintMsg", "constraint_message"),
        ("Relevance", "relevant"),
        ("media::image", "media::image"),
        ("tutorial notes", "tutorial notes"),
    ],
)
def test_older_spellings_of_headers(written: str, read: str) -> None:
    assert dialect.header(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("select one from yes_no", "select_one yes_no"),
        ("select all that apply from colors", "select_multiple colors"),
        ("select_one colors or other", "select_one colors or_other"),
        ("select_multiple a", "select_multiple a"),
        ("Begin  Group", "begin_group"),
        ("int", "integer"),
        ("selection", "selection"),
    ],
)
def test_older_spellings_of_types(written: str, read: str) -> None:
    assert dialect.kind(written) == read


def test_a_form_without_settings_is_called_after_its_file() -> None:
    form = read(workbook(survey=[["type", "name", "label"], ["text", "a", "А"]]), "Опрос № 1 (весна).xlsx")
    assert (form.name, form.title, form.version) == ("опрос_1_весна", {"ru": "Опрос № 1 (весна)"}, "1")


def test_a_form_that_thinks_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WALL_SECONDS", 0.01)
    with pytest.raises(FormRefused, match="слишком сложна"):
        reading.form_of({"survey": [(1, ["type"]), (2, ["text"])]}, "a.xlsx")


def test_the_child_gets_neither_our_environment_nor_our_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}

    def run(command: list[str], **options: Any) -> None:
        told.update(options, command=command)
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setenv("BOT_TOKEN", "42:secret")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(FormRefused):
        reading.form_of({}, "a.xlsx")
    assert told["env"].keys() == {"LANG"} and "-I" in told["command"]


def test_a_deep_expression_is_refused_not_fatal() -> None:
    deep = "(" * 5000 + "1" + ")" * 5000
    with pytest.raises(FormRefused):
        reading.read(workbook(survey=[["type", "name", "label", "relevant"], ["text", "a", "А", deep]]), "a.xlsx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"x" * (MAX_BYTES + 1)])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        reading.read(data, "a.xlsx")


# ── and back as a workbook ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_forms_come_back_equal_and_the_reference_converter_takes_them(path: Path) -> None:
    form = xlsform.read(path)
    data = to_xlsx(form)
    assert reading.read(data, "other.xlsx") == form
    taken = convert(io.BytesIO(data))
    assert taken.xform.count("<bind ") >= len(form.items) and taken.warnings == []


def test_hostile_texts_come_back_and_nothing_computes() -> None:
    evil = {"ru": '=HYPERLINK("http://x";"y")', "en": "@SUM(1)\n+1"}
    form = Form(
        name="evil", title={"ru": "-1+1"}, version="001", default_language="ru", languages=("ru", "en"),
        sections=(Section(name="empty", label={"ru": "Пусто"}), Section(name="s", label=evil)),
        choices={
            "l": (
                Choice(name="a", label=evil, score=1.5, columns={"cf": "=1"}),
                Choice(name="b", label=evil, exclusive=True),
            )
        },
        items=(
            Item(kind="text", name="first", label={"ru": "до\xa0разделов | и «всё»"}),
            Item(kind="select_one", name="q", section="s", number="5.10", label=evil, hint=evil, choices="l"),
            Item(kind="integer", name="n", section="s", label=evil, relevant="${q} = 'a'", default="007"),
        ),
    )  # fmt: skip
    data = to_xlsx(form)
    assert read(data) == form
    cells = [cell for sheet in load_workbook(io.BytesIO(data)).worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_what_the_format_cannot_hold_is_left_out() -> None:
    item = Item(kind="text", name="a", label={"ru": "бел\x0bка\ud800"})
    form = Form(
        name="f", title={"ru": "Ф"}, version="1", default_language="ru", languages=("ru",), sections=(), items=(item,)
    )
    assert read(to_xlsx(form)).items[0].label == {"ru": "белка"}


# ── the shelf and the command line ───────────────────────────────────────────────────────────


@pytest.fixture
def db() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_the_sheets_decide_what_a_workbook_is() -> None:
    form = library.read(workbook(Survey=[["type", "name", "label"], ["text", "a", "А"]]), "a.xlsx")
    region = library.read(workbook(Территории=[["Код"]], Места=[["Код"]]), "a.xlsx")
    assert form.keys() == {"form"} and region.keys() == {"rows"}
    assert library.read(workbook(Лист1=[["Код"]]), "a.xlsx")["refused"] == "import-no-sheet"
    assert library.read(workbook(survey=[["type"], ["video"]]), "a.xlsx").keys() == {"problems"}


def test_contents_count_questions_and_signals() -> None:
    found = contents(xlsform.read(ROOT / "content" / "forms" / "selfdiagnosis.md"))
    assert found.questions == sum(n for _, n in found.kinds) == sum(n for _, n in found.sections)
    assert found.minutes == round(found.questions / 2)
    assert "C1" in found.signals and len(set(found.signals)) == len(found.signals)


def test_our_own_form_fits() -> None:
    form = xlsform.read(ROOT / "content" / "forms" / "selfdiagnosis.md")
    assert limits.unfit(form, Sheet("survey", (), ())) == ()


def test_form_check_and_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    assert main(["form", "export", "selfdiagnosis", "a.xlsx"]) == 0
    assert main(["form", "check", "a.xlsx"]) == 0
    said = capsys.readouterr().out
    assert "Самодиагностика школы: selfdiagnosis" in said and "Ошибок нет." in said
    assert main(["form", "export", "selfdiagnosis", "a.xlsx"]) == 1 and "уже есть" in capsys.readouterr().out
    assert main(["form", "export", "nothing", "b.xlsx"]) == 1 and "Анкеты «nothing» нет" in capsys.readouterr().out
    Path("bad.xlsx").write_bytes(workbook(survey=[["type", "name", "label"], ["video", "a", "А"]]))
    assert main(["form", "check", "bad.xlsx"]) == 1
    assert "лист «survey», строка 2, столбец «type»" in capsys.readouterr().out
    assert main(["form", "check", "absent.xlsx"]) == 1 and "не открывается" in capsys.readouterr().out
    assert not (tmp_path / "data" / "shagi.db").exists()


def test_versions_are_never_shared(db: Session) -> None:
    now = datetime(2026, 10, 5, tzinfo=UTC)
    form = read(workbook(survey=[["type", "name", "label"], ["text", "a", "А"]]))
    versions = [content.store(db, form, str(n), now).version for n in range(3)]
    assert versions == ["1", "1.2", "1.3"] and content.newest(db, "a").version == "1.3"
    [shelf] = library.published(db)
    assert (shelf.name, shelf.version, shelf.versions) == ("a", "1.3", 3)
    assert library.nothing_new(db, form)
