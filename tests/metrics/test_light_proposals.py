"""The light that the figures propose: what it rests on, its limits, and what is too little to say anything."""

import csv
from pathlib import Path

import pytest
from base import BASE
from tables import load_base, load_tables, rows

import warehouse
from etl.enter import enter

RULES = """
    Regel | Naam van de regel | Maat              | Oranje vanaf | Rood vanaf | Minstens zoveel gegevens | Telt mee
    R1    | Resultaten        | resultaten achter | 20           | 60         | 1                        | ja
    R2    | Bijeenkomsten     | geannuleerd       | 25           | 60         | 2                        | ja
    R5    | Uren              | uren boven plan   | 15           | 40         | 2                        | ja
    R6    | Budget            | budget voor op tijd | 10         | 25         | 1                        | ja
"""


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_base(tmp_path, "basis.xlsx")
    return tmp_path


def test_2023_proposes_only_where_there_is_evidence_and_says_why(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        rows_2023 = reader.rows(
            "SELECT dossier_id, half, proposed, reason, missing_words, is_disagreement FROM light_proposals "
            "WHERE report_year = 2023"
        )
    found = {row[:2]: row[2:] for row in rows_2023}
    assert len(found) == 68
    assert not [row for row in rows_2023 if row[5]], "zonder kleur is er niets om van te verschillen"
    assert found["D13", 2][:2] == (
        "oranje",
        "Bijeenkomsten: 3 van 4 geplande bijeenkomsten gehouden, 1 geannuleerd (De gasten zeiden erg laat "
        "af); oranje vanaf 25 %",
    )
    assert "1 geannuleerd (Er waren te weinig nieuwe ontwikkelingen)" in found["D12", 2][1]
    assert "1 geannuleerd (Te veel bestuurders konden niet)" in found["D15", 1][1]
    assert "4 van 3 bijeenkomsten, gehaald" in found["D09", 2][1]
    assert found["D25", 2][0] == "onbekend"
    assert "geen geteld van 3 bijeenkomsten" in found["D25", 2][2]
    assert found["D30", 1][0] == "onbekend"
    assert {row[0] for row in found.values()} == {"onbekend", "groen", "oranje", "rood"}


def test_changing_a_limit_changes_the_proposal_and_its_reason(store):
    load_tables(
        store,
        {
            "Regels voorgesteld licht": RULES,
            "Portefeuilles": BASE["Portefeuilles"],
            "Resultaten": """
        Verslagjaar | Dossier | Volgnummer | Te bereiken resultaat | Streefgetal | Eenheid    | Gerealiseerd
        2023        | D1      | 1          | Overleg               | 4           | overleggen | 3
    """,
        },
        name="regels.xlsx",
        about={"Gegevens tot en met": "31-12-2023"},
    )

    def proposal():
        [row] = rows("SELECT proposed, reason FROM light_proposals WHERE dossier_id = 'D1' AND half = 2")
        return row

    assert proposal() == ("oranje", "Resultaten: 3 van 4 overleggen, niet gehaald; oranje vanaf 20 % tekort")
    rule = {"rule_code": "R1", "title": "Resultaten", "measure": "resultaten achter", "minimum_evidence": "1"}
    stricter = rule | {"orange_from": "10", "red_from": "25", "is_active": "ja"}
    assert enter("light_rules", [stricter], by="secretaris", reason="strenger").batch
    assert proposal() == ("rood", "Resultaten: 3 van 4 overleggen, niet gehaald; rood vanaf 25 % tekort")
    assert enter("light_rules", [stricter | {"minimum_evidence": "2"}], by="secretaris").batch
    assert proposal() == ("onbekend", "geen enkele regel heeft genoeg gegevens")
    assert enter("light_rules", [stricter | {"is_active": "nee"}], by="secretaris").batch
    assert proposal()[0] == "onbekend"
    wrong = enter("light_rules", [stricter | {"red_from": "5"}], by="secretaris")
    assert "Rood begint niet eerder dan oranje" in wrong.problems[0].wanted


def test_hours_and_cancellations_are_weighed_per_half(store):
    load_tables(
        store,
        {
            "Regels voorgesteld licht": RULES,
            "Uren": """
        Verslagjaar | Maand | Dossier | Functie  | Uren | Geplande uren
        2023        | 1     | D2      | adviseur | 15   | 10
        2023        | 2     | D2      | adviseur | 15   | 10
        2023        | 9     | D2      | adviseur | 15   | 10
    """,
        },
        name="uren.xlsx",
        about={"Gegevens tot en met": "31-12-2023"},
    )
    found = dict(rows("SELECT half || rule_code, reason FROM light_evidence WHERE dossier_id = 'D2'"))
    assert found["1R5"] == "30 uren besteed van 20 gepland; rood vanaf 40 % boven plan"
    assert found["2R5"].endswith("te weinig om iets te zeggen, want de regel vraagt er 2")
    assert found["2R2"] == "1 van 2 geplande bijeenkomsten gehouden, 1 geannuleerd (weer); oranje vanaf 25 %"
    assert found["2R6"] == "geen project met budget en looptijd bij dit dossier"


def test_green_takes_two_rules(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    assert rows("SELECT min(rules_measured) FROM light_proposals WHERE proposed = 'groen'") == [(2,)]
    thin = "FROM light_proposals WHERE rules_measured = 1 AND reason NOT LIKE '%vanaf%'"
    assert rows(f"SELECT count(*) > 0, bool_and(proposed = 'onbekend') {thin}") == [(True, True)]


def test_the_rules_that_come_with_the_dashboard_are_a_table_to_read(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with Path("data/stoplichtregels.csv").open(encoding="utf-8") as stream:
        shipped = [row["Regel"] for row in csv.DictReader(stream, delimiter=";")]
    assert shipped == [code for (code,) in rows("SELECT rule_code FROM light_rules ORDER BY 1")]
