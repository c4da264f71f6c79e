-- Eén regel per jaar en subadministratie: wat open staat, wat niet is toegewezen, en het verschil met het grootboek.
WITH items AS (
    SELECT report_year, kind, bool_or(is_fictional) AS is_fictional, count(*) AS invoices,
        CASE WHEN count(open_amount) = count(*) THEN sum(open_amount) END AS open_amount,
        coalesce(sum(open_amount) FILTER (is_unallocated), 0) AS not_allocated, max(evidence_level) AS evidence_level,
        count(*) FILTER (is_open AND due_date IS NULL AND NOT is_unallocated) AS without_due_date,
        arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
        arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
    FROM invoice_facts GROUP BY report_year, kind
),
books AS (
    SELECT report_year, CASE balance_group WHEN 'debiteuren' THEN 'debiteur' ELSE 'crediteur' END AS kind,
        sum(closing) AS closing
    FROM balance_facts WHERE balance_group IN ('debiteuren', 'crediteuren') GROUP BY ALL
)
SELECT i.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, i.is_fictional, i.kind, i.invoices,
    i.open_amount, i.not_allocated, b.closing AS control_balance, i.open_amount - b.closing AS difference,
    coalesce(i.evidence_level::VARCHAR, 'opgegeven op het blad Facturen') AS evidence, i.without_due_date,
    i.source_place, i._batch, i._file, i._sheet, i._row
FROM items AS i LEFT JOIN books AS b ON b.report_year = i.report_year AND b.kind = i.kind
