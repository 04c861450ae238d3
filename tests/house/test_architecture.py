"""What import-linter cannot see: who asks the clock, the environment, the network; what the settings page says."""

import ast
import re
import subprocess
import sys
import tomllib

import pytest

from bot.settings import Settings
from tests.house.source import ROOT, calls, imports, modules

CLOCKS = {"bot/clock.py", "sandbox/clock.py"}
PRESENT = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(localtime|gmtime))$")
# The command line asks the token's rights with plain aiohttp: the messenger's library is slow to import.
NETWORK = {"bot/wire.py", "bot/asking.py"}
SESSION = {"bot/wire.py", "bot/app.py"}
# The command line asks nothing of the messenger's library unless it runs the bot.
QUICK = ("bot.__main__", "bot.asking", "bot.check", "bot.importing", "bot.inviting", "models.schema")
ONLY_SANDBOX = {"BOT_CLOCK_FILE"}


def test_only_the_clock_asks_what_day_it_is() -> None:
    found = [f"{where} {name}" for where, name, _ in calls() if PRESENT.search(name)]
    assert [line for line in found if line.split(":")[0] not in CLOCKS] == []


def test_services_know_neither_time_nor_environment() -> None:
    forbidden = {"time", "os.environ", "os.getenv"}
    names = [f"{where} {name}" for where, name, _ in calls("services", "models", "handlers", "locales")]
    assert [line for line in names if re.search(r" (time\.(time|monotonic|sleep)|os\.(environ|getenv))", line)] == []
    found = [(path, name) for path, name in imports("services", "handlers", "locales") if name in forbidden]
    assert found == []


def test_only_the_wire_talks_to_the_messenger() -> None:
    clients = [
        path for path, name in imports("bot", "handlers", "services", "scheduler", "models", "locales")
        if name.split(".")[0] in ("aiohttp", "urllib", "httpx", "requests") and not name.startswith("aiohttp.web")
        and not name.startswith("urllib.parse") and not path.startswith("bot/demo")
    ]  # fmt: skip
    assert set(clients) <= NETWORK
    sessions = {path for path, name in imports("bot", "handlers") if name.endswith("AiohttpSession")}
    assert sessions <= SESSION


def test_only_the_command_line_prints() -> None:
    assert {where.split("/")[0] for where, name, _ in calls() if name == "print"} <= {"bot"}


def test_nobody_commits_below_the_edge() -> None:
    found = [where for where, name, _ in calls("handlers", "services", "scheduler") if name.endswith(".commit")]
    assert found == []


def test_the_command_line_starts_without_the_messengers_library() -> None:
    there = [name for name in QUICK if (ROOT / (name.replace(".", "/") + ".py")).exists()]
    code = f"import sys, {', '.join(there)}; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("page", ["README.md", ".env.example"])
def test_every_setting_is_described(page: str) -> None:
    path = ROOT / page
    told = set(re.findall(r"\bBOT_[A-Z_]+\b", path.read_text("utf-8"))) if path.exists() else None
    settings = {f"BOT_{name.upper()}" for name in Settings.model_fields} - ONLY_SANDBOX
    assert told is None or settings <= told
    assert told is None or told - ONLY_SANDBOX <= settings


def test_the_lock_has_everything_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for name, wanted in (
        ("requirements.lock", project["project"]["dependencies"]),
        ("requirements-dev.lock", project["dependency-groups"]["dev"]),
    ):
        pinned = {plain(line) for line in (ROOT / name).read_text("utf-8").splitlines() if "==" in line}
        pinned |= {"sqlalchemy"}  # asked for again with an extra; pinned among what the bot runs on
        assert {plain(line) for line in wanted} <= pinned


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path, tree in modules().items() if not tree.body or not is_docstring(tree.body[0])]
    assert [path for path in silent if "migrations/env" not in path] == []


def plain(requirement: str) -> str:
    name = re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def is_docstring(node: object) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
