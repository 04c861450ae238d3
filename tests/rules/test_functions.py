"""Functions of the forms' expressions by their laws, tokens with their columns, and the lease of one process."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from services import lease
from services.forms import functions, tokens
from services.forms.functions import FUNCTIONS
from services.forms.tokens import ExpressionError
from services.forms.values import Value

NUMBERS = st.lists(st.integers(-1000, 1000) | st.just(""), max_size=8)
WORDS = st.lists(st.from_regex(r"[a-z]{1,4}", fullmatch=True), max_size=6)


@given(NUMBERS)
def test_answers_are_gathered_without_the_empty_ones(values: list[int | str]) -> None:
    said = [float(one) if one != "" else "" for one in values]
    given_ = [one for one in said if one != ""]
    assert functions.total(*said) == sum(float(one) for one in given_)
    assert FUNCTIONS["count-non-empty"].apply(*said) == len(given_) if said else True
    if given_:
        assert functions.least(*said) == min(given_) and functions.greatest(*said) == max(given_)
    else:
        assert math.isnan(functions.least(*said)) and math.isnan(functions.greatest(*said))
    # The answers of a repeat's entries count one by one, wherever they stand.
    assert functions.total(tuple(said)) == functions.total(*said)
    assert functions.count(tuple(said)) == len(said) and functions.count("") == 0 and functions.count("x") == 1
    assert functions.join(", ", tuple(said)) == functions.join(", ", *said)


@given(st.floats(-1e6, 1e6), st.integers(-3, 6))
def test_rounding_is_upwards_at_the_half_and_never_far_away(number: float, digits: int) -> None:
    found = functions.rounded(number, float(digits))
    unit = 10.0**-digits
    assert abs(found - number) <= unit / 2 + 1e-6
    for whole in (-2, -1, 0, 1, 2):
        assert functions.rounded(whole + 0.5) == whole + 1, "XPath: half towards plus infinity"
    for odd in (math.nan, math.inf, -math.inf):
        assert str(functions.rounded(odd)) == str(odd) and math.isnan(functions.whole(odd))
    assert functions.whole(number) == math.trunc(number)


@given(WORDS, st.from_regex(r"[a-z]{1,4}", fullmatch=True))
def test_a_choice_is_selected_by_its_whole_name(chosen: list[str], name: str) -> None:
    value: Value = " ".join(chosen)
    assert functions.selected(value, name) == (name in chosen)
    assert FUNCTIONS["count-selected"].apply(value) == len(chosen)
    first, second = (FUNCTIONS["coalesce"].apply(a, b) for a, b in (("", name), (name, "")))
    assert first == second == name


@given(st.lists(st.sampled_from(
    ["1", "2.5", ".5", "'да'", '"a b"', "${q1}", "${last-saved#q1}", "sum", "count-selected", "<=", "!=", "(", ")", ",",
     ".", "+", "-", "*", "=", "and", "div"]
), max_size=9))  # fmt: skip
def test_what_was_written_is_cut_at_its_own_columns(parts: list[str]) -> None:
    text = " ".join(parts)
    found = tokens.tokens(text)
    assert [token.kind for token in found][-1] == "end" and len(found) == len(parts) + 1
    at = 0
    for token, part in zip(found, parts, strict=False):
        assert token.column == at + 1 and text[at:].startswith(part)
        at += len(part) + 1
    squeezed = [(token.kind, token.text) for token in tokens.tokens(text.replace(" ", "  "))]
    plain = [(token.kind, token.text) for token in found]
    assert squeezed == plain or any(" " in part for part in parts), "spaces between say nothing"


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [("a / b", 3, "пути"), ("a[1]", 2, "скобках"), ("'да", 1, "кавычкой"), ("${ q", 1, "ссылка"), ("a ≤ 3", 3, "<="),
     ("“x”", 1, 'прямая'), ("a & b", 3, "«&»"), ("${1a}", 1, "ссылка"), ("..", 1, "«.»")],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_its_column(text: str, column: int, hint: str) -> None:
    with pytest.raises(ExpressionError) as no:
        tokens.tokens(text)
    assert no.value.column == column and hint in no.value.message


def test_after_an_operand_a_word_is_an_operator_and_nowhere_else() -> None:
    kinds = [(token.kind, token.text) for token in tokens.tokens("mod mod div div and")]
    assert kinds[:-1] == [("name", "mod"), ("operator", "mod"), ("name", "div"), ("operator", "div"), ("name", "and")]


def test_one_process_holds_the_lease_and_a_dead_one_is_waited_for_ten_seconds(db: Session) -> None:
    assert lease.take(db, "token", "a", 100.0) is None
    db.flush()
    assert lease.take(db, "token", "b", 109.9) == "a", "still held"
    assert lease.renew(db, "token", "a", 109.0) and not lease.renew(db, "token", "b", 109.0)
    db.expire_all()
    assert lease.take(db, "token", "b", 118.9) == "a"
    assert lease.take(db, "token", "b", 119.1) is None, "ten seconds of silence"
    db.flush()
    assert not lease.renew(db, "token", "a", 119.2), "whoever was away finds that it is not theirs any more"
    assert lease.take(db, "other", "a", 119.2) is None
    assert lease.take(db, "token", "c", 119.3, dead=True) is None, "what surely is dead is not waited for"
    db.flush()
    lease.give_up(db, "token", "b")
    db.expire_all()
    assert lease.take(db, "token", "d", 120.0) == "c", "a lease that is another's cannot be given up"
    lease.give_up(db, "token", "c")
    db.expire_all()
    assert lease.take(db, "token", "d", 120.0) is None
