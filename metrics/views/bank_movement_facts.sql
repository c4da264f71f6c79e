-- Eén regel per mutatie op een bankrekening; een mutatie die op twee afschriften staat is hier één regel.
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios,
    _is_fictional AS is_fictional, bank_account, booked_on, y.month, y.quarter, amount, CASE WHEN amount < 0 THEN 'af' ELSE 'bij' END AS direction,
    source_place, _batch, _file, _sheet, _row
FROM bank_movements JOIN bank_days AS y ON y.day = booked_on WHERE booked_on <= (SELECT day FROM clock)
-- empty without: bank_movements
