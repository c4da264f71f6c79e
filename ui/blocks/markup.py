"""HTML from values. What is text is escaped here and nowhere else; what is HTML already says so by its type, `Markup`.

Only this file makes Markup, and only `html` and `drawing` hand it to Streamlit, so text from a file can't be shown
unescaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import Any

import streamlit as st
from markupsafe import Markup, escape

from metrics import Listing, dutch, typed_in
from ui.blocks import headings

MOST_ROWS = 200
PLACE = "Staat in"
NOTHING = Markup()
BREAK = Markup("<br>")


def tag(name: str, /, *children: str, css: str = "", **attributes: object) -> Markup:
    """One element around its children; `_` in the name of an attribute becomes `-`, and an empty one is left out."""
    given = _attribute("class", css) if css else ""
    for key, value in attributes.items():
        if value not in ("", None):
            given += _attribute(key.replace("_", "-"), value)
    return Markup(f"<{name}{given}>{''.join(map(_safe, children))}</{name}>")


def joined(*pieces: str, by: str = "") -> Markup:
    """Pieces after each other, without an element around them."""
    return Markup(str(_safe(by)).join(map(_safe, pieces)))


def _safe(piece: str) -> str:
    """What may stand in HTML: Markup as it is, and a text escaped."""
    if isinstance(piece, Markup):
        return piece
    if isinstance(piece, str):
        return escape(piece)
    raise TypeError(f"{piece!r} is geen tekst; schrijf een getal of dag eerst in het Nederlands")


def _attribute(name: str, value: object) -> str:
    if isinstance(value, Markup):
        raise TypeError("een attribuut is tekst, geen HTML")
    return f' {name}="{escape(str(value))}"'


def fictional(words: str) -> Markup:
    """The fixed mark of data that are made up, with a space after it; nothing where none are (`said.made_up`)."""
    return tag("strong", words, css="vgg-fictional") + " " if words else NOTHING


def not_there(sentence: str) -> Markup:
    """That the address asks for what does not exist, said aloud; the sentence says what is shown instead."""
    return tag("p", sentence, css="vgg-unknown-choice", role="status")


def html(content: Markup) -> None:
    """Show HTML. Text raises TypeError; where there is nothing to say, nothing is shown."""
    if not isinstance(content, Markup):
        raise TypeError("alleen Markup wordt getoond als HTML; zet tekst in een tag")
    _show(content, lambda: st.html(content))


def drawing(content: Markup) -> None:
    """Show HTML that holds SVG, which `html` would lose; in one line, as Markdown would read what follows a blank one.

    Text raises TypeError; where there is nothing to say, nothing is shown.
    """
    if not isinstance(content, Markup):
        raise TypeError("alleen Markup wordt getoond als HTML; zet tekst in een tag")
    in_one_line = content.replace("\r", "").replace("\n", "&#10;")
    _show(content, lambda: st.markdown(in_one_line, unsafe_allow_html=True))


_taken: ContextVar[list[Markup] | None] = ContextVar("taken", default=None)


@contextmanager
def taking() -> Iterator[list[Markup]]:
    """Within this block, HTML that would be shown is taken down instead, in its order; outside the run of a page."""
    taken: list[Markup] = []
    token = _taken.set(taken)
    try:
        yield taken
    finally:
        _taken.reset(token)


def is_taking() -> bool:
    """Is what would be shown taken down?"""
    return _taken.get() is not None


def _show(content: Markup, show: Callable[[], object]) -> None:
    taken = _taken.get()
    if content and taken is not None:
        taken.append(content)
    elif content:
        show()


def table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = (), label: str = ""
) -> Markup:
    """A table of cells, text or HTML; the first cell of a row is its heading. numeric: columns set to the right."""
    body = []
    for row in rows:
        cells = [tag("td", cell, css="num" if i in numeric else "") for i, cell in enumerate(row[1:], start=1)]
        body.append(tag("tr", tag("th", row[0], scope="row"), *cells))
    return framed(label or caption or "Tabel", heads, body, caption=caption, numeric=numeric)


def framed(
    label: str,
    heads: Sequence[str],
    rows: Sequence[Markup],
    css: str = "",
    caption: str = "",
    numeric: Sequence[int] = (),
) -> Markup:
    """A table of ready rows, in a region that scrolls when it is too wide. label: what a screen reader calls it."""
    head = [tag("th", text, css="num" if i in numeric else "", scope="col") for i, text in enumerate(heads)]
    whole = tag(
        "table",
        tag("caption", caption) if caption else NOTHING,
        tag("thead", tag("tr", *head)),
        tag("tbody", *rows),
        css=f"vgg-table {css}".strip(),
    )
    return tag("div", whole, css="vgg-scroll", tabindex="0", role="region", aria_label=label)


def rows_table(
    listing: Listing,
    rows: Sequence[dict[str, Any]],
    columns: Sequence[str] = (),
    caption: str = "",
    leads: Callable[[dict[str, Any]], str] | None = None,
) -> Markup:
    """Rows of a listing as a table, at most MOST_ROWS, each with the file, sheet and row it comes from.

    leads: the address to which the first cell of a row leads; empty for none.
    """
    shown = [name for name in columns or listing.columns if not name.endswith("_precision")]
    heads = [listing.columns[name] for name in shown]
    # A column that is empty in every row says nothing; the first one names the row.
    filled = [not i or any(row[name] not in (None, [], "") for row in rows) for i, name in enumerate(shown)]
    heads = [h for h, keep in zip(heads, filled, strict=True) if keep]
    shown = [n for n, keep in zip(shown, filled, strict=True) if keep]
    in_cents = _in_cents(rows, shown)
    body = []
    for row in rows[:MOST_ROWS]:
        cells = [dutch.number(row[n], 2) if n in in_cents and row[n] is not None else value_of(row, n) for n in shown]
        if leads and leads(row):
            cells[0] = tag("a", cells[0], href=leads(row), target="_self")
        body.append([*cells, place(row)])
    numeric = [i for i, n in enumerate(shown) if i and rows and isinstance(first_value(rows, n), int | float | Decimal)]
    return table(caption, [*heads, PLACE], body, [i for i in numeric if not is_flag(rows, shown[i])])


def plain(text: str) -> str:
    """Text from a file where Streamlit reads Markdown: a label, a warning. The options of a list are plain text."""
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
    """A cell as text; a date in the precision it came with, a share in whole percents as everywhere."""
    if name.endswith("_percent") and row[name] is not None:
        return dutch.percent(row[name])
    if headings.is_name(name) and row[name] is not None:
        return headings.of(row, name)
    return dutch.cell(row[name], row.get(f"{name}_precision"))


def place(row: dict[str, Any]) -> Markup:
    """Where a row comes from: the place in the document, and file, sheet and row."""
    source = f"{row['source_place']} · " if row["_file"] and row.get("source_place") else ""
    return tag("span", source, typed_in.place(row), css="vgg-place")
