"""Results by hand and how they change, the content's tables, the gates: against cases worked out on paper."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Result
from services.journey import facts, results, stages
from services.refusal import Refusal


def result(year: int, below: int, took: int, procedure: str = "ОГЭ математика") -> Result:
    return Result(
        school_id=1,
        year=year,
        procedure=procedure,
        below=below,
        took=took,
        entered_at=datetime(2026, 10, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ОГЭ математика 2026: 3 из 40", ("ОГЭ математика", 2026, 3, 40, False)),
        ("ОГЭ, математика, 2025 г. – 11/38", ("ОГЭ, математика", 2025, 11, 38, False)),
        ("ВПР 5 класс русский 2024: 0 из 17.", ("ВПР 5 класс русский", 2024, 0, 17, False)),
        ("ЕГЭ физика 2026 2 of 9, необъективность", ("ЕГЭ физика", 2026, 2, 9, True)),
        ("ОГЭ русский 2026: 2 из 40, признаков нет", ("ОГЭ русский", 2026, 2, 40, False)),
    ],
)
def test_a_result_is_read_as_it_is_typed(typed: str, read: tuple[str, int, int, int, bool]) -> None:
    assert results.parse(typed, 2026) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("ОГЭ математика: мало", "result-unread"),
        ("2026: 3 из 40", "result-unread"),
        ("ОГЭ математика 2026: 3 из 40 и ещё что-то", "result-unread"),
        ("ОГЭ математика 2026: 41 из 40", "result-more-than-all"),
        ("ОГЭ математика 2026: 0 из 0", "result-more-than-all"),
        ("ОГЭ математика 2027: 3 из 40", "result-year"),
        ("ОГЭ математика 2015: 3 из 40", "result-year"),
    ],
)
def test_what_cannot_be_a_result_is_refused(typed: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        results.parse(typed, 2026)
    assert refused.value.key == why


@pytest.mark.parametrize(
    ("rows", "trend"),
    [
        ([], "unknown"),
        ([(2026, 3, 40)], "unknown"),
        ([(2026, 3, 40), (2025, 11, 38)], "better"),
        ([(2026, 5, 100), (2025, 10, 100)], "better"),  # five points are enough
        ([(2026, 6, 100), (2025, 10, 100)], "same"),  # four are not
        ([(2026, 15, 100), (2025, 10, 100)], "worse"),
        ([(2026, 14, 100), (2025, 10, 100)], "same"),
        ([(2026, 10, 100), (2025, 30, 100), (2024, 10, 100)], "same"),  # the earliest of three is compared with
        ([(2026, 10, 100), (2025, 10, 100), (2024, 10, 100), (2023, 90, 100)], "same"),  # the fourth is forgotten
        ([(2026, 2, 9), (2025, 1, 40)], "unknown"),  # nine say nothing of the newest year
        ([(2026, 2, 40), (2025, 9, 9)], "unknown"),
        ([(2026, 2, 40), (2025, 9, 9), (2024, 8, 40)], "better"),  # a small year between is passed over
    ],
)
def test_a_trend_is_five_points_between_the_newest_and_the_earliest_of_three_years(
    rows: list[tuple[int, int, int]], trend: str
) -> None:
    assert results.trend([result(*row) for row in rows], 5, 30) == trend


def test_a_procedure_that_has_become_a_bad_one_is_worse_whatever_the_total_says() -> None:
    before = [result(2025, 20, 50), result(2025, 2, 10, "ОГЭ физика")]
    after = [result(2026, 5, 50), result(2026, 3, 10, "огэ, физика")]
    assert results.trend(after + before, 5, 30) == "worse"
    before[1].below = 3
    assert results.trend(after + before, 5, 30) == "better", "it was a bad one before"


COUNTS = st.tuples(st.integers(10, 200), st.integers(0, 200)).map(lambda pair: (min(pair[1], pair[0]), pair[0]))


@given(COUNTS, COUNTS)
def test_turning_the_years_round_never_makes_better_of_better(now: tuple[int, int], then: tuple[int, int]) -> None:
    there = results.trend([result(2026, *now), result(2025, *then)], 5, 30)
    back = results.trend([result(2026, *then), result(2025, *now)], 5, 30)
    assert "unknown" not in (there, back)
    assert (there, back) != ("better", "better") and (there != "better" or back == "worse")


def test_a_table_is_read_by_its_head_and_a_broken_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("# Этапы\n\n| code | ru |\n| --- | --- |\n| a | Один |\n| b | |\n", "utf-8")
    assert stages.table(path) == [{"code": "a", "ru": "Один"}, {"code": "b", "ru": ""}]
    path.write_text("| code | ru |\n| --- | --- |\n| a | Один | лишнее |\n", "utf-8")
    with pytest.raises(ValueError, match="x.md: a row of 3 cells under 2: a"):
        stages.table(path)


def test_every_gate_leads_on_and_says_whose_move_it_is() -> None:
    seen, here = [], stages.first()
    while here.next:
        assert here.needs and all(stages.gates()[need].whose for need in here.needs)
        seen.append(here.code)
        here = stages.stage(here.next)
    assert [*seen, here.code] == list(stages.stages()), "one line, no side road, no ring"
    needed = [need for one in stages.stages().values() for need in one.needs]
    assert sorted(needed) == sorted(stages.FACTS) and set(stages.gates()) == set(needed)
    assert {kind.code for kind in stages.kinds()} <= set(stages.stage("support").needs)


@pytest.mark.parametrize("table", ["stages.md"])
def test_a_table_that_leads_nowhere_or_asks_the_unknown_is_no_table(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "| code | number | ru | en | needs | next |\n| --- | --- | --- | --- | --- | --- |\n"
    stages.gates()  # the conditions stay those of the content
    monkeypatch.setattr(stages, "FOLDER", tmp_path)
    for row, why in (
        ("| a | 1 | А | A | listed | b |\n", "leads to b"),
        ("| a | 1 | А | A | moon | |\n", "needs moon"),
    ):
        (tmp_path / table).write_text(head + row, "utf-8")
        with pytest.raises(ValueError, match=why):
            stages.stages.__wrapped__()


def test_no_gate_opens_by_a_decision_that_was_not_made() -> None:
    # «decided» is never found out from facts: only the decision itself moves a school.
    assert stages.stage("exit").needs == ("decided",)
    assert facts.OBSERVED.days == 365
