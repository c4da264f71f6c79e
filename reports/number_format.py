"""The number format with which a workbook shows a value exactly as it is written in words."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(≥ )?(−)?(€ )?[\d.]+(?:,(\d+))?(.*)")


def number_format(written: str, is_ratio: bool = False) -> str:
    """The format of a cell that must read as `written` (by `metrics.dutch`); text in it can be no format itself.

    is_ratio: the cell holds 0,66 where `66 %` is written. A workbook would show −0,4 as −0: what rounds to nothing is
    therefore written without a sign below zero too.
    """
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"geen getal: {written}")
    at_least, sign, euro, decimals, unit = (part or "" for part in found.groups())
    digits = "#,##0" + ("." + "0" * len(decimals) if decimals else "")
    after = " %" if is_ratio and unit == " %" else _quoted(unit)
    above = _quoted(at_least + euro) + digits + after
    below = _quoted(at_least + sign + euro) + digits + after
    return f"{above};{below}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "'") + '"' if text else ""
