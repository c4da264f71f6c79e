"""Every kind of data the association sends in, each declared once in a file of its own, in the order of the template.

A new dataset is one file here: it is found by itself. The table, the parsing, the messages, the template, the
dictionary, the export and the counts of Gegevens follow from it.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from etl.schema import Dataset


def found() -> dict[str, Dataset]:
    """The datasets of every file beside this one, by name, in the order of their places; then those without, by name.

    Raises ValueError where two have the same name.
    """
    datasets: dict[str, Dataset] = {}
    for file in pkgutil.iter_modules(__path__):
        for value in vars(import_module(f"etl.datasets.{file.name}")).values():
            if isinstance(value, Dataset) and datasets.setdefault(value.name, value) is not value:
                raise ValueError(f"twee soorten gegevens heten {value.name}")
    return dict(sorted(datasets.items(), key=lambda one: (one[1].place, one[0])))


DATASETS: dict[str, Dataset] = found()
"""Every dataset by name, in the order in which the template shows them."""
