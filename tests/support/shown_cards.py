"""The figures that a page and the slides show: name, value with what it is out of, and the line under it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from looks import opened, part, shown, walked
from streamlit.testing.v1 import AppTest

from metrics.metric import Where

_CARD = re.compile(
    r'<article class="vgg-card"><h2 class="name">(.*?)</h2><p class="value[^"]*">(.*?)</p>(?:.*?)'
    r'<(?:p|div) class="more">(.*?)</(?:p|div)>'
)
_LINE = re.compile(
    r'<div(?: class="")?><dt>((?:(?!</dt>).)*)</dt><dd class="value[^"]*">(.*?)</dd>(?:<dd class="more">(.*?)</dd>)?'
)
_TILE = re.compile(r'<h2>([^<]*)</h2><p class="value[^"]*">(.*?)</p>((?:(?!<h2>).)*)', re.DOTALL)
_MORE = re.compile(r'<p class="more">(.*?)</p>')
_EXPLAINED = re.compile(r'<p class="vgg-note">([^<:]+): ([^<(]+) \(([^<]*)\)\.</p>')
"""How the drawer of sources says a figure: its name, its value, and what it stands beside."""
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


def anywhere_on(name: str, where: Where) -> list[Shown]:
    """The cards of a page and of its drawers, and every figure as the drawer of sources says it."""
    found = []
    for app in walked(name, jaar=str(where.year), helft=HALVES[where.half], portefeuille=list(where.portfolios)):
        for choice in _choices(app):
            text = shown(choice)
            found += _found(name, _CARD, text) + _found(name, _EXPLAINED, text)
    return found


def _choices(app: AppTest) -> Iterator[AppTest]:
    """The page with each of the figures of its open block in turn."""
    yield app
    for box in [box for box in app.selectbox if str(box.key).startswith("cijfer_")]:
        for at in range(1, len(box.options)):
            app.selectbox(key=box.key).select_index(at).run()
            assert not app.exception, app.exception
            yield app


def slides(where: Where) -> AppTest:
    """Every slide of a retreat, under each other, with these filters."""
    return part(_SLIDES.format(year=where.year, half=where.half, portfolios=where.portfolios))


def on_slides(where: Where) -> list[Shown]:
    """The lines and tiles of every slide of a retreat with these filters."""
    text = shown(slides(where))
    tiles = [(name, value, " ".join(_MORE.findall(rest)[:1])) for name, value, rest in _TILE.findall(text)]
    return _found("dia", _LINE, text) + [Shown("dia", *map(_plain, tile)) for tile in tiles]


def _found(place: str, pattern: re.Pattern[str], text: str) -> list[Shown]:
    return [Shown(place, *map(_plain, found)) for found in pattern.findall(text)]


def _plain(text: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", str(text))).split())
