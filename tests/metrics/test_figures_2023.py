"""The figures of 2023 from the workbook that ships, as `./vgg figures` gives them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import warehouse
from etl.load import load
from reports.__main__ import main

ROOT = Path(__file__).parents[2]
WORKBOOK = ROOT / "data" / "vgg-2023.xlsx"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder))
        outcome = load(WORKBOOK)
        assert not outcome.problems
        yield folder


def printed(capsys, *arguments):
    assert main(["figures", *arguments]) == 0
    return capsys.readouterr().out


@pytest.fixture
def found(store, capsys):
    return {item["id"]: item for item in json.loads(printed(capsys, "--year", "2023", "--json"))}


def test_values(found):
    values = {
        "dossiers": 34,
        "light_cells": 67,
        "light_cells_one_mark": 31,
        "light_cells_two_marks": 4,
        "light_cells_no_mark": 32,
        "lights_known": 0,
        "pho_held": 19,
        "pho_cancelled": 3,
        "meetings_cancelled": 3,
        "meetings_postponed": 1,
        "seats_filled": 10,
        "seats_vacant": 3,
        "seats_temporary": 3,
        "municipalities_without_seat": 6,
        "seats_by_municipality": 10,
        "contradictions": 4,
        "handovers": 20,
    }
    assert {name: found[name]["value"] for name in values} == values


def test_what_2023_does_not_hold_is_unknown(found):
    unknown = {
        "turnout",
        "no_shows",
        "substitutes",
        "hours",
        "worsened",
        "lights_stale",
        "exchange_response",
        "budget",
        "costs",
        "result",
        "result_difference",
        "debtors_open",
        "debtors_overdue",
        "contributions_due",
        "contributions_received",
        "liquid_bank",
        "agreements_overdue",
    }
    assert {name for name in unknown if found[name]["value"] is not None} == set()
    assert all(found[name]["needs"] for name in unknown)
    assert found["turnout"]["n"] == 0
    assert "0 overleggen met een presentielijst" in found["turnout"]["note"]


def test_splits(found):
    assert found["light_cells"]["split"] == {"één licht": 31, "twee lichten": 4, "niet gegeven": 32, "kleur bekend": 0}
    assert found["lights_by_colour"]["split"] == {"onbekend": 35, "niet gegeven": 33}
    assert found["pho_held"]["split"] == {"met datum": 13, "zonder datum": 6}
    assert found["seats_filled"]["split"] == {"wethouder": 6, "raadslid": 3, "burgemeester": 1}
    by_municipality = found["seats_by_municipality"]["split"]
    assert {name: n for name, n in by_municipality.items() if n} == {
        "Groningen": 4,
        "Westerkwartier": 3,
        "Het Hogeland": 2,
        "Midden-Groningen": 1,
    }
    assert len(by_municipality) == 10
    assert found["pho_cancelled"]["split"] == {
        "gasten zeggen af": 1,
        "te veel afwezigen": 1,
        "te weinig onderwerpen": 1,
    }


def test_a_lower_bound_and_every_choice_is_said(found):
    held = found["pho_held"]
    assert held["is_lower_bound"]
    assert "ondergrens" in held["note"]
    assert any("29 juni" in sentence and "één keer" in sentence for sentence in held["choices"])
    said = " ".join(found["meetings_held"]["choices"])
    for day in ("29 juni", "19 juni", "19 oktober", "6 november", "23 maart", "30 maart", "19 april"):
        assert day in said, day
    assert "tijdelijke commissies tellen niet mee" in found["seats_filled"]["note"]
    assert "1 keer heeft een dossier in een helft geen vak" in found["light_cells"]["note"]


def test_numbers_that_are_out_of_something(found):
    assert (found["seats_filled"]["out_of"], found["municipalities_without_seat"]["out_of"]) == (13, 10)
    assert found["pho_cancellation_rate"]["value"] == pytest.approx(300 / 22, abs=1e-5)
    assert found["targets_met"]["value"] <= found["targets_met"]["out_of"]


def test_every_figure_has_its_keys_source_and_version(found, store):
    for item in found.values():
        assert set(item) >= {"id", "title", "value", "out_of", "unit", "split", "note", "n", "source", "generation"}
        assert item["generation"] == warehouse.current()["generation"]
    assert found["dossiers"]["source"] == ["vgg-2023.xlsx, blad Dossiers"]
    assert found["headline:activiteit"]["value"] == (
        "76 van de 82 overleggen zijn gehouden in 2023, 3 geannuleerd en 3 met onbekende afloop; daarnaast 1 "
        "uitgesteld en ten minste 39 zonder datum."
    )


def test_targets_against_what_was_reported(store):
    with warehouse.reader() as reader:
        rows = reader.rows(
            "SELECT dossier_id, target_value, realised_value, state FROM target_facts "
            "WHERE dossier_id IN ('D09', 'D17', 'D18', 'D23', 'D24', 'D25') AND target_value IS NOT NULL ORDER BY 1"
        )
    assert [(d, int(t), None if r is None else int(r), s) for d, t, r, s in rows] == [
        ("D09", 3, 4, "gehaald"),
        ("D17", 1, 0, "niet gehaald"),
        ("D18", 3, 3, "gehaald"),
        ("D23", 2, 1, "niet gehaald"),
        ("D24", 2, 1, "niet gehaald"),
        ("D25", 3, None, "onbekend"),
    ]


def test_what_was_held_of_the_planned_kind_is_what_was_reported(store):
    """Where the report counts the kind that was planned, the list and its counts say the same number."""
    with warehouse.reader() as reader:
        found = reader.rows(
            "SELECT dossier_id, d.held_of_kind, d.planned_meetings, t.realised_value, t.target_value "
            "FROM dossier_facts AS d JOIN target_facts AS t USING (report_year, dossier_id) "
            "WHERE report_year = 2023 AND d.planned_kinds IS NOT NULL AND t.has_number ORDER BY 1"
        )
    assert [row[0] for row in found if row[1] is None] == ["D25", "D30"]
    assert all(row[1:3] == row[3:] for row in found)
    assert {row[0]: row[1:3] for row in found}["D17"] == (0, 1)
    assert {row[0]: row[1:3] for row in found}["D09"] == (4, 3)


def test_d16_counts_four_where_the_list_has_three(store):
    with warehouse.reader() as reader:
        assert reader.rows(
            "SELECT times FROM meeting_tally WHERE dossier_names LIKE '%Vrijetijdseconomie%' AND kind = 'ambtelijk' "
            "AND dating = 'zonder datum'"
        ) == [(1,)]


def test_half_of_the_report(store, capsys):
    first = {item["id"]: item for item in json.loads(printed(capsys, "--half", "1", "--json"))}
    second = {item["id"]: item for item in json.loads(printed(capsys, "--half", "2", "--json"))}
    assert (first["light_cells"]["value"], second["light_cells"]["value"]) == (33, 34)
    assert first["pho_held"]["value"] + second["pho_held"]["value"] == 19
    assert first["seats_filled"]["is_whole_year"] and not first["pho_held"]["is_whole_year"]


def test_table_in_dutch(store, capsys):
    text = printed(capsys)
    assert text.startswith("Cijfers 2023, gegevens tot en met zo 31 dec 2023")
    assert "PHO’s gehouden: ≥ 19" in text
    assert "Opkomst: onbekend" in text
    assert "Zetels bezet: 10 van 13" in text


def test_without_data_it_says_so_and_ends_with_2(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VGG_DATA", str(tmp_path))
    assert main(["figures"]) == 2
    assert capsys.readouterr().err.startswith("Er zijn nog geen gegevens")


def test_a_year_without_data_ends_with_2(store, capsys):
    assert main(["figures", "--year", "1999"]) == 2
    assert capsys.readouterr().err == "Er zijn geen gegevens van 1999.\n"


def test_from_the_command_line(store):
    done = subprocess.run(
        [sys.executable, "-m", "reports", "figures", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert len(json.loads(done.stdout)) > 50
