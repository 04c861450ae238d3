"""«Со слов школы»: what the curator enters waits for the director's word, and never shows the director's draft."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from handlers.form_buttons import ByWord, ByWordEnd, Question
from models import Answer, Person, Seat, Submission, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import HEALTHY, asked, fill, plain, reply, seen
from tests.town import Town

NOT_THERE = "Здесь этого нет"


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


async def opened(town: Town, who: Citizen, code: str = "S-01") -> None:
    """The school's card leads here."""
    [school] = await town.all(select(Unit.id).where(Unit.code == code))
    await who.press_data(ByWord(school=school).pack(), on=who.screen)


async def entered(kira: Citizen, count: int) -> list[str]:
    """Answer so many of the questions that come."""
    order: list[str] = []
    while (number := asked(kira)) and len(order) < count:
        order.append(number)
        await reply(kira, HEALTHY[number])
    return order


async def unconfirmed(town: Town) -> int:
    return int((await town.all(select(func.count()).select_from(Answer).where(Answer.unconfirmed)))[0])


async def test_the_curator_enters_the_director_agrees_and_sends(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await opened(town, kira)
    assert "Со слов школы · Заречная школа" in seen(kira) and "Черновик директора не показываю" in seen(kira)
    await kira.press("Внести ответы")
    since = dina.mark()
    assert await entered(kira, 12) == list(HEALTHY)[:12] and await unconfirmed(town) == 12
    await town.until(moscow(6, 8, 29))
    assert dina.inbox(since).texts == []
    await town.until(moscow(7, 12))
    [told] = dina.inbox(since).texts
    assert "12 ответов: Куратор 1 Приозёрного района" in plain(told)
    assert dina.labels[:2] == ["Посмотреть", "Согласиться со всеми: 12"]
    await dina.press("Посмотреть")
    await dina.press("P2")
    await dina.send("330")
    assert await unconfirmed(town) == 11, "what the director says needs nobody's agreement"
    await town.answered(dina, "S-01", **{name: None for name in list(HEALTHY)[:12]})
    await dina.send("/form")
    review = dina.screen
    assert "ждёт вашего согласия: 11" in seen(dina) and "Отправить куратору" not in dina.labels
    [(number, rev)] = await town.all(select(Submission.id, Submission.rev).where(Submission.state == "started"))
    await dina.press_data(f"send:{number}:{rev}", on=review)
    assert "Сначала согласитесь" in dina.toast
    await dina.press("Внесено со слов: 11")
    agreeing = dina.screen
    for _ in range(2):
        dina.phone.press("Согласиться со всеми: 11", on=agreeing)
    await town.settle()
    assert await unconfirmed(town) == 0
    await dina.send("/form")
    await dina.press("Отправить куратору")
    assert "Отправлено" in seen(dina) and "не подтверждено" not in seen(dina)
    await opened(town, kira)
    assert "уже отправлена" in seen(kira)


async def test_the_directors_draft_stays_unseen(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await fill(dina, until="5.3")
    await opened(town, kira)
    await kira.press("Внести ответы")
    assert asked(kira) == "5.3" or asked(kira) > "5"
    shown: list[str] = []
    while number := asked(kira):
        shown.append(number)
        assert "320" not in seen(kira) and "по вашему ответу" not in seen(kira), kira.show(1)
        await kira.press("Узнаю позже")
        if shown.count(number) > 1:
            break
    assert not set(shown) & set(list(HEALTHY)[:12])
    sheet = await town.submission("S-01")
    for forged in (Question(submission=sheet, item=1).pack(), f"n:{sheet}:1", f"c:{sheet}:1", f"rev:{sheet}",
                   f"ans:{sheet}:0", f"send:{sheet}:12", f"byw-list:{sheet}:0", f"byw-ok:{sheet}:12",
                   f"chg:{sheet}:0", f"dlg:{sheet}:0", f"prep:{sheet}"):  # fmt: skip
        await kira.press_data(forged, on=kira.screen)
        assert kira.toast.startswith(NOT_THERE) and "320" not in seen(kira), forged


async def test_without_a_director_the_curator_sends_and_the_next_director_confirms(town: Town):
    kira = await town.curator()
    await town.cycle()
    await opened(town, kira)
    assert "Директора в боте нет" in seen(kira)
    await kira.press("Внести ответы")
    await entered(kira, 99)
    assert "отправить можете вы" in seen(kira), kira.show(1)
    sending = kira.screen
    await kira.press("Отправить со слов школы")
    assert "Со слов школы, не подтверждено директором" in seen(kira)
    await kira.press("Отправить со слов школы", on=sending)
    assert "уже отправлена" in kira.toast
    dina = await town.director()
    assert "отправил куратор со слов школы" in seen(dina)
    await dina.press("Открыть профиль")
    await dina.press("Подтвердить")
    assert dina.toast == "Подтверждено" and "не подтверждено" not in seen(dina)
    assert await unconfirmed(town) == 0 and await town.all(select(Submission.unconfirmed).distinct()) == [False]


async def test_only_the_schools_own_curator_enters_and_only_without_a_director_sends(town: Town):
    kira, klim = await town.curator(), await town.curator("Клим", 1)
    boris, lidia = await town.director("Борис", "S-02"), await town.settled("Лидия", "coordinator", "M-01")
    dina = await town.director()
    await town.cycle()
    number = await town.submission("S-01")
    for other in (klim, lidia, boris):
        await opened(town, other)
        assert other.toast.startswith(NOT_THERE)
        for data in (Question(submission=number, item=1).pack(), ByWordEnd(submission=number).pack()):
            await other.press_data(data, on=other.screen)
            assert other.toast.startswith(NOT_THERE)
    await opened(town, kira)
    await kira.press("Внести ответы")
    await entered(kira, 99)
    assert "Отправить со слов школы" not in kira.labels and "отправит он сам" in seen(kira)
    [rev] = await town.all(select(Submission.rev).where(Submission.id == number))
    await kira.press_data(f"byw-send:{number}:{rev}", on=kira.screen)
    assert "отправит он сам" in kira.toast
    gone = (
        select(Seat.person_id).join(Unit, Unit.id == Seat.unit_id).where(Unit.code == "S-01", Seat.role == "director")
    )
    await town.do(update(Person).where(Person.id.in_(gone)).values(blocked_at=town.clock.now()))
    await kira.press_data(ByWordEnd(submission=number).pack(), on=kira.screen)
    await kira.press("Отправить со слов школы")
    assert await town.all(select(Submission.state).where(Submission.id == number)) == ["sent"]
    assert dina is not kira
