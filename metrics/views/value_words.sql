-- Eén regel per woord over een cel die meer dan één keer is opgegeven: wat er stond en uit welke aanlevering.
-- When a batch was loaded stays out of it: the same batches give the same content on any machine.
SELECT NULL::BIGINT AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, b.is_fictional,
    h.dataset, h.row_key, h.column_name, h.value,
    row_number() OVER (PARTITION BY h.dataset, h.row_key, h.column_name ORDER BY h.position) AS turn,
    row_number() OVER (PARTITION BY h.dataset, h.row_key, h.column_name ORDER BY h.position DESC) = 1 AS is_last,
    NULL::VARCHAR AS source_place, h._batch, h._file, h._sheet, h._row
FROM value_history AS h
JOIN batches AS b ON b.batch = h._batch
