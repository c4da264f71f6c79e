"""Files of bookkeeping packages and banks: read by their shape, to the cent, with what is sloppy said."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import warehouse
from etl.errors import UnreadableFile
from etl.load import load
from etl.store import batches
from reports.__main__ import main

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
with_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="de voorbeeldbestanden staan niet naast het project")

XAF = """<?xml version="1.0" encoding="UTF-8"?>
<auditfile xmlns="http://wrong.example/XAF/9.9"><header><fiscalYear>2023</fiscalYear><startDate>2023-01-01</startDate>
<endDate>2023-12-31</endDate><curCode>EUR</curCode></header><company>
<customersSuppliers><customerSupplier><custSupID>D1</custSupID><custSupName>Gemeente {name}</custSupName>
<eMail>geheim@voorbeeld.nl</eMail><telephone>050-1234567</telephone><custSupTp>C</custSupTp></customerSupplier>
</customersSuppliers><generalLedger>
<ledgerAccount><accID>1000</accID><accDesc>Bank</accDesc><accTp>B</accTp></ledgerAccount>
<ledgerAccount><accID>1300</accID><accDesc>Debiteuren</accDesc><accTp>Balans</accTp></ledgerAccount>
<ledgerAccount><accID>8000</accID><accDesc>Contributie</accDesc><accTp>VW</accTp>
<leadReference>WOvbSgbBvl</leadReference></ledgerAccount></generalLedger>
<transactions><linesCount>9</linesCount><journal><jrnID>V</jrnID><desc>Verkoop</desc>
<transaction><nr>1</nr><periodNumber>1</periodNumber><trDt>2023-01-02</trDt>
<trLine><nr>1</nr><accID>1300</accID><amnt>0.10</amnt><amntTp>D</amntTp><custSupID>D1</custSupID></trLine>
<trLine><nr>2</nr><accID>1300</accID><amnt>0.20</amnt><amntTp>D</amntTp><custSupID>D1</custSupID></trLine>
<trLine><nr>3</nr><accID>8000</accID><amnt>0.30</amnt><amntTp>C</amntTp><custSupID>00000</custSupID></trLine>
</transaction></journal><subledgers><subledger><sbType>CU</sbType>
<sbLine><nr>1</nr><jrnID>V</jrnID><trNr>1</trNr><trLineNr>1</trLineNr><amnt>0.10</amnt><amntTp>D</amntTp>
<custSupID>D1</custSupID><invRef>F1</invRef><invDt>2023-01-02</invDt><invDueDt>2023-02-01</invDueDt></sbLine>
<sbLine><nr>2</nr><jrnID>V</jrnID><trNr>1</trNr><trLineNr>2</trLineNr><amnt>0.20</amnt><amntTp>D</amntTp>
<custSupID>D1</custSupID><invRef>0</invRef><invDt>2023-01-02</invDt></sbLine>
</subledger></subledgers></transactions></company></auditfile>"""


def figures(capsys, year):
    capsys.readouterr()
    assert main(["figures", "--year", str(year), "--json"]) == 0
    return {f["id"]: f for f in json.loads(capsys.readouterr().out)}


@pytest.mark.views
def test_audit_file_by_its_shape_and_to_the_cent(store, capsys):
    path = store / "boek.xaf"
    path.write_bytes(XAF.format(name="Bedum é").encode("cp1252"))
    outcome = load(path)
    assert outcome.problems == []
    notes = " ".join(outcome.notes)
    assert "Windows-tekst (cp1252)" in notes
    assert "Er staat geen beginbalans in" in notes
    assert "zegt 9 regels te hebben; gelezen zijn er 3" in notes
    with warehouse.reader() as reader:
        assert reader.rows("SELECT sum(amount) FILTER (amount > 0) FROM ledger_entries") == [(Decimal("0.30"),)]
        assert reader.rows("SELECT relation_name FROM relations") == [("Gemeente Bedum é",)]
    found = figures(capsys, 2023)
    assert found["income"]["split"] == {"Contributies": 0.3}
    assert found["debtors_open"]["value"] == 0.3
    assert found["not_allocated"]["value"] == 0.2
    assert found["control_difference"]["value"] == 0


def test_what_is_private_is_dropped_at_the_door(store):
    path = store / "boek.xaf"
    path.write_text(XAF.format(name="Pekela"), encoding="utf-8")
    batch = load(path).batch
    kept = b"".join(p.read_bytes() for p in (store / "store" / "batches" / batch).iterdir())
    with warehouse.reader() as reader:
        tables = [t for (t,) in reader.rows("SELECT table_name FROM information_schema.tables")]
        text = " ".join(str(reader.rows(f'SELECT * FROM "{table}"')) for table in tables)
    for private in ("geheim@voorbeeld.nl", "050-1234567"):
        assert private not in text
        assert private.encode() not in kept


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda x: x[: len(x) // 2], "beschadigd of afgekapt"),
        (lambda x: x.replace("EUR", "USD"), "in USD"),
        (lambda x: x.replace("<auditfile", '<!DOCTYPE a [<!ENTITY b "c">]><auditfile', 1), "documenttype of entiteit"),
        (lambda x: x.replace("0.30", "veel"), "een bedrag dat geen getal is"),
        (lambda x: x.replace("Balans", "Q"), "een onbekende soort"),
    ],
)
def test_audit_file_whose_figures_could_be_wrong_is_refused(store, change, says):
    path = store / "boek.xaf"
    path.write_text(change(XAF.format(name="Pekela")), encoding="utf-8")
    with pytest.raises(UnreadableFile, match=says):
        load(path)
    assert batches.ledger() == []


def test_bank_statement_that_does_not_add_up_comes_in_with_a_warning(store):
    text = (
        ":20:A\n:25:NL01BANK0123456789\n:60F:C230101EUR10,00\n:61:230102D3,50N\n:86:/NAME/geheim\n:62F:C230131EUR{}\n"
    )
    good, bad = store / "goed.sta", store / "fout.sta"
    good.write_text(text.format("6,50"), encoding="utf-8")
    bad.write_text(text.format("7,00").replace("230131", "230228"), encoding="utf-8")
    assert load(good).batch == "B0001"
    again = store / "nog eens.sta"
    again.write_text(text.format("6,50") + "\n", encoding="utf-8")
    assert "er verandert niets" in load(again).message
    outcome = load(bad)
    assert "verschil 0,50" in " ".join(outcome.notes)
    with warehouse.reader() as reader:
        rows = reader.rows("SELECT bank_account, movements, closing_balance FROM bank_balances ORDER BY balance_date")
    name = "Rekening eindigend op 6789"
    assert rows == [(name, Decimal("-3.50"), Decimal("6.50")), (name, None, Decimal("7.00"))]


@pytest.mark.views
@with_samples
def test_exact_online_2016(store, capsys):
    assert load(SAMPLES / "xaf" / "ExactOnline_V32_2016.redacted.xml").problems == []
    found = figures(capsys, 2016)
    assert found["ledger_lines"]["value"] == 167
    assert found["result"]["value"] == 121301.02
    assert found["debtors_open"]["value"] == -304220.09
    assert found["creditors_open"]["value"] == 60400
    assert found["debtors_overdue"]["value"] == 104122.37
    assert found["not_allocated"]["split"] == {"crediteur": -2500, "debiteur": -408342.46}
    assert found["control_difference"]["split"] == {"crediteur": 0, "debiteur": 0}
    # the cash (−34.358,00) is no money at the bank
    assert {k: v for k, v in found["liquid_books"]["split"].items() if k in ("Bank", "Kas")} == {"Bank": 396704.46}


@pytest.mark.views
@with_samples
def test_audit_file_4_and_statements_of_the_samples(store, capsys):
    assert load(SAMPLES / "xaf" / "pyxaf_2024_xaf40.xaf").problems == []
    found = figures(capsys, 2024)
    assert found["result"]["value"] == 31620.19
    with warehouse.reader() as reader:
        assert reader.rows(
            "SELECT count(*) FILTER (NOT is_opening), sum(amount) FILTER (amount > 0 AND is_opening), "
            "sum(amount) FILTER (amount > 0 AND NOT is_opening) FROM ledger_entries"
        ) == [(36, Decimal("12500.50"), Decimal("38260.42"))]
    said = {}
    for path in sorted([*(SAMPLES / "mt940").iterdir(), *(SAMPLES / "camt053").iterdir()]):
        outcome = load(path)
        assert outcome.problems == [], path.name
        said[path.name] = sum("verschil" in note for note in outcome.notes)
    assert said == {
        "abnamro.sta": 2,
        "genkgo_camt053.v2.multi.statement.xml": 0,
        "genkgo_camt053.v8.xml": 1,
        "ing_ming-from-spec.txt": 0,
        "rabobank-iban.sta": 0,
    }
