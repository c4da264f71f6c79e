"""The earlier values of one cell: what was given first, from which file; nothing of a cell that got one value."""

import re
from datetime import date

import pytest
from base import BASE
from looks import opened, shown
from tables import load_tables, rows

from ui.blocks import store
from ui.blocks.earlier import earlier
from ui.blocks.markup import NOTHING

FIRST = {
    "Gemeenten": BASE["Gemeenten"],
    "Afspraken": """
        Verslagjaar | Nummer | Soort | Afspraak | Datum      | Uiterlijk  | Stand
        2026        | A1     | actie | Bellen   | 01-02-2026 | 01-03-2026 | open
        2026        | A2     | actie | <Mailen> | 01-02-2026 | 01-03-2026 | open
    """,
    "Portefeuilles": "Verslagjaar | Portefeuille\n2026 | Cultuur",
    "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2026 | D1 | Musea | Cultuur",
    "Stoplichten": "Verslagjaar | Dossier | Helft | Stoplicht\n2026 | D1 | 1 | onbekend",
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Datum      | Stand    | Plaats
        2026        | M1      | D1      | Eerste    | pho   | 03-02-2026 | gehouden | Pekela
        2026        | M2      | D1      | Tweede    | pho   | 10-02-2026 | gehouden | Pekela
    """,
    "Schoolvakanties": "Regio | Vakantie | Eerste dag | Laatste dag\nNoord | lente | 21-02-2026 | 28-02-2026",
}
LATER = {
    "Afspraken": FIRST["Afspraken"].replace("Bellen   | 01-02-2026 | 01-03-2026", "Bellen   | 01-02-2026 | 15-04-2026"),
    "Overleggen": FIRST["Overleggen"].replace(
        "gehouden | Pekela\n        2026        | M2", "gehouden | Veendam\n        2026        | M2"
    ),
    "Stoplichten": FIRST["Stoplichten"].replace("onbekend", "groen"),
    "Schoolvakanties": FIRST["Schoolvakanties"].replace("28-02-2026", "01-03-2026"),
}


@pytest.fixture(scope="module", autouse=True)
def _twice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("twee")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-03-31")
        load_tables(folder, FIRST, name="eerst.xlsx")
        load_tables(folder, LATER, name="daarna.xlsx")
        yield


def test_what_a_cell_was_before():
    a1 = {"report_year": 2026, "agreement_id": "A1", "state": "open"}
    with store.opened():
        shown = earlier("agreements", a1, "due_date")
        assert "Uiterlijk: 1 eerdere waarde" in shown and "<details" in shown
        assert "<strong>zo 1 mrt 2026</strong>" in shown and "eerst.xlsx › Afspraken › regel 2" in shown
        assert "15 apr 2026" not in shown  # that is what counts now
        # another cell of the row, and the same cell of another row, got one value
        assert earlier("agreements", a1, "description") == NOTHING
        assert earlier("agreements", a1 | {"agreement_id": "A2"}, "due_date") == NOTHING


def test_a_key_with_a_day_in_it():
    with store.opened():
        shown = earlier("school_holidays", {"region": "Noord", "starts_on": date(2026, 2, 21)}, "ends_on")
    assert "<strong>za 28 feb 2026</strong>" in shown and shown.count("<strong>") == 1  # not what counts now


def test_what_is_asked_is_never_a_question_in_sql():
    """A key is bound: a name with a quote in it finds nothing, and harms nothing."""
    with store.opened():
        assert earlier("agreements", {"report_year": 2026, "agreement_id": "A1' OR '1'='1"}, "due_date") == NOTHING
        with pytest.raises(KeyError):
            earlier("agreements", {"report_year": 2026, "agreement_id": "A1"}, "due_date; DROP TABLE agreements")
    assert rows("SELECT count(*) FROM agreements") == [(2,)]


def folded(html):
    """Each fold with earlier values: its words, and the cells of its table as text."""
    folds = re.findall(r'<details class="vgg-earlier"><summary>(.*?)</summary>(.*?)</details>', html, re.DOTALL)
    return {head: " ".join(re.sub(r"<[^>]+>", " ", body).split()) for head, body in folds}


@pytest.mark.parametrize(
    ("page", "query", "head", "was"),
    [
        ("activiteit", {"la": "overleggen", "overleg": "M1"}, "dit overleg: 1 cel", "Overleggen M1 Plaats Pekela"),
        (
            "afspraken",
            {"la": "tabel", "afspraak": "2026/A1"},
            "deze afspraak: 1 cel",
            "2026 · A1 Uiterlijk zo 1 mrt 2026",
        ),
        ("afspraken", {"la": "bijwerken", "afspraak": "2026/A1"}, "deze afspraak: 1 cel", "Uiterlijk zo 1 mrt 2026"),
        (
            "dossiers",
            {"dossier": "D1", "la": "geschiedenis"},
            "het licht van de eerste helft: 1 cel",
            "Stoplicht onbekend",
        ),
        ("afspraken", {"la": "bron", "blok": "afspraken"}, "deze regels: 1 cel", "2026 · A1 Uiterlijk zo 1 mrt 2026"),
        ("activiteit", {"la": "bron", "blok": "dagen"}, "deze regels: 1 cel", "Overleggen M1 Plaats Pekela"),
    ],
)
def test_where_one_doubts_it_stands_what_a_cell_was(page, query, head, was):
    """In two clicks: the drawer of the thing or of its rows, and the fold. What is not in it got one value."""
    found = folded(shown(opened(page, jaar="2026", **query)))
    assert was in found[f"Eerdere waarden van {head}"] and "eerst.xlsx" in found[f"Eerdere waarden van {head}"]
    assert len(found) == 1
    assert not folded(shown(opened("activiteit", jaar="2026", la="overleggen", overleg="M2")))
