"""Papers: what the rooms know, made printable."""
