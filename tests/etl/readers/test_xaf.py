"""Audit files: versions by shape, packed files, what is sloppy said, and what could be wrong refused."""

import gzip
import zipfile
from decimal import Decimal

import pytest
from audit_files import OPENING, booking, item, line, xaf
from tables import load_tables, rows

from etl.errors import UnreadableFile
from etl.readers.tables.persons import looks_like_a_person
from etl.store import batches

D = Decimal


def checks():
    return {
        name: (outcome, how_many, amount, place)
        for name, outcome, how_many, amount, place in rows(
            "SELECT check_name, outcome, how_many, amount, source_place FROM file_checks "
            "WHERE subject = 'de boekhouding'"
        )
    }


GOOD = booking(1, "1300", "8000", "250.00", more="<custSupID>D1</custSupID>")


@pytest.mark.parametrize(
    "change",
    [
        lambda x: x.replace("<auditfile>", '<auditfile xmlns="http://www.auditfiles.nl/XAF/3.1">'),
        lambda x: x.replace("auditfile>", "Xaf>").replace("<Xaf>", '<Xaf xmlns="http://www.auditfiles.nl/XAF/4.0">'),
        lambda x: (
            x.replace("</", "</x:")
            .replace("<", "<x:")
            .replace("<x:/x:", "</x:")
            .replace("<x:auditfile>", '<x:auditfile xmlns:x="urn:iets">')
        ),
        lambda x: "\ufeff<!-- Vervolgbestand 1 van 1 -->" + x,
    ],
    ids=["3.1", "verkeerde naam", "met voorvoegsel", "commentaar voor de wortel"],
)
def test_versions_are_read_by_their_shape(put, change):
    outcome = put(change(xaf(GOOD)))
    assert outcome.problems == []
    assert rows("SELECT sum(amount) FILTER (amount > 0) FROM ledger_entries") == [(D("350.00"),)]


@pytest.mark.parametrize(
    ("encode", "says"),
    [
        (lambda x: ('<?xml version="1.0" encoding="utf-8"?>' + x).encode("cp1252"), "Windows-tekst (cp1252)"),
        (lambda x: ('<?xml version="1.0" encoding="iso-8859-1"?>' + x).encode("latin-1"), ""),
        (lambda x: ('<?xml version="1.0" encoding="utf-16"?>' + x).encode("utf-16"), ""),
        (lambda x: x.replace("Gemeente", "\x0bGemeente").encode(), "1 verboden teken is overgeslagen"),
    ],
    ids=["zegt utf-8 en is cp1252", "latin-1", "utf-16", "verboden teken"],
)
def test_the_bytes_decide_the_encoding(put, encode, says):
    outcome = put(encode(xaf(GOOD).replace("Pekela", "Súdwest")))
    assert says in " ".join(outcome.notes)
    assert rows("SELECT relation_name FROM relations") == [("Gemeente Súdwest",)]


def zipped(files):
    from io import BytesIO

    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return made.getvalue()


def test_a_packed_audit_file_is_the_same_file(put):
    put(gzip.compress(xaf(GOOD).encode()), "boek.xaf.gz")
    assert rows("SELECT count(*) FROM ledger_entries") == [(4,)]
    outcome = put(zipped({"map/boek.xaf": xaf(GOOD), "lees.txt": "x"}), "boek.zip")
    assert "er verandert niets" in outcome.message
    assert "In de zip zit ook lees.txt; dat is niet gelezen." in outcome.notes
    with pytest.raises(UnreadableFile, match="beschadigd of afgekapt"):
        put(gzip.compress(xaf(GOOD).encode())[:-20], "half.gz")


FIRST = xaf(GOOD, end="2024-06-30")
LATER = xaf(
    booking(2, "1000", "1300", "50.00", when="2024-08-01", period="8"),
    begin="2024-07-01",
    opening=OPENING.replace("100.00", "350.00"),
)


@pytest.mark.parametrize("together", [True, False], ids=["in één zip", "na elkaar"])
def test_parts_of_a_year_are_one_year_and_open_once(put, together):
    if together:
        put(zipped({"b.xaf": FIRST, "a.xaf": LATER}), "jaar.zip")
    else:
        put(FIRST)
        outcome = put(LATER, "later.xaf")
        assert "De beginbalans van een deel van het jaar (2 regels) telt niet" in " ".join(outcome.notes)
    assert rows("SELECT count(*), sum(amount) FILTER (amount > 0 AND is_opening), sum(amount) FROM ledger_entries") == [
        (6, D("100.00"), D("0.00"))
    ]


def test_years_apart_and_years_mixed(put):
    with pytest.raises(UnreadableFile, match=r"boekingen van 2023 .2 regels. en 2024 .2 regels. door elkaar"):
        put(xaf(GOOD + booking(2, "1000", "1300", "50.00", when="2023-03-01")))
    with pytest.raises(UnreadableFile, match="auditbestanden van 2023 en 2024"):
        put(zipped({"a.xaf": FIRST, "b.xaf": FIRST.replace("2024-", "2023-")}), "jaren.zip")
    with pytest.raises(UnreadableFile, match=r"boekingen van 2023 .2 regels. en 2024 .2 regels. door elkaar"):
        put(xaf(GOOD + booking(2, "1000", "1300", "50.00", when="2023-03-01"), begin="2023-01-01"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (xaf(GOOD)[:-200], "beschadigd of afgekapt"),
        (xaf(GOOD.replace("250.00", "251.00", 1)), "niet in evenwicht: debet is 251,00 en credit 250,00"),
        (xaf(GOOD, currency="USD"), "in USD"),
        (xaf("", opening=""), "geen boekingen of geen rekeningen"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd">' + xaf(GOOD), "documenttype of entiteit"),
        (xaf(GOOD).replace("<trLine>", "<a>" * 80 + "</a>" * 80 + "<trLine>"), "te diep genest"),
        (xaf(GOOD).replace("Pekela", "x" * 200_000), "onwaarschijnlijk lange tekst"),
    ],
    ids=["afgekapt", "niet in evenwicht", "vreemde munt", "leeg", "doctype", "diep", "lang"],
)
def test_figures_that_could_be_wrong_are_refused_with_a_sentence(put, text, says):
    with pytest.raises(UnreadableFile, match=says):
        put(text)
    assert batches.ledger() == []


def test_the_same_file_twice_changes_nothing(put):
    put(xaf(GOOD))
    assert "is al geladen, als aanlevering B0001" in put(xaf(GOOD), "kopie.xaf").message


def test_a_booking_taken_out_in_the_package_goes_here_too(put):
    put(xaf(GOOD + booking(2, "1000", "1300", "50.00")))
    outcome = put(xaf(GOOD), "opnieuw.xaf")
    assert (outcome.datasets["ledger_entries"].unchanged, outcome.datasets["ledger_entries"].gone) == (4, 2)
    assert rows("SELECT count(*), sum(amount) FILTER (amount > 0) FROM ledger_entries") == [(4, D("350.00"))]


def test_a_part_of_a_year_takes_nothing_away(put):
    put(LATER, "later.xaf")
    put(FIRST)
    assert rows("SELECT count(*) FROM ledger_entries") == [(6,)]


def test_what_a_package_puts_in_a_line_of_its_own_is_no_part_of_it(put):
    own = "<trLine><eigen><accID>8000</accID><amnt>9.00</amnt></eigen>"
    put(xaf(GOOD.replace("<trLine>", own)))
    assert rows("SELECT account_id, amount FROM ledger_entries WHERE NOT is_opening ORDER BY 1") == [
        ("1300", D("250.00")),
        ("8000", D("-250.00")),
    ]


def test_elements_that_are_there_and_empty(put):
    more = "<custSupID/><vat><vatID/><vatAmnt/></vat><currency><curCode/></currency><desc></desc><projID>0</projID>"
    assert put(xaf(booking(1, "1300", "8000", "250.00", more=more))).problems == []
    assert rows("SELECT DISTINCT vat_amount, currency, relation_id, booked_project FROM ledger_entries") == [
        (None, None, None, None)
    ]


@pytest.mark.views
def test_what_is_sloppy_is_a_finding_with_sentence_amount_and_line(put):
    sloppy = (
        booking(1, "1300", "8000", "-20.00", more="<currency><curCode>USD</curCode><curAmnt>25</curAmnt></currency>")
        + "\n"
        + booking(2, "4000", "1600", "5.00", when="2025-02-01")
        + "".join(booking(n, "1300", "8000", "1.00") for n in range(3, 9))
        + "<transaction><nr>9</nr><trDt>2024-01-02</trDt>"
        + line(1, "1300", "7.00", "D")
        + "</transaction>"
        + "<transaction><nr>10</nr><trDt>2024-01-02</trDt>"
        + line(1, "8000", "7.00", "C")
        + line(1, "8000", "0", "C")
        + "</transaction>"
    )
    declared = "<linesCount>99</linesCount><totalDebit>1000.00</totalDebit><totalCredit>38.00</totalCredit>"
    outcome = put(xaf(sloppy, opening="", declared=declared))
    assert outcome.problems == []
    found = checks()
    assert found["aantal regels"][:2] == ("opvallend", 99)
    assert found["debet"][:3] == ("opvallend", None, D("962.00"))
    assert found["credit"][0] == "klopt"
    assert found["beginbalans"][0] == "opvallend"
    assert found["negatieve bedragen"] == ("opvallend", 2, D("40.00"), "regel 1, de eerste keer")
    assert found["andere munt"][:3] == ("opvallend", 2, D("40.00"))
    assert found["datum buiten de periode"] == ("opvallend", 2, D("10.00"), "regel 2, de eerste keer")
    assert found["boekstukken uit evenwicht"][:3] == ("opvallend", 2, D("14.00"))
    assert found["dubbele regelnummers"][:2] == ("opvallend", 1)
    said = rows("SELECT sentence, amount FROM finding_facts WHERE kind = 'bestand' ORDER BY ALL")
    assert ("Het bestand zegt debet 1000,00; opgeteld is het 38,00", D("962.00")) in said
    assert ("1 regelnummer komt binnen een boekstuk twee keer voor; elke regel telt", None) in said
    assert len(said) == 7
    # a document that does not balance is named itself, with its own difference, and not once more for all together
    by_document = "SELECT regexp_extract(sentence, 'Boekstuk [^ ]+'), amount FROM finding_facts WHERE kind = 'boekstuk'"
    assert sum(amount for _, amount in rows(by_document)) == D("14.00")
    assert rows("SELECT sentence FROM finding_facts WHERE kind = 'controle' AND sentence LIKE '%boekstuk%'") == []
    assert rows("SELECT state, difference FROM finance_checks WHERE check_id = 'declared_debit'") == [
        ("klopt niet", D("962.00"))
    ]
    assert rows("SELECT source_place FROM ledger_entries WHERE document = 'V-2' LIMIT 1") == [("regel 2",)]


@pytest.mark.views
def test_a_subledger_beside_its_control_account_and_what_was_paid(put):
    bookings = GOOD + booking(2, "1000", "1300", "100.00", when="2024-03-01") + booking(3, "1300", "8000", "30.00")
    items = item(1, 1, 1, "250.00", "D") + item(2, 2, 2, "100.00", "C") + item(3, 3, 1, "25.00", "D", "F2")
    put(xaf(bookings, items=items))
    assert rows("SELECT invoice_id, amount, paid_amount, paid_on::VARCHAR FROM invoices ORDER BY 1") == [
        ("F1", D("250.00"), D("100.00"), "2024-03-01"),
        ("F2", D("25.00"), None, None),
    ]
    assert rows("SELECT open_amount, control_balance, difference FROM control_facts") == [(D(175), D(180), D(-5))]
    assert rows(
        "SELECT sentence, amount FROM finding_facts WHERE kind = 'controle' AND sentence LIKE '%debiteuren%'"
    ) == [
        (
            "Klopt niet: Open facturen van debiteuren zijn gelijk aan de boeken (open facturen tegen grootboek, "
            "op 31-12-2024)",
            D(5),
        )
    ]


@pytest.mark.views
def test_a_later_file_of_the_year_settles_what_was_open(put):
    # a year that is over is judged on its last day, also when its file is older
    put(xaf(GOOD, items=item(1, 1, 1, "250.00", "D"), made="2024-02-28"))
    assert rows("SELECT sum(open_amount), max(as_at)::VARCHAR FROM invoice_facts") == [(D("250.00"), "2024-12-31")]
    paid = booking(2, "1000", "1300", "250.00", when="2024-03-01")
    put(xaf(GOOD + paid, items=item(1, 1, 1, "250.00", "D") + item(2, 2, 2, "250.00", "C")), "later.xaf")
    assert rows("SELECT sum(open_amount) FROM invoice_facts") == [(D("0.00"),)]


@pytest.mark.views
def test_last_year_keeps_what_was_open_when_this_year_is_loaded(put):
    last = xaf(
        GOOD.replace("2024", "2023"),
        items=item(1, 1, 1, "250.00", "D").replace("2024", "2023"),
        begin="2023-01-01",
        end="2023-12-31",
        made="2024-01-10",
    )
    brought = (
        "<openingBalance><linesCount>2</linesCount>"
        "<obLine><nr>1</nr><accID>1300</accID><amnt>250.00</amnt><amntTp>D</amntTp></obLine>"
        "<obLine><nr>2</nr><accID>0500</accID><amnt>250.00</amnt><amntTp>C</amntTp></obLine>"
        "<obSubledgers><obSubledger><sbType>CU</sbType><obSbLine><nr>1</nr><obLineNr>1</obLineNr><amnt>250.00</amnt>"
        "<amntTp>D</amntTp><custSupID>D1</custSupID><invRef>F1</invRef><invDt>2023-01-15</invDt>"
        "<invDueDt>2023-02-14</invDueDt></obSbLine></obSubledger></obSubledgers></openingBalance>"
    )
    paid = booking(1, "1000", "1300", "250.00", when="2024-03-01", period="3")
    put(last, "2023.xaf")
    put(xaf(paid, items=item(1, 1, 2, "250.00", "C"), opening=brought), "2024.xaf")
    assert rows("SELECT report_year, sum(open_amount) FROM invoice_facts GROUP BY 1 ORDER BY 1") == [
        (2023, D("250.00")),
        (2024, D("0.00")),
    ]
    assert rows("SELECT report_year, difference FROM control_facts ORDER BY 1") == [(2023, D(0)), (2024, D(0))]


def test_an_opening_balance_that_is_booked_in_period_0(put):
    put(
        xaf(
            booking(1, "1000", "0500", "100.00", when="2023-12-31", period="0") + booking(2, "1300", "8000", "5.00"),
            opening="",
        )
    )
    assert rows("SELECT period, is_opening, sum(abs(amount)) FROM ledger_entries GROUP BY ALL ORDER BY 1") == [
        (0, True, D("200.00")),
        (1, False, D("10.00")),
    ]


def test_numbers_that_repeat_in_a_journal_stay_apart(put):
    put(
        xaf(
            booking(5, "1300", "8000", "1.00")
            + booking(5, "1300", "8000", "2.00")
            + booking("A", "1300", "8000", "3.00")
        )
    )
    assert rows("SELECT count(*), count(DISTINCT entry_id), sum(amount) FILTER (amount > 0) FROM ledger_entries") == [
        (8, 8, D("106.00"))
    ]


@pytest.mark.views
def test_project_and_cost_centre_lead_to_what_a_project_cost(put, tmp_path):
    load_projects = "Project | Projectnaam | Stand\n P1 | Waterketen | loopt\n K7 | Burgernet | loopt"
    more = "<costID>K7</costID>"
    bookings = booking(1, "4000", "1600", "40.00", more="<projID>P1</projID>") + booking(
        2, "4000", "1600", "2.00", more=more
    )
    bookings += booking(3, "4000", "1600", "8.00", more="<project>P9</project><cost>0</cost>")
    put(xaf(bookings))
    load_tables(tmp_path, {"Projecten": load_projects})
    assert rows(
        "SELECT project_code, sum(realised) FROM ledger_facts WHERE is_result GROUP BY 1 ORDER BY 1 NULLS LAST"
    ) == [("K7", D("2.00")), ("P1", D("40.00")), (None, D("8.00"))]
    assert rows("SELECT sentence FROM finding_facts WHERE kind = 'project'") == [
        ("Projectcode P9 uit de boekhouding staat niet op blad Projecten",)
    ]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("J. de Vries", True),
        ("Mevr. A.B. Jansen", True),
        ("dhr. Jansen", True),
        ("Jansen, P.", True),
        ("Jansen Advies", False),
        ("J. Jansen B.V.", False),
        ("Gemeente Pekela", False),
        ("Enexis", False),
        ("A.S. Watson", True),
        ("Stichting J. de Vries", False),
        ("Van der Valk", False),
    ],
)
def test_a_person_is_guessed_by_the_form_of_a_name(name, person):
    assert looks_like_a_person(name) is person


def test_people_who_are_suppliers_are_marked_and_users_never_kept(put, tmp_path):
    people = (
        "<customerSupplier><custSupID>S1</custSupID><custSupName>J. de Vries</custSupName><custSupTp>S</custSupTp>"
        "<contact>Geheim</contact><eMail>geheim@voorbeeld.nl</eMail><bankAccount><bankAccNr>NL00GEHEIM</bankAccNr>"
        "</bankAccount></customerSupplier>"
    )
    text = xaf(booking(1, "4000", "1600", "9.00", more="<custSupID>S1</custSupID>"), relations=people)
    text = text.replace("<trDt>", "<userID>geheim.gebruiker</userID><User>geheim</User><trDt>")
    outcome = put(text)
    assert rows("SELECT relation_name, is_person FROM relations") == [("J. de Vries", True)]
    kept = b"".join(p.read_bytes() for p in (tmp_path / "store" / "batches" / outcome.batch).iterdir())
    tables = [t for (t,) in rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'")]
    shown = " ".join(str(rows(f'SELECT * FROM "{table}"')) for table in tables)
    assert b"geheim" not in kept.lower()
    assert "geheim" not in shown.lower()
