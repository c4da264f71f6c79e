"""MT940 and CAMT.053 as banks really write them: read, or refused with the line; nothing is left out unsaid."""

import gzip
import zipfile
from decimal import Decimal

import pytest

from etl.errors import Refused
from etl.intake.unpack import members
from etl.readers.bank.camt053 import read_camt053
from etl.readers.bank.mt940 import read_mt940
from etl.readers.process.gate import kind_of

D = Decimal
NAME, MARK = "Rekening eindigend op 6789", f"INGB-{123456789 % 97:02d}"


@pytest.fixture
def read(tmp_path):
    """Read bytes as the road would: recognised by content, then by its reader. Gives ({sheet: rows}, notes)."""

    def made(data, name="bank"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        tables, notes = {"mt940": read_mt940, "camt053": read_camt053}[kind_of(path)](path)
        return {t.name: [t.row(i) for i in range(1, len(t.numbers))] for t in tables}, notes

    return made


def moves(sheets):
    return [(day, amount) for _, day, amount, *_ in sheets["Bankmutaties"]]


MT940 = """:20:A
:25:NL69INGB0123456789
:28C:1/1
:60F:C240101EUR100,00
:61:2401020102C10,00NTRFNONREF
/TRCD/00100/
:86:/NAME/Geheim//REMI/
:61: in een omschrijving begint geen regel zo
:62F:C240102EUR110,00
-
:20:B
:25:NL69INGB0123456789
:60F:C240102EUR110,00
:61:240103DR5,NMSC
:62F:C240103EUR105,
-
""".replace(":61: in", "?61: in")
SAME = [("2024-01-02", "10,00"), ("2024-01-03", "-5,00")]


@pytest.mark.parametrize(
    "data",
    [
        MT940.encode(),
        MT940.encode("utf-8-sig"),
        MT940.encode("utf-16"),
        MT940.replace("\n", "\r\n").encode(),
        MT940.replace("\n", "\r").encode(),
        MT940.replace("Geheim", "Café").encode("cp1252"),
        gzip.compress(MT940.encode()),
        MT940.replace(":20:", "{1:F01X}{2:O940}{4:\n:20:").replace("\n-", "\n-}{5:}").encode(),
        MT940.replace("\n-\n:20:B\n:25:NL69INGB0123456789", "").encode(),
        MT940.replace(":25:", ":25P:").encode(),
        MT940.replace("10,00N", "10NTRF").replace("100,00", "000000000100,00").encode(),
        MT940.replace(":25:", ":25:  ").replace("100,00", "100.00").replace("C10,00", "C10.00").encode(),
    ],
    ids=[
        "gewoon",
        "BOM",
        "UTF-16",
        "Windows",
        "Mac",
        "cp1252",
        "gzip",
        "SWIFT-blokken",
        "één :20:",
        ":25P:",
        "zonder komma",
        "met punt",
    ],
)
def test_the_same_statements_however_they_are_written(read, data):
    sheets, notes = read(data)
    assert moves(sheets) == SAME
    assert [row[4] for row in sheets["Banksaldi"]] == ["110,00", "105,00"]
    assert not any("verschil" in note for note in notes)


def test_reversals_pages_and_the_thirtieth_of_february(read):
    text = """:20:P
:25:123456789
:60F:C240228EUR100,00
:61:2402300301D1,00NTRF
:61:2402290229RD2,00NTRF
:62M:C240301EUR101,00
:20:P
:25:123456789
:60M:C240301EUR101,00
:61:2402290301RC4,00NTRF
:61:2401019999C1,00NTRF
:62F:C240301EUR98,00
"""
    sheets, notes = read(text)
    assert moves(sheets) == [
        ("2024-03-01", "-1,00"),
        ("2024-02-29", "2,00"),
        ("2024-03-01", "-4,00"),
        ("2024-01-01", "1,00"),
    ]
    assert sheets["Banksaldi"] == [[NAME, "2024-03-01", "100,00", "-2,00", "98,00", "2024-01-01", "2", MARK[4:]]]
    assert "Regel 4: 30-2-2024 bestaat niet en is gelezen als 29-2-2024." in notes


def test_accounts_in_other_money_are_named_and_left_out(read):
    sheets, notes = read(MT940 + MT940.replace("EUR", "USD").replace("6789", "1111"))
    assert moves(sheets) == SAME
    assert "Rekening eindigend op 1111: wat in USD is, telt niet mee; alleen euro's worden gelezen." in notes


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda t: t.replace("2401020102C10,00", "24010xC10,00"), "In regel 5 van dit afschrift staat een mutatie"),
        (lambda t: t.replace("C10,00", "Q10,00"), "In regel 5 van dit afschrift staat een mutatie"),
        (
            lambda t: t.replace(":62F:C240102EUR110", ":62F:240102EUR110"),
            "In regel 9 van dit afschrift staat een saldo",
        ),
        (lambda t: t.replace(":61:2401020102", ":61:241302"), "In regel 5 van dit afschrift staat een dag"),
        (lambda t: t.replace("EUR", "USD"), "in USD"),
        (lambda t: t.replace(":25:NL69INGB0123456789\n", "", 1), "ontbreekt de rekening"),
    ],
)
def test_a_line_of_mt940_that_cannot_be_read_is_named(read, change, says):
    with pytest.raises(Refused, match=says):
        read(change(MT940))


def test_a_statement_without_an_end_is_said(read):
    sheets, notes = read(MT940[: MT940.index(":62F:C240103")])
    assert moves(sheets) == SAME
    said = f"Afschrift van {NAME} tot en met 3-1-2024 is niet gecontroleerd: er staat geen eindsaldo op"
    said += ". De mutaties tellen"
    assert f"{said}." in notes
    assert [row[3:5] for row in sheets["Controles van bestanden"]][1:] == [["opvallend", said]]


def bal(code, amount, side="CRDT", day="2024-01-31", currency="EUR", under="Cd"):
    return (
        f"<Bal><Tp><CdOrPrtry><{under}>{code}</{under}></CdOrPrtry><SubTp><Cd>ZZZZ</Cd></SubTp></Tp>"
        f'<Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Dt><DtTm>{day}T00:00:00</DtTm></Dt></Bal>'
    )


def entry(amount, side="CRDT", more="<Sts>BOOK</Sts>", day="<BookgDt><Dt>2024-01-05</Dt></BookgDt>", currency="EUR"):
    return f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{more}{day}</Ntry>'


def camt(*inside, account="<IBAN>NL69INGB0123456789</IBAN>", currency="<Ccy>EUR</Ccy>", version="02", head=""):
    return (
        f'<?xml version="1.0"?><n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">'
        f"<BkToCstmrStmt><Stmt>{head}<Acct><Id>{account}</Id>{currency}</Acct>{''.join(inside)}</Stmt>"
        "</BkToCstmrStmt></n:Document>"
    )


def test_versions_statuses_batches_and_reversals_of_camt(read):
    batch = (
        "<RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls><Amt>0</Amt></TxDtls><TxDtls>"
        '<AmtDtls><TxAmt><Amt Ccy="USD">7.00</Amt></TxAmt></AmtDtls><CdtDbtInd>DBIT</CdtDbtInd></TxDtls></NtryDtls>'
    )
    text = camt(
        bal("PRCD", "99.00"),
        bal("OPBD", "0000100.000"),
        bal("CLBD", "88.5", day="2024-01-31"),
        bal("CLAV", "1.00"),
        entry("10.00"),
        entry("20.00", "DBIT", batch),
        entry("5.00", more="<Sts><Cd>PDNG</Cd></Sts>"),
        entry("6.00", more="<Sts>INFO</Sts>"),
        entry("1.5", "DBIT", day=""),
        version="08",
    )
    sheets, notes = read(text)
    assert moves(sheets) == [("2024-01-05", "10,00"), ("2024-01-05", "-20,00"), ("2024-01-31", "-1,50")]
    assert sheets["Banksaldi"] == [[NAME, "2024-01-31", "100,00", "-11,50", "88,50", "2024-01-05", "1", MARK]]
    assert "2 mutaties zijn nog niet geboekt door de bank; dat telt niet mee." in notes
    assert "1 mutatie heeft geen dag; gelezen op 31-1-2024." in notes


def test_parts_of_a_statement_join_at_their_balance_between(read):
    first = camt(bal("OPBD", "100.00"), bal("ITBD", "110.00"), entry("10.00"))
    second = camt(bal("ITBD", "110.00"), bal("CLBD", "105.00"), entry("5.00", "DBIT"))
    text = first.replace("</Stmt>", "</Stmt>" + second[second.index("<Stmt>") : second.index("</BkTo")])
    sheets, _ = read(text)
    assert sheets["Banksaldi"] == [[NAME, "2024-01-31", "100,00", "5,00", "105,00", "2024-01-05", "2", MARK]]


def test_the_money_of_an_account_is_what_its_balances_say(read):
    with pytest.raises(Refused, match="in USD"):
        read(camt(bal("OPBD", "1.00", currency="USD"), bal("CLBD", "1.00", currency="USD"), currency=""))
    sheets, notes = read(camt(bal("OPBD", "1.00"), bal("CLBD", "1.00", currency="SEK")))
    assert sheets["Banksaldi"][0][4] == "1,00"
    assert "de rekening is in EUR, maar er staat 1.00 in SEK" in " ".join(notes)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (camt(bal("OPBD", "veel")), "een saldo met een bedrag dat geen getal is"),
        (camt(entry("1.00", "")), "een mutatie van 1.00 zonder bij of af"),
        (camt(entry("1.00"), account=""), "Op afschrift 1 in dit bestand staat niet van welke rekening"),
        (
            camt(entry("1.00"))[:-40],
            "beschadigd of afgekapt. Haal het opnieuw op bij de bank. Het gaat mis bij regel 1",
        ),
        (camt(entry("1.00")).replace("BkToCstmrStmt", "BkToCstmrAcctRpt"), "CAMT.052"),
        (MT940.replace(":60F:C240101EUR100,00", ":34F:EURD0,00").replace(":60F", ":13D"), "MT942"),
    ],
)
def test_a_statement_that_could_be_read_wrong_is_refused_in_a_sentence(read, text, says):
    with pytest.raises(Refused, match=says):
        read(text)


def test_a_zip_with_a_statement_for_each_day_is_read_as_one_file(read, tmp_path):
    with zipfile.ZipFile(tmp_path / "made", "w") as package:
        for day, opening, closing in (("05", "100", "110"), ("06", "110", "120"), ("06", "110", "120")):
            text = camt(
                bal("OPBD", opening),
                bal("CLBD", closing, day=f"2024-01-{day}"),
                entry("10", day=f"<BookgDt><DtTm>2024-01-{day}T09:00:00</DtTm></BookgDt>"),
            )
            package.writestr(f"{day}-{len(package.namelist())}.xml", text)
        package.writestr("lees mij.pdf", b"%PDF-1.4")
    assert [name for name, _ in members(tmp_path / "made", "maand.zip")] == ["maand.zip"], "één bestand op de pagina"
    sheets, notes = read((tmp_path / "made").read_bytes(), "maand.zip")
    assert moves(sheets) == [("2024-01-05", "10,00"), ("2024-01-06", "10,00")]
    assert [row[4] for row in sheets["Banksaldi"]] == ["110,00", "120,00"]
    assert "1 mutatie staat op twee afschriften in dit bestand en telt één keer." in notes


def test_a_zip_that_cannot_be_read_as_one_says_what_to_do(tmp_path):
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as package:
        package.writestr("a.sta", MT940)
        package.writestr("b.xml", camt(entry("1.00")))
    with pytest.raises(Refused, match="niet samen te lezen zijn"):
        kind_of(tmp_path / "z.zip")
    assert [name for name, _ in members(tmp_path / "z.zip", "z.zip")] == ["a.sta", "b.xml"]
