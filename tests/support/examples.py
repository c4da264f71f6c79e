"""How many examples Hypothesis draws, and that they are the same at every run."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

DEEPER = int(os.environ.get("VGG_EXAMPLES", "1"))
"""How many times as many examples; `VGG_EXAMPLES=50 pytest tests/etl/check/test_spellings.py` looks deeper."""


def examples(count: int, **more: Any) -> settings:
    """So many examples, the same at every run; when asked to look deeper, other ones each time."""
    return settings(
        max_examples=count * DEEPER,
        derandomize=DEEPER == 1,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        **more,
    )
