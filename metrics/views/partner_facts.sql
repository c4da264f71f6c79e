-- Eén regel per jaar, project en partner: wat is gefactureerd en ontvangen tot en met dat jaar, zijn deel van de kosten en van het saldo, en wat er met hem te verrekenen is.
-- The share follows what was invoiced, and the shares of a project add up to 100; shares of the balance add up to the cent: the largest partner gets the rest.
-- theirs: the balance without what is spent beyond the income agreed, which the association bears and no partner.
-- cost_share: its share of the income less that of the balance, so that these add up to the costs.
-- A day of payment without an amount leaves what came in unknown. settlement: what came in of a partner less its share of the costs; above zero it paid in advance, or gets it back.
WITH invoiced AS (
    SELECT y.report_year, p.project_code, i.relation_id, sum(i.amount) AS invoiced,
        CASE WHEN count(*) FILTER (i.paid_on <= y.books_judged_on AND i.paid_amount IS NULL) = 0
            THEN sum(CASE WHEN i.paid_on > y.books_judged_on THEN 0 ELSE coalesce(i.paid_amount, 0) END) END AS received,
        arg_min(i.source_place, (i._file, i._sheet, i._row)) AS source_place, arg_min(i._batch, (i._file, i._sheet, i._row)) AS _batch,
        arg_min(i._file, (i._file, i._sheet, i._row)) AS _file, arg_min(i._sheet, (i._file, i._sheet, i._row)) AS _sheet, arg_min(i._row, (i._file, i._sheet, i._row)) AS _row
    FROM invoices AS i JOIN report_years AS y ON y.report_year >= i.fiscal_year AND (y.is_fictional OR NOT i._is_fictional)
    JOIN projects AS p ON p.project_code = coalesce(i.project_code, i.booked_project)
    WHERE i.kind = 'debiteur' AND (i.invoice_date <= y.books_judged_on OR y.books_judged_on = y.books_end)
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
    SELECT s.*, p.project_name, p.is_fictional, p.balance + coalesce(p.overspent, 0) AS theirs, p.income, p.is_ended, p.state, p.balance_is,
        (((theirs * 100)::HUGEINT * (s.invoiced * 100)::HUGEINT // nullif((s.total * 100)::HUGEINT, 0))::DECIMAL(18, 0)
            * 0.01::DECIMAL(3, 2))::DECIMAL(18, 2) AS part,
        (((p.income * 100)::HUGEINT * (s.invoiced * 100)::HUGEINT // nullif((s.total * 100)::HUGEINT, 0))::DECIMAL(18, 0)
            * 0.01::DECIMAL(3, 2))::DECIMAL(18, 2) AS income_part
    FROM shares AS s JOIN project_facts AS p ON p.report_year = s.report_year AND p.project_code = s.project_code
)
SELECT s.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, s.is_fictional, s.project_code, s.project_name,
    r.relation_name, s.invoiced, s.received, s.invoiced - s.received AS still_open,
    s.share_percent,
    s.part + CASE WHEN s.place = 1 THEN s.theirs - sum(s.part) OVER (PARTITION BY s.report_year, s.project_code) ELSE 0 END
        AS balance_share,
    s.income_part + CASE WHEN s.place = 1 THEN s.income - sum(s.income_part) OVER (PARTITION BY s.report_year, s.project_code) ELSE 0 END
        - balance_share AS cost_share,
    s.received - cost_share AS settlement,
    CASE WHEN settlement < 0 THEN 'nog te ontvangen'
        WHEN settlement > 0 AND (s.is_ended OR s.state <> 'loopt') THEN 'terug te betalen'
        WHEN settlement > 0 THEN 'vooruit ontvangen' WHEN settlement = 0 THEN 'verrekend' END AS settlement_is,
    s.is_ended, s.balance_is, s.source_place, s._batch, s._file, s._sheet, s._row
FROM split AS s JOIN relations AS r ON r.relation_id = s.relation_id
-- empty without: relations
