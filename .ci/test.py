"""Every test, in three processes side by side: two cores are never idle while a story or a kill test waits.

Arguments are handed on to each of them. What a part has said is printed when it has ended.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

# Complements, so that no test falls between them.
PARTS = {
    "all but the stories": ["--ignore", "tests/stories", "--ignore", "tests/browser"],
    "stories on PostgreSQL": ["tests/stories", "-k", "postgres"],
    "stories on SQLite": ["tests/stories", "-k", "not postgres"],
}


def run(part: str) -> tuple[str, int, str]:
    """One part: its name with the seconds it took, its exit code, what it said."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *PARTS[part], *sys.argv[1:]],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return f"{part}, {time.monotonic() - begun:.0f} s", done.returncode, done.stdout


def main() -> int:
    sys.stdout.write(f"{len(PARTS)} processes; each speaks when it has ended\n")
    sys.stdout.flush()
    codes = []
    with ThreadPoolExecutor(len(PARTS)) as pool:
        for ended in as_completed([pool.submit(run, part) for part in PARTS]):
            title, code, said = ended.result()
            sys.stdout.write(f"== {title}\n{said}\n")
            sys.stdout.flush()
            codes.append(code)
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
