-- Eén regel per jaar waarvan gegevens zijn geladen: op welke dag het wordt beoordeeld, en per soort tot wanneer er iets van bekend is.
-- judged_on: today, and never past the year itself; on that day "vervallen" and ages are judged.
-- books_judged_on: the same for money: never past the last day of the book year (books_end).
-- is_running: today is in it. A book year that does not begin in January runs in its own months (`book_months`); what is
-- told per half of the calendar year, runs in that year: runs_by_calendar.
-- The days on which the data end come from what happened up to then: never from a plan, a budget or a day to come.
-- A date that is known to the month (or season, …) only, stands as its first day, with its precision (data_until_precision, …).
-- money_until is the last day of the last month of which the books are known (`closed_months`); a booking after it says
-- that something has happened, and up to where the data run only when nothing else does.
WITH happened AS (
    SELECT report_year, 'dossiers' AS what, NULL::DATE AS day, NULL::VARCHAR AS precision, _batch, _is_fictional FROM dossiers
    UNION ALL SELECT report_year, 'dossiers', NULL, NULL, _batch, _is_fictional FROM portfolios
    UNION ALL SELECT report_year, 'lights', recorded_on, recorded_on_precision, _batch, _is_fictional FROM lights
    UNION ALL SELECT report_year, 'meetings', CASE WHEN state <> 'gepland' THEN meeting_date END, meeting_date_precision, _batch, _is_fictional
        FROM meetings
    UNION ALL SELECT report_year, 'meetings', NULL, NULL, _batch, _is_fictional FROM meeting_counts
    UNION ALL SELECT report_year, 'agreements', greatest(made_on, closed_on),
        CASE WHEN closed_on < made_on OR closed_on IS NULL THEN made_on_precision ELSE closed_on_precision END, _batch, _is_fictional FROM agreements
    UNION ALL SELECT report_year, 'other', NULL, NULL, _batch, _is_fictional FROM seats
    UNION ALL SELECT report_year, 'other', decided_on, decided_on_precision, _batch, _is_fictional FROM vacancies
    UNION ALL SELECT report_year, 'other', NULL, NULL, _batch, _is_fictional FROM vng_exchange
    UNION ALL SELECT report_year, 'other', NULL, NULL, _batch, _is_fictional FROM notes
    UNION ALL SELECT report_year, 'hours', last_day(make_date(report_year, month, 1)), NULL, _batch, _is_fictional FROM hours
    UNION ALL SELECT report_year, 'other', NULL, NULL, _batch, _is_fictional FROM capacity
    UNION ALL SELECT fiscal_year, 'budget', NULL, NULL, _batch, _is_fictional FROM budget_lines
    UNION ALL SELECT fiscal_year, 'invoices', greatest(invoice_date, paid_on), NULL, _batch, _is_fictional FROM invoices
    UNION ALL SELECT fiscal_year, 'commitments', as_of, NULL, _batch, _is_fictional FROM commitments
    UNION ALL SELECT fiscal_year, 'contributions', received_on, NULL, _batch, _is_fictional FROM contributions
    UNION ALL SELECT report_year, 'money', until_day, NULL, _batch, is_fictional FROM closed_months
    -- of a month that is not over nobody knows whether its books are whole, but something of the year has happened
    UNION ALL SELECT e.fiscal_year, 'booked', max(greatest(e.entry_date, b.begins)), NULL, e._batch, e._is_fictional
        FROM ledger_entries AS e CROSS JOIN clock AS c
        JOIN book_months AS b ON b.report_year = e.fiscal_year AND b.month = least(e.period, 12)
        WHERE e.period > 0 AND NOT coalesce(e.is_opening, false) AND greatest(e.entry_date, b.begins) <= c.day GROUP BY ALL
    UNION ALL SELECT r.fiscal_year, 'booked', max(b.ends), NULL, r._batch, r._is_fictional FROM month_results AS r CROSS JOIN clock AS c
        JOIN book_months AS b ON b.report_year = r.fiscal_year AND b.month = r.month
        WHERE r.amount IS NOT NULL AND b.ends <= c.day GROUP BY ALL
    UNION ALL SELECT y.report_year, 'bank', balance_date, NULL, _batch, _is_fictional
        FROM bank_balances JOIN bank_days AS y ON y.day = balance_date
    UNION ALL SELECT y.report_year, 'bank', booked_on, NULL, _batch, _is_fictional
        FROM bank_movements JOIN bank_days AS y ON y.day = booked_on
    UNION ALL SELECT fiscal_year, 'money', NULL, NULL, _batch, _is_fictional FROM file_checks
),
broken AS (
    SELECT report_year, min(begins) AS first_day, max(ends) AS last_day FROM book_months WHERE is_broken GROUP BY report_year
),
known AS (
    SELECT h.report_year, h.what, coalesce(h.precision, 'dag') AS precision, h._is_fictional, b.data_until AS said_until, c.day AS today, least(c.day, make_date(h.report_year, 12, 31)) AS judged_on,
        coalesce(k.last_day, make_date(h.report_year, 12, 31)) AS books_end, least(c.day, books_end) AS books_judged_on,
        h.what IN ('money', 'booked', 'budget', 'invoices', 'commitments', 'contributions', 'bank') AS is_money,
        CASE WHEN h.day <= c.day THEN least(h.day, CASE WHEN is_money THEN books_end ELSE make_date(h.report_year, 12, 31) END) END AS day,
        coalesce(c.day BETWEEN k.first_day AND k.last_day, year(c.day) = h.report_year) AS is_running,
        coalesce(c.day < k.first_day, year(c.day) < h.report_year) AS is_to_come, year(c.day) = h.report_year AS runs_by_calendar
    FROM happened AS h CROSS JOIN clock AS c LEFT JOIN batches AS b ON b.batch = h._batch
    LEFT JOIN broken AS k ON k.report_year = h.report_year
),
-- of two that begin on one day the one that is known less precisely is the newest
dated AS (
    SELECT *, CASE WHEN day IS NOT NULL THEN (day, precision <> 'dag') END AS newest FROM known
)
SELECT report_year,
    bool_or(_is_fictional) AS is_fictional,
    bool_and(_is_fictional) AS is_only_fictional,
    bool_or(what IN ('dossiers', 'lights')) AS has_dossiers,
    bool_or(what = 'meetings') AS has_meetings,
    bool_or(is_money) AS has_money,
    any_value(today) AS today,
    any_value(judged_on) AS judged_on,
    any_value(books_end) AS books_end,
    any_value(books_judged_on) AS books_judged_on,
    any_value(is_running) AS is_running,
    any_value(is_to_come) AS is_to_come,
    any_value(runs_by_calendar) AS runs_by_calendar,
    bool_or(day IS NOT NULL) AS has_happened,
    min(day) FILTER (what <> 'booked') AS data_since,
    coalesce(max(CASE WHEN said_until <= judged_on THEN said_until ELSE judged_on END) FILTER (said_until IS NOT NULL),
        max(day) FILTER (what <> 'booked'), max(day)) AS data_until,
    CASE WHEN max(said_until) IS NOT NULL THEN 'opgegeven in het bestand'
        WHEN max(day) IS NOT NULL THEN 'nieuwste datum in de gegevens' END AS data_until_basis,
    CASE WHEN max(said_until) IS NULL THEN coalesce(arg_max(precision, newest) FILTER (what <> 'booked'), arg_max(precision, newest)) END
        AS data_until_precision,
    max(day) FILTER (what = 'meetings') AS meetings_until, arg_max(precision, newest) FILTER (what = 'meetings') AS meetings_until_precision,
    max(day) FILTER (what = 'lights') AS lights_until, arg_max(precision, newest) FILTER (what = 'lights') AS lights_until_precision,
    max(day) FILTER (what = 'agreements') AS agreements_until, arg_max(precision, newest) FILTER (what = 'agreements') AS agreements_until_precision,
    max(day) FILTER (what = 'money') AS money_until,
    max(day) FILTER (what = 'bank') AS bank_until
FROM dated
GROUP BY report_year
ORDER BY report_year
-- empty without: agreements, bank_days, budget_lines, capacity, closed_months, commitments, contributions, dossiers, file_checks, hours, invoices, ledger_entries, lights, meeting_counts, meetings, month_results, notes, portfolios, seats, vacancies, vng_exchange
