-- Eén regel per boekjaar en gemeente: haar deel van de btw op ontvangen facturen, naar verhouding van de contributie.
-- Of the invoices that count in the year up to the day on which it is judged, as in `invoice_facts`.
-- The shares add up to 100, and the parts to the cent: the municipality with the largest contribution gets what rounding leaves.
WITH paid AS (
    SELECT fiscal_year, sum(vat_amount) AS vat, count(vat_amount) AS known, count(*) AS invoices
    FROM invoice_facts WHERE kind = 'crediteur' AND fiscal_year = report_year GROUP BY fiscal_year
),
parts AS (
    SELECT c.*, p.vat, p.known, p.invoices, sum(c.amount_due) OVER (PARTITION BY c.report_year) AS total,
        row_number() OVER ranked AS place,
        dutch_share(list(c.amount_due) OVER (ranked ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
            row_number() OVER ranked, 0) AS share_percent
    FROM contribution_facts AS c JOIN paid AS p ON p.fiscal_year = c.report_year
    WINDOW ranked AS (PARTITION BY c.report_year ORDER BY c.amount_due DESC, c.municipality)
),
rounded AS (
    SELECT *, (((vat * 100)::HUGEINT * (amount_due * 100)::HUGEINT // nullif((total * 100)::HUGEINT, 0))::DECIMAL(18, 0)
        * 0.01::DECIMAL(3, 2))::DECIMAL(18, 2) AS part
    FROM parts
)
SELECT report_year, half, portfolios, is_fictional, municipality, amount_due,
    share_percent,
    part + CASE WHEN place = 1 THEN vat - sum(part) OVER (PARTITION BY report_year) ELSE 0 END AS vat_share,
    known, invoices, source_place, _batch, _file, _sheet, _row
FROM rounded
-- empty without: invoice_facts
