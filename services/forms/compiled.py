"""A form made ready to evaluate: its expressions as closures, its items in the order they depend on each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from graphlib import TopologicalSorter

from services.forms import repeats
from services.forms.checks import reads
from services.forms.expression import Expression, parse
from services.forms.repeats import Shape
from services.forms.schema import Choice, Form, Item, Section
from services.forms.values import Value

_ALWAYS = {"yes": "true()", "true": "true()", "no": "", "false": "", "false()": ""}


@dataclass(frozen=True, slots=True)
class Node:
    """An item with its expressions read. `entry` is the number of its entry, `k` which of those shown that is."""

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
    reads: tuple[str, ...] = ()  # whose values decide its own
    mentions: tuple[str, ...] = ()  # whom its texts and constraints speak of
    source: str = ""  # the item of the form, which in an entry has another name
    entry: int = 0
    k: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A form ready to evaluate; make one per version and keep it. With repeats it is unfolded by their entries."""

    form: Form
    items: tuple[Item, ...]  # of the form, each with a number to be named by; those of a repeat once for each entry
    nodes: dict[str, Node]
    order: tuple[Node, ...]
    walking: tuple[Node, ...]  # of `order`, what the way through the form hangs on: no signals, no checks
    asked: tuple[Node, ...]
    owners: dict[str, str]
    sections: dict[str, Section]
    ranks: dict[str, int]  # which comes first; a place only names an item
    places: dict[int, Item]
    gates: tuple[Item, ...] = ()  # the repeats of the form
    shape: Shape = ()
    folded: "Compiled | None" = None  # the form without entries, where this has some

    @property
    def base(self) -> "Compiled":
        """The form without any entry."""
        return self.folded or self

    def at(self, place: int) -> Item | None:
        """The item at this place of the form, if there is one."""
        return self.places.get(place)

    def item(self, name: str) -> Item:
        """The item of this name, or the one a part of this name belongs to. Raises KeyError."""
        return self.nodes[self.owners[name]].item

    def entries(self, repeat: str) -> tuple[int, ...]:
        """The entries of a repeat."""
        return dict(self.shape).get(repeat, ())


@lru_cache(maxsize=32)
def load(stored: str) -> Compiled:
    """The compiled form of a stored version (the JSON of a Form); cached by its text."""
    return compile_form(Form.model_validate_json(stored))


def compile_form(form: Form) -> Compiled:
    """Read every expression once. Raises ExpressionError or CycleError; a form that `read` accepted has neither."""
    items = _numbered(form)
    nodes = [_node(form, item, place) for place, item in enumerate(items) if not item.repeat]
    return _compiled(form, nodes, tuple(item for item in items if item.kind == "repeat"))


@lru_cache(maxsize=512)
def unfold(base: Compiled, shape: Shape) -> Compiled:
    """The form with these entries."""
    if not any(entries for _, entries in shape):
        return base
    entries, nodes = dict(shape), list[Node]()
    for node in base.nodes.values():
        if node.item.kind == "repeat":
            for k, entry in enumerate(entries.get(node.item.name, ()), 1):
                nodes += _entry(base, node.item.name, entry, k)
        if not node.item.repeat:  # what gathers values is made anew
            nodes.append(node)
    return replace(_compiled(base.form, nodes, base.gates), shape=shape, folded=base)


@lru_cache(maxsize=2048)
def _entry(base: Compiled, repeat: str, entry: int, k: int) -> tuple[Node, ...]:
    """The questions of one entry."""
    items, gate = _numbered(base.form), base.nodes[repeat].item
    own = repeats.fields(items, repeat)
    return tuple(
        replace(
            _node(base.form, repeats.in_entry(item, gate, own, entry, k), entry * repeats.STRIDE + place),
            source=item.name, entry=entry, k=k,
        )
        for place, item in enumerate(items)
        if item.repeat == repeat
    )  # fmt: skip


def _compiled(form: Form, listed: list[Node], gates: tuple[Item, ...]) -> Compiled:
    items = tuple(node.item for node in listed)
    nodes = {node.item.name: node for node in listed} | {node.item.name: node for node in _gathering(form, listed)}
    owners = {name: name for name in nodes}
    owners |= {part.name: item.name for item in items for part in item.parts or ()}
    scored = [item.name for item in items if item.factor and item.asked]
    graph = {name: _before(node, owners, scored) for name, node in nodes.items()}
    order = [nodes[name] for name in TopologicalSorter(graph).static_order()]
    needed = _needed(listed, graph, owners)
    return Compiled(
        form=form,
        items=items,
        nodes=nodes,
        order=tuple(order),
        walking=tuple(node for node in order if node.item.name in needed),
        asked=tuple(node for node in listed if node.item.asked),
        owners=owners,
        sections={section.name: section for section in form.sections},
        ranks={item.name: rank for rank, item in enumerate(items)},
        places={node.place: node.item for node in listed},
        gates=gates,
    )


def _numbered(form: Form) -> tuple[Item, ...]:
    """A form that numbers nothing is numbered through: a list of answers and its buttons need names."""
    if any(item.number for item in form.items):
        return form.items
    order = {item.name: str(k) for k, item in enumerate((item for item in form.items if item.asked), 1)}
    return tuple(item.model_copy(update={"number": order.get(item.name, "")}) for item in form.items)


def _gathering(form: Form, listed: list[Node]) -> Iterable[Node]:
    """For each name of a repeat what `sum(${name})` outside it reads: the values of all its entries."""
    for gate in (item for item in form.items if item.kind == "repeat"):
        entries = list(dict.fromkeys(node.entry for node in listed if node.item.repeat == gate.name))
        for name in sorted(repeats.fields(form.items, gate.name)):
            whole = _all_of(tuple(repeats.name_in(name, entry) for entry in entries))
            item = Item(kind="calculate", name=name, repeat=gate.name)
            yield replace(_node(form, item, -1), calculation=whole, reads=tuple(sorted(whole.names)))


def _all_of(names: tuple[str, ...]) -> Expression:
    def gathered(values: dict[str, Value]) -> Value:
        return tuple(values.get(name, "") for name in names)

    return Expression("", frozenset(names), frozenset(), False, gathered)


def _before(node: Node, owners: dict[str, str], scored: list[str]) -> list[str]:
    """The items that must be settled before this one."""
    found = [owners[name] for name in node.reads if name in owners]
    read = (node.relevant, node.calculation, node.total_from)
    return found + scored if any(one and one.counts_gaps for one in read) else found


def _needed(listed: list[Node], graph: dict[str, list[str]], owners: dict[str, str]) -> set[str]:
    """Everything asked or told, what its texts and constraints mention, and what those hang on."""
    waiting = [node.item.name for node in listed if node.item.asked or node.item.kind in ("note", "repeat")]
    for node in listed:
        if node.item.asked or node.item.kind == "note":
            waiting += [owners[name] for name in node.mentions if name in owners]
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
        calculation=_read(item.count if item.kind == "repeat" else item.calculation),
        total_from=_read(item.total_from),
        choice_filter=_read(item.choice_filter, columns),
        measure=_read(item.measure),
        part_constraints=(
            _read(first.constraint) if first else None,
            _read(second.constraint) if second else None,
        ),
        choices=choices,
        names=frozenset(choice.name for choice in choices),
        reads=tuple(reads(item)),
        mentions=_mentions(item),
        source=item.name,
    )


def _mentions(item: Item) -> tuple[str, ...]:
    texts = [*item.label.values(), *item.hint.values(), *item.constraint_message.values(), item.constraint]
    for part in item.parts or ():
        texts += [*part.constraint_message.values(), part.constraint]
    texts.append(item.required)
    return tuple(name for text in texts for name in repeats.REFERENCE.findall(text))
