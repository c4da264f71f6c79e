-- Eén regel per boekjaar en gemeente: de contributie, per inwoner, en wat er is ontvangen.
-- What has been received is unknown while the sheet leaves it empty; what came in after today has not come in yet.
SELECT c.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, c._is_fictional AS is_fictional,
    c.municipality, m.municipality_code, m.tile_row, m.tile_column, c.inhabitants_basis, c.fixed_amount,
    c.rate_per_inhabitant, c.amount_due, r.received AS amount_received, CASE WHEN c.received_on <= k.day THEN c.received_on END AS received_on,
    c.amount_due - r.received AS amount_open,
    (c.amount_due / nullif(c.inhabitants_basis, 0))::DECIMAL(14, 4) AS per_inhabitant,
    r.received IS NOT NULL AS is_known,
    r.received >= c.amount_due AS is_paid,
    CASE WHEN r.received IS NULL THEN 'onbekend' WHEN r.received >= c.amount_due THEN 'betaald'
        WHEN r.received > 0 THEN 'deels betaald' ELSE 'niet betaald' END AS state,
    c.source_place, c._batch, c._file, c._sheet, c._row
FROM contributions AS c
CROSS JOIN clock AS k
CROSS JOIN LATERAL (SELECT CASE WHEN c.received_on > k.day THEN 0 ELSE c.amount_received END AS received) AS r
JOIN municipalities AS m ON m.municipality = c.municipality
-- empty without: contributions
