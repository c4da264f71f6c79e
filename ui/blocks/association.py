"""Whose dashboard this is: the name, short name and colour that the association chose as its settings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from metrics import LISTINGS
from metrics.settings import COLOUR, REAL, SHORT, SHORT_NAME, name_of
from ui.blocks import ask, palette
from ui.blocks.markup import NOTHING, Markup, tag

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Association:
    """name: in full, empty where it was not chosen. short: as in the bar. colour: `#rrggbb`, empty for the theme's."""

    name: str = ""
    short: str = SHORT
    colour: str = ""


UNKNOWN = Association()
"""Where no data can be read."""


def chosen() -> Association:
    """What stands in the data of this page; a name that is made up does not count."""
    told = {row["setting"]: str(row["value"]) for row in ask.kept(LISTINGS["setting_list"], REAL)}
    colour = told.get(COLOUR, "")
    return Association(name_of(told), told.get(SHORT_NAME, SHORT), colour if _HEX.fullmatch(colour) else "")


def coloured(of: Association) -> Markup:
    """The colour as a variable for the style sheets of the frame; in a picture each colour has a meaning of its own."""
    return tag("style", f":root:root{{--vgg-house:{of.colour}}}") if of.colour else NOTHING


def usual_colour() -> str:
    """The colour where none was chosen."""
    return palette.colour("main")
