"""Plotly charts as plain dictionaries: Dutch numbers, axes from zero, dark labels, shapes and words beside colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from metrics import dutch
from ui.blocks.palette import colour

CONFIG = {"displayModeBar": False, "locale": "nl", "responsive": True}


@dataclass(frozen=True)
class Chart:
    """A figure for Plotly, and its message in one Dutch sentence (the alternative text)."""

    figure: dict[str, Any]
    message: str


def layout(height: int = 320, **more: Any) -> dict[str, Any]:
    """The layout that all charts share."""
    axis = {
        "tickfont": {"color": colour("text")},
        "gridcolor": colour("line"),
        "zerolinecolor": colour("quiet"),
        "automargin": True,
        "fixedrange": True,
    }
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 28, "b": 8},
        "separators": ",.",
        "font": {"family": "system-ui, sans-serif", "size": 13, "color": colour("text")},
        "paper_bgcolor": colour("back"),
        "plot_bgcolor": colour("back"),
        "xaxis": axis,
        "yaxis": {**axis, "rangemode": "tozero"},
        "hoverlabel": {"bgcolor": colour("back")},
        "dragmode": False,
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "font": {"color": colour("text")}},
        "template": None,
    }
    for name, value in more.items():
        base[name] = {**base[name], **value} if isinstance(base.get(name), dict) else value
    return base


def safe(text: Any) -> str:
    """A label from data; Plotly would make a live link of an anchor in it."""
    return str(text).replace("<", "‹").replace(">", "›")


@dataclass(frozen=True)
class Line:
    """One name through time: a value per moment (None where it is unknown) and what is said of each on hover."""

    name: str
    values: Sequence[float | None]
    texts: Sequence[str]


def lines(moments: Sequence[str], marked: Line, others: Sequence[Line], whole: Line, unit: str, message: str) -> Chart:
    """One name through time against all others, each a thin line, and against those others taken together (dashed).

    What is unknown is a gap. The marked one stands out by its width, its diamonds and its name at the end.
    """
    shown = [
        *((one, {"color": colour("line"), "width": 1.25}, None) for one in others),
        (whole, {"color": colour("quiet"), "width": 2, "dash": "dash"}, "circle"),
        (marked, {"color": colour("main"), "width": 3}, "diamond"),
    ]
    data = [
        {
            "type": "scatter",
            "mode": "lines+markers" if symbol or sum(v is not None for v in one.values) == 1 else "lines",
            "name": safe(one.name),
            "x": list(moments),
            "y": list(one.values),
            "hovertext": [safe(text) for text in one.texts],
            "hoverinfo": "text",
            "line": look,
            "marker": {"size": 10 if symbol == "diamond" else 6, "symbol": symbol or "circle"},
            "showlegend": symbol is not None,
            "connectgaps": False,
        }
        for one, look, symbol in shown
    ]
    axes = {
        "yaxis": {"range": [0, 103] if unit == "%" else None, "ticksuffix": f" {unit}"},
        "xaxis": {"type": "category"},
    }
    return Chart({"data": data, "layout": layout(340, hovermode="closest", **axes)}, message)


@dataclass(frozen=True)
class Stack:
    """One part of each bar: its name in the legend, a value per bar, and what is said of each on hover."""

    name: str
    values: Sequence[int]
    texts: Sequence[str]


def stacked_bars(names: Sequence[str], parts: Sequence[Stack], message: str) -> Chart:
    """A bar per name, of parts after each other, each with its number in it; a part of nought is not drawn."""
    fills = (("main", "back"), ("blauw-zacht", "text"), ("quiet", "back"), ("back", "text"))
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "name": part.name,
            "y": [safe(name) for name in names],
            "x": list(part.values),
            "text": [dutch.number(value) if value else "" for value in part.values],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"color": colour(ink), "size": 12},
            "marker": {"color": colour(fill), "line": {"color": colour("text"), "width": 1}},
            "hovertext": [safe(text) for text in part.texts],
            "hoverinfo": "text",
        }
        for part, (fill, ink) in zip(parts, fills, strict=False)
    ]
    axes = {
        "yaxis": {"autorange": "reversed", "rangemode": "normal"},
        "xaxis": {"rangemode": "tozero", "tickformat": ",.0f"},
    }
    more = {"legend": {"traceorder": "normal"}, "uniformtext": {"minsize": 12, "mode": "hide"}, "hovermode": "closest"}
    shape = layout(90 + 26 * len(names), barmode="stack", bargap=0.25, **axes, **more)
    return Chart({"data": data, "layout": shape}, message)


def grouped_bars(
    names: Sequence[str], series: Sequence[tuple[str, Sequence[float | None], str]], message: str, unit: str = "€"
) -> Chart:
    """Bars side by side. series: (name, values, look); look: solid, light, outline (plan) or hatched (forecast)."""
    looks: dict[str, dict[str, Any]] = {
        "solid": {"color": colour("text")},
        "light": {"color": colour("line")},
        "outline": {"color": colour("back"), "line": {"color": colour("text"), "width": 1.5}},
        "hatched": {
            "color": colour("back"),
            "line": {"color": colour("text"), "width": 1},
            "pattern": {"shape": "/", "fgcolor": colour("text"), "size": 6},
        },
    }
    data = []
    for name, values, look in series:
        shown = [dutch.figure(v, unit) for v in values]
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": name,
                "y": [safe(n) for n in names],
                "x": list(values),
                "marker": looks[look],
                "hovertext": [f"{name}: {t}" for t in shown],
                "hoverinfo": "y+text",
            }
        )
    figure = {
        "data": data,
        "layout": layout(
            90 + len(names) * 18 * max(2, len(series)),
            barmode="group",
            bargap=0.25,
            yaxis={"autorange": "reversed", "rangemode": "normal"},
            xaxis={"tickprefix": "€ " if unit == "€" else "", "tickformat": ",.0f", "rangemode": "tozero"},
        ),
    }
    return Chart(figure, message)
