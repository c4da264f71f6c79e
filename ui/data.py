"""The looks of Gegevens: freshness, the example year, history of values, the dictionary and the export."""

from __future__ import annotations

from typing import Any

import streamlit as st

from etl.datasets import DATASETS
from etl.errors import Refused
from etl.load import undo
from etl.store import batches
from etl.workbooks.dictionary import entries
from etl.workbooks.export import export_zip
from metrics import LISTINGS, dutch
from ui.blocks import ask, earlier, enter, markup, show
from ui.blocks.markup import NOTHING, joined, tag
from ui.blocks.who import who
from version import VERSION
from warehouse import CannotStore

MOST_CELLS = 60


def differences() -> None:
    """Where sources of a meeting differ; that none does is said only of meetings with more than one source."""
    compared = len(ask.rows(LISTINGS["meeting_list"], "has_other_source"))
    of = dutch.several(compared, "overleg is", "overleggen is")
    show.listing(
        LISTINGS["source_difference_list"],
        ("meeting_date", "title", "subject", "counts", "source", "said"),
        key="bronnen",
        most=15,
        none=f"Van {of} meer dan één bron geladen; zij zeggen hetzelfde." if compared else "",
    )


def freshness() -> None:
    """Per kind of data and year: how many rows, how new, and how much of it is not filled in."""
    rows = [row for row in ask.rows(LISTINGS["dataset_quality"]) if row["row_count"]]
    rows.sort(key=lambda row: (_title(row["dataset"]), row["report_year"] or 0))
    if not rows:
        show.empty(LISTINGS["dataset_quality"].needs)
        return
    lines = [
        [
            _title(row["dataset"]),
            str(row["report_year"] or "alle jaren"),
            dutch.number(row["row_count"]),
            dutch.day(row["newest"]) if row["newest"] else tag("span", "geen datum", css="vgg-none"),
            dutch.figure(row["missing_percent"], "%"),
            "fictief" if row["is_fictional"] else "",
        ]
        for row in rows
    ]
    heads = ["Soort", "Jaar", "Regels", "Nieuwste datum", "Niet ingevuld", "Fictief"]
    every = sum(row["row_count"] for row in rows)
    caption = f"alle jaren samen: {dutch.several(every, 'regel', 'regels')} geladen"
    show.html(markup.table(caption, heads, lines, (2, 4)))
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
    """Cells that were given more than once: what each was, since when and from which file, and what counts now."""
    rows = ask.rows(LISTINGS["value_words"])
    if not rows:
        show.note(LISTINGS["value_words"].needs)
        return
    loaded = earlier.loaded()
    cells: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        cells.setdefault((row["dataset"], row["row_key"], row["column_name"]), []).append(row)
    lines = []
    for (dataset, key, name), said in list(cells.items())[:MOST_CELLS]:
        column = DATASETS[dataset].columns.get(name)
        told = [
            (row["is_last"], earlier.word(column, row, loaded)) for row in sorted(said, key=lambda row: row["turn"])
        ]
        was, now = (joined(*(word for is_now, word in told if is_now == side)) for side in (False, True))
        lines.append([_title(dataset), key, column.heading if column else name, was, now])
    shown = dutch.several(len(cells), "cel kreeg", "cellen kregen") + " meer dan één keer een waarde"
    shown += f"; dit zijn de eerste {MOST_CELLS}" if len(cells) > MOST_CELLS else ""
    show.html(markup.table(shown, ["Soort", "Welke", "Kolom", "Was", "Is nu"], lines))
    show.foot("geschiedenis", LISTINGS["value_words"])


def version() -> None:
    """Which version of the dashboard shows all this."""
    show.note(f"Versie {VERSION} van het dashboard.")


def dictionary() -> None:
    """What every column of one kind of data means."""
    with st.expander("Woordenboek: wat elke kolom betekent", on_change="rerun", key="woordenboek") as fold:
        if not fold.open:
            return
        titles = {d.title: d for d in DATASETS.values()}
        title = st.selectbox("Soort gegevens", list(titles), key="soort", filter_mode=None)
        dataset = titles[title]
        show.note(f"{dataset.title}: {dataset.grain}.")
        rows = [[e[k] for k in ("heading", "kind", "needed", "help", "values", "also")] for e in entries(dataset)]
        heads = ["Kop", "Soort", "Nodig", "Uitleg", "Waarden of voorbeeld", "Mag ook heten"]
        show.html(markup.table(f"Kolommen van {dataset.title}", heads, rows))
        rules = [tag("li", f"{rule.sentence}.") for rule in dataset.rules]
        show.html(tag("ul", *rules, css="vgg-list") if rules else NOTHING)


def export() -> None:
    """Everything out: csv, parquet, and one workbook that can be loaded again."""
    st.download_button(
        "Alle gegevens (zip met Excel, csv en parquet)",
        export_zip,
        "vgg-gegevens.zip",
        "application/zip",
        key="export",
        on_click="ignore",
    )
