-- Eén regel per jaar: het geld op de bank naast de begrote lasten van het jaar.
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, y.is_fictional, b.liquid, c.costs
FROM report_years AS y
JOIN (SELECT report_year, sum(closing_balance) AS liquid FROM bank_facts WHERE is_last_of_year GROUP BY ALL) AS b
    ON b.report_year = y.report_year
JOIN (SELECT report_year, sum(budget) AS costs FROM budget_facts WHERE side = 'lasten' GROUP BY ALL) AS c
    ON c.report_year = y.report_year
