"""A page with nothing but pictures, in the looks of the dashboard, for a test in a browser or to look at."""

from __future__ import annotations

import re
from pathlib import Path

from ui.blocks import palette
from ui.blocks.markup import Markup

STATIC = Path(__file__).parents[2] / "static"


def picture_page(*pictures: Markup, width: str = "auto") -> str:
    """A whole HTML page with these pictures, the colours of the theme and our own style sheets and script."""
    colours = ";".join(f"{name}:{colour}" for name, colour in palette.variables().items())
    sheets = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("show.css", "pictures.css", "bars.css"))
    script = (STATIC / "pictures.js").read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Plaatjes</title>'
        f'<meta name="viewport" content="width=device-width"><style>:root{{{colours}}}'
        f"body{{margin:0;padding:1.5rem;font-family:sans-serif;color:var(--vgg-text);max-width:{width}}}{sheets}</style>"
        f'</head><body><main class="stHtml"><h1>Plaatjes</h1>{"".join(pictures)}</main>'
        f"<script>{script}</script></body></html>"
    )


def words(picture: object) -> str:
    """What there is to read, without the tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", str(picture)).replace("\u00a0", " ").split())


def table_rows(picture: object) -> list[str]:
    """Each row of a table as what there is to read in it."""
    return [words(row) for row in re.findall(r"<tr.*?</tr>", str(picture), re.S)]
