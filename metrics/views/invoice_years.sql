-- Eén regel per factuur en jaar waarin zij meetelt, tot en met de dag waarop het geld van dat jaar wordt beoordeeld.
-- What the books of one year gave as open does not count in a year that has books of its own: those say what is still
-- open. And what they brought along from an earlier year was open at the end of that year too.
WITH booked_years AS (SELECT DISTINCT fiscal_year FROM ledger_entries)
SELECT y.report_year, y.books_judged_on AS judged_on, i.*
FROM invoices AS i
JOIN report_years AS y ON y.report_year = i.fiscal_year
    OR (
        y.report_year > i.fiscal_year AND y.is_fictional = i._is_fictional
        AND (i.evidence_level IS NULL OR y.report_year NOT IN (SELECT fiscal_year FROM booked_years))
    )
    OR (
        y.report_year < i.fiscal_year AND y.is_fictional = i._is_fictional AND i.evidence_level IS NOT NULL
        AND i.invoice_date <= y.books_judged_on AND y.report_year IN (SELECT fiscal_year FROM booked_years)
    )
-- on the last day of a year all of its own invoices count, also one with a date after it (that is a finding)
WHERE i.invoice_date <= y.books_judged_on OR (y.report_year = i.fiscal_year AND y.books_judged_on = y.books_end)
-- empty without: invoices
