"""The figures on the command line as on an earlier day, against counts of the shipped file by plain Python."""

import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from tables import load_tables

from metrics import METRICS, as_on
from reports.__main__ import main

DAY = date(2024, 6, 30)


@pytest.fixture(scope="module")
def shipped():
    """The rows of the three sheets of the example year, each as heading → cell."""
    book = load_workbook("data/voorbeeld-2024.xlsx", read_only=True, data_only=True)

    def rows(title):
        every = list(book[title].values)
        head = next(n for n, row in enumerate(every) if row[0] == "Verslagjaar")
        return [dict(zip(every[head], row, strict=True)) for row in every[head + 1 :] if row[0] is not None]

    found = {title: rows(title) for title in ("Overleggen", "Stoplichten", "Uren")}
    book.close()
    return found


def day_of(cell):
    return cell.date() if isinstance(cell, datetime) else date(*map(int, reversed(cell.split("-"))))


@pytest.fixture
def asked(bundled, monkeypatch, capsys):
    """The figures of 2024 as the command line gives them, by id."""
    monkeypatch.setenv("VGG_DATA", str(bundled))

    def figures(*more):
        assert main(["figures", "--year", "2024", "--json", *more]) == 0
        return {one["id"]: one for one in json.loads(capsys.readouterr().out)}

    return figures


def test_meetings_hours_and_lights_are_as_on_that_day(asked, shipped):
    found = asked("--on", DAY.isoformat())
    held = [row for row in shipped["Overleggen"] if row["Stand"] == "gehouden" and day_of(row["Datum"]) <= DAY]
    assert found["meetings_held"]["value"] == len(held) == 44
    # 333 + 330 + 337,5 + 336,5 + 338,5 + 347,5 of January to June
    hours = sum(Decimal(str(row["Uren"]).replace(",", ".")) for row in shipped["Uren"] if int(row["Maand"]) <= 6)
    assert found["hours"]["value"] == hours == 2023
    # 28 of the first half on 28 May and 3 of the second on 20 March; one cell has neither light nor date
    cells = [row for row in shipped["Stoplichten"] if not row["Vastgelegd op"] or day_of(row["Vastgelegd op"]) <= DAY]
    lights = [row for row in cells if row["Stoplicht"]]
    assert (found["light_cells"]["value"], found["light_cells"]["out_of"]) == (len(cells), 60)
    assert len(cells) == 32
    one, two = (found[f"light_cells_{name}"]["value"] for name in ("one_mark", "two_marks"))
    assert one + two == len(lights) == 31


def test_what_a_figure_cannot_tell_of_that_day_is_said_with_it(asked, capsys):
    found = asked("--on", DAY.isoformat())
    assert "wanneer het is afgezegd, is niet bekend" in found["meetings_cancelled"]["as_on"]
    assert found["hours"]["as_on"] == "Uren staan per maand: de maand van die dag telt geheel mee."
    assert "totale baten en lasten van een project hebben geen datum" in found["project_overspent"]["as_on"]
    assert found["turnout"]["as_on"] == found["liquid_bank"]["as_on"] == ""
    assert "as_on" not in asked()["hours"], "vandaag is er niets te zeggen"
    main(["figures", "--year", "2024", "--on", DAY.isoformat()])
    text = capsys.readouterr().out
    assert text.startswith("Cijfers 2024 (fictief voorbeeld), zoals op zo 30 jun 2024, gegevens tot en met ")
    assert "    – Wat is gerealiseerd, heeft geen datum: dit is wat nu bekend is, beoordeeld op die dag." in text


def test_every_figure_is_dated_or_says_what_it_cannot_tell():
    """A view of a new figure is placed by who writes it: in silence it would be as it is now."""
    of_figures = {metric.view for metric in METRICS.values()}
    assert of_figures == as_on.DATED | {*as_on.UNDATED} and not as_on.DATED & {*as_on.UNDATED}


EMPTY = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 1000",
    "Contributies": "Boekjaar | Gemeente | Contributie | Ontvangen | Ontvangen op\n2024 | Pekela | 900,00 | 0,00 |",
    "VNG-commissies": "Code | Commissie | Tijdelijk\nFIN | Geld | nee",
    "VNG-zetels": """
        Verslagjaar | Commissie | Zetel | Stand  | Gemeente | Functie | Vanaf
        2024        | FIN       | 1     | vacant |          |         |
    """,
    "Afspraken": """
        Verslagjaar | Nummer | Soort | Afspraak | Datum      | Uiterlijk  | Stand
        2024        | A1     | actie | bellen   | 05-01-2024 | 01-03-2024 | open
    """,
}
FILLED = {
    "Contributies": EMPTY["Contributies"].replace(" 0,00", " 900,00"),
    "VNG-zetels": EMPTY["VNG-zetels"].replace("vacant |          |         |", "bezet  | Pekela | wethouder |"),
    "Afspraken": EMPTY["Afspraken"].replace("open", "afgerond"),
}


def test_what_was_filled_in_later_without_a_date_is_said_to_be_as_it_is_now(tmp_path, monkeypatch, capsys):
    """Filled in on 1 December, each without its date: on 31 March it was 0,00, 1 open and 0 seats, and nobody can know.

    900,00 received, 0 open and 1 seat are of now, and each says so.
    """
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2024-03-31")
    load_tables(tmp_path, EMPTY)
    monkeypatch.setenv("VGG_TODAY", "2024-12-01")
    load_tables(tmp_path, FILLED, name="later.xlsx")
    assert main(["figures", "--year", "2024", "--json", "--on", "2024-03-31"]) == 0
    found = {one["id"]: (one["value"], one["as_on"]) for one in json.loads(capsys.readouterr().out)}
    assert found["contributions_received"] == (900, "Een ontvangen bedrag zonder datum staat erin zoals het nu is.")
    agreed = "Een afspraak zonder datum waarop zij is gemaakt of afgesloten, staat erin zoals het nu is."
    assert found["agreements_open"] == (0, agreed)
    assert found["seats_filled"] == (1, "Een zetel zonder begin- of einddatum staat erin zoals hij nu is.")
