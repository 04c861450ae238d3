"""What the steps of the tour share: who is who, the calendar, and how a fact is checked before it is told."""

from datetime import datetime

from bot.demo import paper, papers
from bot.demo.answers import Answers, answer
from bot.demo.person import Person
from bot.demo.watch import Failed
from bot.demo.world import World

OPERATOR, STRANGER = "оператор", "прохожий"
DIRECTOR, EARLY, LATE = "директор", "директор Сосновской", "директор «Истока»"
DEPUTY, HEIR = "заместитель", "новый директор"
CURATOR, SECOND, COORDINATOR = "куратор", "второй куратор", "координатор"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of October 2026 by the clock of Moscow."""
    return datetime(2026, 10, day, hour, minute, tzinfo=paper.HERE)


def winter(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of February 2027 by the clock of Moscow."""
    return datetime(2027, 2, day, hour, minute, tzinfo=paper.HERE)


class Stage:
    """The world with a voice."""

    def __init__(self, world: World) -> None:
        self.world, self.watch = world, world.watch
        self._told: datetime | None = None  # the moment printed last

    def seen(self, fact: str, *changed: str) -> None:
        """Only these phones have changed since the last check; say so."""
        self.watch.only(*changed)
        if self._told != self.world.now:
            self._told = self.world.now
            paper.later(self._told)
        paper.checked(fact)

    async def comes_in(self, name: str, first_name: str, *, code: str = "", link: str = "") -> Person:
        """Somebody opens an invitation, confirms the place and consents."""
        phone = self.world.newcomer(name, first_name)
        await (phone.send(code) if code else phone.start(link))
        await phone.press("Да, это мо")
        await phone.press("Дать согласие")
        self.watch.shows(name, "Готово")
        return phone

    async def printed_codes(self) -> dict[str, str]:
        """School → code, as the operator's printed sheet has them."""
        operator = self.world.phones[OPERATOR]
        await operator.press("Главная")
        await operator.press("Приглашения")
        await operator.press("Лист для директоров")
        await operator.press("Сделать лист (12)")
        sheets = [one.document for one in self.watch.news(OPERATOR).messages if one.document]
        if len(sheets) != 1 or len(codes := papers.codes(sheets[0].data)) != 12:
            raise Failed(f"{OPERATOR}: нет листа с 12 приглашениями\n{operator.show(2)}")
        self.seen("Лист для печати: каждому директору ссылка, рисунок и код из восьми знаков", OPERATOR)
        return codes

    async def invitation(self, role: str, unit: str, nth: int) -> str:
        """The link of a new invitation, made in chat."""
        operator = self.world.phones[OPERATOR]
        for label in ("Главная", "Приглашения", role):
            await operator.press(label)
        places = [label for label in operator.labels if label.startswith(unit)]
        row = operator.screen.rows[operator.labels.index(places[nth])]
        await operator.press_data(row[0]["callback_data"], operator.screen)
        await operator.press("Выдать приглашение")
        return papers.link_in(operator.text)

    async def fill_and_send(self, name: str, answers: Answers) -> None:
        phone = self.world.phones[name]
        await phone.send("/form")
        await answer(phone, answers)
        await phone.press("Отправить куратору")
        self.watch.shows(name, "Отправлено")
