"""The few ways a thing is shown. A page says what; here, once, is how: Dutch figures, source, table, download, rows.

Every block carries its n, its source and its date, and ends in one fold-out with the same figures as a table, the
rows behind them, and both as Excel and csv. Nothing is computed or sent for a fold-out that is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from metrics import Answer, Listing, Metric, dutch
from metrics import said as words
from reports.table import as_csv, as_xlsx
from ui.blocks import ask, chart, filters, grids, markup, notes
from ui.blocks.labels import HALVES, Labels, heading, label, wider
from ui.blocks.markup import NOTHING, Markup, html, joined, tag
from ui.blocks.title import answer, title
from ui.blocks.who import is_read_only

__all__ = ["answer", "as_xlsx", "html", "title", "wider"]


def header(text: str) -> None:
    """A heading within a page."""
    html(tag("h2", text))


def empty(sentence: str) -> None:
    """What there is instead of an empty chart: a sentence with the next step."""
    html(tag("p", sentence, css="vgg-empty"))


def note(sentence: str) -> None:
    """A quiet remark under a block."""
    html(tag("p", sentence, css="vgg-note"))


def said(metric: Metric, answer: Answer, in_cents: bool = False) -> tuple[str, str]:
    """A figure in words and the line under it, which also says where the figure does not follow the filters."""
    value, more = words.said(metric, answer, in_cents)
    return value, more if answer.value is None else wider(metric, more)


# --- cards ---


def cards(*metrics: Metric, key: str) -> None:
    """Figures as cards: value, what it is out of, and n or why it is unknown. key: name of the block in the address."""
    html(ask.keep(f"cards {key}", lambda: deck([counted(m, ask.one(m)) for m in metrics]), *(m.id for m in metrics)))
    foot(key, *metrics)


def card(name: str, value: str, more: str, unknown: bool = False, beside: Markup = NOTHING) -> Markup:
    """One card. beside: shown smaller after the value, such as `out_of` gives it."""
    return tag(
        "article",
        tag("h3", name, css="name"),
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


# --- the fold-out under every block ---


def foot(
    key: str,
    *what: Metric | Listing,
    by: Sequence[str] = (),
    which: str = "",
    label: str = "Tabel, regels en bron",
    equals: Mapping[str, Any] | None = None,
) -> None:
    """The fold-out: meaning, source and date, the figures as a table, the rows behind them, Excel and csv."""
    about = notes.chart(key, equals)
    noted(notes.CHART, about)
    fold = st.expander(label, key=f"regels_{key}", on_change="rerun")
    if not fold.open:
        return
    with fold:
        chosen = what[0]
        if len(what) > 1:
            names = {w.id: w for w in what}
            picked = st.selectbox(
                "Cijfer", list(names), format_func=lambda i: names[i].title, key=f"cijfer_{key}", filter_mode=None
            )
            chosen = names[picked]
        if isinstance(chosen, Metric):
            _explain(chosen)
            _figures(chosen, by, key, about)
        else:
            note(chosen.means)
        _rows(chosen, key, which, equals, about)
        if is_read_only():
            return
        note("Schrijf een notitie bij dit cijfer; zij staat er daarna bij, ook in de Excel hierboven.")
        notes.form({label: (notes.CHART, about)}, str((equals or {}).get("dossier", "")))


def noted(kind: str, subject: str) -> None:
    """The notes on a dossier, light or chart, where there are any."""
    notes.said(subject)
    html(notes.written(kind, subject))


def _explain(metric: Metric) -> None:
    answer = ask.one(metric)
    lines = [metric.means]
    value, more = said(metric, answer, in_cents=True)
    lines.append(f"{metric.title}: {value} ({more}).")
    if answer.note:
        lines.append(answer.note)
    html(joined(*(tag("p", line, css="vgg-note") for line in lines)))


def _figures(metric: Metric, by: Sequence[str], key: str, about: str) -> None:
    split = [by] if by else [(name,) for name in metric.shown_by]
    for names in split:
        answers = ask.figures(metric, tuple(names))
        heads = [heading(metric, name) for name in names]
        table = [[*(label(n, a.by[n]) for n in names), *_values(metric, a)] for a in answers]
        headings = [*heads, metric.title, "van", "n"]
        caption = f"{metric.title} per {', '.join(heads).lower()}"
        html(markup.table(caption, headings, table, numeric=range(len(names), len(headings))))
        if names is split[0]:
            raw = [[*(label(n, a.by[n]) for n in names), a.value, a.out_of, a.n] for a in answers]
            downloads(f"{key}-cijfers", headings, raw, "cijfers", about)


def _values(metric: Metric, answer: Answer) -> list[str]:
    out_of = "" if answer.out_of is None else dutch.number(answer.out_of)
    return [said(metric, answer, in_cents=True)[0], out_of, dutch.number(answer.n)]


def _rows(what: Metric | Listing, key: str, which: str, equals: Mapping[str, Any] | None, about: str) -> None:
    rows = ask.rows_of(what, equals) if isinstance(what, Metric) else ask.rows(what, which, equals)
    source = what.rows if isinstance(what, Metric) else what
    if source is None or not rows:
        note("Achter dit cijfer staan geen regels.")
        return
    most = markup.MOST_ROWS
    shown = f", de eerste {most}; alle regels staan in het bestand" if len(rows) > most else ""
    html(markup.rows_table(source, rows, (), f"{dutch.several(len(rows), 'regel', 'regels')}{shown}"))
    note(_source(rows))
    headings = [*source.columns.values(), "Vindplaats", "Bestand", "Blad", "Regel", "Fictief"]
    downloads(f"{key}-regels", headings, [list(row.values()) for row in rows], "regels", about)


def _source(rows: Sequence[dict[str, Any]]) -> str:
    files = sorted({f"{row['_file']} (blad {row['_sheet']})" for row in rows})
    until = ask.until()
    mark = words.made_up(row["is_fictional"] for row in rows)
    made_up = f" {mark.capitalize()}." if mark else ""
    day = f" Gegevens tot en met {dutch.day(until)}." if until else ""
    return f"Bron: {', '.join(files)}.{day} Een lege cel is onbekend.{made_up}"


def sheets(
    headings: Sequence[str], rows: Sequence[Sequence[Any]], what: str, noted_at: str = ""
) -> dict[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]:
    """The sheets of a download: the rows, the notes on this chart where there are any, and of what they are."""
    from ui.blocks import store

    about = [["Stand", store.page().generation], ["Keuze", filters.current().in_words()]]
    written = notes.sheet(notes.CHART, noted_at)
    extra = {"Notities": written} if written else {}
    return {what.capitalize(): (headings, rows), **extra, "Over": (["Wat", "Inhoud"], about)}


def downloads(name: str, headings: Sequence[str], rows: Sequence[Sequence[Any]], what: str, noted_at: str = "") -> None:
    """Excel and csv of the same rows, made only when asked for. noted_at: the chart whose notes go along in Excel."""
    file = f"vgg-{name}-{filters.current().year}".replace(" ", "-").replace("_", "-")
    book = sheets(headings, rows, what, noted_at)
    with st.container(horizontal=True):
        st.download_button(
            f"Excel met {what}", lambda: as_xlsx(book), f"{file}.xlsx", key=f"xlsx_{name}", on_click="ignore"
        )
        st.download_button(
            f"Csv met {what}", partial(as_csv, headings, rows), f"{file}.csv", key=f"csv_{name}", on_click="ignore"
        )
