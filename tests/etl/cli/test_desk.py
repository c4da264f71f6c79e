"""Everything that the pages Upload and Gegevens can do, from the command line."""

import io
import json
import re

import pytest
from openpyxl import load_workbook

from etl.__main__ import main
from etl.datasets import DATASETS
from etl.intake import remembered
from etl.intake.choices import NOTHING
from etl.load import load
from etl.store import batches

pytestmark = pytest.mark.views

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
    assert "1 probleem" in said
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
    assert "nog 1 regel open" in desk("open")[1]
    assert json.loads(desk("open", "--json")[1])[0]["open_rows"] == {"gemeenten": [2]}
    assert desk("drop", number)[0] == 0
    assert "niets klaar" in desk("open")[1]
    for verb in ("finish", "drop"):
        code, said = desk(verb, "../../x")
        assert code == 2
        assert "Er staat niets klaar met nummer of naam ../../x" in said


def test_the_five_steps_of_a_file_without_a_browser(desk, tmp_path):
    """Recognise, map, correct, have it back with comments, mend it, see the difference, save, take the original."""
    path = saved(tmp_path, "Wie;Code;Inwonersaantal\nPekela;GM0765;12.0x\nStadskanaal;GM0037;31.5y\n", "Blad1.csv")
    number = desk("put", path)[1].split()[0]
    code, said = desk("show", number)
    assert code == 1
    assert "Welke soort gegevens staat op blad ‘Blad1’?" in said
    assert desk("choose", number, "--sheet", "Blad1=Gemeenten", "--column", "Blad1:Wie=x")[0] == 2
    desk("choose", number, "--sheet", "Blad1=Gemeenten")
    asked = {q["text"]: q["id"] for q in json.loads(desk("show", number, "--json")[1])["questions"]}
    [inhabitants] = [q for text, q in asked.items() if "Inwonersaantal" in text]
    code, said = desk(
        "choose",
        number,
        f"{inhabitants}=inwoners",
        "--column",
        "Blad1:Wie=Gemeente",
        "--column",
        "Blad1:Code=gemeentecode",
        "--cell",
        "Blad1!C2=12.050",
    )
    assert "Nog 0 vragen en 1 probleem." in said
    back = tmp_path / "terug.xlsx"
    assert desk("comments", number, back)[0] == 1
    book = load_workbook(back)
    assert "31.5y" in book.worksheets[0]["C3"].comment.text
    book.worksheets[0]["C3"].value = 31500
    book.save(back)
    code, said = desk("mended", number, back)
    assert code == 0
    number = said.split()[0]
    assert "Gemeenten: 0 nieuw, 2 gewijzigd" in desk("show", number)[1]
    assert desk("finish", number, "--reason", "aanvulling")[0] == 0
    last = json.loads(desk("batches", "--json")[1])[-1]["batch"]
    assert desk("original", last, tmp_path / "zoals het kwam.xlsx")[0] == 0
    assert (tmp_path / "zoals het kwam.xlsx").read_bytes() == back.read_bytes()
    for wrong in ("C2=1", "Blad1!=1", "zomaar"):
        number = desk("put", path)[1].split()[0]
        assert desk("choose", number, "--cell", wrong)[0] == 2
    assert desk("original", "B9999")[0] == desk("choose", number, "fffff=1")[0] == 2


def test_the_example_is_taken_out(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    real = load(saved(tmp_path, "Gemeente;Gemeentecode\nPekela;GM0765\n", "echt.csv"), by="bureau")
    made_up = load(saved(tmp_path, "Gemeente;Gemeentecode\nVeendam;GM0047\n", "voorbeeld.csv"), fictional=True)
    assert main(["remove-example", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"batches": [made_up.batch]}
    assert [b.id for b in batches.all_batches() if b.is_active] == [real.batch]
    assert main(["remove-example"]) == 0
    assert "geen voorbeeldgegevens" in capsys.readouterr().out


TEAMS = """1. Samenvatting\nTitel van vergadering\tIets heel anders\nBegintijd\t13-3-2024 09:58:03

2. Deelnemers\nNaam\tEerste deelname\tRol\nZwaan, P.\t13-3-2024 09:58:10\tPresentator\n"""


def test_questions_about_people_are_answered_and_remembered(desk, tmp_path):
    number = desk("put", saved(tmp_path, TEAMS, "verslag.csv"))[1].split()[0]
    [who] = json.loads(desk("show", number, "--json")[1])["questions"]
    assert "Zwaan, P." in who["text"]
    assert desk("choose", number, f"{who['id']}=pekela, baas")[0] == 2
    assert "Nog 1 vraag en" in desk("choose", number, f"{who['id']}=pekela, wethouder")[1]
    [rest] = json.loads(desk("show", number, "--json")[1])["questions"]
    assert rest["needed"]
    assert desk("show", number)[1].count(rest["text"]) == 1  # asked once, in the list that can be answered
    code, said = desk("finish", number)
    assert code == 1
    assert "eerst is een antwoord nodig" in said
    assert "Vraag: " in said
    assert desk("choose", number, f"{rest['id']}=1")[0] == 0
    assert desk("finish", number)[0] == 0
    [kept] = [one for one in json.loads(desk("mapping", "--json")[1]) if one["meaning"] == "Pekela · wethouder"]
    assert desk("remember", kept["id"], "Oldambt · raadslid")[0] == 0
    assert desk("remember", kept["id"], "Atlantis · raadslid")[0] == 2


def test_quality(desk):
    code, said = desk("quality")
    assert code == 0
    assert re.search(r"Overleggen · 2023 · \d+ regels · \w\w \d+ \w+ 2023 · \d+ % niet ingevuld", said)
    assert {*json.loads(desk("quality", "--json")[1])} >= {"note_list", "doubt_list", "source_difference_list"}


def test_what_is_remembered_is_shown_changed_and_forgotten(desk):
    asked = NOTHING.with_heading("Blad1", "Wie", "municipality").with_value(
        "attendance", "basis", "lijstje", "presentielijst"
    )
    remembered.remember(asked, {"Blad1": "attendance"}, "bureau")
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


def test_a_recipe_is_named_shown_renamed_taken_along_and_forgotten(desk, tmp_path):
    text = "Overleg;Wie;Functie;Aanwezig\n2023-E001;Pekela;wethouder;1\n"
    number = desk("put", saved(tmp_path, text, "Opkomst.csv"))[1].split()[0]
    assert desk("choose", number, "--column", "Opkomst:Wie=Gemeente")[0] == 0
    code, said = desk("finish", number, "--recipe", "Andere=Onze lijst")
    assert code == 2
    assert "Een recept krijgt: ‘Opkomst’." in said
    code, said = desk("finish", number, "--recipe", "Onze lijst")
    assert code == 0
    assert "Bewaard als recept ‘Onze lijst’." in said
    said = desk("mapping")[1]
    assert "Recept ‘Onze lijst’ (Opkomst; nog niet gebruikt)" in said
    recipe = said.split()[0]
    assert "recept ‘Lijst van ons’" in desk("remember", recipe, "Lijst van ons")[1]
    file = tmp_path / "recepten.json"
    assert "1 recept;" in desk("recipes", file, recipe)[1]
    assert "recept ‘Lijst van ons’, 1 antwoord." in desk("forget", recipe)[1]
    assert "Nieuw: ‘Lijst van ons’." in desk("recipes", file, "--read")[1]
    assert desk("mapping")[1].split()[0] == recipe
    file.write_text("{}", encoding="utf-8")
    assert desk("recipes", file, "--read")[0] == 2
    assert desk("recipes", tmp_path / "weg.json", "--read")[0] == 2


def test_the_history_of_a_value(desk, tmp_path):
    first = load(saved(tmp_path, "Gemeente;Gemeentecode;Inwoners\nPekela;GM0765;12.000\n", "een.csv"), by="bureau")
    second = load(saved(tmp_path, "Gemeente;Gemeentecode;Inwoners\nPekela;GM0765;14.000\n", "twee.csv"), by="bureau")
    code, said = desk("history", "Gemeenten", "pekela")
    lines = [line for line in said.splitlines() if "Inwoners" in line]
    assert code == 0
    assert re.search(rf"was ‘12\.000’, sinds \w\w \d+ \w+ \d+ \d\d:\d\d uit een\.csv \({first.batch}\)", said)
    assert "is nu ‘14.000’, sinds" in lines[-1]
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
