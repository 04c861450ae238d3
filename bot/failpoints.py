"""Named boundaries at which a test may kill the process: `BOT_FAILPOINT=name` or `name:3` (the third time)."""

import os
import signal

_name, _, _nth = os.environ.get("BOT_FAILPOINT", "").partition(":")
_left = int(_nth or 1)


def reach(name: str) -> None:
    """Die here, as in kill -9, if this is the armed boundary; otherwise nothing."""
    global _left
    if name == _name:
        _left -= 1
        if _left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def arm(name: str, nth: int = 1) -> None:
    """Arm a boundary in this process: a test's child was forked long after the import."""
    global _name, _left
    _name, _left = name, nth
