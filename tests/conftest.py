"""Hypothesis: the same examples in every run, or new ones when asked for.

``HYPOTHESIS_PROFILE=explore pytest`` tries new examples;
``thorough`` is for ``make thorough``, which brings the seeds.
"""

import os

from hypothesis import settings

settings.register_profile("book", derandomize=True, deadline=None, max_examples=30)
settings.register_profile("explore", deadline=None, max_examples=2000, database=None)
settings.register_profile("thorough", deadline=None, max_examples=1000, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "book"))
