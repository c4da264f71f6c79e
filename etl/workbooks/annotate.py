"""The same workbook back, with every problem as a colour and a comment in its own cell; the rest is as it was."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import column_index_from_string

from etl.check.problem import Problem, Sheeted
from etl.intake.arrival import Arrival, arrived
from etl.intake.choices import NOTHING, Choices
from etl.intake.match_meetings import placed
from etl.intake.pseudonymise import is_without_people
from etl.readers.process.document import Document
from etl.readers.process.gate import kind_of, open_package, part
from etl.readers.tables.package import sheets_of
from etl.workbooks.patch.marks import COLOUR, Marks, Opened, marked
from etl.workbooks.patch.places import NotPatched

SHEET = "Problemen"
"""The sheet for what belongs to no cell; it is skipped when the workbook comes back."""
AUTHOR = "Controle"


def annotated(
    path: Path,
    name: str,
    problems: Sequence[Problem],
    sheets: Sequence[Sheeted] = (),
    choices: Choices = NOTHING,
    beside: Path | None = None,
) -> tuple[str, bytes]:
    """The name and the bytes of a workbook with the problems in it. Raises UnreadableFile.

    beside: where the cells of a file that waits are kept; what was read at the door is then not read again.

    An xlsx is patched in place: values, formulas, widths, drawings and other sheets stay byte for byte. Any other
    kind of file (csv, xls, ods …) comes back as a workbook with the same cells as text.
    """
    with arrived(path, name, beside) as arrival:
        return _annotated(arrival, problems, sheets, choices)


def _annotated(
    arrival: Arrival, problems: Sequence[Problem], sheets: Sequence[Sheeted], choices: Choices
) -> tuple[str, bytes]:
    marks, rest = marks_of(problems, sheets)
    shown = f"{Path(arrival.name).stem} met opmerkingen.xlsx"
    if kind_of(arrival.path) == "xlsx" and not is_without_people(arrival.path):
        try:
            return shown, marked(_opened(arrival.path), marks, rest, SHEET, AUTHOR)
        except NotPatched:
            pass  # An unusual package: its cells as text still carry every comment.
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        return shown, _as_text(placed(arrival.cells(Path(folder)), choices), marks, rest)


def _opened(path: Path) -> Opened:
    """A workbook out of its zip, after the gate has looked at it. Raises Refused."""
    with open_package(path) as package:
        workbook, listed, _ = sheets_of(package)
        members = [member for member in package.infolist() if not member.is_dir()]
        return Opened(
            {member.filename: part(package, member.filename) for member in members},
            workbook,
            [(name, place) for name, _, place in listed],
            {member.filename: member.date_time for member in members},
        )


def marks_of(problems: Sequence[Problem], sheets: Sequence[Sheeted]) -> tuple[Marks, list[str]]:
    """Sheet → cell → what is wrong there; and the sentences that belong to no cell of the file.

    A problem of a column stands at its heading, one of a row without that column at the first heading's column.
    """
    heads = {one.sheet: one for one in sheets}
    marks: Marks = {}
    rest = []
    for problem in problems:
        head = heads.get(problem.sheet)
        cell = problem.cell
        if not cell and head is not None and head.headings:
            letters = {h.column: h.letter for h in head.headings}
            first = head.headings[0].letter
            if problem.row > head.header_row:
                cell = f"{first}{problem.row}"
            elif problem.column:
                cell = f"{letters.get(problem.name) or first}{head.header_row}"
        if cell:
            marks.setdefault(problem.sheet, {}).setdefault(cell, []).append(problem.comment)
        else:
            rest.append(problem.sentence)
    return marks, rest


def _as_text(document: Document, marks: Mapping[str, Mapping[str, Sequence[str]]], rest: Sequence[str]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    fill = PatternFill("solid", fgColor=COLOUR)
    for sheet in document.sheets:
        page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet.name)[:31].strip("' ") or "Blad")
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        table = pq.read_table(sheet.rows).to_pydict()
        for letter in sheet.columns:
            number = column_index_from_string(letter)
            for row, text in zip(table["_row"], table[letter], strict=True):
                if text is not None:
                    cell = page.cell(row, number)
                    cell.value = _writable(text)
                    cell.data_type = "s"
        for where, lines in marks.get(sheet.name, {}).items():
            page[where].fill = fill
            page[where].comment = Comment(_writable("\n".join(lines)), AUTHOR, height=120, width=320)
    if rest:
        page = book.create_sheet(SHEET)
        for line in rest:
            page.append([_writable(line)])
            page.cell(page.max_row, 1).data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _writable(text: str) -> str:
    """Without the signs that a workbook cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "�", text)
