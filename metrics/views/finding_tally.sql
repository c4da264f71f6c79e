-- Eén regel per jaar met geldgegevens en soort bevinding die er is: hoeveel; een jaar zonder bevindingen is één regel met nul.
WITH years AS (
    SELECT report_year, bool_or(is_fictional) AS is_fictional FROM (
        SELECT report_year, is_fictional FROM ledger_facts UNION ALL SELECT fiscal_year, _is_fictional FROM month_results UNION ALL SELECT fiscal_year, _is_fictional FROM file_checks
        UNION ALL SELECT report_year, is_fictional FROM bank_facts UNION ALL SELECT report_year, is_fictional FROM finding_facts
    ) GROUP BY report_year
)
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, y.is_fictional, f.kind,
    count(f.kind) AS findings,
    arg_min(f.source_place, f._row) AS source_place, arg_min(f._batch, f._row) AS _batch, arg_min(f._file, f._row) AS _file,
    arg_min(f._sheet, f._row) AS _sheet, min(f._row) AS _row
FROM years AS y LEFT JOIN finding_facts AS f ON f.report_year = y.report_year
GROUP BY y.report_year, y.is_fictional, f.kind
-- empty without: bank_facts, file_checks, finding_facts, ledger_facts, month_results
