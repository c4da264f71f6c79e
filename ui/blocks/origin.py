"""What a block is made from: its meaning, its figures as a table, the rows behind them, their source, and downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from metrics import Answer, Listing, Metric, dutch, typed_in
from metrics import said as words
from reports.table import as_csv, as_xlsx
from ui.blocks import ask, earlier, filters, markup, notes, sources, store
from ui.blocks.labels import heading, label, said
from ui.blocks.markup import html, joined, tag
from ui.blocks.sources import Source
from ui.blocks.who import is_read_only


def foot(
    key: str,
    *what: Metric | Listing,
    by: Sequence[str] = (),
    which: str = "",
    label: str = "",
    equals: Mapping[str, Any] | None = None,
) -> None:
    """Say what a block is made from: for the drawer at the end of the page, or here where a drawer is open already.

    key: the name of the block in the address; label: as a reader chooses it, else the title of the first figure.
    """
    noted(notes.CHART, notes.chart(key, equals))
    source = Source(key, label or what[0].title, what, tuple(by), which, equals or {})
    if sources.keep(source):
        return
    fold = st.expander("Tabel, regels en bron", key=f"regels_{key}", on_change="rerun")
    if fold.open:
        with fold:
            shown(source)


def noted(kind: str, subject: str) -> None:
    """The notes on a dossier, light or chart, where there are any."""
    notes.said(subject)
    html(notes.written(kind, subject))


def shown(source: Source) -> None:
    """Everything behind one block; of several figures, the one that the reader chooses."""
    key, what = source.key, source.what
    chosen = what[0]
    if len(what) > 1:
        names = {w.id: w for w in what}
        picked = st.selectbox(
            "Cijfer", list(names), format_func=lambda i: names[i].title, key=f"cijfer_{key}", filter_mode=None
        )
        chosen = names[picked]
    about = notes.chart(key, source.equals)
    if isinstance(chosen, Metric):
        _explain(chosen)
        _figures(chosen, source.by, key, about)
    else:
        _note(chosen.means)
    _rows(chosen, key, source.which, source.equals, about)
    if is_read_only():
        return
    _note("Schrijf een notitie bij dit cijfer; zij staat er daarna bij, ook in het Excel-bestand hierboven.")
    notes.form({source.label: (notes.CHART, about)}, str(source.equals.get("dossier", "")))


def _note(sentence: str) -> None:
    html(tag("p", sentence, css="vgg-note"))


def _explain(metric: Metric) -> None:
    answer = ask.one(metric)
    lines = [metric.means]
    value, more = said(metric, answer, in_cents=True)
    lines.append(f"{metric.title}: {value} ({more.rstrip('.')}).")
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
        if metric.title.endswith(caption.removeprefix(metric.title)):  # the title names the split itself
            caption = metric.title
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
        _note("Achter dit cijfer staan geen regels.")
        return
    most = markup.MOST_ROWS
    shown = f", de eerste {most}; alle regels staan in het bestand" if len(rows) > most else ""
    html(markup.rows_table(source, rows, (), f"{dutch.several(len(rows), 'regel', 'regels')}{shown}"))
    _note(_source(rows))
    html(earlier.behind(what, which, equals))
    headings = [*source.columns.values(), "Vindplaats", "Bestand", "Blad", "Regel", "Fictief"]
    downloads(f"{key}-regels", headings, [list(row.values()) for row in rows], "regels", about)


def _source(rows: Sequence[dict[str, Any]]) -> str:
    files = sorted({typed_in.document(row) for row in rows if row["_file"] is not None})
    until = ask.until()
    mark = words.made_up(row["is_fictional"] for row in rows)
    made_up = f" {mark.capitalize()}." if mark else ""
    day = f" Gegevens tot en met {until}." if until else ""
    return f"Bron: {', '.join(files)}.{day} Een lege cel is onbekend.{made_up}"


def sheets(
    headings: Sequence[str], rows: Sequence[Sequence[Any]], what: str, noted_at: str = ""
) -> dict[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]:
    """The sheets of a download: the rows, the notes on this chart where there are any, and of what they are."""
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
