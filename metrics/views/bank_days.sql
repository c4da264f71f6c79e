-- Eén regel per dag met een banksaldo of bankmutatie: in welk boekjaar die dag valt, en in welke maand en welk kwartaal daarvan.
-- A book year that does not begin in January holds the days between its first and its last; any other is the calendar
-- year. A day after the end of such a year belongs to the next one, also when nobody wrote down yet when that begins.
SELECT d.day, coalesce(m.report_year, year(d.day) + CASE WHEN e.fiscal_year IS NULL THEN 0 ELSE 1 END)::BIGINT AS report_year,
    coalesce(m.month, month(d.day))::INT AS month, coalesce(m.quarter, quarter(d.day))::INT AS quarter
FROM (SELECT balance_date AS day FROM bank_balances UNION SELECT booked_on FROM bank_movements) AS d
LEFT JOIN book_months AS m ON m.is_broken AND d.day BETWEEN m.begins AND m.ends
LEFT JOIN book_years AS e ON e.fiscal_year = year(d.day) AND d.day >= e.first_day
QUALIFY row_number() OVER (PARTITION BY d.day ORDER BY m.report_year DESC NULLS LAST) = 1
-- empty without: bank_balances, bank_movements
