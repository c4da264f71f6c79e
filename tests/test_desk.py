"""Everything that the pages Upload and Gegevens can do, from the command line."""

import io
import json
import re

import pytest
from openpyxl import load_workbook

from etl import mapping
from etl.__main__ import main
from etl.choices import NOTHING
from etl.datasets import DATASETS
from etl.load import load

BAD = "Gemeente;Gemeentecode;Inwoners\nPekela;GM0765;12.0x\nStadskanaal;GM0037;31.500\n"


@pytest.fixture
def desk(own_data, tmp_path, capsys):
    """Run a command in a copy of the bundled data: exit code and what was said."""

    def run(*asked):
        code = main([str(one) for one in asked])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def saved(tmp_path, text, name="gemeenten.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_comes_back_with_its_problems_in_their_cells(desk, tmp_path):
    path = saved(tmp_path, BAD)
    code, said = desk("annotate", path)
    assert code == 1
    assert "1 problemen" in said
    sheet = load_workbook(tmp_path / "gemeenten met opmerkingen.xlsx").worksheets[0]
    assert "12.0x" in sheet["C2"].comment.text
    assert sheet["C3"].comment is None
    assert desk("annotate", saved(tmp_path, BAD.replace("12.0x", "12.050")), tmp_path / "goed.xlsx")[0] == 0


def test_put_ready_finished_in_part_and_dropped(desk, tmp_path):
    code, said = desk("put", saved(tmp_path, BAD))
    number = said.split()[0]
    assert code == 0
    assert "staat klaar" in desk("open")[1]
    assert desk("finish", number)[0] == 1, "met problemen wordt niets bewaard"
    assert desk("finish", number, "--good-rows", "--reason", "aanvulling")[0] == 0
    assert "nog 1 regels open" in desk("open")[1]
    assert json.loads(desk("open", "--json")[1])[0]["open_rows"] == {"gemeenten": [2]}
    assert desk("drop", number)[0] == 0
    assert "niets klaar" in desk("open")[1]
    for verb in ("finish", "drop"):
        code, said = desk(verb, "../../x")
        assert code == 2
        assert "Er staat niets klaar met nummer ../../x" in said


def test_what_is_remembered_is_shown_changed_and_forgotten(desk):
    asked = NOTHING.with_heading("Blad1", "Wie", "municipality").with_value(
        "attendance", "basis", "lijstje", "presentielijst"
    )
    mapping.remember(asked, {"Blad1": "attendance"}, "bureau")
    by_kind = {one["kind"]: one for one in json.loads(desk("mapping", "--json")[1])}
    heading, value = by_kind["heading"]["id"], by_kind["value"]["id"]
    assert "de kop ‘Wie’ is kolom ‘Gemeente’" in desk("mapping")[1]
    assert "de kop ‘Wie’ is kolom ‘Functie’" in desk("remember", heading, "functie")[1]
    assert "niet meedoet" in desk("remember", heading, "niets")[1]
    assert desk("remember", heading, "geen kolom")[0] == 2
    code, said = desk("remember", value, "onzin")
    assert code == 2
    assert "Kies uit: " in said
    assert desk("forget", heading)[0] == desk("forget", value)[0] == 0
    assert "nog niets onthouden" in desk("mapping")[1]
    assert desk("forget", heading)[0] == 2


def test_the_history_of_a_value(desk, tmp_path):
    first = load(saved(tmp_path, "Gemeente;Gemeentecode;Inwoners\nPekela;GM0765;12.000\n", "een.csv"), by="bureau")
    second = load(saved(tmp_path, "Gemeente;Gemeentecode;Inwoners\nPekela;GM0765;14.000\n", "twee.csv"), by="bureau")
    code, said = desk("history", "Gemeenten", "pekela")
    lines = [line for line in said.splitlines() if "Inwoners" in line]
    assert code == 0
    assert re.search(rf"was ‘12000’, sinds \S+ uit een\.csv \({first.batch}\)", said)
    assert "is nu ‘14000’, sinds" in lines[-1]
    assert second.batch in lines[-1]
    assert desk("history", "Geen blad")[0] == 2


def test_a_template_with_the_data_of_now_loads_back_without_a_change(desk, tmp_path):
    out = tmp_path / "nu.xlsx"
    assert desk("template", "--data", "overleggen", "Gemeenten", out)[0] == 0
    book = load_workbook(io.BytesIO(out.read_bytes()))
    assert {DATASETS["meetings"].title, "Gemeenten"} <= set(book.sheetnames)
    code, said = desk("check", out)
    assert code == 0
    assert "er verandert niets" in said
