-- Eén regel per functie in het bestuur of het bureau, met wie haar vervult en van wanneer tot wanneer.
-- Only an office is public: a name stands here for who holds one, and a gap stays a gap. position: the order of the sheet.
SELECT o.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, o._is_fictional AS is_fictional,
    o.official_id, o.office, o.name, o.function, o.municipality, o.organisation,
    o.starts_on, o.starts_on_precision, o.ends_on, o.ends_on_precision,
    row_number() OVER (PARTITION BY o.report_year ORDER BY o._batch, o._row) AS position,
    o.source_place, o._batch, o._file, o._sheet, o._row
FROM officials AS o
-- empty without: officials
