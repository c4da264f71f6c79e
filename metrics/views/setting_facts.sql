-- Eén regel per instelling die de vereniging zelf koos, zoals haar naam en haar kleur.
-- A setting has one value, so it is as real as the batch that gave that value, whatever an example said before.
SELECT NULL::BIGINT AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios,
    coalesce(b.is_fictional, s._is_fictional) AS is_fictional,
    s.setting, s.value, s.source_place, s._batch, s._file, s._sheet, s._row
FROM settings AS s LEFT JOIN batches AS b ON b.batch = s._batch
-- empty without: settings
