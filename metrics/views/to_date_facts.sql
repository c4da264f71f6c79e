-- Eén regel per boekjaar, kwartaal, kostensoort en project: alles van 1 januari tot en met dat kwartaal.
-- A quarter in which nothing has been booked yet leaves the realised amount unknown;
-- so does one unknown quarter of last year. Of a quarter that runs only the closed months count (see `quarter_facts`).
SELECT *, CASE side WHEN 'lasten' THEN budget - actual ELSE actual - budget END AS difference,
    dutch_compared(side, is_own, actual, budget) AS direction
FROM (
    SELECT report_year, half, portfolios, is_fictional, side, cost_type, cost_type_position, project_code, project_name, is_own,
        quarter, budget_until AS budget,
        CASE WHEN actual IS NOT NULL THEN sum(actual) OVER so_far END AS actual,
        prior_until AS prior_year,
        coalesce(sum(bookings) OVER so_far, 0) AS bookings, months_closed,
        replace(counted, 'het hele kwartaal', 'tot en met het hele kwartaal') AS counted,
        prior_year_counts, source_place, _batch, _file, _sheet, _row
    FROM quarter_facts
    WINDOW so_far AS (PARTITION BY report_year, cost_type, project_code ORDER BY quarter)
)
-- empty without: quarter_facts
