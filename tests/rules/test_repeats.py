"""Repeats: entries added, edited and removed in any order agree with a list kept by hand."""

import random
from io import BytesIO
from typing import Any

import pytest

from services.forms.answers import Answer, Entries, Given, NoData, Ratio, entries_in, postpone
from services.forms.compiled import Compiled, compile_form
from services.forms.evaluate import State, state_of
from services.forms.export import to_xlsx
from services.forms.schema import Form
from services.forms.walk import next_item, previous_item
from services.forms.xlsform import FormRefused, read

FORM = """
| survey | type | name | label | relevant | required | constraint | constraint_message | calculation | repeat_count | appearance |
| | integer | rooms | Сколько кабинетов? | | | | | | | |
| | begin_group | staff | Кадры | | | | | | | |
| | begin_repeat | vacancy | Вакансия | ${rooms} > 0 | | . <= 4 | Не больше четырёх | | | |
| | text | subject | Предмет | | yes | | | | | |
| | integer | hours | Часов на «${subject}»? | | | . <= 40 | Много | | | |
| | text | why | Почему не занята? | ${hours} > 18 | | | | | | |
| | begin_group | pupils | Учеников без уроков | | | | | | | ratio |
| | integer | n | Без уроков | | | | | | | |
| | integer | of | Всего | | | | | | | |
| | end_group | | | | | | | | | |
| | calculate | nth | | | | | | position(..) | | |
| | end_repeat | | | | | | | | | |
| | end_group | | | | | | | | | |
| | begin_repeat | room | Кабинет | | | | | | ${rooms} | |
| | decimal | area | Площадь кабинета | | | | | | | |
| | end_repeat | | | | | | | | | |
| | calculate | many | | | | | | count(${vacancy}) | | |
| | calculate | whole | | | | | | sum(${hours}) | | |
| | calculate | most | | | | | | max(${hours}) | | |
| | calculate | named | | | | | | join(', ', ${subject}) | | |
| | calculate | space | | | | | | sum(${area}) div count(${room}) | | |
| | calculate | pupils_in_all | | | | | | sum(${n}) | | |
| settings | form_title | form_id | version |
| | Вакансии | vacancies | 1 |
"""  # noqa: E501


def form() -> Form:
    return read(FORM.encode(), "md")


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_form(form())


def test_a_form_with_repeats_goes_out_and_in_again() -> None:
    pyxform_reads = to_xlsx(form())
    assert read(pyxform_reads, "xlsx") == form()
    assert Form.model_validate_json(form().model_dump_json()) == form()


class Oracle:
    """The same by hand: a list of entries, each a plain dictionary."""

    def __init__(self, chance: random.Random, compiled: Compiled) -> None:
        self.chance = chance
        self.state = state_of(compiled, {})
        self.entries: list[dict[str, Any]] = []
        self.removed: list[int] = []
        self.rooms = 0
        self.areas: dict[int, float] = {}

    def say(self, name: str, said: Answer) -> None:
        self.state = self.state.with_answer(self.state.compiled.item(name), said)

    def step(self) -> None:
        self.chance.choice([self.add, self.add, self.edit, self.edit, self.edit, self.remove, self.count, self.area])()

    def _store(self, last: int) -> None:
        numbers = tuple(one["id"] for one in self.entries)
        entries = Entries(numbers, last)
        self.say("vacancy", Given(entries) if self.chance.random() < 0.5 else entries)

    @property
    def last(self) -> int:
        found = entries_in(self.state.answers.get("vacancy"))
        return found.last if found else 0

    def add(self) -> None:
        self.entries.append({"id": self.last + 1})
        self._store(self.last + 1)

    def remove(self) -> None:
        if self.entries:
            self.entries.remove(self.chance.choice(self.entries))
            self._store(self.last)

    def edit(self) -> None:
        if not self.entries or not self.rooms:
            return
        entry = self.chance.choice(self.entries)
        name = self.chance.choice(["subject", "hours", "n"])
        value = f"П{self.chance.randint(1, 9)}" if name == "subject" else self.chance.randint(0, 40)
        entry[name] = value
        if name == "n":
            self.say(f"pupils@{entry['id']}", Given(Ratio(int(value), 50)))
        else:
            self.say(f"{name}@{entry['id']}", Given(value))

    def count(self) -> None:
        self.rooms = self.chance.randint(0, 4)
        self.say("rooms", Given(self.rooms))

    def area(self) -> None:
        if self.rooms:
            k = self.chance.randint(1, self.rooms)
            self.areas[k] = self.chance.randint(1, 90)
            self.say(f"area@{k}", Given(self.areas[k]))

    def check(self) -> None:
        state, values = self.state, self.state.values
        live = self.entries if self.rooms else []
        hours = [one["hours"] for one in live if "hours" in one]
        areas = [self.areas[k] for k in range(1, self.rooms + 1) if k in self.areas]
        assert (values["many"], values["whole"]) == (len(live), sum(hours))
        assert values["most"] == (max(hours) if hours else "")
        assert values["named"] == ", ".join(one["subject"] for one in live if "subject" in one)
        assert values["pupils_in_all"] == sum(one.get("n", 0) for one in live)
        assert values["space"] == (sum(areas) / self.rooms if self.rooms else "")
        asked = [item.name for item in state.asking]
        wanted = ["rooms"]
        for one in live:
            wanted += [f"subject@{one['id']}", f"hours@{one['id']}"]
            wanted += [f"why@{one['id']}"] if one.get("hours", 0) > 18 else []
            wanted.append(f"pupils@{one['id']}")
        wanted += ["vacancy"] if self.rooms else []
        assert asked == [*wanted, *(f"area@{k}" for k in range(1, self.rooms + 1))]
        assert [values[f"nth@{one['id']}"] for one in live] == list(range(1, len(live) + 1))
        fresh = state_of(state.compiled.base, dict(state.answers))
        assert (fresh.values, fresh.relevant) == (values, state.relevant)
        item, seen = state.asking[-1], [state.asking[-1].name]
        while (before := previous_item(state, item)) is not None:
            item = before
            seen.insert(0, item.name)
        assert seen == asked, "going back passes every question once"


def test_entries_in_any_order_agree_with_a_list_kept_by_hand(compiled: Compiled) -> None:
    for seed in range(60):
        oracle = Oracle(random.Random(seed), compiled)
        oracle.count()
        for _ in range(30):
            oracle.step()
            oracle.check()


def answered(compiled: Compiled, **said: Any) -> State:
    answers = {name.replace("__", "@"): value if not isinstance(value, int | str) else Given(value)
               for name, value in said.items()}  # fmt: skip
    return state_of(compiled, answers)


def test_the_way_leads_through_the_entries_and_asks_for_one_more(compiled: Compiled) -> None:
    state, seen = answered(compiled, rooms=1), list[str]()
    item = next_item(state)
    assert item is not None and item.name == "vacancy" and item.label["ru"] == "Вакансия", "first: is there any?"
    state = state.with_answer(item, Entries((1,), 1))
    while (item := next_item(state, item if seen else None)) is not None and item.name != "vacancy":
        seen.append(item.name)
        state = state.with_answer(item, Given(Ratio(1, 5)) if item.kind == "ratio" else Given(20))
    assert seen == ["subject@1", "hours@1", "why@1", "pupils@1"] and item is not None
    assert item.name == "vacancy" and not state.settled(item), "one more?"
    put_off = state.with_answer(item, postpone(state.answers["vacancy"]))
    assert put_off.compiled.entries("vacancy") == (1,), "putting it off keeps the entries"
    state = state.with_answer(item, Given(Entries((1,), 1)))
    assert [one.name for one in state.missing] == ["area@1"]
    assert state.with_answer(item, Given(Entries((1, 2, 3, 4, 5), 5))).problem(item) is not None
    nothing = answered(compiled, rooms=1, vacancy=Given(Entries()))
    assert nothing.settled(nothing.compiled.item("vacancy")) and nothing.values["whole"] == 0
    unknown = answered(compiled, rooms=1, vacancy=NoData())
    assert unknown.values["many"] == 0 and unknown.no_data


def test_an_entry_speaks_of_itself_and_the_count_has_an_end(compiled: Compiled) -> None:
    state = answered(compiled, rooms=2, vacancy=Entries((1, 4), 4), subject__4="Физика", hours__1=41)
    hours = state.compiled.item("hours@4")
    assert hours.label["ru"] == "Часов на «${subject@4}»?" and hours.number == "3/2"
    assert [issue.item.name for issue in state.problems] == ["hours@1"]
    crowd = answered(compiled, rooms=51)
    assert len(crowd.compiled.entries("room")) == 50
    assert [(issue.item.name, issue.reason) for issue in crowd.problems] == [("rooms", "too-many-entries")]


@pytest.mark.parametrize(
    ("rows", "row", "what"),
    [
        ("| | begin_repeat | r | Р | |\n| | text | a | А | |\n| | begin_repeat | q | К | |\n| | text | b | Б | |\n"
         "| | end_repeat | | | |\n| | end_repeat | | | |", 4, "повтор внутри другого повтора"),
        ("| | begin_repeat | r | Р | |\n| | text | a | А | |", 2, "повтор «r» не закрыт"),
        ("| | begin_repeat | r | Р | |\n| | note | a | А | |\n| | end_repeat | | | |", 2, "в повторе нет ни одного"),
        ("| | begin_repeat | r | Р | |\n| | text | a | А | |\n| | end_group | | | |", 4, "end_group без begin_group"),
        ("| | text | b | Б | |\n| | end_repeat | | | |", 3, "end_repeat без begin_repeat"),
        ("| | begin_repeat | r | Р | |\n| | integer | a | А | |\n| | end_repeat | | | |\n| | text | b | Б | ${a} = 1 |",
         5, "«a» – ответы всех записей"),
        ("| | begin_repeat | r | Р | |\n| | integer | a | А | |\n| | end_repeat | | | |\n| | text | b | ${a} и |  |",
         5, "«a» – ответы всех записей"),
        ("| | begin_repeat | r | Р | |\n| | integer | a | А | ${last-saved#a} = 1 |\n| | end_repeat | | | |",
         3, "«last-saved#a» – ответы всех записей"),
        ("| | begin_repeat | r | Р | |\n| | integer | a | А | ${r} = 1 |\n| | end_repeat | | | |", 3, "«r» – ответы"),
        ("| | begin_repeat | r | Р | sum(${a}) > 1 |\n| | integer | a | А | |\n| | end_repeat | | | |", 3, "круг"),
    ],
)  # fmt: skip
def test_what_a_repeat_cannot_be_is_refused_by_its_row(rows: str, row: int, what: str) -> None:
    head = "| survey | type | name | label | relevant |\n"
    settings = "\n| settings | form_title | form_id | version |\n| | А | a | 1 |\n"
    with pytest.raises(FormRefused) as refused:
        read((head + rows + settings).encode(), "md")
    assert any(problem.row == row and what in problem.what for problem in refused.value.problems), refused.value
    assert all(problem.remedy for problem in refused.value.problems)


def test_pyxform_takes_what_is_given_out(tmp_path: Any) -> None:
    from pyxform.xls2xform import convert

    made = convert(BytesIO(to_xlsx(form())), file_type=".xlsx")
    assert "<repeat nodeset=" in made.xform and 'jr:count="' in made.xform
