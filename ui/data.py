"""The looks of Gegevens: freshness, the example year, history of values, the dictionary and the export."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from etl import batches
from etl.datasets import DATASETS
from etl.dictionary import entries
from etl.export import export_zip
from etl.load import Refused, undo
from metrics import LISTINGS
from ui import ask, enter, markup, show, words
from ui.markup import tag
from ui.who import who
from warehouse import CannotStore

MOST_WORDS = 60


def freshness() -> None:
    """Per kind of data and year: how many rows, how new, and how much of it is not filled in."""
    rows = [row for row in ask.rows(LISTINGS["dataset_quality"]) if row["row_count"]]
    if not rows:
        show.empty(LISTINGS["dataset_quality"].needs)
        return
    lines = [
        [
            escape(_title(row["dataset"])), str(row["report_year"] or "alle jaren"), words.number(row["row_count"]),
            words.day(row["newest"]) if row["newest"] else tag("span", "geen datum", "vgg-none"),
            words.figure(row["missing_percent"], "%"), "fictief" if row["is_fictional"] else "",
        ]
        for row in rows
    ]  # fmt: skip
    heads = ["Soort", "Jaar", "Regels", "Nieuwste datum", "Niet ingevuld", "Fictief"]
    show.html(markup.table(words.several(len(rows), "regel", "regels"), heads, lines, (2, 4)))
    show.foot("volledigheid", LISTINGS["column_quality"], label="Per kolom: hoeveel er niet is ingevuld")


def _title(name: str) -> str:
    return DATASETS[name].title if name in DATASETS else name


def remove_example() -> None:
    """The made-up year goes away with one button, as it is a batch like any other."""
    example = [b for b in batches.all_batches() if b.is_active and b.manifest["is_fictional"]]
    if not example:
        return
    with st.form("example", border=True):
        names = ", ".join(f"{b.manifest['file']} ({b.id})" for b in example)
        show.note(
            f"Er zijn verzonnen voorbeeldgegevens geladen: {names}. Weghalen kan altijd weer ongedaan worden gemaakt."
        )
        by = who("example")
        pressed = st.form_submit_button("Voorbeeldgegevens weghalen")
    if not pressed:
        return
    if not by:
        enter.complain(["Vul eerst in wat uw functie is; die staat straks in het logboek."])
        return
    try:
        for batch in reversed(example):
            undo(batch.id, by=by, reason="voorbeeldgegevens weggehaald")
    except (Refused, CannotStore) as error:
        enter.complain([error.sentence])
        return
    enter.say_next("De voorbeeldgegevens zijn weg. Terugzetten kan bij Aanleveringen met Opnieuw toepassen.")
    st.rerun()


def value_history() -> None:
    """Cells that were given more than once: what it was, and what counts now."""
    rows = ask.rows(LISTINGS["value_words"])
    if not rows:
        show.note(LISTINGS["value_words"].needs)
        return
    loaded = {b.id: words.moment(b.manifest["loaded_at"]) for b in batches.all_batches()}
    lines = [
        [*_cell_of(row), escape(_shown(row)), loaded[row["_batch"]], markup.place(row)] for row in rows[:MOST_WORDS]
    ]
    shown = words.several(len(rows), "woord", "woorden") + (
        f", de eerste {MOST_WORDS}" if len(rows) > MOST_WORDS else ""
    )
    show.html(markup.table(shown, ["Soort", "Welke", "Kolom", "Waarde", "Geladen", markup.PLACE], lines))
    show.foot("geschiedenis", LISTINGS["value_words"])


def _cell_of(row: dict[str, Any]) -> list[str]:
    columns = DATASETS[row["dataset"]].columns
    name = row["column_name"]
    heading = columns[name].heading if name in columns else name
    return [escape(_title(row["dataset"])), escape(row["row_key"]), escape(heading)]


def _shown(row: dict[str, Any]) -> str:
    value = "leeg" if row["value"] is None else row["value"]
    return f"{value} (telt nu)" if row["is_last"] else str(value)


def dictionary() -> None:
    """What every column of one kind of data means."""
    with st.expander("Woordenboek: wat elke kolom betekent", on_change="rerun", key="woordenboek") as fold:
        if not fold.open:
            return
        titles = {d.title: d for d in DATASETS.values()}
        title = st.selectbox("Soort gegevens", list(titles), key="soort", filter_mode=None)
        dataset = titles[title]
        show.note(f"{dataset.title}: {dataset.grain}.")
        rows = [
            [escape(e[k]) for k in ("heading", "kind", "needed", "help", "values", "also")] for e in entries(dataset)
        ]
        heads = ["Kop", "Soort", "Nodig", "Uitleg", "Waarden of voorbeeld", "Mag ook heten"]
        show.html(markup.table(f"Kolommen van {dataset.title}", heads, rows))
        rules = "".join(tag("li", escape(f"{rule.sentence}.")) for rule in dataset.rules)
        show.html(tag("ul", rules, "vgg-list") if rules else "")


def export() -> None:
    """Everything out: csv, parquet, and one workbook that can be loaded again."""
    st.download_button(
        "Alle gegevens (zip met Excel, csv en parquet)", export_zip, "vgg-gegevens.zip", "application/zip",
        key="export", on_click="ignore",
    )  # fmt: skip
