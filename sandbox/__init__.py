"""Telegram on this machine: a Bot API server, phones in people's hands, faults on demand and a movable clock."""
