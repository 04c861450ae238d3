"""Rules are tried with many examples; a slow machine is no finding."""

from hypothesis import settings

settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")
