-- Eén regel per factuur en jaar waarin zij meetelt: wat op de laatste dag van de gegevens nog open staat, en hoe lang.
-- An open invoice of an earlier year stays until it is paid. A payment counts from its own day. No amount and no
-- day of payment means nothing paid; a day without an amount leaves the open amount unknown.
-- What is to be given back (a credit note, an invoice paid twice) is open and never overdue: nobody is late with it, and it
-- takes nothing off what another still has to pay.
WITH at_day AS (
    SELECT *, CASE WHEN paid_on > judged_on THEN amount WHEN paid_amount IS NULL AND paid_on IS NOT NULL THEN NULL
            ELSE amount - coalesce(paid_amount, 0) END AS open_amount,
        date_diff('day', due_date, judged_on) AS days
    FROM invoice_years
)
SELECT a.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, a._is_fictional AS is_fictional,
    a.kind, a.invoice_id, a.relation_id, r.relation_name, coalesce(r.is_person, false) AS is_person, r.municipality, a.fiscal_year, a.invoice_date, a.due_date,
    a.amount, a.paid_amount, a.paid_on, a.open_amount, a.judged_on AS as_at,
    coalesce(a.open_amount <> 0, true) AS is_open,
    a.open_amount > 0 AND coalesce(a.days > 0, false) AND NOT coalesce(a.is_unallocated, false) AS is_overdue,
    CASE WHEN a.open_amount > 0 THEN a.days END AS days_overdue,
    CASE
        WHEN a.open_amount IS NULL THEN 'bedrag onbekend'
        WHEN a.open_amount = 0 THEN 'betaald'
        WHEN a.is_unallocated THEN 'niet toegewezen'
        WHEN a.due_date IS NULL THEN 'vervaldatum onbekend'
        ELSE b.age
    END AS age,
    CASE WHEN a.is_unallocated THEN 7 WHEN a.open_amount IS NULL OR a.due_date IS NULL THEN 6 ELSE b.age_position END
        AS age_position,
    CASE WHEN a.paid_on <= a.judged_on THEN date_diff('day', a.invoice_date, a.paid_on) END AS days_to_payment,
    coalesce(a.is_unallocated, false) AS is_unallocated, a.evidence_level, a.vat_amount, a.net_amount, a.line_count, a.is_due_derived, a.is_digital,
    a.cost_type, coalesce(a.project_code, a.booked_project) AS project_code, a.description,
    a.source_place, a._batch, a._file, a._sheet, a._row
FROM at_day AS a
JOIN relations AS r ON r.relation_id = a.relation_id
LEFT JOIN age_bands AS b ON CASE WHEN a.open_amount < 0 THEN least(a.days, 0) ELSE a.days END BETWEEN b.from_days AND b.to_days
WHERE a.report_year = a.fiscal_year OR coalesce(a.open_amount <> 0, true)
-- empty without: relations
