-- Eén regel per twee portefeuilles die elkaar troffen: in één overleg, of met elk een eigen overleg op dezelfde dag.
WITH each AS (
    SELECT *, unnest(portfolios) AS one FROM meeting_facts WHERE is_held
)
SELECT a.report_year, a.half, a.calendar_half, [a.one, b.one] AS portfolios, a.is_fictional,
    a.one AS first_portfolio, b.one AS second_portfolio, a.one || ' × ' || b.one AS pair,
    'in één overleg' AS how, a.title, a.meeting_date, a.meeting_date_precision, a.meeting_id,
    a.source_place, a._batch, a._file, a._sheet, a._row
FROM each AS a
JOIN each AS b ON b.meeting_id = a.meeting_id AND a.one < b.one
UNION ALL
SELECT a.report_year, a.half, a.calendar_half, [a.one, b.one], a.is_fictional,
    a.one, b.one, a.one || ' × ' || b.one,
    'op dezelfde dag', a.title || ' · ' || b.title, a.meeting_date, a.meeting_date_precision, a.meeting_id,
    a.source_place, a._batch, a._file, a._sheet, a._row
FROM each AS a
JOIN each AS b ON b.meeting_day = a.meeting_day AND b.report_year = a.report_year AND a.one < b.one
    AND b.meeting_id <> a.meeting_id AND a.is_own AND b.is_own AND NOT list_contains(b.portfolios, a.one)
    AND NOT list_contains(a.portfolios, b.one)
-- empty without: meeting_facts
