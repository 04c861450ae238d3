"""The whole self-diagnosis: emergencies at once, the last cycle beside this one, who sent nothing, what comes after."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models import Case, Signal, Submission
from sandbox.citizen import Citizen
from tests.questionnaire import TROUBLED, asked, plain, seen
from tests.town import Town

DAY = timedelta(days=1)


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


async def alarmed(town: Town) -> tuple[Citizen, Citizen]:
    """On Saturday at 23:00 Дина, who has answered nothing but where the question leads, names an open threat."""
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await town.until(moscow(10, 23), every=DAY)
    await dina.send("/form")
    await dina.press("Разделы")
    await dina.press("Среда")
    while asked(dina) != "2.7":
        await dina.press("Узнаю позже")
    await dina.press("Есть незавершённая")
    return kira, dina


async def codes(town: Town) -> list[str]:
    return sorted(await town.all(select(Signal.code)))


async def test_an_emergency_asks_first_and_may_be_taken_back(town: Town):
    kira, dina = await alarmed(town)
    assert "уйдёт куратору сразу" in seen(dina) and "112" in seen(dina)
    since = kira.mark()
    await dina.press("Выбрать другой ответ")
    assert asked(dina) == "2.7" and "q2_7" not in {k for k, v in (await town.answers()).items() if "open" in v}
    await dina.press("Нет")
    assert kira.inbox(since).texts == [] and await codes(town) == []


async def test_an_emergency_goes_at_once_at_night_alone_and_without_details(town: Town):
    kira, dina = await alarmed(town)
    since = kira.mark()
    await dina.press("Сообщить куратору")
    assert "Куратору сообщено" in seen(dina)
    [card] = kira.inbox(since).texts
    assert "Заречная школа" in card and "2.7" in card and "только по официальным каналам" in card
    assert "Взять в работу" in kira.labels and await codes(town) == ["C12"]


async def test_what_is_sent_later_joins_the_same_case_and_whoever_took_it_hears(town: Town):
    kira, dina = await alarmed(town)
    await dina.press("Сообщить куратору")
    await kira.press("Взять в работу")
    await town.answered(dina, "S-01", **{**TROUBLED, "q2_7": "Есть незавершённая"})
    await town.until(moscow(12, 10), every=DAY)
    since = kira.mark()
    await dina.send("/form")
    await dina.press("Отправить куратору")
    await town.settle()
    [told] = kira.inbox(since).texts
    assert "добавилось новое" in told and "Физика: не ведётся" in told and "2.7" in told
    assert len(await town.all(select(Case.id))) == 1 and await codes(town) == ["C12", "C3", "C5"]


async def second_cycle(town: Town) -> Citizen:
    """Дина has sent a school without risks, a new cycle is begun a week later."""
    dina = await town.director()
    olga = await town.cycle()
    await town.sent(dina, "S-01")
    await town.until(moscow(12, 10), every=DAY)
    await olga.send("/cycle")
    await olga.press("Завершить досрочно")
    await olga.press("Завершить")
    await town.cycle()
    return dina


async def test_the_last_answer_is_offered_with_its_date_and_kept_by_one_tap(town: Town):
    dina = await second_cycle(town)
    await dina.send("/form")
    assert asked(dina) == "P1" and "В прошлый раз (пн, 5 октября): НОО+ООО+СОО" in seen(dina)
    await dina.press("Оставить прежний ответ")
    assert asked(dina) == "P2" and "В прошлый раз (пн, 5 октября): 320" in seen(dina)
    await dina.send("330")
    assert asked(dina) == "P3"
    number = await town.submission("S-01")
    assert await town.all(select(Submission.rev).where(Submission.id == number)) == [2]


async def test_before_sending_one_sees_what_has_changed_since_last_time(town: Town):
    dina = await second_cycle(town)
    await town.answered(dina, "S-01", q1_3="5 из 10", q7_5="4", q2_7="Нет")
    await dina.send("/form")
    await dina.press("Изменилось ответов: 2")
    assert "1.3: было 9 из 10 (90 %), стало 5 из 10 (50 %)" in seen(
        dina
    ) and "7.5: было 2 из 42 (5 %), стало 4 из 42 (10 %)" in seen(dina)
    await dina.press("7.5")
    await dina.send("2")
    await dina.send("/form")
    assert "Изменилось ответов: 1" in dina.labels


async def test_a_city_school_of_twelve_hundred_is_counted_in_shares_and_a_tiny_one_is_called_a_small_sample(town: Town):
    dina, boris = await town.director(), await town.director("Борис", "S-02")
    await town.cycle()
    city = {
        "P2": "1 200", "P3": "74", "P6": "90", "P7": "40", "P8": "2 смены", "q5_1": "30 из 240", "q5_2": "36 из 120",
        "q5_7": "14 из 1 180", "q3_1": "70", "q7_1": "3 из 92", "q7_3": "12", "q2_4": "700 из 1 000", "q4_1": "1 190",
        "q8_3": "400",
    }  # fmt: skip
    await town.sent(dina, "S-01", **city)
    assert "Математика: «2» у 36 из 120 (30 %)." in seen(dina) and "малая выборка" not in seen(dina).casefold()
    await town.sent(boris, "S-02", P2="17", P3="6", P6="0", P7="0", P10=("9 класс",), q5_1="1 из 9", q5_2="0 из 5",
                    q5_3="0 из 2", q5_7="0 из 17", q1_1="1 из 10", q1_5="5", q3_1="6", q3_3="4", q7_1="0 из 8",
                    q7_3="0", q7_4="1", q7_5="0", q2_1="0", q2_4="15 из 15", q4_1="17", q8_5="8 из 8")  # fmt: skip
    assert "Малая выборка" in seen(boris) or "малая выборка" in seen(boris), boris.show(1)


async def test_a_factor_that_has_grown_worse_is_a_signal(town: Town):
    kira, dina = await town.curator(), await second_cycle(town)
    since = kira.mark()
    await town.sent(dina, "S-01", q7_1="20 из 60", q7_2=("Физика",), q7_5="12")
    assert "C14" in await codes(town)
    assert "Кадры: было 0" in "\n".join(map(str, kira.inbox(since).texts)) + seen(kira)


async def test_on_the_morning_after_the_term_the_curator_hears_once_who_has_not_sent(town: Town):
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    await town.until(moscow(16, 12), every=DAY)
    await town.answered(dina, "S-01")
    since = kira.mark()
    await town.until(moscow(19, 8, 59))
    assert kira.inbox(since).texts == []
    await town.until(moscow(21, 12))
    [told] = kira.inbox(since).texts
    assert "не отправили 2" in plain(told) and "Заречная школа" in told
    await dina.send("/form")
    await dina.press("Отправить куратору")
    mine = select(Case.state).where(Case.submission_id == await town.submission("S-01"))
    assert await town.all(mine) == ["closed"]


async def test_after_sending_come_the_picture_priorities_and_the_smallest_change(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.sent(dina, "S-01", **TROUBLED)
    assert "Начать с главного: " in seen(dina)
    card = seen(dina)[seen(dina).index("Профиль ·") :]
    assert len(card.splitlines()) <= 12 and len(card) <= 600, dina.show(1)
    first = seen(dina).split("Начать с главного: ")[1].split(".")[0].split(", ")
    assert first == ["Кадры", "Результаты"]
    await dina.press("Показать картинкой")
    assert [message for message in dina.phone.messages if message.photo]
    await dina.press("Кадры")
    assert "7.2" in seen(dina) or "По каким предметам" in seen(dina)


async def test_what_to_prepare_is_a_page_to_print(town: Town):
    dina = await town.director()
    await town.cycle()
    await dina.send("/start")
    await dina.press("Что подготовить")
    [page] = [message.document for message in dina.phone.messages if message.document]
    assert page.name == "Что подготовить.docx" and page.data[:2] == b"PK"


async def test_all_of_it_in_english_too(town: Town):
    dina = await town.director()
    await town.cycle()
    await town.answered(dina, "S-01", **TROUBLED)
    await dina.send("/language")
    await dina.press("English")
    await dina.send("/form")
    assert "Physics: not taught for over a month" in seen(dina)
    await dina.press("Send to the curator")
    assert "Staff" in seen(dina) and "Кадры" not in seen(dina) and "Физика" not in seen(dina)
