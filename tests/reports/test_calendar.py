"""Calendars: the samples' answers, also through the door and the draft; and files of other makers."""

from __future__ import annotations

import pytest
from calendars import EXCHANGE, OUTLOOK, calendar, needs_samples
from tables import rows

from etl import drafts
from etl.errors import UnreadableFile
from etl.load import check_file, load


@needs_samples
def test_the_series_of_exchange_gives_its_24_days(store):
    outcome = load(EXCHANGE, by="toets")
    assert any("24 afspraken gevonden, waarvan 3 verplaatst (16-4 naar 17-4" in note for note in outcome.notes)
    assert rows("SELECT count(*), min(meeting_date)::VARCHAR, count(DISTINCT title) FROM meetings") == [
        (24, "2020-04-02", 2)
    ]
    moved = rows(
        "SELECT moved_from::VARCHAR, said_date::VARCHAR FROM meeting_sources WHERE moved_from IS NOT NULL ORDER BY 1"
    )
    assert moved == [("2020-04-16", "2020-04-17"), ("2020-05-28", "2020-05-29"), ("2020-09-03", "2020-09-04")]


@needs_samples
def test_the_four_people_of_outlook_of_whom_one_accepted(store):
    load(OUTLOOK, by="toets")
    assert rows("SELECT invited, accepted, present, said_date::VARCHAR, said_start::VARCHAR FROM meeting_sources") == [
        (4, 1, None, "2019-05-27", "14:00:00")
    ]
    assert rows("SELECT count(*) FROM attendance") == [(0,)]


@needs_samples
def test_a_calendar_that_waits_is_the_same_file_again(store):
    one = drafts.put(EXCHANGE.read_bytes(), "agenda.ics")
    assert drafts.put(EXCHANGE.read_bytes(), "agenda.ics").id == one.id
    assert drafts.check(one.id).datasets["meetings"].new == 24
    assert drafts.save(one.id, by="toets").batch
    assert "al geladen" in load(EXCHANGE, by="toets").message


def test_zones_spaces_in_a_rule_and_a_broken_series(store):
    path = calendar(
        store / "agenda.ics",
        """UID:1
        DTSTART;TZID="(UTC+01:00) Amsterdam, Berlijn":20240304T100000
        RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO, TU
        SUMMARY:PHO Cultuur""",
        """UID:2
        DTSTART:20240305T120000Z
        DTEND:20240305T130000Z
        SUMMARY:DB""",
        """UID:3
        DTSTART;TZID=W. Europe Standard Time:20240702T090000
        SUMMARY:ALV""",
        """UID:4
        DTSTART:20240306T090000Z
        RRULE:FREQ=NOOIT
        SUMMARY:Kapot""",
        """UID:5
        SUMMARY:Zonder begin""",
        """UID:6
        DTSTART;VALUE=DATE:20240307
        CLASS:PRIVATE
        SUMMARY:Tandarts""",
    )
    outcome = load(path, by="toets")
    assert rows("SELECT title, kind, meeting_date::VARCHAR, start_time::VARCHAR FROM meetings ORDER BY 3, 1") == [
        ("PHO Cultuur", "pho", "2024-03-04", "10:00:00"),
        ("DB", "db", "2024-03-05", "13:00:00"),
        ("PHO Cultuur", "pho", "2024-03-05", "10:00:00"),
        ("PHO Cultuur", "pho", "2024-03-11", "10:00:00"),
        ("PHO Cultuur", "pho", "2024-03-12", "10:00:00"),
        ("ALV", "alv", "2024-07-02", "09:00:00"),
    ]
    told = " ".join(outcome.notes)
    assert "‘Kapot’" in told
    assert "‘Zonder begin’" in told
    assert "1 privé-afspraken" in told
    assert "Tandarts" not in told


def test_a_moved_and_a_cancelled_occurrence_change_what_was_planned(store):
    series = """UID:a
        DTSTART;TZID=Europe/Amsterdam:20240404T100000
        RRULE:FREQ=WEEKLY;COUNT=3
        SUMMARY:PHO Sport"""
    load(calendar(store / "een.ics", series), by="toets")
    moved = """UID:a
        RECURRENCE-ID;TZID=Europe/Amsterdam:20240411T100000
        DTSTART;TZID=Europe/Amsterdam:20240415T110000
        SUMMARY:PHO Sport"""
    gone = """UID:a
        RECURRENCE-ID;TZID=Europe/Amsterdam:20240418T100000
        DTSTART;TZID=Europe/Amsterdam:20240418T100000
        STATUS:CANCELLED
        SUMMARY:Geannuleerd: PHO Sport"""
    outcome = load(calendar(store / "twee.ics", series, moved, gone), by="toets")
    assert not outcome.problems, outcome.problems
    assert rows("SELECT meeting_date::VARCHAR, state, title FROM meetings ORDER BY 1") == [
        ("2024-04-04", "gepland", "PHO Sport"),
        ("2024-04-15", "gepland", "PHO Sport"),
        ("2024-04-18", "geannuleerd", "PHO Sport"),
    ]


def test_a_series_without_an_end_stops_and_an_empty_calendar_is_refused(store):
    path = calendar(store / "a.ics", "UID:1\nDTSTART:20240101T090000Z\nRRULE:FREQ=MONTHLY\nSUMMARY:DB")
    assert any("heeft geen einde" in note for note in check_file(path).notes)
    with pytest.raises(UnreadableFile):
        check_file(calendar(store / "leeg.ics"))
