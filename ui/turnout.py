"""The looks of Opkomst: the tile map, one municipality beside the others, and meetings without a list."""

from __future__ import annotations

from html import escape

import streamlit as st

from metrics import LISTINGS, METRICS
from ui import ask, chart, show, words
from ui.markup import tag
from ui.palette import shade

_TURNOUT = METRICS["turnout"]


def tiles() -> None:
    """A tile per municipality, roughly where it lies; the shade is neutral and the figure stands in it."""
    show.html(ask.keep("turnout tiles", _tiles))
    show.foot("kaart", _TURNOUT, by=("municipality",))


def _tiles() -> str:
    places = {r["municipality"]: (r["tile_row"], r["tile_column"]) for r in ask.rows(LISTINGS["spread_list"])}
    answers = {a.by["municipality"]: a for a in ask.figures(_TURNOUT, ("municipality",))}
    known = {name: place for name, place in places.items() if None not in place}
    if not known:
        return tag("p", "Vul op het blad Gemeenten de rij en kolom op de kaart in.", "vgg-empty")
    items = []
    for name, (row, column) in sorted(known.items(), key=lambda item: item[1]):
        answer = answers.get(name)
        value, css = words.UNKNOWN, "vgg-unknown-cell"
        n = f"n = {words.number(answer.n)}" if answer else "geen lijst"
        if answer is not None and answer.value is not None:
            step, text = shade(float(answer.value) / 100)
            value, css = words.figure(answer.value, "%"), f"vgg-step-{step} vgg-{text}-text"
        inside = tag("span", escape(name)) + tag("strong", value) + tag("small", n)
        items.append(tag("li", inside, f"vgg-tile {css}", style=f"grid-row:{row};grid-column:{column}"))
    return tag("ul", "".join(items), "vgg-tiles", aria_label="Opkomst per gemeente, ongeveer waar zij ligt")


def one_against_others() -> None:
    """Every municipality as a dot on one scale; the chosen one stands out by shape, size and words."""
    answers = [a for a in ask.figures(_TURNOUT, ("municipality",)) if a.value is not None]
    if not answers:
        show.empty(_TURNOUT.needs)
        return
    names = sorted(str(a.by["municipality"]) for a in answers)
    chosen = st.selectbox("Gemeente", names, key="gemeente", bind="query-params", filter_mode=None, width=280)
    values = {str(a.by["municipality"]): float(a.value) for a in answers}
    others = [v for name, v in values.items() if name != chosen]
    mean = sum(others) / len(others) if others else None
    place = 1 + sum(v > values[chosen] for v in values.values())
    message = f"{chosen}: opkomst {words.figure(values[chosen], '%')}, plaats {place} van {len(values)}"
    message += f"; de andere gemiddeld {words.figure(mean, '%')}." if mean is not None else "."
    show.html(tag("p", escape(message)))
    texts = {str(a.by["municipality"]): f"{words.figure(a.value, '%')} (n = {a.n})" for a in answers}
    show.draw(chart.dots(values, texts, chosen, "%", message), "gemeente")
    show.foot("een-gemeente", _TURNOUT, by=("municipality", "half"))


def without_list() -> None:
    """Held meetings of which nobody loaded who came, and counts that are soft."""
    show.listing(
        LISTINGS["meeting_list"], ("meeting_date", "title", "kind", "people", "people_basis"),
        which="is_held AND NOT has_list", key="zonder-lijst", most=8,
        none="Van elk gehouden overleg is een presentielijst geladen.",
    )  # fmt: skip
