"""Dates and numbers as people write them: read, suggested or asked; never day and month swapped unasked."""

from __future__ import annotations

import pytest
from tables import load_tables, rows, write_tables

from etl.check.as_written import suggested
from etl.datasets.meetings import MEETINGS
from etl.datasets.vacancies import VACANCIES
from etl.load import check_file

STATE, OUTCOME = MEETINGS.columns["state"], VACANCIES.columns["outcome"]
DAY, COUNT = MEETINGS.columns["meeting_date"], MEETINGS.columns["headcount"]
HEAD = "Verslagjaar | Overleg | Onderwerp | Soort | Datum | Stand | Toelichting reden"


def sheet(*dates):
    lines = [f"2024 | M{n} | Overleg {n} | pho | {day} | geannuleerd | ziekte" for n, day in enumerate(dates)]
    return {"Overleggen": "\n".join([HEAD, *lines])}


def found_in(store, *dates):
    return check_file(write_tables(store / "t.xlsx", sheet(*dates)), name="t.xlsx").problems


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("45355", "4-3-2024"),
        ("45355,5", "4-3-2024"),
        ("99999", ""),
        ("half september", "september"),
        ("1 en 2 juli", "1 juli"),
        ("3 t/m 5 mei 2025", "3 mei 2025"),
        ("28 nov (o.v.)", "28 nov"),
        ("week 23", ""),
        ("n.t.b.", ""),
        ("najaar?", ""),
    ],
)
def test_a_day_is_suggested_or_not(text, meant):
    assert suggested(DAY, text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ca. 35", "35"),
        ("ruim 20", "20"),
        ("12 pers.", "12"),
        ("8 gemeenten", ""),
        ("meer dan 20", ""),
        ("20 à 30", ""),
    ],
)
def test_a_number_is_suggested_or_not(text, meant):
    assert suggested(COUNT, text) == meant


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        (STATE, "nee - te weinig onderwerpen", "geannuleerd"),
        (STATE, "nee, verplaatst naar 3 juni", "uitgesteld"),
        (STATE, "nee, maar wel digitaal", ""),
        (STATE, "ja, met gasten", "gehouden"),
        (OUTCOME, "als waarnemer benoemd tot ALV", "voorlopig benoemd"),
        (OUTCOME, "niet benoemd als waarnemer", "niet benoemd"),
        (OUTCOME, "geen waarnemer gevonden", ""),
        (OUTCOME, "geen kandidaat gevonden", "geen kandidaat"),
        (OUTCOME, "1 benoemd (Oldambt), 1 niet", ""),
    ],
)
def test_a_word_is_suggested_or_not(column, text, meant):
    assert suggested(column, text) == meant


def test_days_that_are_read_as_they_stand(store):
    load_tables(
        store, sheet("4-3-2024 13:30", "2024.03.08", "20240309", "2024/3/10", "ma 11 mrt 2024 9.00 uur", "6/3/24")
    )
    days = ["2024-03-04", "2024-03-08", "2024-03-09", "2024-03-10", "2024-03-11", "2024-03-06"]
    assert rows("SELECT meeting_date::VARCHAR FROM meetings ORDER BY meeting_id") == [(day,) for day in days]


@pytest.mark.parametrize(
    ("dates", "asked"),
    [
        # By date only 7 March fits between 6 and 8 March; 3 July does not: nobody knows.
        (("6-3-2024", "03/07/2024", "8-3-2024"), ["03/07/2024"]),
        # 6 March fits between its neighbours, as people here write it.
        (("5-3-2024", "6/3/2024", "8-3-2024"), []),
        # No order to go by: as people here write it.
        (("8-9-2024", "03/07/2024", "6-3-2024"), []),
        # 03/25 can only be month first, so the other may be too; it is a problem of its own.
        (("03/07/2024", "03/25/2024"), ["03/07/2024", "03/25/2024"]),
        # 25/03 can only be day first, so the other is too.
        (("6-3-2024", "03/07/2024", "25/03/2024", "8-3-2024"), []),
        # The same day either way.
        (("6-3-2024", "03/03/2024", "8-3-2024"), []),
    ],
)
def test_day_and_month_are_asked_where_the_sheet_casts_doubt(store, dates, asked):
    assert [problem.found for problem in found_in(store, *dates)] == asked


def test_a_day_that_does_not_exist_is_said_so(store):
    [problem] = found_in(store, "29-2-2023")
    assert problem.wanted.startswith("een dag die bestaat")
