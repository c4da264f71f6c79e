"""The drawers of Opkomst: per half, on the map, who meets whom, estimates, and meetings without a list."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from ui import meeting
from ui.blocks import ask, grids, markup, show
from ui.blocks.markup import BREAK, Markup, framed, tag
from ui.blocks.palette import shade
from ui.turnout.beside import ESTIMATED, WITHOUT_LIST
from ui.turnout.presence import PAGE

_TURNOUT = METRICS["turnout"]
MANY = 40
"""Above so many municipalities a table or a chart shows the two ends, and the rest by search."""
ENDS = 10
_MOST_NAMED = 3


def by_half() -> None:
    """Municipality by half with n in every cell; of very many, the highest, the lowest, and the sought ones."""
    answers = [a for a in ask.figures(_TURNOUT, ("municipality",)) if a.value is not None]
    if len(answers) <= MANY:
        show.heat(_TURNOUT, "municipality", "half", key="gemeenten", head="Gemeente")
        return
    ranked = [str(a.by["municipality"]) for a in sorted(answers, key=lambda a: (-a.value, str(a.by["municipality"])))]
    sought = st.multiselect(
        "Zoek gemeenten",
        sorted(ranked),
        key="zoek",
        bind="query-params",
        placeholder="de hoogste en de laagste tien",
        select_all=False,
        width=480,
    )
    shown = sought or [*ranked[:ENDS], *ranked[-ENDS:]]
    many = dutch.several(len(ranked), "gemeente", "gemeenten")
    if not sought:
        show.note(f"Er zijn {many}: u ziet de {ENDS} met de hoogste en de {ENDS} met de laagste opkomst.")
    show.heat(_TURNOUT, "municipality", "half", key="gemeenten", head="Gemeente", only=tuple(shown))


def tiles() -> None:
    """A tile per municipality, roughly where it lies; the shade is neutral and the figure stands in it."""
    show.html(ask.keep("turnout tiles", _tiles))
    show.foot("kaart", _TURNOUT, by=("municipality",))


def _tiles() -> Markup:
    places = {r["municipality"]: (r["tile_row"], r["tile_column"]) for r in ask.rows(LISTINGS["spread_list"])}
    answers = {a.by["municipality"]: a for a in ask.figures(_TURNOUT, ("municipality",))}
    known = {name: place for name, place in places.items() if None not in place}
    if not known:
        return tag("p", "Vul op het blad Gemeenten de rij en kolom op de kaart in.", css="vgg-empty")
    items = []
    for name, (row, column) in sorted(known.items(), key=lambda item: item[1]):
        answer = answers.get(name)
        value, css = dutch.UNKNOWN, "vgg-unknown-cell"
        n = f"n = {dutch.number(answer.n)}" if answer else "geen lijst"
        if answer is not None and answer.value is not None:
            step, text = shade(float(answer.value) / 100)
            value, css = dutch.figure(answer.value, "%"), f"vgg-step-{step} vgg-{text}-text"
        inside = (tag("span", name), tag("strong", value), tag("small", n))
        items.append(tag("li", *inside, css=f"vgg-tile {css}", style=f"grid-row:{row};grid-column:{column}"))
    tiles = tag("ul", *items, css="vgg-tiles", aria_label="Opkomst per gemeente, ongeveer waar zij ligt")
    return tiles + grids.shades()


def together() -> None:
    """Who meets whom: how often two municipalities were at the same meeting, of the times it is known of both."""
    show.html(ask.keep("turnout together", _together))
    show.foot("samen", METRICS["together"], by=("first_municipality", "second_municipality"))


def _together() -> Markup:
    metric = METRICS["together"]
    found = {
        frozenset(str(v) for v in a.by.values()): a
        for a in ask.figures(metric, ("first_municipality", "second_municipality"))
    }
    names = sorted({name for pair in found for name in pair})
    if not names:
        return tag("p", f"{metric.note} Kies hierboven één gemeente.", css="vgg-empty")
    most = max(a.top or 0 for a in found.values()) or 1
    rows = []
    for name in names:
        cells = (_pair(found.get(frozenset((name, other))), most, name == other) for other in names)
        rows.append(tag("tr", tag("th", name, scope="row"), *cells))
    known = {pair: int(a.top) for pair, a in found.items() if a.top is not None}
    sentence = "In elk vak: hoe vaak zij er allebei waren, en van hoeveel overleggen dat bekend is."
    if known:
        most_met, least_met = max(known.values()), min(known.values())
        sentence = (
            f"Het vaakst troffen elkaar {_pairs(known, most_met)} ({dutch.number(most_met)} keer), het minst "
            f"{_pairs(known, least_met)} ({dutch.number(least_met)} keer). {sentence}"
        )
    table = framed(metric.title, ["Gemeente", *names], rows, "vgg-heat vgg-pairs")
    return tag("p", sentence, css="vgg-note") + table + grids.shades("hoe vaker")


def _pairs(known: dict[frozenset[str], int], times: int) -> str:
    """The pairs that met so often: by name, or how many there are when it is no single few."""
    pairs = sorted(" en ".join(sorted(pair)) for pair, count in known.items() if count == times)
    return "; ".join(pairs) if len(pairs) <= _MOST_NAMED else f"{len(pairs)} paren evenveel"


def _pair(answer: ask.Answer | None, most: Any, is_same: bool) -> Markup:
    if is_same:
        return tag("td", "–", css="step vgg-same")
    if answer is None or answer.top is None:
        return tag("td", "onbekend", css="step vgg-unknown-cell")
    step, text = shade(float(answer.top) / float(most))
    n = tag("small", f"n = {dutch.number(answer.out_of)}")
    return tag("td", dutch.number(answer.top), n, css=f"step vgg-step-{step} vgg-{text}-text")


def soft() -> None:
    """Numbers that are only known roughly stay rough: about so many people, and never a percentage."""
    listing = LISTINGS["meeting_list"]
    rows = ask.kept(listing, ESTIMATED)
    if not rows:
        show.note("Van geen overleg is alleen een geschat aantal bekend.")
        return
    items = [
        tag(
            "li",
            tag("span", f"≈ {dutch.number(row['people'])}", css="what"),
            tag(
                "span",
                row["title"],
                BREAK,
                tag("small", f"{markup.value_of(row, 'meeting_date')} · geschat, dus geen percentage"),
            ),
        )
        for row in rows
    ]
    show.html(tag("ul", *items, css="vgg-points"))
    show.foot("geschat", listing, which=ESTIMATED)


def without_list() -> None:
    """Held meetings of which nobody loaded who came."""
    show.listing(
        LISTINGS["meeting_list"],
        ("meeting_date", "title", "kind", "dossier_names"),
        which=WITHOUT_LIST,
        key="zonder-lijst",
        most=markup.MOST_ROWS,
        leads=lambda row: meeting.address(PAGE, row["meeting_id"]),
        none="Van elk gehouden overleg is een presentielijst geladen.",
    )
