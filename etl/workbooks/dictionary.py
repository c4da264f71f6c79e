"""The data dictionary, derived from the declarations: one page of Markdown, or rows for a page."""

from __future__ import annotations

from typing import TypedDict

from etl.datasets import DATASETS
from etl.schema import Dataset
from etl.workbooks.template import example_of


class Entry(TypedDict):
    """One column in the dictionary; every value is Dutch text ready to show, except the names of table and column."""

    heading: str
    table: str
    column: str
    kind: str
    needed: str
    help: str
    values: str
    also: str


def entries(dataset: Dataset) -> list[Entry]:
    """The columns of one dataset in order."""
    result: list[Entry] = []
    for name, column in dataset.columns.items():
        needed = "sleutel" if name in dataset.key else "verplicht" if column.required else "mag leeg"
        kind = column.kind.name + (", meer mogelijk" if column.many else "")
        result.append(
            Entry(
                heading=column.heading,
                table=dataset.name,
                column=name,
                kind=kind,
                needed=needed,
                help=column.help,
                values=example_of(column),
                also=", ".join(column.also),
            )
        )
    return result


def write_dictionary() -> str:
    """The whole dictionary as Markdown, in Dutch."""
    lines = [
        "# Gegevenswoordenboek",
        "",
        "Gemaakt door `./vgg dictionary` uit de verklaringen in `etl/datasets/`; niet met de hand wijzigen.",
        "",
    ]
    for dataset in DATASETS.values():
        lines += [f"## {dataset.title}", "", f"Tabel `{dataset.name}`: {dataset.grain}.", ""]
        if dataset.also:
            lines += [f"Het blad mag ook heten: {', '.join(dataset.also)}.", ""]
        lines += [
            "| Kop | Kolom | Soort | Nodig | Uitleg | Waarden of voorbeeld | Mag ook heten |",
            "|---|---|---|---|---|---|---|",
        ]
        for e in entries(dataset):
            cells = (e["heading"], f"`{e['column']}`", e["kind"], e["needed"], e["help"], e["values"], e["also"])
            lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
        if dataset.rules:
            lines += ["", *(f"- {rule.sentence}." for rule in dataset.rules)]
        lines.append("")
    return "\n".join(lines)
