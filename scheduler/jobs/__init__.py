"""Jobs: fn(db, now) -> how many; run again, they do nothing twice."""
