-- Eén regel per jaar en afspraak van een heisessie: conclusies van de vorige, en wat daarna in een heisessie is besloten.
-- The previous retreat is the first one of the year that gave conclusions; where a year has none, the last one of
-- which conclusions are still open. What a later retreat decided is new.
WITH retreats AS (
    SELECT * FROM agreement_facts WHERE starts_with(lower(made_at), 'heisessie')
),
previous AS (
    SELECT report_year, coalesce(
        min(made_on) FILTER (kind = 'conclusie' AND NOT is_carried_over),
        max(made_on) FILTER (kind = 'conclusie')
    ) AS held_on
    FROM retreats GROUP BY report_year
)
SELECT r.*, p.held_on AS previous_on,
    coalesce(r.kind = 'conclusie' AND r.made_on = p.held_on, false) AS is_conclusion,
    NOT r.is_carried_over AND coalesce(r.made_on > p.held_on, p.held_on IS NULL) AS is_new
FROM retreats AS r JOIN previous AS p ON p.report_year = r.report_year
-- empty without: agreement_facts
