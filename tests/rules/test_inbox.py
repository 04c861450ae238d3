"""What an earlier life has begun and not finished is counted before it is begun again."""

from datetime import UTC, datetime

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from models import Base, Update
from services import inbox

NOW = datetime(2026, 10, 5, 7, tzinfo=UTC)


def test_what_kills_the_process_again_and_again_is_set_aside():
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as db:
        [(poison, *_), (harmless, *_)] = inbox.store(db, [{"update_id": 1}, {"update_id": 2}], NOW)
        assert [inbox.begun(db, poison) for _ in range(inbox.LIVES)] == [True] * inbox.LIVES
        assert inbox.begun(db, harmless), "only what is in hand is counted"
        assert not inbox.begun(db, poison)
        states = dict(db.execute(select(Update.id, Update.state)).all())
        assert states == {poison: "quarantined", harmless: "new"}
    engine.dispose()
