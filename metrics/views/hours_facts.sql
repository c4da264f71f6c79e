-- Eén regel per maand, dossier en functie met de bestede uren; nooit per persoon.
-- The half follows from the month, cut as reports cut it: January to May is 1. Of a month that has not begun nothing is
-- spent yet, whatever stands in the file; of the month that runs all that is written counts.
SELECT h.report_year, CASE WHEN h.month <= 5 THEN 1 ELSE 2 END AS half,
    CASE WHEN h.month <= 6 THEN 1 ELSE 2 END AS calendar_half, [d.portfolio] AS portfolios,
    h._is_fictional AS is_fictional,
    h.month::INT AS month, ceil(h.month / 3.0)::INT AS quarter, h.dossier_id, d.dossier_name, h.function,
    h.hours, h.planned_hours,
    h.source_place, h._batch, h._file, h._sheet, h._row
FROM hours AS h
JOIN clock AS c ON make_date(h.report_year, h.month::INT, 1) <= c.day
JOIN dossiers AS d ON d.report_year = h.report_year AND d.dossier_id = h.dossier_id
-- empty without: hours
