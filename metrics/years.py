"""Which year a reader sees when nothing is asked."""

from __future__ import annotations

OPENING_YEAR = "has_happened DESC, report_year DESC"
"""The order of `report_years` in which the first is the year that opens when nobody asks for one: the newest of which
more is known than plans, made up or not, as that is said beside it. A budget for next year opens nothing."""
