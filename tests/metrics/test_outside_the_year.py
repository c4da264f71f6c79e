"""A booking counts on both sides or on neither: the result and the balance of a year are one, on every day."""

from decimal import Decimal

import pytest
from looks import opened as opened_page
from looks import said
from tables import figure, load_tables, stored

import warehouse
from metrics import Where, clock

D = Decimal
Y2026 = Where(2026)
HEAD = "Boekjaar | Regelnummer | Periode | Datum | Dagboek | Boekstuk | Rekening | Bedrag | Beginbalans\n"


def bookings(*lines: str) -> str:
    """`period, day, document, debit account, credit account, amount` per booking."""
    rows = []
    for line in lines:
        period, day, document, debit, credit, amount = line.split()
        opening = "ja" if period == "0" else ""
        for account, sign in ((debit, ""), (credit, "-")):
            rows.append(
                f"2026 | {len(rows) + 1} | {period} | {day} | Mem | {document} | {account} | {sign}{amount} | {opening}"
            )
    return HEAD + "\n".join(rows)


TABLES = {
    "Kostensoorten": "Kostensoort | Baten of lasten\nContributies | baten\nHuur | lasten",
    "Grootboekrekeningen": """Boekjaar | Rekening | Omschrijving | Soort | Groep op de balans | Kostensoort
        2026 | 0500 | Reserve | balans | reserves |
        2026 | 1000 | Betaalrekening | balans | bank |
        2026 | 1600 | Crediteuren | balans | crediteuren |
        2026 | 4100 | Huur | winst en verlies | | Huur
        2026 | 8000 | Contributie | winst en verlies | | Contributies""",
    # income 6.000, rent 3 x 700; a rent of 7.000 in March with a year typed wrong; one of 60 in period 13, dated in
    # 2027; and one of 500 in March of 20 June, a day that is still to come in May
    "Boekingen": bookings(
        "0 01-01-2026 B0 1000 0500 2.000,00",
        "1 02-01-2026 V1 1000 8000 6.000,00",
        "1 25-01-2026 H1 4100 1000 700,00",
        "2 25-02-2026 H2 4100 1000 700,00",
        "3 25-03-2026 H3 4100 1000 700,00",
        "3 20-03-2062 H9 4100 1600 7.000,00",
        "3 20-06-2026 H6 4100 1600 500,00",
        "13 10-02-2027 M1 4100 1600 60,00",
    ),
    "Relaties": "Relatie | Naam | Soort\nR1 | Verhuur | crediteur",
    "Facturen": """Boekjaar | Soort | Factuur | Relatie | Factuurdatum | Vervaldatum | Bedrag
        2026 | crediteur | F9 | R1 | 02-07-2031 | 01-08-2031 | 77,00""",
}


def looked_at(day: str, tmp_path_factory):
    """The results on that day: of the figure, of the balance, and what the check says."""
    with stored(tmp_path_factory, TABLES, day), warehouse.reader() as opened:
        [(left, right, state)] = opened.rows(
            "SELECT left_amount, right_amount, state FROM finance_checks WHERE check_id = 'results'"
        )
        found = opened.rows("SELECT sentence, amount FROM finding_facts WHERE kind = 'boekjaar' ORDER BY 1")
        return (
            figure(opened, "result", Y2026), figure(opened, "equity", Y2026), figure(opened, "ledger_lines", Y2026),
            (left, right, state), found,
        )  # fmt: skip


def test_a_wrong_year_counts_by_its_period_and_a_day_to_come_on_neither_side(tmp_path_factory):
    result, equity, lines, check, found = looked_at("2026-05-20", tmp_path_factory)
    # 6.000 - 2.100 - 7.000 = -3.100; not the 500 of June and not the 60 of period 13; the reserve is 2.000
    assert (result, equity) == (D(-3100), D(-1100))
    assert check == (D(-3100), D(-3100), "klopt")
    assert lines == 12
    assert found == [
        ("Boekstuk H9 heeft een datum buiten het boekjaar (20-03-2062); het telt mee in periode 3", D(7000)),
        ("Boekstuk M1 heeft een datum buiten het boekjaar (10-02-2027); het telt mee in periode 13", D(60)),
        ("Factuur F9 heeft een datum na het boekjaar (02-07-2031)", D(77)),
    ]


@pytest.mark.parametrize("day", ["2026-12-31", "2027-01-01", "2027-02-15"])
def test_a_year_that_is_over_is_the_same_on_each_later_day(tmp_path_factory, day):
    _, equity, lines, check, _ = looked_at(day, tmp_path_factory)
    # -3.100 - 500 - 60 = -3.660
    assert equity == D(-1660)
    assert check == (D(-3660), D(-3660), "klopt")
    assert lines == 16


def test_a_file_with_a_wrong_year_asks_whether_that_is_so(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv(clock.SETTING, "2026-05-20")
    notes = load_tables(tmp_path, TABLES).notes
    assert any(
        "4 boekingsregels hebben een datum buiten het boekjaar (10-02-2027 tot en met 20-03-2062, samen "
        "€ 7.060,00). Klopt dat?" in note
        for note in notes
    ), notes
    assert any("1 factuur heeft een datum na het boekjaar (02-07-2031, samen € 77,00)" in note for note in notes)


def test_what_is_booked_on_a_day_to_come_is_named_and_counted_nowhere(tmp_path_factory):
    with stored(tmp_path_factory, TABLES, "2026-05-20"):
        with warehouse.reader() as opened:
            # 6.000 + 3 x 700 + 7.000, on six debit lines; with them six credit lines and two of the opening are the 12
            assert figure(opened, "ledger_debit", Y2026) == figure(opened, "ledger_credit", Y2026) == D(15100)
        # not the 500 of 20 June, nor the 60 of period 13: four lines
        assert (
            "4 boekingsregels van een dag die nog moet komen tellen nog niet mee, ook niet in de prognose en de vrije "
            "ruimte: debet € 560,00."
        ) in said(opened_page("financien", jaar="2026"))


def test_books_that_stop_before_the_statement_are_no_difference(tmp_path_factory):
    # the books end on 25 March with 2.000 + 6.000 - 3 x 700 = 5.900; the bank said 5.800 on 15 May
    bank = "Bankrekening | Datum | Beginsaldo | Mutaties | Eindsaldo\n"
    statement = {"Banksaldi": bank + "Betaalrekening | 15-05-2026 | 5.900,00 | -100,00 | 5.800,00"}
    with stored(tmp_path_factory, TABLES | statement, "2026-05-20"), warehouse.reader() as opened:
        asked = "SELECT left_amount, right_amount, right_name, state FROM finance_checks WHERE check_id = 'bank'"
        assert opened.rows(asked) == [(D(5800), None, "grootboek", "onbekend")]
        assert opened.rows("SELECT explanation FROM bank_accounts") == [
            (
                "nog niet te zeggen: de boeken zijn bekend tot en met 31-03-2026, en het saldo van de bank op die dag "
                "of eerder is niet bekend",
            )
        ]
