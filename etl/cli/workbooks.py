"""What goes out: templates, the dictionary, and all data in the forms that can be loaded again."""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.cli.answer import DONE, say
from etl.cli.subject import Command
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.schema import Dataset
from etl.store.publish import opened
from etl.workbooks.dictionary import write_dictionary
from etl.workbooks.export import export, fingerprint, workbook_of
from etl.workbooks.template import write_template
from metrics import dutch


def add(command: Command) -> None:
    """Add the commands about what goes out."""
    sub = command("template", _template, "schrijf een sjabloon, leeg of met wat er nu in staat", as_json=False)
    sub.add_argument("names", nargs="+", metavar="[BLAD…] UIT.xlsx", help="welke bladen (leeg = alle), en het bestand")
    sub.add_argument("--data", action="store_true", help="met de gegevens van nu, om te wijzigen en terug te sturen")
    sub = command("dictionary", _dictionary, "schrijf het gegevenswoordenboek (Markdown)", as_json=False)
    sub.add_argument("out", nargs="?", type=Path, metavar="UIT.md", help="leeg = op het scherm")
    sub = command(
        "export", _export, "schrijf alle gegevens als xlsx, csv en parquet; elk ervan laadt weer terug", as_json=False
    )
    sub.add_argument("folder", type=Path, metavar="MAP")


def _template(asked: argparse.Namespace) -> int:
    *names, out = asked.names
    datasets = [dataset_of(name) for name in names] or list(DATASETS.values())
    if asked.data:
        with opened() as reader:
            Path(out).write_bytes(workbook_of(reader, tuple(d.name for d in datasets)))
    else:
        write_template(Path(out), datasets)
    say(f"Sjabloon geschreven: {out}")
    return DONE


def dataset_of(name: str) -> Dataset:
    """The dataset with this name or title. Raises Refused."""
    for dataset in DATASETS.values():
        if name.lower() in (dataset.name, dataset.title.lower()):
            return dataset
    raise Refused(f"Onbekend blad: {name}. Kies uit: {', '.join(d.title for d in DATASETS.values())}.")


def _dictionary(asked: argparse.Namespace) -> int:
    text = write_dictionary()
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
        say(f"Gegevenswoordenboek geschreven: {asked.out}")
    else:
        say(text)
    return DONE


def _export(asked: argparse.Namespace) -> int:
    files = export(asked.folder)
    count = dutch.several(len(files), "bestand", "bestanden")
    say(f"{count} geschreven in {asked.folder}. Vingerafdruk van de gegevens: {fingerprint()[:16]}.")
    return DONE
