"""The month in which a variance arose, of the closed months: as on 31 March 2026, all worked out by hand."""
# ruff: noqa: E501  (a table is read across)

from datetime import date
from decimal import Decimal

import pytest
from tables import stored

import warehouse
from etl.store import states
from metrics import LISTINGS, Where

D = Decimal
BOOKED = (
    (1, "Huur", 100), (2, "Huur", 250), (2, "Huur", 150), (3, "Huur", 100), (1, "Zaal", 500), (2, "Lunch", 50),
    (1, "Post", 10), (2, "Post", 10), (3, "Post", 10), (2, "Porti", 60), (1, "Rente", -5),
)  # fmt: skip
HEADINGS = ("Huur", "Zaal", "Drukwerk", "Reis", "Lunch", "Post", "Porti")
TABLES = {
    "Kostensoorten": "Kostensoort | Baten of lasten\nRente | baten\n"
    + "\n".join(f"{name} | lasten" for name in HEADINGS),
    "Grootboekrekeningen": "Boekjaar | Rekening | Omschrijving | Soort | Kostensoort\n2026 | 8000 | Rente | winst en verlies | Rente\n"
    + "\n".join(f"2026 | 400{n} | {name} | winst en verlies | {name}" for n, name in enumerate(HEADINGS)),
    "Boekingen": "Boekjaar | Regelnummer | Periode | Boekdatum | Dagboek | Boekstuk | Rekening | Bedrag\n"
    + "\n".join(
        f"2026 | {n} | {month} | 10-{month:02d}-2026 | Inkoop | {n} | {8000 if name == 'Rente' else 4000 + HEADINGS.index(name)} | {amount}"
        for n, (month, name, amount) in enumerate(BOOKED, 1)
    ),
    "Afgesloten maanden": "Boekjaar | Tot en met maand\n2026 | 3",
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort | Bedrag | Fasering         | Fasering maand
        2026     | begroting | 1     | Huur        | 1200   | gelijk per maand |
        2026     | begroting | 2     | Zaal        | 600    |                  |
        2026     | begroting | 3     | Drukwerk    | 300    | in één maand     | 3
        2026     | begroting | 4     | Reis        | 120    | gelijk per maand |
        2026     | begroting | 5     | Post        | 120    | gelijk per maand |
        2026     | begroting | 6     | Porti       | 120    | gelijk per maand |
        2026     | begroting | 7     | Rente       | 60     | in één maand     | 2
    """,
}
COLUMNS = ("difference", "month", "month_expected", "month_actual", "month_difference", "month_bookings", "because")


@pytest.fixture(scope="module", autouse=True)
def _drawn(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, "2026-03-31"):
        yield


def found(reader):
    listing = LISTINGS["variance_list"]
    rows = listing.as_dicts(reader.rows(*listing.sql(Where(2026))))
    return {row["cost_type"]: tuple(row[column] for column in COLUMNS) for row in rows}


def test_the_month_that_caused_it():
    with warehouse.reader() as reader:
        assert found(reader) == {
            "Huur": (D(-300), 2, D(100), D(400), D(-300), 2, None),
            # nobody chose in which months, and evenly says nothing
            "Zaal": (D(-350), *(None,) * 5, "niet te zeggen: de begroting zegt niet in welke maand; kies een fasering"),
            "Drukwerk": (D(300), 3, D(300), D(0), D(300), 0, None),
            "Reis": (D(30), *(None,) * 5, "niet te zeggen: 3 maanden verschillen even veel"),
            # not budgeted: what was booked is the whole difference
            "Lunch": (D(-50), 2, D(0), D(50), D(-50), 1, None),
            "Post": (D(0), *(None,) * 5, "er is geen verschil"),
            # 10 less in January and in March, 50 more in February: together 30 more
            "Porti": (D(-30), 2, D(10), D(60), D(-50), 1, None),
            # income: 5 received in January, 60 expected in February
            "Rente": (D(-55), 2, D(60), D(0), D(-60), 0, None),
        }


def test_its_bookings_are_the_amount():
    bookings = LISTINGS["ledger_list"]
    of = {"cost_type": "Huur", "project_code": None, "month": 2}
    with warehouse.reader() as reader:
        rows = bookings.as_dicts(reader.rows(*bookings.sql(Where(2026), "is_result AND is_to_date", of)))
    assert [row["realised"] for row in rows] == [D(250), D(150)]


def test_before_the_first_month_is_over_nothing_is_said():
    with states.opened(states.as_on(date(2026, 1, 20))) as reader:
        assert {row[-1] for row in found(reader).values()} == {"niet te zeggen: er is nog geen hele maand geboekt"}
