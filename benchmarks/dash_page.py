"""The same two pages in Dash: same figures from the same warehouse, same cards, bars, heat table and dots.

python -m benchmarks.dash_page PORT
"""

from __future__ import annotations

import sys
from typing import Any

from dash import Dash, Input, Output, dcc, html

import warehouse
from metrics import LISTINGS, METRICS, Metric, Where, dutch

HALVES = {"beide": None, "eerste": 1, "tweede": 2}
CARDS = {
    "/": ("dossiers", "meetings_held", "turnout", "result", "seats_filled"),
    "/opkomst": ("turnout", "list_coverage", "attendees_mean", "no_shows", "substitutes"),
}

BESIDE: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "dossiers": (("lights_by_colour", ("half", "colour")), ("worsened", ("half",))),
    "meetings_held": (("meetings_cancelled", ()), ("meetings_postponed", ())),
    "result": (("result_difference", ()),),
    "seats_filled": (("seats_vacant", ()),),
}
"""Card of Overzicht → the figures in the line under it."""
KEY = (
    "rood: wordt niet gehaald zonder ingreep",
    "oranje: loopt risico, is bij te sturen",
    "groen: op schema",
    "onbekend: er staat een licht, de kleur is niet bekend",
    "geen licht: er is geen licht gegeven",
)
FOLDED = ("Achter de vijf cijfers", "Achter de stoplichten", "Alles wat aandacht vraagt")


def answers(reader: warehouse.Reader, metric: Metric, where: Where, by: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """A figure per combination of `by`."""
    names = (*by, "top", "bottom", "value", "out_of", "n")
    return [dict(zip(names, row, strict=False)) for row in reader.rows(*metric.sql(where, by))]


def overview(reader: warehouse.Reader, where: Where) -> list[Any]:
    """The lights by half, and what asks for attention."""
    bars: dict[Any, list[Any]] = {}
    for a in answers(reader, METRICS["lights_by_colour"], where, ("half", "colour")):
        bars.setdefault(a["half"], []).append(html.Span(f"{a['colour']} {a['top']} ", style={"flex": str(a["top"])}))
    sql, params = LISTINGS["attention"].sql(where)
    points = [
        html.Li([html.B(str(row[1])), html.A(str(row[2]), href="/opkomst"), html.Small(str(row[3]))])
        for row in reader.rows(sql, params)[:7]
    ]
    return [
        *(
            html.Div([html.Span(f"helft {half}"), html.Div(parts, style={"display": "flex"})])
            for half, parts in bars.items()
        ),
        html.Ul([html.Li(line) for line in KEY]),
        html.Ul(points),
        *(html.Details([html.Summary(line)]) for line in FOLDED),
    ]


def card(reader: warehouse.Reader, name: str, where: Where) -> Any:
    """One figure with what it is out of, its n, and the figures that our card says beside it."""
    a = answers(reader, METRICS[name], where)[0]
    more = [f"n = {a['n']}"]
    for beside, by in BESIDE.get(name, ()):
        more += [f"{' '.join(str(b[n]) for n in by)} {b['value']}" for b in answers(reader, METRICS[beside], where, by)]
    value = [html.Span(str(a["value"])), html.Small(f" van {a['out_of']}")]
    return html.Div([html.H3(METRICS[name].title), html.P(value), html.Small(" · ".join(more))])


def turnout(reader: warehouse.Reader, where: Where) -> list[Any]:
    """Heat table, tiles, dots, with and without the whole college, and meetings without a list."""
    metric = METRICS["turnout"]
    cells = {(a["municipality"], a["half"]): a for a in answers(reader, metric, where, ("municipality", "half"))}
    names = sorted({name for name, _ in cells})
    halves = sorted({half for _, half in cells})
    lines = []
    for n in names:
        shown = [html.Td(dutch.percent(cells[(n, h)]["value"])) for h in halves if (n, h) in cells]
        lines.append(html.Tr([html.Th(n), *shown]))
    heat = html.Table(lines)
    whole = {a["municipality"]: float(a["value"] or 0) for a in answers(reader, metric, where, ("municipality",))}
    tiles = html.Div([html.Div(f"{n} {dutch.percent(v)}") for n, v in whole.items()])
    dots = dcc.Graph(
        figure={
            "data": [{"type": "scatter", "mode": "markers", "x": list(whole.values()), "y": list(whole)}],
            "layout": {"height": 340, "template": None},
        },
        config={"displayModeBar": False},
    )
    wide = [
        html.Li(f"{a['invitation']}: {dutch.percent(a['value'])}")
        for a in answers(reader, metric, where, ("invitation",))
    ]
    sql, params = LISTINGS["meeting_list"].sql(where, "is_held AND NOT has_list")
    rows = [html.Tr([html.Td(str(v)) for v in row[:6]]) for row in reader.rows(sql, params)[:8]]
    sql, params = LISTINGS["meeting_list"].sql(where, "is_held AND people_basis = 'geschat'")
    soft = [html.Li(str(row[4])) for row in reader.rows(sql, params)]
    return [heat, tiles, dots, html.Ul(wide), pairs(reader, where), html.Ul(soft), html.Table(rows)]


def pairs(reader: warehouse.Reader, where: Where) -> Any:
    """Who meets whom: municipality by municipality."""
    by = ("first_municipality", "second_municipality")
    found = {frozenset((a[by[0]], a[by[1]])): a for a in answers(reader, METRICS["together"], where, by)}
    names = sorted({name for pair in found for name in pair})
    lines = []
    for name in names:
        met = (found.get(frozenset((name, other))) for other in names)
        cells = [html.Td([str(a["top"]), html.Small(f"n = {a['out_of']}")]) if a else html.Td("–") for a in met]
        lines.append(html.Tr([html.Th(name), *cells]))
    return html.Table([html.Tr([html.Th("Gemeente"), *map(html.Th, names)]), *lines])


def main(port: int) -> None:
    """Serve both pages."""
    app = Dash(__name__, serve_locally=True)
    app.layout = html.Div(
        [dcc.Location(id="at"), dcc.RadioItems(list(HALVES), "beide", id="half"), html.Div(id="page")]
    )

    @app.callback(Output("page", "children"), Input("half", "value"), Input("at", "pathname"))
    def page(half: str, path: str) -> list[Any]:
        where = Where(2024, HALVES[half])
        with warehouse.reader() as reader:
            cards = [card(reader, name, where) for name in CARDS[path]]
            rest = overview(reader, where) if path == "/" else turnout(reader, where)
        return [html.P(f"helft: {half}", id="about"), html.Div(cards, style={"display": "flex"}), *rest]

    app.run(host="127.0.0.1", port=port, debug=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
