"""How many examples hypothesis tries, and whether by chance. HYPOTHESIS_PROFILE=thorough tries ten times as many.

`make quick` tries a tenth.
"""

import os
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis.internal.constants_ast import Constants

# Where nobody looks on, a change is judged by itself: the same examples each time, none kept from an earlier run.
IN_CI = bool(os.environ.get("CI") or os.environ.get("REQUIRE_ALL"))
if IN_CI:
    # Else a number or a text written in any module, and which modules were loaded so far, would lead to other examples.
    patch("hypothesis.internal.conjecture.providers._get_local_constants", return_value=Constants()).start()

# A busy machine is no fault of the code's. Whatever fails says how to draw it again: name it in an `@example`.
our_own = settings(
    settings.get_profile("default"),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    **({"derandomize": True, "database": None} if IN_CI else {}),
)
settings.register_profile("our-own", our_own)
settings.register_profile("quick", our_own, max_examples=10)
settings.register_profile("thorough", our_own, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "our-own"))


def costly(share: float) -> settings:
    """For a test of which each example is a whole request or file: so many for each one that other tests try.

    The rows are only read, so those of one test serve all of its examples.
    """
    return settings(
        max_examples=round(settings.default.max_examples * share),
        suppress_health_check=[*settings.default.suppress_health_check, HealthCheck.function_scoped_fixture],
    )
