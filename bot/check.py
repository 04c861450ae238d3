"""`check`: what is wrong with settings, database, disk, clock and token – in plain words, each with its remedy."""

# ruff: noqa: T201 – a command answers by print

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from sqlalchemy import inspect, make_url
from sqlalchemy.orm import Session

from bot.asking import Answer, Unheard, ask
from bot.clock import calendar
from bot.offline import NEWER, Unavailable, exists, known, plain_words, shown, working_process
from bot.settings import REMEDIES, Misconfigured, Settings, load
from models import Mark
from models.engine import make_engine
from models.schema import current, head
from services import deadlines

MEGABYTE = 1024 * 1024
DISK_WRONG, DISK_LOW = 200, 1024  # megabytes
SKEW = 60  # seconds; beyond them terms and certificates are judged by a wrong clock
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Line:
    """One finding; whatever is not in order has a remedy."""

    state: Literal["порядок", "внимание", "беда"]
    text: str
    remedy: str = ""


def check() -> int:
    """Print every finding; the exit code is 1 when something would keep the bot from working, else 0."""
    wrong = False
    for line in findings():
        wrong = wrong or line.state == "беда"
        print(f"{line.state:<9} {line.text}", flush=True)
        if line.remedy:
            print(f"{'':<9} → {line.remedy}", flush=True)
    print("Есть беда: бот так работать не сможет." if wrong else "Работать можно.")
    return int(wrong)


def findings() -> Iterator[Line]:
    """The findings, one after another."""
    try:
        settings = load(need_token=False)
    except Misconfigured as misconfigured:
        yield from _misconfigured(misconfigured)
        return
    yield Line("порядок", f"Настройки читаются, папка {settings.data_dir} доступна для записи.")
    yield from _database(settings)
    yield _disk(settings)
    yield from _calendar(settings)
    yield from _templates(settings)
    yield from _messenger(settings)


def _misconfigured(wrong: Misconfigured) -> Iterator[Line]:
    told = str(wrong).split("\n")
    for what, remedy in zip(told[::2], told[1::2], strict=False):
        yield Line("беда", what, remedy.strip())


def _database(settings: Settings) -> Iterator[Line]:
    if not exists(settings.database_url):
        yield _not_yet(settings.database_url)
        return
    try:
        with plain_words(settings.database_url):
            yield from _standing(settings.database_url)
    except Unavailable as trouble:
        yield from _misconfigured(trouble)


def _not_yet(url: str) -> Line:
    folder = Path(make_url(url).database or "").resolve().parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return Line("порядок", f"Базы {shown(url)} ещё нет: её создаст run, import или invite.")
    text = f"Базы {shown(url)} ещё нет, а в папку {folder} её не записать."
    return Line("беда", text, "Создайте папку, дайте на неё права или исправьте BOT_DATABASE_URL.")


def _standing(url: str) -> Iterator[Line]:
    engine = make_engine(url)
    try:
        standing = current(engine)
        if standing is None:
            yield Line("порядок", f"База {shown(url)} отвечает и пуста: таблицы создаст первый запуск.")
        elif standing not in known(engine):
            yield from _misconfigured(Unavailable(NEWER.format(revision=standing)))
            return
        elif standing != head():
            yield Line("внимание", "Схема базы старее программы.", "Ничего делать не нужно: run обновит её сам.")
        else:
            yield Line("порядок", f"База {shown(url)} отвечает, схема та, что нужна.")
        with Session(engine) as db:
            if inspect(engine).has_table("mark"):
                db.add(Mark(name="check", value="writable"))
                db.flush()
                db.rollback()  # the attempt is the check; nothing is left
                yield Line("порядок", "В базу можно писать.")
            if inspect(engine).has_table("lease"):
                busy = working_process(db)
                yield Line("порядок", f"Бот сейчас работает: {busy}." if busy else "Бот сейчас не запущен.")
    finally:
        engine.dispose()


def _disk(settings: Settings) -> Line:
    free = shutil.disk_usage(settings.data_dir).free // MEGABYTE
    text = f"На диске с папкой {settings.data_dir} свободно {free} МБ."
    remedy = f"Освободите место: нужно хотя бы {DISK_LOW} МБ."
    if free < DISK_LOW:
        return Line("беда" if free < DISK_WRONG else "внимание", text, remedy)
    return Line("порядок", text)


def _templates(settings: Settings) -> Iterator[Line]:
    """Forms of the operator's own: without any, nothing is said."""
    folder = settings.data_dir / "documents"
    if not folder.is_dir():
        return
    from services.exports import roadmap_docx, templates  # here: slow, and seldom needed

    templates.look_in(folder)
    examples = roadmap_docx.examples()
    wrong = templates.broken(examples)
    for path, why in wrong:
        remedy = "Исправьте поля по content/documents/README.md; пока документы выходят по нашему бланку."
        yield Line("внимание", f"Бланк {path} заполнить нельзя ({why}).", remedy)
    if not wrong and (mine := [name for name in examples if templates.own(name)]):
        yield Line("порядок", f"Свои бланки читаются: {', '.join(mine)}.")


def _calendar(settings: Settings) -> Iterator[Line]:
    if settings.clock_file:
        yield Line("внимание", "Календарь передвигается файлом BOT_CLOCK_FILE.", "Уберите: он только для показа.")
    this = calendar(settings.clock_file)().year
    for year in (this, this + 1):
        if deadlines.has_decree(year):
            yield Line("порядок", f"Производственный календарь на {year} год известен.")
        else:
            yield Line(
                "внимание", f"Переносов выходных на {year} год не знаю: сроки считаю по Трудовому кодексу.",
                "Когда выйдет постановление (обычно осенью), обновите программу или дополните content/calendar.csv.",
            )  # fmt: skip


def _messenger(settings: Settings) -> Iterator[Line]:
    server = urlsplit(settings.api_url)
    if server.scheme == "http" and server.hostname not in LOOPBACK:
        yield Line("внимание", "Токен идёт к серверу Bot API без шифрования.", "Возьмите https:// в BOT_API_URL.")
    if not settings.token:
        yield Line("беда", "BOT_TOKEN не задан.", REMEDIES["token"].strip())
        return
    try:
        me, hook = ask(settings, "getMe", "getWebhookInfo")
    except Unheard as silence:
        way = " через прокси" if settings.proxy else ""
        yield Line(
            "беда", f"Сервер Bot API {server.hostname}{way}: {silence}.",
            "Проверьте сеть, BOT_API_URL и BOT_PROXY; где Telegram закрыт, нужен прокси.",
        )  # fmt: skip
        return
    yield _clock(me)
    yield from _rights(me, hook)


def _clock(answer: Answer) -> Line:
    if answer.skew is None:
        return Line("внимание", "Сервер не сказал, который час: часы не с чем сверить.", "Проверьте их сами.")
    if abs(answer.skew) > SKEW:
        way = "спешат" if answer.skew > 0 else "отстают"
        text = f"Часы этой машины {way} на {abs(answer.skew):.0f} с."
        return Line("беда", text, "Включите сверку времени: timedatectl set-ntp true.")
    return Line("порядок", "Часы идут верно.")


def _rights(me: Answer, hook: Answer) -> Iterator[Line]:
    if me.code in (401, 404):
        yield Line(
            "беда", f"Токен не принят (ответ {me.code}).",
            "Возьмите действующий у @BotFather и впишите в BOT_TOKEN; при своём сервере проверьте и BOT_API_URL.",
        )  # fmt: skip
        return
    if not me.ok:
        yield Line("беда", f"Сервер Bot API ответил {me.code}.", "Повторите через минуту: похоже на его сбой.")
        return
    yield Line("порядок", f"Токен принят, бот @{me.result.get('username', '?')}.")
    if me.result.get("can_join_groups"):
        yield Line("внимание", "Бота можно добавить в группу.", "Закройте: @BotFather, /setjoingroups, Disable.")
    if me.result.get("can_read_all_group_messages"):
        yield Line("внимание", "Бот видит всю переписку групп.", "Закройте: @BotFather, /setprivacy, Enable.")
    if hook.result.get("url"):
        yield Line(
            "внимание", f"У бота стоит вебхук на {urlsplit(str(hook.result['url'])).hostname}.",
            "run снимет его сам; если это другая программа с тем же токеном, сначала остановите её.",
        )  # fmt: skip
    waiting = hook.result.get("pending_update_count", 0)
    yield Line("порядок", f"Ждут приёма у Telegram: {waiting}.")
