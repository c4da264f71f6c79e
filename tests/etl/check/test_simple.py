"""A cell in the simplest spelling of its kind means the same, whether it is read with care or as it stands."""

import re

import pytest

import warehouse
from etl import schema
from etl.check.column_sql import simple_columns
from etl.datasets import DATASETS
from etl.sql import MACROS

KINDS = [kind for kind in vars(schema).values() if isinstance(kind, schema.Kind) and kind.simple]
TEXTS = (
    "0",
    "-0",
    "7",
    "-12",
    "007",
    "1234",
    "12,5",
    "-12,50",
    "0,001",
    "0,1234567",
    "99999999999999",
    "9" * 40,
    "2024-02-29",
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "1900-01-01",
    "1999-12-31",
    "2199-12-31",
    "29-02-2024",
    "29-2-2023",
    "1-2-2024",
    "00-01-2024",
    "1-13-2024",
    "31-12-2199",
    "1-1-1900",
    *(f"{day}-{month}-2024" for day in ("1", "01", "9", "10", "30", "32") for month in ("1", "02", "9", "12", "13")),
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    with warehouse.workbench(MACROS, [tmp_path_factory.mktemp("bench")]) as made:
        yield made


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_both_ways_give_the_same(bench, kind):
    pattern, quick = kind.simple
    texts = [text for text in TEXTS if re.fullmatch(pattern, text)]
    assert len(texts) > 5
    careful, as_it_stands = (
        bench.rows(
            f"SELECT {kind.parse.format(cell='p')} "
            f"FROM (SELECT {prepare.format(cell='t', year='2024')} AS p FROM (SELECT unnest(?) AS t))",
            [texts],
        )
        for prepare in (kind.prepare, quick)
    )
    assert as_it_stands == careful
    assert any(value is not None for (value,) in careful)


def test_one_cell_that_people_typed_is_enough_to_read_a_column_with_care(bench):
    ledger = DATASETS["ledger_entries"]
    letters = {"amount": "A", "entry_date": "B", "period": "C", "vat_amount": "D"}

    def simple(*rows):
        values = ", ".join(f"('{a}', '{b}', 'x', NULL)" for a, b in rows)
        return simple_columns(bench, ledger, letters, f"(VALUES {values}) AS t(A, B, C, D)")

    assert simple(("1,50", "2024-01-31"), ("2", "2024-02-01")) == set(letters)
    assert simple(("1,50", "2024-01-31"), ("€ 2", "1 feb")) == {"period", "vat_amount"}
