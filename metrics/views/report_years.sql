-- Eén regel per jaar waarvan gegevens zijn geladen: tot welke dag de gegevens lopen, en of er voorbeeldgegevens bij zijn.
-- data_until never goes past the year itself: it is the day on which "vervallen" and "te laat" are judged.
SELECT report_year,
    bool_or(r._is_fictional) AS is_fictional,
    bool_and(r._is_fictional) AS is_only_fictional,
    bool_or(what = 'dossiers') AS has_dossiers,
    bool_or(what = 'meetings') AS has_meetings,
    bool_or(what = 'money') AS has_money,
    min(newest) AS data_since,
    least(
        coalesce(max(b.data_until), max(newest), make_date(report_year, 12, 31)),
        make_date(report_year, 12, 31)
    ) AS data_until,
    CASE WHEN max(b.data_until) IS NOT NULL THEN 'opgegeven in het bestand' ELSE 'nieuwste datum in de gegevens' END
        AS data_until_basis
FROM (
    SELECT report_year, 'dossiers' AS what, NULL::DATE AS newest, _batch, _is_fictional FROM dossiers
    UNION ALL SELECT report_year, 'dossiers', NULL, _batch, _is_fictional FROM portfolios
    UNION ALL SELECT report_year, 'dossiers', recorded_on, _batch, _is_fictional FROM lights
    UNION ALL SELECT report_year, 'meetings', CASE WHEN state <> 'gepland' THEN meeting_date END, _batch, _is_fictional
        FROM meetings
    UNION ALL SELECT report_year, 'meetings', NULL, _batch, _is_fictional FROM meeting_counts
    UNION ALL SELECT report_year, 'other', made_on, _batch, _is_fictional FROM agreements
    UNION ALL SELECT report_year, 'other', NULL, _batch, _is_fictional FROM seats
    UNION ALL SELECT report_year, 'other', NULL, _batch, _is_fictional FROM vacancies
    UNION ALL SELECT report_year, 'other', NULL, _batch, _is_fictional FROM notes
    UNION ALL SELECT report_year, 'other', NULL, _batch, _is_fictional FROM hours
    UNION ALL SELECT report_year, 'other', NULL, _batch, _is_fictional FROM capacity
    UNION ALL SELECT fiscal_year, 'money', NULL, _batch, _is_fictional FROM budget_lines
    UNION ALL SELECT fiscal_year, 'money', entry_date, _batch, _is_fictional FROM ledger_entries
    UNION ALL SELECT fiscal_year, 'money', greatest(invoice_date, paid_on), _batch, _is_fictional FROM invoices
    UNION ALL SELECT fiscal_year, 'money', received_on, _batch, _is_fictional FROM contributions
    UNION ALL SELECT year(balance_date), 'money', balance_date, _batch, _is_fictional FROM bank_balances
    UNION ALL SELECT year(booked_on), 'money', booked_on, _batch, _is_fictional FROM bank_movements
    UNION ALL SELECT fiscal_year, 'money', NULL, _batch, _is_fictional FROM file_checks
) AS r
LEFT JOIN batches AS b ON b.batch = r._batch
GROUP BY report_year
ORDER BY report_year
