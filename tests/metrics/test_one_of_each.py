"""An association with one of everything: nothing that is said of it counts in the plural.

Walked are all figures with what stands under them, and every text that a view makes.
"""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tables import stored

import warehouse
from metrics import METRICS, Where, dutch
from metrics.said import said
from metrics.singular import ONE, after

TODAY = "2024-05-01"
TABLES = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 12236",
    "Portefeuilles": "Verslagjaar | Portefeuille\n2024 | Cultuur",
    "VNG-commissies": "Code | Commissie | Tijdelijk\nFIN | Financiën | nee",
    "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille | VNG-commissie\n2024 | D1 | Musea | Cultuur | FIN",
    "Resultaten": "Verslagjaar|Dossier|Volgnummer|Resultaat|Streefgetal|Eenheid|Gerealiseerd\n"
    "2024|D1|1|Overleg|1|overleggen|1\n2024|D1|2|Rust|||",
    "Stoplichten": "Verslagjaar|Dossier|Helft|Stoplicht|Oorzaak|Gevolg|Bijsturing|Eigenaar|Bijgestuurd op|Vastgelegd op\n"
    "2024|D1|1|oranje|geld|later|overleg|adviseur|01-04-2024|01-02-2024",
    "Overleggen": "Verslagjaar|Overleg|Dossier|Onderwerp|Soort|Datum|Stand|Stand blijkt uit|Aantal aanwezigen|Aantal is\n"
    "2024|M1|D1|Musea|pho|16-02-2024|gehouden|vermeld|1|geteld",
    "Tellingen zonder datum": "Verslagjaar|Telling|Dossier|Omschrijving|Soort|Aantal|Stand\n2024|T1|D1|Kring|ambtelijk||gehouden",
    "Opkomst": "Overleg | Gemeente | Functie | Uitgenodigd | Aangemeld | Aanwezig | Waarvan vervanger\nM1 | Pekela | bode | 1 | 1 | 0 | 0",
    "Afspraken": "Verslagjaar|Nummer|Soort|Afspraak|Datum|Uiterlijk|Stand|Dossier\n2024|A1|actie|Bellen|01-02-2024|30-04-2024|open|D1",
    "Afbouw en start": "Verslagjaar|Nummer|Dossier|Wat|Soort|Stand|Uren die vrijkomen|Geld dat vrijkomt\n"
    "2024|H1|D1|Kring|afbouw|besloten|1|1\n2024|H2|D1|Blad|afbouw|voornemen|1|1",
    "VNG-zetels": "Verslagjaar | Commissie | Zetel | Stand\n2024 | FIN | 1 | vacant",
    "Uren": "Verslagjaar | Maand | Dossier | Functie | Uren | Geplande uren\n2024 | 1 | D1 | adviseur | 1 | 1",
    "Kostensoorten": "Kostensoort | Baten of lasten\nHuur | lasten",
    "Begroting": "Boekjaar | Versie | Regel | Kostensoort | Bedrag\n2024 | begroting | R1 | Huur | 1",
    "Grootboekrekeningen": "Boekjaar|Rekening|Omschrijving|Soort|Kostensoort|Groep op de balans\n"
    "2024|4000|Huur|winst en verlies|Huur|\n2024|1000|Bank|balans||bank",
    "Boekingen": "Boekjaar|Regelnummer|Periode|Boekdatum|Dagboek|Boekstuk|Rekening|Bedrag\n"
    "2024|1|1|31-01-2024|bank|1|4000|1\n2024|2|1|31-01-2024|bank|1|1000|-1",
    "Afgesloten maanden": "Boekjaar | Tot en met maand\n2024 | 1",
    "Relaties": "Relatie | Naam | Soort\nR1 | Zaal | beide",
    "Facturen": "Boekjaar|Soort|Factuurnummer|Relatie|Factuurdatum|Vervaldatum|Bedrag\n2024|debiteur|F1|R1|01-02-2024|28-02-2024|1",
    "Verplichtingen": "Boekjaar|Verplichting|Stand op|Kostensoort|Aangegaan op|Bedrag|Stand\n2024|V1|31-01-2024|Huur|01-01-2024|1|loopt",
    "Banksaldi": "Bankrekening | Datum | Eindsaldo\nBank | 31-01-2024 | 2",
    "Contributies": "Boekjaar | Gemeente | Contributie | Ontvangen\n2024 | Pekela | 1 | 1",
}  # fmt: skip
_MORE_THAN_ONE = re.compile(rf"(?<![\d.,:-])1 (?:[a-zé]+ )?(?:{'|'.join(ONE)})\b")


@pytest.fixture(scope="module", autouse=True)
def _one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with stored(tmp_path_factory, TABLES, TODAY) as folder:
        yield folder


def _figures(reader: warehouse.Reader) -> Iterator[str]:
    for metric in METRICS.values():
        for answer in metric.answers(reader.rows(*metric.sql(Where(2024)))):
            yield f"{metric.id}: {' · '.join(said(metric, answer))} · {answer.note}"


def _texts(reader: warehouse.Reader) -> Iterator[str]:
    columns = reader.rows(
        "SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'VARCHAR' "
        "AND column_name NOT LIKE '\\_%' ESCAPE '\\'"
    )
    of_table: dict[str, list[str]] = {}
    for table, column in columns:
        of_table.setdefault(table, []).append(f'"{column}"')
    for table, names in of_table.items():
        for (text,) in reader.rows(f'SELECT DISTINCT unnest([{", ".join(names)}]) FROM "{table}"'):
            yield f"{table}: {text}"


def test_nothing_that_is_said_of_one_is_in_the_plural():
    with warehouse.reader() as reader:
        every = [*_figures(reader), *_texts(reader)]
    assert sum("1 " in text for text in every) > 50
    assert [text for text in every if _MORE_THAN_ONE.search(text)] == []


def test_a_count_of_one_is_in_the_singular():
    assert (dutch.figure(1, "uren"), dutch.figure(2, "uren")) == ("1 uur", "2 uren")
    assert after(1, "uitnodigingen waarvan bekend is of de gemeente er was").startswith("uitnodiging waarvan")
    assert after(1, "geannuleerde overleggen met uren op het dossier") == "geannuleerd overleg met uren op het dossier"
    assert after(12, "vragen en berichten") == "vragen en berichten"
    assert after(1, "vragen en berichten") == "vraag of bericht"


def test_whatever_a_figure_covers_has_a_singular():
    for metric in METRICS.values():
        assert not metric.covers or after(1, metric.covers) != metric.covers or metric.covers.startswith("1")
