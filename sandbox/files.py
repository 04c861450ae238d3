"""Files kept by the messenger, from either side."""

import secrets
import struct
from dataclasses import dataclass

from sandbox.errors import ApiError, bad
from sandbox.messages import Attachment, Json

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass(frozen=True)
class StoredFile:
    """A file with the ids it is known by; `size` may be declared larger than the bytes kept."""

    file_id: str
    unique_id: str
    path: str
    size: int
    content: Attachment

    @property
    def described(self) -> Json:
        """The fields every Bot API file object has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}

    def as_document(self) -> Json:
        """The Bot API `Document`."""
        return {**self.described, "file_name": self.content.name, "mime_type": self.content.mime}

    def as_photo(self) -> list[Json]:
        """The Bot API list of `PhotoSize`: one size is enough here."""
        width, height = _dimensions(self.content.data)
        return [{**self.described, "width": width, "height": height}]


class FileStore:
    """Every file sent or uploaded, by file id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}

    def keep(self, folder: str, name: str, data: bytes, mime: str = "", size: int | None = None) -> StoredFile:
        """Store the bytes under fresh ids."""
        if len(data) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        if not data and size is None:
            raise bad("file must be non-empty")
        number, ending = len(self._by_id) + 1, ("." + name.rpartition(".")[2]) if "." in name else ""
        file_id = ("AgAC" if folder == "photos" else "BQAC") + secrets.token_urlsafe(40)
        content = Attachment(file_id, name, mime or "application/octet-stream", data)
        kept = StoredFile(
            file_id,
            "AgAD" + secrets.token_urlsafe(8),
            f"{folder}/file_{number}{ending}",
            size or len(data),
            content,
        )
        self._by_id[file_id] = kept
        return kept

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id, None when there is none."""
        return self._by_id.get(file_id)

    def known(self, file_id: str) -> StoredFile:
        """The file with this id."""
        if file_id not in self._by_id:
            raise bad("wrong file identifier/HTTP URL specified")
        return self._by_id[file_id]

    def downloadable(self, file_id: str) -> Json:
        """The answer to `getFile`."""
        if file_id not in self._by_id:
            raise bad("wrong file_id or the file is temporarily unavailable")
        kept = self._by_id[file_id]
        if kept.size > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        return {**kept.described, "file_path": kept.path}

    def at(self, path: str) -> bytes | None:
        """The bytes under this path, None when there are none."""
        return next((one.content.data for one in self._by_id.values() if one.path == path), None)


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin like a picture that Telegram takes."""
    return data.startswith(_PICTURES)


def _dimensions(data: bytes) -> tuple[int, int]:
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    return 1280, 960
