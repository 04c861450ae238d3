"""Risk levels of the factors and the signals of a school."""
