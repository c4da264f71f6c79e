"""The few ways a thing is shown. A page says what; here, once, is how: Dutch figures, source, table, download, rows.

Every block says what it is made from (`foot`): the drawer at the end of the page shows the same figures as a table,
the rows behind them, and both as Excel and csv. Nothing of it is computed or sent while that drawer is shut.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from metrics import Answer, Listing, Metric, dutch
from reports.table import as_xlsx
from ui.blocks import ask, chart, grids, markup
from ui.blocks.drawers import Drawer, drawers
from ui.blocks.labels import HALVES, Labels, said, wider
from ui.blocks.markup import NOTHING, Markup, html, joined, tag
from ui.blocks.origin import downloads, foot, noted, sheets
from ui.blocks.title import answer, title

__all__ = [
    "Drawer",
    "answer",
    "as_xlsx",
    "beside",
    "downloads",
    "drawers",
    "foot",
    "html",
    "noted",
    "said",
    "sheets",
    "title",
    "wider",
]


def header(text: str) -> None:
    """A heading within a page."""
    html(tag("h2", text))


def empty(sentence: str) -> None:
    """What there is instead of an empty chart: a sentence with the next step."""
    html(tag("p", sentence, css="vgg-empty"))


def note(sentence: str) -> None:
    """A quiet remark under a block."""
    html(tag("p", sentence, css="vgg-note"))


def beside(*parts: Callable[[], None], shares: Sequence[float], key: str = "") -> None:
    """Parts of a page in columns. shares: how wide each is; key: a name for the style sheets."""
    if not markup.is_taking():
        with st.container(key=key or None):
            columns = st.columns(shares, gap="medium")
        for part, column in zip(parts, columns, strict=True):
            with column:
                part()
        return
    taken = []
    for part in parts:
        with markup.taking() as inside:
            part()
        taken.append(tag("div", *(tag("div", one, css="vgg-block") for one in inside)))
    widths = " ".join(f"minmax(0, {share}fr)" for share in shares)
    css = f"vgg-sidebyside st-key-{key}" if key else "vgg-sidebyside"
    html(tag("div", *taken, css=css, style=f"--widths: {widths}"))


# --- cards ---


def cards(*metrics: Metric, key: str) -> None:
    """Figures as cards: value, what it is out of, and n or why it is unknown. key: name of the block in the address."""
    html(ask.keep(f"cards {key}", lambda: deck([counted(m, ask.one(m)) for m in metrics]), *(m.id for m in metrics)))
    foot(key, *metrics)


def card(name: str, value: str, more: str, unknown: bool = False, beside: Markup = NOTHING) -> Markup:
    """One card. beside: shown smaller after the value, such as `out_of` gives it."""
    return tag(
        "article",
        tag("h2", name, css="name"),
        tag("p", value, beside, css="value unknown" if unknown else "value"),
        tag("p", more, css="more"),
        css="vgg-card",
    )


def out_of(amount: str) -> Markup:
    """What a value on a card is out of."""
    return joined(" ", tag("small", f"van {amount}"))


def deck(every: Sequence[Markup]) -> Markup:
    """Cards side by side."""
    return tag("div", *every, css="vgg-cards")


def counted(metric: Metric, answer: Answer) -> Markup:
    """The card of a figure: its title, its value, and what it stands beside."""
    value, more = said(metric, answer)
    beside = NOTHING
    if answer.value is not None and answer.out_of is not None and metric.bottom is None:
        beside = out_of(dutch.figure(answer.out_of, metric.unit))
    return card(metric.title, value, more, answer.value is None, beside)


# --- tables and heat ---


def listing(
    what: Listing,
    columns: Sequence[str] = (),
    which: str = "",
    key: str = "",
    most: int = 12,
    caption: str = "",
    equals: Mapping[str, Any] | None = None,
    none: str = "",
    leads: Callable[[dict[str, Any]], str] | None = None,
) -> None:
    """Rows as a table: the first `most`, all of them in the fold-out. columns: which of the listing's columns.

    equals: the rows of one dossier, committee and so on. none: the sentence when there are no rows. leads: the address
    to which the first cell of a row leads; empty for none.
    """
    of = tuple((equals or {}).items())
    rows = ask.kept(what, which, equals)
    if not rows:
        note(none) if none else empty(what.needs or "Hiervoor zijn geen gegevens.")
        return
    count = dutch.several(len(rows), "regel", "regels")
    shown = f"de eerste {most} van {count}" if len(rows) > most else count

    def build() -> Markup:
        return markup.rows_table(what, rows[:most], columns, wider(what, caption, shown), leads)

    html(ask.keep(f"table {what.id}", build, which, tuple(columns), most, caption, of))
    foot(key or what.id, what, which=which, equals=equals)


def bars(metric: Metric, by: str, *, key: str, labels: Labels | None = None, which: Sequence[Any] = ()) -> None:
    """A figure split by one name, as a table with a bar from zero in each row; the longest first.

    which: show only these names, in this order.
    """
    html(ask.keep(f"bars {key}", lambda: grids.bars(metric, by, labels or {}, which), metric.id, by, tuple(which)))
    foot(key, metric, by=(by,))


def heat(
    metric: Metric,
    rows: str,
    columns: str,
    *,
    key: str,
    labels: Labels = HALVES,
    head: str = "",
    only: tuple[str, ...] = (),
) -> None:
    """A figure as a table of shades on a neutral scale, with value and n in every cell; unknown is an outline.

    only: show these rows, in this order.
    """
    html(ask.keep(f"heat {key}", lambda: grids.heat(metric, rows, columns, labels, head, only), metric.id, only))
    foot(key, metric, by=(rows, columns))


# --- charts ---


def plot(metric: Metric, by: Sequence[str], build: Callable[[list[Answer]], chart.Chart], *, key: str) -> None:
    """A Plotly chart of a figure split by `by`. build: from the answers to a chart with its message in words."""

    def make() -> chart.Chart | None:
        answers = [a for a in ask.figures(metric, by) if a.value is not None]
        return build(answers) if answers else None

    drawn = ask.keep(f"plot {key}", make, metric.id)
    if drawn is None:
        empty(metric.needs or "Hiervoor zijn geen gegevens.")
        return
    draw(drawn, key)
    foot(key, metric, by=by)


def draw(drawn: chart.Chart, key: str) -> None:
    """One chart with its message as alternative text and no tool bar."""
    st.plotly_chart(drawn.figure, key=f"plot_{key}", config=chart.CONFIG, alt=drawn.message, theme=None)
