-- Eén regel per boekjaar en grootboekrekening: waar zij bij hoort en wat erop is geboekt (debet plus, credit min).
SELECT a.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, a._is_fictional AS is_fictional,
    a.account_id, a.account_name, a.account_type, s.balance_group, s.confirmed_group, s.said_group,
    coalesce((SELECT arg_min(m.balance_group, m.from_year) FROM account_mapping AS m WHERE m.account_id = a.account_id
        AND a.account_type = 'balans'), a.proposed_group) AS proposed_group, s.cost_type,
    s.sorted_by, a.rgs_code,
    coalesce(b.booked, 0)::DECIMAL(38, 2) AS booked, coalesce(b.bookings, 0) AS bookings,
    a.source_place, a._batch, a._file, a._sheet, a._row
FROM ledger_accounts AS a
JOIN sorted_accounts AS s ON s.fiscal_year = a.fiscal_year AND s.account_id = a.account_id
LEFT JOIN (
    SELECT fiscal_year, account_id, sum(amount) AS booked, count(*) AS bookings FROM ledger_entries GROUP BY ALL
) AS b ON b.fiscal_year = a.fiscal_year AND b.account_id = a.account_id
-- empty without: sorted_accounts
