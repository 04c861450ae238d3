"""A file that somebody sent, looked at from outside: its name, its kind, how it begins. Nothing is ever unpacked."""

import re
from typing import Any

LARGEST = 20 * 1024 * 1024  # bytes: more no bot can fetch

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How a file of a kind begins. Of a zip only the name of its first member is read.
BEGINS: dict[str, tuple[bytes, ...]] = {
    "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n\x1a\n",), "webp": (b"RIFF",),
    "heic": (b"\x00\x00\x00",), "pdf": (b"%PDF-",), "doc": (_OLE,), "xls": (_OLE,), "ppt": (_OLE,),
    "docx": (_ZIP,), "xlsx": (_ZIP,), "pptx": (_ZIP,), "odt": (_ZIP,), "ods": (_ZIP,),
}  # fmt: skip
LARGEST_PICTURE = 5_000_000  # bytes: larger ones are offered as a file
OFFICE = re.compile(rb"(\[Content_Types\]\.xml|_rels/|docProps/|word/|xl/|ppt/|mimetype|META-INF/)")


def cleaned(name: str) -> str:
    """A file's name for showing: no folders, no invisible signs, short; its ending stays."""
    bare = "".join(filter(str.isprintable, name.replace("\\", "/").rsplit("/", 1)[-1])).strip(" .")
    stem, dot, tail = bare.rpartition(".")
    return f"{stem[:80].rstrip()}.{tail[:8]}" if dot else bare[:80] or "file"


def ending(name: str) -> str:
    """What stands after the last point, in small letters; '' where there is none."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def is_what_it_says(name: str, content: bytes) -> bool:
    """Do the first bytes fit the name's ending? What is inside is never opened."""
    kind, head = ending(name), content[:1024]
    if not any(head.startswith(begin) for begin in BEGINS.get(kind, ())):
        return False
    if kind == "webp":
        return head[8:12] == b"WEBP"
    if kind == "heic":
        return head[4:8] == b"ftyp"
    if head.startswith(_ZIP):
        return OFFICE.match(head[30:]) is not None
    return True


def judged(name: str, content: bytes) -> dict[str, Any]:
    """What becomes of the file once its bytes are here."""
    if not is_what_it_says(name, content):
        return {"refused": "evidence-not-as-named", "facts": {}}
    return {"kept": ending(name), "bytes": len(content)}
