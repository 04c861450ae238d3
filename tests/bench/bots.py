"""The measured bots; each runs in a process of its own: `python -m tests.bench.bots KIND URL TOKEN FOLDER DATABASE`.

A line on stdin is answered with the CPU seconds of this process so far: no other process is counted.
"""

import asyncio
import os
import sys
import threading
import time
import warnings
from pathlib import Path

QUESTIONS = 10
CHOICES = ("НОО", "НОО+ООО", "НОО+ООО+СОО", "Узнаю позже", "Нет данных", "Назад", "Разделы", "Главная")


def tell_cpu() -> None:
    """Answer until the parent closes the pipe; then the process has no reason to live."""
    for _ in sys.stdin:
        print(time.process_time(), flush=True)
    os._exit(0)


def question(n: int) -> str:
    return f"<b>Паспорт школы · {n} из {QUESTIONS}</b>\nКакие уровни образования реализует школа?"


async def ours(url: str, token: str, folder: str, database: str) -> None:
    """This bot, as it runs in earnest: polling, courier, scheduler, everything stored."""
    from bot.app import App
    from bot.settings import Settings

    settings = Settings(
        _env_file=None, token=token, api_url=url, database_url=database, data_dir=Path(folder), tick_seconds=300
    )
    app = App(settings)
    await app.start()
    await asyncio.Event().wait()


async def awaited(url: str, token: str, folder: str, database: str) -> None:
    """This bot over aiosqlite."""
    from bot import app
    from tests.bench.awaited import AwaitedDatabase

    setattr(app, "Database", AwaitedDatabase)  # noqa: B010 – the module does not offer it to be set
    await ours(url, token, folder, database)


async def bare(url: str, token: str, folder: str, database: str) -> None:
    """aiogram alone: keeps nothing, knows nothing, edits the pressed message and answers the press."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

    def keyboard(n: int) -> InlineKeyboardMarkup:
        buttons = [InlineKeyboardButton(text=text, callback_data=f"a:{n}:{k}") for k, text in enumerate(CHOICES)]
        return InlineKeyboardMarkup(inline_keyboard=[[button] for button in buttons])

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def hello(message: Message) -> None:
        await message.answer(question(1), reply_markup=keyboard(1))

    @dispatcher.callback_query()
    async def echo(press: CallbackQuery) -> None:
        n = int((press.data or "a:0").split(":")[1]) + 1
        if isinstance(press.message, Message):
            await press.message.edit_text(question(n), reply_markup=keyboard(n))
        await press.answer("Записано")

    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    bot.default.parse_mode = "HTML"
    await dispatcher.start_polling(bot, handle_signals=False)


def rival(url: str, token: str, folder: str, database: str) -> None:
    """python-telegram-bot: ten questions in a ConversationHandler, kept by PicklePersistence as it comes."""
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
    from telegram.ext import (
        Application,
        CallbackQueryHandler,
        CommandHandler,
        ContextTypes,
        ConversationHandler,
        PicklePersistence,
    )

    def keyboard(n: int) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup(
            [[InlineKeyboardButton(text, callback_data=f"a:{n}:{k}")] for k, text in enumerate(CHOICES)]
        )

    async def hello(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.message and context.user_data is not None
        context.user_data.clear()
        await update.message.reply_text(question(1), reply_markup=keyboard(1), parse_mode="HTML")
        return 1

    async def answered(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        press = update.callback_query
        assert press and press.data and context.user_data is not None
        _, number, choice = press.data.split(":")
        context.user_data[f"question {number}"] = int(choice)
        n = int(number) + 1
        await press.edit_message_text(question(n), reply_markup=keyboard(n), parse_mode="HTML")
        await press.answer("Записано")
        return n if n <= QUESTIONS else ConversationHandler.END

    warnings.simplefilter("ignore")  # its advice on per_message is for other conversations
    conversation = ConversationHandler(
        entry_points=[CommandHandler("start", hello)],
        states={n: [CallbackQueryHandler(answered, pattern=rf"^a:{n}:")] for n in range(1, QUESTIONS + 1)},
        fallbacks=[CommandHandler("start", hello)],
        name="questions",
        persistent=True,
    )
    application = (
        Application.builder().token(token).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
        .persistence(PicklePersistence(Path(folder) / "rival.pickle")).build()
    )  # fmt: skip
    application.add_handler(conversation)
    application.run_polling(stop_signals=None)


def main() -> None:
    kind, *where = sys.argv[1:]
    threading.Thread(target=tell_cpu, daemon=True).start()
    if kind == "rival":
        rival(*where)
    else:
        asyncio.run({"ours": ours, "awaited": awaited, "bare": bare}[kind](*where))


if __name__ == "__main__":
    main()
