"""Pictures that several conversations show; drawn after the commit."""

import functools

from handlers.room import Desk
from handlers.screen import Document
from services.forms.submissions import Draft
from services.risk import picture, profile


def profile_picture(desk: Desk, draft: Draft) -> Document:
    """The factors of a sent profile as bars."""
    t, levels = desk.t, profile.read(desk.db, draft.id)
    names = {factor.code: t.local(factor.short) for factor in draft.compiled.form.factors}
    svg = picture.factors_svg(levels, names, t.language, draft.school)
    high = [names[one.factor] for one in levels if one.level == "high"]
    caption = t.plain("picture-profile", school=draft.school, n=len(high), high=", ".join(high))
    return Document("profile.png", functools.partial(picture.render, svg), photo=True, caption=caption)
