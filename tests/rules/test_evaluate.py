"""The state of a submission: order, skips, stale answers, put-off questions, checks."""

import random
import time
from datetime import date
from pathlib import Path

import pytest

from services.forms.answers import Answer, Given, Half, Later, NoData, Ratio
from services.forms.compiled import Compiled, compile_form, load
from services.forms.evaluate import State, offered, state_of
from services.forms.walk import next_item, objection, previous_item, progress
from services.forms.wording import answer_text, say
from services.forms.xlsform import read

FORM = Path(__file__).with_name("two_factors.md")
PROFILE: dict[str, Answer] = {
    "P1": Given("soo"),
    "P2": Given(300),
    "P3": Given(42),
    "P4": Given("city"),
    "P5": Given("no"),
    "P6": Given(12),
    "P7": NoData(),
    "P8": Given("1"),
    "P9": Given("no"),
    "P10": Given(("g9", "g11")),
}


@pytest.fixture(scope="module")
def form() -> Compiled:
    return compile_form(read(FORM))


def _names(state: State) -> list[str]:
    return [item.name for item in state.asking]


def _name(state: State) -> str | None:
    item = next_item(state)
    return item.name if item else None


def test_the_walk_goes_in_order_and_ends(form: Compiled) -> None:
    answers: dict[str, Answer] = {}
    asked = []
    while (item := next_item(state_of(form, answers))) is not None:
        asked.append(item.name)
        answers[item.name] = PROFILE.get(item.name, NoData())
    assert asked[:10] == list(PROFILE)
    assert asked[10:] == [*(f"q5_{n}" for n in range(1, 9)), *(f"q7_{n}" for n in range(1, 7))]
    state = state_of(form, answers)
    assert state.complete
    assert len(state.no_data) == 15


@pytest.mark.parametrize(
    ("change", "skipped"),
    [
        ({"P1": Given("early")}, {"P10", "q5_1", "q5_2", "q5_3", "q5_4"}),
        ({"P1": Given("noo")}, {"P10", "q5_3", "q5_4"}),
        ({"P10": Given(("g9",))}, {"q5_4"}),
        ({"P10": Given(("g11",))}, {"q5_3"}),
        ({"P10": Given(("none",))}, {"q5_3", "q5_4"}),
        ({"q5_5": Given("none")}, {"q5_6"}),
        ({"q5_5": Given("one")}, set()),
        ({"q5_5": NoData()}, set()),
    ],
)
def test_skips(form: Compiled, change: dict[str, Answer], skipped: set[str]) -> None:
    every = {node.item.name for node in form.asked}
    assert every - set(_names(state_of(form, {**PROFILE, **change}))) == skipped


def test_an_answer_to_a_skipped_question_is_kept_but_counts_for_nothing(form: Compiled) -> None:
    answers = {**PROFILE, "q5_5": Given("many"), "q5_6": Given("yes")}
    assert state_of(form, answers).values["q5_6"] == "yes"
    changed = state_of(form, {**answers, "q5_5": Given("none")})
    assert changed.stale == {"q5_6"}
    assert "q5_6" not in changed.values
    assert state_of(form, answers).stale == frozenset()


def test_put_off_questions_come_back_after_all_others_and_once(form: Compiled) -> None:
    answers: dict[str, Answer] = {name: NoData() for name in (node.item.name for node in form.asked)} | PROFILE
    answers["P4"] = Later()
    answers["q7_1"] = Later()
    del answers["q7_6"]
    assert _name(state_of(form, answers)) == "q7_6"
    answers["q7_6"] = Given(("tutor",))
    assert _name(state_of(form, answers)) == "P4"
    answers["P4"] = Later(2)
    assert _name(state_of(form, answers)) == "q7_1"
    answers["q7_1"] = Later(2)
    state = state_of(form, answers)
    assert next_item(state) is None
    assert [item.name for item in state.missing] == ["P4", "q7_1"]
    assert not state.complete


def test_the_next_question_after_a_jump(form: Compiled) -> None:
    state = state_of(form, {"P1": Given("soo")})
    after = next_item(state, form.item("q7_1"))
    assert after is not None
    assert after.name == "q7_2"
    wrapped = next_item(state, form.item("q7_6"))
    assert wrapped is not None
    assert wrapped.name == "P2"


def test_back_goes_over_skipped_questions(form: Compiled) -> None:
    state = state_of(form, {**PROFILE, "P1": Given("noo")})
    before = previous_item(state, form.item("q5_5"))
    assert before is not None
    assert before.name == "q5_2"
    assert previous_item(state, form.item("P1")) is None


def test_progress_counts_relevant_questions_of_the_section(form: Compiled) -> None:
    state = state_of(form, {**PROFILE, "q5_5": Given("none"), "P10": Given(("g9",))})
    where = progress(state, form.item("q5_5"))
    assert (where.section.label["ru"], where.k, where.n) == ("Результаты", 4, 6)


def test_a_required_question_does_not_take_no_data(form: Compiled) -> None:
    state = state_of(form, {**PROFILE, "P2": NoData()})
    assert state.missing[0].name == "P2"
    assert _name(state) == "P2"
    assert not state.required(form.item("P7"))


def test_what_nothing_is_ticked_in_is_asked_again(form: Compiled) -> None:
    answers = {**PROFILE, **{item.name: NoData() for item in state_of(form, PROFILE).missing}}
    state = state_of(form, {**answers, "q7_6": Given(())})
    assert [item.name for item in state.missing] == ["q7_6"] and not state.complete
    assert _name(state) == "q7_6"


def test_half_a_ratio_is_asked_again(form: Compiled) -> None:
    assert _name(state_of(form, {**PROFILE, "q5_1": Half(7)})) == "q5_1"


def test_a_known_total_follows_the_profile(form: Compiled) -> None:
    answers = {**PROFILE, "q7_3": Given(Ratio(7, 42))}
    state = state_of(form, answers)
    assert state.totals["q7_3"] == 42
    assert say(state, form.item("q7_3").hint, "ru") == "Всего учителей: 42, по вашему ответу."
    changed = state_of(form, {**answers, "P3": Given(40)})
    assert changed.ratios["q7_3"] == Ratio(7, 40)
    shrunk = state_of(form, {**answers, "P3": Given(5)})
    assert [(issue.item.name, issue.reason) for issue in shrunk.problems] == [("q7_3", "constraint")]
    unknown = state_of(form, {**answers, "P3": Later()})
    assert "q7_3" not in unknown.totals
    assert unknown.ratios["q7_3"] == Ratio(7, 42)


@pytest.mark.parametrize(
    ("name", "answer", "fits"),
    [
        ("P2", Given(0), False),
        ("P6", Given(300), True),
        ("P6", Given(301), False),
        ("P7", Given(301), False),
        ("P6", Given(-1), False),
        ("P10", Given(("g9", "none")), False),
        ("P10", Given(("none",)), True),
        ("q5_1", Given(Ratio(5, 4)), False),
        ("q5_1", Given(Ratio(4, 4)), True),
        ("q5_8", Given(Ratio(0, 0)), True),
        ("q7_1", Given(Ratio(0, 0)), False),
        ("q7_6", Given(("none", "tutor")), False),
        ("q7_1", Later(), True),
    ],
)
def test_hard_checks(form: Compiled, name: str, answer: Answer, fits: bool) -> None:
    issue = objection(state_of(form, PROFILE), form.item(name), answer)
    assert (issue is None) == fits
    if issue:
        assert set(issue.message) == {"ru", "en"}


def test_lowering_the_number_of_pupils_later_is_noticed(form: Compiled) -> None:
    state = state_of(form, {**PROFILE, "P2": Given(10)})
    assert [issue.item.name for issue in state.problems] == ["P6"]
    assert say(state, state.problems[0].message, "ru") == "Здесь больше, чем обучающихся в школе: 10."
    assert not state.complete


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        ({"q5_5": Given("none"), "q5_1": Given(Ratio(29, 100))}, []),
        ({"q5_5": Given("none"), "q5_1": Given(Ratio(30, 100))}, ["K3"]),
        ({"q5_5": Given("none"), "q5_2": Given(Ratio(3, 10))}, ["K3"]),
        ({"q5_5": Given("none"), "q5_3": Given(Ratio(3, 10))}, ["K3"]),
        ({"q5_5": Given("none"), "q5_3": Given(Ratio(3, 10)), "P10": Given(("g11",))}, []),
        ({"q5_5": Given("none"), "q5_1": Given(Ratio(0, 0))}, []),
        ({"q5_5": Given("one"), "q5_1": Given(Ratio(30, 100))}, []),
        ({"q7_1": Given(Ratio(0, 40)), "q7_2": Given("one")}, ["K5"]),
        ({"q7_1": Given(Ratio(0, 40)), "q7_2": Given("many")}, ["K5"]),
        ({"q7_1": Given(Ratio(0, 40)), "q7_2": Given("none")}, []),
        ({"q7_1": Given(Ratio(1, 40)), "q7_2": Given("one")}, []),
        ({"q7_1": Given(Ratio(0, 40)), "q7_3": Given(Ratio(21, 42))}, []),
        ({"q7_1": Given(Ratio(0, 40)), "q7_3": Given(Ratio(22, 42))}, ["K6"]),
        ({"q7_1": NoData(), "q7_3": Given(Ratio(22, 42))}, []),
    ],
)
def test_soft_checks(form: Compiled, answers: dict[str, Answer], codes: list[str]) -> None:
    state = state_of(form, {**PROFILE, **answers})
    assert [doubt.code for doubt in state.warnings] == codes
    assert state.problems == ()


def test_a_soft_check_names_the_questions_to_look_at(form: Compiled) -> None:
    state = state_of(form, {**PROFILE, "q7_1": Given(Ratio(0, 40)), "q7_2": Given("one")})
    assert [item.number for item in state.warnings[0].items] == ["7.1", "7.2"]


def test_answers_as_people_read_them(form: Compiled) -> None:
    state = state_of(form, {**PROFILE, "P2": Given(1240), "q5_1": Given(Ratio(7, 42)), "q5_8": Given(Ratio(0, 0))})
    read_ru = [answer_text(state, name, "ru") for name in ("P1", "P2", "P10", "q5_1", "q5_8", "q5_2")]
    assert read_ru == ["НОО+ООО+СОО", "1\xa0240", "9 класс, 11 класс", "7 из 42 (17\xa0%)", "0 из 0", ""]
    assert answer_text(state, "P2", "en") == "1,240"
    assert answer_text(state, "q5_1", "en") == "7 of 42 (17%)"


SMALL = """
| settings | form_title | form_id | version | default_language |
| | Проба | trial | 1 | Русский (ru) |
| survey | type | name | label | relevant | calculation | choice_filter | constraint |
| | calculate | twice | | | ${n} * 2 | | |
| | integer | n | Число | ${gate} = 'a' | | | |
| | select_one gates | gate | Ворота | | | | |
| | select_one towns | town | Город | | | gate = ${gate} | |
| | date | day | День | | | | . <= today() |
| | calculate | grown | | | ${n} - ${last-saved#n} | | |
| choices | list_name | name | label | gate |
| | gates | a | А | |
| | gates | b | Б | |
| | towns | x | Икс | a |
| | towns | y | Игрек | b |
"""


def test_what_hangs_on_later_rows_is_worked_out_in_order() -> None:
    small = compile_form(read(SMALL.encode(), "md"))
    answers: dict[str, Answer] = {
        "n": Given(5),
        "gate": Given("a"),
        "town": Given("x"),
        "day": Given("2026-10-17"),
    }
    state = state_of(small, answers, today=date(2026, 10, 16), previous={"n": 3.0})
    assert (state.values["twice"], state.values["grown"], state.values["town"]) == (10.0, 2.0, "x")
    assert [issue.item.name for issue in state.problems] == ["day"]
    assert objection(state, small.item("day"), Given("2026-10-16")) is None
    other = state_of(small, {**answers, "gate": Given("b")})
    assert (other.values["twice"], other.values["grown"], other.values["town"]) == ("", "", "")
    assert [choice.name for choice in offered(other, small.item("town"))] == ["y"]


def test_an_answer_that_is_no_longer_offered_is_asked_again() -> None:
    several = compile_form(read(SMALL.replace("select_one towns", "select_multiple towns").encode(), "md"))
    answers: dict[str, Answer] = {"gate": Given("a"), "n": Given(5), "town": Given(("x",)), "day": Given("2026-10-16")}
    assert state_of(several, answers).missing == ()
    other = state_of(several, {**answers, "gate": Given("b")})
    assert [item.name for item in other.missing] == ["town"]
    assert _name(other) == "town"


def test_a_stored_version_is_compiled_once() -> None:
    stored = read(SMALL.encode(), "md").model_dump_json()
    assert load(stored) is load(stored)


def test_editing_back_and_forth_leaves_no_trace(form: Compiled) -> None:
    chance = random.Random(7)
    for _ in range(200):
        answers: dict[str, Answer] = {}
        for _ in range(60):
            item = chance.choice(form.asked).item
            answers[item.name] = random_answer(form, item.name, chance)
        state = state_of(form, answers)
        live = {name: answer for name, answer in answers.items() if name in state.relevant}
        fresh = state_of(form, live)
        assert (fresh.values, fresh.relevant) == (state.values, state.relevant)


def random_answer(form: Compiled, name: str, chance: random.Random) -> Answer:
    node = form.nodes[name]
    if chance.random() < 0.15:
        return Later() if chance.random() < 0.5 else NoData()
    if node.item.kind == "select_one":
        return Given(chance.choice(sorted(node.names)))
    if node.item.kind == "select_multiple":
        return Given(tuple(chance.sample(sorted(node.names), chance.randint(1, 2))))
    if node.item.kind == "ratio":
        of = chance.choice([1, 5, 9, 10, 40, 200])
        return Given(Ratio(chance.randint(0, of), of))
    return Given(chance.randint(0, 60))


def test_one_step_is_well_under_a_millisecond(form: Compiled) -> None:
    answers = {**PROFILE, "q5_1": Given(Ratio(7, 42)), "q5_5": Given("one"), "q7_1": Given(Ratio(1, 42))}
    rounds = []
    for _ in range(5):
        begun = time.perf_counter()
        for _ in range(20):
            next_item(state_of(form, answers))
        rounds.append((time.perf_counter() - begun) / 20)
    assert min(rounds) < 0.001
