"""Evidence: asked about first, checked, kept by us, shown to those who decide; hostile files are refused."""

from sqlalchemy import func, insert, select, update

from models import Evidence, StoredFile
from sandbox.citizen import Citizen
from services import inspection
from services.roadmaps import evidence
from tests.doing import in_work, open_card, term
from tests.questionnaire import seen
from tests.town import Town

PDF = b"%PDF-1.7\n" + b"0" * 200
DOCX = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + b"\x00" * 16 + b"[Content_Types].xml" + b"0" * 50
BOMB = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + b"\x00" * 16 + b"zeros/0.bin" + b"0" * 50


async def at_files(town: Town) -> tuple[Citizen, Citizen, int]:
    kira, dina = await town.curator(), await town.director()
    [number] = await in_work(town, term("05.10", "30.10"))
    await open_card(dina, number)
    return kira, dina, number


async def photo(person: Citizen, album: str = "") -> None:
    """A photo; with an album's number as Telegram sends its parts."""
    person.phone.photo(album=album)
    await person._settle()


async def test_evidence_is_asked_about_kept_by_us_and_opened_by_the_curator(town: Town):
    kira, dina, number = await at_files(town)
    await photo(dina)
    assert "Файл не сохранён: сначала один вопрос" in seen(dina) and "Фамилий и лиц детей нет?" in seen(dina)
    assert await town.all(select(func.count()).select_from(StoredFile)) == [0]
    await dina.press("Есть: что делать?")
    assert "Закройте фамилии" in seen(dina)
    await dina.press("Нет, приложить файл")
    await dina.document("../..\\приказ\u202e № 12.pdf", PDF)
    assert "📎 приказ № 12.pdf: получено" in seen(dina) and "Приложено: 1" in seen(dina)
    since = dina.mark()
    await photo(dina, "777")
    await photo(dina, "777")
    assert len(dina.inbox(since)) == 1 and "Приложено: 2" in seen(dina), "an album is one piece"
    kept = await town.all(select(StoredFile.state, StoredFile.sha256).where(StoredFile.purpose == "evidence"))
    assert [state for state, _ in kept] == ["kept"] * 3
    folder = town.app.settings.data_dir / "files"
    assert (folder / kept[0][1][:2] / kept[0][1]).read_bytes() == PDF, "the bytes are ours"
    await town.do(update(StoredFile).values(remote_id="gone"))  # whatever becomes of Telegram's own
    await dina.press("Сдать меру")
    await dina.press("Сдать куратору")
    await kira.press("Подтверждения: 2")
    assert "1. приказ № 12.pdf" in seen(kira) and "2. photo.jpg (файлов: 2)" in seen(kira)
    await kira.press("Открыть 1")
    sent = town.telegram.called("sendDocument", kira.user_id)
    assert len(sent) == 1 and "1. приказ № 12.pdf" in seen(kira)
    await kira.press("Открыть 2.1")
    assert len(town.telegram.called("sendPhoto", kira.user_id)) == 1
    stranger = await town.director("Борис", "S-02")
    await stranger.press_data(f"ev-get:{(await town.all(select(StoredFile.id)))[0]}")
    assert "Здесь этого нет" in stranger.toast
    (folder / kept[0][1][:2] / kept[0][1]).unlink()
    await kira.press_data(f"ev-get:{(await town.all(select(StoredFile.id).order_by(StoredFile.id)))[0]}")
    assert "Файла у нас больше нет" in kira.toast


async def test_hostile_large_and_lost_files_are_told_kindly_and_are_no_evidence(town: Town):
    _, dina, number = await at_files(town)
    await dina.press("Приложить файл")
    await dina.press("Нет, приложить файл")
    await dina.document("фото.jpg.exe", b"MZ")
    assert "такого вида не принимается" in seen(dina)
    await dina.document("архив.zip", BOMB)
    assert "такого вида не принимается" in seen(dina)
    dina.phone.document("видеоотчёт.pdf", PDF, size=21 * 1024 * 1024)
    await town.settle()
    assert "21 МБ" in seen(dina) and "до 20 МБ" in seen(dina)
    await dina.document("приказ.docx", BOMB)
    assert "Файл не принят: приказ.docx" in seen(dina) and "Содержимое не похоже" in seen(dina)
    await dina.press("Прислать другой файл")
    await dina.document("программа.pdf", b"MZ\x90\x00")
    assert "Файл не принят: программа.pdf" in seen(dina)
    assert not (town.app.settings.data_dir / "files").exists(), "what is refused is not kept"
    await dina.press("Прислать другой файл")
    await dina.document("приказ.docx", DOCX)
    assert "Приложено: 1" in seen(dina)
    await dina.press("Подтверждения: 1")
    await dina.press("Убрать 1")
    assert "Подтверждений: 0" in seen(dina)
    dina.phone.voice()
    await town.settle()
    assert await town.all(select(StoredFile.state).order_by(StoredFile.id)) == ["refused", "refused", "dropped"]


async def test_a_school_has_a_quota_a_day(town: Town):
    _, dina, number = await at_files(town)
    await dina.press("Приложить файл")
    await dina.press("Нет, приложить файл")
    await dina.document("а.pdf", PDF)
    [(file, seat)] = await town.all(select(Evidence.file_id, Evidence.seat_id))
    many = [
        {"measure_id": number, "file_id": file, "seat_id": seat, "at": town.clock.now()}
        for _ in range(evidence.A_DAY - 1)
    ]
    await town.do(insert(Evidence), many)
    await dina.document("б.pdf", PDF)
    assert "прислано файлов: 30" in seen(dina) and "06.10.2026" in seen(dina)


def test_a_name_is_only_shown_and_the_beginning_must_fit_its_ending() -> None:
    assert inspection.cleaned("../../etc/passwd") == "passwd"
    assert inspection.cleaned("C:\\temp\\отчёт\u202egpj.exe") == "отчётgpj.exe"
    assert len(inspection.cleaned("я" * 300 + ".pdf")) <= 90 and inspection.cleaned("я" * 300 + ".pdf").endswith(".pdf")
    assert inspection.cleaned("\x00\n") == "file"
    fits = inspection.is_what_it_says
    assert fits("a.pdf", PDF) and fits("a.docx", DOCX) and fits("a.JPG", b"\xff\xd8\xff\xe0") and not fits("a.pdf", b"")
    assert not fits("a.docx", BOMB) and not fits("a.jpg", PDF) and not fits("a.exe", b"MZ") and not fits("a", PDF)
