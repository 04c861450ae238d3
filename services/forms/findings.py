"""What is found in answers: contradictions that must go, doubts that deserve a second look."""

from dataclasses import dataclass

from services.forms.compiled import Compiled, Node
from services.forms.schema import Item, Words


@dataclass(frozen=True, slots=True)
class Issue:
    """A hard contradiction: the answer must change.

    `reason` is constraint, more-than-total, below-zero or too-many-entries.
    """

    item: Item
    reason: str
    message: Words


@dataclass(frozen=True, slots=True)
class Doubt:
    """A soft check that fired: worth a second look, may be explained. `items` are what it compares."""

    code: str
    items: tuple[Item, ...]
    message: Words


def doubt(compiled: Compiled, node: Node) -> Doubt:
    """The soft check of this row, with the questions it compares."""
    names = node.calculation.names if node.calculation else frozenset()
    found = {compiled.owners[name] for name in names if name in compiled.owners}
    # What is summed over entries is looked at in the list of them.
    shown = {name if name in compiled.ranks else compiled.nodes[name].item.repeat for name in found}
    items = tuple(compiled.nodes[name].item for name in sorted(shown, key=compiled.ranks.__getitem__))
    flag = node.item.flag
    return Doubt(flag.code if flag else "", items, flag.message if flag else {})
