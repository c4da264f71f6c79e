-- Eén regel per boekjaar en grootboekrekening: bij welke kostensoort of groep op de balans zij hoort, en wie dat zegt.
-- What was confirmed for an account number holds from its year on. Else what the file says: a code of the chart of
-- accounts (RGS) is a proposal, and an account that nothing is known of is not sorted, but it counts. A balance account
-- that the file does not say the group of, is in none until someone confirms one. said_group: what the file says of it.
SELECT a.fiscal_year, a.account_id,
    CASE WHEN a.account_type = 'balans' THEN a.cost_type ELSE coalesce(m.cost_type, a.cost_type) END AS cost_type,
    CASE WHEN a.account_type = 'balans' THEN NULL
        WHEN m.cost_type IS NOT NULL THEN 'bevestigd'
        WHEN a.cost_type LIKE 'Niet ingedeeld%' THEN 'niet ingedeeld'
        WHEN a.rgs_code IS NOT NULL THEN 'voorstel uit de RGS-code'
        ELSE 'opgegeven in het bestand' END AS sorted_by,
    CASE WHEN a.account_type = 'balans' THEN coalesce(m.balance_group, a.balance_group) ELSE a.balance_group END AS balance_group,
    CASE WHEN a.account_type = 'balans' AND m.balance_group IS NOT NULL THEN m.balance_group END AS confirmed_group,
    a.balance_group AS said_group
FROM ledger_accounts AS a
LEFT JOIN account_mapping AS m ON m.account_id = a.account_id AND (a.account_type = 'balans') = (m.balance_group IS NOT NULL)
    AND m.from_year = (
        SELECT max(o.from_year) FROM account_mapping AS o WHERE o.account_id = a.account_id AND o.from_year <= a.fiscal_year
            AND (a.account_type = 'balans') = (o.balance_group IS NOT NULL))
-- empty without: ledger_accounts
