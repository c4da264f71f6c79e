"""Large sheets are read whole columns at a time: always as the careful reader reads them, or not at all."""

import random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import Refused
from etl.readers.tables import cells, xlsx, xlsx_bulk

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cols><col min="3" max="3" hidden="1"/></cols><sheetData>'
)
TAIL = '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
STRINGS = ["Gemeente", "Het Hogeland", None, "Súdwest", "a < b"]
KINDS = ["", "date", "percent", "time", "span"]
NUMBERS = (
    "0",
    "-0",
    "12",
    "-3",
    "1.5",
    "1234.50",
    "0.30000000000000004",
    "1E+3",
    "1e-7",
    "123456789012345678",
    "-0.05",
)
CELLS = (
    *(f"{{}}><v>{number}</v>" for number in NUMBERS),
    *(f'{{}} s="1"><v>{day}</v>' for day in ("45000", "45000.5", "61")),
    '{} s="2"><v>0.125</v>',
    '{} s="3"><v>0.5</v>',
    '{} s="4"><v>1.75</v>',
    '{} s="99"><v>7</v>',
    '{} t="s"><v>1</v>',
    '{} s="1" t="s"><v>3</v>',
    '{} t="s"><v>2</v>',
    '{} t="b"><v>1</v>',
    '{} t="e"><v>#N/A</v>',
    '{} t="str"><v>één &amp; twee</v>',
    '{} t="str"><v>  rand&#233; </v>',
    '{} t="str"><v>a_x000D_b</v>',
    '{} t="inlineStr"><is><t>los &lt;woord&gt;</t></is>',
    "{}><f>SUM(A1:A2)</f><v>3</v>",
    "{}><v></v>",
    '{} t="inlineStr"><is><t xml:space="preserve"> twee\nregels </t></is>',
    '{}><f t="shared" si="0"/><v>4</v>',
    "{}/>",
    '{} s="1" />',
    '{}><f aca="false">A1&gt;2</f><v>5</v>',
    '{} t="inlineStr"><is><t>x</t></is>',
    "{}><v>nan</v>",
    "{}><v>1_000</v>",
    '{} t="inlineStr"><is><t></t></is>',
)
ODD = (
    '{} s="1"><v>3</v>',
    '{} s="1"><v>5000000</v>',
    '{} t="d"><v>2024-01-01</v>',
    "{}><f>1+1</f>",
    "{}><v>twee</v>",
    '{} t="s"><v>9</v>',
    '{} t="s"><v>-1</v>',
    '{} t="str"><v>&eacute;</v>',
    '{} t="n"><is><t>x</t></is>',
    '{} t="inlineStr"><v>5</v>',
    '{} t="str"><v>a > b</v>',
    '{} cm="1"><v>1</v>',
    "{}><v>1</v><!-- x -->",
    '{} t="str"><v><![CDATA[x]]></v>',
    '{} t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is>',
    '{} t="inlineStr"><is><t>a</t></si><si><t>b</t></is>',
    '{} t="b"><v>&#49;</v>',
    '{} t="e"><v>&#35;N/A</v>',
    '{} t="str"><v>\ufffe</v>',
    '{} t="inlineStr"><is><t xml:space="default">x</t></is>',
    "{} ></c><c/>",
    '{} t="str"><v>&#1;</v>',
    '{} t="str"><v>twee\rregels</v>',
)


def sheet(rows, hidden=()):
    lines = []
    for number, row in enumerate(rows, start=2):
        places = [f'r="{letter}{number}"' for letter in "ABCD"]
        inside = "".join(
            f"<c {cell.format(place)}{'' if cell.endswith('/>') else '</c>'}"
            for place, cell in zip(places, row, strict=False)
        )
        is_hidden = ' hidden="1"' if number in hidden else ""
        lines.append(f'<row r="{number}" spans="1:4"{is_hidden}>{inside}</row>')
    return (HEAD + "".join(lines) + TAIL).encode()


def book():
    return xlsx._Book(pa.array(STRINGS), list(KINDS), False)


def carefully(data):
    """What the careful reader makes of it: numbers, columns and notes, or its refusal."""
    table = xlsx.Table("Blad")
    state = xlsx._Sheet(table, book())
    try:
        xlsx.parse(data, state.start, state.end, state.text)
    except Refused as refused:
        return refused.sentence
    state.close()
    return table.numbers, table.columns, table.notes


def quickly(data):
    """The same by way of whole columns; None where that road is not taken."""
    found = xlsx_bulk.cells_of(data, pa.array(STRINGS), xlsx._words(book()))
    if found is None:
        return None
    table = xlsx.Table("Blad", numbers=found.numbers)
    state = xlsx._Sheet(table, book())
    table.unseen_rows = found.hidden
    xlsx.parse(found.rest, state.start, state.end, state.text)
    table.arrays = found.columns
    state.close()
    return table.numbers, {n: column.to_pylist() for n, column in found.columns.items()}, table.notes


@pytest.mark.parametrize("cell", CELLS)
def test_ordinary_cells_take_the_quick_road(cell):
    data = sheet([[cell, CELLS[2]], [CELLS[3], cell]], hidden=(3,))
    assert quickly(data) == carefully(data)


@pytest.mark.parametrize("cell", ODD)
def test_odd_cells_are_left_to_the_careful_reader(cell):
    assert quickly(sheet([[CELLS[2], cell]])) is None


def test_a_row_or_a_cell_out_of_order_or_twice_is_left_to_the_careful_reader():
    good = sheet([[CELLS[2], CELLS[3]], [CELLS[2]]])
    for old, new in (
        (b'"B2"', b'"A2"'),
        (b'"A3"', b'"A1"'),
        (b'"A3"', b'"A9999999"'),
        (b'"A3"', b'"XFD3"'),
        (b'"A3"', b'"A03"'),
        (b'"A3"', b'"A"'),
        (b'"A3"', b'"3"'),
        (b"UTF-8", b"UTF-16"),
        (b'row r="3"', b'row r="drie"'),
        (b'row r="3"', b'row r="3" r="3"'),
        (b" spans", b" x:spans"),
        (b" spans", b' spans="1:4" spans'),
    ):
        assert old in good
        assert quickly(good.replace(old, new)) is None


rows = st.lists(st.lists(st.sampled_from(CELLS), max_size=4), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(rows, st.sets(st.integers(2, 7)))
def test_any_sheet_reads_the_same_on_both_roads(drawn, hidden):
    data = sheet(drawn, hidden)
    assert quickly(data) == carefully(data)


@settings(max_examples=300, deadline=None)
@given(rows, st.integers(0, 2**32))
def test_random_damage_reads_the_same_or_not_at_all(drawn, seed):
    dice = random.Random(seed)
    data = bytearray(sheet(drawn))
    for _ in range(dice.randrange(1, 4)):
        at = dice.randrange(len(data))
        if dice.random() < 0.5:
            data[at] = dice.choice(b'<>/"&=cvrt s123AZ\n\x00\x01\xff')
        else:
            del data[at : at + dice.randrange(1, 12)]
    found = quickly(bytes(data)) if isinstance(carefully(bytes(data)), tuple) else _quick_or_refused(bytes(data))
    assert found is None or found == carefully(bytes(data))


def _quick_or_refused(data):
    try:
        return quickly(data)
    except Refused:
        return None


def test_many_rows_are_read_piece_by_piece(monkeypatch):
    drawn = [[CELLS[n % len(CELLS)], CELLS[2], CELLS[(7 * n) % len(CELLS)]][: n % 4] for n in range(300)]
    data = sheet(drawn, hidden=(5, 250))
    monkeypatch.setattr(xlsx_bulk, "_PIECE", 700)
    assert quickly(data) == carefully(data)
    again = data.replace(b'r="250"', b'r="49"').replace(b'250"', b'49"')
    assert quickly(again) is None, "een rij die al geweest is"


def test_a_row_that_closes_itself_holds_nothing():
    data = sheet([[CELLS[2]], [], [CELLS[3]]], hidden=(3,)).replace(b' hidden="1"></row>', b' hidden="1"/>')
    assert b'"/><row' in data
    assert quickly(data) == carefully(data)


def test_shared_texts_read_the_same_on_both_roads():
    head = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    plain = ("a", "één &amp; twee", " <t/>", "  rand ", "a_x000D_b", "twee\nregels")
    data = (head + "".join(f"<si><t>{text}</t></si>" for text in plain if "<" not in text) + "</sst>").encode()
    read = ["a", "één & twee", "rand", "a\rb", "twee\nregels"]
    assert xlsx_bulk.texts_of(data, xlsx._cell_text).to_pylist() == xlsx._strings(data).to_pylist() == read
    rich = data.replace(b"<si><t>a</t></si>", b"<si><r><t>a</t></r></si>")
    assert xlsx_bulk.texts_of(rich, xlsx._cell_text) is None
    assert xlsx._strings(rich)[0].as_py() == "a"


def test_ascii_text_is_cleaned_as_any_other():
    for text in ("  a ", "", " ", "a\tb", "\x1ca", "é ", "\u00a0a"):
        full = cells.unicodedata.normalize("NFC", text.translate(cells._SPACES)).strip() or None
        assert cells.text(text) == full
