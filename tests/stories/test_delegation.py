"""Sections to a deputy: one holder at a time, nothing else to be seen, handed back with the author named."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from handlers.answer_buttons import Give
from handlers.buttons import Profile
from handlers.form_buttons import Question, Review
from models import Answer, Delegation, Seat, Submission
from sandbox.citizen import Citizen
from tests.questionnaire import HEALTHY, asked, fill, plain, reply, seen
from tests.town import Town

EQUIPMENT = ("8.1", "8.2", "8.5", "8.6", "8.7")  # of a school with one shift and no bus
NOT_THERE = "Здесь этого нет"


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


def link_in(text: object) -> str:
    return str(text).split("start=")[1].split()[0]


async def begun(town: Town) -> Citizen:
    """Дина has answered the profile of Заречная школа, S-01."""
    dina = await town.director()
    await town.cycle()
    await fill(dina, until="5.1")
    return dina


async def invited(town: Town, dina: Citizen, section: str = "Ресурсы", title: str = "Заместитель по АХР") -> Citizen:
    """Дина gives a section to somebody new, who comes in by the link."""
    await dina.send("/form")
    for label in ("Разделы", "Поручить заместителю", f"☐ {section}", "Выбрать, кому (1)", "Пригласить по ссылке"):
        await dina.press(label)
    await (dina.press(title) if title in dina.labels else dina.send(title))
    assert f"Поручено: {section}" in seen(dina) and [m for m in dina.phone.messages if m.document]
    petr = town.newcomer("Пётр")
    await petr.start(link_in(dina.text))
    await petr.press("Да, это моё место")
    await petr.press("Дать согласие")
    return petr


async def answer_all(who: Citizen) -> list[str]:
    """Answer what is asked, until nothing is."""
    order = []
    while "Готово, передать" not in who.labels:  # the list of what was answered begins with numbers too
        order.append(number := asked(who))
        await reply(who, HEALTHY[number])
    return order


async def test_a_deputy_answers_one_section_and_the_director_hears_who_did_it(town: Town):
    dina = await begun(town)
    petr = await invited(town, dina)
    assert "Ресурсы: осталось 5 вопросов, до пт, 16 октября" in seen(petr)
    await dina.send("/menu")
    assert " Ещё 5 – у заместителя." in seen(dina), "the minutes are the director's own"
    await petr.send("/form")
    assert asked(petr) == "8.1" and "Ресурсы · 1 из 5" in seen(petr)
    await petr.press("Разделы")
    assert not [label for label in petr.labels if "Кадры" in label or "Поручить" in label]
    await petr.press("Ресурсы")
    order = await answer_all(petr)
    assert order == list(EQUIPMENT) and "Ресурсы · 5 из 5" in seen(petr), petr.show(1)
    assert "5.1" not in seen(petr) and "НОО" not in seen(petr)
    since = dina.mark()
    await petr.press("Готово, передать")
    assert "Передано директору: Ресурсы" in seen(petr) and "Пока дел нет" in seen(petr)
    [told] = dina.inbox(since).texts
    assert "Ресурсы: 5 из 5, автор ответов – Заместитель по АХР" in plain(told)
    await dina.press("Разделы")
    assert "Ресурсы: 5 из 5, автор ответов – Заместитель по АХР" in seen(dina)
    seats = dict(await town.all(select(Seat.id, Seat.role)))
    authors = dict(await town.all(select(Answer.item, Answer.seat_id)))
    assert {item: seats[seat] for item, seat in authors.items() if item in ("P1", "q8_1")} == {
        "P1": "director", "q8_1": "deputy",
    }  # fmt: skip
    await petr.send("/form")
    assert "Пока дел нет" in seen(petr)


async def test_the_directors_walk_passes_over_it_and_sending_asks_first(town: Town):
    dina = await begun(town)
    petr = await invited(town, dina)
    await town.answered(dina, "S-01", **{f"q8_{k}": None for k in range(1, 8)})
    await dina.send("/form")
    assert "Проверка" in seen(dina) and "Раздел «Ресурсы» у заместителя (Заместитель по АХР): осталось 5" in seen(dina)
    await dina.press("Отправить куратору")
    assert "Не всё ещё у вас" in seen(dina) and "Отправить сейчас" not in dina.labels
    await dina.press("Подождать")
    await petr.send("/form")
    await answer_all(petr)
    stale = petr.screen
    await dina.send("/form")
    await dina.press("Отправить куратору")
    assert "ответы есть, ещё не переданы" in seen(dina)
    await dina.press("Отправить сейчас")
    assert "Отправлено" in seen(dina)
    assert await town.all(select(Delegation.state)) == ["taken-back"]
    await petr.press("Готово, передать", on=stale)
    assert "снова у директора" in petr.toast


async def test_taken_back_at_will_with_a_polite_word_to_the_deputy(town: Town):
    dina = await begun(town)
    petr = await invited(town, dina)
    await petr.send("/form")
    await reply(petr, HEALTHY["8.1"])
    question = petr.screen
    await dina.send("/form")
    await dina.press("Разделы")
    await dina.press("Ресурсы")
    assert "осталось 4" in seen(dina)
    card, since = dina.screen, petr.mark()
    await dina.press("Забрать раздел")
    assert "снова у вас" in dina.toast
    assert ["Раздел снова у директора" in text for text in petr.inbox(since).texts] == [True]
    await petr.press("Нет", on=question)
    assert "снова у директора" in petr.toast
    await petr.send("7")
    assert "Пока дел нет" in seen(petr), petr.show(2)
    await dina.press("Забрать раздел", on=card)
    assert asked(dina) == "" and "Разделы" in seen(dina)
    await dina.press("Ресурсы")
    assert asked(dina) == "8.2"
    assert len(await town.all(select(Answer.item).where(Answer.item.startswith("q8")))) == 1


async def test_a_deputy_who_leaves_gives_the_section_back_and_the_director_hears(town: Town):
    dina = await begun(town)
    petr = await invited(town, dina)
    since = dina.mark()
    await petr.send("/forget")
    await petr.press("Удалить меня насовсем")
    [told] = [text for text in dina.inbox(since).texts if "Раздел снова у вас" in text]
    assert "Заместитель по АХР" in told and "Ресурсы" in told
    assert await town.all(select(Delegation.state)) == ["taken-back"]


async def test_one_holder_at_a_time_and_nothing_given_twice(town: Town):
    dina = await begun(town)
    await invited(town, dina)
    await dina.send("/form")
    await dina.press("Разделы")
    await dina.press("Поручить заместителю")
    assert "☐ Ресурсы" not in dina.labels, "somebody has it"
    await dina.press("☐ Кадры")
    await dina.press("Выбрать, кому (1)")
    choosing = dina.screen
    await dina.press("Пригласить по ссылке")
    await dina.send("8 912 345-67-89")
    assert "Нужна должность" in seen(dina)
    await dina.send("Библиотекарь")
    await dina.press("Заместитель по АХР", on=choosing)
    assert "Уже поручено" in dina.toast
    held = await town.all(select(Delegation.section, Seat.title).join(Seat, Seat.id == Delegation.seat_id))
    assert sorted(title for _, title in held) == ["Библиотекарь", "Заместитель по АХР"]
    await dina.press_data(f"q:1:{await place(town, '8.1')}:0", on=dina.screen)
    assert "сейчас у заместителя" in dina.toast


async def place(town: Town, number: str) -> int:
    """Where a question stands in the form."""
    from services.forms.submissions import form_of

    compiled = await town.ask(form_of, 1)
    return next(int(node.place) for node in compiled.nodes.values() if node.item.number == number)


async def test_a_deputy_sees_nothing_else_and_strangers_see_nothing(town: Town):
    dina = await begun(town)
    petr = await invited(town, dina)
    kira, boris = await town.curator(), await town.director("Борис", "S-02")
    number = await town.submission("S-01")
    mine, other = await place(town, "8.1"), await place(town, "P2")
    forged = [
        Question(submission=number, item=other).pack(), f"c:{number}:{other}", f"guide:{number}:{other}",
        Give(submission=number, rev=7, item=other, choice=-1).pack(), Review(submission=number).pack(),
        f"ans:{number}:0", Profile(submission=number).pack(), f"dlg:{number}:1", f"send:{number}:7",
        f"dlg-back:{number}:8", f"chg:{number}:0", f"byw-list:{number}:0", f"prep:{number}", f"byw:{number}",
    ]  # fmt: skip
    await petr.send("/form")
    before = await town.all(select(Answer.item, Answer.value))
    for data in forged:
        await petr.press_data(data, on=petr.screen)
        assert petr.toast.startswith(NOT_THERE) and "320" not in seen(petr), data
    for stranger in (kira, boris):
        await stranger.press_data(f"dpart:{number}:0", on=stranger.screen)
        assert stranger.toast.startswith(NOT_THERE)
        await stranger.press_data(f"dpart-done:{number}", on=stranger.screen)
        await stranger.press_data(f"dlg-give:{number}:256:1", on=stranger.screen)
        assert stranger.toast.startswith(NOT_THERE)
    await boris.press_data(Question(submission=number, item=mine).pack(), on=boris.screen)
    assert boris.toast.startswith(NOT_THERE)
    assert await town.all(select(Answer.item, Answer.value)) == before
    assert await town.all(select(Submission.rev).where(Submission.id == number)) == [11]


async def test_a_deputy_is_reminded_like_a_director_and_only_while_unfinished(town: Town):
    dina = await begun(town)
    petr = await invited(town, dina)
    vera = await invited_again(town, dina)
    await vera.send("/form")
    await answer_all(vera)
    await vera.press("Готово, передать")
    await town.until(moscow(15, 8), every=timedelta(days=1))
    marks = petr.mark(), vera.mark()
    await town.until(moscow(15, 12))
    reminded = [plain(text) for text in petr.inbox(marks[0]).texts]
    assert len(reminded) == 1 and "Ресурсы: осталось 5" in reminded[0], reminded
    assert vera.inbox(marks[1]).texts == []


async def invited_again(town: Town, dina: Citizen) -> Citizen:
    """A second deputy, with the section «Среда»."""
    first = town.people.pop("Пётр")
    vera = await invited(town, dina, "Среда", "Психолог школы")
    town.people |= {"Пётр": first, "Вера": vera}
    return vera
