"""How a section reads: how far it is, in whose hands."""

from handlers.room import Desk
from locales import Safe
from services.forms.delegation import Holding
from services.forms.schema import Section
from services.forms.submissions import Draft
from services.refusal import NotThere


def progress(draft: Draft, section: Section) -> tuple[int, int]:
    """How many questions of a section are settled, and how many it asks."""
    items = [item for item in draft.state.asking if item.section == section.name]
    return sum(draft.state.settled(item) for item in items), len(items)


def with_deputy(desk: Desk, draft: Draft, section: Section, holding: Holding) -> Safe:
    """«Оснащение: 6 из 6, автор – заместитель по АХР», or how many are left in the deputy's hands."""
    done, n = progress(draft, section)
    name = desk.t.local(section.label)
    who = holding.title
    if holding.state == "held" and not holding.entered:
        who = desk.t.plain("deputy-not-in", who=who)
    return desk.t(f"section-{holding.state}", name=name, done=done, n=n, left=n - done, who=who)


def section_at(draft: Draft, place: int) -> Section:
    """A section by its place in the form; forged places are not there."""
    listed = draft.compiled.form.sections
    if not 0 <= place < len(listed) or not listed[place].name:
        raise NotThere
    return listed[place]


def names(desk: Desk, draft: Draft, codes: list[str]) -> str:
    """«Кадры, Оснащение»."""
    labels = {section.name: desk.t.local(section.label) for section in draft.compiled.form.sections}
    return ", ".join(labels[code] for code in codes if code in labels)
