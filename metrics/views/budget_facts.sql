-- Eén regel per boekjaar, kostensoort en project: begroting, wijzigingen, realisatie, prognose, verschil en vorig jaar.
-- Amounts are positive for costs and for income. A change ("wijziging n") holds what is added to the budget, from the day
-- on which it was decided (`budget_counted`).
-- actual: what was booked up to and including the last month of which the books are known (months_closed); before the
-- first is over, what was booked up to today. budget_to_date is what was expected by then (`budget_phasing`), and
-- difference is actual beside it; the year (budget) stands beside the forecast. Both are positive when favourable.
-- forecast: of a year of which all months are closed what was realised, with what was entered beside it (forecast_was);
-- before that as entered; else for the contribution what the contributions sheet says is due, or what is booked already
-- where that is more (the sheet may lack a municipality); else for income that is a fixed amount (is_fixed: the contribution,
-- and what others pay for a project) the budget, or what is booked where that is more; else what is booked in the closed
-- months (done; nothing before the first) + what the phasing still expects after them, or what is booked already after
-- them (loose) where that is more; of a day that is still to come nothing is booked, so that the forecast of a day stays
-- what it was. forecast_basis says which.
-- is_own: of the association itself. A project is not: what is left of its money is to be repaid or received in
-- advance; unless nobody pays for it (no income budgeted, booked or promised): then the association does.
-- is_lower_bound: of a commitment on it nobody knows what is still to come, so the costs may become more than is said.
-- prior_year_counts: what of last year is in prior_year, where its books are not known to the end yet; else empty.
-- Realised is what `ledger_months` has: bookings, or what is written per month. Without either in a year the realised amount is unknown, not zero.
-- committed: what is ordered or agreed on a heading of costs and not invoiced yet, as on the day (`commitment_facts`);
-- without any in the year nothing is known of them. free: the budget less all that is booked and committed. Until the
-- year is closed a computed forecast of costs is never below what is booked plus committed, as far as that is known.
WITH budgets AS (
    SELECT fiscal_year, cost_type, project_code,
        sum(amount) FILTER (version = 'begroting') AS original,
        sum(amount) FILTER (version LIKE 'wijziging%') AS changes,
        sum(amount) FILTER (version <> 'prognose') AS budget,
        sum(amount) FILTER (version = 'prognose') AS entered,
        max(dutch_until(decided_on, decided_on_precision)) FILTER (version = 'prognose') AS entered_on,
        sum(prior_year_actual) FILTER (version = 'begroting') AS prior_year_actual,
        string_agg(DISTINCT note, ' ' ORDER BY note) AS note, bool_or(_is_fictional) AS is_fictional,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM budget_counted GROUP BY ALL
),
known AS (
    SELECT l.* EXCLUDE (actual), l.actual AS realised, coalesce(m.months_closed, 0) AS months_closed,
        coalesce(m.months_closed, 0) = 0 OR coalesce(l.month <= m.months_closed, false) AS is_counted
    FROM ledger_months AS l LEFT JOIN closed_months AS m ON m.report_year = l.report_year
),
booked AS (
    SELECT report_year AS fiscal_year, cost_type, project_code,
        sum(realised) FILTER (is_counted) AS actual, sum(realised) FILTER (NOT is_counted) AS later, sum(realised) AS whole,
        bool_or(is_fictional) AS is_fictional,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM known GROUP BY ALL
),
years AS (SELECT report_year AS fiscal_year, max(months_closed) AS months_closed FROM known GROUP BY ALL),
budgeted AS (SELECT DISTINCT fiscal_year FROM budget_counted),
committed AS (
    SELECT report_year AS fiscal_year, cost_type, project_code, sum(open_amount) AS known_open,
        CASE WHEN count(open_amount) = count(*) THEN sum(open_amount) END AS committed, bool_or(is_fictional) AS is_fictional,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM commitment_facts WHERE side = 'lasten' GROUP BY ALL
),
listed AS (SELECT report_year AS fiscal_year, max(list_of) AS committed_on FROM commitment_facts GROUP BY ALL),
lines AS (
    SELECT fiscal_year, cost_type, project_code FROM budgets
    UNION SELECT fiscal_year, cost_type, project_code FROM booked
    UNION SELECT fiscal_year, cost_type, project_code FROM committed
),
expected AS (
    SELECT p.report_year AS fiscal_year, p.cost_type, p.project_code, sum(p.expected) AS to_date,
        string_agg(DISTINCT p.phasing, ' en ' ORDER BY p.phasing) AS phasing
    FROM budget_phasing AS p JOIN years AS y ON y.fiscal_year = p.report_year AND p.month = greatest(y.months_closed, 1)
    GROUP BY ALL
),
filled AS (
    SELECT l.fiscal_year, l.cost_type, l.project_code, y.months_closed,
        CASE WHEN n.fiscal_year IS NOT NULL THEN coalesce(b.original, 0) END AS original,
        b.changes,
        CASE WHEN n.fiscal_year IS NOT NULL THEN coalesce(b.budget, 0) END AS budget,
        b.entered, b.entered_on,
        CASE WHEN y.fiscal_year IS NOT NULL THEN coalesce(a.actual, 0) END AS actual,
        coalesce(a.later, 0) AS later,
        CASE WHEN n.fiscal_year IS NOT NULL AND y.months_closed > 0 THEN coalesce(e.to_date, 0) END AS budget_to_date,
        e.phasing,
        CASE WHEN p.fiscal_year IS NOT NULL THEN coalesce(pa.whole, 0) ELSE b.prior_year_actual END AS prior_year,
        CASE WHEN l.project_code IS NULL THEN d.due END AS due,
        CASE WHEN d.listed < d.members THEN ', van ' || d.listed || ' van de ' || dutch_several(d.members, 'lid', 'leden') ELSE '' END AS due_of,
        CASE WHEN l.project_code IS NULL THEN d.cost_type IS NOT NULL ELSE i.project_code IS NOT NULL AND s.side = 'baten' END AS is_fixed,
        l.project_code IS NULL OR i.project_code IS NULL AS is_own,
        o.committed_on,
        CASE WHEN o.fiscal_year IS NOT NULL AND v.cost_type IS NULL THEN 0 ELSE v.committed END AS committed,
        v.known_open, v.cost_type IS NOT NULL AND v.committed IS NULL AS has_unknown_open,
        b.note, coalesce(b.is_fictional, a.is_fictional, v.is_fictional) AS is_fictional,
        coalesce(b.source_place, a.source_place, v.source_place) AS source_place, coalesce(b._batch, a._batch, v._batch) AS _batch,
        coalesce(b._file, a._file, v._file) AS _file, coalesce(b._sheet, a._sheet, v._sheet) AS _sheet, coalesce(b._row, a._row, v._row) AS _row
    FROM lines AS l
    LEFT JOIN budgets AS b ON b.fiscal_year = l.fiscal_year AND b.cost_type = l.cost_type
        AND b.project_code IS NOT DISTINCT FROM l.project_code
    LEFT JOIN booked AS a ON a.fiscal_year = l.fiscal_year AND a.cost_type = l.cost_type
        AND a.project_code IS NOT DISTINCT FROM l.project_code
    LEFT JOIN booked AS pa ON pa.fiscal_year = l.fiscal_year - 1 AND pa.cost_type = l.cost_type
        AND pa.project_code IS NOT DISTINCT FROM l.project_code
    LEFT JOIN expected AS e ON e.fiscal_year = l.fiscal_year AND e.cost_type = l.cost_type
        AND e.project_code IS NOT DISTINCT FROM l.project_code
    LEFT JOIN contribution_headings AS d ON d.fiscal_year = l.fiscal_year AND d.cost_type = l.cost_type
    LEFT JOIN cost_types AS s ON s.cost_type = l.cost_type
    LEFT JOIN funded_projects AS i ON i.project_code = l.project_code
    LEFT JOIN committed AS v ON v.fiscal_year = l.fiscal_year AND v.cost_type = l.cost_type
        AND v.project_code IS NOT DISTINCT FROM l.project_code
    LEFT JOIN listed AS o ON o.fiscal_year = l.fiscal_year
    LEFT JOIN years AS y ON y.fiscal_year = l.fiscal_year
    LEFT JOIN years AS p ON p.fiscal_year = l.fiscal_year - 1
    LEFT JOIN budgeted AS n ON n.fiscal_year = l.fiscal_year
),
forecast AS (
    SELECT *,
        CASE WHEN months_closed > 0 THEN budget - budget_to_date ELSE budget END AS rest,
        CASE WHEN months_closed > 0 THEN actual ELSE 0 END AS done,
        actual + later - done AS loose,
        CASE WHEN months_closed IS NULL THEN NULL
            WHEN loose > 0 AND rest >= 0 THEN greatest(rest, loose)
            WHEN loose < 0 AND rest <= 0 THEN least(rest, loose)
            WHEN loose <> 0 THEN coalesce(rest, 0) + loose
            ELSE rest END AS still_expected,
        coalesce(CASE WHEN months_closed < 12 THEN CASE WHEN due IS NOT NULL THEN greatest(due, actual + later) WHEN is_fixed THEN greatest(budget, actual + later) END END, CASE WHEN actual IS NOT NULL THEN done + coalesce(still_expected, 0) END)::DECIMAL(18, 2) AS computed,
        CASE WHEN months_closed < 12 AND known_open > 0 THEN actual + later + known_open END::DECIMAL(18, 2) AS at_least,
        coalesce(CASE WHEN months_closed = 12 THEN NULL ELSE entered END, CASE WHEN at_least > computed THEN at_least ELSE computed END)::DECIMAL(18, 2) AS forecast
    FROM filled
)
SELECT f.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, f.is_fictional,
    c.side, f.cost_type, c.position AS cost_type_position, f.project_code,
    coalesce(p.project_name, 'zonder project') AS project_name, f.is_own,
    f.original, f.changes, f.budget, f.budget_to_date, f.phasing, f.actual, f.later AS booked_later, f.prior_year,
    f.months_closed, u.until_day, f.forecast,
    f.entered IS NOT NULL AND f.months_closed IS DISTINCT FROM 12 AS is_entered,
    NOT is_entered AND coalesce(f.at_least > f.computed, false) AS is_by_commitments,
    NOT is_entered AND f.has_unknown_open AND f.months_closed < 12 AS is_lower_bound,
    CASE WHEN f.months_closed = 12 THEN f.entered END AS forecast_was,
    CASE WHEN is_entered
            THEN 'opgegeven' || coalesce(' op ' || dutch_day(f.entered_on), ', zonder datum') || CASE WHEN f.at_least > f.entered THEN '; geboekt plus verplicht is al ' || dutch_euro(f.at_least) ELSE '' END
        WHEN f.forecast IS NULL THEN NULL
        WHEN is_by_commitments THEN 'geboekt plus verplicht; zonder verplichtingen ' || dutch_euro(f.computed) || ', ' || w.basis
        ELSE w.basis END
        || coalesce('; prognose was ' || dutch_euro(forecast_was), '')
        || CASE WHEN f.has_unknown_open AND f.months_closed < 12 THEN '; van een verplichting is onbekend wat nog komt' ELSE '' END
        AS forecast_basis,
    CASE WHEN c.side = 'lasten' THEN f.committed END AS committed, f.committed_on,
    CASE WHEN c.side = 'lasten' THEN f.budget - f.actual - f.later - f.committed END AS free,
    CASE c.side WHEN 'lasten' THEN f.budget_to_date - f.actual ELSE f.actual - f.budget_to_date END AS difference,
    CASE c.side WHEN 'lasten' THEN f.budget - f.forecast ELSE f.forecast - f.budget END AS forecast_difference,
    dutch_compared(c.side, f.is_own, f.actual, f.budget_to_date) AS direction,
    round(100.0 * f.actual / nullif(f.budget, 0), 1) AS used_percent,
    CASE WHEN NOT b.is_done AND b.months_closed IS DISTINCT FROM 12
        THEN coalesce('bekend tot en met ' || dutch_month(b.until_day), 'nog geen hele maand bekend') END AS prior_year_counts,
    f.note, f.source_place, f._batch, f._file, f._sheet, f._row
FROM forecast AS f
JOIN cost_types AS c ON c.cost_type = f.cost_type
CROSS JOIN LATERAL (
    SELECT CASE WHEN f.months_closed = 12 THEN 'de realisatie van het hele jaar'
        WHEN f.due < f.actual + f.later
            THEN 'wat is geboekt; het blad Contributies zegt ' || dutch_euro(f.due) || f.due_of || ', en dat is minder'
        WHEN f.due IS NOT NULL THEN 'wat het blad Contributies zegt' || f.due_of
        WHEN f.is_fixed AND f.budget < f.actual + f.later
            THEN 'wat is geboekt; begroot is ' || dutch_euro(f.budget) || ', en dat is minder'
        WHEN f.is_fixed AND f.budget IS NOT NULL THEN 'het begrote bedrag, dat vaststaat'
        WHEN f.months_closed = 0 AND f.loose <> 0 AND f.still_expected = f.loose AND f.loose IS DISTINCT FROM f.rest
            THEN 'wat is geboekt, want dat is meer dan begroot; er is nog geen hele maand geboekt'
        WHEN f.months_closed = 0 THEN 'de begroting, want er is nog geen hele maand geboekt'
            || CASE WHEN f.still_expected <> f.rest THEN ', en wat daarbuiten al is geboekt: ' || dutch_euro(f.loose) ELSE '' END
        ELSE 'realisatie over ' || dutch_several(f.months_closed, 'maand', 'maanden')
            || CASE WHEN f.loose <> 0 AND f.still_expected = f.loose AND f.loose IS DISTINCT FROM f.rest
                THEN ' + wat daarna al is geboekt: ' || dutch_euro(f.loose)
                ELSE coalesce(' + wat daarna nog wordt verwacht, ' || f.phasing, '')
                    || CASE WHEN f.still_expected <> f.rest THEN ' + wat daarna al is geboekt: ' || dutch_euro(f.loose) ELSE '' END END
            || CASE WHEN f.months_closed < 3 THEN '; dat zegt nog weinig' ELSE '' END END AS basis
) AS w
LEFT JOIN projects AS p ON p.project_code = f.project_code
LEFT JOIN closed_months AS u ON u.report_year = f.fiscal_year
LEFT JOIN closed_months AS b ON b.report_year = f.fiscal_year - 1
-- empty without: cost_types
