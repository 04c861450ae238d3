"""Fetches files that people sent, after the commit that noted them; reads them in a limited child."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.edge import where
from bot.wire import Trouble, Wire
from models.engine import Database
from services import files, inspection
from services.forms import attachments, library
from services.journey import scans
from services.letters import attached, from_file, listed, report_form, reporting
from services.org import settings_file, uploads
from services.roadmaps import evidence, measure_columns, measure_file

log = logging.getLogger("shagi.files")
# Workbooks known by one of their sheets (its title in small letters), beside forms and regions.
READERS: library.Readers = {
    settings_file.SHEET.casefold(): settings_file.of_sheets,
    measure_columns.SHEET.casefold(): measure_file.found_in,
}
# What is kept as it is, and who notes how that went.
KEPT: dict[str, Callable[..., None]] = {
    evidence.PURPOSE: evidence.fetched,
    scans.PURPOSE: scans.fetched,
    attachments.PURPOSE: attachments.fetched,
    attached.PURPOSE: attached.fetched,
    reporting.PURPOSE: reporting.fetched,
    from_file.PURPOSE: from_file.fetched,
    report_form.PURPOSE: report_form.fetched,
    listed.PURPOSE: listed.fetched,
}
# What is looked at inside as well, in a limited child: seconds of other processes.
READ: dict[str, Callable[[str, bytes], dict[str, Any]]] = {
    from_file.PURPOSE: from_file.read,
    report_form.PURPOSE: report_form.read,
    listed.PURPOSE: listed.read,
}


class Fetcher:
    """One file at a time; what cannot be fetched now is fetched later."""

    def __init__(
        self, db: Database, wire: Wire, folder: Path, now: Callable[[], datetime], after: Callable[[], None]
    ) -> None:
        self.db, self.wire, self.folder, self.now, self.after = db, wire, folder, now, after
        files.live_in(folder)
        self.working = False
        self._bell = asyncio.Event()
        self._bell.set()

    @property
    def idle(self) -> bool:
        return not self.working and not self._bell.is_set()

    def wake(self) -> None:
        self._bell.set()

    async def run(self) -> None:
        pause = 1.0
        while True:
            await self._bell.wait()
            self.working = True
            self._bell.clear()
            try:
                for number, remote, name, purpose in await self.db.read(uploads.asked):
                    await self._fetch(number, remote, name, purpose)
                pause = 1.0
            except Trouble as trouble:
                log.info("a file was not fetched (%s), again in %.0f s", trouble.kind, pause)
                asyncio.get_running_loop().call_later(trouble.pause or pause, self.wake)
                pause = min(pause * 2, 300.0)
            except Exception as error:
                log.error("files: %s", where(error))
                asyncio.get_running_loop().call_later(pause, self.wake)
                pause = min(pause * 2, 300.0)
            finally:
                self.working = False

    async def _fetch(self, number: int, remote: str, name: str, purpose: str) -> None:
        if purpose in KEPT:
            await self._keep(number, remote, name, KEPT[purpose], READ.get(purpose, inspection.judged))
            return
        sha256: str | None = None
        try:
            content = await self.wire.download(remote, uploads.LARGEST)
        except Trouble as trouble:
            if trouble.kind not in ("permanent", "unreachable"):
                raise
            outcome: dict[str, Any] = {"refused": "import-unreadable", "facts": {}}
        else:
            sha256 = await asyncio.to_thread(files.keep, self.folder, content)
            outcome = await asyncio.to_thread(library.read, content, name, READERS)
        await self.db.write(uploads.done, number, sha256, outcome, self.now())
        self.after()

    async def _keep(
        self,
        number: int,
        remote: str,
        name: str,
        fetched: Callable[..., None],
        judged: Callable[[str, bytes], dict[str, Any]],
    ) -> None:
        """Evidence, a scan, an attachment: most are looked at from outside alone; what is refused is not kept."""
        sha256: str | None = None
        try:
            content = await self.wire.download(remote, inspection.LARGEST)
        except Trouble as trouble:
            if trouble.kind not in ("permanent", "unreachable"):
                raise
            outcome: dict[str, Any] = {"refused": "evidence-lost", "facts": {}}
        else:
            outcome = await asyncio.to_thread(judged, name, content)
            if "refused" not in outcome:
                sha256 = await asyncio.to_thread(files.keep, self.folder, content)
        await self.db.write(fetched, number, sha256, outcome, self.now())
        self.after()
