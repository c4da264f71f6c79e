"""Which balance account is money at the bank: asked once where no code says so, and kept when the next file comes."""

from decimal import Decimal

import pytest
from audit_files import ACCOUNTS, booking, xaf
from looks import opened, shown
from tables import figure, rows

import warehouse
from etl.enter import enter
from etl.load import load
from etl.readers.xaf.rgs import NOT_GROUPED, balance_group, proposed_group
from metrics import Where

D = Decimal
OPENED = {"1010": 1000, "1020": 2000, "0700": -500, "1090": -20, "1000": 30, "0500": -2510}
NAMES = {
    "1010": "Rekening ING",
    "1020": "Oranje spaarrekening",
    "0700": "Lening Triodos Bank",
    "1090": "Betalingen onderweg",
    "1000": "Kas",
    "0500": "Algemene reserve",
    "8000": "Contributie",
}


def books(year, codes=None, names=None):
    """An audit file in which 100,00 comes in at 1010. codes: account → code of the chart; names: other names."""
    accounts = "".join(
        f"<ledgerAccount><accID>{a}</accID><accDesc>{(names or {}).get(a, name)}</accDesc>"
        f"<accTp>{'P' if a == '8000' else 'B'}</accTp><leadReference>{(codes or {}).get(a, '')}</leadReference>"
        "</ledgerAccount>"
        for a, name in NAMES.items()
    )
    lines = "".join(
        f"<obLine><nr>{n}</nr><accID>{a}</accID><amnt>{abs(amount)}.00</amnt>"
        f"<amntTp>{'D' if amount > 0 else 'C'}</amntTp></obLine>"
        for n, (a, amount) in enumerate(OPENED.items(), start=1)
    )
    return xaf(
        booking(1, "1010", "8000", "100.00", when=f"{year}-01-15"),
        opening=f"<openingBalance>{lines}</openingBalance>",
        begin=f"{year}-01-01",
        end=f"{year}-12-31",
        made=f"{year + 1}-01-31",
    ).replace(ACCOUNTS, accounts)


@pytest.fixture
def bring(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2026-03-31")

    def made(year, **how):
        path = tmp_path / f"boeken-{year}-{len(list(tmp_path.iterdir()))}.xaf"
        path.write_text(books(year, **how))
        outcome = load(path)
        assert not outcome.problems
        return " ".join(outcome.notes)

    return made


def at_the_bank(year):
    with warehouse.reader() as reader:
        return figure(reader, "liquid_books", Where(year))


def test_unknown_until_each_account_is_sorted_and_then_kept(bring):
    """1.000 + 100 and 2.000 at the bank; the loan, what is on its way and the cash are not: 3.100,00."""
    said = bring(2024)
    assert "4 balansrekeningen hebben geen code en zijn nog niet ingedeeld (0700 Lening Triodos Bank: −€ 500,00" in said
    assert "voorstel leningen; 1010 Rekening ING: € 1.100,00, voorstel bank" in said
    assert at_the_bank(2024) is None
    app = opened("financien", jaar="2024", la="indelen")
    assert "4 balansrekeningen zijn nog niet ingedeeld" in shown(app)
    app.text_input[0].set_value("penningmeester").run()
    offered = {box.label[:4]: box.value for box in app.selectbox if box.label[:4] in NAMES}
    assert offered == {"0700": "leningen", "1010": "bank", "1020": "bank", "1090": "kruisposten"}
    next(b for b in app.button if b.label == "Indeling van de balans opslaan").click().run()
    assert not app.exception
    assert "nog niet ingedeeld" not in shown(app)
    assert at_the_bank(2024) == D("3100.00")
    # a newer file of the same year and of the next asks nothing
    assert "niet ingedeeld" not in bring(2024, names={"8000": "Bijdragen"})
    assert "niet ingedeeld" not in bring(2025)
    assert (at_the_bank(2024), at_the_bank(2025)) == (D("3100.00"), D("3100.00"))
    apart = "SELECT account_name, closing FROM balance_facts WHERE report_year = 2025 AND balance_group = ?"
    assert rows(apart, "kas") == [("Kas", D("30.00"))]
    assert rows(apart, "kruisposten") == [("Betalingen onderweg", D("-20.00"))]


def test_what_was_confirmed_stays_and_a_difference_is_told(bring):
    bring(2024)
    confirmed = {"1010": "bank", "1020": "overig", "0700": "leningen", "1090": "kruisposten"}
    typed = [{"account_id": a, "from_year": "2024", "balance_group": g} for a, g in confirmed.items()]
    assert not enter("account_mapping", typed, by="penningmeester").problems
    said = bring(2024, codes={"1020": "BLimBanSpa"}, names={"0700": "Rekening Knab"})
    assert "Rekening 1020 Oranje spaarrekening blijft ingedeeld bij overig" in said
    assert "dit bestand zegt bank" in said
    assert (
        "Rekening 0700 heette ‘Lening Triodos Bank’ en heet nu ‘Rekening Knab’; zij blijft ingedeeld bij leningen"
        in said
    )
    assert at_the_bank(2024) == D("1100.00")
    assert rows("SELECT sentence, amount FROM finding_facts WHERE kind = 'indeling'") == [
        ("Rekening 1020 Oranje spaarrekening telt bij overig, zoals is bevestigd; het bestand zegt bank", D("2000.00"))
    ]


@pytest.mark.parametrize(
    ("code", "name", "group", "proposed"),
    [
        ("BLimBanSpa", "Lening", "bank", ""),
        ("BLimKas", "Bank", "kas", ""),
        ("BLimKruSto", "Rabobank", "kruisposten", ""),
        ("BSchOvs", "Bank", "", ""),  # a code that is no money: other
        ("BLim", "ING zakelijk", NOT_GROUPED, "bank"),
        ("", "Bank", "bank", "bank"),
        ("", "Kruisposten", "kruisposten", "kruisposten"),
        ("", "Lening BNG Bank", NOT_GROUPED, "leningen"),
        ("", "Spaarrekening reserves", NOT_GROUPED, "bank"),  # savings, whatever they are for
        ("", "NL91 TRIO 0417 1643 00", NOT_GROUPED, "bank"),
        ("", "Knab", NOT_GROUPED, "bank"),
        ("", "Rekening-courant gemeente", NOT_GROUPED, ""),
        ("", "Debiteuren", "debiteuren", ""),
        ("", "Algemene reserve", "reserves", ""),
        ("", "Af te dragen btw", "overig", ""),
        ("", "Vraagposten", NOT_GROUPED, ""),
    ],
)
def test_a_name_says_only_what_it_can_mean_one_way(code, name, group, proposed):
    assert balance_group(code, name) == group
    assert code or proposed_group(name) == proposed


MT940 = """:20:X
:25:NL91TRIO0417164300
:60F:C240101EUR1000,00
:61:2401150115C100,00NTRFNONREF
:62F:C240131EUR1100,00
-
"""


@pytest.mark.parametrize(
    "name", ["Bank NL91 TRIO 0417 1643 00", "Triodos (NL91TRIO0417164300) lopend", "Rekening 04.17.16.43.00 Triodos"]
)
def test_an_account_is_tied_to_its_statement_however_its_number_is_printed(bring, tmp_path, name):
    """1.000 + 100 in the books and at the bank; the other account has no statement and stands as it is now."""
    codes = {"1010": "BLimBanRba", "1020": "BLimBanSpa", "0700": "BLasSal", "1090": "BLimKru", "1000": "BLimKas"}
    bring(2024, codes=codes, names={"1010": name, "1020": "Sparen NL20 INGB 0001 2345 67"})
    (tmp_path / "bank.sta").write_text(MT940)
    assert load(tmp_path / "bank.sta").problems == []
    assert rows("SELECT account_id, bank_balance, books_balance, difference FROM bank_accounts ORDER BY 1") == [
        ("1010", D("1100.00"), D("1100.00"), D("0.00")),
        ("1020", None, D("2000.00"), None),
    ]
    assert rows("SELECT state, missing FROM finance_checks WHERE check_id = 'bank'") == [
        ("onbekend", "van ‘Sparen NL20 INGB 0001 2345 67’ is geen afschrift geladen")
    ]
    assert rows("SELECT kind FROM finding_facts WHERE kind = 'controle'") == []


def test_an_account_that_begins_otherwise_than_it_ended_is_named_once(bring):
    """1010 ended 2024 on 1.100,00 and begins 2025 on 1.000,00: one finding, though two checks do not hold."""
    codes = {"1010": "BLimBanRba", "1020": "BLimBanSpa", "0700": "BLasSal", "1090": "BLimKru", "1000": "BLimKas"}
    bring(2024, codes=codes)
    bring(2025, codes=codes)
    failed = "SELECT check_id FROM finance_checks WHERE report_year = 2025 AND state = 'klopt niet' ORDER BY position"
    assert rows(failed) == [("opening_closing",), ("opening_accounts",)]
    assert rows("SELECT kind, sentence, amount FROM finding_facts WHERE report_year = 2025") == [
        (
            "beginbalans",
            "Rekening 1010 Rekening ING begint met € 1.000,00; vorig jaar eindigde zij met € 1.100,00",
            D("100.00"),
        )
    ]
