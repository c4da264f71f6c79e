-- Eén regel per boekjaar met een begroting of het blad Contributies: welke kostensoort de contributie is, en wat er volgens dat blad moet komen.
-- The one heading of income with contributie in its name; with none or two nobody knows which it is. due: unknown without the sheet.
-- listed: of how many of the members the sheet says what is due.
SELECT y.fiscal_year, h.cost_type, d.due, d.listed, (SELECT count(*) FROM municipalities) AS members
FROM (SELECT DISTINCT fiscal_year FROM budget_counted UNION SELECT fiscal_year FROM contributions) AS y
LEFT JOIN (SELECT fiscal_year, sum(amount_due) AS due, count(amount_due) AS listed FROM contributions GROUP BY fiscal_year) AS d ON d.fiscal_year = y.fiscal_year
CROSS JOIN (
    SELECT min(cost_type) AS cost_type FROM cost_types WHERE side = 'baten' AND cost_type ILIKE '%contributie%'
    HAVING count(*) = 1
) AS h
-- empty without: budget_counted, contributions
