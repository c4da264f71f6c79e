"""Which movement of a bank is which: two equal ones that follow on each other are two, one on two statements is one."""

import re
from decimal import Decimal

import pytest
from tables import rows

from etl.errors import UnreadableFile
from etl.load import load
from etl.readers.bank.csv import amount_of, decimal_sign
from etl.readers.bank.movements import Movement, matched

D = Decimal
IBAN = "NL69INGB0123456789"


def day(*steps, start=None):
    """Movements of 31 May by their amounts, with the balance after each when `start` is given."""
    made = []
    for amount in steps:
        start = None if start is None else start + D(amount)
        made.append(Movement("2024-05-31", D(amount), start))
    return made


@pytest.mark.parametrize(
    ("known", "new", "are"),
    [
        (day("-7.50", start=D(100)), day("-7.50", start=D("92.50")), [None]),  # follows on it
        (day("-7.50", start=D("92.50")), day("-7.50", start=D(100)), [None]),  # comes before it
        (day("-7.50", start=D(100)), day("-7.50", start=D(100)), [0]),  # the same
        (day("-7.50", start=D(100)), day("-7.50"), [0]),  # nothing says where it stands
        (day("-7.50", "-7.50", start=D(100)), day("-7.50", "-7.50", start=D("92.50")), [1, None]),  # half of it is new
        (day("-7.50", "5", start=D(100)), day("5", "-7.50", start=D(100)), [1, 0]),  # in another order: the same day
        (day("-7.50", start=D(100)), day("-7.50", "-7.50", start=D(100)), [0, None]),
        # 100 → 92,50 and 92,50 → 85 from two statements: what begins at 85 follows on both
        ([*day("-7.50", start=D("92.50")), *day("-7.50", start=D(100))], day("-7.50", start=D(85)), [None]),
        (day("-5", "5", start=D(100)), day("-5", "5", start=D(100)), [0, 1]),  # ends as it began: the same again
    ],
)
def test_the_place_of_a_movement_says_which_it_is(known, new, are):
    assert matched(new, known) == are


def test_where_a_day_ends_as_it_began_the_bank_says_what_is_new():
    first, then = (
        [Movement("2024-05-31", D(a), after, f"{name}{n}") for n, (a, after) in enumerate(((-5, D(95)), (5, D(100))))]
        for name in "AB"
    )
    assert matched(then, first) == [None, None]
    assert matched(first, first) == [0, 1]


def statement(number, begin, end, opening, closing, *lines):
    body = "".join(f":61:24{when}{when}{sign}{amount}NTRFNONREF//{number}\n" for when, sign, amount in lines)
    return f":20:X\n:25:{IBAN}\n:28C:{number}\n:60F:C24{begin}EUR{opening}\n{body}:62F:C24{end}EUR{closing}\n-\n"


FRIDAY = statement(10, "0531", "0531", "100,00", "92,50", ("0531", "D", "7,50"))
LATER = statement(11, "0531", "0531", "92,50", "85,00", ("0531", "D", "7,50"))
MONDAY = statement(12, "0531", "0603", "85,00", "86,00", ("0603", "C", "1,00"))
CSV = "IBAN/BBAN,Munt,Volgnr,Datum,Bedrag,Saldo na trn,Naam tegenpartij\n" + "".join(
    f'"{IBAN}",EUR,{n},{when},"{amount}","{after}",x\n'
    for n, (when, amount, after) in enumerate(
        [("2024-05-31", "-7,50", "92,50"), ("2024-05-31", "-7,50", "85,00"), ("2024-06-03", "1,00", "86,00")]
    )
)


@pytest.mark.views
@pytest.mark.parametrize("order", [(FRIDAY, LATER, MONDAY), (MONDAY, LATER, FRIDAY)], ids=["op volgorde", "andersom"])
def test_statements_that_follow_on_each_other_lose_nothing(store, order):
    """−7,50, −7,50 and 1,00: 100,00 becomes 86,00. The csv of the same days adds nothing."""
    for number, text in enumerate(order):
        (store / f"{number}.sta").write_text(text)
        assert load(store / f"{number}.sta").problems == []
    (store / "zelfde.csv").write_text(CSV)
    said = " ".join(load(store / "zelfde.csv").notes)
    assert said.count("1 van de 3 mutaties van Rekening eindigend op 6789 staat al op een eerder afschrift") == 3
    assert rows("SELECT count(*), sum(amount) FROM bank_movements") == [(3, D("-14.00"))]
    # two statements of 31 May are one balance of that day, and none follows on nothing
    assert rows("SELECT balance_date::VARCHAR, opening_balance, closing_balance FROM bank_balances ORDER BY 1") == [
        ("2024-05-31", D("100.00"), D("85.00")),
        ("2024-06-03", D("100.00"), D("86.00")),  # as the csv has it, of both days
    ]
    assert rows("SELECT kind FROM finding_facts WHERE kind <> 'overlap'") == []


@pytest.mark.views
def test_a_statement_that_is_missing_and_a_balance_that_does_not_follow_are_found_at_their_place(store):
    (store / "a.sta").write_text(FRIDAY + MONDAY)
    assert load(store / "a.sta").problems == []
    assert rows("SELECT kind, amount FROM finding_facts") == [("afschrift", D("7.50"))]
    broken = CSV.replace("2024-05", "2025-05").replace("2024-06", "2025-06").replace('"85,00"', '"86,00"')
    (store / "b.csv").write_text(broken.replace('"1,00","86,00"', '"1,00","87,00"'))
    said = " ".join(load(store / "b.csv").notes)
    assert "In regel 3 is het saldo na de mutatie 86,00; met het saldo van de regel ervoor (92,50) en -7,50" in said
    assert rows("SELECT kind, source_place FROM finding_facts WHERE report_year = 2025") == [
        ("afschrift", None),
        ("bestand", "regel 3"),
    ]


@pytest.mark.views
def test_a_check_that_could_not_be_made_says_so_once(store):
    text = CSV.replace(",Saldo na trn", "").replace(',"92,50"', "").replace(',"85,00"', "").replace(',"86,00"', "")
    (store / "zonder.csv").write_text(text)
    assert load(store / "zonder.csv").problems == []
    assert rows("SELECT kind, sentence FROM finding_facts") == [
        (
            "bestand",
            "Afschrift van Rekening eindigend op 6789 tot en met 3-6-2024 is niet gecontroleerd: er staat geen "
            "eindsaldo op. De mutaties tellen",
        )
    ]


def test_a_statement_without_its_reference_is_no_spreadsheet(store):
    path = store / "abn.sta"
    path.write_text("ABNANL2A\n940\nABNANL2A\n" + FRIDAY.replace(":20:X\n", "") + LATER.replace(":20:X\n", ""))
    assert load(path).problems == []
    assert rows("SELECT count(*), sum(amount) FROM bank_movements") == [(2, D("-15.00"))]
    path.write_text(FRIDAY.replace(":25:", ":26:"))
    with pytest.raises(UnreadableFile, match="ontbreekt de rekening"):
        load(path)


def test_one_comma_before_three_digits_is_what_the_other_amounts_say(store):
    """1,500 beside 7,50 is one and a half; beside 7.50 it is fifteen hundred; beside whole amounts nobody knows."""
    amounts = ["1,500", "-7,50", "-1.500"]
    assert [amount_of(text, 3, decimal_sign(amounts)) for text in amounts] == [D("1.50"), D("-7.50"), D("-1500")]
    amounts = ["1,500", "-7.50", "1,234.56"]
    assert [amount_of(text, 3, decimal_sign(amounts)) for text in amounts] == [D("1500"), D("-7.50"), D("1234.56")]
    for text in ("0,500", "1234,500", "1234.500"):  # no thousands stand so
        assert amount_of(text, 3) == D(text.replace(",", "."))
        assert decimal_sign([text, "12", "1,005"]) == text[-4]
    (store / "heel.csv").write_text(re.sub(r'"(-?\d+),\d\d"', r'"\1"', CSV).replace('"1"', '"1,005"'))
    with pytest.raises(UnreadableFile, match="In regel 4 staat ‘1,005’: dat kan 1005 euro zijn, of 1,005"):
        load(store / "heel.csv")
    (store / "centen.csv").write_text(CSV.replace('"1,00"', '"1,005"'))
    with pytest.raises(UnreadableFile, match="In regel 4 staat een bedrag met delen van een cent: ‘1,005’"):
        load(store / "centen.csv")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.sta", FRIDAY.replace("D7,50", "D7,505"), "In regel 5 van dit afschrift staat een bedrag met delen van een"),
        ("b.csv", CSV.replace('"1,00"', '"1,0051"'), "In regel 4 staat een bedrag met delen van een cent"),
    ],
)
def test_parts_of_a_cent_are_refused_with_their_line(store, name, text, says):
    (store / name).write_text(text)
    with pytest.raises(UnreadableFile, match=says):
        load(store / name)
    (store / "ruis.csv").write_text(CSV.replace('"1,00"', '"1,0000000000000002"'))
    assert "1 bedrag heeft meer dan twee cijfers achter de komma door rekenruis" in " ".join(
        load(store / "ruis.csv").notes
    )
    assert rows("SELECT sum(amount) FROM bank_movements") == [(D("-14.00"),)]
