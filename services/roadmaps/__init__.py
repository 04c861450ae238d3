"""From profile to plan: the library of measures."""
