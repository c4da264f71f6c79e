-- Eén regel per soort gegevens en jaar: hoeveel regels er zijn, de nieuwste datum daarin en wat er niet is ingevuld.
WITH newest AS (
    SELECT 'meetings' AS dataset, report_year, max(meeting_date) FILTER (state <> 'gepland') AS newest
    FROM meetings GROUP BY 2
    UNION ALL SELECT 'lights', report_year, max(recorded_on) FROM lights GROUP BY 2
    UNION ALL SELECT 'agreements', report_year, max(made_on) FROM agreements GROUP BY 2
    UNION ALL SELECT 'vacancies', report_year, max(opened_on) FROM vacancies GROUP BY 2
    UNION ALL SELECT 'vng_exchange', report_year, max(sent_on) FROM vng_exchange GROUP BY 2
    UNION ALL SELECT 'ledger_entries', fiscal_year, max(entry_date) FROM ledger_entries GROUP BY 2
    UNION ALL SELECT 'invoices', fiscal_year, max(greatest(invoice_date, paid_on)) FROM invoices GROUP BY 2
    UNION ALL SELECT 'contributions', fiscal_year, max(received_on) FROM contributions GROUP BY 2
    UNION ALL SELECT 'hours', report_year, max(last_day(make_date(report_year, month, 1))) FROM hours GROUP BY 2
    UNION ALL SELECT 'attendance', m.report_year, max(m.meeting_date) FROM attendance AS a
        JOIN meetings AS m ON m.meeting_id = a.meeting_id GROUP BY 2
    UNION ALL SELECT 'bank_balances', NULL, max(balance_date) FROM bank_balances
    UNION ALL SELECT 'municipalities', NULL, max(inhabitants_date) FROM municipalities
),
counted AS (
    SELECT report_year, dataset, any_value(row_count) AS row_count, sum(filled) AS filled,
        sum(missing) AS missing, bool_or(is_fictional) AS is_fictional, min(_file) AS _file, min(_sheet) AS _sheet
    FROM column_quality GROUP BY report_year, dataset
)
SELECT c.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, c.is_fictional, c.dataset, c.row_count,
    coalesce(n.newest, every_year.newest) AS newest,
    round(100.0 * c.missing / nullif(c.missing + c.filled, 0), 1) AS missing_percent,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, c._file, c._sheet, NULL::BIGINT AS _row
FROM counted AS c
LEFT JOIN newest AS n ON n.dataset = c.dataset AND n.report_year = c.report_year
LEFT JOIN newest AS every_year ON every_year.dataset = c.dataset AND every_year.report_year IS NULL
    AND c.report_year IS NULL
