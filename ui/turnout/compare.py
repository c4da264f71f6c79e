"""One municipality beside the others through time: turnout per quarter of all years that are loaded, in Plotly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from metrics import METRICS, Answer, dutch
from metrics.headline import FEW, TOO_FEW
from metrics.singular import after
from ui.blocks import ask, chart, filters, show
from ui.blocks.chart import Chart, Line
from ui.blocks.markup import html, not_there, tag
from ui.turnout.presence import ONE

_TURNOUT = METRICS["turnout"]
_MOST_LINES = 40
"""Above so many municipalities the others are shown taken together, and not each by itself."""
_TOGETHER = "de andere samen"
Moment = tuple[int, int]


def one_against_others() -> None:
    """Choose a municipality; its turnout in this choice in a sentence, and per quarter against that of the others."""
    found = {str(a.by["municipality"]): a for a in ask.figures(_TURNOUT, ("municipality",))}
    if not found:
        show.empty(_TURNOUT.needs)
        return
    asked = str(st.query_params.get(ONE, ""))
    is_there = not asked or asked in found
    if not is_there:
        html(not_there(f"‘{asked}’ is geen gemeente in deze lijst. Kies er hieronder een."))
    chosen = st.selectbox(
        "Gemeente",
        sorted(found),
        0 if is_there else None,
        key=ONE,
        bind="query-params",
        filter_mode="contains",
        placeholder="kies een gemeente",
        width=280,
    )
    if chosen is None:
        return
    message = _message(chosen, found)
    show.html(tag("p", message))
    drawn = ask.keep("turnout through time", lambda: _chart(chosen, message), chosen)
    if drawn is not None:
        show.draw(drawn, "gemeente")
        show.note(
            "Per kwartaal, van alle jaren die zijn geladen. Een gat in een lijn: minder dan drie presentielijsten. "
            "Wijs een lijn aan om te zien van welke gemeente zij is."
        )
    show.foot("een-gemeente", _TURNOUT, by=("municipality", "half"))


def _message(chosen: str, found: Mapping[str, Answer]) -> str:
    """Where a municipality stands among the others; below ten invitations its own fraction, and no place."""
    own = found[chosen]
    if own.value is None:
        return f"{chosen}: van {dutch.several(own.n, 'overleg', 'overleggen')} is bekend wie er kwam, {TOO_FEW}."
    if own.bottom < FEW:
        return (
            f"{chosen}: aanwezig bij {dutch.part(own.top, own.bottom)} {after(own.bottom, 'uitnodigingen')}, {TOO_FEW}."
        )
    values = {name: a.value for name, a in found.items() if a.value is not None and a.bottom >= FEW}
    others = [value for name, value in values.items() if name != chosen]
    place = 1 + sum(value > values[chosen] for value in values.values())
    shared = "gedeelde " if values[chosen] in others else ""
    message = f"{chosen}: opkomst {dutch.figure(own.value, '%')}, {shared}plaats {place} van {len(values)}"
    return message + (f"; de andere gemiddeld {dutch.figure(sum(others) / len(others), '%')}." if others else ".")


def _chart(chosen: str, message: str) -> Chart | None:
    """Turnout per quarter of every loaded year; None where no quarter has enough lists."""
    every_year = replace(filters.current(), year=None)
    found: dict[str, dict[Moment, Answer]] = {}
    for a in ask.figures(_TURNOUT, ("municipality", "report_year", "quarter"), every_year):
        if a.value is not None and a.by["quarter"] is not None:
            moment = int(a.by["report_year"]), int(a.by["quarter"])
            found.setdefault(str(a.by["municipality"]), {})[moment] = a
    moments = sorted({moment for of in found.values() for moment in of})
    if not moments:
        return None
    others = {name: of for name, of in found.items() if name != chosen}
    each = [_line(name, of, moments) for name, of in others.items()] if len(others) <= _MOST_LINES else []
    together = {moment: one for moment in moments if (one := _sum(of.get(moment) for of in others.values()))}
    names = [f"K{quarter} {year}" for year, quarter in moments]
    own = _line(chosen, found.get(chosen, {}), moments)
    return chart.lines(names, own, each, _line(_TOGETHER, together, moments), "%", message)


def _line(name: str, of: Mapping[Moment, Any], moments: Sequence[Moment]) -> Line:
    values, texts = [], []
    for year, quarter in moments:
        answer = of.get((year, quarter))
        values.append(None if answer is None else float(answer.value))
        share = "" if answer is None or answer.bottom < FEW else f"{dutch.percent(answer.value)}, "
        part = (
            ""
            if answer is None
            else f": {share}{dutch.part(answer.top, answer.bottom)} {after(answer.bottom, 'uitnodigingen')}"
        )
        texts.append(f"{name}, {dutch.quarter(quarter)} {year}{part}")
    return Line(name, values, texts)


def _sum(answers: Iterable[Answer | None]) -> Answer | None:
    """Several municipalities taken together in one quarter; None where none of them is known."""
    known = [a for a in answers if a is not None]
    top, bottom = sum(a.top for a in known), sum(a.bottom for a in known)
    return replace(known[0], top=top, bottom=bottom, value=100 * top / bottom) if bottom else None
