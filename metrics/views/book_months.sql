-- Eén regel per boekjaar en maand daarvan: de dag waarop de maand begint en eindigt. Een boekjaar begint op 1 januari, of op zijn eigen eerste dag.
-- Also of a year of which only a budget or its first day is known.
WITH years AS (
    SELECT fiscal_year AS report_year, bool_or(_is_fictional) AS is_fictional FROM (
        SELECT fiscal_year, _is_fictional FROM ledger_entries
        UNION ALL SELECT fiscal_year, _is_fictional FROM month_results
        UNION ALL SELECT fiscal_year, _is_fictional FROM budget_lines
        UNION ALL SELECT fiscal_year, _is_fictional FROM book_years
    ) GROUP BY fiscal_year
)
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, y.is_fictional, m.month::INT AS month,
    ceil(m.month / 3.0)::INT AS quarter, b.first_day IS NOT NULL AS is_broken,
    (f.first_day + to_months(m.month - 1))::DATE AS begins, (f.first_day + to_months(m.month))::DATE - 1 AS ends,
    b.source_place, b._batch, b._file, b._sheet, b._row
FROM years AS y
LEFT JOIN book_years AS b ON b.fiscal_year = y.report_year
CROSS JOIN LATERAL (SELECT coalesce(b.first_day, make_date(y.report_year, 1, 1)) AS first_day) AS f
CROSS JOIN (SELECT unnest([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) AS month) AS m
-- empty without: book_years, budget_lines, ledger_entries, month_results
