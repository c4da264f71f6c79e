-- Eén regel per woord over een cel die meer dan één keer is opgegeven: wat er stond en uit welke aanlevering. En per regel
-- die werd weggehaald of opnieuw kwam dat (kolom ‘Regel’); van een weggehaalde regel telt geen ander woord meer.
-- When a batch was loaded stays out of it: the same batches give the same content on any machine.
WITH words AS (
    SELECT *, max(position) FILTER (WHERE column_name = 'Regel' AND value = 'weggehaald')
            OVER (PARTITION BY dataset, row_key) AS gone_at
    FROM value_history
)
SELECT NULL::BIGINT AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, b.is_fictional,
    h.dataset, h.row_key, h.column_name, h.value,
    row_number() OVER (PARTITION BY h.dataset, h.row_key, h.column_name ORDER BY h.position) AS turn,
    row_number() OVER (PARTITION BY h.dataset, h.row_key, h.column_name ORDER BY h.position DESC) = 1
        AND (h.gone_at IS NULL OR h.position >= h.gone_at) AS is_last,
    NULL::VARCHAR AS source_place, h._batch, h._file, h._sheet, h._row
FROM words AS h
JOIN batches AS b ON b.batch = h._batch
-- empty without: value_history
