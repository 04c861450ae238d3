"""Coming in: an invitation, the place confirmed, consent."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from models import CodeTry, Consent, Invitation, Person, Seat, Update
from services.org import entry
from tests.town import Town

CYRILLIC = str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ")
NO_ENTRY = "По этому приглашению войти нельзя"


async def state_of(town: Town, invitation: int) -> str:
    found = await town.all(select(Invitation.state).where(Invitation.id == invitation))
    return str(found[0])


async def test_opening_by_a_link_shows_the_place_and_burns_nothing(town: Town):
    invitation = await town.invite("director", "S-01")
    dina = town.newcomer("Дина")
    for _ in range(2):
        await dina.start(invitation.link)
        assert "Директор, Заречная школа" in dina.text
        assert dina.labels == ["Да, это моя школа", "Это не моя школа"]
    assert await state_of(town, invitation.invitation_id) == "open"


@pytest.mark.parametrize("way", ["dashes", "lower case", "Cyrillic letters", "spaces"])
async def test_a_code_is_understood_however_it_is_typed(town: Town, way: str):
    invitation = await town.invite("director", "S-01")
    code = invitation.code
    typed = {
        "dashes": entry.spaced(code),
        "lower case": code.lower(),
        "Cyrillic letters": code.translate(CYRILLIC).lower(),
        "spaces": f" {code[:2]} {code[2:4]} {code[4:]} ",
    }[way]
    dina = town.newcomer("Дина")
    await dina.send(typed)
    assert "Директор, Заречная школа" in dina.text


async def test_confirming_and_consenting_takes_the_seat_and_burns_the_invitation(town: Town):
    invitation = await town.invite("director", "S-01")
    dina = town.newcomer("Дина")
    await dina.start(invitation.link)
    await dina.press("Да, это моя школа")
    assert "Согласие на обработку данных" in dina.text and "Редакция 2" in dina.text
    assert await town.all(select(Consent.id)) == []
    consent = dina.screen
    await dina.press("Дать согласие")
    assert "Готово: Директор, Заречная школа" in dina.text
    await dina.press("Дать согласие", on=consent)  # twice, and the sheet's link and code again: not a word of alarm
    assert dina.toast == "Вы уже вошли по этому приглашению."
    for again in (f"/start {invitation.link}", invitation.code):
        await dina.send(again)
        assert "Вы уже вошли" in dina.text and NO_ENTRY not in dina.text and "Директор, Заречная" in dina.text
    assert await town.all(select(CodeTry.id)) == []
    assert await state_of(town, invitation.invitation_id) == "used"
    assert await town.all(select(Consent.edition, Consent.given_at)) == [("2", town.clock.now())]
    assert "form" in dina.commands and "cycle" not in dina.commands


@pytest.mark.parametrize("why", ["used", "expired", "revoked", "frozen", "unknown"])
async def test_an_invitation_that_opens_nothing_says_the_same_whatever_the_reason(town: Town, why: str):
    invitation = await town.invite("director", "S-01")
    link = invitation.link
    if why == "used":
        dina = town.newcomer("Дина")
        await dina.start(link)
        await dina.press("Да, это моя школа")
        await dina.press("Дать согласие")
    elif why == "expired":
        town.clock.advance(entry.VALID + timedelta(minutes=1))
    elif why == "unknown":
        link = "x" * 300
    else:
        await town.do(update(Invitation).values(state=why))
    stepan = town.newcomer("Степан")
    await stepan.start(link)
    assert NO_ENTRY in stepan.text and "Заречная" not in stepan.text
    assert await town.all(select(Person.id).where(Person.messenger_id == stepan.user_id)) == []


async def test_of_two_who_race_for_one_invitation_one_gets_in(town: Town):
    invitation = await town.invite("director", "S-01")
    dina, stepan = town.newcomer("Дина"), town.newcomer("Степан")
    for one in (dina, stepan):
        await one.start(invitation.link)
        await one.press("Да, это моя школа")
    dina.phone.press("Дать согласие")
    stepan.phone.press("Дать согласие")
    await town.settle()
    assert sorted("Готово" in one.text for one in (dina, stepan)) == [False, True]
    assert any(NO_ENTRY in one.text for one in (dina, stepan))
    assert len(await town.all(select(Seat.id).where(Seat.person_id.is_not(None)))) == 1


async def test_the_number_of_an_invitation_without_its_secret_opens_nothing(town: Town):
    invitation = await town.invite("director", "S-01")
    stepan = town.newcomer("Степан")
    await stepan.start()
    await stepan.press_data(f"in-agree:{invitation.invitation_id}:0123456789abcdef:2", on=stepan.screen)
    assert NO_ENTRY in stepan.text
    assert await state_of(town, invitation.invitation_id) == "open"


async def test_who_comes_back_to_the_consent_after_being_forgotten_is_let_in(town: Town):
    dina = town.newcomer("Дина")
    await dina.start((await town.invite("director", "S-01")).link)
    await dina.press("Да, это моя школа")
    consent = dina.screen
    await dina.press("Не давать согласия")
    await dina.press("Дать согласие", on=consent)
    assert "Готово: Директор, Заречная школа" in dina.text


async def test_a_link_in_a_group_is_not_taken(town: Town):
    invitation = await town.invite("director", "S-01")
    dina, group = town.newcomer("Дина"), town.telegram.group(-77)
    dina.phone.send(f"/start {invitation.link}", group=-77)
    await town.settle()
    assert "только в личной переписке" in list(group.messages.values())[-1].text and group.left
    assert dina.screens == [] and await state_of(town, invitation.invitation_id) == "open"


async def test_not_my_school_freezes_the_invitation_and_tells_the_operators(town: Town):
    olga = await town.operator()
    invitation = await town.invite("director", "S-01")
    stepan = town.newcomer("Степан")
    await stepan.start(invitation.link)
    await stepan.press("Это не моя школа")
    assert "Спасибо, что сказали" in stepan.text and stepan.labels == []
    assert await state_of(town, invitation.invitation_id) == "frozen"
    assert "место не его" in olga.text and "Заречная школа" in olga.text
    await olga.press("Открыть место")
    assert "Приглашение остановлено" in olga.text


async def test_refusing_consent_keeps_nothing_and_burns_nothing(town: Town):
    invitation = await town.invite("director", "S-01")
    dina = town.newcomer("Дина")
    await dina.start(invitation.link)
    await dina.press("Да, это моя школа")
    await dina.press("Не давать согласия")
    assert "ничего не сохранено" in dina.text
    assert await town.all(select(Person.id)) == []
    assert await town.all(select(Update.id).where(Update.sender.is_not(None) | Update.body.is_not(None))) == []
    assert await state_of(town, invitation.invitation_id) == "open"


async def test_five_wrong_codes_an_hour_then_even_the_right_one_waits(town: Town):
    invitation = await town.invite("director", "S-01")
    mila = town.newcomer("Мила")
    for words in ("/start", "Школа 12", "WRNG-22", "WRNG-2O0I"):  # a slip of the finger is answered, chat is not
        await mila.send(words)
    assert len(mila.screens) == 3 and NO_ENTRY in mila.text and "без нуля" in mila.text
    stepan = town.newcomer("Степан")
    for n, letter in enumerate("ABCDE"):
        await stepan.send(f"WRNG-222{letter}")
        assert NO_ENTRY in stepan.text and len(stepan.screens) == n + 1
    await stepan.send(invitation.code)
    assert "Слишком много попыток" in stepan.text
    town.clock.advance(timedelta(minutes=61))
    await stepan.send(invitation.code)
    assert "Директор, Заречная школа" in stepan.text


async def test_fifty_wrong_codes_of_all_within_an_hour_alarm_the_operators(town: Town):
    olga = await town.operator()
    await town.do(insert(CodeTry), [{"messenger_id": n, "at": town.clock.now()} for n in range(49)])
    heard = olga.mark()
    await town.newcomer("Степан").send("WRNG-2222")
    assert [text.splitlines()[0] for text in olga.inbox(heard).texts] == ["Кто-то подбирает коды"]
