"""When things happen: a timetable, a runner that only ticks, jobs that insert outbox rows."""
