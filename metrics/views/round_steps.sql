-- Eén regel per stap van een ronde (voorjaar of najaar): wanneer, voor hoeveel vacatures, en wat er nog ontbreekt.
-- round: unknown where a vacancy does not name it; its dates are steps all the same.
-- is_past: the day, or the whole month or season that is named, is over or runs out today; also when its year is over.
WITH steps AS (
    SELECT * FROM (
        SELECT report_year, round, owner, vacancy_id, is_open, candidates, is_fictional, unnest([
                {'number': 1, 'step': 'opengesteld', 'due_on': opened_on, 'kind': opened_on_precision},
                {'number': 2, 'step': 'kandidaten melden tot', 'due_on': closes_on, 'kind': closes_on_precision},
                {'number': 3, 'step': 'aanbeveling bestuur', 'due_on': recommended_on, 'kind': recommended_on_precision},
                {'number': 4, 'step': 'voordracht voordrachtscommissie', 'due_on': nominated_on, 'kind': nominated_on_precision},
                {'number': 5, 'step': 'besluit ledenvergadering', 'due_on': decided_on, 'kind': decided_on_precision}
            ]) AS one, source_place, _batch, _file, _sheet, _row
        FROM vacancy_facts
    ) WHERE one.due_on IS NOT NULL
)
SELECT s.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, bool_or(s.is_fictional) AS is_fictional,
    round, owner, one.step AS step, one.number::INT AS step_number, one.due_on AS due_on, one.kind AS due_on_precision, count(*) AS vacancies,
    count(*) FILTER (is_open) AS open_vacancies, count(*) FILTER (is_open AND candidates = 0) AS without_candidate,
    count(*) FILTER (is_open AND candidates IS NULL) AS candidates_unknown,
    dutch_until(one.due_on, one.kind) <= any_value(y.today) AS is_past,
    arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
    arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet,
    arg_min(_row, (_file, _sheet, _row)) AS _row
FROM steps AS s LEFT JOIN report_years AS y ON y.report_year = s.report_year
GROUP BY s.report_year, round, owner, one
-- empty without: vacancy_facts
