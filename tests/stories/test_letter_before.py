"""Before a letter leaves: to whom, the mirror, a second person's word; nothing goes out by an empty choice or alone."""

import io
from datetime import timedelta
from typing import Any

from openpyxl import Workbook
from sqlalchemy import func, insert, select, update

from handlers.letter_buttons import LetterAudience, LetterDraft, LetterSending, Mirror
from handlers.letter_checking import LetterSend
from models import Delivery, FactorLevel, FormVersion, Journey, Letter, Notice, Seat, Submission, Unit
from sandbox.citizen import Citizen
from services.letters import audience
from services.org import people
from tests import letters
from tests.letters import moscow
from tests.questionnaire import seen
from tests.town import Town


async def second_operator(town: Town) -> Citizen:
    """Олег sits beside Ольга."""
    return await town.settled("Олег", "operator", "R", 1)


async def chosen(town: Town, letter: int) -> Any:
    return (await town.all(select(Letter.audience).where(Letter.id == letter)))[0]


def table(*codes: Any) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Школа", "Код"])
    for n, code in enumerate(codes):
        sheet.append([f"Школа {n}", code])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def test_whom_it_goes_to_is_ticked_typed_sent_as_a_table_and_never_everybody_by_silence(town: Town):
    olga, lidia = await town.operator(), await town.settled("Лидия", "coordinator", "M-01")
    await town.curator()
    number = await letters.written(town, olga, audience=None)
    card = LetterAudience(letter=number).pack()
    await olga.press_data(card)
    assert "Получателей: 0" in seen(olga) and not any(label.startswith("Готово") for label in olga.labels)
    await olga.press("Выбрать муниципалитеты")
    box = next(label for label in olga.labels if "Приозёрный" in label)
    on = olga.screen
    await olga.press(box)
    await olga.press(box, on=on)  # pressed twice is ticked once
    assert any(label.startswith("☑ Приозёрный") for label in olga.labels)
    await olga.press("Готово")
    assert "1 муниципалитет. Получателей: 4" in seen(olga)
    # Narrowed by a stage where nobody stands: nobody, until the filter is taken off.
    schools = await town.all(select(Unit.id).where(Unit.code.in_(("S-01", "S-05"))))
    stage = {"stage": "support", "since": town.clock.now(), "rev": 0}
    await town.do(insert(Journey), [{"school_id": school, **stage} for school in schools])
    await olga.press("Сузить выбор")
    await olga.press("По этапу пути")
    await olga.press("☐ Меры поддержки")
    assert "Получателей: 1" in seen(olga), "of the municipality the one that stands there"
    await olga.press("☑ Меры поддержки")
    assert "Получателей: 0" in seen(olga)
    await olga.press("‹ Назад")
    await olga.press("Убрать отбор по этапу")
    await olga.press("‹ Назад")
    assert "Получателей: 4" in seen(olga)
    await olga.press("Сейчас – директорам")
    await olga.press("Кураторам")
    assert "Кураторам: 1 муниципалитет. Получателей: 2" in seen(olga), "the curators of these schools, each once"
    await olga.press("Сейчас – кураторам")
    await olga.press("Директорам")
    # Pasted codes: what is unknown is named.
    await olga.press("Прислать коды или .xlsx")
    await olga.send("S-01, s-12; Х-99")
    assert "Х-99" in seen(olga) and "Сейчас в списке: 2" in seen(olga)
    # A table with mistakes: by row, and the rest is taken by one press.
    since = olga.mark()
    await olga.document("список.xlsx", table("S-03", "S-77", "S-03", None, "S-04"))
    assert any("Найдено школ: 2" in text for text in olga.inbox(since).texts)
    said = seen(olga)
    assert "Строка 3: кода «S-77» нет" in said and "Строка 4: код «S-03» уже был" in said and "Строка 5" in said
    await olga.press("Взять список · 2")
    assert "список – 2 школы. Получателей: 2" in seen(olga)
    # A coordinator sees neither the letter nor other municipalities.
    await lidia.press_data(card)
    assert "Не нашлось" in seen(lidia) or "нет" in seen(lidia).lower()
    own = await letters.written(town, lidia, audience=None)
    await lidia.press_data(LetterAudience(letter=own).pack())
    assert "Выбрать муниципалитеты" not in lidia.labels and "Все школы · 4" in lidia.labels
    await lidia.press("Прислать коды или .xlsx")
    await lidia.send("S-12")
    assert await chosen(town, own) is None, "a school of another municipality"


async def test_an_audience_means_those_who_are_behind_at_the_moment_of_sending(town: Town):
    olga, dina, boris = await town.operator(), await town.director(), await town.director("Борис", "S-02")
    await town.curator()
    first = await letters.published(town, olga, kind="order")
    number = await letters.written(town, olga, audience={"kind": "towns", "units": []}, number="215")

    async def count(**what: Any) -> int:
        def look(db: Any) -> int:
            who = people.by_messenger(db, olga.user_id)
            assert who is not None
            return audience.count(db, who.seats[0], what)

        return int(await town.ask(look))

    for nobody in ({"kind": "towns", "units": []}, {"role": "director"}, {"kind": "schools", "stages": []}):
        assert await count(**nobody) == 0
    assert await count(kind="schools", undone="acknowledged", letter=first) == 12
    for school, done in (("S-01", {"state": "acknowledged"}), ("S-02", {"work": "accepted"})):
        its = await letters.delivery(town, first, school)
        await town.do(update(Delivery).where(Delivery.id == its).values(**done))
    assert await count(kind="schools", undone="acknowledged", letter=first) == 11
    assert await count(kind="schools", undone="reported", letter=first) == 11
    assert await count(kind="schools", role="coordinator") == 3 and await count(kind="schools", role="mentor") == 0
    await olga.press_data(LetterAudience(letter=number).pack())
    await olga.press("Сузить выбор")
    await olga.press("По тому, что не сделано")
    await olga.press("№ 214: без отчёта · 11")
    assert "не отчитались по № 214" in seen(olga)
    await town.cycle()
    await town.sent(dina, "S-01", q5_2="11 из 32")
    assert await count(kind="schools", undone="diagnosis") == 11
    assert await count(kind="schools", factor="F5", levels=["high"]) == 0, "nobody has verified it yet"
    await town.do(update(Submission).where(Submission.state == "sent").values(verified_at=town.clock.now()))
    (factor, level) = (await town.all(select(FactorLevel.factor, FactorLevel.level).limit(1)))[0]
    assert await count(kind="schools", factor=factor, levels=[level]) == 1
    await town.do(update(FactorLevel).where(FactorLevel.factor == factor).values(verified_level="other"))
    assert await count(kind="schools", factor=factor, levels=[level]) == 0, "the municipality's word counts"
    assert boris


async def test_the_mirror_shows_reach_time_clashes_load_and_what_was_asked_before(town: Town):
    olga, dina = await town.operator(), await town.director()
    gala = await town.director("Галя", "S-09")
    gala.block()
    await town.settle()
    form = (await town.all(select(FormVersion.id)))[0]
    await letters.published(town, olga, kind="order", number="198", report="form", form_version_id=form)
    number = await letters.written(
        town, olga, due_on="2026-11-08", report="form", form_version_id=form, audience={"kind": "schools"}
    )
    await olga.press_data(Mirror(letter=number).pack())
    said = seen(olga)
    assert "Получателей: 12." in said and "Не дойдёт: 11" in said and "остановили бота – 1" in said
    assert "Срок: вс, 8 ноября" in said and "Срок – выходной день" in said and "4 ноября" in said
    assert "Похожее уже спрашивали: № 198" in said and "около" in said
    await olga.press("Похожие · 1")
    assert "Приказ № 198" in seen(olga) and "Та же форма отчёта" in seen(olga)
    await olga.press("‹ Назад")
    await olga.press("Не дойдёт · 11")
    assert "Дальний район" in seen(olga) and "бот остановлен" in seen(olga)
    await olga.press_data(Mirror(letter=number).pack())
    await olga.press(next(label for label in olga.labels if label.startswith("Сроки")))
    assert "половина срока" in seen(olga) and "координатору муниципалитета" in seen(olga)
    assert "по вашим часам раньше: вс, 8 ноября, 11:00" in seen(olga), "Vladivostok ends its day first"
    exam = await letters.written(town, olga, due_on="2026-12-03", audience={"kind": "list", "units": []})
    await olga.press_data(Mirror(letter=exam).pack())
    assert "Итоговое сочинение, 2 декабря" in seen(olga) and "Отправить" not in " ".join(olga.labels), "to nobody"
    # A full week: later, or a reason; neither is skipped.
    for k in range(4):
        await letters.published(town, olga, kind="order", number=f"30{k}")
    await olga.press_data(Mirror(letter=number).pack())
    assert "уже 5 писем за неделю" in seen(olga) and olga.labels[0] == "Решить про нагрузку"
    rev = (await town.all(select(Letter.rev).where(Letter.id == number)))[0]
    await olga.press_data(LetterSend(letter=number, rev=rev, of=0).pack())
    assert "Отложите письмо или напишите" in seen(olga), "a forged press is refused as well"
    await olga.press_data(Mirror(letter=number).pack())
    await olga.press("Решить про нагрузку")
    await olga.press(next(label for label in olga.labels if label.startswith("Отложить до")))
    assert "пн, 12 октября, 9:00" in seen(olga) or "вт, 13 октября, 9:00" in seen(olga)
    assert olga.labels[0] == "Отправить письмо · 12"
    await olga.press("Когда")
    await olga.press("Отправить сразу")
    await olga.press("Решить про нагрузку")
    await olga.send("Срок перенесло министерство")
    assert "Почему сейчас: Срок перенесло министерство" in seen(olga)
    await olga.press("Когда")
    await olga.send("вчера")
    await olga.send("13 октября в 14:30")
    assert "Отправка: вт, 13 октября, 14:30." in seen(olga)
    await olga.press("Отправить письмо · 12")
    assert "отправка назначена" in seen(olga) and "вт, 13 октября, 14:30" in seen(olga)
    [(state, minutes)] = await town.all(select(Letter.state, Letter.minutes).where(Letter.id == number))
    assert state == "planned" and minutes > 10, "what it asks of each is kept with it"
    assert not dina.text.startswith("Инструктивное")


async def test_a_second_person_types_the_count_and_any_change_takes_the_word_back(town: Town):
    olga, oleg, dina = await town.operator(), await second_operator(town), await town.director()
    lidia = await town.settled("Лидия", "coordinator", "M-01")
    number = await letters.written(town, olga, kind="order")
    await olga.press_data(Mirror(letter=number).pack())
    assert "смотрит второй сотрудник" in seen(olga) and "Отправить письмо · 12" not in olga.labels
    since, asked = oleg.mark(), olga.screen
    await olga.press("Отдать на подтверждение")
    await olga.press("Отдать на подтверждение", on=asked)
    assert olga.toast == "Уже на подтверждении"
    [text] = oleg.inbox(since).texts
    assert "Просит подтвердить" in text and "Получателей: 12" in text.replace("\xa0", " ")
    # Its author cannot, a wrong count is no confirmation, a stranger sees nothing.
    await olga.press_data("lt-2nd:" + str(number))
    assert "Отдано на подтверждение" in seen(olga)
    await lidia.press_data("lt-2nd:" + str(number))
    assert "Получателей" not in seen(lidia)
    await oleg.press("Проверить письмо")
    await oleg.send("двенадцать")
    assert "Нужно число получателей" in seen(oleg)
    await oleg.send("21")
    assert "Вижу 21, а получателей сейчас 12" in seen(oleg)
    back = olga.mark()
    await oleg.send("12")
    assert "Подтверждено" in seen(oleg) and any("подтверждено" in t for t in olga.inbox(back).texts)
    # The text is changed afterwards: the word is taken back, and he hears.
    since = oleg.mark()
    await olga.press_data(LetterDraft(letter=number).pack())
    await olga.send("ответственный заместитель директора")
    assert any("письмо изменили" in t for t in oleg.inbox(since).texts)
    await olga.press_data(Mirror(letter=number).pack())
    assert "Отправить письмо · 12" not in olga.labels
    rev = (await town.all(select(Letter.rev).where(Letter.id == number)))[0]
    await olga.press_data(LetterSend(letter=number, rev=rev, of=0).pack())
    assert "ещё не подтвердил" in seen(olga) and not await town.all(select(Delivery.id))
    # Given back with a word, mended, confirmed; then the author loses the seat and the other one sends it.
    await olga.press_data(Mirror(letter=number).pack())
    await olga.press("Отдать на подтверждение")
    await oleg.press("Проверить письмо")
    await oleg.press("Вернуть автору")
    since = olga.mark()
    await oleg.send("Уточните участников")
    assert any("Уточните участников" in t for t in olga.inbox(since).texts)
    await olga.press_data(Mirror(letter=number).pack())
    await olga.press("Отдать на подтверждение")
    await oleg.press("Проверить письмо")
    await oleg.send("12")
    first = select(func.min(Seat.id)).where(Seat.role == "operator").scalar_subquery()
    await town.do(update(Seat).where(Seat.id == first).values(person_id=None))
    sending = oleg.screen
    await oleg.press("Отправить письмо · 12")
    await oleg.press("Отправить письмо · 12", on=sending)
    assert oleg.toast == "Уже отправлено"
    count = select(func.count()).where(Delivery.letter_id == number)
    assert (await town.all(count))[0] == 12 and "Приказ № 214" in seen(dina)
    assert (await town.all(select(func.count()).where(Notice.key == "letter")))[0] == 1


async def test_a_letter_is_stopped_at_once_and_goes_on_to_those_who_have_not_got_it(town: Town):
    olga, dina, boris = await town.operator(), await town.director(), await town.director("Борис", "S-02")
    gala, zoya = await town.director("Галя", "S-09"), await town.director("Зоя", "S-12")
    await town.until(moscow(6, 12), every=timedelta(days=1))  # 19:00 in Vladivostok: theirs waits for the morning
    number = await letters.published(town, olga, kind="order")
    assert "Приказ № 214" in seen(dina) and "Приказ № 214" in seen(boris) and "214" not in gala.text
    await olga.press_data(LetterSending(letter=number).pack())
    assert "Доставлено: 2" in seen(olga) and "ещё уходит: 2" in seen(olga)
    on = olga.screen
    await olga.press("Остановить отправку")
    await olga.press("Остановить отправку", on=on)
    assert olga.toast == "Уже остановлено" and "Отменено: 2" in seen(olga) or "отменено: 2" in seen(olga)
    states = dict(await town.all(select(Delivery.state, func.count()).group_by(Delivery.state)))
    assert states == {"waiting": 2, "unreachable": 8, "cancelled": 2}, "the books balance"
    since = [dina.mark(), gala.mark()]
    await town.until(moscow(6, 12, 30), every=timedelta(minutes=11))
    assert any("остановлено" in text for text in dina.inbox(since[0]).texts), "they were to report"
    await town.until(moscow(7, 10))
    assert not any("214" in text for text in gala.inbox(since[1]).texts), "nothing left after the press"
    since = [one.mark() for one in (dina, gala, zoya)]
    await olga.press_data(LetterSending(letter=number).pack())
    await olga.press("Отправить остальным · 2")  # 17:00 there
    came = [one.inbox(mark).texts for one, mark in ((gala, since[1]), (zoya, since[2]))]
    assert [len(texts) for texts in came] == [1, 1] and "Ознакомиться" in came[0][0]
    again = [text for text in dina.inbox(since[0]).texts if "214" in text]
    assert len(again) == 1 and "снова действует" in again[0], "not the letter once more"
