-- Eén regel per kandidaat voor een vacature: van melding tot uitkomst, met gemeente en functie, zonder naam.
-- path: the steps that someone recorded, and no other; is_path_whole is false where a step in between was not.
SELECT v.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, n._is_fictional AS is_fictional,
    n.vacancy_id, v.seat_number, v.body_code, v.body_name, v.owner, v.round, n.candidate_number, n.municipality, n.function,
    n.registered_on, n.registered_on_precision, n.is_recommended, n.recommended_on, n.recommended_on_precision,
    n.is_nominated, n.nominated_on, n.nominated_on_precision, n.outcome, n.outcome_on, n.outcome_on_precision,
    CASE n.outcome WHEN 'voorlopig benoemd' THEN 'waarnemend' WHEN 'open' THEN
        CASE WHEN n.is_nominated THEN 'voordracht voordrachtscommissie' WHEN n.is_recommended THEN 'aanbeveling bestuur'
            ELSE 'kandidaat gemeld' END ELSE n.outcome END AS stage,
    CASE WHEN n.outcome IN ('benoemd', 'voorlopig benoemd') THEN 4 WHEN n.is_nominated THEN 3
        WHEN n.is_recommended THEN 2 ELSE 1 END AS reached,
    concat_ws(' → ', 'gemeld', CASE WHEN n.is_recommended THEN 'aanbevolen' END, CASE WHEN n.is_nominated THEN 'voorgedragen' END,
        CASE WHEN n.outcome NOT IN ('open', 'onbekend') THEN n.outcome END) AS path,
    n.outcome NOT IN ('benoemd', 'voorlopig benoemd') OR (n.is_recommended IS NOT NULL AND n.is_nominated IS NOT NULL)
        AS is_path_whole,
    n.outcome IN ('benoemd', 'voorlopig benoemd') AS is_success,
    n.outcome IN ('benoemd', 'voorlopig benoemd', 'niet benoemd') AS is_decided,
    n.source_place, n._batch, n._file, n._sheet, n._row
FROM nominations AS n
JOIN vacancy_facts AS v ON v.vacancy_id = n.vacancy_id
