"""A letter that is out is corrected: the difference alone reaches those who have it; what was signed and done stays."""

from typing import Any

from sqlalchemy import insert, select, update

from handlers.letter_buttons import LetterDraft, LetterSending, Mirror, Received
from handlers.letter_checking import CorrectCard
from models import Acknowledgement, Delivery, FormVersion, Letter, LetterVersion, Setting, Submission, Unit
from sandbox.citizen import Citizen
from tests import letters
from tests.letters import moscow
from tests.questionnaire import plain, seen
from tests.town import Town


async def alone(town: Town) -> None:
    """Nobody is asked for a second word in these stories."""
    region = (await town.all(select(Unit.id).where(Unit.code == "R")))[0]
    await town.do(insert(Setting).values(unit_id=region, name="letter-confirm", value="off"))


async def correct(olga: Citizen, letter: int, reason: str, *words: str) -> None:
    """From the letter's card to the mirror: the reason, and what is changed, typed into the draft."""
    await olga.press_data(LetterSending(letter=letter).pack())
    await olga.press("Исправить письмо")
    await olga.send(reason)
    await olga.press("Изменить письмо")
    for said in words:
        await olga.send(said)


async def draft_of(town: Town) -> int:
    query = select(Letter.id).where(Letter.state.in_(("draft", "confirming"))).order_by(Letter.id.desc())
    return int((await town.all(query))[0])


async def of_school(town: Town, letter: int, code: str, *columns: Any) -> Any:
    number = await letters.delivery(town, letter, code)
    return (await town.all(select(*columns).where(Delivery.id == number)))[0]


async def test_after_half_have_reported_a_correction_shows_the_difference_and_keeps_what_was_done(town: Town):
    olga, dina, boris = await town.operator(), await town.director(), await town.director("Борис", "S-02")
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    await alone(town)
    letter = await letters.published(town, olga, kind="order")
    await dina.press("Отметить ознакомление")
    await dina.press("Отметить исполнение")
    number = await letters.delivery(town, letter, "S-02")
    longer = {"due_on": "2026-10-26", "extended": 1, "first_due_on": "2026-10-19"}
    await town.do(update(Delivery).where(Delivery.id == number).values(**longer))
    # Written like any letter; without a reason or a change it does not leave; a second press goes on with the same.
    await olga.press_data(LetterSending(letter=letter).pack())
    on = olga.screen
    await olga.press("Исправить письмо")
    await olga.press("Исправить письмо", on=on)
    draft = await draft_of(town)
    assert len(await town.all(select(Letter.id))) == 2 and "Пока ничего не изменено" in seen(olga)
    assert "Их отчёты остаются" in seen(olga) and "Перейти к отправке" not in olga.labels
    await lidia.press_data(CorrectCard(letter=draft).pack())
    assert "исправление" not in seen(lidia)
    await olga.send("Экзамен перенесли")
    await olga.press("Перейти к отправке")
    await olga.press("Отправить письмо · 12")
    assert "ничего не изменено" in seen(olga)
    await olga.press_data(LetterDraft(letter=draft).pack())
    await olga.send("срок 23 октября")
    await olga.press_data(Mirror(letter=draft).pack())
    said = seen(olga)
    assert "Срок: пт, 23 октября – было: пн, 19 октября" in said and "Причина: Экзамен перенесли" in said
    marks, on = [dina.mark(), boris.mark()], olga.screen
    await olga.press("Отправить письмо · 12")
    await olga.press("Отправить письмо · 12", on=on)
    assert olga.toast == "Уже отправлено"
    for person, mark in zip((dina, boris), marks, strict=True):
        [text] = [plain(text) for text in person.inbox(mark).texts]
        assert "Приказ № 214: исправление" in text and "было: пн, 19 октября" in text
        assert "Провести пробную работу" not in text, "the difference alone"
    # Acknowledged anew; who acknowledged what stays; the report stays, and so does the longer term.
    [(state, work, due, version)] = [
        await of_school(town, letter, "S-01", Delivery.state, Delivery.work, Delivery.due_on, Delivery.version)
    ]
    assert (state, work, due, version) == ("waiting", "reported", "2026-10-23", 2)
    assert await of_school(town, letter, "S-02", Delivery.due_on) == "2026-10-26", "an extension that was granted"
    await dina.press_data(Received(delivery=await letters.delivery(town, letter, "S-01")).pack())
    await dina.press("Отметить ознакомление")
    assert sorted(await town.all(select(Acknowledgement.version))) == [1, 2]
    reasons = await town.all(select(LetterVersion.number, LetterVersion.reason).order_by(LetterVersion.number))
    assert reasons == [(1, ""), (2, "Экзамен перенесли")]
    assert await town.all(select(Letter.id)) == [letter], "the draft has become a version"


async def test_a_stopped_letter_is_corrected_those_who_missed_it_get_the_whole_and_more_are_added(town: Town):
    olga, dina, gala = await town.operator(), await town.director(), await town.director("Галя", "S-09")
    zoya = await town.director("Зоя", "S-12")
    await alone(town)
    await town.until(moscow(6, 12))  # 19:00 in Vladivostok
    chosen = {"kind": "list", "units": await town.all(select(Unit.id).where(Unit.code.in_(("S-01", "S-09"))))}
    letter = await letters.published(town, olga, kind="order", audience=chosen)
    await olga.press_data(LetterSending(letter=letter).pack())
    await olga.press("Остановить отправку")
    marks = [one.mark() for one in (dina, gala, zoya)]
    await correct(olga, letter, "Уточнили участников", "участники учителя 9 и 11 классов")
    draft = await draft_of(town)
    await olga.press_data(CorrectCard(letter=draft).pack())
    await olga.press("Добавить получателей")
    await olga.press("Прислать коды или .xlsx")
    await olga.send("S-12")
    await olga.press_data(Mirror(letter=draft).pack())
    assert "Получателей: 3" in seen(olga)
    await olga.press("Отправить письмо · 3")
    await town.until(moscow(7, 3))
    first, missed, added = (
        [plain(t) for t in one.inbox(m).texts] for one, m in zip((dina, gala, zoya), marks, strict=True)
    )
    assert len(first) == 1 and "исправление" in first[0] and "11 классов – было: учителя 9 классов" in first[0]
    assert len(missed) == 1 and "исправление" not in missed[0] and "учителя 9 и 11 классов" in missed[0]
    assert len(added) == 1 and "Провести пробную работу" in added[0]
    assert not any("остановлено" in text for text in first), "it was corrected before they were to hear of the stop"


async def test_a_changed_form_is_asked_anew_only_if_the_author_says_so(town: Town):
    olga, dina, boris = await town.operator(), await town.director(), await town.director("Борис", "S-02")
    await alone(town)
    form = (await town.all(select(FormVersion.id)))[0]
    letter = await letters.published(town, olga, kind="order", report="tick")
    await dina.press("Отметить ознакомление")
    await dina.press("Отметить исполнение")

    async def publish(again: bool) -> None:
        await olga.press_data(LetterSending(letter=letter).pack())
        await olga.press("Исправить письмо")
        draft = await draft_of(town)
        report = "tick" if again else "form"
        version = None if again else form
        await town.do(update(Letter).where(Letter.id == draft).values(report=report, form_version_id=version))
        await olga.press_data(CorrectCard(letter=draft).pack())
        await olga.send("Нужны числа" if not again else "Достаточно отметки")
        if again:
            await olga.press("Спросить отчёт заново")
            assert "попросят отчитаться заново" in seen(olga)
        await olga.press("Перейти к отправке")
        await olga.press("Отправить письмо · 12")

    await publish(again=False)
    done = await of_school(town, letter, "S-01", Delivery.work, Delivery.submission_id)
    left = await of_school(town, letter, "S-02", Delivery.work, Delivery.submission_id)
    assert done == ("reported", None) and left[0] == "open" and left[1] is not None
    assert len(await town.all(select(Submission.id))) == 11, "of those who had not reported"
    assert "Ваш отчёт остаётся" in seen(dina) and "Отчёт: другая анкета" in seen(boris)
    await publish(again=True)
    assert await of_school(town, letter, "S-01", Delivery.work, Delivery.submission_id) == ("open", None)
    # Not corrected after all: nothing of it has left.
    await olga.press_data(LetterSending(letter=letter).pack())
    await olga.press("Исправить письмо")
    on, mark = olga.screen, dina.mark()
    await olga.press("Не исправлять")
    await olga.press("Не исправлять", on=on)
    assert "отправлено" in seen(olga) and dina.inbox(mark).texts == []
    assert await town.all(select(Letter.id, Letter.version)) == [(letter, 3)]
