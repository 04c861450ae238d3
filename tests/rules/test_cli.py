"""The command line: what each verb prints, keeps and answers the shell, without the messenger's library."""

import asyncio
import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot import asking, check, offline
from bot.__main__ import main
from models import Entry, Lease, Person, Seat, Unit
from models.engine import make_engine
from models.schema import upgrade
from sandbox.clock import Clock
from sandbox.server import Server
from sandbox.telegram import Telegram
from services.exports import templates
from services.org import access, entry

ROOT = Path(__file__).parents[2]
OFTEN = """
import sys
from bot.__main__ import main
codes = [main(words.split()) for words in (
    "import --example r.xlsx", "import r.xlsx --dry-run", "import r.xlsx", "invite operator", "check")]
print(codes, "aiogram" in sys.modules)
"""


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without settings: neither the developer's variables nor their `.env`."""
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def here(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The database that the commands work on."""
    monkeypatch.setenv("BOT_DATABASE_URL", database_url)
    return database_url


def count(url: str, table: type) -> int:
    engine = make_engine(url)
    try:
        with Session(engine) as db:
            return db.scalar(select(func.count()).select_from(table)) or 0
    finally:
        engine.dispose()


def example(*changes: tuple[str, str, str]) -> str:
    """The example region with some cells changed: (sheet, cell, value)."""
    main(["import", "--example", "r.xlsx"])
    book = load_workbook("r.xlsx")
    for sheet, cell, value in changes:
        book[sheet][cell] = value
    book.save("r.xlsx")
    return "r.xlsx"


# ── the shell ────────────────────────────────────────────────────────────────────────────────


def test_only_run_and_demo_wait_for_the_messengers_library(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", OFTEN], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[0, 0, 0, 0, 1] False"


def test_a_wrong_setting_is_told_at_once_with_its_remedy(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "BOT_TOKEN": "secret"}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and time.monotonic() - began < 10
    assert "@BotFather" in done.stderr and "secret" not in done.stderr and "Traceback" not in done.stderr


WRONG = {
    "": "Не хватает: КОМАНДА",
    "runn": "«runn» не бывает. Есть: ",
    "run 1": "Лишнее: 1",
    "import": "Нужно одно из этого",
    "import --example": "После --example нужно значение",
    "import a.xlsx --example b.xlsx": "вместе не пишут",
    "invite сторож": "нет роли «сторож»",
    "demo --port 99999": "Нужно число от 1 до 65535",
    "demo --port abc": "Нужно число от 1 до 65535",
}


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_command_is_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words.split())
    told = capsys.readouterr().err
    assert left.value.code == 2 and WRONG[words] in told and "Так: python -m bot" in told


# ── import ───────────────────────────────────────────────────────────────────────────────────


def test_a_region_is_tried_loaded_and_loaded_again(here: str, capsys: pytest.CaptureFixture[str]) -> None:
    table = example()
    assert main(["import", table, "--dry-run"]) == 0
    assert "Территории: добавить 16" in capsys.readouterr().out and count(here, Unit) == 0
    assert main(["import", table]) == 0
    assert "Дальненская школа № 1" in capsys.readouterr().out and count(here, Unit) == 16
    assert main(["import", table]) == 0
    assert "Менять нечего" in capsys.readouterr().out and (count(here, Unit), count(here, Seat)) == (16, 22)


def test_a_trial_makes_no_database(tmp_path: Path) -> None:
    assert main(["import", example(), "--dry-run"]) == 0
    assert not (tmp_path / "data" / "shagi.db").exists()


def test_mistakes_are_told_one_a_line_and_nothing_is_kept(here: str, capsys: pytest.CaptureFixture[str]) -> None:
    table = example(("Места", "B3", "завхоз"), ("Территории", "E6", "завтра"))
    capsys.readouterr()
    assert main(["import", table]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and count(here, Unit) == 0
    assert lines[0].startswith("«Территории», строка 6, столбец «Часовой пояс»: ")
    assert lines[1].startswith("«Места», строка 3, столбец «Роль»: ") and "оператор, координатор" in lines[1]


@pytest.mark.parametrize("content", [None, b"", b"not a table", b"PK broken"])
def test_a_file_that_is_no_table_is_refused_in_words(content: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    if content is not None:
        Path("r.xlsx").write_bytes(content)
    assert main(["import", "r.xlsx"]) == 1
    assert re.search("[а-я]{4}", capsys.readouterr().out)


def test_the_example_does_not_overwrite_a_filled_table(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.xlsx").write_bytes(b"work of a week")
    assert main(["import", "--example", "mine.xlsx"]) == 1
    assert Path("mine.xlsx").read_bytes() == b"work of a week"
    assert main(["import", "--example", "no/such/folder.xlsx"]) == 1
    assert "такого файла или папки нет" in capsys.readouterr().out


# ── invite ───────────────────────────────────────────────────────────────────────────────────


def invited(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(["invite", *words]) == 0
    return capsys.readouterr().out


def code_in(out: str) -> str:
    found = re.search(r"Код: (\w{4}-\w{4})", out)
    assert found
    return found[1]


def test_the_first_operator_gets_in_before_any_table(here: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "оператор", "--school", "S-01"]) == 1, "no region is founded under a school's code"
    assert "--region" in capsys.readouterr().out
    out = invited(capsys, "оператор", "--name", "Озёрный край")
    assert "Озёрный край (R)" in out and "ИМЯ_БОТА" in out and "не задан BOT_TOKEN" in out
    engine = make_engine(here)
    with Session(engine) as db:
        opened = entry.open_code(db, 700, code_in(out), datetime.now(UTC) + timedelta(days=29))
        assert (opened.role, opened.unit) == ("operator", "Озёрный край")
        assert list(db.scalars(select(Entry.act).order_by(Entry.id))) == ["found", "found", "invite"]
    engine.dispose()


@pytest.mark.parametrize("code", ["R", "77"])
def test_the_first_operator_sees_the_region_that_is_loaded_later(
    code: str, here: str, capsys: pytest.CaptureFixture[str]
) -> None:
    invited(capsys, "operator", "--region", code)
    assert main(["import", example()]) == 0
    assert ("получает код из таблицы" in capsys.readouterr().out) == (code == "77")
    engine = make_engine(here)
    with Session(engine) as db:
        region = db.scalars(select(Unit).where(Unit.kind == "region")).one()
        assert (region.code, region.name) == ("R", "Озёрный край")
        assert len(db.scalars(access.under(region.id)).all()) == 16
    engine.dispose()


def test_a_second_invitation_ends_the_first(here: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", example()])
    first = code_in(invited(capsys, "director", "--school", "s-01"))
    again = invited(capsys, "director", "--school", "S-01")
    assert "больше не действует" in again and "Заречная школа (S-01)" in again
    engine = make_engine(here)
    now = datetime.now(UTC)
    with Session(engine) as db:
        assert entry.open_code(db, 1, code_in(again), now).unit == "Заречная школа"
        with pytest.raises(entry.WrongCode):
            entry.open_code(db, 1, first, now)
    engine.dispose()


def test_a_free_seat_is_invited_first_and_a_taken_one_is_warned_of(
    here: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", example()])
    assert "Методист краевого центра" in invited(capsys, "operator")
    assert "Аналитик краевого центра" in invited(capsys, "operator")
    engine = make_engine(here)
    with Session(engine) as db, db.begin():
        db.add(Person(id=5, messenger_id=5, met_at=datetime.now(UTC)))
        db.flush()
        for seat in db.scalars(select(Seat).where(Seat.role == "operator")):
            seat.person_id = 5
    engine.dispose()
    capsys.readouterr()
    assert main(["invite", "operator"]) == 1
    assert "все заняты" in capsys.readouterr().out
    assert "Место занято" in invited(capsys, "operator", "--title", "методист  краевого центра")
    assert "оно заведено" in invited(capsys, "operator", "--title", "Дежурный оператор")


UNCLEAR: list[tuple[list[str], str]] = [
    (["director"], "--school"),
    (["curator", "--school", "S-01"], "--municipality"),
    (["director", "--municipality", "M-01"], "--school"),
    (["director", "--school", "S-011"], "S-01"),
    (["director", "--school", "S-01", "--title", "Второй директор"], "одно"),
    (["operator", "--title", "О" * 161], "160"),
]


def test_an_unclear_wish_is_answered_with_what_to_add(here: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", example()])
    before = count(here, Seat), count(here, Entry)
    for words, told in UNCLEAR:
        capsys.readouterr()
        assert main(["invite", *words]) == 1
        assert told in capsys.readouterr().out
    assert (count(here, Seat), count(here, Entry)) == before


async def test_the_bots_name_is_asked_once(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    telegram = Telegram(Clock())
    async with Server(telegram) as server:
        for name, value in (("DATABASE_URL", database_url), ("TOKEN", telegram.token), ("API_URL", server.url)):
            monkeypatch.setenv(f"BOT_{name}", value)
        for _ in range(2):
            assert await asyncio.to_thread(main, ["invite", "operator"]) == 0
            assert re.search(r"https://t\.me/\w+_bot\?start=[\w-]{22}\n", capsys.readouterr().out)
    assert [call.method for call in telegram.calls] == ["getMe"]


# ── check ────────────────────────────────────────────────────────────────────────────────────


def said(capsys: pytest.CaptureFixture[str], code: int) -> str:
    capsys.readouterr()
    assert main(["check"]) == code
    return capsys.readouterr().out


async def test_a_good_installation_is_in_order(
    here: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    telegram = Telegram(Clock())
    async with Server(telegram) as server:
        monkeypatch.setenv("BOT_TOKEN", telegram.token)
        monkeypatch.setenv("BOT_API_URL", server.url)
        out = await asyncio.to_thread(said, capsys, 0)
        assert "Токен принят" in out and "Часы идут верно" in out and "В базу можно писать" in out and "беда" not in out
        monkeypatch.setenv("BOT_TOKEN", "123:wrong")
        assert "Токен не принят (ответ 401)" in await asyncio.to_thread(said, capsys, 1)
        telegram.offline = True
        out = await asyncio.to_thread(said, capsys, 1)
        assert "обрывается" in out and "123:wrong" not in out
        monkeypatch.setenv("BOT_PROXY", "socks5://user:hunter2@127.0.0.1:1")
        out = await asyncio.to_thread(said, capsys, 1)
        assert "прокси не пропускает" in out and "hunter2" not in out
    assert count(here, Unit) == 0


def test_clock_webhook_and_groups_are_judged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    me = asking.Answer(True, 200, "", {"username": "a_bot", "can_join_groups": True}, skew=-90.0)
    hook = asking.Answer(True, 200, "", {"url": "https://old.example/secret", "pending_update_count": 7})
    monkeypatch.setattr(check, "ask", lambda *_: [me, hook])
    monkeypatch.setenv("BOT_TOKEN", "123:token")
    out = said(capsys, 1)
    for part in ("отстают на 90 с", "/setjoingroups", "вебхук на old.example", "у Telegram: 7"):
        assert part in out
    assert "secret" not in out


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("BOT_DATABASE_URL", "mysql://host/base", "postgresql"),
        ("BOT_DATABASE_URL", "sqlite:////no/such/folder/shagi.db", "Создайте папку"),
        ("BOT_DATABASE_URL", "postgresql://user:hunter2@127.0.0.1:1/base", "BOT_DATABASE_URL"),
        ("BOT_TIMEZONE", "Moscow", "Europe/Moscow"),
        ("BOT_API_URL", "http://bot.example", "https://"),
        ("BOT_CLOCK_FILE", "clock.json", "BOT_CLOCK_FILE"),
    ],
)
def test_what_is_wrong_is_told_with_its_remedy(
    name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Clock("clock.json")
    monkeypatch.setenv(name, value)
    out = said(capsys, 1)
    assert told in out and "hunter2" not in out


def test_an_unknown_calendar_and_a_full_disk_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.check.deadlines.has_decree", lambda year: False)
    monkeypatch.setattr(check, "DISK_WRONG", 10**9)
    monkeypatch.setattr(check, "DISK_LOW", 10**9)
    out = said(capsys, 1)
    assert out.count("Переносов выходных на") == 2 and "беда      На диске" in out


def test_an_own_form_that_cannot_be_filled_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_DATA_DIR", str(tmp_path))
    (tmp_path / "documents").mkdir()
    form = docx.Document()
    form.add_paragraph("Бланк комитета: {{ unit }}")
    form.save(str(tmp_path / "documents" / "roadmap.ru.docx"))
    assert "Свои бланки читаются: roadmap.ru.docx." in said(capsys, 1)
    (tmp_path / "documents" / "roadmap.ru.docx").write_bytes(b"no paper")
    try:
        assert "roadmap.ru.docx заполнить нельзя" in said(capsys, 1)
    finally:
        templates.look_in(tmp_path / "nothing")


# ── the schema ───────────────────────────────────────────────────────────────────────────────


def stands_at(url: str, revision: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def test_a_database_of_a_newer_release_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'newer.db'}"
    upgrade(url)
    stands_at(url, "9999")
    monkeypatch.setenv("BOT_DATABASE_URL", url)
    assert "более новой версией" in said(capsys, 1)
    for words in (["invite", "operator"], ["import", example()], ["import", "r.xlsx", "--dry-run"]):
        assert main(words) == 2
        assert "более новой версией" in capsys.readouterr().err
    assert count(url, Unit) == 0


def test_an_old_schema_is_not_changed_under_a_running_bot(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    upgrade(url)
    engine = make_engine(url)
    with Session(engine) as db, db.begin():
        db.add(Lease(name="bot/1", holder="host/1", until=time.time() + 60))
    engine.dispose()
    monkeypatch.setattr(offline, "head", lambda: "a later one")
    monkeypatch.setattr(offline, "upgrade", lambda url: pytest.fail("it must not be migrated now"))
    monkeypatch.setenv("BOT_DATABASE_URL", url)
    assert main(["invite", "operator"]) == 2
    assert "host/1" in capsys.readouterr().err
    monkeypatch.setattr(check, "head", lambda: "a later one")
    assert "run обновит" in said(capsys, 1)
