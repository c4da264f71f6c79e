-- Eén regel per taak die stopt, overgaat of begint: aan wie, wanneer en waarom.
SELECT h.report_year, NULL::INT AS half,
    CASE WHEN d.portfolio IS NULL THEN []::VARCHAR[] ELSE [d.portfolio] END AS portfolios,
    h._is_fictional AS is_fictional,
    h.handover_id, h.dossier_id, d.dossier_name, h.subject, h.kind, h.reason, h.to_whom, h.takes_effect_on,
    h.takes_effect_on_precision, h.is_letter_sent, coalesce(h.state, 'onbekend') AS state, h.hours_freed, h.note,
    h.source_place, h._batch, h._file, h._sheet, h._row
FROM handovers AS h
LEFT JOIN dossiers AS d ON d.report_year = h.report_year AND d.dossier_id = h.dossier_id
