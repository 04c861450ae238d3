"""What is made once for all tests of a process: engines that know their statements, routers, TLS, drawn pictures.

Every town would make each of them anew; together they cost more than most stories do.
"""

import functools
import ssl
from typing import Any

from sqlalchemy import Engine, event

import bot.app
import models.engine
import services.risk.picture

make_engine = models.engine.make_engine


@functools.cache
def engine(url: str) -> Engine:
    """The engine of this address: closed, it opens anew and still knows every statement it has compiled."""
    made = make_engine(url)
    if made.dialect.name == "sqlite":
        # Nobody pulls the plug here. The kill tests' processes have engines of their own, with a full sync.
        event.listen(made, "connect", _in_no_hurry)
    return made


def _in_no_hurry(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")


@functools.cache
def share() -> None:
    """From now on whoever would make one of them gets the one that is there."""
    models.engine.make_engine = engine
    bot.app.new_dispatcher = functools.cache(bot.app.new_dispatcher)
    # The fixtures hand out databases that are migrated: to find that out once at each address is enough.
    for module, name in ((bot.app, "upgrade"), (bot.app, "ensure_lease"), (ssl, "create_default_context")):
        setattr(module, name, functools.cache(getattr(module, name)))
    services.risk.picture.render = functools.cache(services.risk.picture.render)
