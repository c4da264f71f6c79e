"""One kind of data: of each column what it means and how much of it is filled in the chosen year."""

from __future__ import annotations

import streamlit as st

from etl.datasets import DATASETS
from metrics import LISTINGS, dutch
from ui.blocks import ask, drawers, filters, markup, show
from ui.blocks.markup import tag
from ui.data.kinds import title_of

OF = "soort"
"""The name in the address of which kind of data it is about."""


def columns() -> None:
    """The columns of the kind in the address, the emptiest first; the other kinds are one click away."""
    year = filters.current().year
    rows = [row for row in ask.kept(LISTINGS["column_quality"]) if row["report_year"] in (year, None)]
    there = [name for name in DATASETS if any(row["dataset"] == name for row in rows)]
    if not there:
        show.empty(LISTINGS["column_quality"].needs)
        return
    chosen = str(st.query_params.get(OF, ""))
    chosen = chosen if chosen in there else there[0]
    names = [
        tag(
            "li",
            tag(
                "a",
                title_of(name),
                href=drawers.address("kolommen", **{OF: name}),
                aria_current="true" if name == chosen else "",
            ),
        )
        for name in there
    ]
    show.html(tag("nav", tag("ul", *names), css="vgg-blocks vgg-of-kind", aria_label="Welke soort gegevens"))
    of, lines = DATASETS[chosen].columns, []
    for row in sorted(rows, key=lambda row: -row["missing"]):
        column = of.get(row["column_name"])
        if row["dataset"] == chosen and column is not None:
            lines.append([column.heading, *(dutch.number(row[name]) for name in ("filled", "missing")), column.help])
    heads = ["Kolom", "Ingevuld", "Niet ingevuld", "Wat het is"]
    count = dutch.several(len(lines), "kolom", "kolommen")
    show.html(markup.table(f"{title_of(chosen)}: {count}", heads, lines, (1, 2)))
