"""Number formats and the letters of columns are what openpyxl makes of them, without its import."""

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import get_column_letter

from etl.readers.process.limits import COLUMNS
from etl.readers.tables.formats import BUILT_IN, kind_of_format
from etl.readers.tables.letters import column_letters

CODES = (
    "",
    "General",
    "0.00",
    "#,##0.00_-",
    '"dag" 0',
    "[Red]0.00",
    "[$EUR ]#,##0.00_-",
    '0 "dagen"',
    "0\\d",
    "_d0",
    "@",
    "dd-mm-yyyy",
    "[$-413]d mmmm yyyy;@",
    '0;"dd"',
    "yyyy",
    "h:mm",
    "[Blue]d-m",
    "mmm",
    "hh:mm:ss",
    '"x"d',
    "s.00",
)


def test_a_format_is_a_date_where_openpyxl_says_so():
    for code in (*CODES, *BUILTIN_FORMATS.values()):
        assert (kind_of_format(code) in ("date", "time", "span")) == is_date_format(code), code
    assert kind_of_format("[h]:mm") == "span"
    assert kind_of_format("0,0%") == "percent"


def test_the_formats_that_have_only_a_number_are_all_there():
    known = {number: kind_of_format(code) for number, code in BUILTIN_FORMATS.items()}
    assert {number: kind for number, kind in known.items() if kind} == BUILT_IN


def test_columns_have_the_letters_that_openpyxl_gives():
    numbers = [*range(1, 4 * COLUMNS), 16_384, 18_278]
    assert [column_letters(n) for n in numbers] == [get_column_letter(n) for n in numbers]
