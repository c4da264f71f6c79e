"""The quarter report: every formula gives the answer that stands beside it, and it says what the page says."""

import io
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from openpyxl import load_workbook

import warehouse
from metrics import METRICS, Where
from reports.__main__ import main
from reports.figures import figures
from reports.quarter import KEY_FIGURES, NoQuarter, quarter_report

CENT = Decimal("0.01")


@pytest.fixture(scope="module")
def report(bundled):
    """(with formulas, with answers) of the second quarter of the example year, and its figures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        with warehouse.reader() as reader:
            content = quarter_report(reader, 2024, 2)
            found = {f["id"]: f for f in figures(reader, Where(2024))}
    return load_workbook(io.BytesIO(content)), load_workbook(io.BytesIO(content), data_only=True), found


def worked_out(sheet, formula):
    """The answer of one of our formulas, worked out anew from the cells that it names."""

    def cell(place):
        value = sheet[place].value
        if isinstance(value, str) and value.startswith("="):
            return worked_out(sheet, value)
        return Decimal(str(value or 0)) if not isinstance(value, str) else value

    def rounded(value):
        return value.quantize(CENT, ROUND_HALF_UP)

    if m := re.fullmatch(r"=ROUND\(SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\),2\)", formula):
        cells = [
            c.value if not str(c.value).startswith("=") else worked_out(sheet, c.value)
            for row in sheet[f"{m[1]}{m[2]}:{m[3]}{m[4]}"]
            for c in row
        ]
        return rounded(sum((Decimal(str(v or 0)) for v in cells), Decimal(0)))
    if m := re.fullmatch(r"=ROUND\(([A-Z]+\d+)-([A-Z]+\d+),2\)", formula):
        return rounded(cell(m[1]) - cell(m[2]))
    if m := re.fullmatch(r"=ROUND\(([A-Z]+\d+)\+([A-Z]+\d+)-([A-Z]+\d+),2\)", formula):
        return rounded(cell(m[1]) + cell(m[2]) - cell(m[3]))
    if m := re.fullmatch(r'=IF\(([A-Z]+\d+)=0,"n\.v\.t\.",([A-Z]+\d+)/ABS\(\1\)\)', formula):
        return "n.v.t." if cell(m[1]) == 0 else cell(m[2]) / abs(cell(m[1]))
    if m := re.fullmatch(r'=IF\(([A-Z]+\d+)>0,"(\w+)",IF\(\1<0,"(\w+)","gelijk"\)\)', formula):
        return m[2] if cell(m[1]) > 0 else m[3] if cell(m[1]) < 0 else "gelijk"
    if m := re.fullmatch(r"=([A-Z]+\d+)/([A-Z]+\d+)", formula):
        return cell(m[1]) / cell(m[2])
    assert formula == "=0"
    return Decimal(0)


def test_every_formula_has_its_answer_beside_it(report):
    book, answers, _ = report
    count = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                answer, expected = answers[sheet.title][cell.coordinate].value, worked_out(sheet, cell.value)
                where = f"{sheet.title} {cell.coordinate} {cell.value}"
                if isinstance(expected, str):
                    assert answer == expected, where
                else:
                    assert Decimal(str(answer)).quantize(CENT) == expected.quantize(CENT), where
    assert count > 150


def test_report_page_and_figures_agree_to_the_cent(report, bundled, monkeypatch):
    _, answers, found = report
    shown = {row[0]: row[1] for row in answers["Kerncijfers"].iter_rows(min_row=6, values_only=True)}
    for name in KEY_FIGURES:
        value = shown[METRICS[name].title]
        if found[name]["value"] is None:
            assert value == "onbekend", name
        else:
            assert round(float(value), 2) == round(float(found[name]["value"]), 2), name
    debtors = {row[0]: row for row in answers["Debiteuren"].iter_rows(values_only=True)}
    assert debtors["Samen"][9] == 22130.96  # the same as on the page on 30 June
    assert debtors["Verschil"][9] == 0
    budget = {row[0]: row for row in answers["Begroting en realisatie"].iter_rows(values_only=True)}
    assert budget["Totaal lasten"][10] == found["budget"]["value"]
    assert budget["Resultaat van de vereniging"][10] == found["budget_result"]["value"]


def test_the_last_quarter_adds_up_to_the_year(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        book = load_workbook(io.BytesIO(quarter_report(reader, 2024, 4)), data_only=True)
        found = {f["id"]: f["value"] for f in figures(reader, Where(2024))}
    # A workbook holds binary numbers: what is compared is the amount in cents.
    found = {name: float(value) for name, value in found.items() if isinstance(value, int | float | Decimal)}
    rows = {row[0]: row for row in book["Begroting en realisatie"].iter_rows(values_only=True)}
    assert (rows["Totaal baten"][8], rows["Totaal lasten"][8]) == (found["income"], found["costs"])
    result = rows["Resultaat van de vereniging"]
    # 11.695,53 against −420,00 is 12.115,53 better; it opens with the answer of Financiën
    assert book["Kerncijfers"]["A2"].value.startswith(
        "Wij bleven binnen de begroting: € 12.116 gunstiger dan begroot. "
        "Van wat wij nog moeten ontvangen is € 47.131 te laat. "
        "Van de 13 controles kloppen er 11; 2 kunnen nog niet. Op "
    )
    assert (result[7], result[8], result[12]) == (found["budget_result"], found["result"], found["forecast_result"])


def test_it_says_that_it_is_fictional_and_where_all_comes_from(report):
    book, _, _ = report
    for sheet in book:
        assert "FICTIEF VOORBEELD" in sheet["A1"].value
        assert "Gegevens tot en met di 31 dec 2024" in sheet["A3"].value
    files = [row[0] for row in book["Bronnen"].iter_rows(min_row=6, values_only=True)]
    assert any("voorbeeld-2024" in file for file in files)


def test_on_the_command_line(bundled, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    place = tmp_path / "kwartaal.xlsx"
    assert main(["quarter", "--year", "2024", "--quarter", "2", "-o", str(place)]) == 0
    assert "Begroting en realisatie" in load_workbook(place).sheetnames
    assert main(["quarter", "--year", "2023", "--quarter", "2", "-o", str(tmp_path / "niets.xlsx")]) == 2
    assert "Van het 2e kwartaal van 2023 zijn geen bedragen geladen." in capsys.readouterr().err
    assert not (tmp_path / "niets.xlsx").exists()


def test_a_quarter_without_amounts_is_refused(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader, pytest.raises(NoQuarter):
        quarter_report(reader, 2023, 1)
