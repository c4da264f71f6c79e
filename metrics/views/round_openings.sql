-- Eén regel per ronde van stoplichten: in welke aanlevering zij is geopend; wat daarvoor is gegeven, blijft gelden.
SELECT r.report_year, r.half, coalesce((
    SELECT min(h.position) // 1000 FROM value_history AS h
    WHERE h.dataset = 'light_rounds' AND h.row_key = concat_ws(' · ', r.report_year, r.half)
), b.position) AS position
FROM light_rounds AS r JOIN batches AS b ON b.batch = r._batch
