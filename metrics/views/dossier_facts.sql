-- Eén regel per dossier: mensen en doel, de lichten van beide helften, en hoeveel overleggen, resultaten en uren eronder vallen.
-- A meeting under two dossiers is counted under each; totals over dossiers are therefore not totals of meetings.
-- held_of_kind: what was held, with and without a date, of the kinds that were planned: only that is set against the
-- plan. NULL where those kinds are not said, or where nothing of them is known in any state: that is something else than 0.
WITH held AS (
    SELECT report_year, unnest(dossier_ids) AS dossier_id, kind, is_held, is_cancelled, is_postponed, is_planned, is_unanswered, is_in_year
    FROM meeting_facts
),
meetings_of AS (
    SELECT report_year, dossier_id, count(*) FILTER (is_held) AS held, count(*) FILTER (is_cancelled) AS cancelled,
        count(*) FILTER (is_postponed) AS postponed, count(*) FILTER (is_planned AND NOT is_unanswered) AS planned, count(*) FILTER (is_unanswered) AS unanswered, count(*) FILTER (NOT is_in_year) AS elsewhere
    FROM held GROUP BY ALL
),
counts AS (
    SELECT report_year, unnest(dossier_ids) AS dossier_id, kind, is_held, times, is_minimum
    FROM meeting_tally WHERE dating = 'zonder datum'
),
counts_of AS (
    SELECT report_year, dossier_id, sum(times) AS undated, bool_or(is_minimum) AS is_minimum
    FROM counts WHERE is_held GROUP BY ALL
),
of_kind AS (
    SELECT d.report_year, d.dossier_id, coalesce(sum(k.times) FILTER (k.is_held), 0)::BIGINT AS held,
        coalesce(bool_or(k.is_minimum) FILTER (k.is_held), false) AS is_minimum
    FROM dossiers AS d
    JOIN (
        SELECT report_year, dossier_id, kind, is_held, 1 AS times, false AS is_minimum FROM held
        UNION ALL BY NAME SELECT * FROM counts
    ) AS k ON k.report_year = d.report_year AND k.dossier_id = d.dossier_id AND list_contains(d.planned_kinds, k.kind)
    GROUP BY ALL
),
targets_of AS (
    SELECT report_year, dossier_id, count(*) AS targets, count(*) FILTER (state = 'gehaald') AS targets_met,
        count(*) FILTER (state IN ('gehaald', 'niet gehaald')) AS targets_decided,
        count(*) FILTER (state IN ('niet gehaald', 'loopt achter')) AS targets_missed,
        count(*) FILTER (state IN ('op koers', 'nog niet begonnen')) AS targets_running
    FROM target_facts GROUP BY ALL
),
hours_of AS (SELECT report_year, dossier_id, sum(hours) AS hours FROM hours_facts GROUP BY ALL),
agreed AS (SELECT report_year, unnest(dossier_ids) AS dossier_id, is_open, is_overdue FROM agreement_facts),
agreements_of AS (
    SELECT report_year, dossier_id, count(*) FILTER (is_open) AS open_agreements,
        count(*) FILTER (is_overdue) AS overdue_agreements
    FROM agreed GROUP BY ALL
)
SELECT d.report_year, NULL::INT AS half, [d.portfolio] AS portfolios, d._is_fictional AS is_fictional,
    d.dossier_id, d.dossier_name, d.portfolio AS portfolio_name, p.position AS portfolio_position,
    d.goal, d.organiser, coalesce(d.chair_name, p.chair_name) AS chair_name,
    coalesce(d.chair_function, CASE WHEN d.chair_name IS NULL THEN p.chair_function END) AS chair_function,
    array_to_string(d.executor_roles, '; ') AS executor_roles, array_to_string(d.body_codes, '; ') AS bodies,
    d.planned_meetings, array_to_string(d.planned_kinds, ' of ') AS planned_kinds, k.held AS held_of_kind,
    coalesce(k.is_minimum, false) AS of_kind_is_minimum, d.is_temporary, d.ends_on, d.ends_on_precision, d.remark,
    first.colour AS colour_first_half, second.colour AS colour_second_half, second.trend,
    coalesce(m.held, 0) AS meetings_held, coalesce(m.cancelled, 0) AS meetings_cancelled,
    coalesce(m.postponed, 0) AS meetings_postponed, coalesce(m.planned, 0) AS meetings_planned, coalesce(m.unanswered, 0) AS meetings_unanswered,
    coalesce(m.elsewhere, 0) AS meetings_elsewhere,
    c.undated AS meetings_without_date, coalesce(c.is_minimum, false) AS is_minimum,
    coalesce(t.targets, 0) AS targets, coalesce(t.targets_met, 0) AS targets_met, coalesce(t.targets_decided, 0) AS targets_decided,
    coalesce(t.targets_missed, 0) AS targets_missed, coalesce(t.targets_running, 0) AS targets_running, h.hours,
    coalesce(a.open_agreements, 0) AS open_agreements, coalesce(a.overdue_agreements, 0) AS overdue_agreements,
    d.source_place, d._batch, d._file, d._sheet, d._row
FROM dossiers AS d
LEFT JOIN portfolios AS p ON p.report_year = d.report_year AND p.portfolio = d.portfolio
LEFT JOIN light_facts AS first ON first.report_year = d.report_year AND first.dossier_id = d.dossier_id
    AND first.half = 1
LEFT JOIN light_facts AS second ON second.report_year = d.report_year AND second.dossier_id = d.dossier_id
    AND second.half = 2
LEFT JOIN meetings_of AS m ON m.report_year = d.report_year AND m.dossier_id = d.dossier_id
LEFT JOIN counts_of AS c ON c.report_year = d.report_year AND c.dossier_id = d.dossier_id
LEFT JOIN of_kind AS k ON k.report_year = d.report_year AND k.dossier_id = d.dossier_id
LEFT JOIN targets_of AS t ON t.report_year = d.report_year AND t.dossier_id = d.dossier_id
LEFT JOIN hours_of AS h ON h.report_year = d.report_year AND h.dossier_id = d.dossier_id
LEFT JOIN agreements_of AS a ON a.report_year = d.report_year AND a.dossier_id = d.dossier_id
-- empty without: dossiers
