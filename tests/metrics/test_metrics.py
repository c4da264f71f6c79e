"""Every formula against an answer worked out by hand, on a small association loaded by the real road."""

from datetime import date
from decimal import Decimal
from types import ModuleType

import pytest
from association import ABOUT, MONEY, PEOPLE
from tables import load_tables

import warehouse
from etl.store import states
from metrics import LISTINGS, METRICS, Metric, Where, by_id, meaning, money, views
from metrics.choices import choices_sql
from metrics.metric import ANSWER, YEAR
from metrics.said import beside, not_followed, said

Y2023 = Where(2023)


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("metrics")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        patch.setenv("VGG_TODAY", "2023-03-31")
        load_tables(folder, {**PEOPLE, **MONEY}, about=ABOUT)
        with warehouse.reader() as opened:
            yield opened


@pytest.fixture
def in_june(reader, monkeypatch):
    """The same on 30 June 2023: by then the lights of the second half are given, and May and June are worked."""
    monkeypatch.setenv("VGG_TODAY", "2023-06-30")
    with states.opened(states.as_on(date(2023, 6, 30))) as opened:
        yield opened


def ask(reader, name, where=Y2023, by=()):
    """The answer as a dict, or with `by` as {split: answer}."""
    names = (*by, *ANSWER)
    rows = [dict(zip(names, row, strict=True)) for row in reader.rows(*METRICS[name].sql(where, by))]
    if not by:
        [row] = rows
        return row
    return {tuple(r[b] for b in by) if len(by) > 1 else r[by[0]]: r for r in rows}


def value(reader, name, where=Y2023):
    return ask(reader, name, where)["value"]


def split(reader, name, by, where=Y2023):
    """The values of a split, without the groups in which nothing was counted."""
    return {k: r["value"] for k, r in ask(reader, name, where, (by,)).items() if r["n"] or r["value"] is not None}


# --- turnout ---


def test_turnout_counts_municipalities_not_people_and_leaves_out_the_unknown(reader):
    # M1: Pekela and Groningen (two people) of three known; M2: Pekela and Het Hogeland of three; M3: three of four.
    found = ask(reader, "turnout")
    assert (found["top"], found["bottom"], found["value"]) == (7, 10, 70)
    assert (found["n"], found["coverage_top"], found["coverage_bottom"]) == (3, 10, 12)


def test_turnout_is_withheld_below_three_lists_with_its_parts(reader):
    found = ask(reader, "turnout", by=("municipality",))
    assert found["Pekela"]["value"] == pytest.approx(200 / 3)
    assert found["Het Hogeland"]["value"] == pytest.approx(200 / 3)
    for name in ("Veendam", "Groningen"):
        row = found[name]
        assert (row["n"], row["is_withheld"]) == (2, True)
        assert (row["value"], row["top"], row["bottom"]) == (None, None, None)


def test_one_empty_cell_beside_a_zero_is_unknown_not_absent(reader):
    rows = reader.rows(
        "SELECT is_known, is_present FROM attendance_facts WHERE meeting_id = 'M2' AND municipality = ?", ["Groningen"]
    )
    assert rows == [(False, None)]


def test_a_list_of_a_cancelled_meeting_does_not_count(reader):
    assert reader.rows("SELECT count(*) FROM attendance_facts WHERE meeting_id = 'M4'") == [(0,)]


def test_list_coverage_no_shows_and_substitutes(reader):
    coverage = ask(reader, "list_coverage")
    assert (coverage["top"], coverage["bottom"], coverage["value"]) == (3, 6, 50)
    no_shows = ask(reader, "no_shows")
    assert (no_shows["value"], no_shows["out_of"]) == (3, 4)
    substitutes = ask(reader, "substitutes")
    assert (substitutes["value"], substitutes["out_of"]) == (1, 2)


def test_mean_attendance_uses_whole_lists_and_given_numbers(reader):
    # M3 has a whole list (3 people), M5 an estimate (20); M1 and M2 have gaps and are left out.
    found = ask(reader, "attendees_mean")
    assert (found["value"], found["n"], found["coverage_bottom"]) == (11.5, 2, 6)
    assert "Geschat (ca.) en niet geteld: 1." in found["note"]
    # what rests on an estimate is one, and the card says on how many meetings it rests
    metric = METRICS["attendees_mean"]
    [answer] = metric.answers(reader.rows(*metric.sql(Y2023)))
    value, why = said(metric, answer)
    assert value == "≈ 11,5"
    assert why == "1 geschat, niet geteld · 2 van 6 gehouden overleggen met een bekend aantal aanwezigen"


# --- meetings ---


def test_meetings_by_state_and_cancellation(reader):
    names = ("meetings_listed", "meetings_held", "meetings_cancelled", "meetings_postponed", "meetings_planned")
    assert [value(reader, n) for n in names] == [9, 6, 1, 1, 1]
    rate = ask(reader, "cancellation_rate")
    assert (rate["top"], rate["bottom"]) == (1, 7)
    assert rate["value"] == pytest.approx(100 / 7)


def test_what_is_no_part_of_a_count_is_said_next_to_it(reader):
    # held M1, M2, M3, M5, M6, M7; M4 called off, M9 put off, M8 planned for the autumn: 6 of 6 + 1 + 1. Without a date
    # at least the three of T1; in the second half only T2, of which no number is known.
    assert beside_of(reader, "meetings_held", Y2023) == (
        6,
        8,
        ["1 geannuleerd", "1 nog gepland", "daarnaast 1 uitgesteld", "daarnaast ten minste 3 zonder datum"],
    )
    second = ["1 nog gepland", "daarnaast een onbekend aantal zonder datum"]
    assert beside_of(reader, "meetings_held", Where(2023, 2)) == (1, 2, second)
    assert beside_of(reader, "seats_filled", Y2023)[2] == ["daarnaast 1 bezet in een tijdelijke commissie"]


def beside_of(reader, name, where):
    metric = METRICS[name]
    [answer] = metric.answers(reader.rows(*metric.sql(where)))
    return answer.value, answer.out_of, beside(metric, answer)


@pytest.mark.parametrize(
    ("name", "where", "words"),
    [
        ("meetings_held", Where(2023, 1, ("Sport",)), ""),
        ("seats_filled", Where(2023), ""),
        ("seats_filled", Where(2023, 1, ("Sport",)), "volgt de keuze van helft en portefeuille niet"),
        ("agreements", Where(2023, 1, ("Sport",)), "volgt de keuze van helft niet"),
        (
            "lights_by_colour",
            Where(2023, 1, (), by_calendar=True),
            "telt de helft van het verslag, niet die van de kalender",
        ),
    ],
)
def test_a_figure_that_does_not_follow_the_choice_says_so(name, where, words):
    assert not_followed(METRICS[name], where) == words


def test_half_is_the_half_of_the_report_and_else_follows_the_date(reader):
    rows = dict((m, (h, d)) for m, h, d in reader.rows("SELECT meeting_id, half, half_is_derived FROM meeting_facts"))
    assert rows["M3"] == (2, False)
    assert rows["M5"] == (1, True)
    assert rows["M8"] == (2, True)
    assert value(reader, "meetings_held", Where(2023, 1)) == 5
    assert value(reader, "meetings_held", Where(2023, 2)) == 1


def test_pho_held_adds_counts_without_date_once_and_says_it_is_a_lower_bound(reader):
    # dated M1, M2, M3; T1 counts four of which one has a date; T2 has no number; T3 is still to come.
    found = ask(reader, "pho_held")
    assert (found["value"], found["is_lower_bound"]) == (6, True)
    assert split(reader, "pho_held", "dating") == {"met datum": 3, "zonder datum": 3}
    assert not ask(reader, "pho_held", Where(2023, 1))["is_lower_bound"]


def test_a_meeting_under_two_portfolios_counts_once_in_total_and_under_each(reader):
    found = split(reader, "pho_held", "portfolio")
    assert found == {"Cultuur": 5, "Sport": 2}
    assert value(reader, "pho_held", Where(2023, None, ("Cultuur", "Sport"))) == 6
    assert split(reader, "pho_held", "portfolio", Where(2023, None, ("Sport",))) == {"Sport": 2}
    assert split(reader, "meetings_held", "portfolio")[None] == 1


def test_collisions_are_days_with_two_own_meetings_that_went_on(reader):
    # 10 January has M1 and M3; on 2 February the only one is cancelled, on 15 March one is the province's.
    found = ask(reader, "collisions")
    assert (found["value"], found["out_of"]) == (1, 4)


def test_preparation_and_purposes(reader):
    assert value(reader, "lead_days") == 5
    assert split(reader, "purposes", "purpose") == {"netwerken": 2, "verbinden": 1}


def test_hours_by_half_follow_the_month(reader, in_june):
    # of January; of May and June nothing can be spent on 31 March
    assert value(reader, "hours") == Decimal("10.50")
    assert value(in_june, "hours") == Decimal("15.50")
    assert split(in_june, "hours", "half") == {1: Decimal("14.50"), 2: Decimal("1.00")}


def test_choices_are_the_notes_about_the_rows_counted(reader):
    said = [row[0] for row in reader.rows(*choices_sql(METRICS["pho_held"], Y2023))]
    assert said == ["2 februari telt één keer."]
    assert choices_sql(METRICS["dossiers"], Y2023) is None


# --- lights, targets, agreements ---


def test_worst_light_trend_and_age(in_june):
    rows = {
        (d, h): (marks, worst, trend, stale)
        for d, h, marks, worst, trend, stale in in_june.rows(
            "SELECT dossier_id, half, marks, worst, trend, is_stale FROM light_facts WHERE report_year = 2023"
        )
    }
    assert rows == {
        ("D1", 1): (2, "oranje", "slechter", False),
        ("D1", 2): (2, "rood", "slechter", True),
        ("D2", 1): (1, "oranje", None, None),
        ("D2", 2): (2, "onbekend", None, False),
        ("D3", 1): (0, None, None, None),
        ("D3", 2): (None, None, None, None),
    }


def test_counts_of_lights(in_june):
    names = ("light_cells", "light_cells_one_mark", "light_cells_two_marks", "light_cells_no_mark", "lights_known")
    assert [value(in_june, n) for n in names] == [5, 1, 3, 1, 3]
    assert split(in_june, "lights_by_colour", "colour") == {"oranje": 2, "rood": 1, "onbekend": 1, "niet gegeven": 2}
    worsened = ask(in_june, "worsened")
    assert (worsened["value"], worsened["out_of"]) == (2, 2)
    assert value(in_june, "lights_stale") == 1


def test_what_asks_attention_comes_heaviest_first_and_only_from_the_newest_half(in_june):
    rows = in_june.query(*LISTINGS["attention"].sql(Y2023))
    # bellen is 121 days late since 1 March (60 + 4), mailen 91 since 31 March (60 + 3)
    assert list(zip(rows["kind"], rows["subject"], strict=True))[:11] == [
        ("rood, verslechterd", "Musea"),
        ("sluit niet", "De bank is gelijk aan de boeken"),
        ("sluit niet", "Open facturen van crediteuren zijn gelijk aan de boeken"),
        ("gewijzigd na akkoord", "1e kwartaal"),
        ("gewijzigd na akkoord", "2e kwartaal"),
        ("oranje", "Zwemmen"),
        ("nog niet gegeven", "Stoplichten eerste helft"),
        ("nog niet gegeven", "Stoplichten eerste helft 2022"),
        ("kleur onbekend", "Stoplichten tweede helft 2022"),
        ("te laat", "bellen"),
        ("te laat", "mailen"),
    ]
    more = ["nog niet binnen", *["niet betaald"] * 3, "vacant", "verouderd", *["loopt achter"] * 2, "niet gehaald"]
    assert list(rows["kind"])[11:] == more


@pytest.mark.parametrize("half", [1, 2])
def test_attention_of_one_half_leaves_out_the_lights_of_the_other(in_june, half):
    rows = in_june.query(*LISTINGS["attention"].sql(Where(2023, half)))
    assert half in set(rows["half"]) and 3 - half not in set(rows["half"])
    assert {"te laat", "vacant"} <= set(rows["kind"])


def test_targets(reader):
    states = reader.rows("SELECT description, state FROM target_facts ORDER BY dossier_id, target_number")
    assert states == [
        ("bezoeken", "gehaald"),
        ("overleg", "op koers"),
        ("brieven", "loopt achter"),
        ("lessen", "onbekend"),
        ("kampen", "niet gehaald"),
        ("baden", "onbekend"),
        ("lezen", "geen getal"),
    ]
    met = ask(reader, "targets_met")
    assert (met["value"], met["out_of"]) == (1, 2)


def test_an_agreement_is_late_after_the_last_day_of_its_month(reader):
    assert value(reader, "agreements_open") == 2
    assert value(reader, "agreements_overdue") == 1
    assert reader.rows("SELECT agreement_id, days_overdue FROM agreement_facts WHERE is_overdue") == [("A1", 30)]


def test_hours_freed_are_a_lower_bound_while_some_are_unknown(reader):
    freed = ask(reader, "hours_freed")
    assert (freed["value"], freed["is_lower_bound"]) == (40, True)
    assert split(reader, "handovers", "state") == {"loopt": 1, "onbekend": 1}


# --- seats ---


def test_seats(reader):
    names = ("seats_filled", "seats_vacant", "seats_temporary", "seats_ending", "municipalities_without_seat")
    assert [value(reader, n) for n in names] == [3, 1, 1, 1, 2]
    assert split(reader, "seats_by_municipality", "municipality") == {
        "Groningen": 2,
        "Het Hogeland": 0,
        "Pekela": 1,
        "Veendam": 0,
    }
    assert reader.rows(
        "SELECT seats_share, inhabitants_share, share_difference FROM municipality_seats WHERE municipality = ?",
        ["Groningen"],
    ) == [(67, 60.0, 7)]
    assert reader.rows("SELECT body_code FROM body_facts WHERE is_without_dossier ORDER BY 1") == [("BUI",), ("TMP",)]


def test_vacancies_and_answers(reader):
    success = ask(reader, "vacancy_success")
    assert (success["top"], success["bottom"], success["n"]) == (2, 3, 3)
    assert value(reader, "vacancies_without_candidate") == 2
    response = ask(reader, "exchange_response")
    assert (response["top"], response["bottom"], response["coverage_bottom"]) == (2, 3, 4)


# --- the data themselves ---


def test_what_is_not_filled_in_is_counted(reader):
    assert reader.rows(
        "SELECT row_count, filled, missing FROM column_quality WHERE dataset = ? AND column_name = ?",
        ["targets", "realised_value"],
    ) == [(7, 5, 2)]
    assert value(reader, "contradictions") == 1


def test_newest_date_passes_over_what_is_still_to_come(reader):
    rows = reader.rows("SELECT newest FROM dataset_quality WHERE dataset = 'meetings' AND report_year = 2023")
    assert rows == [(date(2023, 3, 20),)]


def test_data_run_until_the_day_the_file_says_but_not_past_their_year(reader):
    assert reader.rows("SELECT report_year, data_until FROM report_years ORDER BY 1") == [
        (2022, date(2022, 12, 31)),
        (2023, date(2023, 3, 31)),
    ]


# --- what holds for all ---


def test_a_year_without_any_row_is_unknown_not_zero(reader):
    for metric in METRICS.values():
        row = ask(reader, metric.id, Where(2019))
        assert (row["value"], row["top"], row["is_withheld"]) == (None, None, False), metric.id


@pytest.mark.parametrize("metric", METRICS.values(), ids=list(METRICS))
def test_every_split_can_be_asked_and_leads_to_its_rows(reader, metric: Metric):
    assert metric.rows is not None
    for column in metric.allowed:
        for row in reader.rows(*metric.sql(Y2023, (column,))):
            cell = reader.query(*metric.rows_sql(Y2023, {column: row[0]}))
            assert {"_file", "_sheet", "_row", "source_place"} <= set(cell.columns)
            if metric.n == "" and metric.view == metric.rows.view:
                assert len(cell) == row[1 + ANSWER.index("n")], (column, row[0])
    with pytest.raises(ValueError, match="niet te splitsen"):
        metric.sql(Y2023, ("1); DROP TABLE meetings",))


def test_listing_refuses_a_column_it_does_not_declare(reader):
    with pytest.raises(ValueError, match="kent geen kolom"):
        LISTINGS["meeting_list"].sql(Y2023, equals={"1=1 OR title": "x"})


# Their rows need a round, a rule, a term or a second word for a cell, which would change the answers here; they are
# drawn and looked at in the tests of lights, of VNG and of the data page.
DRAWN_ELSEWHERE = {
    "bank_one_sided",  # nothing of it is known on this day; test_books.py
    "partner_list",  # nothing was invoiced yet on this day; test_books.py
    "light_round_list",
    "light_evidence_list",
    "proposal_list",
    "rule_list",
    "light_history",
    "step_list",
    "continuity_list",
    "value_words",
    "retreat_list",
    "source_difference_list",
    "doubt_list",
    "setting_list",  # test_association.py
    "official_list",  # reports/test_year_report.py
    "approved_list",
    "commitment_list",
    "event_list",  # test_what_belongs.py
    "answer_list",
}


def test_every_row_of_a_listing_knows_its_cell(reader):
    for listing in LISTINGS.values():
        if listing.view in (
            "finance_checks",
            "finding_facts",
            "ties_facts",
            "attention",
            "dataset_quality",
            "column_quality",
            "book_months",  # of a year that begins in January nobody says where its months lie
            "quarter_figures",  # a sum of many rows
        ):
            continue  # a check and a count of cells have no cell of their own; what asks attention may be a check
        if listing.id in DRAWN_ELSEWHERE:
            continue
        rows = reader.query(*listing.sql(Y2023))
        assert len(rows), f"{listing.id}: teken een rij in deze toets, of noem hem in DRAWN_ELSEWHERE"
        assert rows["_row"].notna().all() and rows["_sheet"].notna().all(), listing.id


def test_every_view_says_what_one_row_is():
    for name, sql in views():
        assert meaning(name).startswith("Eén regel per"), name
        assert "--" not in sql


def test_every_view_and_metric_works_on_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    load_tables(tmp_path, {"Gemeenten": PEOPLE["Gemeenten"]})
    with warehouse.reader() as opened:
        for metric in METRICS.values():
            assert value(opened, metric.id) is None, metric.id
        for listing in LISTINGS.values():
            if YEAR in listing.applies:
                assert len(opened.query(*listing.sql(Y2023))) == 0, listing.id


def test_an_id_is_declared_once():
    again = ModuleType("again")
    again.TWICE = Metric("result", "Nog eens", "Iets anders.", "seat_facts", "count(*)")
    with pytest.raises(ValueError, match="result is twee keer verklaard, de tweede keer in again"):
        by_id(Metric, (money, again))


def test_texts_are_sentences():
    for metric in METRICS.values():
        assert metric.means.endswith("."), metric.id
        assert metric.needs == "" or metric.needs.endswith("."), metric.id
    for listing in LISTINGS.values():
        assert listing.means.endswith(".") and listing.needs.endswith("."), listing.id
        assert len(set(listing.columns.values())) == len(listing.columns), listing.id
