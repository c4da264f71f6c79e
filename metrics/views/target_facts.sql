-- Eén regel per te bereiken resultaat, met het streefgetal naast wat er is gemeld.
-- expected_now: the share of the number for the days from 1 January to the due date (without one: the year) that are
-- over. Behind is only who lags a whole unit of it and a tenth of the number: 0 of 6 on 5 January is on course.
-- due_until: the last day of the day, month, season or year that is named, and never past the year; late is the day after.
-- A number that is only a lower bound can prove that a target is met, but never that it is not.
SELECT t.report_year, NULL::INT AS half, [d.portfolio] AS portfolios, t._is_fictional AS is_fictional,
    t.dossier_id, d.dossier_name, d.portfolio AS portfolio_name, t.target_number, t.description,
    t.target_value, t.is_minimum, t.unit, t.realised_value, t.realised_is_minimum, t.realised_note,
    t.due_date, t.due_date_precision,
    t.target_value IS NOT NULL AS has_number,
    CASE WHEN t.target_value IS NULL OR y.judged_on IS NULL THEN NULL
        WHEN y.judged_on >= u.due_until THEN t.target_value
        ELSE round(t.target_value * p.share, 1) END AS expected_now,
    CASE
        WHEN t.target_value IS NULL THEN 'geen getal'
        WHEN t.realised_value IS NULL THEN 'onbekend'
        WHEN t.realised_value >= t.target_value THEN 'gehaald'
        WHEN y.judged_on < make_date(t.report_year, 1, 1) THEN 'nog niet begonnen'
        WHEN coalesce(t.realised_is_minimum, false) THEN 'onbekend'
        WHEN y.today > u.due_until THEN 'niet gehaald'
        WHEN round(t.target_value * p.share, 1) - t.realised_value < greatest(1, t.target_value * 0.1) THEN 'op koers'
        ELSE 'loopt achter'
    END AS state,
    t.source_place, t._batch, t._file, t._sheet, t._row
FROM targets AS t
JOIN dossiers AS d ON d.report_year = t.report_year AND d.dossier_id = t.dossier_id
LEFT JOIN (SELECT *, make_date(report_year, 12, 31) AS year_end FROM report_years) AS y ON y.report_year = t.report_year
CROSS JOIN LATERAL (
    SELECT least(coalesce(dutch_until(t.due_date, t.due_date_precision), y.year_end), y.year_end) AS due_until
) AS u
CROSS JOIN LATERAL (
    SELECT least(greatest(date_diff('day', make_date(t.report_year, 1, 1), y.judged_on) + 1, 0)
        / greatest(date_diff('day', make_date(t.report_year, 1, 1), u.due_until) + 1, 1), 1) AS share
) AS p
-- empty without: targets
