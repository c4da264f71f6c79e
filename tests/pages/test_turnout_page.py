"""Opkomst: turnout drawn by hand, unknown that stays unknown, and an association far larger than ours."""

import re
import time

import pytest
from browser import NARROW, warm_page
from looking import cut_off, look
from looks import opened, said
from tables import load_tables

import warehouse
from metrics import METRICS, Where
from metrics.metric import ANSWER
from ui.turnout import _pairs

MUNICIPALITIES = """
    Gemeente      | Gemeentecode | Inwoners | Rij op de kaart | Kolom op de kaart
    Groningen     | GM0014       | 6000     | 1               | 1
    Het Hogeland  | GM1966       | 2000     | 1               | 2
    Pekela        | GM0765       | 1000     | 2               | 1
"""
MEETINGS = """
    Verslagjaar | Overleg | Onderwerp | Soort | Datum      | Stand       | Reden | Collegebreed
    2024        | M1      | Een       | pho   | 10-01-2024 | gehouden    |       | ja
    2024        | M2      | Twee      | pho   | 10-02-2024 | gehouden    |       | nee
    2024        | M3      | Drie      | pho   | 10-03-2024 | gehouden    |       |
    2024        | M4      | Vier      | pho   | 10-04-2024 | geannuleerd | weer  |
    2024        | M5      | Vijf      | pho   | 10-05-2024 | gehouden    |       |
"""
ATTENDANCE = """
    Overleg | Gemeente     | Functie   | Uitgenodigd | Aanwezig | Waarvan vervanger
    M1      | Groningen    | wethouder | 1           | 1        |
    M1      | Groningen    | ambtenaar | 1           | 1        |
    M1      | Het Hogeland | wethouder | 1           | 0        |
    M1      | Pekela       | wethouder | 1           | 1        | 1
    M2      | Groningen    | wethouder | 1           | 1        |
    M2      | Het Hogeland | wethouder | 1           |          |
    M2      | Pekela       | wethouder | 1           | 0        |
    M3      | Groningen    | wethouder | 1           | 1        |
    M3      | Het Hogeland | wethouder | 1           | 1        |
    M4      | Pekela       | wethouder | 1           | 1        |
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_tables(folder, {"Gemeenten": MUNICIPALITIES, "Overleggen": MEETINGS, "Opkomst": ATTENDANCE})
        with warehouse.reader() as found:
            yield found


def ask(reader, name, by=()):
    names = (*by, *ANSWER)
    found = [dict(zip(names, row, strict=True)) for row in reader.rows(*METRICS[name].sql(Where(2024), by))]
    return {tuple(row[n] for n in by): row for row in found} if by else found[0]


def test_two_people_count_once_unknown_is_not_absent_and_a_cancelled_list_does_not_count(reader):
    found = ask(reader, "turnout")
    # M1: two of three; M2: one of two, Het Hogeland is unknown; M3: two of two. M4 was cancelled, M5 has no list.
    assert (found["top"], found["bottom"], found["n"]) == (5, 7, 3)
    assert (found["coverage_top"], found["coverage_bottom"]) == (7, 8)
    assert (ask(reader, "list_coverage")["top"], ask(reader, "list_coverage")["bottom"]) == (3, 4)
    assert ask(reader, "substitutes")["value"] == 1


def test_below_three_lists_no_percentage_but_a_full_n(reader):
    found = ask(reader, "turnout", ("municipality",))
    assert found[("Groningen",)]["value"] == 100
    for name in ("Het Hogeland", "Pekela"):
        row = found[(name,)]
        assert (row["value"], row["top"], row["n"], row["is_withheld"]) == (None, None, 2, True)
    assert all(row["is_withheld"] for row in ask(reader, "turnout", ("invitation",)).values())


def test_a_shared_place_a_shade_and_what_is_withheld_say_what_they_are(store):
    """Three lists: Groningen and Het Hogeland at all three (100 %), Pekela at two (67 %): two share the first place.

    One meeting was for the whole college: one list, and below three there is no percentage. Of 8 people 3 stood in.
    """
    lists = ATTENDANCE.splitlines()[:2] + [
        f"    {meeting} | {name} | wethouder | 1 | {int((meeting, name) != ('M3', 'Pekela'))} | {int(meeting == 'M1')}"
        for meeting in ("M1", "M2", "M3")
        for name in ("Groningen", "Het Hogeland", "Pekela")
    ]
    load_tables(store, {"Gemeenten": MUNICIPALITIES, "Overleggen": MEETINGS, "Opkomst": "\n".join(lists)})
    page = re.sub(r"\s+", " ", said(opened("opkomst", jaar="2024", gemeente="Groningen")))
    assert "Groningen: opkomst 100 %, gedeelde plaats 1 van 3; de andere gemiddeld 83 %." in page
    assert "Hoe donkerder een vak, hoe hoger;" in page and "Hoe donkerder een vak, hoe vaker;" in page
    assert "collegebreed niet getoond 1 overleg minder dan 3 (1): te weinig voor een percentage" in page
    assert "Vervangers onder de aanwezigen 3 van 8" in page and "geteld in mensen, niet in gemeenten" in page


def test_who_meets_whom_counts_only_what_is_known_of_both(reader):
    found = ask(reader, "together", ("first_municipality", "second_municipality"))
    assert {pair: (row["top"], row["out_of"]) for pair, row in found.items()} == {
        ("Groningen", "Het Hogeland"): (1, 2),
        ("Groningen", "Pekela"): (1, 2),
        ("Het Hogeland", "Pekela"): (0, 1),
    }


def test_the_province_is_no_municipality(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    wrong = ATTENDANCE + "    M3 | Provincie Groningen | gedeputeerde | 1 | 1 |\n"
    with pytest.raises(AssertionError, match="Provincie Groningen"):
        load_tables(tmp_path, {"Gemeenten": MUNICIPALITIES, "Overleggen": MEETINGS, "Opkomst": wrong})


def test_page_of_2023_says_it_has_no_lists_and_keeps_estimates_soft(bundled):
    text = said(opened("opkomst", bundled, jaar="2023"))
    assert "van geen enkel overleg bekend welke gemeenten er waren" in text
    assert "Laad het blad Opkomst op de pagina Upload" in text
    assert "≈ 35" in text and "≈ 40" in text
    assert "0 %" not in re.sub(r"\d0 %", "", text).split("Geschatte aantallen")[1]


def test_page_of_the_example_shows_every_municipality_with_its_n(bundled):
    app = opened("opkomst", bundled, jaar="2024", gemeente="Pekela")
    text = said(app)
    for heading in ("De gemeenten op de kaart", "Met en zonder het hele college", "Wie treft wie"):
        assert heading in text
    assert re.search(r"Pekela: opkomst \d+ %, (gedeelde )?plaats \d+ van 10; de andere gemiddeld \d+ %", text)
    assert len(re.findall(r"n = \d+", text)) > 100
    assert text.count("Hoe donkerder een vak, hoe hoger;") == 2  # the table of halves and the map


def test_a_country_of_municipalities_shows_both_ends_and_is_searched(tmp_path):
    """342 municipalities: the page stays readable, and stays quick."""
    names = [f"Gemeente {n:03d}" for n in range(342)]
    days = (1, 2, 3)
    heads = ("Gemeente | Gemeentecode | Inwoners", "Verslagjaar | Overleg | Onderwerp | Soort | Datum | Stand")
    tables = {
        "Gemeenten": "\n".join([heads[0], *(f"{name} | GM{n:04d} | 1000" for n, name in enumerate(names, 1))]),
        "Overleggen": "\n".join([heads[1], *(f"2024 | M{m} | Overleg | pho | {m}-02-2024 | gehouden" for m in days)]),
        "Opkomst": "\n".join(
            [
                "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig",
                *(
                    f"M{m} | {name} | wethouder | 1 | {int(n * 3 > m * 114)}"
                    for m in (1, 2, 3)
                    for n, name in enumerate(names)
                ),
            ]
        ),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(tmp_path / "store"))
        load_tables(tmp_path, tables)
    started = time.process_time()
    text = said(opened("opkomst", tmp_path / "store", jaar="2024"))
    assert time.process_time() - started < 20
    assert "Er zijn 342 gemeenten: u ziet de 10 met de hoogste en de 10 met de laagste opkomst" in text
    heat = text.split("Opkomst per gemeente en helft")[1].split("De gemeenten op de kaart")[0]
    assert len(set(re.findall(r"Gemeente \d{3}", heat))) == 20
    sought = said(opened("opkomst", tmp_path / "store", jaar="2024", zoek="Gemeente 171"))
    heat = sought.split("Opkomst per gemeente en helft")[1].split("De gemeenten op de kaart")[0]
    assert set(re.findall(r"Gemeente \d{3}", heat)) == {"Gemeente 171"}
    assert "Boven de veertig gemeenten" in text


def test_walk(browser, server):
    walk = warm_page(browser, server, "/opkomst?jaar=2024&gemeente=Pekela")
    assert look(walk) == []
    assert walk.page.locator("table.vgg-pairs tbody tr").count() == 10
    walk.resize(*NARROW)
    assert cut_off(walk.page) == []
    walk.close()


def test_pairs_that_met_as_often_are_named_together():
    """A tie has no winner: two pairs met 8 times, and four met 3 times."""
    known = {frozenset(pair): 8 for pair in (("A", "B"), ("C", "D"))}
    known |= {frozenset(("A", other)): 3 for other in "CDEF"}
    assert _pairs(known, 8) == "A en B; C en D"
    assert _pairs(known, 3) == "4 paren evenveel"
