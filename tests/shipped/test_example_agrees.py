"""The example year tells one story: what stands on one sheet is not denied by another."""

from datetime import date

import pytest

import warehouse


@pytest.fixture
def reader(bundled, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as opened:
        yield opened


def test_the_meetings_reported_are_the_meetings_in_the_list(reader):
    rows = reader.rows(
        """SELECT t.dossier_id, t.realised_value, count(m.meeting_id) FROM targets AS t
        LEFT JOIN meetings AS m ON m.report_year = t.report_year AND list_contains(m.dossier_ids, t.dossier_id)
            AND m.kind = 'pho' AND m.state = 'gehouden'
        WHERE t.report_year = 2024 AND t.unit = 'overleggen' GROUP BY ALL"""
    )
    assert len(rows) == 11
    assert [row for row in rows if row[1] != row[2]] == []


def test_who_was_appointed_has_the_seat(reader):
    rows = reader.rows(
        """SELECT v.body_code, n.municipality, s.municipality, v.decided_on, s.starts_on,
            v.outcome = 'voorlopig benoemd', s.is_acting
        FROM vacancies AS v JOIN nominations AS n ON n.vacancy_id = v.vacancy_id AND n.is_nominated
        JOIN seats AS s ON s.report_year = v.report_year AND s.body_code = v.body_code
        WHERE v.report_year = 2024 AND v.outcome IN ('benoemd', 'voorlopig benoemd')"""
    )
    assert len(rows) == 3
    for body, candidate, member, decided, since, provisional, acting in rows:
        assert (candidate, decided, provisional) == (member, since, acting), body


def test_a_seat_that_was_not_won_is_vacant(reader):
    sql = """SELECT DISTINCT s.state FROM vacancies AS v
        JOIN seats AS s ON s.report_year = v.report_year AND s.body_code = v.body_code
        WHERE v.report_year = 2024 AND v.outcome NOT IN ('benoemd', 'voorlopig benoemd')"""
    assert reader.rows(sql) == [("vacant",)]


def test_an_open_round_has_no_decision(reader):
    sql = "SELECT count(*), count(decided_on) FROM vacancies WHERE report_year = 2024 AND outcome = 'open'"
    assert reader.rows(sql) == [(1, 0)]


def test_nobody_comes_without_being_counted_as_registered(reader):
    sql = "SELECT count(*) FILTER (registered < present), count(present) > 300 FROM attendance WHERE _is_fictional"
    assert reader.rows(sql) == [(0, True)]


def test_most_meetings_have_a_list_but_not_all(reader):
    ((listed, held),) = reader.rows(
        """SELECT count(*) FILTER (meeting_id IN (SELECT meeting_id FROM attendance)), count(*) FROM meetings
        WHERE report_year = 2024 AND state = 'gehouden'"""
    )
    assert held / 2 < listed < held


def test_meetings_are_on_working_days_of_the_year_and_cancelled_in_both_halves(reader):
    sql = """SELECT count(*) FROM meetings WHERE report_year = 2024
        AND (isodow(meeting_date) > 5 OR meeting_date < DATE '2024-01-04')"""
    assert reader.rows(sql) == [(0,)]
    sql = "SELECT DISTINCT half FROM meetings WHERE report_year = 2024 AND state = 'geannuleerd' ORDER BY 1"
    assert [int(half) for (half,) in reader.rows(sql)] == [1, 2]


def test_open_invoices_have_several_ages_and_are_paid_in_time_and_late(reader):
    sql = "SELECT DISTINCT age FROM invoice_facts WHERE report_year = 2024 AND kind = 'debiteur' AND open_amount <> 0"
    assert {age for (age,) in reader.rows(sql)} == {
        "niet te laat",
        "1 t/m 30 dagen",
        "31 t/m 60 dagen",
        "61 t/m 90 dagen",
        "meer dan 90 dagen",
    }
    sql = """SELECT DISTINCT days_to_payment > 30 FROM invoice_facts
        WHERE report_year = 2024 AND kind = 'crediteur' AND paid_on IS NOT NULL ORDER BY 1"""
    assert reader.rows(sql) == [(False,), (True,)]


def test_every_kind_of_light_and_of_change_occurs(reader):
    """It must show: better, worse, the same, two lights in both meanings, stale, no light, and nothing filled in."""
    sql = "SELECT DISTINCT colour FROM light_facts WHERE report_year = 2024"
    assert {row[0] for row in reader.rows(sql)} == {"groen", "oranje", "rood", "onbekend", "niet gegeven"}
    for column, values in (
        ("trend", {"beter", "slechter", "gelijk", None}),
        ("marks", {0, 1, 2, None}),
        ("meaning", {"verloop", "twee aspecten", None}),
        ("is_stale", {True, False, None}),
    ):
        found = reader.rows(f"SELECT DISTINCT {column} FROM light_facts WHERE report_year = 2024")
        assert {row[0] for row in found} == values


def test_every_rule_has_evidence_and_some_lights_are_greener_than_the_figures(reader):
    sql = """SELECT rule_code, count(*) FILTER (is_measured) > 0, count(DISTINCT outcome) FILTER (is_measured) > 1
        FROM light_evidence WHERE report_year = 2024 GROUP BY ALL ORDER BY ALL"""
    assert reader.rows(sql) == [(f"R{n}", True, True) for n in range(1, 7)]
    sql = "SELECT DISTINCT difference FROM light_proposals WHERE report_year = 2024 AND half = 2"
    assert {row[0] for row in reader.rows(sql)} == {
        "gelijk",
        "cijfers slechter dan gegeven",
        "cijfers beter dan gegeven",
        None,
    }


def test_more_hours_go_where_the_light_is_not_green(reader):
    """Hours against plan, per colour of the half: the sheets of hours and of lights tell the same."""
    sql = """SELECT f.worst, sum(h.hours) / sum(h.planned_hours) FROM hours_facts AS h
        JOIN light_facts AS f USING (report_year, half, dossier_id)
        WHERE report_year = 2024 AND f.worst IN ('groen', 'oranje', 'rood') GROUP BY 1 ORDER BY 2"""
    rows = reader.rows(sql)
    assert [colour for colour, _ in rows] == ["groen", "oranje", "rood"]
    assert rows[0][1] < 1 < rows[1][1]


def test_what_did_not_go_on_had_hours_in_it(reader):
    sql = "SELECT count(*), count(preparation_hours) FROM cancellation_facts WHERE report_year = 2024"
    assert reader.rows(sql) == [(6, 6)]


def test_a_dossier_ends_when_its_handover_says_so(reader):
    sql = """SELECT d.dossier_id, d.ends_on = h.takes_effect_on FROM dossiers AS d JOIN handovers AS h
        ON h.report_year = d.report_year AND h.dossier_id = d.dossier_id
        WHERE d.report_year = 2024 AND h.covers_dossier ORDER BY 1"""
    assert reader.rows(sql) == [("D11", True), ("D21", True), ("D27", True)]


def test_own_meetings_meet_each_other_and_those_of_partners(reader):
    sql = """SELECT count(*) FILTER (is_collision) > 5, count(*) FILTER (is_partner_collision)
        FROM (SELECT DISTINCT ON (meeting_day) * FROM agenda_days WHERE report_year = 2024
            ORDER BY meeting_day, is_collision DESC, is_partner_collision DESC)"""
    assert reader.rows(sql) == [(True, 2)]


def test_an_electronic_invoice_is_the_same_one_as_in_the_books(reader):
    sql = """SELECT invoice_id, relation_id, amount = net_amount + vat_amount, due_date - invoice_date FROM invoices
        WHERE is_digital ORDER BY 1"""
    assert reader.rows(sql) == [
        ("I24-061", "C03", True, 30),
        ("I24-063", "C05", True, 30),
        ("I24-066", "C04", True, 30),
    ]
    assert reader.rows("SELECT count(*) FROM relations WHERE relation_name = 'Drukkerij (fictief)'") == [(1,)]


def test_a_credit_note_stands_the_other_way_round_in_books_and_electronic(reader):
    # both files tell of it, and neither changes the other: 50 + 10,50 of vat, paid back a week later
    sql = "SELECT amount, paid_amount, paid_on, net_amount, vat_amount FROM invoices WHERE invoice_id = ?"
    credit = (-60.50, -60.50, date(2024, 12, 16), -50, -10.50)
    assert [tuple(row) for row in reader.rows(sql, ["I24-066"])] == [credit]
    assert reader.rows(sql, ["I24-065"]) == [(60.50, 60.50, date(2024, 12, 16), None, 10.50)]
    findings = "SELECT count(*) FROM finding_facts WHERE report_year = 2024"
    assert reader.rows(findings) == [(0,)]


def test_bank_movements_are_the_bookings_on_the_bank(reader):
    sql = """SELECT (SELECT sum(amount) FROM bank_movements), (SELECT sum(amount) FROM ledger_facts
        WHERE balance_group = 'bank' AND NOT is_opening AND report_year = 2024)"""
    [(bank, books)] = reader.rows(sql)
    assert bank == books
