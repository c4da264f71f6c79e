"""Bank files: the layouts of banks, a balance that doesn't follow, and statements that overlap."""

from decimal import Decimal
from pathlib import Path

import pytest

import warehouse
from etl import drafts
from etl.errors import UnreadableFile
from etl.intake.choices import Choices
from etl.load import check_file, load
from etl.readers.bank.accounts import Accounts, mark_of

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
with_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="de voorbeeldbestanden staan niet naast het project")
D = Decimal
IBAN = "NL69INGB0123456789"
NAME = "Rekening eindigend op 6789"


def put(store, name, text, encoding="utf-8"):
    path = store / name
    path.write_bytes(text.encode(encoding))
    return load(path)


def moves():
    with warehouse.reader() as reader:
        return reader.rows("SELECT bank_account, booked_on::VARCHAR, amount FROM bank_movements ORDER BY ALL")


ING_NL = f'''"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"
"20240103";"Geheim Persoon";"{IBAN}";"NL00GEHM0000000000";"OV";"Bij";"1.234,50";"Overschrijving";"geheim";"1.224,40";""
"20240102";"Geheim Persoon";"{IBAN}";"";"BA";"Af";"10,10";"Betaalautomaat";"geheim";"-10,10";""
'''  # noqa: E501
RABO = f'''"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij"
"{IBAN}","EUR","RABONL2U","000001","2024-01-02","2024-01-02","-10,10","-10,10","","Café Geheim"
"{IBAN}","EUR","RABONL2U","000002","2024-01-03","2024-01-03","+1234,50","+1224,40","NL00","Geheim"
'''  # noqa: E501


def test_the_csv_of_a_bank_on_the_whole_road(store):
    outcome = put(store, "bank.csv", ING_NL, "utf-8-sig")
    assert outcome.problems == []
    assert moves() == [(NAME, "2024-01-02", D("-10.10")), (NAME, "2024-01-03", D("1234.50"))]
    with warehouse.reader() as reader:
        balances = reader.rows("SELECT balance_date::VARCHAR, opening_balance, closing_balance FROM bank_balances")
    assert balances == [("2024-01-03", D(0), D("1224.40"))]
    kept = b"".join(p.read_bytes() for p in (store / "store" / "batches" / outcome.batch).iterdir())
    assert b"geheim" not in kept.lower()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda t: t.replace('"Bij"', '"Misschien"'), "waar af of bij"),
        (lambda t: t.replace("20240103", "2024"), "een datum die niet te lezen is"),
        (lambda t: t.replace("1.234,50", "veel"), "een bedrag dat geen getal is"),
    ],
)
def test_a_bank_csv_that_could_be_read_wrong_is_refused(store, change, says):
    with pytest.raises(UnreadableFile, match=says):
        put(store, "bank.csv", change(ING_NL))
    with pytest.raises(UnreadableFile, match="in USD"):
        put(store, "rabo.csv", RABO.replace('"EUR"', '"USD"'))


def mt940(first, last, opening, closing, lines):
    body = "".join(f":61:24{day}{day}{sign}{amount}NTRFNONREF\n:86:geheim\n" for day, sign, amount in lines)
    return f":20:X\n:25:{IBAN}EUR\n:28C:1\n:60F:C24{first}EUR{opening}\n{body}:62F:C24{last}EUR{closing}\n"


@pytest.mark.views
def test_overlapping_statements_are_not_counted_twice_in_figure_nor_in_words(store):
    january = [("0105", "D", "35,00"), ("0120", "D", "35,00"), ("0120", "D", "35,00"), ("0130", "C", "5,00")]
    february = [*january[1:], ("0210", "D", "100,00")]
    put(store, "jan.sta", mt940("0101", "0131", "1000,00", "900,00", january))
    outcome = put(store, "feb.sta", mt940("0115", "0229", "965,00", "800,00", february))
    assert outcome.problems == []
    said = " ".join(outcome.notes)
    assert "3 van de 4 mutaties van Rekening eindigend op 6789 staan al op een eerder afschrift (jan.sta" in said
    assert "tellen één keer" in said
    assert [amount for _, _, amount in moves()] == [D(-35), D(-35), D(-35), D(5), D(-100)]
    with warehouse.reader() as reader:
        [(chain,)] = reader.rows(
            "SELECT bool_and(follows_on = previous_closing) FROM bank_facts WHERE previous_date IS NOT NULL"
        )
        found = reader.rows("SELECT sentence FROM finding_facts WHERE kind = 'overlap'")
    assert chain is True
    assert len(found) == 1
    assert "tot en met 29-02-2024 begint vóór het einde van het vorige (31-01-2024)" in found[0][0]


def test_two_statements_in_one_file_that_overlap_count_once(store):
    text = mt940("0101", "0131", "100,00", "65,00", [("0120", "D", "35,00")])
    text += mt940("0115", "0229", "100,00", "60,00", [("0120", "D", "35,00"), ("0210", "D", "5,00")])
    outcome = put(store, "twee.sta", text)
    assert "1 mutatie staat op twee afschriften in dit bestand en telt één keer." in outcome.notes
    assert [amount for _, _, amount in moves()] == [D(-35), D(-5)]


@with_samples
def test_ing_csv_of_2015(store):
    outcome = load(SAMPLES / "bank_csv" / "ing_format1_20150224.csv")
    assert outcome.problems == []
    assert "voldoet niet aan de IBAN-proef" in " ".join(outcome.notes)
    with warehouse.reader() as reader:
        assert reader.rows("SELECT count(*), sum(amount) FROM bank_movements") == [(3, D("-121.28"))]


def camt_of(**closings):
    return (
        "<Document><BkToCstmrStmt>"
        + "".join(
            f"<Stmt><Acct><Id><IBAN>{account}</IBAN></Id></Acct><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>"
            f'<Amt Ccy="EUR">{closing}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-03-31</Dt></Dt></Bal></Stmt>'
            for account, closing in closings.items()
        )
        + "</BkToCstmrStmt></Document>"
    )


def test_two_accounts_that_end_alike_stay_two_and_their_numbers_are_not_kept(store):
    others = ("NL02ABNA0123456789", "NL11INGB0555556789")
    put(store, "een.sta", mt940("0101", "0131", "0,00", "5,00", [("0120", "C", "5,00")]))
    outcome = put(store, "meer.xml", camt_of(**{others[0]: "20.00", IBAN: "5.00", others[1]: "300.00"}))
    assert outcome.problems == []
    assert "Rekening 2 eindigend op 6789 is een andere rekening dan een die al bekend is" in " ".join(outcome.notes)
    with warehouse.reader() as reader:
        balances = reader.rows(
            "SELECT bank_account, balance_date::VARCHAR, closing_balance FROM bank_balances ORDER BY ALL"
        )
        text = str(reader.rows("SELECT * FROM bank_balances, bank_movements"))
    assert balances == [
        ("Rekening 2 eindigend op 6789", "2024-03-31", D("20.00")),
        ("Rekening 3 eindigend op 6789", "2024-03-31", D("300.00")),
        (NAME, "2024-01-31", D("5.00")),
        (NAME, "2024-03-31", D("5.00")),
    ]
    assert not any(part in text for part in (IBAN, "0123456789", *others, "55556789"))


def test_a_bank_that_writes_no_iban_means_the_account_that_is_known():
    known = [(NAME, mark_of(IBAN)), ("Rekening 2 eindigend op 6789", mark_of("NL02ABNA0555556789")), ("Kas", "")]
    called = Accounts(known).called
    for account in ("555556789", "ABNANL2A/0555556789", "0555.556.789 EUR", "NL02ABNA0555556789EUR"):
        assert called(account) == known[1]
    assert called(IBAN) == known[0]
    assert called("NL02TRIO0555556789") == ("Rekening 3 eindigend op 6789", mark_of("NL02TRIO0555556789"))
    assert Accounts([(NAME, "")]).called(IBAN) == (NAME, mark_of(IBAN)), "a name without a mark is the first that asks"


def test_the_csv_of_an_unknown_bank_is_mapped_once_and_known_the_next_time(store):
    text = f"Dag;Soort;Waarde;Bank;Tekst\n02-01-2024;Af;10,10;{IBAN};geheim\n03-01-2024;Bij;1.234,50;{IBAN};geheim\n"
    draft = drafts.put(text.encode(), "volksbank.csv", "penningmeester")
    assert drafts.check(draft.id).problems[0].found.startswith("een blad met een naam en koppen die niet bekend zijn")
    chosen = {"Bank": "bank_account", "Dag": "booked_on", "Waarde": "amount"}
    drafts.decide(draft.id, lambda c: c.with_kind("volksbank", "bank_movements"))
    for heading, column in chosen.items():
        drafts.decide(draft.id, lambda c, h=heading, k=column: c.with_heading("volksbank", h, k))
    outcome = drafts.save(draft.id, by="penningmeester")
    assert "Bij of af komt uit kolom ‘Soort’." in outcome.notes
    outcome = put(store, "februari.csv", text.replace("03-01-2024", "04-02-2024"))
    assert "Blad ‘februari’ is gelezen met recept ‘Bankmutaties uit volksbank’, als Bankmutaties." in outcome.notes
    assert "1 van de 2 mutaties van Rekening eindigend op 6789 staat al op een eerder afschrift" in str(outcome.notes)
    assert moves() == [
        (NAME, "2024-01-02", D("-10.10")),
        (NAME, "2024-01-03", D("1234.50")),
        (NAME, "2024-02-04", D("1234.50")),
    ]


def test_amounts_in_two_columns_and_faults_in_a_chosen_csv(store):
    path = store / "bank.csv"
    path.write_text("Datum;Bij;Af;Tekst\n02-01-2024;;10,10;x\n03-01-2024;veel;;x\n33-01-2024;5,00;;x\n")
    chosen = Choices().with_kind("bank", "bank_movements")
    outcome = check_file(path, choices=chosen)
    assert "Het bedrag is kolom ‘Bij’ min kolom ‘Af’." in outcome.notes
    assert "Blad ‘bank’ noemt geen bankrekening; gelezen als ‘Rekening zonder nummer’." in outcome.notes
    assert {(p.row, p.found) for p in outcome.problems} == {(3, "veel"), (4, "33-01-2024")}
