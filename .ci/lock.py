"""Writes requirements.lock and requirements-dev.lock: what pyproject.toml asks for, resolved today in a new venv."""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAD = "# Made by `make lock` from pyproject.toml; {what}.\n"


def main() -> None:
    """Resolve the runtime first, then the tools on top of it, so that both run on the same versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        runtime = install(folder, project["project"]["dependencies"])
        everything = install(folder, project["dependency-groups"]["dev"])
    write("requirements.lock", "what the bot runs on", runtime)
    tools = [line for line in everything if line not in runtime]
    write("requirements-dev.lock", "and what tests and checks it", ["-r requirements.lock", *tools])


def install(folder: str, wanted: list[str]) -> list[str]:
    """Install and tell everything that is there now, as `name==version`."""
    pip = [f"{folder}/bin/python", "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-q", *wanted], check=True)
    frozen = subprocess.run([*pip, "freeze", "--exclude", "setuptools"], check=True, capture_output=True, text=True)
    return sorted(frozen.stdout.split("\n")[:-1], key=str.lower)


def write(name: str, what: str, lines: list[str]) -> None:
    (ROOT / name).write_text(HEAD.format(what=what) + "".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
