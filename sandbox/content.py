"""What a message may hold: text with markup, a file with a caption, buttons, a reply."""

from dataclasses import dataclass
from typing import Any

from sandbox.errors import bad
from sandbox.files import StoredFile, is_picture
from sandbox.keyboards import inline_rows
from sandbox.markup import clean, parse_html, trimmed, units
from sandbox.messages import Attachment, Json, escaped
from sandbox.params import Params
from sandbox.telegram import Telegram

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


@dataclass(frozen=True)
class Content:
    """The fields of the Bot API object and what a snapshot keeps beside them."""

    fields: Json
    html: str
    document: Attachment | None = None
    photo: Attachment | None = None


def text_of(params: Params, too_long: str = "message is too long") -> Content:
    """The text of a message."""
    text, entities, source = _marked(params.text("text"), params.text("parse_mode"), params.structure("entities"))
    if not text:
        raise bad("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad(too_long)
    return Content({"text": text, **({"entities": entities} if entities else {})}, source)


def caption_of(params: Params | Json) -> Content:
    """The caption of a file, possibly none."""
    given = params if isinstance(params, Params) else Params(params)
    text, entities, source = _marked(
        given.text("caption"), given.text("parse_mode"), given.structure("caption_entities")
    )
    if units(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    fields = {"caption": text, "caption_entities": entities}
    return Content({key: value for key, value in fields.items() if value}, source)


def file_of(telegram: Telegram, kind: str, params: Params, name: str, caption: Content) -> Content:
    """A document or a photo, uploaded now or known by its file id, with this caption."""
    kept = _kept(telegram, kind, params, name)
    described = kept.as_photo() if kind == "photo" else kept.as_document()
    fields = {kind: described, **caption.fields}
    if kind == "photo":
        return Content(fields, caption.html, photo=kept.content)
    return Content(fields, caption.html, document=kept.content)


def markup_of(params: Params) -> Json:
    """The inline keyboard as a field of the message, empty when there is none."""
    rows = inline_rows(params.structure("reply_markup"))
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _marked(text: str, parse_mode: str, given: Any) -> tuple[str, list[Json], str]:
    text = clean(text)
    if not parse_mode or given:
        plain, entities = trimmed(text, given or [])
        return plain, entities, escaped(plain)
    if parse_mode.lower() != "html":
        raise bad("unsupported parse_mode")
    plain, entities = parse_html(text)
    return plain, entities, text.strip()


def _kept(telegram: Telegram, kind: str, params: Params, name: str) -> StoredFile:
    upload = params.upload(name)
    if upload is None:
        file_id = params.text(name)
        if not file_id:
            raise bad(f"there is no {kind} in the request")
        return telegram.files.known(file_id)
    if kind == "photo" and not is_picture(upload.data):
        raise bad("IMAGE_PROCESS_FAILED")
    return telegram.files.keep(f"{kind}s", upload.name, upload.data, upload.mime)
