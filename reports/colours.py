"""The colours of .streamlit/config.toml for paper, by the names that a light and a table have. None is chosen here."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_THEME = Path(__file__).parent.parent / ".streamlit" / "config.toml"
_NAMES = {
    "tekst": "textColor",
    "hoofd": "primaryColor",
    "rustig": "grayTextColor",
    "lijn": "borderColor",
    "kop": "secondaryBackgroundColor",
    "groen": "greenBackgroundColor",
    "oranje": "orangeBackgroundColor",
    "rood": "redBackgroundColor",
    "onbekend": "grayBackgroundColor",
}


@cache
def colours() -> dict[str, str]:
    """Name → `#rrggbb`; that of a light is the soft shade behind its dark letter and word."""
    theme = tomllib.loads(_THEME.read_text(encoding="utf-8"))["theme"]
    return {name: str(theme[key]) for name, key in _NAMES.items()}
