"""The number of an electronic invoice: a supplier may use the same one in another year, and both invoices stay."""

from decimal import Decimal

import pytest
from tables import rows, write_tables

from etl.load import load
from etl.readers.invoices.numbers import told_apart

D = Decimal
SPACE = "urn:oasis:names:specification:ubl:schema:xsd"


def invoice(day, amount, number="F1"):
    """An invoice of Drukkerij with nothing but what it must have."""
    return f"""<x:Invoice xmlns:x="{SPACE}:Invoice-2" xmlns:a="{SPACE}:CommonAggregateComponents-2"
xmlns:b="{SPACE}:CommonBasicComponents-2"><b:ID>{number}</b:ID><b:IssueDate>{day}</b:IssueDate>
<a:AccountingSupplierParty><a:Party><a:PartyName><b:Name>Drukkerij</b:Name></a:PartyName></a:Party>
</a:AccountingSupplierParty>
<a:LegalMonetaryTotal><b:PayableAmount currencyID="EUR">{amount}</b:PayableAmount></a:LegalMonetaryTotal></x:Invoice>"""


@pytest.fixture
def put(store):
    def made(text, name="factuur.xml"):
        (store / name).write_text(text, encoding="utf-8")
        return load(store / name)

    return made


@pytest.mark.parametrize("years", [(2024, 2025), (2025, 2024)])
def test_a_supplier_that_begins_its_numbers_again_has_two_invoices(put, years):
    """F1 of 119,50 in the one year and of 219,50 in the other; each again, and one put right, stay two."""
    of = {2024: invoice("2024-02-01", "119.50"), 2025: invoice("2025-02-01", "219.50")}
    first, then = years
    put(of[first])
    notes = put(of[then], "dan.xml").notes
    assert f"Nummer F1 heeft al een andere factuur; deze heet hier F1 ({then})." in notes
    for year in years:
        assert put(of[year] + "\n", "nog eens.xml").problems == []
    assert put(of[then].replace(f"{then}-02-01", f"{then}-02-03"), "verbeterd.xml").problems == []
    amounts = {2024: D("119.50"), 2025: D("219.50")}
    assert sorted(rows("SELECT invoice_id, invoice_date::VARCHAR, amount FROM invoices")) == [
        ("F1", f"{first}-02-01", amounts[first]),
        (f"F1 ({then})", f"{then}-02-03", amounts[then]),
    ]


def test_a_typed_invoice_does_not_take_the_place_of_one_of_another_year(put, store):
    put(invoice("2024-02-01", "119.50"))
    head = "Boekjaar | Soort | Factuurnummer | Relatie | Factuurdatum | Vervaldatum | Bedrag\n"
    lines = {"Facturen": head + "2025 | crediteur | F1 | Drukkerij | 01-02-2025 | 01-03-2025 | 50,00"}
    [problem] = load(write_tables(store / "facturen.xlsx", lines)).problems
    assert problem.title == "Met dit nummer is er al een factuur uit een ander jaar"


@pytest.mark.parametrize(
    ("stored", "day", "amount", "told"),
    [
        # put right over the end of the year, with the same amount: the same invoice
        ([("F1", "119.50", "2024-12-31", True)], "2025-01-02", "119.50", "F1"),
        ([("F1", "119.50", "2024-12-31", True)], "2025-01-02", "50.00", "F1 (2025)"),
        # the one without a year is taken out again: the other keeps its number
        ([("F1 (2025)", "50.00", "2025-01-02", True)], "2025-01-02", "50.00", "F1 (2025)"),
        # as the bookkeeping has it, without a day: that one
        ([("F1", "119.50", None, False)], "2025-01-02", "50.00", "F1"),
        ([("F1", "-9.00", "2024-03-01", True), ("F1 (2025)", "-9.00", "2025-03-01", True)], "2025-04-01", "50.00",
         "F1 (factuur)"),
        ([("F10", "119.50", "2024-12-31", True)], "2025-01-02", "119.50", "F1"),
    ],
)  # fmt: skip
def test_the_number_that_an_invoice_has_beside_those_that_are_stored(stored, day, amount, told):
    known = [("crediteur", number, "R1", "Drukkerij", *rest) for number, *rest in stored]
    assert told_apart("F1", False, ("crediteur", "Drukkerij", "Drukkerij", amount, day), known) == told
