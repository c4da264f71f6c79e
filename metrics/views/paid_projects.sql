-- Eén regel per project waarvoor anderen betalen: er is geld voor toegezegd, begroot of geboekt.
-- Such a project is not of the association itself: what is left of its money is to be repaid or received in advance.
SELECT project_code FROM projects WHERE total_income > 0
UNION SELECT b.project_code FROM budget_lines AS b JOIN cost_types AS c USING (cost_type)
    WHERE c.side = 'baten' AND b.project_code IS NOT NULL
UNION SELECT project_code FROM ledger_facts WHERE is_result AND side = 'baten' AND project_code IS NOT NULL
