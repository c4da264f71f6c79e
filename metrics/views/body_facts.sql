-- Eén regel per VNG-commissie en verslagjaar: zetels, vacatures en hoeveel van onze dossiers erachter liggen.
SELECT report_year, NULL::INT AS half, any_value(portfolios) AS portfolios, bool_or(is_fictional) AS is_fictional,
    body_code, any_value(body_name) AS body_name, any_value(owner) AS owner, any_value(is_temporary) AS is_temporary,
    count(*) AS seats, count(*) FILTER (is_filled) AS filled, count(*) FILTER (is_vacant) AS vacant,
    string_agg(DISTINCT municipality, '; ' ORDER BY municipality) AS municipalities,
    any_value(dossiers) AS dossiers, any_value(dossier_count) AS dossier_count,
    any_value(dossier_count) = 0 AS is_without_dossier,
    arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
    arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet, arg_min(_row, (_file, _sheet, _row)) AS _row
FROM seat_facts GROUP BY report_year, body_code
-- empty without: seat_facts
