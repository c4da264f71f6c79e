"""Bank and open invoices beside the books on the last day that both know; every amount worked out by hand.

Pekela is invoiced 600,00 on 5 January and pays on 20 March; Veendam 600,00 on 10 February and pays on 10 April. The
rent of 50,00 is paid on the 25th of each month. The bank begins with 1.000,00: 950,00 at the end of January, 900,00 of
February, 600 + 900 − 50 = 1.450,00 of March, and 600 + 1.450 = 2.050,00 on 12 April.
"""

from __future__ import annotations

from datetime import date

import pytest
from looks import opened, said
from tables import figure, rows, stored

import warehouse
from metrics import Where

HEAD = "Boekjaar | Regelnummer | Periode | Datum | Dagboek | Boekstuk | Rekening | Bedrag | Beginbalans"
TABLES = {
    "Kostensoorten": "Kostensoort | Baten of lasten\nBijdragen | baten\nHuur | lasten",
    "Grootboekrekeningen": """Boekjaar | Rekening | Omschrijving | Soort | Groep op de balans | Kostensoort
        2026 | 0500 | Reserve | balans | reserves |
        2026 | 1000 | Betaalrekening | balans | bank |
        2026 | 1300 | Debiteuren | balans | debiteuren |
        2026 | 4100 | Huur | winst en verlies | | Huur
        2026 | 8000 | Bijdragen | winst en verlies | | Bijdragen""",
    "Relaties": "Relatie | Naam | Soort\nR1 | Pekela | debiteur\nR2 | Veendam | debiteur",
}
MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 12)
RENT = [(m, f"25-{m:02d}-2026", "4100", "1000", "50,00") for m in (1, 2, 3)]
INVOICED = [(1, "05-01-2026", "1300", "8000", "600,00"), (2, "10-02-2026", "1300", "8000", "600,00")]
TO_MARCH = [*INVOICED, *RENT, (3, "20-03-2026", "1000", "1300", "600,00")]
TO_APRIL = [*TO_MARCH, (4, "10-04-2026", "1000", "1300", "600,00")]
BALANCES = {
    "31-01": "1.000,00 | -50,00 | 950,00",
    "28-02": "950,00 | -50,00 | 900,00",
    "31-03": "900,00 | 550,00 | 1.450,00",
    "12-04": "1.450,00 | 600,00 | 2.050,00",
    "long": "900,00 | 1.150,00 | 2.050,00",
}
MOVED = {"25-01": "-50,00", "25-02": "-50,00", "20-03": "600,00", "25-03": "-50,00", "10-04": "600,00"}


def booked(entries) -> str:
    """Debit, credit and amount of each booking, after the opening of 1.000,00."""
    lines = [HEAD]
    for period, day, debit, credit, amount in ((0, "01-01-2026", "1000", "0500", "1.000,00"), *entries):
        for account, sign in ((debit, ""), (credit, "-")):
            n, opening = len(lines), "ja" if period == 0 else ""
            lines.append(
                f"2026 | {n} | {period} | {day} | Mem | {period}-{day} | {account} | {sign}{amount} | {opening}"
            )
    return "\n".join(lines)


def statements(*days: str) -> str:
    lines = [f"Betaalrekening | {'12-04' if day == 'long' else day}-2026 | {BALANCES[day]}" for day in days]
    return "\n".join(["Bankrekening | Datum | Beginsaldo | Mutaties | Eindsaldo", *lines])


def movements(*days: str) -> str:
    lines = [f"Betaalrekening | {day} {MOVED[day]} | {day}-2026 | {MOVED[day]}" for day in days]
    return "\n".join(["Bankrekening | Mutatie | Boekdatum | Bedrag", *lines])


def invoices(first_paid: str, second_paid: str = "") -> str:
    """Both invoices, with the day on which each was paid in full."""
    lines = ["Boekjaar | Soort | Factuur | Relatie | Factuurdatum | Vervaldatum | Bedrag | Betaald | Betaald op"]
    for number, (day, paid) in enumerate((("05-01-2026", first_paid), ("10-02-2026", second_paid)), 1):
        amount = "600,00" if paid else ""
        lines.append(f"2026 | debiteur | F{number} | R{number} | {day} | 01-05-2026 | 600,00 | {amount} | {paid}")
    return "\n".join(lines)


def look(check: str) -> tuple[str | None, str | None, str | None, str, date | None]:
    """What is set beside what, the difference, the outcome, and the day; amounts as whole euros."""
    [(*amounts, state, day)] = rows(
        "SELECT left_amount, right_amount, difference, state, compared_on FROM finance_checks WHERE check_id = ?", check
    )
    left, right, gap = (None if amount is None else f"{amount:.0f}" for amount in amounts)
    return left, right, gap, state, day


FEBRUARY = date(2026, 2, 28)
PART = (3, "30-03-2026", "0500", "1300", "200,00")
CASES = {
    # a statement of 31 March; Veendam had not paid on that day
    "the books end first": (
        *(TO_MARCH, ("31-01", "28-02", "31-03", "12-04"), (), invoices("20-03-2026", "10-04-2026")),
        *(("1450", "1450", "0", "klopt", MARCH), ("600", "600", "0", "klopt", MARCH)),
    ),
    "the bank and the invoices end first": (
        *(TO_APRIL, ("31-01", "28-02", "31-03"), (), invoices("20-03-2026")),
        *(("1450", "1450", "0", "klopt", MARCH), ("600", "600", "0", "klopt", date(2026, 3, 20))),
    ),
    # equal as they stand; after 10 April neither the books nor the invoices moved
    "both end in April": (
        *(TO_APRIL, ("31-01", "28-02", "31-03", "12-04"), (), invoices("20-03-2026", "10-04-2026")),
        *(("2050", "2050", "0", "klopt", APRIL), ("0", "0", "0", "klopt", date(2026, 4, 10))),
    ),
    # one statement from 28 February to 12 April without its movements; nobody knows of an invoice after 10 February
    "a statement over the end of March": (
        *(TO_MARCH, ("31-01", "28-02", "long"), (), invoices("")),
        *(("900", "900", "0", "klopt", FEBRUARY), ("1200", "1200", "0", "klopt", date(2026, 2, 10))),
    ),
    # the same with its movements: 2.050 − 600 on 31 March. Of Veendam 200 is booked off in March:
    # its last payment may hide that
    "its movements give the day": (
        *([*TO_MARCH, PART], ("31-01", "28-02", "long"), tuple(MOVED), invoices("20-03-2026", "10-04-2026")),
        *(("1450", "1450", "0", "klopt", MARCH), ("600", "400", None, "onbekend", MARCH)),
    ),
    # its movements without the rent of 50 make 1.200 of the 1.150 on it: not exact
    "a movement is not there": (
        *(TO_MARCH, ("31-01", "28-02", "long"), ("25-01", "25-02", "20-03", "10-04"), None),
        *(("900", "900", "0", "klopt", FEBRUARY), (None, "600", None, "onbekend", None)),
    ),
    "no day in common": (
        *(TO_MARCH, ("12-04",), (), None),
        *(("2050", None, None, "onbekend", None), (None, "600", None, "onbekend", None)),
    ),
    # what Pekela paid is not booked: 600 less on the bank account, and 600 more to come from it
    "March itself differs": (
        *(TO_MARCH[:-1], ("28-02", "31-03", "12-04"), (), invoices("20-03-2026", "10-04-2026")),
        *(("1450", "850", "600", "klopt niet", MARCH), ("600", "1200", "-600", "klopt niet", MARCH)),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_both_stand_beside_the_books_on_the_last_day_that_both_know(tmp_path_factory, case):
    entries, days, moved, owed, bank, debtors = CASES[case]
    tables = {**TABLES, "Boekingen": booked(entries), "Banksaldi": statements(*days)}
    if moved:
        tables["Bankmutaties"] = movements(*moved)
    if owed:
        tables["Facturen"] = owed
    with stored(tmp_path_factory, tables, "2026-04-15"):
        assert [look("bank"), look("debtors")] == [bank, debtors]


def test_what_has_no_day_in_common_is_not_yet_and_says_what_is_missing(tmp_path_factory):
    """Books to March, one statement of 12 April; Veendam paid 200 of its 600 before its last payment of 10 April."""
    tables = {**TABLES, "Boekingen": booked([*TO_MARCH, PART]), "Banksaldi": statements("12-04")}
    tables["Facturen"] = invoices("20-03-2026", "10-04-2026")
    bank = (
        "van ‘Betaalrekening’ zijn de boeken bekend tot en met 31-03-2026, en is het saldo van de bank dan niet bekend"
    )
    open_items = (
        "van debiteuren is op 31-03-2026 niet zeker wat open stond: van wat daarna is betaald, is alleen de laatste "
        "betaling bekend"
    )
    with stored(tmp_path_factory, tables, "2026-04-15"):
        assert rows("SELECT answer, failed, missing FROM ties_facts") == [("nog niet", 0, f"{bank}; {open_items}")]
        with warehouse.reader() as reader:
            # today 0 is open and the ledger holds 400 of March: no difference of two days
            assert figure(reader, "control_difference", Where(2026)) is None
        text = said(opened("financien", jaar="2026", la="sluit"))
        assert f"nog niet te zeggen: {bank}" in text
        text = said(opened("financien", jaar="2026", la="bank"))
        assert "nog niet te zeggen: de boeken zijn bekend tot en met 31-03-2026" in text


def test_movements_alone_give_no_balance(tmp_path_factory):
    """Where they began is not known, so they add up to nothing that can stand beside the 1.450,00 of the books."""
    tables = {**TABLES, "Boekingen": booked(TO_MARCH), "Bankmutaties": movements(*MOVED)}
    with stored(tmp_path_factory, tables, "2026-04-15"):
        assert look("bank") == (None, "1450", None, "onbekend", None)
        assert rows("SELECT missing FROM finance_checks WHERE check_id = 'bank'") == [
            ("er zijn wel bankmutaties geladen, en geen banksaldo waar zij bij horen",)
        ]


def test_the_page_says_on_which_day_it_is_so(tmp_path_factory):
    tables = {**TABLES, "Boekingen": booked(TO_MARCH[:-1]), "Banksaldi": statements("28-02", "31-03", "12-04")}
    tables["Facturen"] = invoices("20-03-2026")
    with stored(tmp_path_factory, tables, "2026-04-15"):
        text = said(opened("financien", jaar="2026", la="sluit"))
        assert "De open facturen van debiteuren verschillen € 600,00 van de boeken, op 20-03-2026." in text
        assert "klopt niet op 31-03-2026" in text
        # who has not paid is of today: the books are not known that far
        text = said(opened("financien", jaar="2026", la="facturen"))
        assert (
            "Of dit gelijk is aan het grootboek, is nog niet te zeggen: de boeken zijn bekend tot en met di 31" in text
        )


def test_an_opened_next_year_says_nothing_of_a_december_that_is_not_booked(tmp_path_factory):
    """Looked at on 20 January 2027. Rent of 50 in eleven months: 1.000 − 550 = 450 in books and bank on 30 November.

    On 31 December the bank says 400 after the rent of December, that is not booked yet; 2027 was opened with the 450.
    """
    rent = [(m, f"25-{m:02d}-2026", "4100", "1000", "50,00") for m in range(1, 12)]
    opened_next = [
        "2027 | 1 | 0 | 01-01-2027 | Mem | B | 1000 | 450,00 | ja",
        "2027 | 2 | 0 | 01-01-2027 | Mem | B | 0500 | -450,00 | ja",
    ]
    accounts = TABLES["Grootboekrekeningen"]
    next_year = [line.replace("2026", "2027") for line in accounts.splitlines()[1:]]
    tables = TABLES | {
        "Grootboekrekeningen": "\n".join([accounts, *next_year]),
        "Boekingen": "\n".join([booked(rent), *opened_next]),
        "Banksaldi": "Bankrekening | Datum | Beginsaldo | Mutaties | Eindsaldo\n"
        "Betaalrekening | 30-11-2026 | 1.000,00 | -550,00 | 450,00\n"
        "Betaalrekening | 31-12-2026 | 450,00 | -50,00 | 400,00",
    }
    with stored(tmp_path_factory, tables, "2027-01-20"), warehouse.reader() as reader:
        checked = "SELECT state, compared FROM finance_checks WHERE report_year = 2026 AND check_id = 'bank'"
        assert reader.rows(checked) == [("klopt", "op 30-11-2026")]
        assert reader.rows("SELECT count(*) FROM attention WHERE kind = 'sluit niet'") == [(0,)]
        known = "SELECT known_until FROM balance_facts WHERE report_year = 2026 AND account_id = '1000'"
        assert reader.rows(known) == [(date(2026, 11, 30),)]
