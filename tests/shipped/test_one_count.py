"""One count per name: page, slide, report and command line say the same number for the same year and filter.

The names and what they are, are in docs/glossary.md ("Tellingen"). Counted by hand on the sheets of both years:

2023, sheet Overleggen: 83 rows; 76 gehouden, 3 geannuleerd, 1 uitgesteld, 3 gepland, all in 2023. Held of what was to
be held in the year itself: 76 of 76 + 3 + 3 = 82. Sheet Tellingen zonder datum: at least 39 held. PHO's: 13 with a date
and 6 without. Sheet VNG-zetels: 13 in permanent committees of which 10 are filled, and 3 filled in temporary ones. Of
the ten municipalities six hold no permanent seat; of these Pekela and Westerwolde hold a temporary one.
Sheet Afspraken: 17, none of an earlier year.

2024: 88 rows; 80 gehouden, 5 geannuleerd, 1 uitgesteld, and 2 gepland in January and February 2025: 80 of 80 + 5.
Without a date at least 14. PHO's: 35 with a date and 2 without. 13 permanent seats of which 10 are filled and 3 end
within a year; 1 filled in a temporary committee, by Midden-Groningen, one of the four without a permanent seat.
Afspraken: 16 of the year itself and 2 of 2023 that still run; 14 of these 18 are open.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from looks import opened, said
from shown_cards import on_page, on_slides, slides

import warehouse
from metrics import LISTINGS, METRICS, Where
from reports import __main__ as command_line
from reports.calendar import as_ics
from reports.figures import figures
from reports.quarter import KEY_FIGURES

ELSEWHERE = {
    "VNG-zetels bezet": "Zetels bezet",
    "Geannuleerd": "Overleggen geannuleerd",
    "Uitgesteld": "Overleggen uitgesteld",
}
"""A name on Overzicht or a slide → the title of its figure, where the words around it already say part of it."""

PAGES = ("overzicht", "activiteit", "opkomst", "vng", "financien", "agenda", "afspraken", "afbouw", "gegevens")
OPEN = {
    "vng": {"la": "spreiding"},
    "agenda": {"la": "cijfers"},
    "afspraken": {"la": "tabel"},
    "afbouw": {"la": "register"},
}
"""The drawer in which a page has its figures."""
CHOICES = {"2023": Where(2023), "2024": Where(2024), "tweede helft 2024 · Cultuur": Where(2024, 2, ("Cultuur",))}

COUNTED = {
    2023: {
        "Dossiers": ("34", ""),
        "Overleggen in de lijst": ("83", "76 gehouden · 3 geannuleerd · 1 uitgesteld · 3 met onbekende afloop"),
        "Overleggen gehouden": (
            "76 van 82",
            "3 geannuleerd · 3 met onbekende afloop · daarnaast 1 uitgesteld · daarnaast ten minste 39 zonder datum",
        ),
        "Overleggen geannuleerd": ("3", ""),
        "Overleggen gepland": ("0", "daarnaast 3 voorbij, met onbekende afloop"),
        "Overleggen zonder datum": ("≥ 39", ""),
        "PHO’s gehouden": ("≥ 19", "waarvan 13 met een datum · ten minste 6 zonder datum"),
        "Zetels bezet": ("10 van 13", "daarnaast 3 bezet in een tijdelijke commissie"),
        "Zetels vacant": ("3 van 13", ""),
        "Zetels in tijdelijke commissies": ("3 van 3", ""),
        "Zetels die aflopen": ("onbekend", ""),
        "Gemeenten zonder vaste zetel": ("6 van 10", "waarvan 2 met alleen een tijdelijke zetel"),
        "Afspraken": ("17", ""),
        "Afspraken open": ("≥ 2 van 17", ""),
        "Conclusies van de vorige heisessie": ("12", "waarvan 4 met een cijfer"),
        "Afbouw en start": ("20", ""),
    },
    2024: {
        "Dossiers": ("30", ""),
        "Overleggen in de lijst": ("88", "80 gehouden · 5 geannuleerd · 1 uitgesteld · 2 gepland in een ander jaar"),
        "Overleggen gehouden": (
            "80 van 85",
            "5 geannuleerd · daarnaast 1 uitgesteld · daarnaast 2 gepland in een ander jaar · daarnaast ten minste 14 "
            "zonder datum",
        ),
        "Overleggen geannuleerd": ("5", ""),
        "Overleggen gepland": ("0", "daarnaast 2 in een ander jaar"),
        "Overleggen zonder datum": ("≥ 14", ""),
        "PHO’s gehouden": ("37", "waarvan 35 met een datum · 2 zonder datum"),
        "Zetels bezet": ("10 van 13", "daarnaast 1 bezet in een tijdelijke commissie"),
        "Zetels vacant": ("3 van 13", ""),
        "Zetels in tijdelijke commissies": ("1 van 1", ""),
        "Zetels die aflopen": ("3 van 10", ""),
        "Gemeenten zonder vaste zetel": ("4 van 10", "waarvan 1 met alleen een tijdelijke zetel"),
        "Afspraken": ("18", "waarvan 2 uit eerdere jaren"),
        "Afspraken open": ("14 van 18", ""),
        "Conclusies van de vorige heisessie": ("5", "waarvan 4 met een cijfer"),
        "Afbouw en start": ("6", ""),
    },
}


@pytest.fixture(scope="module", autouse=True)
def _data(bundled):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        yield


def printed(capsys, *arguments):
    """What the command line says: title → the figure and the lines under it."""
    assert command_line.main(["figures", *arguments]) == 0
    found, title = {}, ""
    for line in capsys.readouterr().out.splitlines():
        if figure := re.fullmatch(r"(\S.*?): (.*?)  \[\w+, n = [\d.]+\]", line):
            title = figure[1]
            found[title] = (figure[2], [])
        elif line.startswith("    – "):
            found[title][1].append(line.removeprefix("    – "))
    return found


@pytest.mark.parametrize("year", COUNTED)
def test_the_command_line_says_what_was_counted_by_hand(capsys, year):
    said = printed(capsys, "--year", str(year))
    for name, (value, beside) in COUNTED[year].items():
        assert said[name][0] == value, name
        assert not beside or said[name][1][0] == beside, name


@pytest.fixture(scope="module", params=CHOICES)
def choice(request):
    """A choice, what the figures say of it by title, and everything that pages and slides show of it."""
    where = CHOICES[request.param]
    with warehouse.reader() as reader:
        told = {item["title"]: item for item in figures(reader, where)}
    seen = [one for page in PAGES for one in on_page(page, where, **OPEN.get(page, {}))] + on_slides(where)
    return where, told, [(ELSEWHERE.get(one.name, one.name), one) for one in seen]


def test_page_and_slide_say_the_number_of_the_figure_and_what_is_beside_it(choice):
    _, told, seen = choice
    places = {}
    for name, one in seen:
        if name not in told or told[name]["unit"]:
            continue  # rounded for a reader; the amounts and shares have their own tests
        places.setdefault(name, set()).add(one.place)
        assert one.value == told[name]["said"], one
        beside = told[name]["beside_said"] if told[name]["value"] is not None else ""
        assert all(part in one.more for part in beside.split(" · ")), one
    for name, where in {
        "Overleggen gehouden": {"overzicht", "dia"},
        "Overleggen in de lijst": {"agenda"},
        "Overleggen gepland": {"agenda"},
        "Zetels bezet": {"overzicht", "vng", "dia"},
        "Zetels vacant": {"vng", "dia"},
        "Zetels die aflopen": {"vng"},
        "Gemeenten zonder vaste zetel": {"vng", "dia"},
        "Afspraken": {"afspraken"},
        "Afspraken open": {"afspraken", "dia"},
        "Afbouw en start": {"afbouw", "dia"},
    }.items():
        assert where <= places[name], name


def test_what_does_not_follow_the_choice_says_so(choice):
    """Seats and money are of the whole year and the whole association; agreements and dossiers of the whole year."""
    where, told, seen = choice
    titles = {METRICS[item["id"]].title: METRICS[item["id"]] for item in told.values()}
    said = {}
    for name, one in seen:
        if name in titles and one.value not in ("onbekend", "niet getoond"):
            said[name] = re.findall(r"volgt de keuze van (.*?) niet", one.more)
            wide = [
                word
                for word, of in (("helft", "half"), ("portefeuille", "portfolios"))
                if of not in titles[name].applies
            ]
            assert said[name] == ([" en ".join(wide)] if wide and where.half else []), one
    if where.half:
        assert said["Zetels bezet"] == said["Resultaat tot nu toe"] == ["helft en portefeuille"]
        assert said["Afspraken"] == ["helft"]
        assert said["Overleggen gehouden"] == []


def test_the_list_is_what_was_held_and_what_was_not(choice):
    where, told, _ = choice
    value = {item["id"]: item["value"] for item in told.values()}
    states = ("held", "cancelled", "postponed", "planned")
    of_states = sum(value[f"meetings_{s}"] + value[f"meetings_{s}_elsewhere"] for s in states)
    assert value["meetings_listed"] == of_states + value["meetings_unanswered"]
    assert value["pho_held"] == value["pho_dated"] + (value["pho_undated"] or 0)
    assert told["Overleggen gehouden"]["out_of"] == sum(
        value[f"meetings_{s}"] for s in ("held", "cancelled", "planned", "unanswered")
    )
    with warehouse.reader() as reader:
        rows = LISTINGS["meeting_list"].as_dicts(reader.rows(*LISTINGS["meeting_list"].sql(where)))
    without_a_day = sum(row["meeting_date_precision"] != "dag" for row in rows)
    events = as_ics(rows, datetime(2026, 1, 1, tzinfo=UTC)).count(b"BEGIN:VEVENT")
    assert events + without_a_day == value["meetings_listed"]


def test_no_name_stands_for_two_figures():
    titles = [metric.title for metric in METRICS.values()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []
    assert not {METRICS[name].title for name in KEY_FIGURES} & {*COUNTED[2023], *COUNTED[2024]}


@pytest.mark.parametrize(
    ("page", "sentences"),
    {
        "afspraken": ("18 afspraken",),
        "dossiers": ("30 dossiers",),
        "vng": (
            "10 van de 13 vaste zetels bij de VNG zijn bezet, 3 zijn vacant;",
            "13 vaste zetels en 1 tijdelijke",
            "8 vacatures: 3 vervuld, 2 niet benoemd, 1 ingetrokken, 1 zonder kandidaat, 1 open",
            "Midden-Groningen 0 van 10 zetels",
        ),
        "dia": (
            "80 van de 85 overleggen zijn gehouden in 2024, 5 geannuleerd;",
            "10 van de 13 vaste zetels bij de VNG zijn bezet, 3 zijn vacant;",
            "5 conclusies van do 25 jan 2024: 4 met een cijfer, 1 niet te meten.",
            "6 taken stoppen, gaan over of beginnen;",
            "Eemsdelta, Midden-Groningen (wel tijdelijk), Stadskanaal, Westerwolde",
        ),
    }.items(),
)
def test_a_number_in_a_sentence_is_the_number_of_the_figure(page, sentences):
    text = " ".join(said(slides(Where(2024)) if page == "dia" else opened(page, jaar="2024")).split())
    for sentence in sentences:
        assert sentence in text, (page, sentence)


def test_a_dossier_has_another_name_for_what_it_counts_with_and_without_a_date():
    """D09 of 2023: 12 and 26 June, 16 October and 13 November, and without a date two official-level meetings and two
    of the agendacommissie: eight, which is not what ‘Overleggen gehouden’ counts."""
    text = " ".join(said(opened("dossiers", jaar="2023", dossier="D09")).split())
    assert "8 overleggen gehouden" in text
    assert "4 zonder datum" in text
    assert "Overleggen gehouden" not in text


def test_every_count_is_in_the_glossary():
    text = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
    for name in COUNTED[2024]:
        assert f"| {name} |" in text, name
