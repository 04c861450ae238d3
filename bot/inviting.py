"""`invite`: a link and a code for one seat; how the first operator gets in, before any table is loaded."""

# ruff: noqa: T201 – a command answers by print

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.clock import calendar
from bot.offline import opened, transaction
from bot.settings import Settings, load
from locales import Say
from models import Mark, Seat, Unit
from services.org import entry, founding, links
from services.org.region_file import CODE_SHAPE, LONGEST
from services.org.region_rows import CODE, KINDS, NAME, TITLE, folded

OPTIONS = {"operator": "region", "coordinator": "municipality", "curator": "municipality"}
KIND_WORDS = {kind: word for word, kind in KINDS.items()}


class Unclear(Exception):
    """Which seat is meant cannot be told; the text says what to add."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. `code` is the unit's, empty for the only region; `name` is that of a region to be made."""

    role: str
    code: str = ""
    name: str = ""
    title: str = ""


def invite(wish: Wish) -> int:
    """Print a new invitation for the seat. Returns the exit code."""
    settings = load(need_token=False)
    now = calendar(settings.clock_file)()
    with opened(settings) as engine:
        username, trouble = _username(engine, settings)
        try:
            with transaction(engine) as db:
                if username:
                    links.remember_bot(db, username)
                lines = _invitation(db, wish, settings.timezone, trouble, now)
        except Unclear as unclear:
            print(unclear)
            return 1
    print("\n".join(lines))
    return 0


def _username(engine: Engine, settings: Settings) -> tuple[str, str]:
    """The bot's name where it must be asked for, and why it is not known. Asked outside the transaction."""
    with transaction(engine) as db:
        if db.get(Mark, links.NAME):
            return "", ""
    if not settings.token:
        return "", "не задан BOT_TOKEN"
    from bot.asking import Unheard, ask

    try:
        answer = ask(settings, "getMe")[0]
    except Unheard as silence:
        return "", str(silence)
    return (str(answer.result["username"]), "") if answer.ok else ("", f"сервер Bot API ответил {answer.code}")


def _invitation(db: Session, wish: Wish, zone: str, trouble: str, now: datetime) -> list[str]:
    notes: list[str] = []
    unit = _unit(db, wish, zone, notes, now)
    seat = _seat(db, unit, wish, notes, now)
    if entry.revoke_open(db, seat.id):
        notes.append("Прежнее приглашение на это место больше не действует.")
    if seat.person_id is not None:
        notes.append("Место занято: кто войдёт по этому приглашению, сменит того, кто на нём сейчас.")
    issued = entry.issue(db, seat.id, None, now)
    link = links.deep_link(db, issued.link)
    if link is None:
        link = f"https://t.me/ИМЯ_БОТА?start={issued.link}"
        notes.append(f"Имя бота не узнать: {trouble}. Впишите его вместо ИМЯ_БОТА: оно есть в его профиле, после @.")
    return [
        f"Место: {seat.title}, {unit.name} ({unit.code})",
        f"Ссылка: {link}",
        f"Код: {entry.spaced(issued.code)} (вместо ссылки: написать его боту)",
        f"Действует один раз, до: {Say('ru').when(issued.expires_at, unit.zone, now)} ({unit.zone})",
        *notes,
    ]


def _unit(db: Session, wish: Wish, zone: str, notes: list[str], now: datetime) -> Unit:
    unit = founding.unit_coded(db, wish.code) if wish.code else _only_region(db)
    if unit is None and wish.role == "operator" and db.scalar(select(Unit.id).limit(1)) is None:
        unit = _founded(db, wish, zone, notes, now)
    if unit is None:
        raise Unclear(_no_such(db, wish))
    if not founding.may_sit(wish.role, unit.kind):
        kind = KIND_WORDS.get(unit.kind, unit.kind)
        raise Unclear(f"«{unit.name}» ({unit.code}) – {kind}; такого места там не бывает. {_advice(wish.role)}")
    return unit


def _only_region(db: Session) -> Unit | None:
    regions = db.scalars(select(Unit).where(Unit.kind == "region").order_by(Unit.code)).all()
    if len(regions) > 1:
        known = ", ".join(f"{unit.code} ({unit.name})" for unit in regions[:10])
        raise Unclear(f"Регионов несколько: {known}. Добавьте --region КОД.")
    return regions[0] if regions else None


def _founded(db: Session, wish: Wish, zone: str, notes: list[str], now: datetime) -> Unit:
    code = wish.code or founding.CODE
    name = " ".join(wish.name.split()) or founding.NAME
    if not CODE_SHAPE.fullmatch(code) or len(code) > LONGEST[CODE] or len(name) > LONGEST[NAME]:
        raise Unclear("Код региона – буквы, цифры, точка и дефис без пробелов, например R; название до 200 знаков.")
    notes.append(f"Заведён регион «{name}» с кодом {code}. В таблице региона оставьте ему этот же код.")
    return founding.found(db, code, name, zone, now)


def _seat(db: Session, unit: Unit, wish: Wish, notes: list[str], now: datetime) -> Seat:
    seats = founding.seats_at(db, unit, wish.role)
    title = " ".join(wish.title.split())
    if len(title) > LONGEST[TITLE]:
        raise Unclear(f"Должность длиннее {LONGEST[TITLE]} знаков. Сократите её.")
    same = [seat for seat in seats if not title or folded(seat.title) == folded(title)]
    if seats and not same and founding.alone(wish.role):
        raise Unclear(f"Такое место в «{unit.name}» одно: «{seats[0].title}». Уберите --title.")
    if len(same) > 1 and same[0].person_id is not None:
        titles = ", ".join(f"«{seat.title}»" for seat in same)
        raise Unclear(f"Таких мест несколько, и все заняты: {titles}. Добавьте --title с нужной должностью.")
    if same:
        if len(same) > 1:
            notes.append(f"Таких мест здесь {len(same)}; другое выбирают так: --title «должность».")
        return same[0]
    notes.append("Такого места не было, оно заведено.")
    if wish.role == "curator":
        notes.append("Школ у куратора пока нет: впишите их в таблице, столбец «Курирует», и загрузите её.")
    return founding.seat(db, unit, wish.role, title or founding.TITLES[wish.role], now)


def _no_such(db: Session, wish: Wish) -> str:
    if not wish.code:
        return f"Непонятно, чьё это место. {_advice(wish.role)}"
    codes = {folded(code): code for code in db.scalars(select(Unit.code))}
    near = [codes[key] for key in get_close_matches(folded(wish.code), list(codes)[:2000], n=3)]
    hint = f" Похожие: {', '.join(near)}." if near else " Сначала загрузите таблицу: python -m bot import ФАЙЛ.xlsx"
    return f"Кода «{wish.code}» нет.{hint}"


def _advice(role: str) -> str:
    return f"Добавьте --{OPTIONS.get(role, 'school')} КОД."
