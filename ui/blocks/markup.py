"""HTML from values: everything that comes from data is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape
from typing import Any

from metrics import Listing
from ui.blocks import dutch

MOST_ROWS = 200
PLACE = "Staat in"


def tag(name: str, content: str, css: str = "", **attributes: Any) -> str:
    """One element around ready HTML; attribute values are escaped, `_` in a name becomes `-`."""
    found = {"class": css, **{k.replace("_", "-"): v for k, v in attributes.items()}}
    inside = "".join(f' {k}="{escape(str(v))}"' for k, v in found.items() if v not in ("", None))
    return f"<{name}{inside}>{content}</{name}>"


def table(
    caption: str, headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = (), label: str = ""
) -> str:
    """A table of ready HTML cells; the first cell of a row is its heading. numeric: columns set to the right."""
    head = "".join(tag("th", escape(h), "num" if i in numeric else "", scope="col") for i, h in enumerate(headings))
    body = []
    for row in rows:
        cells = [tag("th", row[0], scope="row")]
        cells += [tag("td", c, "num" if i in numeric else "") for i, c in enumerate(row[1:], start=1)]
        body.append(tag("tr", "".join(cells)))
    inside = (
        (tag("caption", escape(caption)) if caption else "")
        + tag("thead", tag("tr", head))
        + tag("tbody", "".join(body))
    )
    return tag(
        "div",
        tag("table", inside, "vgg-table"),
        "vgg-scroll",
        tabindex="0",
        role="region",
        aria_label=label or caption or "Tabel",
    )


def rows_table(
    listing: Listing,
    rows: Sequence[dict[str, Any]],
    columns: Sequence[str] = (),
    caption: str = "",
    leads: Callable[[dict[str, Any]], str] | None = None,
) -> str:
    """Rows of a listing as a table, at most MOST_ROWS, each with the file, sheet and row it comes from.

    leads: the address to which the first cell of a row leads; empty for none.
    """
    shown = [name for name in columns or listing.columns if not name.endswith("_precision")]
    headings = [listing.columns[name] for name in shown]
    # A column that is empty in every row says nothing; the first one names the row.
    filled = [not i or any(row[name] not in (None, [], "") for row in rows) for i, name in enumerate(shown)]
    headings = [h for h, keep in zip(headings, filled, strict=True) if keep]
    shown = [n for n, keep in zip(shown, filled, strict=True) if keep]
    in_cents = _in_cents(rows, shown)
    body = []
    for row in rows[:MOST_ROWS]:
        cells = [
            escape(dutch.number(row[n], 2) if n in in_cents and row[n] is not None else value_of(row, n)) for n in shown
        ]
        if leads and leads(row):
            cells[0] = tag("a", cells[0], href=leads(row), target="_self")
        body.append([*cells, place(row)])
    numeric = [i for i, n in enumerate(shown) if i and rows and isinstance(first_value(rows, n), int | float | Decimal)]
    return table(caption, [*headings, PLACE], body, [i for i in numeric if not is_flag(rows, shown[i])])


def plain(text: str) -> str:
    """Text from a file for a place where Streamlit reads Markdown: a label, a file name."""
    # Round brackets mean nothing once square ones are escaped; escaped, a screen reader would read the backslash.
    return re.sub(r"([\\`*_{}\[\]#+!|<>~:$])", r"\\\1", text)


def first_value(rows: Sequence[dict[str, Any]], name: str) -> Any:
    """The first known value of a column."""
    return next((row[name] for row in rows if row[name] is not None), None)


def _in_cents(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> set[str]:
    """The columns of amounts, when one amount has cents: then every amount of the table has two decimals."""
    amounts = {}
    for name in names:
        known = [row[name] for row in rows if row[name] is not None]
        if known and all(isinstance(value, Decimal) and value.as_tuple().exponent == -2 for value in known):
            amounts[name] = any(value % 1 for value in known)
    return set(amounts) if any(amounts.values()) else set()


def is_flag(rows: Sequence[dict[str, Any]], name: str) -> bool:
    """Does this column hold yes and no?"""
    return isinstance(first_value(rows, name), bool)


def value_of(row: dict[str, Any], name: str) -> str:
    """A cell as text; a date in the precision it came with."""
    precision = f"{name}_precision"
    if precision in row and row[name] is not None:
        return dutch.when(row[name], row[precision])
    return dutch.cell(row[name])


def place(row: dict[str, Any]) -> str:
    """Where a row comes from: the place in the document, and file, sheet and row."""
    if row["_file"] is None:
        return tag("span", "berekend uit alle regels", "vgg-place")
    cell = f"{row['_file']} › {row['_sheet']}"
    if row["_row"] is not None:  # one line of a summary stands for many rows
        cell += f" › regel {row['_row']}"
    source = f"{escape(str(row['source_place']))} · " if row.get("source_place") else ""
    return tag("span", source + escape(cell), "vgg-place")
