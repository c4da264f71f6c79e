"""Electronic invoices: to the cent, credit notes negative, and what is not sure said."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from tables import load_tables

import warehouse
from etl.errors import UnreadableFile
from etl.intake.choices import Choices
from etl.intake.credit_notes import OFF, ON
from etl.load import load
from etl.readers.invoices.ubl import read_ubl
from etl.readers.process.gate import kind_of
from etl.workbooks.export import export

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
with_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="de voorbeeldbestanden staan niet naast het project")
D = Decimal
SPACE = "urn:oasis:names:specification:ubl:schema:xsd"


def invoice(
    root="Invoice",
    number="F1",
    seller="Drukkerij",
    currency="EUR",
    due="<b:DueDate>2024-03-02</b:DueDate>",
    gross="119.50",
    terms="",
    person="",
):
    """Two rates, an allowance and a charge: 60 + 50 − 10 + 5 = 105 net, 14,50 btw."""
    line = f"{root}Line"
    return f"""<?xml version="1.0"?><x:{root} xmlns:x="{SPACE}:{root}-2" xmlns:a="{SPACE}:CommonAggregateComponents-2"
xmlns:b="{SPACE}:CommonBasicComponents-2"><b:ID>{number}</b:ID><b:IssueDate>2024-02-01</b:IssueDate>{due}
<b:DocumentCurrencyCode>{currency}</b:DocumentCurrencyCode>
<a:AdditionalDocumentReference><a:Attachment><b:EmbeddedDocumentBinaryObject mimeCode="application/pdf">R2VoZWlt
</b:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference>
<a:AccountingSupplierParty><a:Party><a:PartyName><b:Name>{seller}</b:Name></a:PartyName>{person}
<a:Contact><b:Name>Geheim Mens</b:Name><b:ElectronicMail>geheim@voorbeeld.nl</b:ElectronicMail></a:Contact>
</a:Party></a:AccountingSupplierParty>
<a:AccountingCustomerParty><a:Party><a:PartyName><b:Name>De Vereniging</b:Name></a:PartyName></a:Party>
</a:AccountingCustomerParty>
<a:PaymentMeans><a:PayeeFinancialAccount><b:ID>NL02ABNA0123456789</b:ID></a:PayeeFinancialAccount></a:PaymentMeans>
{terms}
<a:AllowanceCharge><b:ChargeIndicator>false</b:ChargeIndicator>
<b:Amount currencyID="{currency}">10.00</b:Amount></a:AllowanceCharge>
<a:AllowanceCharge><b:ChargeIndicator>true</b:ChargeIndicator>
<b:Amount currencyID="{currency}">5.00</b:Amount></a:AllowanceCharge>
<a:TaxTotal><b:TaxAmount currencyID="{currency}">14.50</b:TaxAmount>
<a:TaxSubtotal><b:TaxAmount currencyID="{currency}">11.55</b:TaxAmount></a:TaxSubtotal>
<a:TaxSubtotal><b:TaxAmount currencyID="{currency}">2.95</b:TaxAmount></a:TaxSubtotal></a:TaxTotal>
<a:TaxTotal><b:TaxAmount currencyID="USD">99.00</b:TaxAmount></a:TaxTotal>
<a:LegalMonetaryTotal><b:LineExtensionAmount currencyID="{currency}">110.00</b:LineExtensionAmount>
<b:TaxExclusiveAmount currencyID="{currency}">105.00</b:TaxExclusiveAmount>
<b:TaxInclusiveAmount currencyID="{currency}">{gross}</b:TaxInclusiveAmount>
<b:PayableAmount currencyID="{currency}">{gross}</b:PayableAmount></a:LegalMonetaryTotal>
<a:{line}><b:ID>1</b:ID><b:LineExtensionAmount currencyID="{currency}">60.00</b:LineExtensionAmount></a:{line}>
<a:{line}><b:ID>2</b:ID><b:LineExtensionAmount currencyID="{currency}">50.00</b:LineExtensionAmount></a:{line}>
</x:{root}>"""


@pytest.fixture
def put(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))

    def made(text, name="factuur.xml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load(path)

    return made


def stored(columns="kind, invoice_id, relation_id, amount, vat_amount, net_amount, line_count"):
    with warehouse.reader() as reader:
        return reader.rows(f"SELECT {columns} FROM invoices ORDER BY ALL")


@pytest.mark.views
def test_two_rates_an_allowance_and_a_charge_tie_to_the_cent(put, tmp_path):
    outcome = put(invoice())
    assert outcome.problems == []
    assert stored() == [("crediteur", "F1", "Drukkerij", D("119.50"), D("14.50"), D("105.00"), 2)]
    with warehouse.reader() as reader:
        assert reader.rows("SELECT DISTINCT outcome FROM file_checks") == [("klopt",)]
        assert reader.rows("SELECT count(*) FROM finding_facts WHERE kind = 'bestand'") == [(0,)]
    kept = b"".join(p.read_bytes() for p in (tmp_path / "store" / "batches" / outcome.batch).iterdir())
    for private in (b"Geheim Mens", b"geheim@voorbeeld.nl", b"NL02ABNA"):
        assert private not in kept
    assert not any(b"R2VoZWlt" in p.read_bytes() for p in (tmp_path / "store").rglob("*") if p.is_file())


def test_an_invoice_in_an_envelope_is_the_same_invoice(put):
    text = invoice().removeprefix('<?xml version="1.0"?>')
    put(f"<StandardBusinessDocument><Header><ID>ander</ID></Header>{text}</StandardBusinessDocument>")
    assert stored("invoice_id, amount") == [("F1", D("119.50"))]


def test_a_credit_note_is_negative(put):
    assert put(invoice(root="CreditNote", number="C1", due="")).problems == []
    assert stored() == [("crediteur", "C1", "Drukkerij", D("-119.50"), D("-14.50"), D("-105.00"), 2)]


@pytest.mark.views
def test_a_total_that_does_not_add_up_is_a_finding_with_its_amount(put):
    outcome = put(invoice(gross="120.00"))
    assert "bedrag met btw is 120,00; zonder btw plus btw: 119,50, verschil 0,50" in " ".join(outcome.notes)
    with warehouse.reader() as reader:
        assert reader.rows("SELECT kind, amount FROM finding_facts WHERE kind = 'bestand'") == [("bestand", D("0.50"))]


def negative(number="C1"):
    """A credit note of −119,50: every amount has a minus."""
    return re.sub(r"(<b:(?:\w*Amount)[^>]*>)(\d)", r"\1-\2", invoice(root="CreditNote", number=number, due=""))


@pytest.mark.parametrize(("answer", "amount"), [(OFF, "-119.50"), (ON, "119.50")])
def test_a_credit_note_with_a_negative_amount_is_asked(put, tmp_path, answer, amount):
    outcome = put(negative())
    assert outcome.batch is None
    assert [(ask.text, ask.options) for ask in outcome.open_asks] == [
        ("Creditnota C1 heeft een negatief bedrag (−119,50). Gaat dat eraf, of komt het erbij?", (OFF, ON))
    ]
    load(tmp_path / "factuur.xml", choices=Choices().with_value("invoices", "sign", "C1", answer))
    assert stored("amount, vat_amount / net_amount > 0") == [(D(amount), True)]


@pytest.mark.views
def test_what_was_paid_in_advance_stands_beside_what_was_invoiced(put):
    """105,00 net and 14,50 of VAT is 119,50; 50,00 was paid in advance, so 69,50 is open. No total is wrong."""
    prepaid = '<b:PrepaidAmount currencyID="EUR">50.00</b:PrepaidAmount>'
    text = invoice().replace("<b:PayableAmount", f"{prepaid}<b:PayableAmount")
    outcome = put(text.replace(">119.50</b:Pay", ">69.50</b:Pay"))
    assert "Factuur F1 is 119,50; 50,00 is vooraf betaald, 69,50 is nog te betalen." in outcome.notes
    assert stored("amount, net_amount + vat_amount, paid_amount, paid_on::VARCHAR") == [
        (D("119.50"), D("119.50"), D("50.00"), "2024-02-01")
    ]
    with warehouse.reader() as reader:
        assert reader.rows("SELECT open_amount FROM invoice_facts") == [(D("69.50"),)]
        assert reader.rows("SELECT DISTINCT outcome FROM file_checks") == [("klopt",)]


def test_a_missing_due_date_is_derived_from_the_terms_and_marked(put):
    terms = "<a:PaymentTerms><b:Note>Betalen binnen 30dagen</b:Note></a:PaymentTerms>"
    outcome = put(invoice(due="", terms=terms))
    assert "uit de betaaltermijn volgt 2-3-2024" in " ".join(outcome.notes)
    assert stored("due_date::VARCHAR, is_due_derived") == [("2024-03-02", True)]


def test_the_same_invoice_twice_gives_a_sentence_and_counts_once(put):
    put(invoice())
    outcome = put(invoice() + "\n", "nog eens.xml")
    assert (
        "Factuur F1 van Drukkerij staat er al, uit factuur.xml (aanlevering B0001); zij telt één keer." in outcome.notes
    )
    assert outcome.batch is None
    assert len(stored()) == 1


def test_two_invoices_with_one_number_are_two_and_a_doubt_is_asked(put):
    put(invoice())
    outcome = put(invoice(seller="Drukkerij B.V."), "zelfde dag en bedrag.xml")
    assert "hoort al bij een andere relatie" in outcome.problems[0].sentence
    outcome = put(invoice(seller="Cateraar").replace("2024-02-01", "2024-02-02"), "andere.xml")
    assert "Nummer F1 heeft al een andere factuur; deze heet hier F1 (Cateraar)." in outcome.notes
    assert put(invoice(root="CreditNote"), "credit.xml").problems == []
    assert stored("invoice_id, relation_id, amount") == [
        ("F1", "Drukkerij", D("119.50")),
        ("F1 (Cateraar)", "Cateraar", D("119.50")),
        ("F1 (creditnota)", "Drukkerij", D("-119.50")),
    ]
    again = put(invoice(root="CreditNote") + "\n", "credit nog eens.xml")
    assert "Factuur F1 (creditnota) van Drukkerij staat er al" in " ".join(again.notes)


def test_what_we_sent_is_a_debtor_when_our_name_is_known(put, tmp_path):
    settings = "Instelling | Waarde\n naam van de vereniging | drukkerij; 12345678"
    load_tables(tmp_path, {"Instellingen": settings})
    put(invoice())
    assert stored("kind, relation_id") == [("debiteur", "De Vereniging")]


def test_the_name_of_a_person_stays_on_one_page(put, tmp_path):
    put(invoice(seller="J. de Vries"))
    with warehouse.reader() as reader:
        [(code, name, is_person)] = reader.rows("SELECT relation_id, relation_name, is_person FROM relations")
    assert (name, is_person) == ("J. de Vries", True)
    assert code.startswith("persoon ")
    assert stored("relation_id") == [(code,)]
    for path in export(tmp_path / "uit"):
        assert b"de Vries" not in path.read_bytes(), path.name
    with zipfile.ZipFile(tmp_path / "uit" / "gegevens.xlsx") as package:
        assert not any(b"de Vries" in package.read(name) for name in package.namelist())
    assert f"Persoon ({code})" in (tmp_path / "uit" / "relations.csv").read_text(encoding="utf-8-sig")


def test_an_invoice_that_says_its_sender_is_a_person_is_believed(put):
    put(invoice(person="<a:Person><b:FamilyName>Mens</b:FamilyName></a:Person>"))
    with warehouse.reader() as reader:
        assert reader.rows("SELECT is_person FROM relations") == [(True,)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (invoice(currency="USD"), "in USD"),
        (invoice()[:900], "beschadigd of afgekapt"),
        (invoice(number=""), "ontbreekt het nummer"),
        (invoice(gross="veel"), "een bedrag dat geen getal is"),
        (invoice().replace("<x:Invoice", '<!DOCTYPE x [<!ENTITY y "z">]><x:Invoice', 1), "documenttype of entiteit"),
    ],
    ids=["vreemde munt", "afgekapt", "zonder nummer", "geen getal", "entiteit"],
)
def test_an_invoice_that_could_be_read_wrong_is_refused(put, text, says):
    with pytest.raises(UnreadableFile, match=says):
        put(text)


def of(text, tmp_path):
    """The one row of Facturen that the reader makes, by heading, and its notes."""
    (tmp_path / "f.xml").write_text(text, encoding="utf-8")
    assert kind_of(tmp_path / "f.xml") == "ubl"
    tables, notes = read_ubl(tmp_path / "f.xml")
    table = next(t for t in tables if t.name == "Facturen")
    return dict(zip(table.row(0), table.row(1), strict=True)), " ".join(notes)


@pytest.mark.parametrize(
    ("change", "amount"),
    [
        (lambda t: re.sub(r"-?\d+\.\d\d(?=</b:)", lambda m: f"-{m[0]}", t), "-119,50"),
        (lambda t: t.replace("<b:DocumentC", "<b:InvoiceTypeCode>381</b:InvoiceTypeCode><b:DocumentC"), "-119,50"),
        (lambda t: t.replace(' currencyID="EUR"', ""), "119,50"),
        (lambda t: re.sub(r"(\d)\.(\d\d)(?=</b:)", r"\1,\2", t), "119,50"),
        (lambda t: re.sub(r"(\.\d\d)(?=</b:)", r"\g<1>00", t), "119,50"),
        (lambda t: t.replace(">true<", ">1<").replace(">false<", ">0<"), "119,50"),
        (lambda t: f"<S><Standard>{SPACE}:Invoice-2</Standard>{'<H>kop</H>' * 900}{t[21:]}</S>", "119,50"),
        (
            lambda t: t.replace(
                '<b:PayableAmount currencyID="EUR">119.50',
                '<b:PayableRoundingAmount currencyID="EUR">0.50</b:PayableRoundingAmount>'
                '<b:PrepaidAmount currencyID="EUR">'
                '20.00</b:PrepaidAmount><b:PayableAmount currencyID="EUR">100.00',
            ),
            "120,00",
        ),
    ],
    ids=[
        "negatieve factuur",
        "factuur 381",
        "zonder munt",
        "komma",
        "vier cijfers",
        "1 en 0",
        "lange envelop",
        "afronding en vooraf betaald",
    ],
)
def test_forms_of_an_invoice_give_its_amount_without_a_finding(tmp_path, change, amount):
    row, notes = of(change(invoice()), tmp_path)
    assert row["Bedrag"] == amount
    assert "verschil" not in notes


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ("Betaling binnen 2 weken", "2024-02-15"),
        ("14 dagen 2% korting, 30 dagen netto", "2024-03-02"),
        ("Payment within 10 days, 2% discount", None),
        ("Netto 8 d", "2024-02-09"),
        ("Bij levering", None),
    ],
)
def test_the_day_to_pay_follows_from_the_terms_and_not_from_a_discount(tmp_path, terms, due):
    row, _ = of(invoice(due="", terms=f"<a:PaymentTerms><b:Note>{terms}</b:Note></a:PaymentTerms>"), tmp_path)
    assert row["Vervaldatum"] == due


@with_samples
def test_the_example_of_the_government(put):
    outcome = load(SAMPLES / "ubl" / "nlcius_basisfactuur_rijk_v01.xml")
    assert outcome.problems == []
    assert stored("invoice_id, amount, vat_amount, net_amount, line_count, due_date::VARCHAR, is_due_derived") == [
        ("Factuurscenario1", D("3926.50"), D("676.50"), D("3250.00"), 3, "2019-10-31", True)
    ]
