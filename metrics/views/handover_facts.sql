-- Eén regel per taak die stopt, overgaat of begint: aan wie, wanneer en waarom, en wat er vrijkomt.
-- other_date: the source names a second date for the same; it is a contradiction and nobody chooses between them.
-- effect_until, other_until: the last day of the month, season or year that was named; the day itself where a day was.
-- has_begun: its date, to the end of the month, season or year that was named, is past on the day the data end.
WITH placed AS (
    SELECT *, dutch_until(takes_effect_on, takes_effect_on_precision) AS effect_until,
        dutch_until(other_date, other_date_precision) AS other_until
    FROM handovers
)
SELECT h.report_year, NULL::INT AS half,
    CASE WHEN d.portfolio IS NULL THEN []::VARCHAR[] ELSE [d.portfolio] END AS portfolios,
    h._is_fictional AS is_fictional,
    h.handover_id, h.dossier_id, d.dossier_name, h.subject, h.kind, h.reason, h.to_whom, h.takes_effect_on,
    h.takes_effect_on_precision, h.effect_until, h.is_letter_sent, coalesce(h.state, 'onbekend') AS state, h.hours_freed, h.money_freed,
    h.other_date, h.other_date_precision, h.other_until, h.other_date IS NOT NULL AS is_contradiction,
    coalesce(h.covers_dossier, false) AS covers_dossier,
    coalesce(h.covers_dossier AND h.kind IN ('overdracht', 'afbouw') AND coalesce(h.state, '') <> 'voornemen'
        AND h.takes_effect_on IS NOT NULL, false) AS ends_lights,
    h.effect_until <= y.judged_on AS has_begun,
    h.note, h.source_place, h._batch, h._file, h._sheet, h._row
FROM placed AS h
LEFT JOIN dossiers AS d ON d.report_year = h.report_year AND d.dossier_id = h.dossier_id
LEFT JOIN report_years AS y ON y.report_year = h.report_year
-- empty without: handovers
