"""Plotly charts as plain dictionaries: Dutch numbers, axes from zero, dark labels, shapes and words beside colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def dots(values: Mapping[str, float], texts: Mapping[str, str], marked: str | None, unit: str, message: str) -> Chart:
    """Names with a dot on one scale from zero; `marked` stands out by shape, size and a word."""
    names = sorted(values, key=lambda n: values[n])
    marks = [n == marked for n in names]
    figure = {
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [values[n] for n in names],
                "y": [safe(n) for n in names],
                "text": [texts[n] for n in names],
                "textposition": "middle right",
                "cliponaxis": False,
                "hoverinfo": "y+text",
                "textfont": {"color": colour("text")},
                "marker": {
                    "size": [14 if m else 9 for m in marks],
                    "symbol": ["diamond" if m else "circle" for m in marks],
                    "color": [colour("main") if m else colour("quiet") for m in marks],
                },
            }
        ],
        "layout": layout(
            44 + 30 * len(names),
            xaxis={"range": [0, 100] if unit == "%" else None, "ticksuffix": f" {unit}"},
            margin={"l": 8, "r": 64, "t": 8, "b": 8},
            showlegend=False,
        ),
    }
    return Chart(figure, message)


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
