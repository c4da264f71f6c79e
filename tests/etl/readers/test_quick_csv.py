"""Large text files are read whole columns at a time: always as line by line, or not at all."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.errors import Refused
from etl.readers.tables import csv, csv_bulk

fields = st.sampled_from(
    ["", " ", "a", " 1,5 ", "één", "\u00a0x", "e\u0301", "NULL", "n.v.t.", "=1+1", "€ 3,-", "x" * 40]
)
tables = st.integers(2, 5).flatmap(
    lambda n: st.lists(st.lists(fields, min_size=n, max_size=n), min_size=1, max_size=12)
)


def both(tmp_path_factory, monkeypatch_context, text):
    path = tmp_path_factory.mktemp("csv") / "lijst.csv"
    path.write_bytes(text.encode())
    [slow], _ = csv.read_csv(path, "lijst")
    with monkeypatch_context() as patch:
        patch.setattr(csv_bulk.columns_of, "__defaults__", (0,))
        [fast], _ = csv.read_csv(path, "lijst")
    return slow, fast


@settings(max_examples=200, deadline=None)
@given(tables, st.sampled_from([";", "\t", ","]), st.sampled_from(["\n", "\r\n"]), st.booleans())
@example([["a", "b"], ["", ""], ["1", ""]], ";", "\n", True)
def test_any_table_reads_the_same_on_both_roads(tmp_path_factory, table, separator, end, says_separator):
    lines = [separator.join(field.replace(separator, "") for field in row) for row in table]
    text = (f"sep={separator}{end}" if says_separator else "") + end.join(lines) + end
    try:
        slow, fast = both(tmp_path_factory, pytest.MonkeyPatch.context, text)
    except Refused:
        assert csv_bulk.columns_of(end.join(lines) + end, separator, 1, 0) is None, (
            "wat wordt geweigerd, is niet gelezen"
        )
        return
    assert not slow.arrays
    read = {n: column.to_pylist() for n, column in fast.arrays.items()} if fast.arrays else fast.columns
    assert (fast.numbers, read) == (slow.numbers, slow.columns)


def test_the_quick_road_is_taken_for_a_plain_table_and_for_nothing_else():
    plain = "Gemeente;Aantal\nPekela;3\n\u00a0Súdwest ;\n;\n"
    numbers, columns = csv_bulk.columns_of(plain, ";", 1, 0)
    assert numbers == [1, 2, 3]
    assert {n: c.to_pylist() for n, c in columns.items()} == {
        1: ["Gemeente", "Pekela", "Súdwest"],
        2: ["Aantal", "3", None],
    }
    for odd in (
        'a;"b"\n1;2\n',
        "a;b\n1\n",
        "a;b\n1;2;3\n4;5;6\n",
        "a\n;b\n1;2;3\n",
        "a;b\r1;2\r",
        "a;b\n1;2;3\n",
        "a\nb\n",
        "a;b\v\n1;2\n",
    ):
        assert csv_bulk.columns_of(odd, ";", 1, 0) is None
    assert csv_bulk.columns_of(plain, ";", 1) is None, "een klein bestand wordt regel voor regel gelezen"
