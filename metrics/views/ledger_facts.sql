-- Eén regel per boekingsregel, met kostensoort, maand en het bedrag zoals het op de pagina staat: altijd positief bedoeld.
-- is_to_date: not booked on a day that is still to come; only those count, in the result as in the balance, bank and
-- projects. What is booked in a period of a book year belongs to that year: with a date outside the year (is_outside_year)
-- it counts from the day of its period that is nearest to that date. counts_from says which day that is.
-- is_counted: part of what is realised so far: in the months that are closed; before the first one is, up to today.
-- is_closing: of the document that closes the books: with it nothing is left on any account of income and costs. It is
-- no income and no cost, in whatever period it stands.
-- month: of the book year, so 1 is its first; month_begins says which of the calendar that is.
-- amount is as booked (debit +, credit −). realised turns income round, so costs and income are both positive.
WITH result AS (
    SELECT e.fiscal_year, e.journal, e.document, e.account_id, sum(e.amount) AS amount, max(e.period) AS period
    FROM ledger_entries AS e
    JOIN ledger_accounts AS a ON a.fiscal_year = e.fiscal_year AND a.account_id = e.account_id
    WHERE a.account_type = 'winst en verlies' AND NOT coalesce(e.is_opening, e.period = 0) GROUP BY ALL
),
closed AS (
    -- the years in which nothing is left on any account of income or costs, and something was
    SELECT fiscal_year FROM (
        SELECT fiscal_year, account_id, sum(amount) AS amount, bool_or(amount <> 0) AS is_used FROM result GROUP BY ALL
    ) GROUP BY fiscal_year HAVING bool_and(amount = 0) AND bool_or(is_used)
),
late AS (
    SELECT fiscal_year, journal, document, count(*) AS accounts, max(period) AS period,
        row_number() OVER (PARTITION BY fiscal_year ORDER BY count(*) DESC, max(period) DESC, document DESC) AS place,
        max(count(*)) OVER (PARTITION BY fiscal_year) AS most
    FROM result JOIN closed USING (fiscal_year) WHERE period >= 12 GROUP BY fiscal_year, journal, document
),
closing AS (
    -- one document that names the most accounts; or, where each has a document of its own, all of the closing periods
    SELECT fiscal_year, journal, document FROM late WHERE place = 1 OR (most = 1 AND period > 12)
)
SELECT e.fiscal_year AS report_year, CASE WHEN m.month <= 6 THEN 1 WHEN m.month > 6 THEN 2 END AS half,
    []::VARCHAR[] AS portfolios, e._is_fictional AS is_fictional,
    e.entry_id, e.period, m.month::INT AS month, ceil(m.month / 3.0)::INT AS quarter, b.begins AS month_begins, e.entry_date, e.journal,
    e.document, e.account_id, a.account_name, a.account_type, s.balance_group, s.cost_type, s.sorted_by, c.side,
    c.position AS cost_type_position, e.amount,
    CASE c.side WHEN 'lasten' THEN e.amount WHEN 'baten' THEN -e.amount END AS realised,
    a.account_type = 'winst en verlies' AND NOT coalesce(e.is_opening, e.period = 0) AND z.document IS NULL AS is_result,
    z.document IS NOT NULL AS is_closing,
    coalesce(e.is_opening, e.period = 0) AS is_opening,
    NOT coalesce(e.is_opening, e.period = 0) AND e.entry_date NOT BETWEEN year_of.first_day AND year_of.last_day AS is_outside_year,
    CASE WHEN is_outside_year THEN greatest(b.begins, least(e.entry_date, b.ends)) ELSE e.entry_date END AS counts_from,
    coalesce(e.is_opening, e.period = 0) OR counts_from <= k.day AS is_to_date,
    coalesce(d.months_closed, 0) AS months_closed, coalesce(m.month <= d.months_closed, false) AS is_in_closed_month,
    is_to_date AND (coalesce(d.months_closed, 0) = 0 OR is_in_closed_month) AS is_counted,
    e.description, e.relation_id, r.relation_name, p.project_code, p.project_name,
    coalesce(e.booked_project, e.cost_centre) AS booked_project, e.cost_centre, e.vat_amount, e.currency,
    e.source_place, e._batch, e._file, e._sheet, e._row
FROM ledger_entries AS e
JOIN ledger_accounts AS a ON a.fiscal_year = e.fiscal_year AND a.account_id = e.account_id
JOIN sorted_accounts AS s ON s.fiscal_year = a.fiscal_year AND s.account_id = a.account_id
LEFT JOIN cost_types AS c ON c.cost_type = s.cost_type
LEFT JOIN closing AS z ON z.fiscal_year = e.fiscal_year AND z.journal = e.journal AND z.document = e.document
LEFT JOIN relations AS r ON r.relation_id = e.relation_id
-- A project stands on the row itself, or the books know it by the code of the project or of its cost centre.
LEFT JOIN projects AS named ON named.project_code = e.project_code
LEFT JOIN projects AS booked ON booked.project_code = e.booked_project
LEFT JOIN projects AS centre ON centre.project_code = e.cost_centre
LEFT JOIN projects AS p ON p.project_code = coalesce(named.project_code, booked.project_code, centre.project_code)
LEFT JOIN closed_months AS d ON d.report_year = e.fiscal_year
CROSS JOIN clock AS k
CROSS JOIN LATERAL (SELECT CASE WHEN e.period BETWEEN 1 AND 12 THEN e.period WHEN e.period > 12 THEN 12 END AS month) AS m
LEFT JOIN book_months AS b ON b.report_year = e.fiscal_year AND b.month = m.month
LEFT JOIN (SELECT report_year, min(begins) AS first_day, max(ends) AS last_day FROM book_months GROUP BY report_year) AS year_of
    ON year_of.report_year = e.fiscal_year
-- empty without: sorted_accounts
