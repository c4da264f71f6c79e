"""The figures that a page and the slides show: name, value with what it is out of, and the line under it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from looks import opened, part, shown
from streamlit.testing.v1 import AppTest

from metrics.metric import Where

_CARD = re.compile(
    r'<article class="vgg-card"><h2 class="name">(.*?)</h2><p class="value[^"]*">(.*?)</p>(?:.*?)'
    r'<(?:p|div) class="more">(.*?)</(?:p|div)>'
)
_LINE = re.compile(
    r'<div(?: class="")?><dt>(.*?)</dt><dd class="value[^"]*">(.*?)</dd>(?:<dd class="more">(.*?)</dd>)?'
)
_SLIDES = """
import streamlit as st
from ui.blocks import filters, store
from ui.blocks.markup import html
from ui.retreat import slide, slides
st.query_params["dias"] = list(slides.SLIDES)
with store.opened():
    filters.remember(filters.Filters({year}, {half}, {portfolios}))
    for _, one in slides.deck().screens:
        html(slide.shown(one))
"""
HALVES = {None: "beide", 1: "eerste", 2: "tweede"}


@dataclass(frozen=True)
class Shown:
    """One figure where it is shown. place: a page, or `dia`."""

    place: str
    name: str
    value: str
    more: str


def on_page(name: str, where: Where, **more: str) -> list[Shown]:
    """The cards of a page with these filters. more: what else stands in its address."""
    app = opened(name, jaar=str(where.year), helft=HALVES[where.half], portefeuille=list(where.portfolios), **more)
    return _found(name, _CARD, shown(app))


def slides(where: Where) -> AppTest:
    """Every slide of a retreat, under each other, with these filters."""
    return part(_SLIDES.format(year=where.year, half=where.half, portfolios=where.portfolios))


def on_slides(where: Where) -> list[Shown]:
    """The lines of every slide of a retreat with these filters."""
    return _found("dia", _LINE, shown(slides(where)))


def _found(place: str, pattern: re.Pattern[str], text: str) -> list[Shown]:
    return [Shown(place, *map(_plain, found)) for found in pattern.findall(text)]


def _plain(text: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", str(text))).split())
