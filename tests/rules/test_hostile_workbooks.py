"""Files made to hurt: each is refused in words, soon, and without our own process growing."""

import io
import resource
import subprocess
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from services.org import example_region, reading_child, workbook
from services.refusal import Refusal

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
PATIENCE = 12  # seconds; the child's own limit of processor time is below it
OWN_GROWTH = 50 * 1024 * 1024  # bytes


def honest() -> bytes:
    made = Workbook()
    made.worksheets[0].append(["Код", "Название"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def altered(parts: dict[str, bytes]) -> bytes:
    """An honest workbook with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(honest())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, body in parts.items():
            new.writestr(name, body)
    return out.getvalue()


def sheet(rows: str, head: str = "") -> dict[str, bytes]:
    body = f"{head}<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>"
    return {"xl/worksheets/sheet1.xml": body.encode()}


def strings(body: str, head: str = "") -> dict[str, bytes]:
    """A table of shared strings, announced, with a cell that shows the first."""
    with zipfile.ZipFile(io.BytesIO(honest())) as archive:
        types = archive.read("[Content_Types].xml")
    return {
        "[Content_Types].xml": types.replace(b"</Types>", SHARED + b"</Types>"),
        "xl/sharedStrings.xml": f"{head}<sst {NAMESPACE}>{body}</sst>".encode(),
        **sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
    }


def noise(count: int) -> str:
    """Strings that hardly pack, so that only the child's limits are left to stop them."""
    return "".join(f"<si><t>{(k * 2654435761) % 2**32:x}</t></si>" for k in range(count))


def locked() -> bytes:
    data = bytearray(honest())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def entities(text: str) -> str:
    laughs = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "{text}">{laughs}]>'


BOMB = b"\x00" * (60 * 1024 * 1024)
INLINE = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
UNREAD = {"import-unreadable", "import-too-heavy"}
HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "nothing": (lambda: b"", {"import-empty"}),
    "a text": (lambda: "Код;Название".encode(), {"import-not-xlsx"}),
    "only the first letters of a zip": (lambda: b"PK\x03\x04" + b"\xff" * 500, {"import-not-xlsx"}),
    "a zip of something else": (lambda: _zip({"a.txt": b"a"}), {"import-not-xlsx"}),
    "protected or old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, {"import-password"}),
    "a locked zip": (locked, {"import-password"}),
    "six megabytes": (lambda: b"PK" + b"x" * (6 * 1024 * 1024), {"import-too-large"}),
    "macros": (lambda: altered({"xl/vbaProject.bin": b"x"}), {"import-macros"}),
    "a zip bomb": (lambda: altered({"xl/media/a.bin": BOMB}), {"import-bomb"}),
    "a bomb of strings": (lambda: altered(strings("<si><t/></si>" * 3_000_000)), {"import-bomb"}),
    "a thousand parts": (lambda: altered({f"x/{k}.xml": b"" for k in range(1000)}), {"import-bomb"}),
    "thirty sheets": (lambda: _sheets(30), {"import-bomb"}),
    "strings without end": (lambda: altered(strings(noise(280_000))), UNREAD | {"read"}),
    "a billion laughs": (lambda: altered(sheet(INLINE.format("&l9;"), entities("ha"))), UNREAD),
    "laughs in the strings": (lambda: altered(strings("<si><t>&l9;</t></si>", entities("ha"))), UNREAD),
    "a file from outside": (lambda: altered(sheet(INLINE.format("&out;"), OUTSIDE)), UNREAD),
    "a cell at the far right": (
        lambda: altered(sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
        {"import-too-wide"},
    ),
    "half a sheet": (lambda: altered({"xl/worksheets/sheet1.xml": b"<worksheet><sheetD"}), UNREAD),
    "too many rows": (
        lambda: altered(sheet("".join(f'<row r="{k}"><c><v>{k}</v></c></row>' for k in range(1, 50_100)))),
        {"import-too-many-rows"},
    ),
    "a row at the far end": (
        lambda: altered(sheet('<row r="1048576"><c><v>1</v></c></row>')),
        UNREAD | {"read"},
    ),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def _sheets(count: int) -> bytes:
    made = Workbook()
    for _ in range(count):
        made.create_sheet()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_harmlessly(name: str) -> None:
    make, expected = HOSTILE[name]
    data = make()
    started = _worked()
    tracemalloc.start()
    try:
        workbook.read_sheets(data)
        outcome = "read"
    except Refusal as refusal:
        outcome = refusal.key
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert outcome in expected
    assert peak < OWN_GROWTH
    assert _worked() - started < PATIENCE


def _worked() -> float:
    """Seconds that the reading children have worked, whatever else this machine does meanwhile."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def test_after_all_of_them_an_honest_file_is_read(tmp_path: Path) -> None:
    example_region.write_example(tmp_path / "region.xlsx")
    sheets = workbook.read_sheets((tmp_path / "region.xlsx").read_bytes())
    assert len(sheets["Территории"]) == 17
    assert sheets["Территории"][1] == (2, ["R", "Озёрный край", "регион", None, "МСК"])


def test_the_child_gets_neither_our_environment_nor_our_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, object] = {}

    def run(command: list[str], **options: object) -> None:
        told.update(options, command=command)
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setenv("BOT_TOKEN", "42:secret")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Refusal, match="import-too-heavy"):
        workbook.read_sheets(honest())
    assert "secret" not in str(told["env"])
    assert "-I" in str(told["command"])


def test_shared_strings_are_read_at_all() -> None:
    assert workbook.read_sheets(altered(strings("<si><t>Код</t></si>"))) == {"Sheet": [(1, ["Код"])]}


def test_the_childs_limits_are_set_before_it_reads() -> None:
    assert reading_child.MEMORY <= 1024**3
    assert reading_child.CPU_SECONDS < workbook.WALL_SECONDS
    assert resource.getrlimit(resource.RLIMIT_CPU)[0] == resource.RLIM_INFINITY  # ours are untouched
