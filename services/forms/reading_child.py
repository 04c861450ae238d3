"""Makes a form of the cells on stdin in a process of its own: expressions of a stranger are work without end.

Started without our environment; it prints {"form": …} or {"problems": [[sheet, row, column, what, remedy], …]}.
"""

import json
import resource
import sys
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

MEMORY = 768 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 20


def main() -> None:
    """Read the question, answer it."""
    for kind, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS knows no limit of address space; the clock remains
            resource.setrlimit(kind, (limit, limit))
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from services.forms.problems import FormRefused
    from services.forms.spreadsheet import read

    asked = json.load(sys.stdin)
    try:
        answer: dict[str, object] = {"form": read(asked["sheets"], asked["name"]).model_dump_json()}
    except FormRefused as no:
        answer = {"problems": [astuple(problem) for problem in no.problems]}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
