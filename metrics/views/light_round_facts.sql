-- Eén regel per ronde en dossier waarover in die helft een licht wordt gevraagd: wie het geeft, voor wanneer, en hoe ver het is.
-- is_given: a colour has been given in this round, approved or not. is_from_before: none yet, and the light that was there
-- before the round was opened stays in force.
SELECT r.report_year, r.half::INT AS half, [d.portfolio] AS portfolios, d._is_fictional OR r._is_fictional AS is_fictional,
    r.opened_on, r.due_on, r.state AS round_state, r.approved_by, r.approved_on,
    d.dossier_id, d.dossier_name, d.portfolio AS portfolio_name,
    coalesce(array_to_string(d.executor_roles, ' en '), d.chair_function, 'niet bekend') AS asked_of,
    n.light_1, n.light_2, f.meaning, concat_ws(' en ', n.light_1, n.light_2) AS light_words,
    CASE WHEN f.is_concept THEN f.concept_cause ELSE f.cause END AS cause,
    CASE WHEN f.is_concept THEN f.concept_consequence ELSE f.consequence END AS consequence,
    CASE WHEN f.is_concept THEN f.concept_correction ELSE f.correction END AS correction,
    CASE WHEN f.is_concept THEN f.concept_owner ELSE f.owner_function END AS owner_function,
    CASE WHEN f.is_concept THEN concat_ws(' en ', f.light_1, f.light_2) END AS in_force,
    f.is_of_round AS is_given, c.has_colour AND NOT f.is_of_round AS is_from_before,
    CASE WHEN c.has_colour THEN f.approval ELSE 'nog te geven' END AS step,
    f.verdict_reason, f.revision_reason,
    coalesce(f.source_place, d.source_place) AS source_place, coalesce(f._batch, d._batch) AS _batch,
    coalesce(f._file, d._file) AS _file, coalesce(f._sheet, d._sheet) AS _sheet, coalesce(f._row, d._row) AS _row
FROM round_openings AS r
JOIN dossiers AS d ON d.report_year = r.report_year
JOIN light_facts AS f ON f.report_year = r.report_year AND f.half = r.half AND f.dossier_id = d.dossier_id
CROSS JOIN LATERAL (
    SELECT CASE WHEN f.is_concept THEN f.concept_1 ELSE f.light_1 END AS light_1,
        CASE WHEN f.is_concept THEN f.concept_2 ELSE f.light_2 END AS light_2
) AS n
CROSS JOIN LATERAL (
    SELECT coalesce(n.light_1, '') IN ('groen', 'oranje', 'rood') OR coalesce(n.light_2, '') IN ('groen', 'oranje', 'rood') AS has_colour
) AS c
WHERE f.is_asked
-- empty without: round_openings
