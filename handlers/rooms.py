"""All conversations in the order they are asked; a new router of each for every dispatcher."""

from aiogram import Router

from handlers import (
    cases,
    consent,
    cycle,
    form,
    library,
    measures,
    menu,
    person,
    profile,
    region,
    review,
    seats,
    settings,
    settings_table,
    start,
)

# Answers come first: nine updates of ten are answers.
ROOMS = (
    form.room,
    start.room,
    menu.room,
    review.room,
    profile.room,
    cases.room,
    cycle.room,
    seats.room,
    library.room,
    measures.room,
    region.room,
    person.room,
    settings.room,
    settings_table.room,
    consent.room,
)


def routers() -> list[Router]:
    """Fresh routers: aiogram attaches one only once."""
    return [room.router() for room in ROOMS]
