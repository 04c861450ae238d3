"""The only reader of the environment: `BOT_…` variables or `.env`; a wrong value is named with its remedy."""

import re
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

REMEDIES = {
    "token": "BOT_TOKEN: возьмите токен у @BotFather, он выглядит так: 123456789:AAE… ",
    "api_url": "BOT_API_URL: корень сервера Bot API, например https://api.telegram.org",
    "database_url": "BOT_DATABASE_URL: например sqlite:////var/lib/shagi/shagi.db "
    "или postgresql://user:password@host/shagi",
    "data_dir": "BOT_DATA_DIR: папка, в которую можно писать, например ./data",
    "proxy": "BOT_PROXY: например socks5://user:password@host:1080 или http://host:3128",
    "timezone": "BOT_TIMEZONE: имя зоны IANA, например Europe/Moscow",
    "locale": "BOT_LOCALE: ru или en",
    "health_port": "BOT_HEALTH_PORT: число от 0 до 65535, 0 – выключено",
    "tick_seconds": "BOT_TICK_SECONDS: секунды между проверками сроков, от 0.05 до 300",
    "log_level": "BOT_LOG_LEVEL: DEBUG, INFO, WARNING или ERROR",
}


class Misconfigured(Exception):
    """The settings are wrong; the text says which and what to do."""


class Settings(BaseSettings):
    """Everything that differs between one installation and another."""

    model_config = SettingsConfigDict(env_prefix="BOT_", env_file=".env", extra="ignore")

    token: str = ""
    api_url: str = "https://api.telegram.org"
    data_dir: Path = Path("data")
    database_url: str = ""
    proxy: str = ""
    timezone: str = "Europe/Moscow"
    locale: str = "ru"
    health_port: Annotated[int, Field(ge=0, le=65535)] = 0
    tick_seconds: Annotated[float, Field(ge=0.05, le=300)] = 20.0
    log_level: str = "INFO"
    # A file with a movable calendar; only the sandbox has one.
    clock_file: Path | None = None

    @field_validator("token")
    @classmethod
    def _token(cls, value: str) -> str:
        if value and not re.fullmatch(r"\d{3,20}:[\w-]{3,100}", value):
            raise ValueError("не похоже на токен")
        return value

    @field_validator("api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", value):
            raise ValueError("не адрес http(s)")
        return value.rstrip("/")

    @field_validator("proxy")
    @classmethod
    def _proxy(cls, value: str) -> str:
        if value and not re.fullmatch(r"(socks5|socks4|http)://\S+", value):
            raise ValueError("не адрес прокси")
        return value

    @field_validator("timezone")
    @classmethod
    def _timezone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("нет такой зоны")
        return value

    @field_validator("locale")
    @classmethod
    def _locale(cls, value: str) -> str:
        if value not in ("ru", "en"):
            raise ValueError("нет такого языка")
        return value

    @field_validator("log_level")
    @classmethod
    def _log_level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("нет такого уровня")
        return value.upper()

    @model_validator(mode="after")
    def _database(self) -> "Settings":
        if not self.database_url:
            self.database_url = f"sqlite:///{(self.data_dir / 'shagi.db').resolve()}"
        try:
            backend = make_url(self.database_url).get_backend_name()
        except ArgumentError as error:
            raise ValueError("database_url: не адрес базы данных") from error
        if backend not in ("sqlite", "postgresql"):
            raise ValueError("database_url: нужна sqlite или postgresql")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def load(*, need_token: bool) -> Settings:
    """The settings, checked; raises `Misconfigured` naming each wrong value and what to put instead."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise Misconfigured("\n".join(_line(part) for part in error.errors())) from None
    if need_token and not settings.token:
        raise Misconfigured(f"BOT_TOKEN не задан.\n  {REMEDIES['token']}")
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        probe = settings.data_dir / ".probe"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise Misconfigured(
            f"В папку {settings.data_dir} нельзя писать ({error.strerror}).\n  {REMEDIES['data_dir']}"
        ) from None
    return settings


def _line(part: object) -> str:
    assert isinstance(part, dict)
    message = str(part["msg"]).removeprefix("Value error, ")
    name = str(part["loc"][0]) if part["loc"] else message.split(":", 1)[0]
    remedy = REMEDIES.get(name, "")
    return f"BOT_{name.upper()}: неверное значение ({message}).\n  {remedy}"
