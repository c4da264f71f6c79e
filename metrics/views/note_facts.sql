-- Eén regel per kanttekening: tegenspraken, dubbelingen, twijfels en keuzes in de gegevens, en wat iemand noteerde.
-- subject_kind and subject_id say at which dossier, light or chart a note is shown; by_function and written_on by whom.
SELECT n.report_year, NULL::INT AS half,
    coalesce((
        SELECT list(DISTINCT d.portfolio ORDER BY d.portfolio) FROM dossiers AS d
        WHERE d.report_year = n.report_year AND list_contains(n.dossier_ids, d.dossier_id)
    ), []::VARCHAR[]) AS portfolios,
    n._is_fictional AS is_fictional,
    n.note_id, n.kind, n.sentence, n.subject_kind, n.subject_id, n.by_function, n.written_on, coalesce(n.dossier_ids, []::VARCHAR[]) AS dossier_ids,
    coalesce(n.meeting_ids, []::VARCHAR[]) AS meeting_ids,
    array_to_string(n.dossier_ids, '; ') AS dossiers, array_to_string(n.meeting_ids, '; ') AS meetings,
    n.source_place, n._batch, n._file, n._sheet, n._row
FROM notes AS n
-- empty without: notes
