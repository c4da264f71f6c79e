"""What goes off an account and what comes on it, under any heading and in any word of a bank; never assumed."""

import pytest

import warehouse
from etl.check.problem import Problem
from etl.errors import Refused
from etl.intake.choices import Choices
from etl.load import check_file
from etl.readers.child import _read
from etl.readers.process.gate import kind_of

IBAN = "NL69INGB0123456789"
HEADS = ("Af / Bij", "Bij / Af", "Debet / Credit", "debit / credit", "D/C", "+/-", "Type", "Soort", "Af of Bij", "X")
WORDS = (("Af", "Bij"), ("Debet", "Credit"), ("D", "C"), ("-", "+"), ("DBIT", "CRDT"), ("uit", "in"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bank")


@pytest.fixture
def read(folder):
    """Read a csv or statement as the child process does. Gives ({sheet: rows}, notes)."""

    def made(text, name="bank.csv"):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        tables, notes = _read(kind_of(path), path, path.stem, (), folder, warehouse.scratch)
        return {t.name: [t.row(i) for i in range(1, len(t.numbers))] for t in tables}, " ".join(notes)

    return made


def csv(head, *lines, more=""):
    """Lines of one account: (day, word, amount); more: headings behind them."""
    body = "".join(f"{day};{IBAN};NL1;{word};{amount}\n" for day, word, amount in lines)
    return f"Datum;Rekening;Tegenrekening;{head};Bedrag{more}\n{body}"


def amounts(sheets):
    return [row[2] for row in sheets["Bankmutaties"]]


@pytest.mark.parametrize("head", HEADS)
def test_the_sign_is_known_by_its_words_under_any_heading(read, head):
    for off, on in WORDS:
        sheets, _ = read(csv(head, ("12-03-2025", off, "150,00"), ("13-03-2025", on, "1000,00")))
        assert (off, amounts(sheets)) == (off, ["-150,00", "1000,00"])


@pytest.mark.parametrize("head", ["Mutatiesoort", "Transaction type"])
def test_the_heading_that_proves_a_bank_may_be_that_of_the_sign(read, head):
    lines = f"12-03-2025;{IBAN};150,00;Afschrijving\n13-03-2025;{IBAN};1000,00;Bijschrijving\n"
    sheets, _ = read(f"Datum;Rekening;Bedrag;{head}\n{lines}")
    assert amounts(sheets) == ["-150,00", "1000,00"]


def test_that_every_amount_comes_in_is_said_where_nothing_shows_it(read):
    lines = f"12-03-2025;{IBAN};150,00;Incasso\n13-03-2025;{IBAN};1000,00;Overschrijving\n"
    _, notes = read(f"Datum;Rekening;Bedrag;Mutatiesoort\n{lines}")
    assert "elk bedrag telt als bij" in notes
    _, notes = read(f"Datum;Rekening;Bedrag;Mutatiesoort\n{lines.replace('150', '-150')}")
    assert "elk bedrag telt als bij" not in notes


def test_with_a_balance_beside_it_the_opening_is_right_and_checked(read):
    """1.000 − 150 + 1.000 = 1.850."""
    text = csv(
        "Af / Bij",
        ("12-03-2025", "Af", "150,00;850,00"),
        ("13-03-2025", "Bij", "1000,00;1850,00"),
        more=";Saldo na mutatie",
    )
    sheets, _ = read(text)
    assert sheets["Banksaldi"][0][2:5] == ["1000,00", "850,00", "1850,00"]
    sheets, said = read(text.replace("1850,00", "1950,00"))
    assert sheets["Controles van bestanden"][0][3] == "opvallend" and "In regel 3 is het saldo na de mutatie" in said


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ((("12-03-2025", "Af", "1,00"), ("13-03-2025", "Storno", "2,00")), "staat af of bij, en ook ‘storno’"),
        ((("12-03-2025", "Af", "1,00"), ("13-03-2025", "", "2,00")), "staat af of bij, en ook ‘’"),
        ((("12-03-2025", "Bij", "-1,00"), ("13-03-2025", "Af", "-2,00")), "In regel 2 staat ‘-1,00’, en daarbij ‘bij’"),
        ((("12-03-2025", "Af", "1,00"), ("13-03-2025", "Af", "-2,00")), "soms met een min en soms zonder"),
    ],
)
def test_a_sign_that_is_not_known_is_refused(read, lines, says):
    with pytest.raises(Refused) as refused:
        read(csv("Soort", *lines))
    assert says in refused.value.sentence


def test_amounts_with_their_own_sign_need_no_word(read):
    sheets, _ = read(csv("Soort", ("12-03-2025", "Pin", "-1,00"), ("13-03-2025", "iDEAL", "2,00")))
    assert amounts(sheets) == ["-1,00", "2,00"]
    sheets, _ = read(csv("Soort", ("12-03-2025", "Af", "-1,00"), ("13-03-2025", "Bij", "2,00")))
    assert amounts(sheets) == ["-1,00", "2,00"]


def test_thousands_beside_cents_are_thousands(read):
    """1.500 and 41.660 beside 12,50, as a spreadsheet saves amounts without cents."""
    lines = [("03-01-2025", "Bij", "1.500"), ("04-01-2025", "Af", "12,50"), ("05-01-2025", "Bij", "41.660")]
    assert amounts(read(csv("Af Bij", *lines))[0]) == ["1500,00", "-12,50", "41660,00"]
    with pytest.raises(Refused) as refused:
        read(csv("Af Bij", *lines[:1]))
    assert "‘1.500’: dat kan 1500 euro zijn, of 1,500" in refused.value.sentence


def test_a_total_is_no_movement_and_a_line_without_its_account_is_refused(read):
    text = csv("Tekst", ("12-03-2025", "x", "-150,00"), ("13-03-2025", "x", "-50,00"))
    for total in ("31-03-2025;Totaal;;;-200,00\n", "Totaal;;;;-200,00\n", ";Eindtotaal maart;;;-200,00\n"):
        sheets, said = read(text + total)
        assert amounts(sheets) == ["-150,00", "-50,00"] and "Regel 4 is een totaal" in said
    with pytest.raises(Refused) as refused:
        read(text + "14-03-2025;;NL1;x;-5,00\n")
    assert refused.value.sentence.startswith("In regel 4 staat niet van welke rekening")


def test_a_value_day_under_valuta_and_a_year_in_two_digits(read):
    head, line = "Boekdatum;Valuta;Rekening;Tegenrekening;Bedrag\n", f"{{}};13-03-2025;{IBAN};NL1;-150,00\n"
    assert read(head + line.format("12-03-2025"))[0]["Bankmutaties"][0][1:3] == ["2025-03-12", "-150,00"]
    assert read(head + line.format("12-3-25"))[0]["Bankmutaties"][0][1] == "2025-03-12"
    with pytest.raises(Refused):
        read(head + line.format("25-03-12"))  # 25 March 2012, or 12 March 2025


def test_mt940_without_its_opening_or_with_cents_alone(read):
    text = f":20:P\n:25:{IBAN}\n:28C:7/1\n:61:2501020102D7,50NTRF\n:61:250102D,50NTRF\n:62F:C250102EUR90,00\n-\n"
    sheets, said = read(text, "bank.sta")
    assert [row[2:5:2] for row in sheets["Bankmutaties"]] == [["-7,50", "90,50"], ["-0,50", "90,00"]]
    assert "is niet gecontroleerd: er staat geen beginsaldo op" in said


def test_a_chosen_csv_asks_for_what_its_words_do_not_say(store):
    path = store / "bank.csv"
    path.write_text("Datum;Soort;Bedrag\n02-01-2024;Af;10,10\n03-01-2024;Bij;1.500\n04-01-2024;Storno;5,00\n")
    outcome = check_file(path, choices=Choices().with_kind("bank", "bank_movements"))
    problems: list[Problem] = outcome.problems
    assert [(p.row, p.found) for p in problems] == [(4, "5,00 storno")]
