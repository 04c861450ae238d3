"""The state of a submission: what is relevant, what each name is worth, what does not fit.

Stale answers (to questions that are no longer relevant) stay stored but are worth nothing here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.forms.answers import Answer, Given, NoData, Ratio, entries_in
from services.forms.compiled import Compiled, Node, unfold
from services.forms.expression import NO_DATA, SELF, TODAY, Expression
from services.forms.findings import Doubt, Issue, doubt
from services.forms.repeats import MOST, Shape
from services.forms.schema import Choice, Item
from services.forms.values import Value, to_number
from services.forms.worth import Sheet, let_through, settle

__all__ = ["State", "offered", "raised", "state_of"]


@dataclass(frozen=True, slots=True)
class State:
    """One evaluation of a form over its answers. `ratios` and `totals` hold numbers that are in force."""

    compiled: Compiled
    answers: Mapping[str, Answer]
    values: dict[str, Value]
    relevant: frozenset[str]
    ratios: dict[str, Ratio]
    totals: dict[str, int]
    today: date | None = None
    previous: Mapping[str, Value] | None = None
    walking: bool = False
    only: frozenset[str] | None = None  # a deputy's or a curator's part: the rest counts, but is not asked here

    def with_answer(self, item: Item, answer: Answer) -> "State":
        """The same submission, were this its answer."""
        answers = {**self.answers, item.name: answer}
        return state_of(
            self.compiled, answers, today=self.today, previous=self.previous, walking=self.walking, only=self.only
        )

    @property
    def whole(self) -> "State":
        """The same with its signals and soft checks."""
        if not self.walking:
            return self
        return state_of(self.compiled, self.answers, today=self.today, previous=self.previous, only=self.only)

    @property
    def asking(self) -> tuple[Item, ...]:
        """The relevant questions in asking order, of this part if it is one."""
        if self.only is None:
            return tuple(node.item for node in self.compiled.asked if node.item.name in self.relevant)
        return tuple(node.item for node in self.compiled.asked if node.item.name in self.relevant and self._mine(node))

    def mine(self, item: Item) -> bool:
        """Whether the question is in this part: by its own name, or as one of the entries of a repeat that is."""
        return self._mine(self.compiled.nodes[item.name])

    def _mine(self, node: Node) -> bool:
        return self.only is None or node.item.name in self.only or node.source in self.only

    @property
    def stale(self) -> frozenset[str]:
        """Names of stored answers that no longer count."""
        return frozenset(self.answers) - self.relevant

    def required(self, item: Item) -> bool:
        """Whether «Нет данных» is no answer to this question."""
        test = self.compiled.nodes[item.name].required
        return test is not None and test.holds(self.values)

    def settled(self, item: Item) -> bool:
        """Whether the question has an answer it can be sent with."""
        answer = self.answers.get(item.name)
        if isinstance(answer, Given):
            if item.kind == "repeat":
                return bool(self.values.get(item.name)) or not self.required(item)
            # Nothing is ticked any more, or what was chosen is no longer offered: that says nothing.
            return not item.kind.startswith("select") or self.values.get(item.name, "") != ""
        return isinstance(answer, NoData) and not self.required(item)

    @property
    def missing(self) -> tuple[Item, ...]:
        """Relevant questions that still need an answer, those put off included."""
        return tuple(item for item in self.asking if not self.settled(item))

    @property
    def no_data(self) -> tuple[Item, ...]:
        """Relevant questions answered with «Нет данных»."""
        return tuple(item for item in self.asking if isinstance(self.answers.get(item.name), NoData))

    @property
    def problems(self) -> tuple[Issue, ...]:
        """Everything that must change before sending."""
        found = (self.problem(item) for item in self.asking)
        return tuple(issue for issue in found if issue)

    @property
    def warnings(self) -> tuple[Doubt, ...]:
        """Soft checks that fired, in the form's order."""
        return tuple(doubt(self.compiled, node) for node in raised(self) if _level(node) == "check")

    @property
    def complete(self) -> bool:
        """Whether it may be sent: nothing missing, nothing contradictory."""
        return not self.missing and not self.problems

    def problem(self, item: Item) -> Issue | None:
        """What is wrong with the answer to this question, if anything."""
        node = self.compiled.nodes[item.name]
        if item.name not in self.relevant or not isinstance(self.answers.get(item.name), Given):
            return None
        if ratio := self.ratios.get(item.name):
            if issue := _ratio_problem(self, node, ratio):
                return issue
        elif not self.accepts(node.constraint, _countable(self.values.get(item.name, ""))):
            return Issue(item, "constraint", item.constraint_message)
        return Issue(item, "too-many-entries", {}) if self._asks_too_many(item) else None

    def _asks_too_many(self, item: Item) -> bool:
        """Whether a repeat has as many entries as this number says, and that is more than there can be."""
        counts = (self.compiled.nodes[gate.name] for gate in self.compiled.gates if gate.count)
        return any(
            node.calculation is not None
            and item.name in node.reads
            and to_number(node.calculation.evaluate(self.values)) > MOST
            for node in counts
        )

    def accepts(self, constraint: Expression | None, own: Value) -> bool:
        """Whether a constraint holds with `own` as its `.`."""
        return constraint is None or constraint.holds({**self.values, SELF: own})


def state_of(
    compiled: Compiled,
    answers: Mapping[str, Answer],
    *,
    today: date | None = None,
    previous: Mapping[str, Value] | None = None,
    walking: bool = False,
    only: frozenset[str] | None = None,
) -> State:
    """Evaluate the whole form. `today` is the school's own date, `previous` the values of the last cycle.

    `walking` leaves out what only the end needs – signals and soft checks – for an answer is to cost the same
    at question 60 as at question 5; `State.whole` has them.
    """
    base = compiled.base
    if not base.gates:
        return _evaluated(compiled, answers, today, previous, walking, only)
    shape = _told(base, compiled.shape, answers)
    for _ in range(len(base.gates) + 2):  # a number of entries may hang on an answer, even on one in another entry
        state = _evaluated(unfold(base, shape), answers, today, previous, walking, only)
        if (found := _shape(state)) == shape:
            break
        shape = found
    return state


def _told(base: Compiled, before: Shape, answers: Mapping[str, Answer]) -> Shape:
    """The entries as they were added; where the form counts them, as many as there were."""
    counted = dict(before)
    told = ((gate, entries_in(answers.get(gate.name))) for gate in base.gates)
    return tuple(
        (gate.name, counted.get(gate.name, ()) if gate.count else entries.numbers if entries else ())
        for gate, entries in told
    )


def _shape(state: State) -> Shape:
    """The entries that count: none of a repeat that is not asked."""
    values = ((gate.name, state.values.get(gate.name, ())) for gate in state.compiled.gates)
    return tuple((name, tuple(int(to_number(one)) for one in entries) if isinstance(entries, tuple) else ())
                 for name, entries in values)  # fmt: skip


def _countable(value: Value) -> Value:
    """What a constraint reads as `.`: of a repeat how many entries it has."""
    return float(len(value)) if isinstance(value, tuple) else value


def _evaluated(
    compiled: Compiled,
    answers: Mapping[str, Answer],
    today: date | None,
    previous: Mapping[str, Value] | None,
    walking: bool,
    only: frozenset[str] | None,
) -> State:
    values: dict[str, Value] = {TODAY: today.isoformat() if today else ""}
    relevant: set[str] = set()
    sheet = Sheet(answers, values)
    if previous:
        values.update({f"last-saved#{name}": value for name, value in previous.items()})
    for node in compiled.walking if walking else compiled.order:
        if node.calculation is not None and node.calculation.counts_gaps:
            values[NO_DATA] = _no_data_share(compiled, answers, relevant)
        if node.relevant is None or node.relevant.holds(values):
            relevant.add(node.item.name)
            settle(sheet, node)
    return State(
        compiled, answers, values, frozenset(relevant), sheet.ratios, sheet.totals, today, previous, walking, only
    )  # fmt: skip


def _no_data_share(compiled: Compiled, answers: Mapping[str, Answer], relevant: set[str]) -> Value:
    """«Нет данных» among the scored questions that apply, in per cent; '' where none applies."""
    names = [node.item.name for node in compiled.asked if node.item.factor and node.item.name in relevant]
    absent = sum(isinstance(answers.get(name), NoData) for name in names)
    return 100 * absent / len(names) if names else ""


def offered(state: State, item: Item) -> tuple[Choice, ...]:
    """The choices of a question that its filter lets through."""
    node = state.compiled.nodes[item.name]
    if node.choice_filter is None:
        return node.choices
    return let_through(state.values, node.choice_filter, node.choices)


def raised(state: State) -> tuple[Node, ...]:
    """Flag rows that are relevant and true, in the form's order."""
    state = state.whole
    nodes = state.compiled.nodes.values()
    return tuple(
        node for node in nodes if node.item.flag and state.values.get(node.item.name) not in ("", False, 0.0, None)
    )


def _level(node: Node) -> str:
    return node.item.flag.level if node.item.flag else ""


def _ratio_problem(state: State, node: Node, ratio: Ratio) -> Issue | None:
    item = node.item
    for part, constraint, number in zip(item.parts or (), node.part_constraints, ratio, strict=False):
        if not state.accepts(constraint, float(number)):
            return Issue(item, "constraint", part.constraint_message)
    if min(ratio) < 0:
        return Issue(item, "below-zero", {})
    return Issue(item, "more-than-total", {}) if ratio.n > ratio.of else None
