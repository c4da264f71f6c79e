"""The first screen of Financiën: totals are the sums of what one sees, and the year and what is known of it agree."""

import re
from decimal import Decimal

import pytest
from looks import opened, said, shown
from tables import stored


@pytest.fixture(autouse=True)
def example(request, monkeypatch):
    """The example year, only to read; not for what draws its own books."""
    if "tmp_path_factory" not in request.fixturenames:
        monkeypatch.setenv("VGG_DATA", str(request.getfixturevalue("bundled")))


def page(year, **params):
    """The HTML of Financiën."""
    return shown(opened("financien", jaar=year, **params))


def test_the_money_at_the_bank_stands_above_its_floor():
    """Three of twelve months of the 256.800 that the association budgeted of itself: 64.200."""
    [picture] = [one.value for one in opened("financien", jaar="2024").markdown if "vgg-drawn floor" in one.value]
    assert "3 maanden lasten: € 64.200" in picture
    assert "€ 147.577, genoeg voor 6,9 maanden eigen lasten. Stand op 31-12-2024." in picture
    assert len(re.findall('role="img"', picture)) == 12
    assert "onder 3 maanden lasten" not in picture


def test_every_total_of_the_picture_is_the_sum_of_its_rows():
    """To the cent, as is said at each row: income, costs, the result of both, and what projects have left."""
    table = page("2024").split('<table role="table">')[1].split("</table>")[0]
    rows = {}
    for row in table.split("<tr")[2:]:
        name = next(iter(re.findall(r'data-tip="([^"]*)"', row)), "")
        found = re.search("begroting (−?€ [0-9.,]+) · realisatie (−?€ [0-9.,]+) · verschil", name)
        if found:
            rows[name.split(" · begroting")[0]] = [_amount(one) for one in found.groups()]
    income, costs = rows["Contributies"], rows["Personeel"]
    assert len(rows) == 16
    assert rows["Totaal baten"][:2] == [a + b for a, b in zip(income, rows["Overige baten"], strict=True)][:2]
    names = ("Inhuur en advies", "Huisvesting", "Bijeenkomsten", "Communicatie", "Organisatie")
    assert rows["Totaal lasten"][:2] == [sum((rows[n][at] for n in names), costs[at]) for at in (0, 1)]
    result = [rows["Totaal baten"][at] - rows["Totaal lasten"][at] for at in (0, 1)]
    assert rows["Resultaat van de vereniging"][:2] == result
    left = [sum(rows[f"{n} · {s}"][1] * f for s, f in (("baten", 1), ("lasten", -1))) for n in PROJECTS]
    assert rows["Over (of tekort) bij projecten"][1] == sum(left) == Decimal("30569.66")


PROJECTS = ("Jong en gezond (fictief)", "Schoon water samen (fictief)")


def _amount(text):
    return Decimal(re.sub("[€ .]", "", text).replace("−", "-").replace(",", "."))


def test_who_has_to_pay_is_all_that_is_open():
    # 35.000,00 + 14.223,59 + 7.907,37 = 57.130,96, and the ages 10.000 + 5.000 + 12.000 + 8.000 + 22.130,96 too
    text = said(opened("financien", jaar="2024"))
    names = re.findall(r"(Financier van projecten \(fictief\)|Gemeente \w+)\s+€ ([0-9.,]+)", text)
    assert names == [
        ("Financier van projecten (fictief)", "35.000,00"),
        ("Gemeente Veendam", "14.223,59"),
        ("Gemeente Stadskanaal", "7.907,37"),
    ]
    ages = text.split("Naar hoe lang te laat")[1].split("Financier")[0]
    assert re.findall("€ ([0-9.]+)", ages) == ["10.000", "5.000", "12.000", "8.000", "22.131"]


TURNED = {
    "Kostensoorten": "Kostensoort | Baten of lasten\nContributie | baten\nHuur | lasten\nInhuur | lasten",
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort | Bedrag   | Fasering      | Fasering maand
        2025     | begroting | 1     | Contributie | 4.800,00 |               |
        2025     | begroting | 2     | Huur        | 1.200,00 |               |
        2025     | begroting | 3     | Inhuur      | 3.000,00 | in één maand  | 9
        2025     | prognose  | 1     | Inhuur      | 1.000,00 |               |
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort
        2025     | 8000     | Contributie  | winst en verlies | Contributie
        2025     | 4000     | Huur         | winst en verlies | Huur
        2025     | 4100     | Inhuur       | winst en verlies | Inhuur
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Bedrag
        2025     | 1           | 1       | 15-01-2025 | Bank    | 1        | 8000     | -400,00
        2025     | 2           | 2       | 15-02-2025 | Bank    | 2        | 8000     | -400,00
        2025     | 3           | 3       | 15-03-2025 | Bank    | 3        | 8000     | -400,00
        2025     | 4           | 1       | 15-01-2025 | Bank    | 4        | 4000     | 100,00
        2025     | 5           | 2       | 15-02-2025 | Bank    | 5        | 4000     | 100,00
        2025     | 6           | 3       | 15-03-2025 | Bank    | 6        | 4100     | 900,00
        2025     | 7           | 3       | 15-03-2025 | Bank    | 7        | 4000     | 100,00
    """,
    "Afgesloten maanden": "Boekjaar | Tot en met maand | Gezegd door\n2025 | 3 | penningmeester",
}
"""To March 1.200 came in and 300 of rent went out as budgeted, and 900 of hiring of which nothing was expected before
September: 900 worse so far. Of the year 1.000 is expected for hiring instead of 3.000: 2.000 better."""


def test_the_year_and_what_is_known_of_it_point_two_ways_with_a_word(tmp_path_factory):
    with stored(tmp_path_factory, TURNED, "2025-04-10"):
        year, so_far = page("2025"), page("2025", periode="tot nu toe")
    assert "€ 2.000 gunstiger dan begroot" in year
    assert (
        "€ 900 ongunstiger dan tot dan begroot, terwijl het over het hele jaar naar verwachting gunstiger is." in year
    )
    assert (
        "Inhuur · begroting € 3.000,00 · realisatie € 900,00 · prognose € 1.000,00 · verschil € 2.000,00 gunstig"
        in year
    )
    assert "vooral" not in year
    assert "Inhuur · begroting € 0,00 · realisatie € 900,00 · verschil € 900,00 ongunstig" in so_far
    assert "vooral mrt" in so_far
    assert (
        "Resultaat van de vereniging · begroting € 900,00 · realisatie € 0,00 · verschil € 900,00 ongunstig" in so_far
    )
    # there is no list of open invoices, of projects or of commitments: one sentence each, and no bar
    assert "Laad de bladen Relaties en Facturen" in year
    assert "vgg-ages" not in year
    assert "Projecten, betaald door anderen" not in year
