-- Eén regel per jaar en conclusie, besluit of actie, met of die nog open is en of de datum is verstreken.
-- An agreement is carried over to each later year until it is closed: is_carried_over. There its dossiers are those
-- of the same name, for numbers may differ from year to year. Example data are not carried into a year without them.
-- A due month or season is over on its last day. Only what is known to be open can be late.
-- Late and old is what it is today, also when its year is over and no later one has data: was_overdue is how it stood on
-- the last day of the year.
-- when_due: where it stands among the others. What has no date, or no known state, is never later or late.
-- As on the day: what was agreed later is not there yet, and what was closed later is open. Closed is closed in every year
-- that shows it, also when that was after its end: otherwise who closes one would see it stay open.
WITH named AS (
    SELECT a.*,
        dutch_until(due_date, due_date_precision) AS due_until,
        coalesce((
            SELECT list(d.dossier_name ORDER BY d.dossier_id) FROM dossiers AS d
            WHERE d.report_year = a.report_year AND list_contains(a.dossier_ids, d.dossier_id)
        ), []::VARCHAR[]) AS names
    FROM agreements AS a
),
placed AS (
    SELECT n.* EXCLUDE (report_year, dossier_ids), n.report_year AS made_year, y.report_year, y.judged_on, y.today,
        y.report_year > n.report_year AS is_carried_over,
        n.state IN ('afgerond', 'vervallen') AND coalesce(n.closed_on > y.today, false) AS is_still_open,
        coalesce((
            SELECT list(d.dossier_id ORDER BY d.dossier_id) FROM dossiers AS d
            WHERE d.report_year = y.report_year AND list_contains(n.names, d.dossier_name)
        ), []::VARCHAR[]) AS dossier_ids,
        coalesce((
            SELECT list(DISTINCT d.portfolio ORDER BY d.portfolio) FROM dossiers AS d
            WHERE d.report_year = y.report_year AND list_contains(n.names, d.dossier_name)
        ), []::VARCHAR[]) AS portfolios
    FROM named AS n
    JOIN report_years AS y ON y.report_year = n.report_year OR (
        y.report_year > n.report_year AND (y.is_fictional OR NOT n._is_fictional)
        AND (n.state IN ('open', 'loopt') OR (n.state <> 'onbekend' AND year(n.closed_on) >= y.report_year))
    )
    WHERE coalesce(n.made_on <= y.today, true)
),
stood AS (
    SELECT * REPLACE (CASE WHEN is_still_open THEN 'open' ELSE state END AS state) FROM placed
)
SELECT p.report_year, NULL::INT AS half, p.portfolios, p._is_fictional AS is_fictional,
    p.agreement_id, p.kind, p.description, p.made_at, p.made_on, p.made_on_precision, p.made_year, p.is_carried_over,
    p.meeting_id, m.title AS meeting_title, p.dossier_ids, array_to_string(p.names, '; ') AS dossier_names,
    p.owner_function, p.due_date, p.due_date_precision, p.due_until, p.state, p.closed_on, p.closed_on_precision, p.measure, p.note,
    p.state IN ('open', 'loopt') AS is_open,
    p.state IN ('open', 'loopt') AND coalesce(p.due_until < p.today, false) AS is_overdue,
    p.state IN ('open', 'loopt') AND coalesce(p.due_until < p.judged_on, false) AS was_overdue,
    -- a month in which it was closed begins before a day in it
    CASE WHEN p.made_on IS NOT NULL THEN greatest(date_diff('day', p.made_on, coalesce(least(p.closed_on, p.today), p.today)), 0) END
        AS age_days,
    CASE WHEN p.state IN ('open', 'loopt') AND p.due_until < p.today
        THEN date_diff('day', p.due_until, p.today) END AS days_overdue,
    CASE WHEN p.state IN ('afgerond', 'vervallen') THEN 'klaar' WHEN p.state NOT IN ('open', 'loopt') THEN 'stand onbekend'
        WHEN p.due_until IS NULL THEN 'zonder datum' WHEN p.due_until < p.today THEN 'te laat'
        WHEN date_trunc('month', p.due_until) = date_trunc('month', p.today) THEN 'deze maand' ELSE 'later' END AS when_due,
    p.source_place, p._batch, p._file, p._sheet, p._row
FROM stood AS p
LEFT JOIN meetings AS m ON m.meeting_id = p.meeting_id
-- empty without: agreements
