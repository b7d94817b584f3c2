"""What holds for all tests."""

from hypothesis import settings

# How long an example takes says how busy the machine is; what must be quick has a test that measures it.
settings.register_profile("notabene", deadline=None)
settings.load_profile("notabene")
