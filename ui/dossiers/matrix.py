"""The looks of Dossiers: how many of each colour, and the matrix of dossiers and halves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from metrics.dossiers import all_held
from ui.blocks import ask, filters, light, notes, show
from ui.blocks.markup import NOTHING, Markup, framed, joined, tag
from ui.overview import cards

EVERY = "alle"
_COLOURS = (EVERY, *light.ORDER)
_TRENDS = (EVERY, "slechter", "gelijk", "beter")
_TRANSFERS = (EVERY, "eindigt of gaat over", "blijft")
_ORDERS = ("portefeuille", "slechtste licht eerst", "verslechterd eerst", "naam")
_ARROW = {"slechter": "▼", "gelijk": "=", "beter": "▲"}


def counts() -> None:
    """The lights per half as a bar, with share per colour and what each colour means."""
    show.html(ask.keep("dossier bars", lambda: cards.light_bars(shares=True)))
    show.foot("kleuren", METRICS["lights_by_colour"], by=("half", "colour"), label="Achter de kleuren: tabel en bron")


def matrix() -> None:
    """Dossiers grouped by portfolio, a column per half; filters on colour and change stand in the address."""
    with st.container(horizontal=True, key="dossier_filters"):
        colour = st.selectbox("Stoplicht", _COLOURS, key="licht", bind="query-params", filter_mode=None, width=220)
        trend = st.selectbox("Verloop", _TRENDS, key="verloop", bind="query-params", filter_mode=None, width=180)
        lead = st.selectbox("Trekker", _leads(), key="trekker", bind="query-params", filter_mode=None, width=260)
        ends = st.selectbox("Einde", _TRANSFERS, key="einde", bind="query-params", filter_mode=None, width=220)
        order = st.selectbox("Volgorde", _ORDERS, key="volgorde", bind="query-params", filter_mode=None, width=240)
    chosen = tuple(str(one) for one in (colour, trend, lead, ends, order))
    show.html(ask.keep("dossier matrix", lambda: _matrix(*chosen), *chosen))
    show.foot("dossiers", LISTINGS["dossier_list"], label="Alle dossiers als tabel, met regels en bron")
    show.foot("stoplichten", LISTINGS["light_list"], label="Alle stoplichten als tabel, met regels en bron")


def _lead(dossier: dict[str, Any]) -> str:
    return str(dossier["chair_name"] or dossier["chair_function"] or "niet genoemd")


def _leads() -> tuple[str, ...]:
    return (EVERY, *sorted({_lead(row) for row in ask.rows(LISTINGS["dossier_list"])}))


def _matrix(colour: str, trend: str, lead: str, ends: str, order: str) -> Markup:
    cells = ask.kept(LISTINGS["light_list"])
    facts = {row["dossier_id"]: row for row in ask.rows(LISTINGS["dossier_list"])}
    if not cells:
        return tag("p", LISTINGS["light_list"].needs, css="vgg-empty")
    halves = sorted({row["half"] for row in cells})
    found = []
    for key, rows in groupby(cells, key=lambda row: row["dossier_id"]):
        of = list(rows)
        if colour != EVERY and all(row["colour"] != colour for row in of):
            continue
        if trend != EVERY and all(row["trend"] != trend for row in of):
            continue
        if lead != EVERY and _lead(facts[key]) != lead:
            continue
        if ends != EVERY and (facts[key]["ends_on"] is not None) != (ends == _TRANSFERS[1]):
            continue
        found.append((facts[key], of))
    if not found:
        return tag("p", "Geen dossier past bij deze keuze. Kies iets anders.", css="vgg-empty")
    head = ["Dossier", *(cards.half_named(half) for half in halves), "Verloop", "Overleggen", "Resultaten"]
    body = []
    if order == _ORDERS[0]:
        for portfolio, group in groupby(found, key=lambda pair: pair[0]["portfolio_name"]):
            name = str(portfolio or "zonder portefeuille")
            body.append(tag("tr", tag("th", name, colspan=len(head), scope="colgroup"), css="group"))
            body += [_row(dossier, of, halves) for dossier, of in group]
    else:
        body = [_row(dossier, of, halves) for dossier, of in sorted(found, key=lambda pair: _place(order, *pair))]
    how = "per portefeuille" if order == _ORDERS[0] else f"volgorde: {order}"
    count = f"{dutch.several(len(found), 'dossier', 'dossiers')}, {how}"
    return framed("Dossiers met hun stoplichten", head, body, css="vgg-matrix", caption=count)


def _place(order: str, dossier: dict[str, Any], of: Sequence[dict[str, Any]]) -> tuple[Any, ...]:
    """Where a dossier stands in another order than by portfolio: by its newest light, by its change, or by its name."""
    name = str(dossier["dossier_name"]).casefold()
    if order == "naam":
        return (name,)
    if order == "verslechterd eerst":
        return ("slechter", None, "gelijk", "beter").index(_trend(of)), name
    newest = next(
        (row["colour"] for row in reversed(of) if row["worst"] in light.ORDER[:3] and row["has_begun"]), "onbekend"
    )
    return light.ORDER.index(newest), name


def _trend(of: Sequence[dict[str, Any]]) -> str | None:
    return next((row["trend"] for row in reversed(of) if row["trend"]), None)


def _row(dossier: dict[str, Any], of: Sequence[dict[str, Any]], halves: Sequence[int]) -> Markup:
    by_half = {row["half"]: row for row in of}
    trend = _trend(of)
    change = tag("span", "onbekend", css="vgg-none")
    if trend:
        change = tag("span", _ARROW[trend], aria_hidden="true") + f" {trend}"
    return tag(
        "tr",
        tag("th", link(dossier["dossier_id"], f"{dossier['dossier_id']} {dossier['dossier_name']}"), scope="row"),
        *(tag("td", _cell(by_half.get(half))) for half in halves),
        tag("td", change),
        tag("td", _meetings(dossier)),
        tag("td", _targets(dossier)),
    )


def _cell(row: dict[str, Any] | None) -> Markup:
    if row is None:
        return tag("span", "niet ingevuld", css="vgg-none")
    shown = light.cell(row["light_1"], row["light_2"], row["has_cell"], row["meaning"])
    return shown + marks(row)


def marks(row: dict[str, Any]) -> Markup:
    """What must be known about a light beside its colour: concept, given back, corrected, stale, ahead."""
    said = []
    if row["is_concept"]:
        new = " en ".join(colour for colour in (row["concept_1"], row["concept_2"]) if colour) or "geen licht"
        said.append(f"teruggegeven: {new}" if row["approval"] == "teruggegeven" else f"concept: {new}")
    if row["is_corrected"]:
        said.append("gecorrigeerd")
    if row["is_stale"] and row["marks"]:
        said.append("verouderd: van voor deze helft")
    if row["has_begun"] is False and row["marks"]:
        said.append("vroeg gegeven: deze helft is nog niet begonnen")
    if notes.of(notes.LIGHT, notes.light(row["dossier_id"], row["half"])):
        said.append("notitie")
    return joined(*(tag("span", f" {word}", css="vgg-stale") for word in said))


def _meetings(dossier: dict[str, Any]) -> Markup:
    against, beside = held_of_planned(dossier)
    held = all_held(dossier)
    known = held or dossier["meetings_cancelled"] or against
    shown = against or dutch.number(held) if known else tag("span", "geen bekend", css="vgg-none")
    extra = beside + apart(dossier, bool(against))
    return joined(shown, tag("small", f" · {', '.join(extra)}") if extra else NOTHING)


def apart(dossier: dict[str, Any], has_plan: bool) -> list[str]:
    """What is in the number of meetings (without a date) and what is not (called off, of another year): each says so.

    has_plan: the number shown is of the kind that was planned only, so what has no date is said of all that were held.
    """
    undated = dossier["meetings_without_date"]
    outside = ((dossier["meetings_cancelled"], "geannuleerd"), (dossier["meetings_elsewhere"], "in een ander jaar"))
    of = f"van alle {dutch.number(all_held(dossier))} zijn er" if has_plan else "waarvan"
    said = [f"{of} {dutch.number(undated)} zonder datum"] if undated else []
    return [*said, *(f"daarnaast {dutch.number(count)} {what}" for count, what in outside if count)]


def held_of_planned(dossier: dict[str, Any]) -> tuple[str, list[str]]:
    """What was held of the kind that was planned (`3 van 4 pho`), and what stands beside it and is not of that plan.

    More than was planned is no part of the plan: `4 ambtelijk, 3 voorgenomen`. The first is empty where nothing can be
    set against the plan: no plan, its kind not said, nothing of it known.
    """
    planned, kinds, of_kind = dossier["planned_meetings"], dossier["planned_kinds"], dossier["held_of_kind"]
    if planned is None:
        return "", []
    if not kinds:
        return "", [f"{dutch.number(planned)} voorgenomen, van welke soort is niet gezegd"]
    if of_kind is None:
        return "", [f"{dutch.number(planned)} {kinds} voorgenomen, of dat doorging is niet bekend"]
    least = "≥ " if dossier["of_kind_is_minimum"] else ""
    others = all_held(dossier) - of_kind
    beside = [f"daarnaast {dutch.number(others)} van een andere soort"] if others else []
    if of_kind > planned:
        return f"{least}{dutch.number(of_kind)} {kinds}, {dutch.number(planned)} voorgenomen", beside
    return f"{least}{dutch.number(of_kind)} van {dutch.number(planned)} {kinds}", beside


def _targets(dossier: dict[str, Any]) -> Markup:
    if not dossier["targets"]:
        return tag("span", "geen bekend", css="vgg-none")
    every, met, decided = dossier["targets"], dossier["targets_met"], dossier["targets_decided"]
    still_open = met + dossier["targets_missed"] + dossier["targets_running"] - decided
    if not decided:
        said = "staat nog niet vast" if still_open else "onbekend"
        return tag("span", f"{dutch.number(every)}, uitkomst {said}", css="vgg-none")
    left = every - decided - still_open
    extra = [f"{dutch.number(still_open)} nog open"] if still_open else []
    extra += [f"{dutch.number(left)} onbekend"] if left else []
    more = tag("small", f" · {', '.join(extra)}") if extra else NOTHING
    return joined(f"{dutch.number(met)} van {dutch.number(decided)} gehaald", more)


def link(dossier_id: str, text: str) -> Markup:
    """A link that opens one dossier with the filters of this run."""
    params = filters.current().as_params() | {"dossier": dossier_id}
    return tag("a", text, href=f"/dossiers?{urlencode(params, doseq=True)}", target="_self")
