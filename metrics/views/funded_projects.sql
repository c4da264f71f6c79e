-- Eén regel per project waar iemand voor betaalt: er zijn inkomsten begroot, geboekt of toegezegd.
-- What is left of such money is not of the association. A project that nobody pays for is paid by the association itself.
SELECT project_code FROM projects WHERE total_income > 0
UNION SELECT b.project_code FROM budget_counted AS b JOIN cost_types AS c USING (cost_type)
    WHERE c.side = 'baten' AND b.project_code IS NOT NULL
UNION SELECT project_code FROM ledger_facts WHERE is_result AND is_to_date AND side = 'baten' AND project_code IS NOT NULL
-- empty without: cost_types, ledger_facts, projects
