"""Waarom een telling een keuze is: de kanttekeningen bij de overleggen die in een cijfer zijn geteld."""

from __future__ import annotations

from metrics.metric import Filter, Metric, Sql, condition

_MEETING = {"meeting_facts": "meeting_id", "meeting_tally": "tally_id", "attendance_facts": "meeting_id"}


def choices_sql(metric: Metric, where: Filter) -> Sql | None:
    """The sentences (one column, in order) about choices and doubles among the rows counted in this figure.

    None for a figure that counts something else than meetings.
    """
    column = _MEETING.get(metric.view)
    if column is None:
        return None
    picked, params = condition(where, metric.applies)
    sql = f"""
        SELECT sentence FROM note_facts WHERE kind IN ('keuze', 'dubbel') AND list_has_any(meeting_ids, (
            SELECT coalesce(list("{column}"), []::VARCHAR[]) FROM "{metric.view}" WHERE {picked} AND ({metric.which})
        )) ORDER BY report_year, note_id"""
    return sql, params
