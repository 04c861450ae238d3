"""A form made ready to evaluate: its expressions as closures, its items in the order they depend on each other."""

from dataclasses import dataclass
from functools import lru_cache
from graphlib import TopologicalSorter

from services.forms.checks import REFERENCE, dependencies
from services.forms.expression import Expression, parse
from services.forms.schema import Choice, Form, Item, Section

_ALWAYS = {"yes": "true()", "true": "true()", "no": "", "false": "", "false()": ""}


@dataclass(frozen=True, slots=True)
class Node:
    """An item with its expressions read."""

    item: Item
    place: int
    relevant: Expression | None
    required: Expression | None
    constraint: Expression | None
    calculation: Expression | None
    total_from: Expression | None
    choice_filter: Expression | None
    measure: Expression | None
    part_constraints: tuple[Expression | None, Expression | None]
    choices: tuple[Choice, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A form ready to evaluate; make one per version and keep it."""

    form: Form
    items: tuple[Item, ...]  # of the form, each with a number to be named by
    nodes: dict[str, Node]
    order: tuple[Node, ...]
    walking: tuple[Node, ...]  # of `order`, what the way through the form hangs on: no signals, no checks
    asked: tuple[Node, ...]
    owners: dict[str, str]
    sections: dict[str, Section]

    def at(self, place: int) -> Item | None:
        """The item at this place of the form, if there is one."""
        return self.items[place] if 0 <= place < len(self.items) else None

    def item(self, name: str) -> Item:
        """The item of this name, or the one a part of this name belongs to. Raises KeyError."""
        return self.nodes[self.owners[name]].item


@lru_cache(maxsize=32)
def load(stored: str) -> Compiled:
    """The compiled form of a stored version (the JSON of a Form); cached by its text."""
    return compile_form(Form.model_validate_json(stored))


def compile_form(form: Form) -> Compiled:
    """Read every expression once. Raises ExpressionError or CycleError; a form that `read` accepted has neither."""
    items = _numbered(form)
    nodes = {item.name: _node(form, item, place) for place, item in enumerate(items)}
    owners = {name: name for name in nodes}
    owners |= {part.name: item.name for item in form.items for part in item.parts or ()}
    graph = dependencies(list(form.items))
    order = [nodes[name] for name in TopologicalSorter(graph).static_order()]
    needed = _needed(form, graph, owners)
    return Compiled(
        form=form,
        items=items,
        nodes=nodes,
        order=tuple(order),
        walking=tuple(node for node in order if node.item.name in needed),
        asked=tuple(node for node in nodes.values() if node.item.asked),
        owners=owners,
        sections={section.name: section for section in form.sections},
    )


def _numbered(form: Form) -> tuple[Item, ...]:
    """A form that numbers nothing is numbered through: a list of answers and its buttons need names."""
    if any(item.number for item in form.items):
        return form.items
    order = {item.name: str(k) for k, item in enumerate((item for item in form.items if item.asked), 1)}
    return tuple(item.model_copy(update={"number": order.get(item.name, "")}) for item in form.items)


def _needed(form: Form, graph: dict[str, list[str]], owners: dict[str, str]) -> set[str]:
    """Everything asked or told, what its texts and constraints mention, and what those hang on."""
    asked = [item for item in form.items if item.asked]
    waiting = [item.name for item in form.items if item.asked or item.kind == "note"]
    for item in asked:
        texts = [*item.label.values(), *item.hint.values(), *item.constraint_message.values(), item.constraint]
        for part in item.parts or ():
            texts += [*part.constraint_message.values(), part.constraint]
        texts.append(item.required)
        waiting += [owners[name] for text in texts for name in REFERENCE.findall(text) if name in owners]
    needed: set[str] = set()
    while waiting:
        if (name := waiting.pop()) not in needed:
            needed.add(name)
            waiting += graph[name]
    return needed


def _read(text: str, columns: frozenset[str] = frozenset()) -> Expression | None:
    text = _ALWAYS.get(text.lower(), text)
    return parse(text, columns) if text else None


def _node(form: Form, item: Item, place: int) -> Node:
    first, second = item.parts or (None, None)
    choices = form.choices.get(item.choices, ())
    columns = frozenset(column for choice in choices for column in choice.columns) | {"name"}
    return Node(
        item=item,
        place=place,
        relevant=_read(item.relevant),
        required=_read(item.required),
        constraint=_read(item.constraint),
        calculation=_read(item.calculation),
        total_from=_read(item.total_from),
        choice_filter=_read(item.choice_filter, columns),
        measure=_read(item.measure),
        part_constraints=(
            _read(first.constraint) if first else None,
            _read(second.constraint) if second else None,
        ),
        choices=choices,
        names=frozenset(choice.name for choice in choices),
    )
