"""Activiteit: what was done, what did not go on and why, in the halves of the report and of the calendar."""

import pytest
from association import ABOUT, PEOPLE
from browser import NARROW, warm_page
from looking import cut_off, look
from looks import opened, said
from tables import load_tables

import warehouse
from metrics import LISTINGS, METRICS, Where
from metrics.metric import ANSWER, PROVENANCE


@pytest.fixture(scope="module")
def reader(bundled):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(bundled))
        with warehouse.reader() as found:
            yield found


def rows(reader, name, where, which=""):
    columns = (*LISTINGS[name].columns, *PROVENANCE, "is_fictional")
    return [dict(zip(columns, row, strict=True)) for row in reader.rows(*LISTINGS[name].sql(where, which))]


def value(reader, name, where):
    [row] = reader.rows(*METRICS[name].sql(where))
    return row[ANSWER.index("value")]


def test_the_june_meetings_of_2023_move_with_the_calendar(reader):
    report, calendar = Where(2023, 2), Where(2023, 2, by_calendar=True)
    by_report = {r["meeting_id"] for r in rows(reader, "meeting_list", report)}
    by_calendar = {r["meeting_id"] for r in rows(reader, "meeting_list", calendar)}
    moved = rows(reader, "meeting_list", report, METRICS["half_moved"].which)
    assert {r["meeting_id"] for r in moved} == by_report - by_calendar
    june = [r for r in moved if r["month"] == 6]
    named = [r for r in june if not r["half_is_derived"]]
    # The report has thirteen lines in June under the second half; 29 June stands under two dossiers and counts once.
    assert len(named) == 12
    assert sum("PHO Sociaal Domein samen" in r["title"] for r in named) == 1
    assert [r["meeting_date"].day for r in june if r["half_is_derived"]] == [1, 7]
    assert [str(r["meeting_date"])[:10] for r in moved if r["month"] != 6] == ["2023-02-03"]


def test_every_view_with_a_calendar_half_can_be_asked_by_it(reader):
    for metric in METRICS.values():
        if "half" in metric.allowed:
            for half in (1, 2):
                reader.rows(*metric.sql(Where(2024, half, by_calendar=True), ("half",)))


def test_what_did_not_go_on_in_2023(reader):
    found = rows(reader, "cancellation_list", Where(2023))
    assert [(r["state"], r["reason_code"]) for r in found] == [
        ("geannuleerd", "te veel afwezigen"),
        ("uitgesteld", "anders"),
        ("geannuleerd", "te weinig onderwerpen"),
        ("geannuleerd", "gasten zeggen af"),
    ]
    assert [bool(r["topic_went_to"]) for r in found] == [True, True, False, False]
    assert found[0]["topic_went_to"] == "PHO van 29 juni 2023"


def test_the_count_without_dates_is_reconciled_with_the_list(reader):
    [found] = [r for r in rows(reader, "tally_list", Where(2023)) if r["tally_id"] == "2023-U05"]
    assert (found["counted"], found["dated_elsewhere"], found["times"]) == (4, 3, 1)
    assert "1 juni" in found["note"]


def test_targets_of_2023_with_their_remarks(reader):
    found = {(r["dossier_id"], r["target_number"]): r for r in rows(reader, "target_list", Where(2023), "has_number")}
    d28 = found["D28", 1]
    assert (d28["target_value"], d28["realised_value"], d28["state"]) == (3, 2, "niet gehaald")
    assert "2022" in d28["realised_note"]
    assert found["D09", 1]["state"] == "gehaald" and "agendacommissies" in found["D09", 1]["realised_note"]
    assert len({dossier for dossier, _ in found}) == 13


def test_hours_before_a_cancelled_meeting_and_per_meeting(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_tables(tmp_path, {**{k: PEOPLE[k] for k in ("Gemeenten", "Portefeuilles")}, **TABLES}, about=ABOUT)
    with warehouse.reader() as found:
        [ledger] = rows(found, "cancellation_list", Where(2023))
        # February and March count, January does not; other dossiers do not.
        assert (ledger["preparation_hours"], ledger["preparations_held"]) == (7, 1)
        [effort] = rows(found, "effort_list", Where(2023), "meetings > 0")
        # 27 hours over one meeting held, one prepared and one cancelled.
        assert (effort["hours"], effort["meetings"], effort["hours_per_meeting"]) == (27, 3, 9)
        assert value(found, "hours_per_meeting", Where(2023)) == 9
        assert value(found, "preparation_lost", Where(2023)) == 7


TABLES = {
    "Dossiers": """
        Verslagjaar | Dossier | Naam    | Portefeuille
        2023        | D1      | Musea   | Cultuur
        2023        | D2      | Zwemmen | Sport
    """,
    "Overleggen": """
        Verslagjaar | Overleg | Dossier | Onderwerp | Soort     | Datum      | Stand       | Reden | Bereidt voor
        2023        | M1      | D1      | Eerste    | pho       | 10-01-2023 | gehouden    |       |
        2023        | M2      | D1      | Vooraf    | ambtelijk | 01-03-2023 | gehouden    |       | M3
        2023        | M3      | D1      | Tweede    | pho       | 15-03-2023 | geannuleerd | weer  |
    """,
    "Uren": """
        Verslagjaar | Maand | Dossier | Functie  | Uren
        2023        | 1     | D1      | adviseur | 20
        2023        | 2     | D1      | adviseur | 4
        2023        | 3     | D1      | adviseur | 3
        2023        | 3     | D2      | adviseur | 50
    """,
}


def test_page_says_what_did_not_go_on_and_where_it_went(bundled):
    text = said(opened("activiteit", bundled, jaar="2023"))
    assert "Te veel bestuurders konden niet." in text and "PHO van 29 juni 2023" in text
    assert "✕" in text and "te weinig onderwerpen" in text
    assert "de bron telt er 4, met een datum staan er 3; 1 blijft over zonder datum" in text and "≥ " in text


def test_walk(browser, server):
    walk = warm_page(browser, server, "/activiteit?jaar=2023&grens=kalender")
    assert walk.page.get_by_text("helften van de kalender").count() == 1
    assert look(walk) == []
    walk.resize(*NARROW)
    assert cut_off(walk.page) == []
    walk.close()
