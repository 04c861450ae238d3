"""The only file that knows apscheduler. It ticks; what is due is decided by the database."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from models.engine import Database
from scheduler.timetable import NIGHT, TICK, Job

log = logging.getLogger("shagi.scheduler")


class Runner:
    """Runs the jobs of the timetable, each in a transaction of its own; one that fails stops no other."""

    def __init__(self, db: Database, now: Callable[[], datetime], every: float, after: Callable[[], None]) -> None:
        self.db, self.now, self.after = db, now, after
        self.ticked_at: datetime | None = None
        self._turn = asyncio.Lock()
        # A grace of one second, the default, drops a late job for good.
        self._clock = AsyncIOScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True})
        self._clock.add_job(self.tick, "interval", seconds=every)
        self._clock.add_job(self.night, "cron", hour=3, minute=30)

    def start(self) -> None:
        self._clock.start()

    async def tick(self) -> int:
        """Everything that may be due now."""
        return await self._run(TICK)

    async def night(self) -> int:
        return await self._run(NIGHT)

    async def _run(self, jobs: Iterable[Job]) -> int:
        done = 0
        async with self._turn:
            now = self.now()
            for job in jobs:
                try:
                    done += await self.db.write(job, now)
                except Exception as error:
                    log.error("job %s failed: %s", job.__name__, type(error).__name__)
            self.ticked_at = now
        if done:
            self.after()
        return done

    def stop(self) -> None:
        if self._clock.running:
            self._clock.shutdown(wait=False)
