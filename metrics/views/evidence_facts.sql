-- Eén regel per jaar, aanlevering en blad met geldgegevens: uit welk bestand, met welk kenmerk, en wie het wanneer heeft geladen.
WITH money AS (
    SELECT fiscal_year AS report_year, _batch, _file, _sheet, _row, _is_fictional FROM ledger_entries
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM ledger_accounts
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM month_results
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM budget_lines
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM invoices
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM commitments
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM contributions
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM approvals
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM approved_figures
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM budget_remarks
    UNION ALL SELECT y.report_year, _batch, _file, _sheet, _row, _is_fictional
        FROM bank_balances JOIN bank_days AS y ON y.day = balance_date
    UNION ALL SELECT y.report_year, _batch, _file, _sheet, _row, _is_fictional
        FROM bank_movements JOIN bank_days AS y ON y.day = booked_on
    UNION ALL SELECT fiscal_year, _batch, _file, _sheet, _row, _is_fictional FROM file_checks
)
SELECT m.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, bool_or(m._is_fictional) AS is_fictional,
    m._file AS file, m._sheet AS sheet, count(*) AS lines, b.loaded_at::DATE AS loaded_on, b.loaded_by, b.reason, b.sha256,
    NULL::VARCHAR AS source_place, m._batch, m._file, m._sheet, min(m._row) AS _row
FROM money AS m JOIN batches AS b ON b.batch = m._batch
GROUP BY m.report_year, m._batch, m._file, m._sheet, b.loaded_at, b.loaded_by, b.reason, b.sha256
-- empty without: approvals, approved_figures, bank_days, budget_lines, budget_remarks, commitments, contributions, file_checks, invoices, ledger_accounts, ledger_entries, month_results
