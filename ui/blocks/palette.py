"""The colours of .streamlit/config.toml by one set of names, for CSS and for charts. No colour is chosen here."""

from __future__ import annotations

from functools import cache

import streamlit as st

_NAMES = {
    "text": "textColor",
    "back": "backgroundColor",
    "soft": "secondaryBackgroundColor",
    "line": "borderColor",
    "main": "primaryColor",
    "quiet": "grayTextColor",
    "groen": "greenColor",
    "oranje": "orangeColor",
    "rood": "redColor",
    "groen-zacht": "greenBackgroundColor",
    "oranje-zacht": "orangeBackgroundColor",
    "rood-zacht": "redBackgroundColor",
    "blauw-zacht": "blueBackgroundColor",
    "groen-tekst": "greenTextColor",
    "oranje-tekst": "orangeTextColor",
}
_SHADES = (0, 1, 2, 3, 4, 7, 8, 9)
"""The steps of the neutral scale in use; on the two in the middle neither dark nor light text is easy to read."""


@cache
def colour(name: str) -> str:
    """One colour of the theme by its name here (`text`, `main`, `groen`, …)."""
    return str(st.get_option(f"theme.{_NAMES[name]}"))


def variables() -> dict[str, str]:
    """Every colour as a CSS variable: `--vgg-text`, and the neutral scale from light to dark as `--vgg-shade-0`, …"""
    scale = st.get_option("theme.chartSequentialColors")
    named = {f"--vgg-{name}": colour(name) for name in _NAMES}
    return named | {f"--vgg-shade-{step}": str(scale[step]) for step in _SHADES}


def shade(share: float) -> tuple[int, str]:
    """For a share of 0 to 1: which step of a heat table, and whether its text is dark or light."""
    step = min(9, max(0, int(share * 10)))
    return step, "light" if step >= 6 else "dark"
