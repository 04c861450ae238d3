"""Who works where in the demonstration, by the bot's own books: read beside the running bot, never written."""

from sqlalchemy import create_engine, select
from sqlalchemy.exc import OperationalError

from models import Person, Seat, Unit

WORKS = (
    select(Person.messenger_id, Seat.title, Unit.name, Unit.zone)
    .join(Seat, Seat.person_id == Person.id)
    .join(Unit, Unit.id == Seat.unit_id)
    .where(Person.messenger_id.is_not(None), Seat.closed_at.is_(None))
    .order_by(Seat.id)
)


class Places:
    """Person of the messenger → «Директор, Заречная школа» and the zone they live in; asked anew once a second."""

    def __init__(self, path: str) -> None:
        self._engine = create_engine(f"sqlite:///file:{path}?mode=ro&uri=true")
        self._known: dict[int, tuple[str, str]] = {}

    def of(self, user_id: int) -> tuple[str, str] | None:
        """Place and zone; None for somebody who has none."""
        return self._known.get(user_id)

    def look(self) -> bool:
        """Read the books; has anything changed? Before the bot has made them nothing is known."""
        try:
            with self._engine.connect() as books:
                found = {row[0]: (_place(row[1], row[2]), row[3]) for row in books.execute(WORKS) if row[0]}
        except OperationalError:
            return False
        changed, self._known = found != self._known, found
        return changed

    def close(self) -> None:
        self._engine.dispose()


def _place(title: str, unit: str) -> str:
    """«Директор · Заречная школа»; «Куратор 1 Приозёрного района» names its unit already."""
    return title if unit[:6] in title else f"{title} · {unit}"
