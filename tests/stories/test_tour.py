"""The tour that a newcomer sees, played by the real command: every step checks every phone, silence included."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(620)  # two real starts of the bot on a machine that has other things to do
def test_the_tour_goes_as_promised(tmp_path):
    played = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--tour"], cwd=ROOT, env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    assert played.returncode == 0, played.stdout + played.stderr
    assert played.stderr == ""
    assert played.stdout.count("✓") >= 20
    assert list(tmp_path.iterdir()) == []  # nothing is left behind
