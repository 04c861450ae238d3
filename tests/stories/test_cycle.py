"""The operator starts a self-diagnosis; those who have not finished are reminded, and only they."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from models import Case, Cycle, Entry, Submission, Unit
from sandbox.citizen import Citizen
from tests.questionnaire import asked, plain, seen
from tests.town import Town


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


def arrivals(person: Citizen, since: int, zone: str = "Europe/Moscow") -> list[str]:
    """When messages came, on the clock of the school."""
    return [f"{message.at.astimezone(ZoneInfo(zone)):%d.%m %H:%M}" for message in person.inbox(since).messages]


async def live_through(town: Town, *days: int) -> None:
    """Tick whenever something may be due in Moscow or Vladivostok; what came too early would show at another hour."""
    for day in days:
        for hour, minute in ((0, 0), (1, 30), (2, 0), (6, 0), (8, 30), (9, 0), (13, 0), (16, 0), (20, 30)):
            if (moment := moscow(day, hour, minute)) > town.clock.now():
                await town.asleep_until(moment)


async def test_the_preview_says_whom_it_reaches_and_starts_nothing(town: Town):
    dina, olga = await town.director(), await town.operator()
    since = dina.mark()
    await olga.press("Начать самодиагностику")
    assert [label.split()[2] for label in olga.labels[:3]] == ["16", "23", "30"]
    await olga.press(olga.labels[0])
    for words in ("Школ: 12.", "вошёл: 1, ещё не вошёл: 11", "Нет куратора: 1 – Дальненская школа № 1",
                  "Дальний район 4, Каменский городской округ 4", "Услышат сегодня", "пт, 9 октября (половина срока)",
                  "вт, 13 октября; чт, 15 октября; пт, 16 октября –", "пн, 19 октября – ещё раз"):  # fmt: skip
        assert words in seen(olga), olga.show(1)
    assert await town.all(select(Cycle.id)) == [] and dina.inbox(since).texts == []


async def test_a_term_on_a_day_off_is_told_and_a_working_day_offered(town: Town):
    olga = await town.operator()
    await olga.send("/cycle")
    await olga.send("до 1 октября")
    assert "Вижу 01.10 – этот день уже прошёл" in seen(olga)
    await olga.send("18 октября")
    assert "Срок – выходной: вс, 18 октября." in seen(olga), olga.show(1)
    assert "чт, 15 октября" not in seen(olga) and "пт, 16 октября – в час" in seen(olga)
    await olga.press("До пт, 16")
    assert "выходной" not in seen(olga) and "чт, 15 октября; пт, 16 октября" in seen(olga)


async def test_p5_a_double_press_starts_one_cycle(town: Town):
    dina, olga = await town.director(), await town.operator()
    await olga.send("/cycle")
    await olga.press(olga.labels[0])
    preview, since = olga.screen, dina.mark()
    for _ in range(2):
        olga.phone.press("Начать для 12 школ", on=preview)
    await town.settle()
    assert (await town.all(select(func.count()).select_from(Cycle)))[0] == 1
    assert (await town.all(select(func.count()).select_from(Submission)))[0] == 12
    assert len(dina.inbox(since)) == 1 and "Самодиагностика до" in seen(olga)
    await olga.press("Начать для 12 школ", on=preview)
    assert "уже идёт" in olga.toast and len(dina.inbox(since)) == 1


async def test_the_directors_who_are_in_hear_of_the_start_and_nobody_else(town: Town):
    kira, dina = await town.curator(), await town.director()
    marks = kira.mark(), dina.mark()
    await town.cycle()
    assert kira.inbox(marks[0]).texts == [] and len(dina.inbox(marks[1])) == 1
    assert "Самодиагностика · Заречная школа" in dina.text and "16 октября, 18:00" in seen(dina)
    await dina.press("Начать анкету")
    assert asked(dina) == "P1"


async def test_a_director_who_comes_later_sees_the_form_at_once(town: Town):
    await town.cycle()
    dina = await town.director()
    assert "Самодиагностика ещё не начата" in dina.text and dina.labels[0] == "Начать анкету"


async def test_the_unfinished_are_reminded_on_five_days_at_their_own_hour_in_their_own_zone(town: Town):
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    zoya, inna = await town.director("Зоя", "S-12"), await town.director("Инна", "S-03")
    await boris.send("/mydata")
    await boris.press("13:00")
    await town.cycle()
    await town.sent(inna, "S-03")
    marks = {one: one.mark() for one in (dina, boris, zoya, inna)}
    await live_through(town, 8, 9, 12, 13, 15, 16, 19, 20, 21)
    days = ("09.10", "13.10", "15.10", "16.10", "19.10")
    assert arrivals(dina, marks[dina]) == [f"{day} 08:30" for day in days]
    assert arrivals(boris, marks[boris]) == [f"{day} 13:00" for day in days]
    assert arrivals(zoya, marks[zoya], "Asia/Vladivostok") == [f"{day} 08:30" for day in days]
    assert inna.inbox(marks[inna]).texts == []
    assert "рок" in dina.text and "16 октября" in seen(dina)


async def test_p1_who_sends_in_between_hears_no_more(town: Town):
    dina = await town.director()
    await town.cycle()
    await live_through(town, 9)
    assert "не начата: 61 вопрос" in seen(dina)
    await town.sent(dina, "S-01")
    since = dina.mark()
    await live_through(town, 15, 16, 19)
    assert dina.inbox(since).texts == []


async def test_a_reminder_says_how_much_is_left(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01", q7_3=None, q7_4=None)
    await live_through(town, 9)
    assert "Половина срока" in dina.text and "осталось 2 вопроса, около 1 минуты" in seen(dina)
    await live_through(town, 13)
    assert "⚠️ До пт, 16 октября" in seen(dina) and "осталось 2 вопроса" in seen(dina)
    await dina.press("Продолжить анкету")
    assert asked(dina) == "7.3"


async def test_p3_after_three_days_of_downtime_one_reminder_comes_not_three(town: Town):
    dina = await town.director()
    await town.cycle()
    await live_through(town, 9)
    since = dina.mark()
    await town.asleep_until(moscow(19, 12))
    await live_through(town, 19, 20)
    assert arrivals(dina, since) == ["19.10 12:00"]
    assert seen(dina).endswith("Опоздало: должно было прийти пн, 19 октября, 8:30.")


async def test_a_tick_that_repeats_reminds_once(town: Town):
    dina = await town.director()
    await town.cycle()
    since = dina.mark()
    await town.asleep_until(moscow(9, 8, 30))
    for _ in range(3):
        await town.tick()
    await town.restart()
    await town.tick()
    assert arrivals(dina, since) == ["09.10 08:30"]


async def test_an_ended_cycle_is_silent(town: Town):
    dina = await town.director()
    olga = await town.cycle()
    await olga.press("Завершить досрочно")
    assert "Не отправили: 12" in seen(olga)
    await olga.press("Завершить досрочно")
    assert "Самодиагностика завершена" in olga.text
    since = dina.mark()
    await live_through(town, 9, 15, 16, 19)
    assert dina.inbox(since).texts == []
    await dina.send("/start")
    assert "Сейчас дел нет" in dina.text


# ── for whom, from which day, until which day ────────────────────────────────────────────────


async def test_only_the_ticked_municipality_hears_and_nothing_ticked_is_nobody(town: Town):
    dina, inna = await town.director(), await town.director("Инна", "S-05")
    olga = await town.operator()
    marks = dina.mark(), inna.mark()
    await olga.send("/cycle")
    await olga.press("Кого: все школы")
    await olga.press("По муниципалитетам")
    await olga.press("☐ Каменский городск… · 4")
    assert "Отмечено: 1, школ в них: 4" in seen(olga)
    await olga.press("☑ Каменский городск… · 4")
    assert "Готово" not in olga.labels
    await olga.send("/cycle")
    assert "Кого: 0 муниципалитетов" in olga.labels
    await olga.press(olga.labels[0])
    assert "Никто не выбран" in olga.text and "Начать для" not in str(olga.labels)
    await olga.send("/cycle")
    await olga.press("Кого: 0 муниципалитетов")
    await olga.press("По муниципалитетам")
    await olga.press("☐ Каменский городск… · 4")
    await olga.press("Готово")
    await olga.press(olga.labels[0])
    await olga.press("Начать для 4 школ")
    assert "Школ: 4." in seen(olga)
    assert dina.inbox(marks[0]).texts == [] and len(inna.inbox(marks[1])) == 1
    assert await town.all(select(func.count()).select_from(Submission)) == [4]


async def test_schools_by_a_pasted_list_and_those_who_did_not_send_the_last_time(town: Town):
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    olga = await town.operator()
    await olga.send("/cycle")
    await olga.press("Кого: все школы")
    assert "Не отправившие прошлую" not in olga.labels, "there has been none"
    await olga.press("По списку кодов")
    await olga.send("S-77")
    assert "Ни одного такого кода нет: S-77" in olga.text
    await olga.send("s-01, S-02\nS-99")
    assert "Найдено: 2 из 3. Нет таких кодов: S-99." in seen(olga)
    await olga.press("Готово")
    await olga.press(olga.labels[0])
    await olga.press("Начать для 2 школ")
    await town.sent(boris, "S-02")
    await olga.send("/cycle")
    await olga.press("Завершить досрочно")
    await olga.press("Завершить досрочно")
    marks = dina.mark(), boris.mark()
    await olga.send("/cycle")
    await olga.press("Кого: все школы")
    await olga.press("Не отправившие прошлую")
    await olga.press(olga.labels[0])
    await olga.press("Начать для 1 школы")
    assert len(dina.inbox(marks[0])) == 1 and boris.inbox(marks[1]).texts == []


async def test_a_later_beginning_is_seen_and_heard_on_its_day(town: Town):
    dina, zoya, olga = await town.director(), await town.director("Зоя", "S-12"), await town.operator()
    await olga.send("/cycle")
    await olga.press("Начать: сегодня")
    await olga.send("позавчера")
    assert "Вижу текст, но не день" in olga.text
    await olga.send("12 октября")
    assert "Начать: пн, 12 октября" in plain_labels(olga)
    await olga.send("до 30 октября")
    assert "Услышат и увидят: пн, 12 октября" in seen(olga)
    marks = dina.mark(), zoya.mark()
    await olga.press("Начать для 12 школ")
    assert "Директора увидят и услышат: пн, 12 октября" in seen(olga)
    await live_through(town, 8, 9, 11)
    assert dina.inbox(marks[0]).texts == zoya.inbox(marks[1]).texts == []
    await dina.send("/start")
    assert "Сейчас дел нет" in dina.text
    await live_through(town, 12)
    assert arrivals(dina, marks[0])[-1:] == ["12.10 09:00"]
    assert arrivals(zoya, marks[1], "Asia/Vladivostok") == ["12.10 09:00"]
    await dina.send("/start")
    assert "Начать анкету" in dina.labels


async def test_a_preview_that_is_no_longer_true_starts_nothing(town: Town):
    olga = await town.operator()
    await olga.send("/cycle")
    await olga.press(olga.labels[0])
    old = olga.screen
    await olga.send("/cycle")
    await olga.press("Кого: все школы")
    await olga.press("По списку кодов")
    await olga.send("S-01")
    await olga.press("Начать для 12 школ", on=old)
    shown = next(message for message in olga.messages if message.message_id == old.message_id)
    assert "Выбор с тех пор изменился, ничего не начато" in shown.text and "Школ: 1." in plain(shown.text)
    assert await town.all(select(Cycle.id)) == []
    await olga.press("Начать для 1 школы", on=shown)
    assert len(await town.all(select(Submission.id))) == 1


async def test_a_term_put_off_is_heard_once_and_reminds_anew(town: Town):
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    lidia, olga = await town.settled("Лидия", "coordinator", "M-01"), await town.cycle()
    await town.sent(boris, "S-02")
    await live_through(town, 13)
    await olga.send("/cycle")
    await olga.press("Продлить срок")
    await olga.send("до 10 октября")
    assert "этот день уже прошёл" in olga.text
    await olga.send("до 30 октября")
    assert "Прежний срок: пт, 16 октября" in seen(olga) and "вт, 27 октября; чт, 29 октября" in seen(olga)
    marks, ask = (dina.mark(), boris.mark()), olga.screen
    for _ in range(2):
        olga.phone.press("Продлить, сказать 11", on=ask)
    await town.settle()
    assert dina.inbox(marks[0]).texts == [], "half past eight in the evening"
    await live_through(town, 14)
    assert "Срок продлён · Заречная школа" in seen(dina) and "30 октября, 18:00" in seen(dina)
    await live_through(town, 15, 16, 19, 27, 29)
    assert arrivals(dina, marks[0]) == ["14.10 09:00", "16.10 08:30", "27.10 08:30", "29.10 08:30"], (
        "16.10 is half-term now"
    )
    assert boris.inbox(marks[1]).texts == []
    details = await town.all(select(Entry.details).where(Entry.act == "extend-cycle"))
    assert details == [{"before": "2026-10-16", "due": "2026-10-30"}]
    [cycle] = await town.all(select(Cycle.id))
    await lidia.press_data(f"cyc-put:{cycle}:2026-11-20")
    assert "Здесь этого нет" in lidia.text
    assert await town.all(select(Cycle.due_on)) == ["2026-10-30"]


async def test_what_was_not_sent_by_the_first_term_is_no_signal_of_the_new_one(town: Town):
    kira, dina = await town.curator(), await town.director()
    olga = await town.cycle()
    await live_through(town, 19)
    assert "Заречная школа" in seen(kira), "not sent by the sixteenth"
    await olga.send("/cycle")
    await olga.press("Продлить срок")
    await olga.send("до 30 октября")
    await olga.press("Продлить, сказать 12")
    await kira.send("/signals")
    assert "Заречная школа" not in seen(kira) and set(await town.all(select(Case.state))) == {"closed"}
    mark = kira.mark()
    await town.until(datetime(2026, 11, 2, 15, tzinfo=UTC))
    assert any("не отправили" in text and "Заречная школа" in text for text in kira.inbox(mark).texts), kira.show(3)
    await town.sent(dina, "S-01")
    states = dict(await town.all(select(Unit.code, Case.state).join(Case, Case.school_id == Unit.id)))
    assert states.pop("S-01") == "closed" and set(states.values()) == {"open"}


def plain_labels(person: Citizen) -> list[str]:
    return [plain(label) for label in person.labels]
