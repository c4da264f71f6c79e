-- Eén regel per boekjaar en grootboekrekening: bij welke kostensoort zij hoort, en wie dat zegt.
-- What was confirmed for an account number holds from its year on. Else what the file says: a code of the chart of
-- accounts (RGS) is a proposal, and an account that nothing is known of is not sorted, but it counts.
SELECT a.fiscal_year, a.account_id, coalesce(m.cost_type, a.cost_type) AS cost_type,
    CASE WHEN a.account_type = 'balans' THEN NULL
        WHEN m.cost_type IS NOT NULL THEN 'bevestigd'
        WHEN a.cost_type LIKE 'Niet ingedeeld%' THEN 'niet ingedeeld'
        WHEN a.rgs_code IS NOT NULL THEN 'voorstel uit de RGS-code'
        ELSE 'opgegeven in het bestand' END AS sorted_by
FROM ledger_accounts AS a
LEFT JOIN account_mapping AS m ON m.account_id = a.account_id AND a.account_type <> 'balans' AND m.from_year = (
    SELECT max(o.from_year) FROM account_mapping AS o
    WHERE o.account_id = a.account_id AND o.from_year <= a.fiscal_year)
