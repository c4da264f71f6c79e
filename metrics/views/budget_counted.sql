-- Eén regel per begrotingsregel die op deze dag meetelt: de begroting altijd, een wijziging of prognose vanaf haar besluitdatum.
-- A date in a rougher precision counts from its last day on: what was decided in June is certain at the end of it. Without
-- a date nobody knows from when, and the line counts from the begin of its year; that is said where the changes are named.
-- A forecast that is entered again, takes the place of the one before it: up to its own day the one before it holds, in the
-- words that it had then.
WITH placed AS (
    SELECT b.*, concat_ws(' · ', b.fiscal_year, b.version, b.line_id) AS row_key,
        b.version <> 'begroting' AND coalesce(dutch_until(b.decided_on, b.decided_on_precision) > k.day, false) AS is_later
    FROM budget_lines AS b CROSS JOIN clock AS k
),
words AS (
    SELECT h.*, p.decided_on_precision FROM value_history AS h JOIN placed AS p ON p.row_key = h.row_key
    WHERE h.dataset = 'budget_lines' AND p.is_later AND p.version = 'prognose'
),
dated AS (
    SELECT w.*, coalesce((
        SELECT arg_max(struct_pack(v := p.value), p.position) FROM words AS p
        WHERE p.row_key = w.row_key AND p.column_name = 'decided_on_precision' AND p.position <= w.position
    ), struct_pack(v := w.decided_on_precision)).v AS precision_then
    FROM words AS w WHERE w.column_name = 'decided_on'
),
before AS (
    SELECT d.* FROM dated AS d CROSS JOIN clock AS k
    WHERE coalesce(dutch_until(d.value::DATE, d.precision_then) <= k.day, true)
    QUALIFY row_number() OVER (PARTITION BY d.row_key ORDER BY d.position DESC) = 1
),
were AS (
    SELECT b.row_key, b.value::DATE AS decided_on, b.precision_then, b._batch, b._file, b._sheet, b._row,
        arg_max(struct_pack(v := w.value), w.position) FILTER (w.column_name = 'amount') AS amount,
        arg_max(struct_pack(v := w.value), w.position) FILTER (w.column_name = 'cost_type') AS cost_type,
        arg_max(struct_pack(v := w.value), w.position) FILTER (w.column_name = 'project_code') AS project_code,
        arg_max(struct_pack(v := w.value), w.position) FILTER (w.column_name = 'note') AS note,
        arg_max(struct_pack(v := w.value), w.position) FILTER (w.column_name = 'source_place') AS source_place
    FROM before AS b JOIN words AS w ON w.row_key = b.row_key AND w.position <= b.position GROUP BY ALL
)
SELECT * EXCLUDE (row_key, is_later) FROM placed WHERE NOT is_later
UNION ALL BY NAME
SELECT p.* EXCLUDE (row_key, is_later) REPLACE (
    CASE WHEN t.amount IS NULL THEN p.amount ELSE t.amount.v::DECIMAL(18, 2) END AS amount,
    CASE WHEN t.cost_type IS NULL THEN p.cost_type ELSE t.cost_type.v END AS cost_type,
    CASE WHEN t.project_code IS NULL THEN p.project_code ELSE t.project_code.v END AS project_code,
    CASE WHEN t.note IS NULL THEN p.note ELSE t.note.v END AS note,
    CASE WHEN t.source_place IS NULL THEN p.source_place ELSE t.source_place.v END AS source_place,
    t.decided_on AS decided_on, t.precision_then AS decided_on_precision,
    t._batch AS _batch, t._file AS _file, t._sheet AS _sheet, t._row AS _row
)
FROM placed AS p JOIN were AS t ON t.row_key = p.row_key
-- empty without: budget_lines
