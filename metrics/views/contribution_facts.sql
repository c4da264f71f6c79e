-- Eén regel per boekjaar en gemeente: de contributie, per inwoner, en wat er is ontvangen.
-- What has been received is unknown while the sheet leaves it empty.
SELECT c.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, c._is_fictional AS is_fictional,
    c.municipality, m.municipality_code, m.tile_row, m.tile_column, c.inhabitants_basis, c.fixed_amount,
    c.rate_per_inhabitant, c.amount_due, c.amount_received, c.received_on,
    c.amount_due - c.amount_received AS amount_open,
    (c.amount_due / nullif(c.inhabitants_basis, 0))::DECIMAL(14, 4) AS per_inhabitant,
    c.amount_received IS NOT NULL AS is_known,
    c.amount_received >= c.amount_due AS is_paid,
    CASE WHEN c.amount_received IS NULL THEN 'onbekend' WHEN c.amount_received >= c.amount_due THEN 'betaald'
        WHEN c.amount_received > 0 THEN 'deels betaald' ELSE 'niet betaald' END AS state,
    c.source_place, c._batch, c._file, c._sheet, c._row
FROM contributions AS c
JOIN municipalities AS m ON m.municipality = c.municipality
