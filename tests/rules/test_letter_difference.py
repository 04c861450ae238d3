"""What two versions of a letter say differently; the codes in a table of recipients."""

from typing import Any

from handlers.letter_difference import cut
from services.letters.difference import Difference, between
from services.letters.frozen import FIELDS
from services.letters.listed import codes_in


def said(items: tuple[str, ...] = (), files: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    """A frozen text; its items have the letter's own performer and term."""
    text: dict[str, Any] = {**dict.fromkeys(FIELDS, ""), "due_on": "2026-10-19", "form_version_id": None, **fields}
    same = {"responsible": text["responsible"], "due_on": text["due_on"]}
    text["items"] = [{"place": n, "action": action, **same} for n, action in enumerate(items, 1)]
    text["files"] = [{"id": n, "name": name, "sha256": name} for n, name in enumerate(files, 1)]
    return text


def test_the_same_text_has_no_difference_and_none_is_as_good_as_empty() -> None:
    assert between(said(("А",)), said(("А",))) == ()
    assert between(said(acknowledge_on=None), said(acknowledge_on="")) == ()


def test_a_term_of_the_letter_is_said_once_not_for_every_item() -> None:
    found = between(said(("А", "Б")), said(("А", "Б"), due_on="2026-10-23"))
    assert found == (Difference("due_on", 0, "2026-10-19", "2026-10-23"),)


def test_items_and_files_come_change_and_go() -> None:
    old, new = said(("А", "Б"), ("план.docx",)), said(("А", "В", "Г"), ("смета.xlsx",))
    assert between(old, new) == (
        Difference("item", 2, "Б", "В"), Difference("item", 3, "", "Г"),
        Difference("file", 0, "план.docx", ""), Difference("file", 0, "", "смета.xlsx"),
    )  # fmt: skip
    own = said(("А",))
    own["items"][0]["due_on"] = "2026-10-12"
    assert between(said(("А",)), own) == (Difference("item-due_on", 1, "2026-10-19", "2026-10-12"),)


def test_long_texts_are_shown_from_where_they_part() -> None:
    before, after = cut("а" * 200 + " девять классов", "а" * 200 + " девять и одиннадцать")
    assert before.startswith("…") and before.endswith("девять классов") and after.endswith("одиннадцать")
    assert cut("коротко", "иначе") == ("коротко", "иначе") and cut("", "новое") == ("", "новое")


def test_the_column_with_the_codes_is_found_by_its_head_else_it_is_the_first() -> None:
    rows: list[tuple[int, list[Any]]] = [(1, ["Школа", "Код"]), (2, ["Первая", "S-01"]), (4, ["Вторая"])]
    assert codes_in({"Лист": rows}) == [(2, "S-01"), (4, None)]
    assert codes_in({"Лист": [(1, ["S-01"]), (2, [{"formula": True}])]}) == [(1, "S-01"), (2, {"formula": True})]
    assert codes_in({}) == [] and codes_in({"Пусто": []}) == []
