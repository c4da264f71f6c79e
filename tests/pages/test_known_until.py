"""Up to when the data run: a day where one is known, and the month of what is known to the month only."""

import pytest
from looks import opened, said
from tables import stored

from reports.__main__ import main

# The newest of 2026 is Maart, of which no day is known; of 2025 it is the 14th of a month that also has a meeting
# without a day, which says less than the day does.
TABLES = {
    "Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 1000",
    "Portefeuilles": "Verslagjaar | Portefeuille\n2025 | Cultuur\n2026 | Cultuur",
    "Overleggen": """
        Verslagjaar | Overleg | Onderwerp | Soort | Datum      | Stand
        2025        | M1      | Ergens    | pho   | nov 2025   | gehouden
        2025        | M2      | Dag       | pho   | 14-11-2025 | gehouden
        2026        | M3      | Eerste    | pho   | 10-02-2026 | gehouden
        2026        | M4      | Maart     | pho   | mrt 2026   | gehouden
    """,
}


@pytest.fixture(scope="module", autouse=True)
def spring(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, "2026-03-31") as folder:
        yield folder


def text(year):
    return " ".join(said(opened("activiteit", jaar=year, la="bron")).split())


def test_a_month_is_not_shown_as_its_first_day():
    assert "t/m mrt 2026" in text("2026") and "Gegevens tot en met mrt 2026." in text("2026")
    assert "zo 1 mrt 2026" not in text("2026")


def test_a_day_is_shown_where_it_is_known():
    assert "t/m vr 14 nov 2025" in text("2025")


def test_the_command_line_says_the_same(capsys):
    main(["figures", "--year", "2026"])
    assert "gegevens tot en met mrt 2026" in capsys.readouterr().out
