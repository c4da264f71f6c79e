"""Rounds, candidates and questions as on a day: what is of a later day has not happened, each as precise as it came."""
# ruff: noqa: E501  (a table is read across)

from contextlib import ExitStack
from datetime import date

import pytest
from base import BASE
from tables import figure, load_tables

from etl.store import states
from metrics import METRICS, Where
from metrics.metric import ANSWER

TABLES = {
    "Gemeenten": BASE["Gemeenten"],
    "VNG-commissies": """
        Code | Commissie | Tijdelijk
        EUI  | Europa    | nee
        FIN  | Geld      | nee
        RWM  | Ruimte    | nee
    """,
    "VNG-zetels": """
        Verslagjaar | Commissie | Zetel | Stand  | Gemeente | Functie   | Vanaf
        2026        | FIN       | 1     | vacant |          |           | 2025
        2026        | FIN       | 2     | bezet  | Pekela   | wethouder | 12-06-2026
        2026        | RWM       | 1     | vacant |          |           | 2025
        2026        | EUI       | 1     | vacant |          |           | 2025
    """,
    "Vacatures": """
        Verslagjaar | Vacature | Commissie | Zetel | Ronde    | Hoeveelste ronde | Vervolg op | Opengesteld    | Sluit      | Aanbeveling bestuur | Voordracht | Besluit       | Uitkomst
        2026        | V1       | FIN       | 2     | voorjaar | 1                |            | 15-01-2026     | 01-03-2026 | 05-03-2026          | 22-04-2026 | 12-06-2026    | benoemd
        2026        | V2       | RWM       | 1     | najaar   | 1                |            | 01-09-2026     | 11-10-2026 |                     |            | november 2026 | niet benoemd
        2026        | V3       | FIN       | 1     | voorjaar | 1                |            | 15-01-2026     | maart 2026 |                     |            | 12-06-2026    | geen kandidaat
        2026        | V4       | FIN       | 1     |          | 2                | V3         | september 2026 |            |                     |            | 27-11-2026    | ingetrokken
        2026        | V5       | EUI       |       |          |                  |            |                |            |                     |            |               | niet benoemd
        2026        | V6       | EUI       | 1     | najaar   | 1                |            | 27-11-2026     | 31-12-2026 |                     |            | 15-01-2027    | niet benoemd
    """,
    # of the first candidate for V1 only the recommendation has a day of its own; the rest is of the days of the round
    "Voordrachten": """
        Vacature | Kandidaat | Gemeente | Gemeld op    | Aanbevolen | Aanbevolen op | Voorgedragen | Uitkomst     | Datum uitkomst
        V1       | 1         | Pekela   | 20-02-2026   | ja         | 06-03-2026    | ja           | benoemd      |
        V1       | 2         | Veendam  | 25-02-2026   | nee        |               | nee          | ingetrokken  | 22-04-2026
        V2       | 1         | Veendam  | sept 2026    |            |               |              | niet benoemd | november 2026
        V6       | 1         | Pekela   |              |            |               |              | niet benoemd |
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Onderwerp | Soort | Datum      | Stand
        2026        | M1      | Beraad    | pho   | 20-06-2026 | gepland
    """,
    "Halen en brengen": """
        Verslagjaar | Nummer | Commissie | Helft | Onderwerp | Verstuurd op | Beantwoord | Beantwoord op | Gebracht naar | Overleg
        2026        | E1     | FIN       | 1     | geld      | 06-01-2026   | ja         | 06-03-2026    | het beraad    | M1
        2026        | E2     | FIN       | 1     | meer geld | maart 2026   | ja         | april 2026    |               | M1
        2026        | E3     | RWM       | 1     | huizen    | 22-04-2026   | nee        |               |
        2026        | E4     | RWM       | 1     | wegen     |              | ja         |               |
    """,
}


@pytest.fixture(scope="module")
def on(tmp_path_factory):
    """A function of a day that gives a reader of the store of TABLES as on that day; each day is made once."""
    folder = tmp_path_factory.mktemp("drawn")
    held = {}
    with pytest.MonkeyPatch.context() as patch, ExitStack() as opened:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2027-12-31")
        load_tables(folder, TABLES)

        def looked(day):
            if day not in held:
                held[day] = opened.enter_context(states.opened(states.as_on(date.fromisoformat(day))))
            return held[day]

        yield looked


LATER = "nog niet opengesteld"
FIGURES = ("vacancies", "vacancies_to_come", "second_rounds", "vacancies_without_candidate", "nominations", "days_open")


@pytest.mark.parametrize(
    ("day", "stages", "of"),
    [
        # V5 has no date at all and stays as it is. Open for 49 days on 5 March (16 + 28 + 5), and 75 on the 31st; V3 takes
        # candidates until the end of March
        ("2026-03-05", ["kandidaat gemeld", LATER, "opengesteld", LATER, "niet benoemd", LATER], (3, 3, 0, 0, 2, 49)),
        ("2026-03-06", ["aanbeveling bestuur", LATER, "opengesteld", LATER, "niet benoemd", LATER], (3, 3, 0, 0, 2, 50)),
        ("2026-03-31", ["aanbeveling bestuur", LATER, "opengesteld", LATER, "niet benoemd", LATER], (3, 3, 0, 1, 2, 75)),
        ("2026-04-22", ["voordracht voordrachtscommissie", LATER, "opengesteld", LATER, "niet benoemd", LATER], (3, 3, 0, 1, 2, 97)),
        ("2026-06-11", ["voordracht voordrachtscommissie", LATER, "opengesteld", LATER, "niet benoemd", LATER], (3, 3, 0, 1, 2, 147)),
        # from 15 January to 12 June is 148 days; V1 is filled and V3 is left
        ("2026-06-12", ["benoemd", LATER, "geen kandidaat", LATER, "niet benoemd", LATER], (3, 3, 0, 1, 2, 148)),
        ("2026-08-31", ["benoemd", LATER, "geen kandidaat", LATER, "niet benoemd", LATER], (3, 3, 0, 1, 2, 148)),
        # a round of September is open from the first day of it, and so is its candidate there: (148 + 0 + 0) / 3
        ("2026-09-01", ["benoemd", "kandidaat gemeld", "geen kandidaat", "opengesteld", "niet benoemd", LATER], (5, 1, 1, 1, 3, 148 / 3)),
        # decided in November: from its first day, 61 days after 1 September; V4 is open for 61
        ("2026-11-01", ["benoemd", "niet benoemd", "geen kandidaat", "opengesteld", "niet benoemd", LATER], (5, 1, 1, 1, 3, 270 / 3)),
        # V4 is withdrawn, and V6 is opened; its candidate has no day, and counts from the opening: (148 + 61 + 0) / 3
        ("2026-11-27", ["benoemd", "niet benoemd", "geen kandidaat", "ingetrokken", "niet benoemd", "kandidaat gemeld"], (6, 0, 1, 1, 4, 209 / 3)),
        # V6 is decided on 15 January after; until then it is open up to the last day of the year, 34 days after 27 November
        ("2027-01-14", ["benoemd", "niet benoemd", "geen kandidaat", "ingetrokken", "niet benoemd", "kandidaat gemeld"], (6, 0, 1, 1, 4, 243 / 3)),
        # 34 and 15 days after it was opened: the round counts in its own year
        ("2027-12-31", ["benoemd", "niet benoemd", "geen kandidaat", "ingetrokken", "niet benoemd", "niet benoemd"], (6, 0, 1, 1, 4, 258 / 3)),
    ],
)  # fmt: skip
def test_a_round_is_as_far_as_its_day(on, day, stages, of):
    reader = on(day)
    assert [s for (s,) in reader.rows("SELECT stage FROM vacancy_facts ORDER BY vacancy_id")] == stages
    assert [figure(reader, name, Where(2026)) for name in FIGURES] == pytest.approx(of)
    # what is not open yet stands with the rounds, and is no round to come that follows one that is still open
    assert reader.rows("SELECT followed_by FROM vacancy_facts WHERE vacancy_id = 'V3'") == [
        ("V4",) if day >= "2026-09-01" else (None,)
    ]


@pytest.mark.parametrize(
    ("day", "outcomes", "later", "decided"),
    [
        # V5 alone is decided, and not filled
        ("2026-06-11", ["open"] * 4 + ["niet benoemd", "open"], ["benoemd", "niet benoemd", "geen kandidaat", "ingetrokken", None, "niet benoemd"], (0, 1, 3)),
        # of V1 and V5 one
        ("2026-06-12", ["benoemd", "open", "geen kandidaat", "open", "niet benoemd", "open"], [None, "niet benoemd", None, "ingetrokken", None, "niet benoemd"], (1, 2, 3)),
        ("2026-11-01", ["benoemd", "niet benoemd", "geen kandidaat", "open", "niet benoemd", "open"], [None, None, None, "ingetrokken", None, "niet benoemd"], (1, 3, 5)),
        ("2027-01-14", ["benoemd", "niet benoemd", "geen kandidaat", "ingetrokken", "niet benoemd", "open"], [None] * 5 + ["niet benoemd"], (1, 3, 6)),
        # V6 is decided after the year, and counts in it all the same
        ("2027-12-31", ["benoemd", "niet benoemd", "geen kandidaat", "ingetrokken", "niet benoemd", "niet benoemd"], [None] * 6, (1, 4, 6)),
    ],
)  # fmt: skip
def test_an_outcome_of_a_later_day_is_open_and_stands_beside_it(on, day, outcomes, later, decided):
    reader = on(day)
    found = reader.rows("SELECT outcome, later_outcome FROM vacancy_facts ORDER BY vacancy_id")
    [row] = reader.rows(*METRICS["vacancy_success"].sql(Where(2026)))
    assert [list(column) for column in zip(*found, strict=True)] == [outcomes, later]
    answer = dict(zip(ANSWER, row, strict=True))
    assert (answer["top"], answer["bottom"], answer["coverage_bottom"]) == decided


@pytest.mark.parametrize(
    ("day", "paths"),
    [
        ("2026-02-19", ["nog niet gemeld"] * 4),
        ("2026-03-05", ["gemeld", "gemeld", "nog niet gemeld", "nog niet gemeld"]),
        # V1 is advised on the 5th; this candidate on the 6th
        ("2026-03-06", ["gemeld → aanbevolen", "gemeld", "nog niet gemeld", "nog niet gemeld"]),
        ("2026-04-22", ["gemeld → aanbevolen → voorgedragen", "gemeld → ingetrokken", "nog niet gemeld", "nog niet gemeld"]),
        ("2026-06-11", ["gemeld → aanbevolen → voorgedragen", "gemeld → ingetrokken", "nog niet gemeld", "nog niet gemeld"]),
        ("2026-06-12", ["gemeld → aanbevolen → voorgedragen → benoemd", "gemeld → ingetrokken", "nog niet gemeld", "nog niet gemeld"]),
        ("2026-09-01", ["gemeld → aanbevolen → voorgedragen → benoemd", "gemeld → ingetrokken", "gemeld", "nog niet gemeld"]),
        ("2026-11-27", ["gemeld → aanbevolen → voorgedragen → benoemd", "gemeld → ingetrokken", "gemeld → niet benoemd", "gemeld"]),
    ],
)  # fmt: skip
def test_a_candidate_is_as_far_as_the_day(on, day, paths):
    reader = on(day)
    sql = "SELECT path FROM nomination_facts ORDER BY vacancy_id, candidate_number"
    assert [path for (path,) in reader.rows(sql)] == paths


@pytest.mark.parametrize(
    ("day", "answers", "response", "unanswered"),
    [
        # E4 has no day and stays answered. (answered, of how many that is known, of how many that are sent)
        ("2026-02-19", ["onbekend", "nog niet verstuurd", "nog niet verstuurd", "beantwoord"], (1, 1, 2), 0),
        # a message of March is sent from its first day, and its answer of April is there from the first of that
        ("2026-03-05", ["onbekend", "onbekend", "nog niet verstuurd", "beantwoord"], (1, 1, 3), 0),
        ("2026-03-06", ["beantwoord", "onbekend", "nog niet verstuurd", "beantwoord"], (2, 2, 3), 0),
        ("2026-03-31", ["beantwoord", "onbekend", "nog niet verstuurd", "beantwoord"], (2, 2, 3), 0),
        # that no answer came has no day: it is so from the day of sending
        ("2026-04-22", ["beantwoord", "beantwoord", "geen antwoord", "beantwoord"], (3, 4, 4), 1),
    ],
)  # fmt: skip
def test_a_question_is_sent_and_answered_on_its_day(on, day, answers, response, unanswered):
    reader = on(day)
    found = reader.rows("SELECT answer, brought_to IS NULL FROM exchange_facts ORDER BY exchange_id")
    [row] = reader.rows(*METRICS["exchange_response"].sql(Where(2026)))
    assert figure(reader, "open_questions", Where(2026)) == unanswered
    # E1 and E2 go to the meeting of 20 June, each with its answer
    brought = [
        f"FIN: {what}"
        for what, answer in zip(("geld", "meer geld"), answers[:2], strict=True)
        if answer == "beantwoord"
    ]
    assert reader.rows("SELECT exchanged FROM meeting_facts") == [("; ".join(brought) or None,)]
    assert [answer for answer, _ in found] == answers
    assert found[0][1] == (answers[0] != "beantwoord"), "waar het naartoe is gebracht, komt met het antwoord"
    answer = dict(zip(ANSWER, row, strict=True))
    assert (answer["top"], answer["bottom"], answer["coverage_bottom"]) == response


def test_every_date_of_a_round_is_a_step_in_its_precision(on):
    """V4 names no round; its dates are steps all the same. A step of a month is over when the month is."""
    sql = "SELECT round, step, due_on_precision, is_past FROM round_steps WHERE step_number IN (1, 2) ORDER BY due_on, step, due_on_precision"
    reader = on("2026-03-06")
    assert reader.rows(sql) == [
        ("voorjaar", "opengesteld", "dag", True),
        ("voorjaar", "kandidaten melden tot", "dag", True),
        ("voorjaar", "kandidaten melden tot", "maand", False),
        ("najaar", "opengesteld", "dag", False),
        (None, "opengesteld", "maand", False),
        ("najaar", "kandidaten melden tot", "dag", False),
        ("najaar", "opengesteld", "dag", False),
        ("najaar", "kandidaten melden tot", "dag", False),
    ]
    reader = on("2026-03-31")
    assert reader.rows(sql)[2][-1], "de laatste dag van maart"
