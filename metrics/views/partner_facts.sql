-- Eén regel per jaar, project en partner: wat is gefactureerd en ontvangen tot en met dat jaar, en zijn deel van het saldo.
-- The share follows what was invoiced, and the shares of a project add up to 100; shares of the balance add up to the cent: the largest partner gets the rest.
WITH invoiced AS (
    SELECT y.report_year, p.project_code, i.relation_id, sum(i.amount) AS invoiced,
        sum(CASE WHEN i.paid_on > y.judged_on THEN 0 ELSE coalesce(i.paid_amount, 0) END) AS received,
        arg_min(i.source_place, (i._file, i._sheet, i._row)) AS source_place, arg_min(i._batch, (i._file, i._sheet, i._row)) AS _batch,
        arg_min(i._file, (i._file, i._sheet, i._row)) AS _file, arg_min(i._sheet, (i._file, i._sheet, i._row)) AS _sheet, arg_min(i._row, (i._file, i._sheet, i._row)) AS _row
    FROM invoices AS i JOIN report_years AS y ON y.report_year >= i.fiscal_year AND (y.is_fictional OR NOT i._is_fictional)
    JOIN projects AS p ON p.project_code = coalesce(i.project_code, i.booked_project)
    WHERE i.kind = 'debiteur' AND (i.invoice_date <= y.judged_on OR y.judged_on = make_date(y.report_year, 12, 31))
    GROUP BY y.report_year, p.project_code, i.relation_id
),
shares AS (
    SELECT *, sum(invoiced) OVER each AS total,
        row_number() OVER ranked AS place,
        dutch_share(list(invoiced) OVER (ranked ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
            row_number() OVER ranked, 0) AS share_percent
    FROM invoiced
    WINDOW each AS (PARTITION BY report_year, project_code),
        ranked AS (PARTITION BY report_year, project_code ORDER BY invoiced DESC, relation_id)
),
split AS (
    SELECT s.*, p.project_name, p.is_fictional, p.balance, p.is_ended, p.balance_is,
        (((p.balance * 100)::HUGEINT * (s.invoiced * 100)::HUGEINT // nullif((s.total * 100)::HUGEINT, 0))::DECIMAL(18, 0)
            * 0.01::DECIMAL(3, 2))::DECIMAL(18, 2) AS part
    FROM shares AS s JOIN project_facts AS p ON p.report_year = s.report_year AND p.project_code = s.project_code
)
SELECT s.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, s.is_fictional, s.project_code, s.project_name,
    r.relation_name, s.invoiced, s.received, s.invoiced - s.received AS still_open,
    s.share_percent,
    s.part + CASE WHEN s.place = 1 THEN s.balance - sum(s.part) OVER (PARTITION BY s.report_year, s.project_code) ELSE 0 END
        AS balance_share,
    s.is_ended, s.balance_is, s.source_place, s._batch, s._file, s._sheet, s._row
FROM split AS s JOIN relations AS r ON r.relation_id = s.relation_id
