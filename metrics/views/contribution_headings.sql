-- Eén regel per boekjaar met het blad Contributies: welke kostensoort de contributie is, en wat er volgens dat blad moet komen.
-- The one heading of income with contributie in its name; with none or two nobody knows which it is.
SELECT d.fiscal_year, h.cost_type, d.due
FROM (SELECT fiscal_year, sum(amount_due) AS due FROM contributions GROUP BY fiscal_year) AS d
CROSS JOIN (
    SELECT min(cost_type) AS cost_type FROM cost_types WHERE side = 'baten' AND cost_type ILIKE '%contributie%'
    HAVING count(*) = 1
) AS h
