"""A file as a message brings it, and as it is given back: our own copy, whatever became of that message."""

from aiogram.types import Message

from handlers.screen import Document
from models import StoredFile
from services import files, inspection
from services.refusal import NotThere

PHOTO = "photo.jpg"  # a photo has no name of its own


def sent(message: Message) -> tuple[str, str, int]:
    """(the messenger's number, the name, the size in bytes) of a photo or a file."""
    if message.photo:
        return message.photo[-1].file_id, PHOTO, message.photo[-1].file_size or 0
    if message.document:
        return message.document.file_id, message.document.file_name or "file", message.document.file_size or 0
    raise NotThere


def copy(file: StoredFile) -> Document:
    """What came as a photo is shown as one, unless it is too large for that."""
    sha256, small = file.sha256 or "", (file.outcome or {}).get("bytes", 0) <= inspection.LARGEST_PICTURE
    return Document(file.name, lambda: files.read(sha256), photo=file.name == PHOTO and small)
