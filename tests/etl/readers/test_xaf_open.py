"""What is open in an audit file without a subledger: from its bookings, or from its balances per relation."""

import pyarrow.parquet as pq
import pytest
from audit_files import OPENING, booking, relation, xaf

import warehouse
from etl.load import load
from etl.readers.xaf.audit_file import read_xaf


@pytest.fixture
def read(tmp_path):
    """Read a file; gives its invoices (number, relation, amount, paid, paid on, unallocated, evidence) and notes."""

    def made(text):
        path = tmp_path / "boek.xaf"
        path.write_text(text)
        _, notes = read_xaf(path, tmp_path, warehouse.scratch)
        columns = pq.read_table(tmp_path / "invoices.parquet").select(list("CDGHIJK")).to_pydict().values()
        return list(zip(*columns, strict=True))[1:], " ".join(notes)

    return made


def of(relation_id, invoice=""):
    return f"<custSupID>{relation_id}</custSupID><invRef>{invoice}</invRef>"


SALE = booking(1, "1300", "8000", "250.00", more=of("D1", "F1"))


def test_what_is_open_follows_from_the_bookings_per_relation_and_number(read):
    bookings = (
        SALE
        + booking(2, "1300", "8000", "40.00", more=of("D1", "F2"))
        + booking(3, "1000", "1300", "250.00", when="2024-03-01", more=of("D1", "F1"))
        + booking(4, "1000", "1300", "15.00", when="2024-04-01", more=of("D1"))
        + booking(5, "4000", "1600", "9.00", more=of("S1", "00"))
    )
    invoices, notes = read(xaf(bookings, relations=relation("S1", "S")))
    assert invoices == [
        ("niet toegewezen 2024 (S1)", "S1", "9,00", None, None, "ja", "4"),
        ("niet toegewezen 2024 (D1)", "D1", "-15,00", None, None, "ja", "4"),
        ("F1", "D1", "250,00", "250,00", "2024-03-01", "nee", "4"),
        ("F2", "D1", "40,00", None, None, "nee", "4"),
    ]
    assert "geen subadministratie van debiteuren; wat openstaat is afgeleid uit de boekingen" in notes
    assert "geen subadministratie van crediteuren" in notes


BROUGHT = OPENING.replace("1000<", "1300<")


@pytest.mark.parametrize(("amount", "counts"), [("100.00", True), ("60.00", False)])
def test_what_a_relation_owed_at_the_start_counts_where_the_books_opened_with_it(read, amount, counts):
    invoices, _ = read(xaf(SALE, opening=BROUGHT, relations=relation("D2", "B", [("op", amount, "D")])))
    brought = ("niet toegewezen 2024 (D2)", "D2", "100,00", None, None, "ja", "4")
    assert (brought in invoices, len(invoices)) == (counts, 1 + counts)


def test_a_balance_per_relation_where_the_bookings_name_none(read):
    text = xaf(booking(1, "1300", "8000", "250.00"), relations=relation("D2", "C", [("cl", "250.00", "D")]))
    invoices, notes = read(text)
    assert invoices == [("niet toegewezen 2024 (D2)", "D2", "250,00", None, None, "ja", "3")]
    assert "het saldo dat het bestand per relatie geeft (bewijs 3)" in notes
    described = text.replace("<clBalDesc>250.00", "<clBalDesc>Eindsaldo")
    assert read(described)[0] == []


def test_of_a_later_part_of_a_year_alone_nothing_follows(read):
    assert read(xaf(SALE.replace("2024-01", "2024-08"), begin="2024-07-01"))[0] == []


@pytest.mark.views
def test_what_follows_is_beside_the_books_on_the_way_to_a_figure(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    path = tmp_path / "boek.xaf"
    path.write_text(xaf(SALE, opening=BROUGHT))
    assert load(path).problems == []
    with warehouse.reader() as reader:
        assert reader.rows("SELECT open_amount, control_balance, difference, evidence FROM control_facts") == [
            (250, 350, -100, "4")
        ]
        assert reader.rows("SELECT age, is_overdue FROM invoice_facts") == [("vervaldatum onbekend", False)]
