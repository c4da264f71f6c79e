"""The looks of Dossiers: how many of each colour, and the matrix of dossiers and halves."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, METRICS
from ui import ask, filters, light, overview, show, words
from ui.markup import tag

EVERY = "alle"
_COLOURS = (EVERY, *light.ORDER)
_TRENDS = (EVERY, "slechter", "gelijk", "beter")
_ARROW = {"slechter": "▼", "gelijk": "=", "beter": "▲"}


def counts() -> None:
    """The lights per half as a bar, with share per colour and what each colour means."""
    show.html(ask.keep("dossier bars", lambda: overview.light_bars(shares=True)))
    show.foot("kleuren", METRICS["lights_by_colour"], by=("half", "colour"), label="Achter de kleuren: tabel en bron")


def matrix() -> None:
    """Dossiers grouped by portfolio, a column per half; filters on colour and change stand in the address."""
    with st.container(horizontal=True, key="dossier_filters"):
        colour = st.selectbox("Stoplicht", _COLOURS, key="licht", bind="query-params", filter_mode=None, width=220)
        trend = st.selectbox("Verloop", _TRENDS, key="verloop", bind="query-params", filter_mode=None, width=180)
    show.html(ask.keep("dossier matrix", lambda: _matrix(str(colour), str(trend)), colour, trend))
    show.foot("dossiers", LISTINGS["dossier_list"], label="Alle dossiers als tabel, met regels en bron")
    show.foot("stoplichten", LISTINGS["light_list"], label="Alle stoplichten als tabel, met regels en bron")


def _matrix(colour: str, trend: str) -> str:
    cells = ask.rows(LISTINGS["light_list"])
    facts = {row["dossier_id"]: row for row in ask.rows(LISTINGS["dossier_list"])}
    if not cells:
        return tag("p", escape(LISTINGS["light_list"].needs), "vgg-empty")
    halves = sorted({row["half"] for row in cells})
    found = []
    for key, rows in groupby(cells, key=lambda row: row["dossier_id"]):
        of = list(rows)
        if colour != EVERY and all(row["colour"] != colour for row in of):
            continue
        if trend != EVERY and all(row["trend"] != trend for row in of):
            continue
        found.append((facts[key], of))
    if not found:
        return tag("p", "Geen dossier past bij deze keuze. Kies een ander stoplicht of verloop.", "vgg-empty")
    head = ["Dossier", *(words.half(half) for half in halves), "Verloop", "Overleggen", "Resultaten"]
    top = tag("thead", tag("tr", "".join(tag("th", escape(h), scope="col") for h in head)))
    body = []
    for portfolio, group in groupby(found, key=lambda pair: pair[0]["portfolio_name"]):
        name = escape(str(portfolio or "zonder portefeuille"))
        body.append(tag("tr", tag("th", name, colspan=len(head), scope="colgroup"), "group"))
        body += [_row(dossier, of, halves) for dossier, of in group]
    count = tag("caption", f"{words.several(len(found), 'dossier', 'dossiers')}, per portefeuille")
    table = tag("table", count + top + tag("tbody", "".join(body)), "vgg-table vgg-matrix")
    return tag("div", table, "vgg-scroll", tabindex="0", role="region", aria_label="Dossiers met hun stoplichten")


def _row(dossier: dict[str, Any], of: Sequence[dict[str, Any]], halves: Sequence[int]) -> str:
    by_half = {row["half"]: row for row in of}
    lights = "".join(tag("td", _cell(by_half.get(half))) for half in halves)
    trend = next((row["trend"] for row in reversed(of) if row["trend"]), None)
    change = (
        f'<span aria-hidden="true">{_ARROW[trend]}</span> {trend}' if trend else tag("span", "onbekend", "vgg-none")
    )
    return tag(
        "tr",
        tag("th", link(dossier["dossier_id"], f"{dossier['dossier_id']} {dossier['dossier_name']}"), scope="row")
        + lights + tag("td", change) + tag("td", _meetings(dossier)) + tag("td", _targets(dossier)),
    )  # fmt: skip


def _cell(row: dict[str, Any] | None) -> str:
    if row is None:
        return tag("span", "niet ingevuld", "vgg-none")
    shown = light.cell(row["light_1"], row["light_2"], row["has_cell"], row["meaning"])
    return shown + marks(row)


def marks(row: dict[str, Any]) -> str:
    """What must be known about a light beside its colour: concept, given back, corrected, stale."""
    said = []
    if row["is_concept"]:
        said.append("teruggegeven" if row["approval"] == "teruggegeven" else "concept")
    if row["is_corrected"]:
        said.append("gecorrigeerd")
    if row["is_stale"] and row["marks"]:
        said.append("verouderd")
    return "".join(tag("span", f" {word}", "vgg-stale") for word in said)


def _meetings(dossier: dict[str, Any]) -> str:
    held, planned = dossier["meetings_held"], dossier["planned_meetings"]
    undated = dossier["meetings_without_date"]
    if not held and not undated and planned is None:
        return tag("span", "geen bekend", "vgg-none")
    text = words.number((held or 0) + (undated or 0))
    text += f" van {words.number(planned)}" if planned is not None else ""
    extra = [f"{undated} zonder datum"] if undated else []
    if dossier["meetings_cancelled"]:
        extra.append(f"{dossier['meetings_cancelled']} geannuleerd")
    return escape(text) + (tag("small", f" · {escape(', '.join(extra))}") if extra else "")


def _targets(dossier: dict[str, Any]) -> str:
    if not dossier["targets"]:
        return tag("span", "geen bekend", "vgg-none")
    return escape(f"{words.number(dossier['targets_met'] or 0)} van {words.number(dossier['targets'])} gehaald")


def link(dossier_id: str, text: str) -> str:
    """A link that opens one dossier with the filters of this run."""
    params = filters.current().as_params() | {"dossier": dossier_id}
    return tag("a", escape(text), href=f"/dossiers?{urlencode(params, doseq=True)}", target="_self")
