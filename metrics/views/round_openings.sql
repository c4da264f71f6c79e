-- Eén regel per ronde van stoplichten die is geopend: in welke aanlevering, en hoe zij op deze dag staat; wat daarvoor is gegeven, blijft gelden.
-- A round with a later day of opening has not been opened yet, and one with a later day of approval is open. On which day
-- it was frozen nobody recorded: one that is frozen now, is so from its approval on.
SELECT r.* EXCLUDE (state, approved_by, approved_on), coalesce((
    SELECT min(h.position) // 1000 FROM value_history AS h
    WHERE h.dataset = 'light_rounds' AND h.row_key = concat_ws(' · ', r.report_year, r.half)
), b.position) AS position,
    coalesce(r.approved_on > n.day, false) AS is_before_approval,
    CASE WHEN is_before_approval THEN 'open' ELSE r.state END AS state,
    CASE WHEN NOT is_before_approval THEN r.approved_by END AS approved_by,
    CASE WHEN NOT is_before_approval THEN r.approved_on END AS approved_on
FROM light_rounds AS r CROSS JOIN clock AS n JOIN batches AS b ON b.batch = r._batch
WHERE r.opened_on <= n.day
-- empty without: light_rounds
