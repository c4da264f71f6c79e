"""Percentages of one whole that stand together add up to 100, in Python, in SQL and on the page."""

from decimal import Decimal
from fractions import Fraction

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from looks import part, said

import warehouse
from etl.sql import MACROS
from metrics import dutch

D = Decimal
PARTS = st.lists(st.none() | st.integers(0, 10**6) | st.decimals(D("-99999.99"), D("9999999.99"), places=2), max_size=9)


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    with warehouse.workbench(MACROS + dutch.MACROS, [tmp_path_factory.mktemp("bench")]) as made:
        yield made


@pytest.mark.parametrize(
    ("parts", "decimals", "shares"),
    [
        # 53,57 + 28,57 + 17,86: down is 53 + 28 + 17 = 98; the two left go to 0,86 and to the first of the equal 0,57
        ([15, 8, 5], 0, ["54", "28", "18"]),
        ([1, 1, 1], 0, ["34", "33", "33"]),
        ([1, 1, 1], 1, ["33.4", "33.3", "33.3"]),
        ([2, None, 1], 0, ["67", None, "33"]),
        ([0, 0], 0, [None, None]),
        ([], 0, []),
        ([5], 0, ["100"]),
        # 8 of 8 and nothing: no part that is nothing gets a percent
        ([8, 0, 0], 0, ["100", "0", "0"]),
    ],
)
def test_shares_by_hand(parts, decimals, shares):
    assert dutch.shares(parts, decimals) == [share and D(share) for share in shares]


@examples(150)
@given(PARTS, st.integers(0, 2))
def test_shares_add_up_and_stay_within_one_of_exact(parts, decimals):
    shares = dutch.shares(parts, decimals)
    known = [(Fraction(str(p)), s) for p, s in zip(parts, shares, strict=True) if p is not None]
    assert all(share is None for part, share in zip(parts, shares, strict=True) if part is None)
    whole = sum(part for part, _ in known)
    if whole <= 0:
        assert all(share is None for share in shares)
        return
    assert sum(share for _, share in known) == 100
    assert all(abs(Fraction(share) - part * 100 / whole) < Fraction(1, 10**decimals) for part, share in known)


@examples(60)
@given(parts=PARTS, decimals=st.integers(0, 2))
def test_sql_gives_the_same_shares(bench, parts, decimals):
    if not parts:
        return
    written = ", ".join("NULL" if p is None else str(p) for p in parts)
    places = range(1, len(parts) + 1)
    asked = ", ".join(f"dutch_share([{written}]::DECIMAL(16, 2)[], {place}, {decimals})" for place in places)
    [found] = bench.rows(f"SELECT {asked}")
    expected = dutch.shares(parts, decimals)
    assert [share is None for share in found] == [share is None for share in expected]
    assert [f for f in found if f is not None] == pytest.approx([float(s) for s in expected if s is not None])


def test_the_colours_of_a_half_add_up_on_the_page():
    script = "from ui.dossiers import bars; import streamlit; streamlit.html(bars._shares(1, {found}))"
    text = said(part(script.replace("{found}", "{'groen': 15, 'oranje': 8, 'rood': 5, 'onbekend': 2}")))
    assert (
        "Van de 28 dossiers met een bekende kleur in de eerste helft: 54 % groen (15), 28 % oranje (8), 18 % rood"
        in text
    )


def test_every_list_of_shares_in_the_shipped_data_adds_up(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        wholes = [
            *reader.rows("SELECT round(sum(share_percent), 2) FROM partner_facts GROUP BY report_year, project_code"),
            *reader.rows("SELECT round(sum(share_percent), 2) FROM vat_facts GROUP BY report_year"),
            *reader.rows("SELECT round(sum(inhabitants_share), 2) FROM municipality_seats GROUP BY report_year, owner"),
        ]
        seats = reader.rows(
            "SELECT round(sum(seats_share), 1), round(100.0 * sum(seats) / any_value(s.every), 1) "
            "FROM municipality_seats JOIN (SELECT report_year, owner, count(*) AS every FROM seat_facts "
            "WHERE is_filled AND NOT is_temporary GROUP BY ALL) AS s USING (report_year, owner) "
            "GROUP BY report_year, owner"
        )
    assert wholes and set(wholes) == {(100.0,)}
    assert seats and all(abs(shown - counted) < 1 for shown, counted in seats)
