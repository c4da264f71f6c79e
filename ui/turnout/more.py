"""The looks of Opkomst: the tile map, one municipality beside the others, and meetings without a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, chart, filters, grids, markup, show
from ui.blocks.markup import BREAK, Markup, framed, tag
from ui.blocks.palette import shade

_TURNOUT = METRICS["turnout"]
MANY = 40
"""Above so many municipalities a table or a chart shows the two ends, and the rest by search."""
ENDS = 10
_MOST_NAMED = 3


def when_known(*blocks: tuple[str, Callable[[], None]]) -> None:
    """The blocks that need attendance, each under its heading; without any list, one sentence with the next step."""
    if not ask.one(_TURNOUT).n:
        year = f"Van {filters.current().year}" if filters.current().half is None else "Van deze keuze"
        show.empty(
            f"{year} is van geen enkel overleg bekend welke gemeenten er waren. Daarom staat hier geen opkomst: "
            "onbekend is iets anders dan nul. Laad het blad Opkomst op de pagina Upload: "
            "één regel per overleg en gemeente."
        )
        return
    for heading, block in blocks:
        show.header(heading)
        block()


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


def one_against_others() -> None:
    """Every municipality as a dot on one scale; the chosen one stands out by shape, size and words."""
    answers = [a for a in ask.figures(_TURNOUT, ("municipality",)) if a.value is not None]
    if not answers:
        show.empty(_TURNOUT.needs)
        return
    names = sorted(str(a.by["municipality"]) for a in answers)
    chosen = st.selectbox("Gemeente", names, key="gemeente", bind="query-params", filter_mode="contains", width=280)
    values = {str(a.by["municipality"]): float(a.value) for a in answers}
    ranked = sorted(values, key=lambda n: -values[n])
    others = [v for name, v in values.items() if name != chosen]
    mean = sum(others) / len(others) if others else None
    place = 1 + sum(v > values[chosen] for v in values.values())
    shared = "gedeelde " if values[chosen] in others else ""
    message = f"{chosen}: opkomst {dutch.figure(values[chosen], '%')}, {shared}plaats {place} van {len(values)}"
    message += f"; de andere gemiddeld {dutch.figure(mean, '%')}." if mean is not None else "."
    show.html(tag("p", message))
    texts = {str(a.by["municipality"]): f"{dutch.figure(a.value, '%')} (n = {a.n})" for a in answers}
    if len(ranked) > MANY:
        ends = {*ranked[:ENDS], *ranked[-ENDS:], chosen}
        values = {name: value for name, value in values.items() if name in ends}
        show.note(f"De {ENDS} hoogste, de {ENDS} laagste en de gekozen gemeente.")
    show.draw(chart.dots(values, texts, chosen, "%", message), "gemeente")
    show.foot("een-gemeente", _TURNOUT, by=("municipality", "half"))


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


def invitation() -> None:
    """With and without an invitation to the whole council of mayor and aldermen, with the number of cases."""
    show.html(ask.keep("turnout invitation", _invitation))
    show.foot("collegebreed", _TURNOUT, by=("invitation",))


def _invitation() -> Markup:
    rows = []
    answers = {a.by["invitation"]: a for a in ask.figures(_TURNOUT, ("invitation",))}
    for name in ("collegebreed", "niet collegebreed", "niet vermeld"):
        if (a := answers.get(name)) is None or not a.n:
            continue
        value, why = show.said(_TURNOUT, a)
        out_of = (
            f"{dutch.number(a.top)} van {dutch.several(a.bottom, 'uitnodiging', 'uitnodigingen')}"
            if a.bottom is not None
            else why
        )
        rows.append(
            [
                name,
                grids.bar(None if a.value is None else float(a.value) / 100),
                value,
                dutch.several(a.n, "overleg", "overleggen"),
                out_of,
            ]
        )
    table = markup.table("", ["Uitnodiging", "", "Opkomst", "n", "waaruit"], rows, (2,), _TURNOUT.title)
    why = (
        "Dit laat een samenhang zien, geen oorzaak: voor het hele college wordt ook om andere redenen uitgenodigd. "
        "Niet vermeld is iets anders dan nee."
    )
    return table + tag("p", why, css="vgg-note")


def soft() -> None:
    """Numbers that are only known roughly stay rough: about so many people, and never a percentage."""
    listing = LISTINGS["meeting_list"]
    rows = ask.keep("turnout soft", lambda: ask.rows(listing, "is_held AND people_basis = 'geschat'"))
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
    show.foot("geschat", listing, which="is_held AND people_basis = 'geschat'")


def without_list() -> None:
    """Held meetings of which nobody loaded who came."""
    show.listing(
        LISTINGS["meeting_list"],
        ("meeting_date", "title", "kind", "dossier_names"),
        which="is_held AND NOT has_list",
        key="zonder-lijst",
        most=8,
        none="Van elk gehouden overleg is een presentielijst geladen.",
    )
