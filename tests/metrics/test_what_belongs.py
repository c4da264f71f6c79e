"""What a page needs beside its figures: events, answers, themes by month, vacant seats, and functions per portfolio.

All of it is as on 31 March 2026; what is expected is counted by hand from the tables.
"""
# ruff: noqa: E501  (a table is read across)

from datetime import date

import pytest
from looks import opened, said
from tables import load_tables, write_tables

import warehouse
from etl.load import load
from etl.store import states
from metrics import LISTINGS, METRICS, Where

YEAR = Where(2026)
TABLES = {
    "Gemeenten": "Gemeente | Gemeentecode\nOldambt | GM1895\nPekela | GM0765\nStadskanaal | GM0037\nVeendam | GM0047",
    "Portefeuilles": "Verslagjaar | Portefeuille\n2026 | Cultuur\n2026 | Sport",
    "Dossiers": "Verslagjaar | Dossier | Naam | Portefeuille\n2026 | D1 | Musea | Cultuur\n2026 | D2 | Zwemmen | Sport",
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort     | Datum      | Stand       | Reden | Organisator | Thema's      | Functies
        2026        | M1      | D1      | Een       | pho       | 08-01-2026 | gehouden    |       |             | Musea        | netwerken; kennisdelen
        2026        | M2      |         | Heisessie | db        | 05-02-2026 | gehouden    |       |             |              | verbinden
        2026        | M3      | D1; D2  | Drie      | pho       | 12-03-2026 | gehouden    |       |             | Musea; Boeken| netwerken
        2026        | M4      | D1      | Vier      | pho       | 14-04-2026 | gepland     |       |             | Musea        | netwerken
        2026        | M5      | D2      | Vijf      | pho       | 20-05-2026 | gepland     |       |             |              |
        2026        | M6      | D2      | Zes       | ambtelijk | 21-05-2026 | gepland     |       |             |              |
        2026        | M7      | D2      | Zeven     | pho       | 15-01-2026 | geannuleerd | weer  |             | Boeken       | verbinden
        2026        | M8      | D2      | Acht      | pho       | 02-06-2026 | gepland     |       |             |              |
        2026        | M9      | D1      | Negen     | pho       | 10-03-2026 | gepland     |       |             |              |
        2026        | M10     |         | Tien      | extern    | 20-03-2026 | gehouden    |       | VNG         | Musea        |
        2026        | M11     |         | Elf       | extern    | 20-04-2026 | gepland     |       | VNG         |              |
    """,
    "Opkomst": """
        Overleg | Gemeente    | Functie   | Uitgenodigd | Aangemeld | Afgemeld
        M4      | Pekela      | wethouder | 1           | 1         | 0
        M4      | Pekela      | ambtenaar | 1           | 0         | 0
        M4      | Oldambt     | wethouder | 1           | 0         | 1
        M4      | Veendam     | wethouder | 1           |           |
        M4      | Stadskanaal | wethouder | 1           | 0         | 0
        M5      | Pekela      | wethouder | 1           |           |
        M5      | Oldambt     | wethouder | 1           |           |
        M8      | Pekela      | wethouder | 1           | 1         |
        M8      | Oldambt     | wethouder | 1           | 0         |
        M8      | Veendam     | wethouder | 1           |           |
        M9      | Pekela      | wethouder | 1           |           |
    """,
    "Gebeurtenissen": """
        Verslagjaar | Nummer | Datum       | Overleg | Gebeurtenis       | Soort
        2026        | G1     |             | M2      | Heisessie         | heisessie
        2026        | G2     | 18-03-2026  |         | Raadsverkiezingen | verkiezing
        2026        | G3     | najaar 2026 |         | Begroting         | begrotingsvaststelling
        2026        | G4     |             | M7      | Nieuw zwembad     | overig
        2026        | G5     |             | M9      | Nieuw museum      | overig
    """,
    "Stoplichten": """
        Verslagjaar | Dossier | Helft | Stoplicht | Vastgelegd op
        2026        | D1      | 1     | groen     | 01-03-2026
        2026        | D2      | 1     | groen     |
    """,
    "VNG-commissies": """
        Code | Commissie            | Tijdelijk
        FIN  | Gemeentefinanciën    | nee
        CVA  | Arbeidszaken         | nee
        IS   | Informatie           | nee
        PSI  | Participatie         | nee
    """,
    "VNG-zetels": """
        Verslagjaar | Commissie | Zetel | Stand  | Vanaf      | Opmerking
        2026        | FIN       | 1     | vacant | 01-01-2026 |
        2026        | CVA       | 1     | vacant | feb 2026   |
        2026        | IS        | 1     | vacant |            | Een streepje in de lijst.
        2026        | PSI       | 1     | vacant | 01-03-2026 |
    """,
    "Vacatures": """
        Verslagjaar | Vacature | Commissie | Zetel | Opengesteld | Sluit      | Besluit    | Uitkomst
        2025        | V4       | PSI       | 1     | 01-09-2025  |            | 12-12-2025 | benoemd
        2026        | V1       | FIN       | 1     | 15-01-2026  |            | 20-03-2026 | geen kandidaat
        2026        | V2       | CVA       |       | 01-03-2026  | 15-04-2026 |            | open
    """,
    "Afspraken": """
        Verslagjaar | Nummer | Soort | Afspraak                                         | Datum      | Uiterlijk  | Stand | Eigenaar
        2026        | A1     | actie | Een kandidaat zoeken voor FIN                    | 10-03-2026 | 01-06-2026 | open  | secretaris
        2026        | A2     | actie | Het overleg Gemeentefinanciën voorbereiden       | 20-03-2026 | 01-05-2026 | open  | adviseur
        2026        | A4     | actie | Zonder dag                                       |            |            | open  | adviseur
        2026        | A3     | actie | De zetel van Participatie komt terug in de ALV   | 12-03-2026 |            | open  | voorzitter
    """,
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The store of TABLES; it is looked at as on other days."""
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2026-03-31")
        load_tables(folder, TABLES)
    return folder / "store"


@pytest.fixture
def on(drawn, monkeypatch):
    """A function of a day that gives a reader of the store as on that day, to be used in a with."""
    monkeypatch.setenv("VGG_DATA", str(drawn))
    monkeypatch.setenv("VGG_TODAY", "2026-03-31")
    return lambda day: (
        warehouse.reader() if day == "2026-03-31" else states.opened(states.as_on(date.fromisoformat(day)))
    )


def listed(reader, name, key, *columns):
    """The rows of a listing: the value of key → the values of these columns."""
    listing = LISTINGS[name]
    found = listing.as_dicts(reader.rows(*listing.sql(YEAR)))
    return {row[key]: tuple(row[column] for column in columns) for row in found}


def split(reader, name, by):
    """A figure by a split: the values of the split → its value."""
    return {row[: len(by)]: row[len(by)] for row in reader.rows(*METRICS[name].sql(YEAR, by))}


def test_an_event_has_its_day_or_that_of_its_meeting(on):
    columns = ("happens_on", "happens_on_precision", "until", "month", "kind", "is_to_come", "is_off", "is_unanswered")
    with on("2026-03-31") as reader:
        assert listed(reader, "event_list", "event_id", *columns) == {
            "G1": (date(2026, 2, 5), "dag", date(2026, 2, 5), 2, "heisessie", False, False, False),
            "G2": (date(2026, 3, 18), "dag", date(2026, 3, 18), 3, "verkiezing", False, False, False),
            "G3": (date(2026, 9, 1), "seizoen", date(2026, 11, 30), None, "begroting", True, False, False),
            "G4": (date(2026, 1, 15), "dag", date(2026, 1, 15), 1, "overig", False, True, False),
            "G5": (date(2026, 3, 10), "dag", date(2026, 3, 10), 3, "overig", False, False, True),
        }
    with on("2026-03-09") as reader:
        assert listed(reader, "event_list", "event_id", "is_to_come") == {
            "G1": (False,), "G2": (True,), "G3": (True,), "G4": (False,), "G5": (True,),
        }  # fmt: skip


def test_an_event_has_one_of_the_two(tmp_path, monkeypatch):
    """Without a day nobody can mark it, and two days would not agree when the meeting moves."""
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    heads = "Verslagjaar | Nummer | Datum | Overleg | Gebeurtenis | Soort\n"
    both = TABLES | {"Gebeurtenissen": heads + "2026|G1|05-02-2026|M2|Een|heisessie\n2026|G2|||Twee|overig"}
    problems = " ".join(p.sentence for p in load(write_tables(tmp_path / "twee.xlsx", both)).problems)
    assert "Er staat een datum naast een overleg" in problems
    assert "Er staat geen datum en geen overleg" in problems


def test_who_has_not_answered_yet(on):
    columns = ("answers", "invited", "coming", "staying_away", "waiting", "waiting_names", "days_until")
    with on("2026-03-31") as reader:
        # M4 keeps who is excused, so that 0 registered is no answer; M8 does not, so that it is a no
        assert listed(reader, "answer_list", "meeting_id", *columns) == {
            "M4": ("nog niet iedereen heeft geantwoord", 4, 1, 1, 2, "Stadskanaal; Veendam", 14),
            "M5": ("antwoorden niet vastgelegd", 2, None, None, None, "niet vastgelegd", 50),
            "M6": ("genodigden niet vastgelegd", None, None, None, None, "niet vastgelegd", 51),
            "M8": ("nog niet iedereen heeft geantwoord", 3, 1, 1, 1, "Veendam", 63),
        }
    with on("2026-03-09") as reader:
        assert listed(reader, "answer_list", "meeting_id", "answers")["M9"] == ("antwoorden niet vastgelegd",)


def test_which_theme_is_discussed_when_and_by_whom(on):
    with on("2026-03-31") as reader:
        found = split(reader, "theme_discussions", ("theme", "month", "discussed_by"))
        assert found == {
            ("Boeken", 1, "PHO Sport"): 0,  # called off
            ("Boeken", 3, "PHO Cultuur en Sport"): 1,
            ("Musea", 1, "PHO Cultuur"): 1,
            ("Musea", 3, "PHO Cultuur en Sport"): 1,
            ("Musea", 3, "VNG"): 1,
            ("Musea", 4, "PHO Cultuur"): 1,
        }
        [whole] = reader.rows(*METRICS["theme_discussions"].sql(YEAR))
        assert (whole[0], whole[3]) == (sum(found.values()), 6)  # of six, one was called off


def test_what_is_said_of_a_vacant_seat(on):
    columns = ("days_vacant", "is_at_least", "outcome", "next_step", "next_step_from", "owner_function", "due_date")
    with on("2026-03-31") as reader:
        assert listed(reader, "vacant_seat_list", "body_code", *columns) == {
            "FIN": (
                89,
                False,
                "geen kandidaat",
                "Een kandidaat zoeken voor FIN",
                "actie",
                "secretaris",
                date(2026, 6, 1),
            ),
            "CVA": (31, True, "open", "ronde loopt: opengesteld, sluit 15-04-2026", "ronde", None, date(2026, 4, 15)),
            "IS": (None, False, None, "niets vastgelegd", None, None, None),
            # who was appointed in the round before has left
            "PSI": (30, False, None, "De zetel van Participatie komt terug in de ALV", "actie", "voorzitter", None),
        }
    with on("2026-03-09") as reader:  # before the decision on FIN, and before anything was agreed
        found = listed(reader, "vacant_seat_list", "body_code", *columns)
        assert found["FIN"] == (67, False, "open", "ronde loopt: opengesteld", "ronde", None, None)
        assert found["PSI"] == (8, False, None, "niets vastgelegd", None, None, None)


def test_the_four_functions_per_portfolio_and_half(on):
    with on("2026-03-31") as reader:
        found = split(reader, "purposes", ("portfolio", "half", "purpose"))
        assert {key: value for key, value in found.items() if value} == {
            ("Cultuur", 1, "kennisdelen"): 1,
            ("Cultuur", 1, "netwerken"): 2,
            ("Sport", 1, "netwerken"): 1,
            (None, 1, "verbinden"): 1,
        }
        # the meeting of both portfolios counts once in the total; of one held meeting nobody said what for
        assert {key: value for key, value in split(reader, "purposes", ("purpose",)).items() if value} == {
            ("kennisdelen",): 1, ("netwerken",): 2, ("verbinden",): 1,
        }  # fmt: skip
        assert reader.rows(*METRICS["meetings_without_purpose"].sql(YEAR))[0][0] == 1


def test_what_has_no_day_has_no_age(on):
    """An agreement or a light of which nobody wrote the day is not of today."""
    with on("2026-03-31") as reader:
        assert listed(reader, "agreement_list", "agreement_id", "age_days") == {
            "A1": (21,), "A2": (11,), "A3": (19,), "A4": (None,),
        }  # fmt: skip
        lights = "SELECT dossier_id, age_days FROM light_facts WHERE light_1 IS NOT NULL ORDER BY 1"
        assert reader.rows(lights) == [("D1", 30), ("D2", None)]


def text_of(page, **query):
    return " ".join(said(opened(page, jaar="2026", **query)).split())


def test_the_pages_say_who_has_not_answered_yet(on):
    agenda = text_of("agenda", la="antwoorden")
    assert "Nog geen antwoord (2)" in agenda  # of M4 and M8; of the other two nobody wrote it down
    assert "nog niet iedereen heeft geantwoord 2 Stadskanaal; Veendam 1 1" in agenda
    assert "2 van 4 gemeenten nog zonder antwoord" in agenda  # M4 is within four weeks
    answers = "Antwoorden 2 van 4 gemeenten: 1 komt, 1 komt niet; nog geen antwoord van Stadskanaal, Veendam"
    assert answers in text_of("activiteit", la="overleggen", overleg="M4")
    assert "Antwoorden antwoorden niet vastgelegd" in text_of("activiteit", la="overleggen", overleg="M5")


def test_the_page_says_what_is_recorded_of_a_vacant_seat(on):
    found = text_of("vng", la="vacant")
    assert "89 dagen op di 31 mrt 2026" in found and "ten minste 31 dagen op di 31 mrt 2026" in found
    assert "Een kandidaat zoeken voor FIN (actie, secretaris, uiterlijk ma 1 jun 2026)" in found
    assert (
        "ronde loopt: opengesteld, sluit 15-04-2026" in found
        and "onbekend geen niets vastgelegd open een nieuwe ronde" in found
    )
    # the round of Arbeidszaken names no seat; where a round runs, none is to be opened
    assert "niets vastgelegd" not in found.split("Arbeidszaken, zetel 1")[1].split("Participatie, zetel 1")[0]
    assert found.split("Vacante zetels, de langste eerst")[1].count("open een nieuwe ronde") == 1
