-- Eén regel per dossier, helft en regel van het blad ‘Regels voorgesteld licht’: wat is gemeten, op hoeveel gegevens, en wat de regel daarvan vindt.
-- measured: higher is worse. Figures of a whole year (results, agreements, project) count in the half in which the
-- data end, because how they stood in an earlier half is not known. A result that runs is held to its share of the year,
-- and on course it lags nothing, however little of it there is yet. With less evidence than the rule asks: onbekend.
WITH halves AS (
    SELECT d.report_year, d.dossier_id, d.dossier_name, d.portfolio, h.half::INT AS half,
        CASE WHEN month(y.judged_on) <= 6 THEN 1 ELSE 2 END = h.half AS is_last, d._is_fictional AS is_fictional,
        d.source_place, d._batch, d._file, d._sheet, d._row
    FROM dossiers AS d
    CROSS JOIN (VALUES (1), (2)) AS h (half)
    JOIN report_years AS y ON y.report_year = d.report_year
),
meetings_of AS (
    SELECT report_year, half, unnest(dossier_ids) AS dossier_id, is_held, is_planned, was_cancelled, is_cancelled_ahead, coalesce(reason, reason_code) AS reason
    FROM meeting_facts
),
dated AS (
    SELECT report_year, half, dossier_id, count(*) FILTER (is_held) AS held,
        count(*) FILTER (was_cancelled) AS cancelled, count(*) FILTER (is_cancelled_ahead) AS ahead,
        count(*) FILTER (is_planned) AS to_come,
        string_agg(DISTINCT rtrim(reason, '.'), '; ' ORDER BY rtrim(reason, '.')) FILTER (was_cancelled) AS why
    FROM meetings_of GROUP BY ALL
),
counted AS (
    SELECT report_year, half, dossier_id, sum(times) AS undated, bool_or(is_minimum) AS is_minimum FROM (
        SELECT report_year, half, unnest(dossier_ids) AS dossier_id, times, is_minimum
        FROM meeting_tally WHERE dating = 'zonder datum' AND is_held
    ) GROUP BY ALL
),
lists AS (
    SELECT m.report_year, m.half, m.dossier_id, count(DISTINCT a.meeting_id) AS lists,
        100.0 * count(*) FILTER (a.is_present) / nullif(count(*) FILTER (a.is_known), 0) AS turnout
    FROM (SELECT report_year, half, meeting_id, unnest(dossier_ids) AS dossier_id FROM meeting_facts) AS m
    JOIN attendance_facts AS a ON a.meeting_id = m.meeting_id AND a.is_known
    GROUP BY ALL
),
others AS (
    SELECT a.report_year, a.half, a.dossier_id, a.lists, a.turnout, sum(b.turnout * b.lists) / sum(b.lists) AS own_average
    FROM lists AS a
    JOIN dossiers AS da ON da.report_year = a.report_year AND da.dossier_id = a.dossier_id
    JOIN dossiers AS db ON db.dossier_name = da.dossier_name
    JOIN lists AS b ON b.report_year = db.report_year AND b.dossier_id = db.dossier_id
        AND (b.report_year, b.half) <> (a.report_year, a.half)
    GROUP BY ALL
),
worked AS (
    SELECT report_year, half, dossier_id, sum(hours) AS hours, sum(planned_hours) AS planned,
        count(DISTINCT month) AS months
    FROM hours_facts WHERE planned_hours > 0 GROUP BY ALL
),
results AS (
    SELECT report_year, dossier_id, count(*) FILTER (is_known) AS known,
        100.0 * avg(lag) FILTER (is_known) AS shortfall,
        string_agg(sentence, '; ' ORDER BY target_number) FILTER (is_known) AS said,
        string_agg(sentence, '; ' ORDER BY target_number) FILTER (NOT is_known) AS unsaid
    FROM (
        SELECT t.report_year, t.dossier_id, t.target_number, t.realised_value,
            t.state NOT IN ('onbekend', 'nog niet begonnen') AS is_known,
            CASE WHEN t.state <> 'op koers' THEN greatest(1 - t.realised_value
                / nullif(CASE t.state WHEN 'loopt achter' THEN t.expected_now ELSE t.target_value END, 0), 0) ELSE 0 END AS lag,
            CASE WHEN t.realised_value IS NULL THEN 'geen geteld' WHEN t.realised_is_minimum THEN 'ten minste '
                || dutch_number(t.realised_value)
                ELSE dutch_number(t.realised_value) END
                || ' van ' || dutch_number(t.target_value) || ' ' || dutch_after(t.target_value, t.unit)
                || CASE t.state WHEN 'onbekend' THEN '' ELSE ', ' || t.state END AS sentence
        FROM target_facts AS t JOIN report_years AS y ON y.report_year = t.report_year
        WHERE t.has_number
    ) GROUP BY ALL
),
agreed AS (
    SELECT report_year, dossier_id, count(*) FILTER (is_open) AS open, count(*) FILTER (was_overdue) AS late FROM (
        SELECT report_year, unnest(dossier_ids) AS dossier_id, is_open, was_overdue FROM agreement_facts
    ) GROUP BY ALL
),
paid AS (
    SELECT d.report_year, d.dossier_id, count(*) AS projects, max(p.used_percent - p.time_percent) AS ahead,
        arg_max(p.used_percent, p.used_percent - p.time_percent) AS used,
        arg_max(p.time_percent, p.used_percent - p.time_percent) AS gone
    FROM (SELECT report_year, dossier_id, unnest(project_codes) AS project_code FROM dossiers) AS d
    JOIN project_facts AS p ON p.report_year = d.report_year AND p.project_code = d.project_code
    WHERE p.used_percent IS NOT NULL AND p.time_percent IS NOT NULL GROUP BY ALL
),
measured AS (
    SELECT h.*, 'resultaten achter' AS measure, CASE WHEN r.known > 0 THEN r.shortfall END AS value, r.known AS n,
        r.said, coalesce(r.unsaid, 'geen resultaat met een getal') AS missing
    FROM halves AS h LEFT JOIN results AS r ON h.is_last AND r.report_year = h.report_year AND r.dossier_id = h.dossier_id
    UNION ALL
    SELECT h.*, 'geannuleerd', 100.0 * d.cancelled / nullif(d.cancelled + d.held + coalesce(c.undated, 0), 0),
        coalesce(d.cancelled, 0) + coalesce(d.held, 0) + coalesce(c.undated, 0),
        CASE WHEN coalesce(c.is_minimum, false) THEN 'ten minste ' ELSE '' END
            || (coalesce(d.held, 0) + coalesce(c.undated, 0))::BIGINT || ' van '
            || (coalesce(d.cancelled, 0) + coalesce(d.held, 0) + coalesce(c.undated, 0))::BIGINT
            || CASE WHEN d.to_come + d.ahead > 0 THEN ' bijeenkomsten tot nu toe gehouden, ' ELSE ' geplande bijeenkomsten gehouden, ' END
            || coalesce(d.cancelled, 0) || ' geannuleerd' || coalesce(' (' || d.why || ')', '')
            || CASE WHEN d.ahead > 0 THEN ', daarnaast ' || d.ahead || ' geannuleerd van een latere dag' ELSE '' END,
        CASE WHEN d.to_come + d.ahead > 0 THEN 'nog geen overleg van deze helft geweest' ELSE 'geen overleg in deze helft bekend' END
    FROM halves AS h
    LEFT JOIN dated AS d ON d.report_year = h.report_year AND d.half = h.half AND d.dossier_id = h.dossier_id
    LEFT JOIN counted AS c ON c.report_year = h.report_year AND c.half = h.half AND c.dossier_id = h.dossier_id
    UNION ALL
    SELECT h.*, 'opkomst lager', greatest(o.own_average - o.turnout, 0), o.lists,
        'opkomst ' || dutch_percent(o.turnout) || ', in de andere helften gemiddeld ' || dutch_percent(o.own_average),
        'geen presentielijsten in deze en een andere helft'
    FROM halves AS h
    LEFT JOIN others AS o ON o.report_year = h.report_year AND o.half = h.half AND o.dossier_id = h.dossier_id
    UNION ALL
    SELECT h.*, 'afspraken te laat', 100.0 * a.late / nullif(a.open, 0), a.open,
        a.late || ' van ' || dutch_several(a.open, 'open afspraak', 'open afspraken') || ' te laat', 'geen open afspraken bekend'
    FROM halves AS h LEFT JOIN agreed AS a ON h.is_last AND a.report_year = h.report_year AND a.dossier_id = h.dossier_id
    UNION ALL
    SELECT h.*, 'uren boven plan', greatest(100.0 * (w.hours - w.planned) / w.planned, 0), w.months,
        dutch_several(round(w.hours), 'uur', 'uren') || ' besteed van ' || dutch_number(round(w.planned)) || ' gepland', 'geen uren met een planning bekend'
    FROM halves AS h
    LEFT JOIN worked AS w ON w.report_year = h.report_year AND w.half = h.half AND w.dossier_id = h.dossier_id
    UNION ALL
    SELECT h.*, 'budget voor op tijd', greatest(p.ahead, 0), p.projects,
        dutch_percent(p.used) || ' van het budget besteed bij ' || dutch_percent(p.gone) || ' van de tijd',
        'geen project met budget en looptijd bij dit dossier'
    FROM halves AS h LEFT JOIN paid AS p ON h.is_last AND p.report_year = h.report_year AND p.dossier_id = h.dossier_id
)
SELECT m.report_year, m.half, [m.portfolio] AS portfolios, m.is_fictional,
    m.dossier_id, m.dossier_name, m.portfolio AS portfolio_name, r.rule_code, r.title AS rule_title, m.measure,
    round(m.value, 1) AS measured, r.orange_from, r.red_from, r.minimum_evidence, coalesce(m.n, 0)::BIGINT AS evidence,
    coalesce(m.n >= r.minimum_evidence AND m.value IS NOT NULL, false) AS is_measured,
    CASE WHEN NOT coalesce(m.n >= r.minimum_evidence AND m.value IS NOT NULL, false) THEN 'onbekend'
        WHEN m.value >= r.red_from THEN 'rood' WHEN m.value >= r.orange_from THEN 'oranje' ELSE 'groen' END AS outcome,
    CASE WHEN m.value IS NULL OR coalesce(m.n, 0) = 0 THEN m.missing
        WHEN m.n < r.minimum_evidence THEN m.said || '; te weinig om iets te zeggen, want de regel vraagt er '
            || r.minimum_evidence
        WHEN m.value >= r.red_from THEN m.said || '; rood vanaf ' || dutch_number(r.red_from) || r.unit
        WHEN m.value >= r.orange_from THEN m.said || '; oranje vanaf ' || dutch_number(r.orange_from) || r.unit
        ELSE m.said END AS reason,
    m.source_place, m._batch, m._file, m._sheet, m._row
FROM measured AS m
JOIN (
    SELECT *, CASE measure WHEN 'resultaten achter' THEN ' % tekort' WHEN 'opkomst lager' THEN ' punten lager' WHEN 'budget voor op tijd' THEN ' punten verschil'
        WHEN 'uren boven plan' THEN ' % boven plan' ELSE ' %' END AS unit
    FROM light_rules WHERE is_active
) AS r ON r.measure = m.measure
-- empty without: light_rules
