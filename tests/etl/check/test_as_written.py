"""Dates and numbers as people write them: read, suggested or asked; never day and month swapped unasked."""

from __future__ import annotations

import pytest
from as_people_write import COUNTS, DAYS, DAYS_READ, OUTCOMES, STATES
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
    ("column", "text", "meant"),
    [
        (column, text, meant)
        for column, texts in ((DAY, DAYS), (COUNT, COUNTS), (STATE, STATES), (OUTCOME, OUTCOMES))
        for text, meant in texts.items()
    ],
)
def test_what_a_cell_may_mean_is_suggested_or_not(column, text, meant):
    assert suggested(column, text) == meant


def test_days_that_are_read_as_they_stand(store):
    load_tables(store, sheet(*DAYS_READ))
    told = rows("SELECT meeting_date::VARCHAR FROM meetings ORDER BY meeting_id")
    assert told == [(day,) for day in DAYS_READ.values()]


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


def test_a_word_before_a_day_or_a_time_is_left_out_of_the_suggestion():
    columns = MEETINGS.columns
    assert suggested(columns["meeting_date"], "d.d. 14 jan") == "14 jan"
    assert suggested(columns["start_time"], "vanaf 9.00") == "9.00"
    assert suggested(columns["start_time"], "om 9.00 of 10.00") == ""


def test_the_sheet_of_another_year_is_asked_about(store):
    """Six of six days lie in 2023 beside 2024: copied from last year; with two of six nothing is said."""

    def told(*days):
        return [
            n
            for n in check_file(write_tables(store / "t.xlsx", sheet(*days)), name="t.xlsx").notes
            if "ander jaar" in n
        ]

    [said] = told(*(f"{day}-3-2023" for day in range(1, 7)))
    assert said.startswith(
        "6 van de 6 dagen bij verslagjaar 2024 liggen in een ander jaar, vooral 2023. Klopt het jaar?"
    )
    assert told(*(f"{day}-3-2024" for day in range(1, 5)), "8-1-2025", "9-1-2025") == []
