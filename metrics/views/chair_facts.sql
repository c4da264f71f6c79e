-- Eén regel per eigen overleg en voorzitter van een portefeuille waar het onder valt; ambtelijke overleggen tellen niet mee.
-- A chair is the one of the portfolio; by name where the source publishes it, else by function and municipality.
WITH chairs AS (
    SELECT report_year, portfolio,
        coalesce(
            chair_name || coalesce(', ' || nullif(concat_ws(' ', chair_function, chair_municipality), ''), ''),
            chair_function || ' ' || chair_municipality,
            'voorzitter ' || portfolio
        ) AS chair
    FROM portfolios
),
placed AS (
    SELECT * EXCLUDE (portfolios), portfolios, unnest(portfolios) AS portfolio_name
    FROM meeting_facts WHERE is_own AND kind NOT IN ('ambtelijk', 'intern')
)
SELECT m.report_year, m.half, m.calendar_half, list(DISTINCT m.portfolio_name ORDER BY m.portfolio_name) AS portfolios,
    any_value(m.is_fictional) AS is_fictional, c.chair,
    string_agg(DISTINCT m.portfolio_name, '; ' ORDER BY m.portfolio_name) AS portfolio_names,
    m.meeting_id, any_value(m.title) AS title, any_value(m.kind) AS kind, any_value(m.outcome) AS state,
    any_value(m.is_held) AS is_held, any_value(m.is_planned AND NOT m.is_unanswered) AS is_planned,
    any_value(m.is_unanswered) AS is_unanswered, any_value(m.is_in_year) AS is_in_year, any_value(m.meeting_date) AS meeting_date,
    any_value(m.meeting_date_precision) AS meeting_date_precision, any_value(m.month) AS month,
    any_value(date_diff('minute', m.start_time, m.end_time)) / 60.0 AS meeting_hours,
    any_value(m.source_place) AS source_place, any_value(m._batch) AS _batch, any_value(m._file) AS _file,
    any_value(m._sheet) AS _sheet, any_value(m._row) AS _row
FROM placed AS m
JOIN chairs AS c ON c.report_year = m.report_year AND c.portfolio = m.portfolio_name
GROUP BY m.report_year, m.half, m.calendar_half, c.chair, m.meeting_id
-- empty without: meeting_facts
