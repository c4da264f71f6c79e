"""Opkomst: turnout drawn by hand, unknown that stays unknown, and an association far larger than ours."""

import json
import re
import time
from collections import Counter
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from browser import NARROW, warm_page
from looking import cut_off, look
from looks import opened, said, shown
from tables import load_tables

import warehouse
from metrics import METRICS, Where
from metrics.metric import ANSWER
from ui.turnout.more import _pairs

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


def lists(meetings, absent):
    """A presence list of three municipalities for each meeting; absent: who was not there, as (meeting, name)."""
    head = "Overleg | Gemeente | Functie | Uitgenodigd | Aanwezig | Waarvan vervanger"
    names = ("Groningen", "Het Hogeland", "Pekela")
    return "\n".join(
        [head]
        + [f"{m} | {name} | wethouder | 1 | {int((m, name) not in absent)} | 0" for m in meetings for name in names]
    )


def test_below_ten_a_fraction_and_no_place_and_too_few_is_said(store):
    """Three lists: Groningen and Het Hogeland at all three, Pekela at two; one meeting was for the whole college."""
    attendance = lists(("M1", "M2", "M3"), {("M3", "Pekela")})
    load_tables(store, {"Gemeenten": MUNICIPALITIES, "Overleggen": MEETINGS, "Opkomst": attendance})
    html = shown(opened("opkomst", jaar="2024", la="gemeente", gemeente="Groningen"))
    assert "Groningen: aanwezig bij 3 van 3 uitnodigingen, te weinig voor een conclusie." in html
    assert "<b>2</b> van 3" in html and "plaats" not in html
    assert "Hele college: 1 overleg, te weinig voor een conclusie" in html and "te weinig lijsten" in html
    marks = [name for _, name in MARK.findall(html)]
    assert len(marks) == 9 and [name for name in marks if name.endswith("afwezig")] == [
        "Pekela, Drie, zo 10 mrt 2024: afwezig"
    ]
    assert "Van 1 van de 4 gehouden overleggen is er geen presentielijst" in html, "M5 has none"


def test_a_shared_place_and_the_change_between_halves_are_counted_from_what_is_shown(store):
    """Ten lists from January to May and ten from June. Groningen and Het Hogeland: always; Pekela 8 of 10, then 3.

    Together 11 of 20 for Pekela: 55 %. Its change: 30 after 80, 50 points down, which is called neither good nor bad.
    """
    months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    days = [f"{day:02d}-{month:02d}-2024" for month in months for day in (5, 15)]
    head = "Verslagjaar | Overleg | Onderwerp | Soort | Datum | Stand"
    meetings = "\n".join([head, *(f"2024 | M{n} | Nummer {n} | pho | {day} | gehouden" for n, day in enumerate(days))])
    gone = {(f"M{n}", "Pekela") for n in (0, 1, *range(13, 20))}
    attendance = lists([f"M{n}" for n in range(20)], gone)
    load_tables(store, {"Gemeenten": MUNICIPALITIES, "Overleggen": meetings, "Opkomst": attendance})
    html = shown(opened("opkomst", jaar="2024", la="gemeente", gemeente="Groningen"))
    assert "Groningen: opkomst 100 %, gedeelde plaats 1 van 3; de andere gemiddeld 78 %." in html
    text = re.sub(r"\s+", " ", said(opened("opkomst", jaar="2024")))
    assert "jun–dec naast jan–mei" in text
    assert "Pekela" in text and "<b>55 %</b>" in html and "− 50 punten lager, van 80 % naar 30 %" in text
    assert text.count("gelijk , van 100 % naar 100 %") == 2
    assert html.index(">Pekela</a>") < html.index(">Groningen</a>") < html.index(">Het Hogeland</a>"), (
        "the lowest first"
    )
    first = said(opened("opkomst", jaar="2024", helft="eerste"))
    assert "naast jan–mei" not in first, "one half has nothing to be set beside"


MARK = re.compile(r'<a class="m" href="([^"]*)"[^>]*aria-label="([^"]*)"')


def test_every_invitation_is_a_mark(bundled):
    """The example: 494 invitations of which it is known, 16 of which not; 324 times the municipality was there."""
    html = shown(opened("opkomst", bundled, jaar="2024"))
    found = MARK.findall(html)
    count = Counter(name.rsplit(": ", 1)[1] for _, name in found)
    assert count == {"aanwezig": 324, "afwezig": 170, "onbekend": 16}
    assert "Van 16 uitnodigingen is niet bekend of de gemeente er was" in html
    assert "Van 29 van de 80 gehouden overleggen is er geen presentielijst" in html
    assert len({unescape(href).split("overleg=")[1] for href, _ in found}) == 51
    assert "Hele college: 3 overleggen, te weinig voor een conclusie" in html and "omdat" not in html
    named = re.findall(r'class="name" role="rowheader"><a href="([^"]*)"', html)
    assert len(named) == 10 and all("la=gemeente" in href and "jaar=2024" in href for href in named)


def test_a_mark_opens_the_list_of_its_meeting(bundled):
    html = shown(opened("opkomst", bundled, jaar="2024", portefeuille="Cultuur"))
    href, name = MARK.findall(html)[0]
    asked = parse_qs(urlsplit(unescape(href)).query)
    assert asked["portefeuille"] == ["Cultuur"] and asked["la"] == ["overleggen"]
    app = opened("opkomst", bundled, **{key: value[0] for key, value in asked.items()})
    assert name.split(", ")[1] in said(app) and "Aangemeld" in said(app) and "Staat in" in said(app)


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
    assert "Wie er kwam in 2023, is niet bekend" in text and text.count("Laad het blad Opkomst") == 1
    assert "Van 76 van de 76 gehouden overleggen is er geen presentielijst" in text
    assert "Wie treft wie" not in text and "Hele college" not in text, "no block for what is not there"
    soft = said(opened("opkomst", bundled, jaar="2023", la="geschat"))
    assert "≈ 35" in soft and "≈ 40" in soft and " 0 %" not in soft


def test_drawers_of_the_example_show_every_municipality_with_its_n(bundled):
    text = said(opened("opkomst", bundled, jaar="2024", la="gemeente", gemeente="Pekela"))
    assert re.search(r"Pekela: opkomst \d+ %, (gedeelde )?plaats \d+ van 10; de andere gemiddeld \d+ %", text)
    halves = said(opened("opkomst", bundled, jaar="2024", la="helften"))
    assert len(re.findall(r"n = \d+", halves)) == 30 and "Hoe donkerder een vak, hoe hoger;" in halves
    tiles = said(opened("opkomst", bundled, jaar="2024", la="kaart"))
    assert len(re.findall(r"n = \d+", tiles)) == 10 and "Hoe donkerder een vak, hoe hoger;" in tiles
    pairs = said(opened("opkomst", bundled, jaar="2024", la="samen"))
    assert "Hoe donkerder een vak, hoe vaker;" in pairs and len(re.findall(r"n = \d+", pairs)) == 90


def test_one_against_the_others_through_time(bundled):
    """The chart: per quarter that has lists a point for the chosen one, the nine others, and those taken together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        app = opened("opkomst", jaar="2024", la="gemeente", gemeente="Pekela")
        [figure] = [json.loads(one.proto.spec) for one in app.get("plotly_chart")]
        with warehouse.reader() as found:
            by = ("municipality", "report_year", "quarter")
            rows = found.rows(*METRICS["turnout"].sql(Where(), by))
    own = [row for row in rows if row[0] == "Pekela" and row[5] is not None]
    assert len(figure["data"]) == 11 and figure["data"][-1]["name"] == "Pekela"
    assert figure["data"][-1]["x"] == [f"K{row[2]} {row[1]}" for row in own]
    assert figure["data"][-1]["y"] == pytest.approx([float(row[5]) for row in own])
    quarter = [row for row in rows if row[0] != "Pekela" and row[2] == 1 and row[5] is not None]
    together = 100 * sum(row[3] for row in quarter) / sum(row[4] for row in quarter)
    assert figure["data"][-2]["name"] == "de andere samen" and figure["data"][-2]["y"][0] == pytest.approx(together)


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
    assert "Van 342 gemeenten staan de eerste 6 apart; de andere 336 gemeenten staan samen in de laatste rij" in text
    halves = said(opened("opkomst", tmp_path / "store", jaar="2024", la="helften"))
    assert "Er zijn 342 gemeenten: u ziet de 10 met de hoogste en de 10 met de laagste opkomst" in halves
    heat = halves.split("u ziet de 10")[1]
    assert len(set(re.findall(r"Gemeente \d{3}", heat))) == 20
    sought = said(opened("opkomst", tmp_path / "store", jaar="2024", la="helften", zoek="Gemeente 171"))
    assert set(re.findall(r"Gemeente \d{3}", sought.split("Per helft")[-1])) == {"Gemeente 171"}
    assert "Boven de veertig gemeenten" in said(opened("opkomst", tmp_path / "store", jaar="2024", la="samen"))


def test_walk(browser, server):
    walk = warm_page(browser, server, "/opkomst?jaar=2024&la=samen")
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


def test_of_what_is_no_municipality_nothing_is_said_about_another(bundled):
    app = opened("opkomst", bundled, jaar="2024", gemeente="Appingedorp")
    assert "‘Appingedorp’ is geen gemeente in deze lijst. Kies er hieronder een." in said(app)
    assert [box.value for box in app.selectbox if box.label == "Gemeente"] == [None]
    assert not app.get("plotly_chart")
