"""The csv of each bank, by its own headings or without: the same two movements, with the right sign and day."""

import openpyxl
import pytest

import warehouse
from etl.readers.child import _read
from etl.readers.process.gate import kind_of

IBAN = "NL69INGB0123456789"
NAME = "Rekening eindigend op 6789"


@pytest.fixture
def read(tmp_path):
    """Read a file as the child process does. Gives ({sheet: rows}, notes)."""

    def made(data, name="bank.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))
        tables, notes = _read(kind_of(path), path, path.stem, (), tmp_path, warehouse.scratch)
        return {t.name: [t.row(i) for i in range(1, len(t.numbers))] for t in tables}, notes

    return made


ING_NL = f'''"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"
"20240103";"Geheim Persoon";"{IBAN}";"NL00GEHM0000000000";"OV";"Bij";"1.234,50";"Overschrijving";"geheim";"1.224,40";""
"20240102";"Geheim Persoon";"{IBAN}";"";"BA";"Af";"10,10";"Betaalautomaat";"geheim";"-10,10";""
'''  # noqa: E501
ING_EN = f"""Date,"Name / Description",Account,Counterparty,Code,"Debit/credit","Amount (EUR)","Transaction type",Notifications,"Resulting balance",Tag
20240103,"Geheim Persoon",{IBAN},,OV,Credit,"1,234.50",Transfer,geheim,"1,224.40",
20240102,"Geheim Persoon",{IBAN},,BA,Debit,"10.10",Payment,geheim,"-10.10",
"""  # noqa: E501
RABO = f'''"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij"
"{IBAN}","EUR","RABONL2U","000001","2024-01-02","2024-01-02","-10,10","-10,10","","Café Geheim"
"{IBAN}","EUR","RABONL2U","000002","2024-01-03","2024-01-03","+1234,50","+1224,40","NL00","Geheim"
'''  # noqa: E501
RABO_EN = (
    RABO.replace("Munt", "Currency")
    .replace("Volgnr", "Sequence number")
    .replace("Datum", "Date")
    .replace("Rentedatum", "Interest date")
    .replace("Bedrag", "Amount")
    .replace("Saldo na trn", "Balance after trn")
    .replace("Tegenrekening IBAN/BBAN", "Counterparty IBAN/BBAN")
    .replace("Naam tegenpartij", "Counterparty name")
)
ABN_BARE = f"{IBAN}\tEUR\t20240102\t0,00\t-10,10\t20240102\t-10,10\tgeheim\n" + (
    f"{IBAN}\tEUR\t20240103\t-10,10\t1224,40\t20240103\t1234,50\tgeheim\n"
)
ABN_HEADED = (
    "Rekeningnummer;Muntsoort;Transactiedatum;Rentedatum;Beginsaldo;Eindsaldo;Transactiebedrag;Omschrijving\n"
    f"{IBAN};EUR;20240102;20240102;0,00;-10,10;-10,10;geheim\n"
    f"{IBAN};EUR;20240103;20240103;-10,10;1224,40;1234,50;geheim\n"
)
TRIODOS = f'''"02-01-2024","{IBAN}","10,10","Debet","Geheim","NL00","BA","geheim"
"03-01-2024","{IBAN}","1.234,50","Credit","Geheim","NL00","ET","geheim"
'''
TRIODOS_HEADED = (
    '"Transactiedatum","Rekening","Bedrag","Debet/Credit","Naam","Tegenrekening","Omschrijving"\n'
    f'"02-01-2024","{IBAN}","10,10","D","Geheim","NL00","geheim"\n'
    f'"03-01-2024","{IBAN}","1.234,50","C","Geheim","NL00","geheim"\n'
)
ABN_ENGLISH = (
    "accountNumber,mutationcode,transactiondate,valuedate,startsaldo,endsaldo,amount,description\n"
    f'{IBAN},EUR,20240102,20240102,0,-10.1,-10.1,"BEA, geheim, PAS123"\n'
    f"{IBAN},EUR,20240103,20240103,-10.1,1224.4,1234.5,geheim\n"
)
RABO_OLD = (
    f'"{IBAN}","EUR","20240103","D","10.10","NL00","Geheim","20240102","ba","","","geheim","","","","","","",""\n'
    f'"{IBAN}","EUR","20240103","C","1234.50","","Geheim","20240103","cb","","","","","","","","","",""\n'
)
ASN = (
    f"02-01-2024,{IBAN},NL00GEHM0000000000,Geheim,,,,EUR,0.00,EUR,-10.10,02-01-2024,03-01-2024,98,NGM,51,,'geheim',1\n"
    f"03-01-2024,{IBAN},,,,,,EUR,-10.10,EUR,1234.50,03-01-2024,03-01-2024,72,MSC,52,,,1\n"
)
SNS = (
    "Datum,Je rekening,Van / naar,Naam,Valuta saldo,Saldo voor boeking,Valuta boeking,Bedrag bij/af,Omschrijving\n"
    f"2-1-2024,{IBAN},NL00,Geheim,EUR,0.00,EUR,-10.10,geheim\n3-1-2024,{IBAN},NL00,Geheim,EUR,-10.10,EUR,1234.50,\n"
)
KNAB = (
    "KNAB EXPORT;;;;;;;;\nRekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;"
    "Valutadatum;Omschrijving;Boekdatum;\n"
    f'"{IBAN}";"03-01-2024";"EUR";"C";"1234,50";"NL00";"03-01-2024";"geheim";"03-01-2024";\n'
    f'"{IBAN}";"01-01-2024";"EUR";"D";"10,1";"NL00";"02-01-2024";"geheim";"02-01-2024";\n'
)
BUNQ = (
    "Date;Interest Date;Amount;Account;Counterparty;Name;Description\n"
    f'2024-01-02;2024-01-02;10,10-;{IBAN};NL00;Geheim;"geheim; regel één\nregel twee"\n'
    f"2024-01-03;2024-01-03;1234,50;{IBAN};NL00;Geheim;geheim\n"
)
SAVINGS = (
    '"Datum";"Omschrijving";"Rekening";"Rekening naam";"Tegenrekening";"Af Bij";"Bedrag";"Valuta";"Mutatiesoort";'
    '"Saldo na mutatie"\n'
    '"2024-01-03";"Inleg";"V 123-456789";"Spaar";"NL00";"Bij";"1.234,50";"EUR";"Inleg";"1.224,40"\n'
    '"2024-01-02";"Opname";"V 123-456789";"Spaar";"NL00";"Af";"10,10";"EUR";"Opname";"-10,10"\n'
)


@pytest.mark.parametrize(
    ("text", "encoding", "has_balance"),
    [
        (ING_NL, "utf-8-sig", True),
        (ING_EN, "utf-8", True),
        (SAVINGS, "utf-8", True),
        (RABO, "cp1252", True),
        (RABO_EN, "cp1252", True),
        (RABO_OLD, "utf-8", False),
        (ABN_BARE, "utf-8", True),
        (ABN_HEADED, "utf-8", True),
        (ABN_ENGLISH, "utf-8", True),
        (TRIODOS, "utf-8", False),
        (TRIODOS_HEADED, "utf-8", False),
        (ASN, "utf-8", True),
        (SNS, "utf-8", True),
        (KNAB, "utf-8-sig", False),
        (BUNQ, "utf-8", False),
    ],
    ids=[
        "ING",
        "ING Engels",
        "ING spaar",
        "Rabobank",
        "Rabobank Engels",
        "Rabobank oud",
        "ABN AMRO zonder koppen",
        "ABN AMRO",
        "ABN AMRO Engels",
        "Triodos",
        "Triodos met koppen",
        "ASN",
        "SNS",
        "Knab",
        "bunq",
    ],
)
def test_layouts_of_banks_give_the_same_movements(read, text, encoding, has_balance):
    sheets, notes = read(text, encoding=encoding)
    assert [row[:3] for row in sheets["Bankmutaties"]] == [
        [NAME, "2024-01-02", "-10,10"],
        [NAME, "2024-01-03", "1234,50"],
    ]
    found = [row[1:5] for row in sheets.get("Banksaldi", [])]
    assert found == ([["2024-01-03", "0,00", "1224,40", "1224,40"]] if has_balance else [])
    assert not any("proef" in note for note in notes)
    assert "geheim" not in str(sheets).lower()


def test_a_bank_without_account_numbers_is_called_by_its_name(read):
    sheets, notes = read(
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
        "CARD_PAYMENT,Current,2024-01-01 10:00:00,2024-01-02 10:00:00,x,-24.19,0.00,EUR,COMPLETED,500.00\n"
        "TRANSFER,Current,2024-01-03 10:00:00,2024-01-03 11:00:00,x,-100.00,1.00,EUR,COMPLETED,399.00\n"
        "CARD_PAYMENT,Current,2024-01-04 10:00:00,,x,-5.00,0.00,EUR,PENDING,\n"
        "EXCHANGE,Current,2024-01-04 10:00:00,2024-01-04 10:00:00,x,-5.00,0.00,USD,COMPLETED,9.00\n"
    )
    assert [row[2] for row in sheets["Bankmutaties"]] == ["-24,19", "-101,00"]
    assert sheets["Banksaldi"][0][:5] == ["Rekening Revolut Current", "2024-01-03", "524,19", "-125,19", "399,00"]
    assert "1 regel is bij de bank niet uitgevoerd; dat telt niet mee." in notes
    assert "Rekening Revolut Current: wat in USD is, telt niet mee; alleen euro's worden gelezen." in notes
    sheets, _ = read(
        "TransferWise ID,Date,Amount,Currency,Description,Payment Reference,Running Balance\n"
        "B,18-01-2024,-85.30,EUR,x,,614.70\nA,15-01-2024,200.00,EUR,x,,700.00\n"
    )
    assert sheets["Banksaldi"][0][:5] == ["Rekening Wise", "2024-01-18", "500,00", "114,70", "614,70"]


def test_a_sheet_of_a_bank_in_a_workbook_is_read_as_its_csv(read, tmp_path):
    book = openpyxl.Workbook()
    for line in ABN_ENGLISH.replace('"BEA, geheim, PAS123"', "BEA").splitlines():
        book.active.append([float(x) if x.lstrip("-").replace(".", "").isdigit() else x for x in line.split(",")])
    book.save(tmp_path / "abn.xlsx")
    sheets, _ = read((tmp_path / "abn.xlsx").read_bytes(), "bank.xlsx")
    assert [row[1:3] for row in sheets["Bankmutaties"]] == [["2024-01-02", "-10,10"], ["2024-01-03", "1234,50"]]
