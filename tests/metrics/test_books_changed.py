"""The drawn ledger with one thing changed: a difference, a large deviation, or a great amount."""

from decimal import Decimal

from association import ABOUT, MONEY, MONEY_ABOUT, PEOPLE
from tables import figure, load_tables

import warehouse
from metrics import Where

D = Decimal
Y2023 = Where(2023)


def test_a_difference_with_the_bank_is_found_and_not_explained_without_its_amount(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2023-06-30")
    # one cent on the statement of March that is in no movement; that of June follows on it, with the one movement of it
    changed = MONEY["Banksaldi"].replace("-250,10  | 1.564,90", "-250,09  | 1.564,91")
    changed = changed.replace("1.564,90   | -17,10   | 1.547,80", "1.564,91 | -12,10 | 1.552,81")
    mutations = MONEY["Bankmutaties"].replace("Betaalrekening | 2023-06-10 -5,00 (1)   | 10-06-2023 | -5,00", "")
    load_tables(
        tmp_path,
        {"Gemeenten": PEOPLE["Gemeenten"], **MONEY, "Banksaldi": changed, "Bankmutaties": mutations.rstrip()},
        about=MONEY_ABOUT,
    )
    with warehouse.reader() as opened:
        [(state, gap)] = opened.rows(
            "SELECT state, difference FROM finance_checks WHERE check_id = 'bank' AND report_year = 2023"
        )
        assert (state, gap) == ("klopt niet", D("0.01"))
        [(explanation,)] = opened.rows("SELECT explanation FROM bank_accounts WHERE report_year = 2023")
        assert explanation.startswith("niet verklaard")


def test_a_control_difference_is_found_and_not_hidden_by_another(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2023-06-30")
    changed = MONEY["Facturen"].replace("15-03-2023  | 200,00", "15-03-2023  | 210,00").replace("100,50", "90,20")
    load_tables(tmp_path, {"Gemeenten": PEOPLE["Gemeenten"], **MONEY, "Facturen": changed}, about=MONEY_ABOUT)
    with warehouse.reader() as opened:
        assert figure(opened, "control_difference", Y2023, ("kind",)) == {
            "crediteur": D("-10.00"),
            "debiteur": D("10.00"),
        }
        assert figure(opened, "control_difference", Y2023) == D("20.00")
        assert (
            "Open facturen"
            in opened.rows("SELECT string_agg(sentence) FROM finding_facts WHERE kind = 'controle'")[0][0]
        )


def test_a_large_deviation_needs_a_note(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2023-06-30")
    # 25.000 of 25.000,00 budget is 27.500,01 expected: more than 10% and more than 2.500
    lines = """
        Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
        2023     | begroting | 1     | Personeel    | 25.000,00
        2023     | prognose  | 1     | Personeel    | 27.500,01
        2023     | begroting | 2     | Huur         | 25.000,00
        2023     | prognose  | 2     | Huur         | 27.500,00
        2023     | begroting | 3     | Contributies | 100,00
        2023     | prognose  | 3     | Contributies | 2.600,01
    """
    tables = {"Kostensoorten": MONEY["Kostensoorten"], "Begroting": lines, "Toelichtingen": MONEY["Toelichtingen"]}
    load_tables(tmp_path, tables, about=ABOUT)
    with warehouse.reader() as opened:
        assert opened.rows("SELECT cost_type FROM deviation_facts WHERE is_large ORDER BY 1") == [
            ("Contributies",),
            ("Personeel",),
        ]
        assert figure(opened, "deviations_without_note", Y2023) == 1


def test_cents_survive_a_million_million_of_them(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2023-06-30")
    entries = """
        Boekjaar | Regelnummer | Periode | Datum      | Dagboek | Boekstuk | Rekening | Bedrag
        2023     | 1           | 1       | 02-01-2023 | Bank    | K1       | 4000     | 0,10
        2023     | 2           | 1       | 02-01-2023 | Bank    | K1       | 4000     | 0,20
        2023     | 3           | 1       | 02-01-2023 | Bank    | K1       | 4000     | 9999999999,99
        2023     | 4           | 1       | 02-01-2023 | Bank    | K1       | 1000     | -10000000000,29
    """
    tables = {name: MONEY[name] for name in ("Kostensoorten", "Grootboekrekeningen")} | {"Boekingen": entries}
    load_tables(tmp_path, tables, about=ABOUT)
    with warehouse.reader() as opened:
        costs = figure(opened, "costs", Y2023)
        assert isinstance(costs, D)
        assert costs == D("10000000000.29")
        assert figure(opened, "result", Y2023) == D("-10000000000.29")
        assert opened.rows("SELECT state FROM finance_checks WHERE check_id = 'debit_credit'") == [("klopt",)]
