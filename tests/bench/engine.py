"""What the form engine costs: a step, a whole form, an answer early and late – beside elementpath in the same run."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

import elementpath

from services.forms import walk
from services.forms.answers import Answer, Given, Ratio
from services.forms.compiled import Compiled, compile_form
from services.forms.evaluate import State, offered, state_of
from services.forms.expression import parse
from services.forms.schema import Item
from services.forms.values import Value
from services.forms.wording import say
from services.forms.xlsform import read

FORM = Path("content/forms/selfdiagnosis.md")
ROUNDS = 7
EXPRESSION = "${a} > 0 and (${b} * 100 >= 30 * ${a} or ${c} = 'yes')"
XPATH = "number(a) > 0 and (number(b) * 100 >= 30 * number(a) or c = 'yes')"


def cost(work: Callable[[], object], times: int) -> float:
    """Microseconds of CPU a call: the median of several rounds."""
    found = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for _ in range(times):
            work()
        found.append((time.process_time() - begin) / times * 1e6)
    return median(found)


def some(item: Item, state: State) -> Answer:
    """A plain answer to any question."""
    if item.kind == "select_one":
        return Given(offered(state, item)[0].name)
    if item.kind == "select_multiple":
        return Given((offered(state, item)[-1].name,))
    if item.kind == "ratio":
        of = state.totals.get(item.name, 40)
        return Given(Ratio(of // 3, of))
    return Given(12)


def road(compiled: Compiled) -> list[tuple[State, Item]]:
    """Every question of a school with the answers before it."""
    found, state = [], state_of(compiled, {}, walking=True)
    while (item := walk.next_item(state)) is not None:
        found.append((state, item))
        state = state.with_answer(item, some(item, state))
    return found


def step(state: State, item: Item) -> State:
    """What one answered question asks of the engine: check, evaluate, the next one with its label and choices."""
    said = some(item, state)
    after = state.with_answer(item, said)
    after.problem(item)
    following = walk.next_item(after, item)
    if following is not None:
        say(after, following.label, "ru")
        offered(after, following)
        walk.progress(after, following)
    return after


def main() -> None:
    """Print the table."""
    compiled = compile_form(read(FORM, "md"))
    whole_road = road(compiled)
    early, late = whole_road[5], whole_road[-2]
    own = parse(EXPRESSION)
    values: dict[str, Value] = {"a": 40.0, "b": 12.0, "c": "yes"}
    tree = ElementTree.fromstring("<r><a>40</a><b>12</b><c>yes</c></r>")
    ours = cost(lambda: own.evaluate(values), 2000)
    theirs = cost(lambda: elementpath.select(tree, XPATH, parser=elementpath.XPath1Parser), 50)
    first = cost(lambda: step(*early), 50)
    last = cost(lambda: step(*late), 50)
    whole = cost(lambda: state_of(compiled, late[0].answers), 100)
    print(f"{'':52}{'CPU, мкс':>10}{'×':>8}")
    print(f"{'выражение, свой разбор заранее':52}{ours:10.1f}{ours / theirs:8.3f}")
    print(f"{'выражение, elementpath':52}{theirs:10.1f}{1:8.3f}")
    print(f"{'анкета целиком, ' + str(len(compiled.asked)) + ' вопросов':52}{whole:10.0f}")
    print(f"{'шаг у вопроса 6':52}{first:10.0f}{1:8.2f}")
    print(f"{'шаг у вопроса ' + str(len(late[0].answers) + 1):52}{last:10.0f}{last / first:8.2f}")


if __name__ == "__main__":
    main()
