"""The year report: every fact of the data in its place, the same on both kinds of paper, and unknown as unknown."""

import io
import itertools
import zipfile

import docx
import outloud
import pdfua
import pikepdf
import pytest
from docx.oxml.ns import qn
from looks import opened, shown
from papers_read import pdf_text, squeezed, words
from tables import load_tables

import warehouse
from metrics import LISTINGS, Where, dutch
from reports.__main__ import main
from reports.document import Bullets, Heading, Light, Table
from reports.figures import NoData, OfReader
from reports.pdf import as_pdf
from reports.word import as_word
from reports.year import IN_SHORT, year_report
from reports.year_missing import missing

ROWS = ("Doel", "Te bereiken resultaten 2023", "Eerste helft 2023", "Tweede helft 2023", "Wie")
LONG = "Samenwerken aan de bereikbaarheid van dorpen en wijken in het hele gebied, fase 2"
SMALL = {
    "Portefeuilles": "Verslagjaar | Portefeuille | Positie\n2026 | Cultuur | 1",
    "Dossiers": f"""
        Verslagjaar | Dossier | Naam    | Portefeuille | Doel              | Wie
        2026        | D2      | {LONG}  | Cultuur      | Meer samen doen.  | Secretaris
        2026        | D10     | Zwemmen | Cultuur      |                   |
    """,
    "Stoplichten": """
        Verslagjaar | Dossier | Helft | Stoplicht | Tweede stoplicht | Toelichting      | Vastgelegd op
        2026        | D2      | 1     | groen     | onbekend         | Het loopt weer.  | 10-02-2026
    """,
    "Resultaten": """
        Verslagjaar | Dossier | Volgnummer | Te bereiken resultaat | Streefgetal | Eenheid    | Gerealiseerd
        2026        | D2      | 1          | Drie overleggen       | 3           | overleggen | 1
        2026        | D2      | 2          | Meer kennis           |             |            |
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Helft | Datum      | Stand       | Reden
        2026        | M1      | D2      | Dorpen    | pho   | 1     | 20-01-2026 | gehouden    |
        2026        | M2      | D2      | Wijken    | pho   | 1     | 17-02-2026 | geannuleerd | weer
    """,
}


def of(paper, kind):
    return [block for block in paper.blocks if isinstance(block, kind)]


def told(paper):
    """Every text of a paper that a reader should find."""
    for block in paper.blocks:
        yield from _inside(block)


def _inside(block):
    if isinstance(block, Table):
        yield from block.heads
        for row in block.rows:
            for cells in row:
                for one in cells:
                    yield from _inside(one)
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Light):
        yield block.colour
    else:
        yield block.text


@pytest.fixture(scope="module")
def real(bundled):
    """The report of 2023, the real year, and what the warehouse holds of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        with warehouse.reader() as reader:
            names = ("dossier_list", "target_list", "light_list", "meeting_list", "official_list", "seat_list")
            names += ("handover_list",)
            rows = {name: LISTINGS[name].as_dicts(reader.rows(*LISTINGS[name].sql(Where(2023)))) for name in names}
            titles = [headline.title_for(OfReader(reader, Where(2023))).text for headline in IN_SHORT]
            yield year_report(reader, 2023), rows, titles, missing(reader, 2023)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Two dossiers on 31 March of a year that runs."""
    folder = tmp_path_factory.mktemp("klein")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-03-31")
        load_tables(folder, SMALL)
        with warehouse.reader() as reader:
            yield year_report(reader, 2026), missing(reader, 2026)


def test_the_34_dossiers_stand_in_the_order_of_the_real_report_each_in_its_form(real):
    paper, rows, *_ = real
    forms = [table for table in of(paper, Table) if table.heads[0] == "Portefeuille" and len(table.heads) == 2]
    names = [table.title for table in forms]
    assert names == sorted(f"{row['dossier_id']} {row['dossier_name']}" for row in rows["dossier_list"])
    assert len(names) == 34
    for table in forms:
        form = [row[0][0].text for row in table.rows]
        assert [name for name in form if name in ROWS] == [*ROWS], table.title


def test_every_fact_of_the_data_is_in_it_and_on_both_kinds_of_paper_the_same(real):
    paper, rows, titles, _ = real
    in_word, in_pdf = "\n".join(words(as_word(paper))), pdf_text(as_pdf(paper))
    facts = [row["goal"] for row in rows["dossier_list"]]
    facts += [row["description"] for row in rows["target_list"]]
    facts += [row["explanation"] for row in rows["light_list"] if row["explanation"]]
    facts += [row["title"] for row in rows["meeting_list"] if row["dossier_ids"]]
    facts += [row["municipality"] for row in rows["official_list"] if row["municipality"]]
    facts += [row["body_name"] for row in rows["seat_list"]] + [row["subject"] for row in rows["handover_list"]]
    facts += titles
    assert len(facts) > 330
    assert [one for one in facts if one not in in_word] == []
    assert [one for one in told(paper) if squeezed(one) not in in_pdf] == []
    assert [one for one in told(paper) if one not in in_word] == []


def test_a_colour_that_nobody_knows_stays_unknown(real):
    """2023: of 68 boxes 33 have a light or two, of none is the colour known; 33 have none."""
    paper, _, _, lacks = real
    lights = [one for table in of(paper, Table) for row in table.rows for one in row[0] if isinstance(one, Light)]
    given = [one for one in lights if not one.key.startswith("uitleg")]
    colours = [one.colour for one in given]
    assert {*colours} == {"onbekend", "niet gegeven"}
    assert colours.count("niet gegeven") == 33
    assert "Bij 33 van de 68 halfjaren van dossiers ontbreekt het stoplicht." in lacks
    assert len({one.key for one in given}) == len(given)


def test_half_a_year_is_half_a_year(small):
    paper, lacks = small
    assert "Het jaar 2026 is nog niet voorbij: dit is een tussenstand." in paper.about
    forms = [table.title for table in of(paper, Table) if table.heads[0] == "Portefeuille" and len(table.heads) == 2]
    assert forms == [f"D2 {LONG}", "D10 Zwemmen"]
    text = "\n".join(words(as_word(paper)))
    assert "Drie overleggen: 1 van 3 overleggen, " in text
    assert "Meer kennis" in text
    assert text.count("Deze helft is nog niet begonnen.") >= 1
    assert "di 17 feb 2026: Wijken (pho, geannuleerd: weer)" in text
    assert "Wat de twee samen betekenen, is niet gezegd." in text
    assert "Bij 1 van de 2 dossiers ontbreekt het doel." in lacks


def test_the_functions_are_those_of_the_data_and_a_running_year_stands_beside_its_own_budget(bundled, monkeypatch):
    """The example year: the four functions, each of the meetings of both halves; no row that nobody loaded."""
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        tables = {table.title: table for table in of(year_report(reader, 2024), Table)}
        [(held,)] = reader.rows("SELECT count(*) FILTER (is_held) FROM purpose_facts WHERE report_year = 2024")
        spent = reader.rows(
            "SELECT cost_type, budget_to_date, actual FROM budget_facts WHERE report_year = 2024 AND is_own"
        )
    rows = [[one[0].text for one in row] for row in tables["Functies van overleggen"].rows]
    assert [row[0] for row in rows] == ["Kennisdelen", "Netwerken", "Samenwerken", "Verbinden"]
    assert sum(int(number) for row in rows for number in row[1:]) == held
    money = {row[0][0].text: [one[0].text for one in row[2:6]] for row in tables["Begroting en realisatie"].rows}
    assert all(money[name][1:3] == [dutch.euro(to_date), dutch.euro(actual)] for name, to_date, actual in spent)
    assert money["Resultaat van de vereniging"] == ["−€ 420", "−€ 420", "€ 11.696", "€ 12.116"]


def test_lights_are_chosen_from_a_list_in_word(small):
    """Each has letter and word, a shade, and a tag by which it is found again."""
    body = docx.Document(io.BytesIO(as_word(small[0]))).element.body
    lights = {
        one.find(f".//{qn('w:tag')}").get(qn("w:val")): "".join(t.text for t in one.iter(qn("w:t"))).strip()
        for one in body.iter(qn("w:sdt"))
    }
    mine = {tag: shown for tag, shown in lights.items() if tag.endswith("/D2")}
    assert mine == {"2026/1/1/D2": "G groen", "2026/1/2/D2": "? onbekend", "2026/2/1/D2": "niet gegeven"}
    choices = [one.get(qn("w:value")) for one in next(body.iter(qn("w:dropDownList"))).iter(qn("w:listItem"))]
    assert {"groen", "oranje", "rood", "onbekend", "niet gegeven"} <= {*choices}


def test_word_has_headings_without_gaps_headings_of_tables_and_dutch(small):
    made = docx.Document(io.BytesIO(as_word(small[0])))
    levels = [int(p.style.name[-1]) for p in made.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in made.tables)
    assert made.core_properties.language == "nl-NL"
    assert 'w:lang w:val="nl-NL"' in made.styles.element.xml
    links = [one.get(qn("w:anchor")) for one in made.element.body.iter(qn("w:hyperlink"))]
    marks = {one.get(qn("w:name")) for one in made.element.body.iter(qn("w:bookmarkStart"))}
    assert links
    assert {*links} <= marks


def test_pdf_is_tagged_and_the_checkers_find_nothing(small, tmp_path):
    path = tmp_path / "verslag.pdf"
    path.write_bytes(as_pdf(small[0]))
    with pikepdf.open(path) as made, made.open_outline() as outline:
        assert (str(made.Root.Lang), str(made.docinfo.Title)) == ("nl-NL", "Jaarverslag 2026")
        assert bool(made.Root.MarkInfo.Marked)
        chapters = [one.text for one in of(small[0], Heading) if one.level == 1]
        assert [one.title for one in outline.root if one.title != "Inhoud"] == chapters
        found = list(_elements(made.Root.StructTreeRoot.K))
    assert found.count("/Table") == len(of(small[0], Table))
    assert found.count("/TH") >= sum(len(one.heads) for one in of(small[0], Table))
    assert [one.message for one in pdfua.validate(str(path)).findings] == []
    assert outloud.check(str(path)).errors == 0


def _elements(node):
    """The kinds of a structure tree."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from _elements(node.K)


def test_the_same_data_give_the_same_file(small):
    assert as_word(small[0]) == as_word(small[0])
    assert as_pdf(small[0]) == as_pdf(small[0])
    with zipfile.ZipFile(io.BytesIO(as_word(small[0]))) as parts:
        assert {one.date_time[0] for one in parts.infolist()} == {2000}


def test_command_line_writes_both_and_says_what_is_missing(bundled, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    for name in ("v.docx", "v.pdf"):
        assert main(["year", "--year", "2024", "-o", str(tmp_path / name)]) == 0
    assert "Bij 2 van de 60 halfjaren van dossiers is de kleur onbekend." in capsys.readouterr().out
    assert "fictief" in " ".join(words((tmp_path / "v.docx").read_bytes()))
    assert (tmp_path / "v.pdf").read_bytes().startswith(b"%PDF-")
    assert main(["year", "--year", "2024", "-o", str(tmp_path / "v.odt")]) == 2
    assert "Een jaarverslag wordt .docx of .pdf; v.odt eindigt daar niet op." in capsys.readouterr().err
    assert main(["year", "--year", "2019", "-o", str(tmp_path / "n.pdf")]) == 2
    assert not (tmp_path / "n.pdf").exists()


def test_page_says_what_is_missing_before_it_makes_it(bundled):
    app = opened("rapporten", bundled, jaar="2023")
    page = shown(app)
    assert "Wat in het verslag van 2023 nog ontbreekt:" in page
    assert "Bij 35 van de 68 halfjaren van dossiers is de kleur onbekend." in page
    made = [one.proto.label for one in app.get("download_button")]
    assert made[:2] == ["Jaarverslag (Word)", "Jaarverslag (PDF)"]


def test_nothing_loaded_is_a_sentence(small, monkeypatch, tmp_path):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "leeg"))
    load_tables(tmp_path, {"Gemeenten": "Gemeente | Gemeentecode | Inwoners\nPekela | GM0765 | 12236"})
    with warehouse.reader() as reader, pytest.raises(NoData, match="Er zijn geen gegevens van 2026"):
        year_report(reader, 2026)
