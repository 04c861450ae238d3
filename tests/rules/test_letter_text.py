"""The text of a letter: what is missing, what its digest covers, what a version says differently, what was typed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Letter, LetterItem, StoredFile
from services.letters import form_lines, frozen, letters, requisites, typed
from services.letters.difference import between
from services.letters.letters import Written
from services.org.people import Place
from services.refusal import Refusal
from tests.letters import COMPLETE

TODAY = date(2026, 10, 5)
PLACE = Place(1, "operator", "Ректор", 1, "Край", "Europe/Moscow")


def letter(items: tuple[dict[str, Any], ...] = (), files: tuple[dict[str, Any], ...] = (), **fields: Any) -> Written:
    """A complete order that was never stored."""
    row = Letter(**{"kind": "order", "state": "draft", "dated": "2026-10-01", "version": 0, **COMPLETE, **fields})
    made = tuple(LetterItem(**{"responsible": "", "due_on": None, **one}) for one in items)
    kept = tuple(StoredFile(**{"id": n, "name": "план.pdf", "sha256": "a" * 64, "state": "kept", **one})
                 for n, one in enumerate(files, 1))  # fmt: skip
    return Written(row, PLACE, made, kept)


NOTHING: dict[str, Any] = {"audience": None, "due_on": None, "report": None}
FOUR = ("due_on", "responsible", "participants", "report")


@pytest.mark.parametrize("name", [*FOUR, "number", "dated", "heading", "basis", "signed_by", "controller", "body",
                                  "audience"])  # fmt: skip
def test_whatever_is_missing_is_named_and_nothing_else(name: str) -> None:
    assert letters.gaps(letter(), TODAY) == []
    assert letters.gaps(letter(**{name: NOTHING.get(name, "")}), TODAY) == [name]


@given(st.sets(st.sampled_from(sorted({*COMPLETE, "dated"} - {"acknowledge_on"}))))
def test_of_many_gaps_the_four_of_the_rule_come_first(gone: set[str]) -> None:
    found = letters.gaps(letter(**{name: NOTHING.get(name, "") for name in gone}), TODAY)
    assert set(found) == gone
    assert set(found[: len(gone & set(FOUR))]) == gone & set(FOUR)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"report": "form"}, ["form"]),
        ({"report": "form", "form_version_id": 3}, []),
        ({"due_on": "2026-10-05"}, []),  # today is not too late
        ({"due_on": "2026-10-04"}, ["due-past"]),
        ({"body": "", "items": ({"action": "Провести"},)}, []),  # items speak for themselves
        ({"items": ({"action": "А", "due_on": "2026-10-19"},)}, []),
        ({"items": ({"action": "А", "due_on": "2026-10-20"},)}, ["item-late"]),
        ({"files": ({"state": "asked"},)}, ["files"]),
        ({"files": ({"state": "kept"},)}, []),
        ({"audience": {"role": "curator"}}, ["audience"]),  # to whom, but of which schools?
        ({"kind": "info", **dict.fromkeys(("due_on", "report")), "responsible": "", "number": "", "basis": "",
          "participants": "", "signed_by": "", "controller": ""}, []),  # news ask for a heading and a text alone
        ({"kind": "info", "heading": "", "body": "", "report": "form"}, ["heading", "body"]),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_says_why(changes: dict[str, Any], found: list[str]) -> None:
    assert letters.gaps(letter(**changes), TODAY) == found


def test_the_digest_covers_every_field_every_item_and_every_file() -> None:
    base = letter(({"action": "А"}, {"action": "Б", "due_on": "2026-10-12"}), ({},), form_version_id=1)
    seen = {frozen.digest(frozen.content(base))}
    for name in frozen.FIELDS:
        was = getattr(base.row, name)
        setattr(base.row, name, 2 if name == "form_version_id" else "иное")
        seen.add(frozen.digest(frozen.content(base)))
        setattr(base.row, name, was)
    assert len(seen) == 1 + len(frozen.FIELDS)
    others = [
        letter(({"action": "Б", "due_on": "2026-10-12"}, {"action": "А"}), ({},), form_version_id=1),  # the order
        letter(({"action": "А"},), ({},), form_version_id=1),
        letter(({"action": "А"}, {"action": "Б", "due_on": "2026-10-13"}), ({},), form_version_id=1),
        letter(({"action": "А", "responsible": "завуч"}, {"action": "Б", "due_on": "2026-10-12"}), ({},),
               form_version_id=1),
        letter(({"action": "А"}, {"action": "Б", "due_on": "2026-10-12"}), ({"sha256": "b" * 64},), form_version_id=1),
        letter(({"action": "А"}, {"action": "Б", "due_on": "2026-10-12"}), (), form_version_id=1),
    ]  # fmt: skip
    seen |= {frozen.digest(frozen.content(one)) for one in others}
    assert len(seen) == 1 + len(frozen.FIELDS) + len(others)
    said = frozen.content(base)
    assert frozen.digest(dict(reversed(said.items()))) == frozen.digest(said), "the order of the keys is nothing"


def test_whom_it_goes_to_and_when_is_confirmed_but_is_no_text() -> None:
    base = letter()
    digests = {frozen.with_audience(base)}
    changes: tuple[dict[str, Any], ...] = (
        {"audience": {"kind": "towns", "units": [2]}}, {"send_at": datetime(2026, 10, 6, tzinfo=UTC)},
    )  # fmt: skip
    for change in changes:
        other = letter(**change)
        assert frozen.digest(frozen.content(other)) == frozen.digest(frozen.content(base))
        digests.add(frozen.with_audience(other))
    assert len(digests) == 3


SAID = st.fixed_dictionaries({
    **{name: st.sampled_from(("", "А", "Б")) for name in ("heading", "responsible", "participants")},
    "due_on": st.sampled_from((None, "2026-10-19", "2026-10-23")),
    "items": st.lists(st.fixed_dictionaries({
        "action": st.sampled_from(("Провести", "Сверить")), "responsible": st.sampled_from(("", "завуч")),
        "due_on": st.sampled_from((None, "2026-10-12")),
    }), max_size=3).map(tuple),
    "files": st.lists(st.sampled_from("abc"), unique=True, max_size=3).map(
        lambda keys: tuple({"id": ord(key), "name": f"{key}.pdf", "sha256": key * 64} for key in keys)),
})  # fmt: skip


@given(SAID, SAID)
def test_a_difference_is_found_exactly_where_there_is_one(old: dict[str, Any], new: dict[str, Any]) -> None:
    before, after = frozen.content(letter(**old)), frozen.content(letter(**new))
    found = between(before, after)
    assert bool(found) == (plain(before) != plain(after))
    assert found == tuple(replace(one, before=one.after, after=one.before) for one in between(after, before)) or any(
        one.what == "file" for one in found
    ), "the way back says the same, but for which file comes first"
    for one in found:
        assert one.before != one.after
        if one.what in frozen.FIELDS:
            assert (one.before, one.after) == (before[one.what] or "", after[one.what] or "")
    assert between(before, before) == ()


def plain(said: dict[str, Any]) -> Any:
    """What a reader sees of it: nothing said is nothing, files without their order."""
    fields = {name: value or "" for name, value in said.items() if name not in ("items", "files", "kind")}
    items = [{**one, "due_on": one["due_on"] or ""} for one in said["items"]]
    return fields, items, {one["sha256"] for one in said["files"]}


# ── typed in chat ────────────────────────────────────────────────────────────────────────────


PIECES = (
    ("срок 19 октября", {"due_on": "2026-10-19"}),
    ("ответственный: директор", {"responsible": "директор"}),
    ("участники – учителя 9 классов", {"participants": "учителя 9 классов"}),
    ("№ 31-о от 1 октября", {"number": "31-о", "dated": "2026-10-01"}),
    ("О подготовке к ОГЭ", {"heading": "О подготовке к ОГЭ"}),
    ("отчёт: анкета", {"report": "form"}),
    ("ознакомиться до 14 октября", {"acknowledge_on": "2026-10-14"}),
    ("срочно", {"urgent": True}),
)


@given(st.permutations(PIECES), st.integers(1, len(PIECES)), st.sampled_from((";", "\n", "; \n", " ;")))
def test_in_whatever_order_it_is_typed(pieces: list[tuple[str, dict[str, Any]]], n: int, between_: str) -> None:
    wanted = {name: value for _, one in pieces[:n] for name, value in one.items()}
    assert typed.read(between_.join(said for said, _ in pieces[:n]), TODAY) == (wanted, [])


def test_what_is_said_twice_is_left_not_overwritten() -> None:
    for first, second in permutations(("срок 19 октября", "срок 23 октября")):
        found, left = typed.read(f"{first}; {second}", TODAY)
        assert found == typed.read(first, TODAY)[0] and left == [second]


@given(st.text(max_size=120))
def test_no_text_breaks_the_reading_and_nothing_is_lost_in_silence(said: str) -> None:
    found, left = typed.read(said, TODAY)
    assert bool(found or left) == bool([one for one in typed._NEXT.split(said) if one.strip(" ,")])
    assert not found.keys() - {*letters.LONGEST, "dated", "due_on", "acknowledge_on", "participants", "basis", "body",
                               "report", "urgent"}  # fmt: skip
    requisites.of_lines(said.split("\n"), TODAY)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=8), st.integers(41, 60))
def test_items_of_an_order_keep_their_terms_and_the_latest_is_the_letters(ahead: list[int], last: int) -> None:
    days = [TODAY + timedelta(n) for n in ahead]
    lines = ["Приказ", "№ 7-о от 1 октября 2026 г.", "О сверке фонда", "ПРИКАЗЫВАЮ:"]
    lines += [f"{n}. Сверить фонд библиотеки в срок до {day:%d.%m.%Y}." for n, day in enumerate(days, 1)]
    end = TODAY + timedelta(last)
    lines.append(f"{len(days) + 1}. Представить отчёт до {end:%d.%m.%Y}.")
    found = requisites.of_lines(lines, TODAY)
    assert found["due_on"] == end.isoformat() and found["number"] == "7-о" and found["kind"] == "order"
    assert [one["due_on"] for one in found["items"]] == [*(day.isoformat() for day in days), None]


KINDS = ("число", "дробь", "текст", "дата", "время", "да/нет", "доля", "файл", "фото", "место",
         "выбор: низкий, высокий", "несколько: анализ, план, отчёт")  # fmt: skip
QUESTION = st.tuples(
    st.text("абв №12:;,.«»?", min_size=1, max_size=20).filter(lambda one: one.strip()),
    st.sampled_from(KINDS), st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.lists(QUESTION, min_size=1, max_size=12, unique_by=lambda one: one[0].strip()))
def test_a_form_of_lines_says_what_was_typed_and_comes_back_the_same(asked: list[tuple[str, str, bool, bool]]) -> None:
    lines, repeat = list[str](), False
    for label, kind, required, inside in asked:
        if inside and not repeat:
            lines.append(f"Записи {len(lines)} | записи")
        repeat = inside
        lines.append(f"{'- ' if inside else ''}{label.strip()} | {kind}{' *' if required else ''}")
    form = form_lines.read("\n".join(lines), "letter-1", "О")
    assert form_lines.written(form).split("\n") == lines
    assert form_lines.read(form_lines.written(form, "en"), "letter-1", "О") == form
    real = [item for item in form.items if item.kind != "repeat"]
    assert [item.label["ru"] for item in real] == [label.strip() for label, *_ in asked]
    assert [(bool(item.required), bool(item.repeat)) for item in real] == [one[2:] for one in asked]


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("heading", "О  сверке\n фонда ", "О сверке фонда"),
        ("body", " Сверить\nфонд\x00 ", "Сверить\nфонд"),
        ("responsible", "зам. директора\u200b по УВР", "зам. директора по УВР"),
        ("due_on", "2026-10-19", "2026-10-19"),
        ("urgent", True, True),
    ],
)
def test_a_field_is_kept_without_invisible_signs(name: str, said: Any, kept: Any) -> None:
    assert letters.cleaned(name, said) == kept


@pytest.mark.parametrize(
    ("name", "said", "why"),
    [("number", "1" * 41, "letter-too-long"), ("body", "а" * 3501, "letter-too-long"),
     ("responsible", "Петрова А. А.", "text-personal")],
)  # fmt: skip
def test_what_does_not_fit_or_names_a_person_is_refused(name: str, said: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        letters.cleaned(name, said)
    assert refused.value.key.startswith(why), refused.value.key
