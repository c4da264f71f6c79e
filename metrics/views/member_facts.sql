-- Eén regel per lid van een commissie en verslagjaar: hoeveel zetels en hoeveel van onze dossiers iemand draagt.
-- Without a name nobody can be recognised over two seats; each seat is then a member of its own.
WITH held AS (
    SELECT *, coalesce(holder_name, body_code || seat_number) AS member, unnest(
        CASE WHEN len(dossier_ids) > 0 THEN dossier_ids ELSE [NULL] END) AS dossier_id
    FROM seat_facts WHERE is_filled AND NOT is_temporary
)
SELECT report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, bool_or(is_fictional) AS is_fictional,
    member, any_value(holder_name) AS holder_name, any_value(municipality) AS municipality,
    any_value(function) AS function, owner, string_agg(DISTINCT body_name, '; ' ORDER BY body_name) AS bodies,
    count(DISTINCT body_code || '/' || seat_number) AS seats, count(DISTINCT dossier_id) AS dossiers,
    string_agg(DISTINCT dossier_id, '; ' ORDER BY dossier_id) AS dossier_ids,
    arg_min(source_place, (_file, _sheet, _row)) AS source_place, arg_min(_batch, (_file, _sheet, _row)) AS _batch,
    arg_min(_file, (_file, _sheet, _row)) AS _file, arg_min(_sheet, (_file, _sheet, _row)) AS _sheet,
    arg_min(_row, (_file, _sheet, _row)) AS _row
FROM held GROUP BY report_year, member, owner
-- empty without: seat_facts
