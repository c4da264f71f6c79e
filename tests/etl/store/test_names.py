"""Names of candidates: kept apart, gone some weeks after the decision, and never in a batch, an export or a log."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from tables import load_once, load_tables, write_tables

import warehouse
from etl import __main__ as command
from etl.load import check_file
from etl.store import candidate_names
from etl.workbooks.export import export

TABLES = {
    "Gemeenten": """
        Gemeente | Gemeentecode | Inwoners
        Pekela   | GM0765       | 12000
        Veendam  | GM0047       | 27000""",
    "VNG-commissies": """
        Code | Commissie        | Tijdelijk
        FIN  | Gemeentefinanciën | nee""",
    "Vacatures": """
        Verslagjaar | Vacature | Commissie | Zetel | Besluit    | Uitkomst
        2024        | V1       | FIN       | 1     | 12-06-2024 | benoemd
        2024        | V2       | FIN       | 2     |            | open""",
    "Voordrachten": """
        Vacature | Kandidaat | Gemeente | Uitkomst     | Datum uitkomst
        V1       | 1         | Pekela   | benoemd      | 12-06-2024
        V1       | 2         | Veendam  | niet benoemd | 12-06-2024
        V1       | 3         | Veendam  | open         |
        V2       | 1         | Pekela   | open         |""",
}
WORDS = ("Eerste Eiland", "Tweede Toren", "Derde Dijk", "Vierde Veer")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Two rounds and four candidates, loaded once."""
    folder = tmp_path_factory.mktemp("rounds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "data"))
        load_once(folder, TABLES)
    return folder / "data"


@pytest.fixture
def kept(loaded, tmp_path, monkeypatch):
    """The four candidates with their names, in a data folder of this test."""
    shutil.copytree(loaded, tmp_path / "data")
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "data"))
    for (vacancy, number), name in zip((("V1", 1), ("V1", 2), ("V1", 3), ("V2", 1)), WORDS, strict=True):
        candidate_names.keep(vacancy, number, name)
    return tmp_path


def everything(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_name_goes_weeks_after_the_decision_unless_appointed(kept):
    assert candidate_names.empty_due(date(2024, 8, 6)) == []
    assert candidate_names.empty_due(date(2024, 8, 7)) == [("V1", 2), ("V1", 3)]
    assert candidate_names.of("V1") == {1: WORDS[0]}
    assert candidate_names.of("V2") == {1: WORDS[3]}
    stored = everything(kept / "data")
    assert WORDS[1].encode() not in stored
    assert WORDS[2].encode() not in stored
    assert WORDS[0].encode() in stored
    assert [(line["vacancy"], line["candidate"], line["day"]) for line in candidate_names.log()] == [
        ("V1", 2, "2024-08-07"),
        ("V1", 3, "2024-08-07"),
    ]
    with warehouse.reader() as reader:
        assert reader.rows("SELECT count(*) FROM nominations") == [(4,)]
    assert candidate_names.empty_due(date(2024, 8, 7)) == []


def test_a_name_without_any_decision_does_not_stay_for_ever(kept):
    assert ("V2", 1) not in candidate_names.empty_due(date(2026, 1, 1))
    assert candidate_names.empty_due(date(2030, 1, 1)) == [("V2", 1)]


def test_weeks_and_who_may_see_them_are_settings(kept):
    assert candidate_names.may_see("Secretaris")
    assert not candidate_names.may_see("voorzitter")
    assert not candidate_names.may_see("")
    load_tables(
        kept,
        {
            "Instellingen": """
        Instelling                          | Waarde
        namen kandidaten bewaren (weken)    | 2
        namen kandidaten zien               | voorzitter; griffier"""
        },
        name="instellingen.xlsx",
    )
    assert candidate_names.may_see("voorzitter")
    assert not candidate_names.may_see("secretaris")
    assert candidate_names.empty_due(date(2024, 6, 26)) == [("V1", 2), ("V1", 3)]


def test_a_name_is_in_no_export_and_may_not_be_in_a_file(kept):
    export(kept / "uit")
    assert not any(word.encode() in everything(kept / "uit") for word in WORDS)
    sheet = {
        "Voordrachten": """
        Vacature | Kandidaat | Gemeente | Naam       | Uitkomst
        V2       | 2         | Veendam  | Vijfde Vos | open"""
    }
    [problem] = check_file(write_tables(kept / "namen.xlsx", sheet)).problems
    assert (problem.column, problem.found) == ("Naam", "Vijfde Vos")
    assert "vul die in op de pagina VNG" in problem.sentence
    assert command.main(["load", str(kept / "namen.xlsx")]) == 1
    assert b"Vijfde Vos" not in everything(kept / "data")


def test_the_job_runs_by_itself_at_a_load_and_by_command(kept, capsys):
    """V1 was decided in 2024 and today is later: the first command empties both names."""
    assert command.main(["empty-names"]) == 0
    assert capsys.readouterr().out == "2 namen zijn geleegd; 2 worden nog bewaard.\n"
    candidate_names.keep("V1", 2, WORDS[1])
    load_tables(kept, {"Gemeenten": "Gemeente | Gemeentecode\nOldambt | GM1895"}, name="meer.xlsx")
    assert command.main(["load", str(kept / "meer.xlsx")]) == 0
    assert 2 not in candidate_names.of("V1")
