"""Files that people send: harmless names, kinds told by their first bytes, so many a day; what is refused is none."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Evidence, Measure, Notice, Roadmap, StoredFile
from services import inspection
from services.letters import attached, letters
from services.org.people import Who
from services.refusal import NotThere, Refusal
from services.roadmaps import doing, evidence
from tests.faults.siege import MONDAY
from tests.rules import region


@given(st.text(max_size=200))
def test_a_name_is_shown_without_folders_or_invisible_signs(name: str) -> None:
    shown = inspection.cleaned(name)
    assert shown and len(shown) <= 89 and shown.isprintable() and not set("/\\") & set(shown)
    assert inspection.cleaned(shown) == shown or " " in shown or len(shown) > 80


@given(
    st.text("абв xyz1.-/\\", max_size=120), st.text("абвxyz1", min_size=1), st.sampled_from(sorted(inspection.BEGINS))
)
def test_its_ending_stays(folders: str, stem: str, kind: str) -> None:
    shown = inspection.cleaned(f"{folders}{stem}.{kind.upper()}")
    assert inspection.ending(shown) == kind and shown.count("/") == 0


@pytest.mark.parametrize(
    ("name", "content", "fits"),
    [
        ("a.pdf", b"%PDF-1.7", True), ("a.PDF", b"%PDF-", True), ("a.pdf", b"MZ\x90", False), ("a.exe", b"MZ", False),
        ("a.jpg", b"\xff\xd8\xff\xe0", True), ("a.png", b"\xff\xd8\xff\xe0", False), ("a", b"%PDF-", False),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8", True), ("a.webp", b"RIFF\x00\x00\x00\x00WAVEfmt ", False),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", True), ("a.heic", b"\x00\x00\x00\x18moov", False),
        ("a.docx", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", True),
        ("a.docx", b"PK\x03\x04" + bytes(26) + b"virus.exe", False), ("a.xlsx", b"PK\x03\x04", False),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True), ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", False),
        ("a.pdf", b"", False), ("a.pdf.exe", b"%PDF-", False),
    ],
)  # fmt: skip
def test_a_file_is_what_it_says_or_is_none(name: str, content: bytes, fits: bool) -> None:
    assert inspection.is_what_it_says(name, content) == fits
    assert ("refused" in inspection.judged(name, content)) != fits


def measure(db: Session) -> tuple[Who, doing.Held]:
    """A measure of a plan in work, as its director has it."""
    who = region.director(db, 0)
    by = who.seats[0].seat_id
    plan = Roadmap(unit_id=who.seats[0].unit_id, state="working", version=1, made_at=MONDAY, made_by=by)
    db.add(plan)
    db.flush()
    row = Measure(
        roadmap_id=plan.id, place=0, factor="F1", name="м", responsible="завуч", starts_on="2026-09-01",
        ends_on="2026-12-01", state="working",
    )  # fmt: skip
    db.add(row)
    db.flush()
    return who, doing.held(db, who, row.id)


def test_evidence_of_a_measure_so_many_a_day_and_an_album_is_one_piece(db: Session) -> None:
    who, one = measure(db)
    for bad, why in (("a.exe", "evidence-kind"), ("a", "evidence-kind")):
        with pytest.raises(Refusal, match=why):
            evidence.receive(db, who, one, "r", bad, 10, None, MONDAY)
    with pytest.raises(Refusal, match="evidence-too-large"):
        evidence.receive(db, who, one, "r", "a.pdf", inspection.LARGEST + 1, None, MONDAY)
    albums = ("album", "album", "album", None, None)
    first = [evidence.receive(db, who, one, "r", f"{n}.jpg", 10, album, MONDAY) for n, album in enumerate(albums)]
    assert first == [True, False, False, True, True]
    assert [len(piece.files) for piece in evidence.pieces(db, one.row.id)] == [3, 1, 1]
    number = db.scalars(select(Evidence.file_id).order_by(Evidence.id)).first() or 0
    evidence.fetched(db, number, "a" * 64, {"refused": "evidence-not-as-named", "facts": {}}, MONDAY)
    evidence.fetched(db, number, "a" * 64, {"kept": "jpg"}, MONDAY)
    assert db.get_one(StoredFile, number).state == "refused", "settled once"
    assert len(db.scalars(select(Notice).where(Notice.key == "evidence-refused")).all()) == 1
    assert [len(piece.files) for piece in evidence.pieces(db, one.row.id)] == [2, 1, 1]
    for n in range(evidence.A_DAY - 5):
        evidence.receive(db, who, one, "r", f"x{n}.pdf", 10, None, MONDAY)
    with pytest.raises(Refusal, match="evidence-quota"):
        evidence.receive(db, who, one, "r", "y.pdf", 10, None, MONDAY + timedelta(hours=13, minutes=59))
    tomorrow = MONDAY + timedelta(hours=14)  # midnight in Moscow
    for n in range(evidence.A_MEASURE - evidence.A_DAY):
        assert evidence.receive(db, who, one, "r", f"z{n}.pdf", 10, None, tomorrow)
    with pytest.raises(Refusal, match="evidence-many"):
        evidence.receive(db, who, one, "r", "y.pdf", 10, None, tomorrow + timedelta(days=1))
    last = db.scalars(select(Evidence.file_id).order_by(Evidence.id.desc())).first() or 0
    pieces = len(evidence.pieces(db, one.row.id))
    for stranger in (region.director(db, 1), region.sit(db, 9001, "M-1", "coordinator")):
        with pytest.raises(NotThere):
            evidence.take_out(db, stranger, last, MONDAY)
    evidence.take_out(db, who, last, MONDAY)
    assert len(evidence.pieces(db, one.row.id)) == pieces - 1


def test_attachments_of_a_letter_come_and_go_with_its_revision(db: Session) -> None:
    by = region.who(db)
    draft = letters.begin(db, by, by.seats[0].seat_id, "order", MONDAY)
    for n in range(attached.MOST):
        one = region.written(db, draft.row.id)
        attached.attach(db, by, one, f"r{n}", f"файл {n}.pdf", 10, MONDAY)
        assert one.row.rev == n + 1, "whoever was to confirm it has to look again"
    one = region.written(db, draft.row.id)
    assert [file.name for file in one.files] == [f"файл {n}.pdf" for n in range(attached.MOST)]
    with pytest.raises(Refusal, match="letter-files-full"):
        attached.attach(db, by, one, "r", "ещё.pdf", 10, MONDAY)
    assert "files" in letters.gaps(one, MONDAY.date()), "not fetched yet"
    attached.fetched(db, one.files[0].id, "a" * 64, {"refused": "evidence-not-as-named"}, MONDAY)
    for file in one.files[1:]:
        attached.fetched(db, file.id, "a" * 64, {"kept": "pdf"}, MONDAY)
    one = region.written(db, draft.row.id)
    assert len(one.files) == attached.MOST - 1 and "files" not in letters.gaps(one, MONDAY.date())
    with pytest.raises(Refusal, match="letter-file-not-here"):
        attached.one_of(one, one.files[0].id)
    with pytest.raises(letters.Changed):
        attached.take_off(db, by, one, one.row.rev - 1, one.files[0].id, MONDAY)
    attached.take_off(db, by, one, one.row.rev, one.files[0].id, MONDAY)
    with pytest.raises(NotThere):
        attached.take_off(db, by, region.written(db, draft.row.id), one.row.rev, one.files[0].id, MONDAY)
    assert len(region.written(db, draft.row.id).files) == attached.MOST - 2
