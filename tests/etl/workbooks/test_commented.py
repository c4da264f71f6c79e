"""The returned workbook: each problem a colour and a comment in its own cell, and nothing else changed."""

import copy
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from messy import write_messy
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from patience import PATIENCE
from tables import load_base

from etl.intake.choices import NOTHING
from etl.load import check_file
from etl.workbooks.annotate import AUTHOR, SHEET, annotated, marks_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LIBRE = {
    n: f"{{urn:oasis:names:tc:opendocument:xmlns:{n}:1.0}}" for n in ("office", "table", "text", "style", "drawing")
}
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def write_rich(path: Path) -> Path:
    """The messy workbook with what a library would lose or change: chart, rule, list, name, own comment, formulas."""
    book = load_workbook(write_messy(path))
    meetings, hours = book["Lijst najaar"], book["Bestede tijd"]
    meetings["B5"].font = Font(bold=True, color="FF00679A")
    meetings["F7"].fill = PatternFill("solid", fgColor="FFFFFF00")
    meetings["F7"].comment = Comment("Klopt deze datum?", "bureau")
    meetings["C5"].comment = Comment("Zie de mail.", "bureau")
    meetings.freeze_panes = "A5"
    meetings.auto_filter.ref = "A4:I19"
    meetings.row_dimensions[6].hidden = True
    meetings.conditional_formatting.add(
        "A5:A19", CellIsRule(operator="equal", formula=["2024"], font=Font(italic=True))
    )
    choice = DataValidation(type="list", formula1='"pho,ambtelijk"', allow_blank=True)
    choice.add("D5:D19")
    meetings.add_data_validation(choice)
    hours["G5"] = "=SUM(E5:E15)"
    hours["G6"] = '=IF(E5>10,"veel","weinig")'
    chart = BarChart()
    chart.add_data(Reference(hours, min_col=5, min_row=4, max_row=15), titles_from_data=True)
    hours.add_chart(chart, "I4")
    book.defined_names["Uren"] = DefinedName("Uren", attr_text="'Bestede tijd'!$E$5:$E$15")
    extra = book.create_sheet('Over\'s "blad"')
    extra["A1"] = "=cmd|' /C calc'!A0"
    extra["A1"].data_type = "s"
    extra["A2"] = "<img src=x onerror=alert(1)>"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A data folder with a small association."""
    folder = tmp_path_factory.mktemp("base")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_base(folder)
    return folder / "store"


@pytest.fixture(scope="module")
def pair(base, tmp_path_factory):
    """The workbook as it came, as it goes back, and sheet → cell → what is wrong there."""
    folder = tmp_path_factory.mktemp("pair")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(base))
        path = write_rich(folder / "lijsten.xlsx")
        choices = NOTHING.with_kind("Lijst najaar", "meetings").with_heading("Lijst najaar", "Nr", "meeting_id")
        outcome = check_file(path, choices=choices.with_heading("Wie was er", "Aanw.", "present"))
    marks, rest = marks_of(outcome.problems, outcome.sheets)
    assert sum(len(cells) for cells in marks.values()) > 40
    assert "F7" in marks["Lijst najaar"], "een cel die al een opmerking en een kleur had"
    name, data = annotated(path, path.name, outcome.problems, outcome.sheets)
    assert name == "lijsten met opmerkingen.xlsx"
    back = folder / "terug.xlsx"
    back.write_bytes(data)
    return path, back, marks, rest


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def sheet_parts(path):
    """Sheet → its part, in the order of the workbook."""
    book = load_workbook(path)
    return {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(book.sheetnames, start=1)}


def without_marks(data, cells):
    """A sheet as text, without the style of marked cells, empty marked cells, and the name of the drawing."""
    root = ElementTree.fromstring(data)
    for row in root.iter(f"{MAIN}row"):
        for cell in list(row):
            if cell.get("r") in cells:
                cell.attrib.pop("s", None)
                if not len(cell):
                    row.remove(cell)
    for drawing in root.findall(f"{MAIN}legacyDrawing"):
        root.remove(drawing)
    body = root.find(f"{MAIN}sheetData")
    for row in [row for row in body if not len(row) and set(row.attrib) <= {"r"}]:
        body.remove(row)
    return ElementTree.canonicalize(ElementTree.tostring(root, encoding="unicode"))


def test_only_comments_styles_and_marks_differ_in_the_package(pair):
    path, back, marks, rest = pair
    old, new = parts(path), parts(back)
    assert set(old) <= set(new), "geen onderdeel is weg"
    sheets = sheet_parts(path)
    marked = {part: set(marks.get(name, ())) for name, part in sheets.items()}
    growing = {"[Content_Types].xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    changed = {name for name in old if old[name] != new[name]}
    comments = {name for name in old if re.search(r"comments|vmlDrawing|worksheets/_rels", name)}
    assert changed <= growing | {part for part, cells in marked.items() if cells} | comments
    for part, cells in marked.items():
        assert without_marks(new[part], cells) == without_marks(old[part], cells), part
    for name in changed & (growing | comments):
        # what was there is still there, in its order: every old element is found again
        fresh = [ElementTree.canonicalize(ElementTree.tostring(e)) for e in ElementTree.fromstring(new[name]).iter()]
        for element in leaves(ElementTree.fromstring(old[name])):
            if not element.tag.endswith("}t"):
                assert ElementTree.canonicalize(ElementTree.tostring(element)) in fresh, (name, element.tag)
    allowed = r"xl/(comments.*\.xml|drawings/.*\.vml|worksheets/_rels/.*\.rels|worksheets/problemen\d+\.xml)"
    assert all(re.fullmatch(allowed, name) for name in set(new) - set(old)), set(new) - set(old)
    assert bool(rest) == any("problemen" in name for name in new)


def leaves(root):
    return [copy.deepcopy(element) for element in root.iter() if not len(element)]


def test_every_problem_is_a_comment_on_its_cell_and_own_comments_stay(pair):
    path, back, marks, _ = pair
    book, was = load_workbook(back), load_workbook(path)
    for sheet in was:
        there = {c.coordinate: c.comment.text for row in book[sheet.title].iter_rows() for c in row if c.comment}
        own = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
        assert set(there) == set(own) | set(marks.get(sheet.title, ()))
        for cell, lines in marks.get(sheet.title, {}).items():
            assert all(line in there[cell] for line in lines)
            assert book[sheet.title][cell].fill.fgColor.rgb == "FFFFC7CE"
        for cell, text in own.items():
            assert there[cell].endswith(text)
    assert AUTHOR in {c.comment.author for sheet in book for row in sheet.iter_rows() for c in row if c.comment}
    assert book['Over\'s "blad"']["A1"].data_type == "s", "wat op een formule lijkt, is geen formule geworden"


# --- in LibreOffice ---


class Libre:
    """A workbook as LibreOffice reads it: sheet → cell → (type, value, formula, text, looks), comments, and sizes."""

    def __init__(self, path):
        root = ElementTree.parse(path).getroot()
        for parent in list(root.iter()):  # a chart carries a table of its own, which is no sheet
            for child in [e for e in parent if e.tag == f"{LIBRE['drawing']}frame"]:
                parent.remove(child)
        self._looks = {
            style.get(f"{LIBRE['style']}name"): self._look(style) for style in root.iter(f"{LIBRE['style']}style")
        }
        self.cells, self.comments, self.sizes = {}, {}, {}
        for table in root.iter(f"{LIBRE['table']}table"):
            self._table(table.get(f"{LIBRE['table']}name"), table)

    @staticmethod
    def _look(style):
        kept = [ElementTree.canonicalize(ElementTree.tostring(e, encoding="unicode")) for e in style]
        return style.get(f"{LIBRE['style']}parent-style-name"), style.get(f"{LIBRE['style']}data-style-name"), kept

    def _table(self, name, table):
        t = LIBRE["table"]
        self.sizes[name] = [
            (self._looks.get(column.get(f"{t}style-name"), ("", "", ""))[2], column.get(f"{t}visibility"))
            for column in table.iter(f"{t}table-column")
        ]
        row_number = 0
        for row in table.iter(f"{t}table-row"):
            column_number = 0
            for cell in [e for e in row if e.tag in (f"{t}table-cell", f"{t}covered-table-cell")]:
                for note in cell.findall(f"{LIBRE['office']}annotation"):
                    words = [" ".join("".join(p.itertext()).split()) for p in note.findall(f"{LIBRE['text']}p")]
                    self.comments[name, row_number, column_number] = "\n".join(words)
                    cell.remove(note)
                text = "\n".join("".join(p.itertext()) for p in cell.findall(f"{LIBRE['text']}p"))
                if text or cell.get(f"{t}formula") or cell.get(f"{t}content-validation-name"):
                    values = {k.rpartition("}")[2]: v for k, v in cell.attrib.items() if not k.endswith("}style-name")}
                    # a list of allowed values gets another name, not other values
                    values.pop("content-validation-name", None)
                    look = self._looks.get(cell.get(f"{t}style-name"), ("", "", ""))
                    self.cells[name, row_number, column_number] = (cell.tag, values, text, look)
                column_number += int(cell.get(f"{t}number-columns-repeated", 1))
            row_number += int(row.get(f"{t}number-rows-repeated", 1))


WITHOUT = (
    "LibreOffice ontbreekt (installeren: apt-get install --no-install-recommends libreoffice-calc, drie kwart minuut); "
    "de toetsen hierboven vergelijken dezelfde werkmap per onderdeel"
)


@pytest.mark.skipif(SOFFICE is None, reason=WITHOUT)
def test_libreoffice_shows_each_problem_on_its_cell_and_nothing_else_changed(pair, tmp_path):
    path, back, marks, rest = pair
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "fods",
            "--outdir",
            str(tmp_path),
            str(path),
            str(back),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    was, new = Libre(tmp_path / "lijsten.fods"), Libre(tmp_path / "terug.fods")
    assert len(was.cells) > 200, "het origineel is zelf goed gelezen"
    places = {
        (sheet, cell.row - 1, cell.column - 1): lines
        for sheet, cells in marks.items()
        for cell, lines in ((load_workbook(path)[sheet][name], lines) for name, lines in cells.items())
    }
    for place, lines in places.items():
        assert place in new.comments, place
        assert all(" ".join(line.split()) in new.comments[place] for line in lines)
    assert set(new.comments) == set(places) | set(was.comments)
    for place, text in was.comments.items():
        assert new.comments[place].endswith(text)
    for place, cell in was.cells.items():
        assert new.cells[place][:3] == cell[:3], place
        if place not in places:
            assert new.cells[place][3] == cell[3], place
    assert {p for p in new.cells if p not in was.cells and p[0] != SHEET} == set()
    assert {n: s for n, s in new.sizes.items() if n != SHEET} == was.sizes
    assert (SHEET in new.sizes) == bool(rest)


def test_a_file_that_is_no_xlsx_comes_back_as_text_that_is_only_text(tmp_path, base, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(base))
    path = tmp_path / "opkomst.csv"
    path.write_text(
        "Overleg;Gemeente;Functie;Uitgenodigd;Aanwezig\n2023-E001;=cmd|' /C calc'!A0;wethouder;1;@SUM(1)\n", "utf-8"
    )
    outcome = check_file(path)
    assert outcome.problems
    name, data = annotated(path, path.name, outcome.problems, outcome.sheets)
    (tmp_path / name).write_bytes(data)
    book = load_workbook(tmp_path / name)
    assert isinstance(book, Workbook)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "=cmd|' /C calc'!A0" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}
