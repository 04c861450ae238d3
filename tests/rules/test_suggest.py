"""What a profile suggests: few factors, few measures, each for an answer that the school has given."""

from hypothesis import given
from hypothesis import strategies as st

from services.roadmaps.measures import Measure
from services.roadmaps.suggest import FEWEST, MOST, MOST_FACTORS, Answered, Suggested, Weak, priorities, suggest
from tests.rules.test_measures import forty, known

LEVELS = ("unknown", "low", "medium", "high")


@st.composite
def profiles(draw: st.DrawFn) -> tuple[Weak, ...]:
    """Levels and answers in any mixture; a question is answered, or skipped."""
    found = []
    for factor in [f"F{n}" for n in range(1, 9)]:
        own = [question for question, of in known().questions.items() if of == factor]
        answers = [
            Answered(question, draw(st.integers(0, 3)), draw(st.sampled_from([1.0, 2.0, 3.0])))
            for question in own
            if draw(st.booleans())
        ]
        score = draw(st.none() | st.floats(0, 100))
        found.append(Weak(factor, draw(st.sampled_from(LEVELS)), score, tuple(answers)))
    return tuple(found)


@given(profiles(), st.sets(st.integers(0, 39)), st.randoms(use_true_random=False))
def test_few_measures_each_for_a_given_answer(profile: tuple[Weak, ...], unused: set[int], random):
    library = [one.model_copy(update={"used": n not in unused}) for n, one in enumerate(forty())]
    found = suggest(profile, library)
    assert len(found) <= MOST_FACTORS * MOST and len({one.measure.code for one in found}) == len(found)
    assert list(dict.fromkeys(one.factor for one in found)) == [
        f.factor for f in priorities(profile) if any(one.factor == f.factor for one in found)
    ]
    for one in found:
        weak = next(f for f in profile if f.factor == one.factor)
        points = {answer.question: answer.points for answer in weak.answers}
        least = {answer.question: answer.least for answer in one.measure.answers}
        assert one.measure.used and one.because and weak.level in ("medium", "high")
        assert all(points[question] >= least[question] for question in one.because)
    random.shuffle(library)
    assert suggest(tuple(reversed(profile)), library) == found, "the order of what is given does not matter"


def of(*answers: Answered, level: str = "high", factor: str = "F5") -> tuple[Weak, ...]:
    return (Weak(factor, level, 70, answers),)


def codes(found: tuple[Suggested, ...]) -> list[str]:
    return [one.measure.code for one in found]


def test_the_worst_answer_comes_first():
    found = suggest(of(Answered("q5_7", 1, 2), Answered("q5_3", 3, 3)), forty())
    assert codes(found)[0] == "M5.5" and found[0].because == ("q5_3",)
    assert FEWEST <= len(found) <= MOST


def test_good_answers_suggest_nothing_and_neither_does_a_low_factor():
    assert suggest(of(Answered("q5_7", 0)), forty()) == ()
    assert suggest(of(Answered("q5_7", 3), level="low"), forty()) == ()
    assert suggest(of(Answered("q5_7", 3), level="unknown"), forty()) == ()


def test_an_answer_not_bad_enough_is_not_meant():
    one: Measure = forty()[0]
    hard = one.model_copy(update={"answers": (one.answers[0].model_copy(update={"least": 3}),)})
    question = one.answers[0].question
    assert suggest(of(Answered(question, 2), factor="F1"), [hard]) == ()
    assert codes(suggest(of(Answered(question, 3), factor="F1"), [hard])) == [one.code]


def test_a_measure_of_another_factor_helps_where_the_answer_asks_for_it():
    found = suggest(of(Answered("q7_6", 3), factor="F7"), forty())
    assert set(codes(found)) == {"M2.3", "M5.3"}, "missing specialists: the agreement with the centre"
