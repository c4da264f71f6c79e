"""Vrije dagen: welke dag een overleg van gekozen portefeuilles niemand in de weg zit, en welke vakanties er zijn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from metrics.metric import Sql

MEANS = (
    "Een voorstel is een werkdag zonder ander overleg, buiten feestdagen en schoolvakanties. Zijn er portefeuilles "
    "gekozen, dan liggen er ook ten minste drie dagen tussen dit overleg en een ander overleg daarvan. Dagen van de "
    "week waarop het vaakst is overlegd, staan voorop."
)
APART_DAYS = 3


def school_holidays_sql(first: date, last: date) -> Sql:
    """The school holidays that touch these days: name, first day, last day, region, and where the row comes from."""
    return (
        "SELECT holiday_name, starts_on, ends_on, region, source_place, _file, _sheet, _row FROM school_holidays "
        "WHERE ends_on >= ? AND starts_on <= ? ORDER BY starts_on, holiday_name",
        [first, last],
    )


def free_days_sql(
    portfolios: Sequence[str],
    closed: Sequence[date],
    first: date,
    last: date,
    most: int = 6,
    with_fictional: bool = True,
) -> Sql:
    """At most `most` proposed days: day, how often these portfolios met on that weekday, days to their nearest meeting.

    How often: before the first of these days. portfolios: empty means all, and then only the day itself must be empty.
    closed: public holidays. with_fictional: do meetings of a fictional example count? Only in its own year.
    """
    sql = f"""
        WITH held AS (
            SELECT meeting_day, isodow(meeting_day) AS weekday, state = 'gehouden' AS was_held,
                ?::BOOLEAN OR list_has_any(portfolios, ?::VARCHAR[]) AS is_theirs
            FROM meeting_facts
            WHERE meeting_day IS NOT NULL AND state IN ('gehouden', 'gepland') AND (?::BOOLEAN OR NOT is_fictional)
        ),
        days AS (
            SELECT unnest(generate_series(?::DATE, ?::DATE, INTERVAL 1 DAY))::DATE AS day
        ),
        near AS (
            SELECT d.day, min(abs(date_diff('day', h.meeting_day, d.day))) AS apart
            FROM days AS d CROSS JOIN (SELECT DISTINCT meeting_day FROM held WHERE is_theirs) AS h GROUP BY d.day
        ),
        usual AS (
            SELECT weekday, count(*) AS times FROM held
            WHERE is_theirs AND was_held AND meeting_day < ? GROUP BY weekday
        )
        SELECT d.day, coalesce(u.times, 0) AS times, n.apart
        FROM days AS d
        LEFT JOIN near AS n ON n.day = d.day
        LEFT JOIN usual AS u ON u.weekday = isodow(d.day)
        WHERE isodow(d.day) <= 5 AND NOT list_contains(?::DATE[], d.day)
            AND d.day NOT IN (SELECT meeting_day FROM held)
            AND NOT EXISTS (SELECT 1 FROM school_holidays AS s WHERE d.day BETWEEN s.starts_on AND s.ends_on)
            AND (?::BOOLEAN OR coalesce(n.apart, 99) > {APART_DAYS:d})
        ORDER BY times DESC, d.day LIMIT {most:d}"""
    everyone = not portfolios
    return sql, [everyone, list(portfolios), with_fictional, first, last, first, list(closed), everyone]
