"""Whatever statements a bank makes of an account, and in whatever order they come: each movement counts once, or the
day on which nobody can know it is named."""

import random
from decimal import Decimal

import pytest
from tables import rows

from etl.load import load
from etl.readers.bank.movements import Movement, ends_of, matched, reference_of, unsure

D = Decimal


def drawn(seed):
    """(the movements of an account, with equal ones and such that take back; statements of them that overlap)."""
    dice, balance, true = random.Random(seed), D(100), []
    named = dice.random() < 0.5
    for number in range(dice.randint(2, 9)):
        amount = D(dice.choice(["-7.50", "-7.50", "-7.50", "5", "-5", "-2", "7.50"]))
        balance += amount
        true.append(Movement(f"2025-05-{10 + number // 4}", amount, balance, f"B{number}" if named else ""))
    cuts, at = [], 0
    while at < len(true):
        end = dice.randint(at + 1, len(true))
        cuts.append(true[dice.randint(max(0, at - 2), at) : end])
        at = end
    cuts += [true] * (dice.random() < 0.5)
    dice.shuffle(cuts)
    return true, cuts


def told(movements):
    return sorted((one.day, one.amount, one.after) for one in movements)


def test_statements_in_any_order_are_the_movements_of_the_account_or_the_day_is_named():
    wrong, sure = [], 0
    for seed in range(1500):
        true, cuts = drawn(seed)
        known, doubted = [], set()
        for cut in cuts:
            found = matched(cut, known)
            doubted |= set(unsure(cut, known, found))
            known += [one for one, at in zip(cut, found, strict=True) if at is None]
        sure += not doubted
        if told(one for one in known if one.day not in doubted) != told(x for x in true if x.day not in doubted):
            wrong.append(seed)
        last = [one for one in known if one.day == true[-1].day]
        if not doubted and ends_of(last) and ends_of(last)[1] != true[-1].after:
            wrong.append(seed)
    assert (wrong, sure > 1000) == ([], True)


def statement(number, opening, *moves, end=None, day="0531"):
    """A statement of 2025 in MT940; moves: (day, amount, reference)."""
    balance, lines = D(opening), ""
    for when, amount, reference in moves:
        balance += D(amount)
        sign, size = ("D", amount[1:]) if amount[0] == "-" else ("C", amount)
        lines += f":61:25{when}{when}{sign}{size.replace('.', ',')}NTRFNONREF//{reference}\n"
        day = when
    shown = [f"{value:.2f}".replace(".", ",") for value in (D(opening), balance)]
    return (
        f":20:X\n:25:NL69INGB0123456789\n:28C:{number}\n:60F:C25{day}EUR{shown[0]}\n{lines}"
        f":62F:C25{day}EUR{shown[1]}\n-\n"
    )


MORNING, MIDDAY, EVENING = (
    statement(n, opening, ("0531", "-7.50", name))
    for n, opening, name in ((1, "100", "A"), (2, "92.50", "B"), (3, "85", "C"))
)
DAY = statement(1, "100", ("0531", "-7.50", "A"), ("0531", "-7.50", "B"))


@pytest.mark.parametrize(
    ("files", "last"),
    [
        ([MIDDAY, DAY, MORNING], "85.00"),  # the day takes the place of neither
        ([EVENING, MORNING, MIDDAY], "77.50"),  # what was missing comes last
    ],
)
def test_three_equal_payments_of_a_day_are_in_the_store_as_they_were(store, files, last):
    for number, text in enumerate(files):
        (store / f"{number}.sta").write_text(text)
        assert load(store / f"{number}.sta").problems == []
    afters = {"A": "92.50", "B": "85.00", "C": "77.50"}
    assert rows("SELECT reference, balance_after FROM bank_movements ORDER BY 1") == [
        (name, D(after)) for name, after in afters.items() if D(after) >= D(last)
    ]
    assert rows("SELECT opening_balance, closing_balance FROM bank_balances") == [(D("100.00"), D(last))]


@pytest.mark.views
def test_a_statement_that_is_missing_is_found_with_both_statements_and_the_amount(store):
    """31 May closes at 92,50 and the next statement begins at 80,00; on one day, from 92,50 to 85,00."""
    (store / "a.sta").write_text(MORNING)
    load(store / "a.sta")
    (store / "b.sta").write_text(statement(12, "80", ("0602", "5.00", "Z")))
    said = " ".join(load(store / "b.sta").notes)
    assert (
        "tot en met 2-6-2025 begint met 80,00; het vorige (tot en met 31-5-2025) eindigt op 92,50: er ontbreekt een "
        "afschrift of een mutatie, samen -12,50." in said
    )
    (store / "c.sta").write_text(EVENING)
    load(store / "c.sta")
    found = rows("SELECT kind, amount, sentence FROM finding_facts ORDER BY amount NULLS LAST")
    assert [kind for kind, *_ in found] == ["afschrift", "afschrift"]
    assert "begint met € 80" in found[0][2]
    assert "sluiten de mutaties van Rekening eindigend op 6789 niet op elkaar aan" in found[1][2]


def test_where_the_balance_comes_back_and_the_bank_names_nothing_the_day_is_a_finding(store):
    there_and_back = [("0531", "-7.50", "NONREF"), ("0531", "7.50", "NONREF")]
    for number in (1, 2):
        (store / f"{number}.sta").write_text(statement(number, "100", *there_and_back))
        said = " ".join(load(store / f"{number}.sta").notes)
    assert "een gelijke mutatie kan één keer te weinig of te veel tellen" in said
    assert rows("SELECT check_name FROM file_checks WHERE outcome = 'opvallend'") == [("gelijke mutaties",)]
    assert [reference_of(text) for text in ("NONREF", "0000", "B1")] == ["", "", "B1"]
