"""What can wait comes in one list in the morning; laid aside, away, too much for one day."""

from datetime import timedelta

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models import Absence, Case, Curation, Notice, Seat, Unit
from services import outbox
from tests.questionnaire import TROUBLED, seen
from tests.stories.test_signals import cards, moscow
from tests.town import Town

MEDIUM = {"q7_1": "10 из 60"}
DINAS = (Seat.role == "director") & Seat.person_id.is_not(None)


async def test_what_can_wait_is_one_list_in_the_morning(town: Town):
    kira = await town.curator()
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    await town.cycle()
    since = kira.mark()
    for director, school in ((dina, "S-01"), (boris, "S-02")):
        await town.sent(director, school, **MEDIUM)
    await town.until(moscow(6, 8, 59))
    assert kira.inbox(since).texts == []
    await town.until(moscow(6, 9))
    [text] = kira.inbox(since).texts
    assert text.replace("\xa0", " ").startswith("Сигналы: 2 школы") and "– Заречная школа: 1, средний" in text
    assert kira.labels == ["Заречная школа · 1", "Школа № 12 · 1", "Открыть все сигналы", "Главная"]
    await kira.press("Школа № 12")
    await kira.press("Взять в работу")
    await kira.send("/signals")
    assert "Ждут: 1." in kira.text


async def test_laid_aside_it_comes_again_and_the_ladder_goes_on(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)  # пн, 5 октября, 10:00
    assert "Повторю во вт, 6 октября; в ср, 7 октября, сообщу оператору." in seen(kira)
    since = kira.mark()
    for _ in range(2):
        await kira.press("Отложить до 14:00")
        assert "Напомню пн, 5 октября, 14:00." in seen(kira)
        assert "Отложено: пн, 5 октября, 14:00." in seen(kira)
    await town.until(moscow(5, 13, 30), every=timedelta(hours=4))
    assert kira.inbox(since).texts == []
    await kira.send("/signals")
    await kira.press("Заречная школа")
    assert "Отложить до вт, 9:00" in kira.labels, "after one o'clock the next working morning"
    since = kira.mark()
    await town.until(moscow(5, 14))
    assert len(cards(kira, since)) == 1 and "Отложено до этого часа, сигнал ещё ждёт." in kira.text
    await town.until(moscow(6, 10), every=timedelta(hours=20))
    assert "Сигнал ещё никто не взял." in kira.text
    await kira.press("Отложить до 14:00")
    await kira.press("Взять в работу")
    since = kira.mark()
    await town.until(moscow(6, 15), every=timedelta(hours=4))
    assert kira.inbox(since).texts == [], "what is taken is not repeated"


async def test_a_curator_who_is_away_hears_nothing_and_the_substitute_hears_it_all(town: Town):
    kira, klim = await town.curator(), await town.curator("Клим", 1)
    dina = await town.director()
    await town.cycle()

    row = await absence(town)
    await town.do(insert(Absence).values(row))
    [number], [school] = await town.all(select(Absence.id)), await town.all(select(Unit.id).where(Unit.code == "S-01"))
    curation = {"seat_id": row["substitute_id"], "school_id": school, "absence_id": number}
    await town.do(insert(Curation).values(curation))
    away, here = kira.mark(), klim.mark()
    await town.sent(dina, "S-01", **TROUBLED)
    await town.until(moscow(6, 10, 30), every=timedelta(days=1))
    assert cards(kira, away) == [] and len(cards(klim, here)) == 2


async def test_an_emergency_reaches_the_one_who_is_away_as_well(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await town.do(insert(Absence).values(await absence(town)))
    since = kira.mark()
    await town.sent(dina, "S-01", q2_7="Есть незавершённая")
    assert len(cards(kira, since)) == 1


async def absence(town: Town) -> dict[str, object]:
    """Кира is away for a fortnight; Клим stands in."""
    own, other = await town.all(select(Seat.id).where(Seat.role == "curator").order_by(Seat.id).limit(2))
    row = {"seat_id": own, "substitute_id": other, "made_by": own, "made_at": town.clock.now(), "rev": 0}
    return {**row, "from_on": "2026-10-05", "until_on": "2026-10-16", "state": "running"}


async def test_p13_more_than_a_days_measure_is_a_list_next_morning(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    await kira.press("Спросить школу")
    await kira.press("Что уже сделано?")
    [case], [seat] = await town.all(select(Case.id)), await town.all(select(Seat.id).where(DINAS))
    since = dina.mark()

    def more(db: Session) -> None:
        for n in range(12):
            outbox.notify(db, seat, "talk-asked", once=f"flood/{n}", now=town.clock.now(), case=case)

    await town.app.db.write(more)
    await town.tick()
    heard = len(dina.inbox(since))
    assert heard == 6, "with the beginning of the cycle and the first question eight on this day"
    await town.until(moscow(6, 8, 59), every=timedelta(hours=12))
    assert len(dina.inbox(since)) == heard
    await town.until(moscow(6, 9))
    assert len(dina.inbox(since)) == heard + 1 and "Ещё 6 сообщений за прошлый день" in seen(dina)
    await dina.press(dina.labels[-2])
    assert "Что уже сделано?" in dina.text and dina.labels == ["Ответить", "‹ Назад", "Главная"]
    states = await town.all(select(Notice.state).where(Notice.once.startswith("flood/")))
    assert sorted(states) == ["gathered"] * 6 + ["sent"] * 6, "the books close"
    await kira.send("/signals")
    for forged in ("over-one:1:1", "over:1:0", "over:999:7"):
        await kira.press_data(forged, on=kira.screen)
        assert "Что уже сделано?" not in kira.text
