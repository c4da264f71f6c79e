"""What the drawers of Dossiers hold: the colours of both halves and of all years, and what changed in lights."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, chart, filters, light, show
from ui.blocks.palette import colour
from ui.dossiers import bars

_DASH = {"rood": "square", "oranje": "triangle-up", "groen": "circle"}


def colours() -> None:
    """The lights per half as a bar, with the share of each colour and what each means."""
    show.html(bars.light_bars(shares=True))
    show.foot("helften", METRICS["lights_by_colour"], by=("half", "colour"), label="Kleuren per helft")


def years() -> None:
    """How many dossiers stood on which colour in each half of every year that is loaded, as lines to compare."""
    metric = METRICS["lights_by_colour"]
    found = ask.figures(metric, ("report_year", "half", "colour"), replace(filters.current(), year=None))
    halves = sorted({(a.by["report_year"], a.by["half"]) for a in found})
    known = {(a.by["report_year"], a.by["half"], a.by["colour"]): int(a.top) for a in found}
    lit = [half for half in halves if any(known.get((*half, one)) for one in light.ORDER[:3])]
    if len(lit) < 2:
        show.note("Er zijn geen twee helften waarvan kleuren bekend zijn; dan is er nog geen lijn te trekken.")
    else:
        show.draw(_lines(halves, lit, known), "jaren")
    show.foot("alle-jaren", metric, by=("half", "colour"), label="Kleuren per helft")


def _lines(halves: list[Any], lit: list[Any], known: dict[Any, int]) -> chart.Chart:
    """A line per colour; a half of which no colour is known is a gap in it, and no zero."""
    names = [f"{dutch.months(half)} {year}" for year, half in halves]
    data = []
    for one in light.ORDER[:3]:
        counts = [known.get((*half, one), 0) if half in lit else None for half in halves]
        marker = {"symbol": _DASH[one], "size": 11, "color": colour(one)}
        line = {"color": colour(one), "width": 2}
        data.append({"type": "scatter", "mode": "lines+markers", "name": one, "x": names, "y": counts, "line": line,
                     "marker": marker, "connectgaps": False})  # fmt: skip
    said = [f"{name}: " + ", ".join(f"{known.get((*half, one), 0)} {one}" for one in light.ORDER[:3])
            for name, half in zip(names, halves, strict=True) if half in lit]  # fmt: skip
    return chart.Chart({"data": data, "layout": chart.layout(300)}, "Dossiers per kleur. " + "; ".join(said))


def history() -> None:
    """What changed in the lights of all dossiers: what it was, what it became, when, by whom and why."""
    show.listing(
        LISTINGS["light_history"],
        ("dossier_id", "dossier_name", "half", "what", "before", "value", "given_on", "loaded_by", "reason"),
        key="geschiedenis",
        most=40,
        none="Aan de lichten is nog niets veranderd.",
    )
