"""How many examples hypothesis tries. HYPOTHESIS_PROFILE=thorough tries ten times as many."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("thorough", settings.default, max_examples=1000, deadline=None)
if "HYPOTHESIS_PROFILE" in os.environ:
    settings.load_profile(os.environ["HYPOTHESIS_PROFILE"])


def costly(share: float) -> settings:
    """For a test of which each example is a whole request or file: so many for each one that other tests try.

    The rows are only read, so those of one test serve all of its examples.
    """
    return settings(
        max_examples=round(settings.default.max_examples * share),
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
