"""Pictures in a page of their own, with our style sheets and colours and nothing else: to look at and to measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ui.blocks.markup import Markup
from ui.blocks.palette import variables

STATIC = Path(__file__).parents[2] / "static"
_SHEETS = ("shell.css", "show.css", "pictures.css", "bars.css")


def as_page(pictures: Sequence[Markup], width: str = "auto") -> str:
    """A whole HTML page that holds these pictures under each other. width: of the place they stand in."""
    colours = ";".join(f"{name}:{colour}" for name, colour in variables().items())
    sheets = "".join((STATIC / name).read_text(encoding="utf-8") for name in _SHEETS if (STATIC / name).exists())
    body = "".join(f'<section style="padding:12px 16px">{picture}</section>' for picture in pictures)
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Beelden</title>'
        '<meta name="viewport" content="width=device-width"><style>'
        f":root{{{colours}}}body{{margin:0;color:var(--vgg-text);background:var(--vgg-back);"
        f"font-family:system-ui,'Noto Sans','DejaVu Sans',sans-serif}}{sheets}</style></head>"
        f'<body><main style="width:{width}"><h1 class="vgg-aloud">Beelden</h1>{body}</main></body></html>'
    )


def words(picture: object) -> str:
    """What there is to read, without the tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", str(picture)).replace("\u00a0", " ").split())


def rows(picture: object) -> list[str]:
    """Each row of a table as what there is to read in it."""
    return [words(row) for row in re.findall(r"<tr.*?</tr>", str(picture), re.S)]
