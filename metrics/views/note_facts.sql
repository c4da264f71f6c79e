-- Eén regel per kanttekening bij de gegevens: tegenspraken, dubbelingen, twijfels, verouderde tekst en keuzes.
SELECT n.report_year, NULL::INT AS half,
    coalesce((
        SELECT list(DISTINCT d.portfolio ORDER BY d.portfolio) FROM dossiers AS d
        WHERE d.report_year = n.report_year AND list_contains(n.dossier_ids, d.dossier_id)
    ), []::VARCHAR[]) AS portfolios,
    n._is_fictional AS is_fictional,
    n.note_id, n.kind, n.sentence, coalesce(n.dossier_ids, []::VARCHAR[]) AS dossier_ids,
    coalesce(n.meeting_ids, []::VARCHAR[]) AS meeting_ids,
    array_to_string(n.dossier_ids, '; ') AS dossiers, array_to_string(n.meeting_ids, '; ') AS meetings,
    n.source_place, n._batch, n._file, n._sheet, n._row
FROM notes AS n
