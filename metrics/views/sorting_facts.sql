-- Eén regel per boekjaar en rekening van baten of lasten waarop is geboekt: de kostensoort, wie dat zegt, en een voorstel.
-- The proposal, by what is most certain: the same number in another year, the code of the chart of accounts, the same
-- name, a heading whose name stands in the name of the account, the only heading of accounts with the same two digits.
WITH sorted AS (
    SELECT f.report_year, f.account_id, f.account_name, f.booked, f.bookings, s.cost_type, s.sorted_by, f.is_fictional,
        s.sorted_by <> 'niet ingedeeld' AS is_sorted, f.rgs_code, f.source_place, f._batch, f._file, f._sheet, f._row
    FROM account_facts AS f
    JOIN sorted_accounts AS s ON s.fiscal_year = f.report_year AND s.account_id = f.account_id
    WHERE s.sorted_by IS NOT NULL AND f.bookings > 0
),
same_number AS (
    SELECT n.report_year, n.account_id, arg_max(s.cost_type, s.report_year) AS cost_type, max(s.report_year) AS in_year
    FROM sorted AS n JOIN sorted AS s ON s.account_id = n.account_id AND s.report_year <> n.report_year AND s.is_sorted
    GROUP BY ALL
),
same_name AS (
    SELECT n.report_year, n.account_id, min(s.cost_type) AS cost_type FROM sorted AS n
    JOIN sorted AS s ON lower(s.account_name) = lower(n.account_name) AND s.account_id <> n.account_id AND s.is_sorted
    GROUP BY ALL HAVING count(DISTINCT s.cost_type) = 1
),
word AS (
    SELECT n.report_year, n.account_id, arg_max(c.cost_type, length(c.cost_type)) AS cost_type FROM sorted AS n
    JOIN cost_types AS c ON c.cost_type NOT LIKE 'Niet ingedeeld%' AND length(c.cost_type) > 3 AND (
        contains(lower(n.account_name), lower(c.cost_type)) OR contains(lower(c.cost_type), lower(n.account_name)))
    GROUP BY ALL
),
neighbour AS (
    SELECT n.report_year, n.account_id, min(s.cost_type) AS cost_type FROM sorted AS n
    JOIN sorted AS s ON s.report_year = n.report_year AND s.is_sorted AND left(s.account_id, 2) = left(n.account_id, 2)
        AND s.account_id <> n.account_id
    WHERE length(n.account_id) > 2 GROUP BY ALL HAVING count(DISTINCT s.cost_type) = 1
)
SELECT s.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, s.is_fictional, s.account_id, s.account_name,
    s.cost_type, s.sorted_by, s.is_sorted, s.sorted_by = 'voorstel uit de RGS-code' AS is_to_confirm,
    CASE WHEN s.booked < 0 THEN 'baten' ELSE 'lasten' END AS booked_as, abs(s.booked) AS booked, s.bookings, s.rgs_code,
    CASE WHEN s.sorted_by IN ('niet ingedeeld', 'voorstel uit de RGS-code') THEN coalesce(y.cost_type,
        CASE WHEN s.is_sorted THEN s.cost_type END, o.cost_type, w.cost_type, b.cost_type) END AS proposal,
    CASE WHEN s.sorted_by NOT IN ('niet ingedeeld', 'voorstel uit de RGS-code') THEN NULL
        WHEN y.cost_type IS NOT NULL THEN 'zo stond dit nummer in ' || y.in_year
        WHEN s.is_sorted THEN 'volgens de RGS-code ' || s.rgs_code
        WHEN o.cost_type IS NOT NULL THEN 'een rekening met dezelfde naam staat daar ook'
        WHEN w.cost_type IS NOT NULL THEN 'de naam lijkt op die van de kostensoort'
        WHEN b.cost_type IS NOT NULL THEN 'rekeningen die met ' || left(s.account_id, 2) || ' beginnen staan daar ook'
        ELSE 'geen voorstel' END AS why,
    s.source_place, s._batch, s._file, s._sheet, s._row
FROM sorted AS s
LEFT JOIN same_number AS y ON y.report_year = s.report_year AND y.account_id = s.account_id
LEFT JOIN same_name AS o ON o.report_year = s.report_year AND o.account_id = s.account_id
LEFT JOIN word AS w ON w.report_year = s.report_year AND w.account_id = s.account_id
LEFT JOIN neighbour AS b ON b.report_year = s.report_year AND b.account_id = s.account_id
-- empty without: sorted_accounts
