"""Orders, directives, instructive letters and news: written, sent, done, seen."""
