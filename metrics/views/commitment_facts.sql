-- Eén regel per boekjaar en verplichting: wat op de dag van vandaag nog moet worden gefactureerd, volgens de nieuwste stand tot dan.
-- What was written down after the day does not count on it, so a report of an earlier day stays the same.
-- A commitment that the newest list of the year does not name is as it was when it was last named: still open, and told
-- (is_on_newest). Settled or lapsed: nothing is open. How much was invoiced is unknown: so is what is open.
WITH known AS (
    SELECT c.* FROM commitments AS c CROSS JOIN clock AS k WHERE c.as_of <= k.day
),
newest AS (
    SELECT *, max(as_of) OVER (PARTITION BY fiscal_year) AS list_of FROM known
    QUALIFY row_number() OVER (PARTITION BY fiscal_year, commitment_id ORDER BY as_of DESC) = 1
)
SELECT n.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, n._is_fictional AS is_fictional,
    n.commitment_id, c.side, n.cost_type, c.position AS cost_type_position, n.project_code,
    coalesce(p.project_name, 'zonder project') AS project_name,
    n.project_code IS NULL OR f.project_code IS NULL AS is_own,
    r.relation_name, n.description, n.entered_on, n.amount, n.settled_amount,
    CASE WHEN n.state = 'loopt' THEN n.amount - n.settled_amount ELSE 0 END::DECIMAL(18, 2) AS open_amount,
    n.state, n.expected_on, n.expected_on_precision, n.as_of, n.list_of, n.as_of = n.list_of AS is_on_newest,
    n.source_place, n._batch, n._file, n._sheet, n._row
FROM newest AS n
JOIN cost_types AS c ON c.cost_type = n.cost_type
LEFT JOIN projects AS p ON p.project_code = n.project_code
LEFT JOIN funded_projects AS f ON f.project_code = n.project_code
LEFT JOIN relations AS r ON r.relation_id = n.relation_id
-- empty without: cost_types
