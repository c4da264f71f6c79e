"""The small association with a trap in every text: HTML, Markdown, quotes and a long name, each with its own number.

What stands in a column of text of a dataset becomes a trap, and so does a name by which one sheet refers to another;
a new column of text is a trap by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from association import MONEY, PEOPLE

from etl.datasets import DATASETS
from etl.schema import TEXT, Column, Dataset

PATTERN = re.compile(r"<img src=x onerror=alert\((\d+)\)>(?:\"'&)?")
NOT_FREE = {
    "Gemeenten, Gemeentecode": "is GM en vier cijfers",
    "Schoolvakanties, Regio": "alleen die van het noorden telt",
    "Goedkeuring stoplichten, Beoordeeld licht": "herhaalt het licht",
    "Kanttekeningen, Welke": "noemt waarbij een notitie hoort",
    "Boekingen, Valuta": "een andere munt dan de euro wordt geweigerd",
    "Voordrachten, Naam": "een naam van een kandidaat staat niet in een bestand",
}
"""Columns of text that can't hold a trap, and why."""

ALSO = {
    "Rondes stoplichten": """
        Verslagjaar | Helft | Stand van de ronde | Geopend op | Invullen voor
        2023        | 1     | open               | 01-02-2023 | 01-03-2023
    """,
    "Goedkeuring stoplichten": """
        Verslagjaar | Dossier | Helft | Beoordeeld licht | Oordeel      | Reden | Beoordeeld door | Beoordeeld op
        2023        | D2      | 1     | oranje           | teruggegeven | x     | x               | 02-03-2023
    """,
    "Regels voorgesteld licht": """
        Regel | Naam van de regel | Maat              | Oranje vanaf | Rood vanaf | Minstens zoveel gegevens | Telt mee
        R1    | Resultaten        | resultaten achter | 20           | 60         | 1                        | ja
        R2    | Bijeenkomsten     | geannuleerd       | 25           | 60         | 1                        | ja
        R5    | Uren              | uren boven plan   | 15           | 40         | 1                        | ja
    """,
    "Schoolvakanties": """
        Schooljaar | Regio | Vakantie | Van        | Tot en met
        2022-2023  | noord | Voorjaar | 25-02-2023 | 05-03-2023
    """,
    "Dagelijks Bestuur": """
        Verslagjaar | Nummer | Rol        | Naam         | Functie     | Organisatie | Gemeente | Tot
        2023        | 1      | voorzitter | wie voorzit  | burgemeester| x           | Pekela   | 01-06-2023
    """,
    "Termijnen": """
        Commissie | Zetel | Termijn | Lid | Gemeente  | Functie   | Van        | Tot
        FIN       | 1     | 1       | x   | Groningen | wethouder | 01-01-2020 | 01-01-2024
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam     | Portefeuille | VNG-commissie | Voorzitter of trekker
        2022        | D7      | Musea    | Cultuur      |               |
        2022        | D8      | Zwemmen  | Sport        |               |
        2023        | D1      | Musea    | Cultuur      | FIN           | wie voorzit
        2023        | D2      | Zwemmen  | Sport        |               |
        2023        | D3      | Boeken   | Cultuur      |               |
    """,
    "Begroting": MONEY["Begroting"].replace("400,00", "40.000,00"),
    "Toelichtingen": """
        Boekjaar | Kostensoort | Toelichting
        2023     | Huur        | x
    """,
}
"""What the small association does without, and what it needs for a page to show all that it can."""

SAME = {"wie voorzit"}
"""Texts that must stay the same in two sheets."""


@dataclass
class Traps:
    """The tables; of each trap by its number where it stands; and the trap that a key became: ("dossiers", "D1")."""

    tables: dict[str, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def new(self, place: str) -> str:
        """A trap; place: the words for where it is put."""
        self.places[len(self.places) + 1] = place
        return (
            f"<img src=x onerror=alert({len(self.places)})>\"'& ![x](http://kwaad.example) **n** {'lang ' * 4}".strip()
        )


def set_traps() -> Traps:
    """The tables of the small association with every text a trap."""
    traps = Traps()
    given = {**PEOPLE, **MONEY, **ALSO}
    by_title = {dataset.title: dataset for dataset in DATASETS.values()}
    for title, text in given.items():
        dataset = by_title[title]
        traps.names |= {(dataset.name, old): new for old, new in _names(traps, dataset, text)}
    for title, text in given.items():
        dataset = by_title[title]
        heads, rows = _read(text)
        free = [
            column for name, column in dataset.columns.items() if _is_free(title, column) and name not in dataset.key
        ]
        places = {_at(heads, column): column for name, column in dataset.columns.items() if _at(heads, column) >= 0}
        extra = [column for column in free if _at(heads, column) < 0]
        for row in rows:
            for at, column in places.items():
                if row[at]:
                    row[at] = _changed(traps, dataset, column, row[at])
            is_vacant = "vacant" in row  # a vacant seat has no member to say anything of
            row += ["" if is_vacant else traps.new(f"{title}, {column.heading}") for column in extra]
        heads += [column.heading for column in extra]
        traps.tables[title] = "\n".join(" | ".join(row) for row in [heads, *rows])
    return traps


def _names(traps: Traps, dataset: Dataset, text: str) -> Iterator[tuple[str, str]]:
    """The keys of a table that are text: what each was, and the trap that it becomes wherever it is named."""
    heads, rows = _read(text)
    for name in dataset.key:
        at = _at(heads, dataset.columns[name])
        if _is_free(dataset.title, dataset.columns[name]) and at >= 0:
            place = f"{dataset.title}, {dataset.columns[name].heading}"
            yield from ((old, traps.new(place)) for old in dict.fromkeys(row[at] for row in rows))


def _changed(traps: Traps, dataset: Dataset, column: Column, text: str) -> str:
    if column.refers_to:
        parts = [part.strip() for part in text.split(";")]
        return "; ".join(traps.names.get((column.refers_to, part), part) for part in parts)
    if text in SAME:
        return traps.names.setdefault(("", text), traps.new(text))
    if (dataset.name, text) in traps.names and _is_free(dataset.title, column):
        return traps.names[(dataset.name, text)]
    return traps.new(f"{dataset.title}, {column.heading}") if _is_free(dataset.title, column) else text


def _is_free(title: str, column: Column) -> bool:
    is_text = column.kind is TEXT and not column.values and not column.refers_to
    return is_text and f"{title}, {column.heading}" not in NOT_FREE


def _read(text: str) -> tuple[list[str], list[list[str]]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    width = max(map(len, lines))
    heads, *rows = [line + [""] * (width - len(line)) for line in lines]
    return heads, rows


def _at(heads: list[str], column: Column) -> int:
    return next((at for at, head in enumerate(heads) if head in (column.heading, *column.also)), -1)
