"""The municipality's word on a profile: all at once, the exceptions with a word why, both values kept."""

from sqlalchemy import select, update

from handlers.buttons import SchoolCard, Verify
from handlers.disagreement import Confirm, Summary
from handlers.verification import ConfirmAll
from handlers.verified import Exceptions
from models import Case, Entry, FactorLevel, Notice, Submission
from sandbox.citizen import Citizen
from tests.questionnaire import TROUBLED, seen
from tests.stories.test_signals import moscow
from tests.town import Town

NOT_THERE = "Здесь этого нет"


async def at_the_levels(town: Town, **changes: object) -> tuple[Citizen, Citizen, int]:
    """Кира stands at the levels that Дина has sent."""
    kira, dina = await town.curator(), await town.director()
    await town.cycle()
    number = await town.sent(dina, "S-01", **(changes or TROUBLED))
    await kira.send("/school S-01")
    await kira.press("Подтвердить уровни")
    return kira, dina, number


async def differ(curator: Citizen, factor: str, level: str, word: str) -> None:
    """From the exceptions to the summary, one factor found otherwise."""
    await curator.press(f"☐ {factor}")
    await curator.press("Дальше")
    await curator.press(level)
    await curator.send(word)


async def test_seven_confirmed_at_once_one_raised_and_the_director_sees_both_values(town: Town):
    kira, dina, number = await at_the_levels(town)
    assert "Риск высокий: Результаты, Кадры" in seen(kira) and "Директор увидит: сразу" in seen(kira)
    assert kira.labels[:2] == ["Подтвердить все 8", "Есть исключения"]
    await kira.press("Есть исключения")
    await kira.press("☐ Учителя")
    assert "☑ Учителя" in kira.labels and "☐ Кадры" in kira.labels
    await kira.press("Дальше (1)")
    assert "По школе – риск низкий. А по-вашему?" in seen(kira) and kira.labels[:2] == ["Средний", "Высокий"]
    await town.restart()
    await kira.press("Высокий")
    assert "Учителя: почему?" in seen(kira)
    await kira.send("На уроках видно <иное> & другое")
    assert "Подтверждено 7 из 8, другая оценка: 1" in seen(kira)
    told = "Учителя. По школе – риск низкий, по муниципалитету – риск высокий. Причина: На уроках видно <иное>"
    assert told in seen(kira)
    assert await town.all(select(FactorLevel.verified_level).distinct()) == [None], "nothing is said yet"
    since = dina.mark()
    await kira.press("Подтвердить уровни")
    assert kira.toast == "Готово, директор узнает" and "Других неподтверждённых школ нет" in seen(kira)
    [told] = dina.inbox(since).texts
    assert told.startswith("Муниципалитет проверил профиль") and "риск высокий. Причина: На уроках" in told
    assert dina.labels[:2] == ["Составить дорожную карту", "Открыть профиль"], "what comes next comes first"
    await dina.press("Открыть профиль")
    assert "Проверено муниципалитетом: Куратор 1 Приозёрного района" in seen(dina)
    assert "Учителя. По школе – риск низкий, по муниципалитету – риск высокий" in seen(dina)
    assert "Начать с главного: Результаты, Кадры, Учителя" in seen(dina) or "Учителя" in seen(dina)
    rows = await town.all(select(FactorLevel.factor, FactorLevel.level, FactorLevel.verified_level))
    assert len(rows) == 8 and [factor for factor, own, found in rows if own != found] == ["F3"]
    assert ("F3", "low", "high") in rows
    assert await town.all(select(Case.touched_at).where(Case.submission_id == number)) == [town.clock.now()]
    assert await town.all(select(Entry.details).where(Entry.act == "verify")) == [{"levels": {"F3": ["low", "high"]}}]


async def test_all_at_once_leads_to_the_next_school_and_twice_is_once(town: Town):
    kira, dina, number = await at_the_levels(town)
    boris = await town.director("Борис", "S-02")
    other = await town.sent(boris, "S-02")
    screen, since = kira.screen, dina.mark()
    await kira.press("Подтвердить все 8")
    assert "Все уровни подтверждены: 8" in seen(kira) and kira.labels[0] == "Следующая школа"
    await kira.press("Подтвердить все 8", on=screen)
    assert kira.toast == "Вы уже подтвердили" and len(dina.inbox(since)) == 1
    await kira.press("Следующая школа")
    assert "Подтверждение: Школа № 12" in seen(kira)
    await kira.press("‹ Назад")
    assert "Школа № 12" in seen(kira) and "Дальше: подтвердить уровни" in seen(kira)
    verified = await town.all(select(Submission.id).where(Submission.verified_at.is_not(None)))
    assert verified == [number] and other != number


async def test_of_two_curators_the_second_sees_who_was_first(town: Town):
    kira, klim = await town.curator(), await town.curator("Клим", 1)
    boris = await town.director("Борис", "S-02")
    await town.cycle()
    await town.sent(boris, "S-02")
    for one in (kira, klim):
        await one.send("/school 12")
        await one.press("Подтвердить уровни")
    await klim.press("Есть исключения")
    await differ(klim, "Среда", "Высокий", "Видел сам")
    kira.phone.press("Подтвердить все 8")
    klim.phone.press("Подтвердить уровни")
    await town.settle()
    first, second = (kira, klim) if kira.toast == "Готово, директор узнает" else (klim, kira)
    assert first.toast == "Готово, директор узнает" and second.toast.startswith("Уже решено другим")
    title = "Куратор 1 Приозёрного района" if first is kira else "Куратор 2 Приозёрного района"
    assert f"Подтверждено: {title}" in seen(second) and seen(first).split("\n")[1] == seen(second).split("\n")[1]
    assert len(await town.all(select(Notice.id).where(Notice.key == "levels-verified"))) == 1


async def test_a_correction_is_journaled_and_the_director_hears_only_of_a_changed_level(town: Town):
    kira, dina, _ = await at_the_levels(town, q7_1="1 из 60")
    await kira.press("Подтвердить все 8")
    since = dina.mark()
    await kira.press("Исправить")
    await differ(kira, "Среда", "Средний", "Видно при выезде")
    await kira.press("Подтвердить уровни")
    assert len(dina.inbox(since)) == 1 and "другая оценка: 1" in seen(dina)
    since = dina.mark()
    await kira.press("Исправить")
    assert "☑ Среда" in kira.labels, "it begins with what was said"
    await kira.press("☑ Среда")
    await kira.press("☐ Среда")
    await kira.press("Дальше (1)")
    await kira.press("Средний")
    await kira.press("По документам школы")
    await kira.press("Подтвердить уровни")
    assert kira.toast.startswith("Сохранено") and dina.inbox(since).texts == []
    await kira.press("Исправить")
    await kira.press("☑ Среда")
    await kira.press("Дальше без исключений")
    await kira.press("Подтвердить уровни")
    assert len(dina.inbox(since)) == 1 and "Все уровни подтверждены: 8" in seen(dina)
    acts = await town.all(select(Entry.act, Entry.details).where(Entry.act.startswith("verify")).order_by(Entry.id))
    assert [act for act, _ in acts] == ["verify", "verify-again", "verify-again", "verify-again"]
    assert [details["levels"] for _, details in acts] == [
        {}, {"F2": ["low", "medium"]}, {}, {"F2": ["medium", "low"]}
    ]  # fmt: skip


async def test_words_are_asked_for_kindly_and_presses_repeat_harmlessly(town: Town):
    kira, _, number = await at_the_levels(town)
    await kira.press("Есть исключения")
    screen = kira.screen
    await kira.press("☐ Среда")
    await kira.press("☐ Среда", on=screen)
    assert "☑ Среда" in kira.labels, "a second press of the same button changes nothing"
    await kira.press("Дальше (1)")
    await kira.press("Согласиться со школой")
    assert "☐ Среда" in kira.labels
    await kira.press("☐ Среда")
    await kira.press("Дальше (1)")
    await kira.press("Средний")
    await kira.send("x")
    assert "Вижу «x». Нужна причина в нескольких словах" in seen(kira)
    await kira.send("Сказала Петрова А. А.")
    assert "Вижу «Петрова А. А.»" in seen(kira)
    await kira.send("о" * 301)
    assert "Вижу 301 знаков. Нужно не больше 300" in seen(kira) and "Среда: почему?" in seen(kira)
    await kira.press_data(Summary(submission=number).pack(), on=kira.screen)
    assert "Исключения: Заречная школа" in seen(kira), "no summary before every word is said"
    await kira.press("Дальше (1)")
    await kira.press("По документам школы")
    summary = kira.screen
    await kira.press("Изменить исключения")
    await kira.press("☑ Среда")
    await kira.press("Подтвердить уровни", on=summary)
    assert kira.toast.startswith("Исключения изменились") and "Все уровни подтверждены: 8" in seen(kira)
    assert await town.all(select(Submission.verified_at).where(Submission.id == number)) == [None]


async def test_on_a_saturday_night_the_director_hears_on_monday(town: Town):
    kira, dina, _ = await at_the_levels(town)
    await town.until(moscow(10, 21, 40))
    await kira.send("/school заречн")
    await kira.press("Подтвердить уровни")
    assert "Директор увидит: пн, 12 октября, 9:00" in seen(kira)
    since = dina.mark()
    await kira.press("Подтвердить все 8")
    assert dina.inbox(since).texts == []
    await town.until(moscow(12, 9))
    assert len(dina.inbox(since)) == 1


async def test_colleagues_strangers_the_school_and_the_region_are_refused(town: Town):
    kira, dina, number = await at_the_levels(town)
    taisia = await town.settled("Таисия", "curator", "M-02")
    boris, olga, stranger = await town.director("Борис", "S-02"), await town.operator(), town.newcomer("Чужой")
    await stranger.start()
    forged = (
        Verify(submission=number), ConfirmAll(submission=number, rev=1), Exceptions(submission=number),
        Summary(submission=number), Confirm(submission=number, rev=1, tag="0"),
    )  # fmt: skip
    for person in (taisia, boris, dina, olga, stranger):
        for press in forged:
            await person.press_data(press.pack(), on=person.screen)
            assert "Заречная" not in seen(person) or person in (dina, olga)
    await taisia.press_data(SchoolCard(school=5).pack(), on=taisia.screen)
    assert taisia.toast.startswith(NOT_THERE)
    assert await town.all(select(Submission.verified_at).where(Submission.id == number)) == [None]
    await town.do(update(Submission).values(unconfirmed=True))
    await kira.press("Подтвердить все 8")
    assert "внесены со слов школы" in kira.toast
    assert await town.all(select(Submission.verified_at).where(Submission.id == number)) == [None]
