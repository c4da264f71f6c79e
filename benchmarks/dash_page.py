"""The same two pages in Dash: the same answer, marks, bars and numbers from the same warehouse, with our style sheets.

python -m benchmarks.dash_page PORT
"""

from __future__ import annotations

import sys
from typing import Any

from dash import Dash, Input, Output, dcc, html

import warehouse
from benchmarks import dash_overview, dash_turnout
from benchmarks.dash_parts import HALVES, YEAR, Asked
from benchmarks.generate import ROOT
from ui.blocks import palette
from ui.frame.menu import FIRST, TITLES

PAGES = {"/": dash_overview.page, "/opkomst": dash_turnout.page}


def main(port: int) -> None:
    """Serve both pages. The menu and the choices stand still: only the page itself is made again."""
    app = Dash(__name__, serve_locally=True, assets_folder=str(ROOT / "static"), assets_ignore=r".*\.(js|woff2)$")
    colours = ";".join(f"{name}:{value}" for name, value in palette.variables().items())
    app.index_string = app.index_string.replace("{%css%}", f"{{%css%}}<style>:root{{{colours}}}</style>")
    with warehouse.reader() as reader:
        named = sorted({row["portfolio_name"] or "" for row in Asked(reader, None).listed("light_list")})
    menu = [
        html.Li(html.A(title, href=f"{'/' if name == FIRST else f'/{name}'}?jaar={YEAR}"))
        for name, title in TITLES.items()
    ]
    choices = html.Div(
        [
            dcc.RadioItems(list(HALVES), "beide", id="half", inline=True),
            html.Details([html.Summary("Portefeuille alle"), dcc.Checklist(named, [])]),
            html.Span("fictief voorbeeld", className="vgg-fictional"),
        ],
        className="vgg-filters",
    )
    app.layout = html.Div(
        [dcc.Location(id="at"), html.Header(html.Nav(html.Ul(menu))), choices, html.Div(id="page", className="stHtml")]
    )

    @app.callback(Output("page", "children"), Input("half", "value"), Input("at", "pathname"))
    def page(half: str, path: str) -> list[Any]:
        with warehouse.reader() as reader:
            return [html.P(f"helft: {half}", id="about"), *PAGES[path](Asked(reader, HALVES[half]))]

    app.run(host="127.0.0.1", port=port, debug=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
