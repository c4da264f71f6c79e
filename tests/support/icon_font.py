"""Make static/icons.woff2: of Streamlit's font of icons only the ones that Streamlit's scripts and our pages name.

Use: `python tests/support/icon_font.py`, after another version of Streamlit. The whole font is 375 kB and is fetched at
every first visit; what Streamlit's scripts can name is a fiftieth of its icons. Cut by fonttools, which reads
and writes woff2 with brotli.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from ui.frame import streamlit_files

ROOT = Path(__file__).parents[2]
_NAMED = re.compile(r":material/([a-z0-9_]+):")


def named() -> set[str]:
    """The icons that a script of Streamlit or a page of ours names; a name that the font doesn't know is no icon."""
    scripts = [*(streamlit_files.FOLDER / "js").glob("*.js"), *(ROOT / "ui").rglob("*.py")]
    return {name for path in scripts for name in _NAMED.findall(path.read_text(encoding="utf-8"))}


def icons(font: TTFont) -> set[str]:
    """The names that the font draws as an icon: a ligature of their letters."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters[glyph] for glyph in (first, *one.Component))
        for table in _tables(font)
        for first, every in table.ligatures.items()
        for one in every
    }


def small() -> TTFont:
    """The font with only the icons that are named."""
    font = TTFont(streamlit_files.whole_icons())
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    wanted = named() & icons(font)
    for table in _tables(font):
        for first, every in list(table.ligatures.items()):
            of = [("".join(letters[glyph] for glyph in (first, *one.Component)), one) for one in every]
            table.ligatures[first] = [one for name, one in of if name in wanted]
    cut = subset.Subsetter(subset.Options(layout_features=["*"], hinting=False))
    cut.populate(text="".join(sorted(set("".join(wanted)))))
    cut.subset(font)
    font.flavor = "woff2"
    return font


def _tables(font: TTFont) -> Iterator[Any]:
    """The tables of ligatures."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for wrapped in lookup.SubTable:
            table = getattr(wrapped, "ExtSubTable", wrapped)
            if hasattr(table, "ligatures"):
                yield table


if __name__ == "__main__":
    small().save(ROOT / "static" / streamlit_files.ICONS)
