"""Reads one .docx or .pdf from stdin in a process of its own and prints its lines as JSON, or why it will not.

A file of a stranger may unpack to gigabytes or loop for ever, so the reader has limits of memory and time and may
die of them without harm to anybody. It imports nothing of ours: it is started without our environment.
"""

import io
import json
import resource
import sys
import zipfile
from contextlib import suppress
from typing import Any

MEMORY = 512 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 8
MAX_ENTRIES = 1000
MAX_UNPACKED = 60 * 1024 * 1024  # bytes
MAX_TEXT = 20 * 1024 * 1024  # bytes of the part that holds the text
MAX_RATIO, RATIO_FROM = 100, 1024 * 1024  # a small part that packs well is no bomb
MAX_LINES, MAX_LINE = 600, 4000
MAX_PAGES = 15
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Refused(Exception):
    """A text key, told to the parent as JSON."""


def main() -> None:
    """Say {"lines": […]} or {"refused": key}."""
    for kind, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS knows no limit of address space; the clock remains
            resource.setrlimit(kind, (limit, limit))
    data = sys.stdin.buffer.read()
    try:
        lines = pdf(data) if data.startswith(b"%PDF-") else docx(data)
        answer: dict[str, Any] = {"lines": [line[:MAX_LINE] for line in lines[:MAX_LINES]]}
    except Refused as refused:
        answer = {"refused": str(refused)}
    except MemoryError:
        answer = {"refused": "letter-paper-heavy"}
    except Exception:  # whatever a library stumbles over
        answer = {"refused": "letter-paper-unreadable"}
    json.dump(answer, sys.stdout)


def docx(data: bytes) -> list[str]:
    """The paragraphs in their order, those of tables too."""
    from defusedxml.ElementTree import iterparse

    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check(archive)
        with archive.open("word/document.xml") as part:
            for _, element in iterparse(part, forbid_dtd=True):
                if element.tag == f"{WORD}p":
                    lines += "".join(map(piece, element.iter())).split("\n")
                    element.clear()
                    if len(lines) > MAX_LINES:
                        break
    return lines


def check(archive: zipfile.ZipFile) -> None:
    """Refuse bombs and secrets by the archive's own directory, before anything is unpacked."""
    entries = archive.infolist()
    text = next((one for one in entries if one.filename == "word/document.xml"), None)
    if any(one.flag_bits & 0x1 for one in entries):
        raise Refused("letter-paper-locked")
    if text is None:
        raise Refused("letter-paper-unreadable")
    if len(entries) > MAX_ENTRIES or sum(one.file_size for one in entries) > MAX_UNPACKED or text.file_size > MAX_TEXT:
        raise Refused("letter-paper-heavy")
    if any(one.file_size > max(RATIO_FROM, MAX_RATIO * one.compress_size) for one in entries):
        raise Refused("letter-paper-heavy")


def piece(element: Any) -> str:
    if element.tag == f"{WORD}t":
        return element.text or ""
    return {f"{WORD}tab": "\t", f"{WORD}br": "\n"}.get(element.tag, "")


def pdf(data: bytes) -> list[str]:
    """The lines of the first pages; a scan has none."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Refused("letter-paper-locked")
    lines: list[str] = []
    for page in reader.pages[:MAX_PAGES]:
        lines += page.extract_text().split("\n")
    if not any(line.strip() for line in lines):
        raise Refused("letter-paper-scan")
    return lines


if __name__ == "__main__":
    main()
