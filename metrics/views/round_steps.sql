-- Eén regel per stap van een ronde (voorjaar of najaar): wanneer, voor hoeveel vacatures, en wat er nog ontbreekt.
WITH steps AS (
    UNPIVOT (
        SELECT report_year, round, owner, vacancy_id, is_open, candidates, is_fictional, opened_on AS "1 opengesteld",
            closes_on AS "2 kandidaten melden tot", recommended_on AS "3 aanbeveling bestuur",
            nominated_on AS "4 voordracht voordrachtscommissie", decided_on AS "5 besluit ledenvergadering",
            source_place, _batch, _file, _sheet, _row
        FROM vacancy_facts WHERE round IS NOT NULL
    ) ON COLUMNS('^[1-5] ') INTO NAME step VALUE due_on
)
SELECT s.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, bool_or(s.is_fictional) AS is_fictional,
    round, owner, substr(step, 3) AS step, left(step, 1)::INT AS step_number, due_on, count(*) AS vacancies,
    count(*) FILTER (is_open) AS open_vacancies, count(*) FILTER (is_open AND candidates = 0) AS without_candidate,
    count(*) FILTER (is_open AND candidates IS NULL) AS candidates_unknown,
    due_on <= any_value(y.judged_on) AS is_past,
    arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
    arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet,
    arg_min(_row, (_file, _sheet, _row)) AS _row
FROM steps AS s LEFT JOIN report_years AS y ON y.report_year = s.report_year
GROUP BY s.report_year, round, owner, step, due_on
