"""Random walks through the whole questionnaire, with going back, putting off and editing.

After every walk the state equals one made afresh, and answers to questions that are gone count for nothing.
"""

import random
from collections.abc import Callable, Sequence

import pytest

from services.forms.answers import Answer, Given, Half, Later, NoData, Ratio, postpone, toggle
from services.forms.evaluate import State, offered, state_of
from services.forms.schema import Item
from services.forms.walk import next_item, objection, previous_item, progress
from services.risk.scoring import score
from services.risk.signals import fired
from tests.rules.full_form import form


class Walk:
    """One person's way: where they stand and what they have said."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.state = state_of(form(), {})
        self.item: Item | None = next_item(self.state)

    def step(self) -> None:
        ways: Sequence[Callable[[Item], None]] = [self.answer] * 12 + [self.back, self.jump, self.put_off, self.no_data]
        if self.item is None:
            self.jump(self.state.asking[0])
        else:
            self.chance.choice(ways)(self.item)

    def finish(self) -> None:
        """Answer whatever is left, without wandering."""
        for _ in range(300):
            left = next_item(self.state) or next(iter(self.state.missing), None)
            wrong = [issue.item for issue in self.state.problems]
            if left is None and not wrong:
                return
            self.answer(wrong[0] if wrong else left or wrong[0])
        raise AssertionError(f"never done: {self.state.missing[:3]}, {self.state.problems[:3]}")

    def answer(self, item: Item) -> None:
        for _ in range(20):
            said = self._said(item)
            if objection(self.state, item, said) is None:
                self._store(item, said)
                return
        self.no_data(item)

    def _store(self, item: Item, said: Answer) -> None:
        self.state = self.state.with_answer(item, said)
        self.item = next_item(self.state, item)

    def _said(self, item: Item) -> Answer:
        names = [choice.name for choice in offered(self.state, item)]
        if item.kind == "select_one":
            return Given(self.chance.choice(names))
        if item.kind == "select_multiple":
            chosen: tuple[str, ...] = ()
            while not chosen:
                for name in self.chance.sample(names, self.chance.randint(1, min(3, len(names)))):
                    chosen = toggle(offered(self.state, item), chosen, name)
            return Given(chosen)
        if item.kind == "ratio":
            of = self.state.totals.get(item.name, self.chance.choice([0, 5, 9, 10, 20]))
            return Given(Ratio(self.chance.randint(0, of), of)) if self.chance.random() < 0.95 else Half(3)
        return Given(self.chance.choice([0, 1, 3, 8, 12, 40, 99, 100]))

    def back(self, item: Item) -> None:
        self.item = previous_item(self.state, item) or item

    def jump(self, item: Item) -> None:
        self.item = self.chance.choice(self.state.asking)

    def put_off(self, item: Item) -> None:
        self._store(item, postpone(self.state.answers.get(item.name)))

    def no_data(self, item: Item) -> None:
        if not self.state.required(item):
            self._store(item, NoData())


def _check(state: State) -> None:
    fresh = state_of(form(), dict(state.answers))
    assert (fresh.values, fresh.relevant, fresh.ratios, fresh.totals) == (
        state.values, state.relevant, state.ratios, state.totals,
    )  # fmt: skip
    # Only what is asked now: without the stale answers nothing would be different.
    lean = state_of(form(), {name: said for name, said in state.answers.items() if name not in state.stale})
    assert lean.values == state.values
    assert score(form(), lean) == score(form(), state)
    assert fired(form(), lean) == fired(form(), state)
    counted = {reason.item.name for factor in score(form(), state) for reason in factor.reasons}
    assert all(form().nodes[name].item.score_if_skipped is not None for name in counted & state.stale)


def _walks(count: int, seed: int) -> int:
    stale = 0
    for number in range(count):
        walk = Walk(random.Random(seed + number))
        for _ in range(walk.chance.choice([5, 40, 120])):
            walk.step()
        stale += bool(walk.state.stale)
        _check(walk.state)
        if number % 4 == 0:
            walk.finish()
            assert walk.state.complete
            assert not any(isinstance(walk.state.answers[item.name], Later | Half) for item in walk.state.asking)
            _check(walk.state)
    return stale


def test_walks_with_going_back_and_editing() -> None:
    assert _walks(120, 1) > 10


@pytest.mark.torture
def test_a_thousand_walks_with_going_back_and_editing() -> None:
    assert _walks(1000, 10_000) > 100


def test_the_order_of_answering_does_not_matter() -> None:
    walk = Walk(random.Random(5))
    walk.finish()
    answers = list(walk.state.answers.items())
    for seed in range(20):
        random.Random(seed).shuffle(answers)
        assert state_of(form(), dict(answers)).values == walk.state.values


def test_going_back_leads_to_the_beginning() -> None:
    walk = Walk(random.Random(9))
    walk.finish()
    item, steps = walk.state.asking[-1], 0
    while (before := previous_item(walk.state, item)) is not None:
        item, steps = before, steps + 1
    assert (item.name, steps) == ("P1", len(walk.state.asking) - 1)


def test_progress_counts_to_the_end_of_every_section() -> None:
    walk = Walk(random.Random(11))
    walk.finish()
    seen = [progress(walk.state, item) for item in walk.state.asking]
    for section in {step.section.name for step in seen}:
        steps = [step for step in seen if step.section.name == section]
        assert [step.k for step in steps] == list(range(1, steps[0].n + 1))
