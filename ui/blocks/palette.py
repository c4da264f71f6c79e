"""The colours of .streamlit/config.toml, for HTML (as CSS variables) and for charts. No colour is chosen here."""

from __future__ import annotations

from functools import cache

import streamlit as st

_VARIABLES = {
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
    "grijs-zacht": "grayBackgroundColor",
    "oranje-tekst": "orangeTextColor",
}


@cache
def colour(name: str) -> str:
    """One colour of the theme by its name here (`text`, `main`, `groen`, …)."""
    return str(st.get_option(f"theme.{_VARIABLES[name]}"))


@cache
def shades() -> tuple[str, ...]:
    """The ten steps of the neutral scale, light to dark."""
    return tuple(str(c) for c in st.get_option("theme.chartSequentialColors"))


@cache
def style() -> str:
    """A style element that gives HTML the colours as variables `--vgg-…`."""
    own = "".join(f"--vgg-{name}:{colour(name)};" for name in _VARIABLES)
    steps = "".join(f"--vgg-shade-{i}:{c};" for i, c in enumerate(shades()))
    return f"<style>:root{{{own}{steps}}}</style>"


def shade(share: float) -> tuple[int, str]:
    """For a share of 0 to 1: which step of the neutral scale, and whether its text is dark or light."""
    step = min(9, max(0, int(share * 10)))
    return step, "light" if step >= 6 else "dark"
