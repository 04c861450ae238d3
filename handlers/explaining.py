"""Words around an answer: what the form's author explains, what a person adds."""

from aiogram.types import Message

from handlers.answer_buttons import Guidance
from handlers.answering import after, item_at
from handlers.buttons import back
from handlers.form_buttons import Explain, Question
from handlers.room import At, Desk, Room, Typed
from handlers.screen import Screen, column
from services.forms import parse, parts, submissions
from services.forms.answers import Given
from services.forms.lines import NotUnderstood
from services.forms.schema import Item
from services.forms.wording import say
from services.refusal import Refusal

room = Room("explaining")
COMMENT = Item(kind="text", name="comment")


@room.view(Guidance)
def guidance(desk: Desk, data: Guidance) -> Screen:
    """What the form's author explains at length; the question stays one tap away."""
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    t, question = desk.t, Question(submission=data.submission, item=data.item)
    label, text = (say(draft.state, words, t.language) for words in (item.label, item.guidance))
    return Screen(t("form-guidance", label=label, text=text), column(back(t, question)))


@room.view(Explain)
def explain(desk: Desk, data: Explain) -> Screen:
    draft = parts.walked(desk.db, desk.who, data.submission, desk.now)
    item = item_at(desk, draft, data.item)
    question = Question(submission=data.submission, item=data.item)
    return Screen(
        desk.t("form-explain", text=say(draft.state, item.label, desk.t.language)), column(back(desk.t, question))
    )


@room.words(At(Explain), Typed())
def explained(desk: Desk, message: Message, place: Explain) -> Screen:
    draft = parts.walked(desk.db, desk.who, place.submission, desk.now)
    item = item_at(desk, draft, place.item)
    try:
        text = parse.answer(COMMENT, message.text or "")
    except NotUnderstood as no:
        raise Refusal(f"answer-{no.reason}", **no.facts) from None
    submissions.comment(desk.db, draft, item.name, str(text.value) if isinstance(text, Given) else "", desk.now)
    return after(desk, draft, item).noted(desk.t("form-explained"))
