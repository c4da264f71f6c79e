"""A forecast that rests on few bookings: what is booked is part of the budget, never on top of it.

Three headings of 1.200,00 each, evenly over the months, so 100,00 in each.
"""

from decimal import Decimal

import pytest
from tables import figure, stored

import warehouse
from metrics import Where

D = Decimal
TABLES = {
    "Kostensoorten": """
        Kostensoort | Baten of lasten | Volgorde
        Huur        | lasten          | 1
        Reizen      | lasten          | 2
        Advies      | lasten          | 3
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort
        2023     | 4100     | Huur         | winst en verlies | Huur
        2023     | 4200     | Reizen       | winst en verlies | Reizen
        2023     | 4300     | Advies       | winst en verlies | Advies
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort | Bedrag
        2023     | begroting | 1     | Huur        | 1.200,00
        2023     | begroting | 2     | Reizen      | 1.200,00
        2023     | begroting | 3     | Advies      | 1.200,00
    """,
}
HEAD = "Boekjaar | Regelnummer | Periode | Datum | Dagboek | Boekstuk | Rekening | Bedrag\n"
FORECAST = """
    SELECT cost_type, months_closed, actual, booked_later, forecast, forecast_basis FROM budget_facts
    ORDER BY cost_type_position
"""


def booked(months: dict[int, tuple[str, ...]]) -> str:
    """What is booked on the fifth of each month: the amounts of Huur, Reizen and Advies."""
    return HEAD + "\n".join(
        f"2023 | {m}-{n} | {m} | 05-{m:02d}-2023 | Inkoop | I{m} | 4{n}00 | {amount}"
        for m, amounts in months.items()
        for n, amount in enumerate(amounts, 1)
    )


def test_before_the_first_month_is_over_what_is_booked_is_part_of_the_budget(tmp_path_factory):
    tables = TABLES | {"Boekingen": booked({1: ("100,00", "1500,00", "-50,00")})}
    no_month, besides = "er is nog geen hele maand geboekt", "en wat daarbuiten al is geboekt"
    with stored(tmp_path_factory, tables, "2023-01-20"), warehouse.reader() as reader:
        assert reader.rows(FORECAST) == [
            # the rent of January is one of the twelve that are budgeted
            ("Huur", 0, D(100), D(0), D(1200), f"de begroting, want {no_month}"),
            # more than the whole budget is booked
            ("Reizen", 0, D(1500), D(0), D(1500), f"wat is geboekt, want dat is meer dan begroot; {no_month}"),
            # money back is no part of what was budgeted: 1.200 − 50
            ("Advies", 0, D(-50), D(0), D(1150), f"de begroting, want {no_month}, {besides}: −€ 50,00"),
        ]
        assert figure(reader, "forecast_result", Where(2023)) == D(-1200 - 1500 - 1150)


def test_what_is_booked_after_the_last_closed_month_is_said(tmp_path_factory):
    months = dict.fromkeys(range(1, 5), ("100,00",) * 3) | {5: ("100,00", "900,00", "-500,00")}
    known, expected = "realisatie over 4 maanden", "wat daarna nog wordt verwacht, gelijk per maand"
    with stored(tmp_path_factory, TABLES | {"Boekingen": booked(months)}, "2023-05-15"), warehouse.reader() as reader:
        assert reader.rows(FORECAST) == [
            # the rent of May is one of the eight that are still expected
            ("Huur", 4, D(400), D(100), D(1200), f"{known} + {expected}"),
            # 900 in May is more than the 800 that were still expected: 400 + 900
            ("Reizen", 4, D(400), D(900), D(1300), f"{known} + wat daarna al is geboekt: € 900,00"),
            # 500 back in May, beside the 800 that are still expected: 400 + 800 − 500
            ("Advies", 4, D(400), D(-500), D(700), f"{known} + {expected} + wat daarna al is geboekt: −€ 500,00"),
        ]


@pytest.mark.parametrize(
    ("today", "months", "closed", "forecast"),
    [
        # the books began in April: five of 100, and four of 100 still to come
        ("2023-08-31", dict.fromkeys(range(4, 9), ("100,00",)), 8, "900"),
        # one accrual alone closes no month: the budget, of which it is a part
        ("2023-12-31", {12: ("100,00",)}, 0, "1200"),
        # eleven months of rent and 10 in December: 1.100, and the 100 that is still expected
        ("2023-12-31", dict.fromkeys(range(1, 12), ("100,00",)) | {12: ("10,00",)}, 11, "1200"),
    ],
)
def test_the_books_may_begin_late_and_one_line_is_no_month(tmp_path_factory, today, months, closed, forecast):
    with stored(tmp_path_factory, TABLES | {"Boekingen": booked(months)}, today), warehouse.reader() as reader:
        assert reader.rows(f"SELECT months_closed, forecast FROM ({FORECAST}) WHERE cost_type = 'Huur'") == [
            (closed, D(forecast))
        ]


def test_in_small_books_one_accrual_closes_no_year(tmp_path_factory):
    """Two accounts a month, and of December one line: half of them is not more than half.

    Rent was entered as 1.250. Trips: 11 × 20, and of the 1.200 that falls evenly 100 is still expected; as
    much is booked. Of Advies nothing was booked, and 100 is expected in December.
    """
    months = dict.fromkeys(range(1, 12), ("100,00", "20,00"))
    lines = booked(months) + "\n2023 | 12-2 | 12 | 31-12-2023 | Memo | M1 | 4200 | 100,00"
    entered = TABLES["Begroting"] + "        2023     | prognose  | 1     | Huur        | 1.250,00"
    tables = TABLES | {"Boekingen": lines, "Begroting": entered}
    with stored(tmp_path_factory, tables, "2023-12-31"), warehouse.reader() as reader:
        assert reader.rows("SELECT months_closed, basis FROM closed_months") == [(11, "afgelezen uit de boekingen")]
        assert [row[:5] for row in reader.rows(FORECAST)] == [
            ("Huur", 11, D(1100), D(0), D(1250)),
            ("Reizen", 11, D(220), D(100), D(320)),
            ("Advies", 11, D(0), D(0), D(100)),
        ]
