"""Templates of papers: those of `content/documents`, or the operator's own of the same name in the data folder."""

import io
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from services.content import CONTENT

log = logging.getLogger("shagi.documents")
COMES_WITH_IT = CONTENT / "documents"
_own: Path | None = None  # one process speaks for one installation


def look_in(folder: Path) -> None:
    """From now on a template in this folder goes before the product's own of the same name."""
    global _own
    _own = folder


def own(name: str) -> Path | None:
    """The operator's template of this name, where there is one."""
    path = _own / name if _own else None
    return path if path is not None and path.is_file() else None


def broken(example: Mapping[str, Mapping[str, Any]]) -> list[tuple[Path, str]]:
    """Own templates that cannot be filled with these examples, by name; and why, in the words of who reads them."""
    found = []
    for name, values in example.items():
        if (path := own(name)) is not None:
            try:
                filled(path, values)
            except Exception as error:
                found.append((path, str(error) or type(error).__name__))
    return found


def fill(name: str, values: Mapping[str, Any]) -> bytes:
    """A paper as .docx; an own template that cannot be filled is named in the log, and the product's is taken."""
    if (path := own(name)) is not None:
        try:
            return filled(path, values)
        except Exception as error:  # whatever Word has saved: the person still gets a paper
            log.error("the template %s cannot be filled: %s", path, error)
    return filled(COMES_WITH_IT / name, values)


def filled(path: Path, values: Mapping[str, Any]) -> bytes:
    """One template with these values: they are shown, never read as markup or as a template."""
    from docxtpl import DocxTemplate  # here: slow, and seldom needed
    from jinja2.sandbox import SandboxedEnvironment

    template = DocxTemplate(path)
    template.render(dict(values), SandboxedEnvironment(), autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()
