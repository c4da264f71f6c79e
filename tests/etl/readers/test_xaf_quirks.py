"""What packages write otherwise than the layout of an audit file says: read, said, or refused with a sentence."""

import re
import zipfile
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from audit_files import ACCOUNTS, booking, xaf

import warehouse
from etl.errors import Refused
from etl.readers.process.gate import kind_of
from etl.readers.xaf.audit_file import read_xaf
from etl.readers.xaf.values import signed

GOOD = xaf(booking(1, "1300", "8000", "250.00"))
SAID = '<?xml version="1.0" encoding="{}"?>'


@pytest.fixture
def read(tmp_path):
    """Read a file; gives its sheets by name as columns of texts, and the notes in one text."""

    def made(content):
        path = tmp_path / "boek.xaf"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert kind_of(path) == "xaf"
        tables, notes = read_xaf(path, tmp_path, warehouse.scratch)
        sheets = {t.name: t.columns for t in tables if hasattr(t, "columns")}
        booked = pq.read_table(tmp_path / "entries.parquet").to_pydict()
        return sheets | {"Boekingen": booked}, " ".join(notes)

    return made


def words(text):
    return GOOD.replace("<nr>1</nr><accID>1300<", f"<nr>1</nr><desc>{text}</desc><accID>1300<")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1250,00", "1250"),
        ("1.250,00", "1250"),
        ("1,250.00", "1250"),
        ("1 250.00", "1250"),
        ("+5", "5"),
        ("2.5E2", "250"),
        ("12.50-", "-12.5"),
        ("\u00a07,5", "7.5"),
    ],
)
def test_an_amount_as_people_write_it(written, meant):
    assert signed({"amnt": written, "amntTp": "D"}) == Decimal(meant)
    assert signed({"amnt": written, "amntTp": "Credit"}) == -Decimal(meant)


@pytest.mark.parametrize(("amount", "side"), [("NaN", "D"), ("Infinity", "D"), ("", "D"), ("x", "D"), ("5", "Q")])
def test_an_amount_that_is_none_is_refused(amount, side):
    with pytest.raises(Refused, match=r"geen getal|debet noch credit"):
        signed({"amnt": amount, "amntTp": side})


@pytest.mark.parametrize("written", ["15-01-2024", "20240115", "2024-01-15+01:00", "2024-01-15T00:00:00", "15/01/2024"])
def test_a_day_in_another_form(read, written):
    sheets, notes = read(GOOD.replace("2024-01-15", written))
    assert sheets["Boekingen"]["D"][-1] == "2024-01-15"
    assert "buiten de periode" not in notes


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        ((SAID.format("utf-16") + words("é")).encode("utf-16-le"), "é", ""),
        ((SAID.format("utf-16") + words("é")).encode("utf-16-be"), "é", ""),
        ((SAID.format("utf-32") + words("é")).encode("utf-32"), "é", ""),
        ((SAID.format("utf-16") + words("é")).encode(), "é", ""),
        ((SAID.format("iso-8859-1") + words("€ ’é’")).encode("cp1252"), "€ ’é’", ""),
        ((SAID.format("ibm850") + words("é")).encode("cp850"), "é", ""),
        ((SAID.format("ANSI") + words("é")).encode("cp1252"), "é", "Windows-tekst"),
        ("\r\n " + SAID.format("utf-8") + words("é"), "é", ""),
        (words("Jansen & Zn &euml; &#233; &amp; A&B"), "Jansen & Zn &euml; é & A&B", "3 losse &-tekens zijn gelezen"),
        (words("a&#2;b&#x1F;c&#9;d"), "abc\td", "2 verboden tekens zijn overgeslagen"),
        (words("y&" * 16_000), "y&" * 16_000, "16000 losse &-tekens"),
    ],
    ids=[
        "utf-16 zonder merk",
        "utf-16 omgekeerd",
        "utf-32",
        "zegt utf-16",
        "zegt latin-1",
        "dos",
        "ansi",
        "begint leeg",
        "losse &",
        "verboden nummers",
        "veel losse",
    ],
)
def test_text_that_says_something_else_than_it_is(read, content, name, says):
    sheets, notes = read(content)
    assert name in sheets["Boekingen"]["I"]
    assert says in notes
    assert "verboden tekens" in notes or "verboden" not in says


@pytest.mark.parametrize("kind", ["", "X"])
def test_a_kind_of_account_that_is_none_follows_from_its_code(read, kind):
    unknown = re.sub("<accTp>.</accTp>", f"<accTp>{kind}</accTp>", GOOD)
    assert read(unknown)[0]["Grootboekrekeningen"] == read(GOOD)[0]["Grootboekrekeningen"]
    with pytest.raises(Refused, match="onbekende soort"):
        read(unknown.replace("leadReference", "iets"))


def test_a_code_is_found_wherever_a_package_puts_it(read):
    def code(text):
        return read(GOOD.replace("<leadReference>WOvbSgbBvl</leadReference>", text))[0]["Grootboekrekeningen"][7]

    entry = "<entryPoint><conceptRef>{}</conceptRef></entryPoint>"
    for place in (
        "<RGScode>WOvbSgbBvl</RGScode>",
        "<leadCode>WOvbSgbBvl</leadCode>",
        "<leadReference>123</leadReference><leadCrossRef>WOvbSgbBvl</leadCrossRef>",
        f"<taxonomy>{entry.format('rgs.xsd#rgs:WOvbSgbBvl')}</taxonomy>",
    ):
        assert "WOvbSgbBvl" in code(place)
    assert "0000" not in code("<RGScode>0000</RGScode>")


def test_a_file_that_was_cut_in_pieces_is_whole_again_in_a_zip(read, tmp_path):
    text = "<!-- Vervolgbestand 1 van 3 -->" + GOOD
    cuts = (text.index("<journal>"), text.index("</journal>"))
    pieces = [text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :]]
    files = {f"{n}.xaf": f"<!-- Vervolgbestand {n} van 3 -->" * (n > 1) + p for n, p in enumerate(pieces, 1)}

    def zipped(names):
        with zipfile.ZipFile(tmp_path / "z.zip", "w") as package:
            for name in names:
                package.writestr(name, files[name])
        return (tmp_path / "z.zip").read_bytes()

    assert read(zipped(reversed(list(files))))[0]["Boekingen"] == read(GOOD)[0]["Boekingen"]
    with pytest.raises(Refused, match="verdeeld over 3 bestanden"):
        read(zipped(["1.xaf", "3.xaf"]))
    (tmp_path / "los.xaf").write_text(files["2.xaf"])
    with pytest.raises(Refused, match="Doe alle delen samen in één zip"):
        kind_of(tmp_path / "los.xaf")


@pytest.mark.parametrize(
    "text",
    ["CLAIR1.00.00" + " " * 300, GOOD.replace("<header>", "<header><auditfileVersion>CLAIR2.00.00</auditfileVersion>")],
)
def test_a_form_of_before_2012_is_refused_by_name(read, text):
    with pytest.raises(Refused, match="vóór 2012"):
        read(text)


def test_accounts_behind_the_bookings_and_a_header_at_the_end(read):
    ledger = f"<generalLedger>{ACCOUNTS}</generalLedger>"
    moved = GOOD.replace(ledger, "").replace("</company>", ledger + "</company>")
    assert read(moved)[0]["Grootboekrekeningen"] == read(GOOD)[0]["Grootboekrekeningen"]


def test_noise_is_rounded_and_real_parts_of_a_cent_are_refused_with_their_line(read):
    """0,1 + 0,2 of a package that reckons in binary fractions is 0,30; 0,305 is no amount of money."""
    noisy = GOOD.replace("250.00", "250.00000000000003", 1)
    sheets, notes = read(noisy)
    assert {text for text in sheets["Boekingen"]["H"] if text} == {t for t in read(GOOD)[0]["Boekingen"]["H"] if t}
    assert (
        "1 bedrag heeft meer dan twee cijfers achter de komma door rekenruis, en is afgerond op hele centen." in notes
    )
    with pytest.raises(Refused, match=r"In regel 2 van dit auditbestand .* delen van een cent: 250,005"):
        read(GOOD.replace("<trLine>", "\n<trLine>", 1).replace("250.00", "250.005"))


def test_a_code_of_vat_outside_the_table_is_told_and_its_amount_counts(read):
    """One line of code 1, which is in the table, and one of code 9, which is not: 21,00 and 9,00 of VAT."""
    vat = "<vat><vatID>{}</vatID><vatPerc>21</vatPerc><vatAmnt>{}</vatAmnt><vatAmntTp>D</vatAmntTp></vat>"
    table = "<vatCodes><vatCode><vatID>1</vatID><vatDesc>hoog</vatDesc></vatCode></vatCodes>"
    lines = [
        booking(n, "4000", "1000", "100.00", more=vat.format(*of))
        for n, of in enumerate((("1", "21.00"), ("9", "9.00")))
    ]
    text = xaf("".join(lines)).replace("<openingBalance>", f"{table}<openingBalance>", 1)
    sheets, notes = read(text)
    assert (
        "2 boekingen noemen een btw-code die niet in de tabel van het bestand staat (9); het btw-bedrag telt." in notes
    )
    assert [text for text in sheets["Boekingen"]["N"][1:] if text] == ["21,00", "21,00", "9,00", "9,00"]
    assert "btw-code" not in read(text.replace(table, ""))[1]  # without a table nothing is outside it
