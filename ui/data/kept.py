"""What Gegevens keeps in its drawers: the example year, the history of values, the dictionary and the export."""

from __future__ import annotations

from typing import Any

import streamlit as st

from etl.datasets import DATASETS
from etl.errors import Refused
from etl.load import undo
from etl.store.batches import all_batches
from etl.workbooks.dictionary import entries
from etl.workbooks.export import export_zip
from metrics import LISTINGS, dutch
from ui.blocks import ask, earlier, enter, markup, show
from ui.blocks.markup import NOTHING, joined, tag
from ui.blocks.who import who
from ui.data.kinds import title_of
from ui.upload.history import history
from version import VERSION
from warehouse import CannotStore


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


def doubts() -> None:
    """Where a row contradicts itself, or what else is known."""
    show.listing(
        LISTINGS["doubt_list"],
        ("kind", "meeting_date", "title", "sentence"),
        key="twijfel",
        most=40,
        none=LISTINGS["doubt_list"].needs,
    )


def doubted() -> int:
    """How many there are of them."""
    return len(ask.kept(LISTINGS["doubt_list"]))


def remarks() -> None:
    """What a reader of these data must know: contradictions, doubles, choices and notes."""
    show.listing(
        LISTINGS["note_list"], ("kind", "sentence", "dossiers", "meetings"), key="kanttekeningen", most=60,
        none=LISTINGS["note_list"].needs,
    )


def remarked() -> int:
    """How many there are of them."""
    return len(ask.kept(LISTINGS["note_list"]))


def batches() -> None:
    """Every batch with undo, and the example year with one button."""
    remove_example()
    history()


def remove_example() -> None:
    """The made-up year goes away with one button, as it is a batch like any other."""
    example = [b for b in all_batches() if b.is_active and b.manifest["is_fictional"]]
    if not example:
        return
    with st.form("example", border=True):
        names = ", ".join(b.manifest["file"] for b in example)
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
    show.html(earlier.table(rows))
    show.foot("geschiedenis", LISTINGS["value_words"])


def dictionary() -> None:
    """What every column of one kind of data means."""
    titles = {d.title: d for d in DATASETS.values()}
    title = st.selectbox("Soort gegevens", list(titles), key="soort", filter_mode=None)
    dataset = titles[title]
    show.note(f"{dataset.title}: {dataset.grain}.")
    rows = [[e[k] for k in ("heading", "kind", "needed", "help", "values", "also")] for e in entries(dataset)]
    heads = ["Kop", "Soort", "Nodig", "Uitleg", "Waarden of voorbeeld", "Mag ook heten"]
    show.html(markup.table(f"Kolommen van {dataset.title}", heads, rows))
    rules = [tag("li", f"{rule.sentence}.") for rule in dataset.rules]
    show.html(tag("ul", *rules, css="vgg-list") if rules else NOTHING)


def take_along() -> None:
    """Everything out, and which version of the dashboard shows all this."""
    export()
    show.note(f"Versie {VERSION} van het dashboard.")


def export() -> None:
    """Everything out: csv, parquet, and one workbook that can be loaded again."""
    st.download_button(
        "Alle gegevens in één bestand",
        export_zip,
        "vgg-gegevens.zip",
        "application/zip",
        key="export",
        on_click="ignore",
    )
