"""The parameters of a call, however they were sent."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from sandbox.errors import bad
from sandbox.messages import Json


@dataclass(frozen=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime: str
    data: bytes


@dataclass
class Params:
    """Fields and files; numbers, flags and objects may come as text."""

    fields: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A field as text."""
        value = self.fields.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A field as an integer; `ApiError` 400 when it is none."""
        value = self.fields.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f"invalid {name} specified") from None

    def flag(self, name: str) -> bool:
        """A field as yes or no."""
        return str(self.fields.get(name, "")).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> Any:
        """An object or list, sent as such or as JSON text; None when absent or empty."""
        value = self.fields.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """The file sent as this field, or as the part that `attach://…` in it names."""
        value = self.fields.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        return self.uploads.get(name)


async def read(request: web.Request) -> Params:
    """The query, then JSON, form or multipart."""
    params = Params(dict(request.query))
    if not request.can_read_body:
        return params
    if request.content_type == "application/json":
        params.fields.update(await _json(request))
        return params
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            params.uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            params.fields[name] = value if isinstance(value, str) else bytes(value).decode()
    return params


async def _json(request: web.Request) -> Json:
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError:
        raise bad("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad("can't parse request: JSON object expected")
    return body
