-- Eén regel per project en jaar: lasten en baten tot en met dat jaar, naast het budget en de looptijd.
-- What was written down of its state after the day does not count on it: before its last day it ran.
-- Of a project on which anything was booked, both sides are known: nothing booked is zero. Else both are unknown.
WITH booked AS (
    SELECT y.report_year, l.project_code,
        coalesce(sum(l.realised) FILTER (l.side = 'lasten'), 0) AS costs,
        coalesce(sum(l.realised) FILTER (l.side = 'baten'), 0) AS income
    FROM report_years AS y JOIN ledger_facts AS l ON l.report_year <= y.report_year AND l.is_result AND l.is_to_date
    WHERE l.project_code IS NOT NULL GROUP BY ALL
)
SELECT *,
    -- a signal when spending runs more than 15 points ahead of time, or when it has ended with money left or short
    CASE WHEN is_ended AND balance <> 0 THEN 'afgelopen, maar het saldo is niet nul'
        WHEN used_percent - time_percent > 15 THEN 'besteding loopt voor op de tijd' END AS signal,
    -- whose the balance is: of those who pay for it, unless nobody does. While it runs the rest is still to be spent.
    CASE WHEN NOT is_funded THEN 'betaald door de vereniging zelf'
        WHEN overspent > 0 AND to_come > 0 THEN 'tekort: ' || dutch_euro(to_come) || ' nog te ontvangen en ' || dutch_euro(overspent) || ' voor eigen rekening'
        WHEN overspent > 0 THEN 'meer uitgegeven dan er baten zijn: voor eigen rekening'
        WHEN balance < 0 THEN 'nog te ontvangen'
        WHEN balance > 0 AND (is_ended OR state <> 'loopt') THEN 'terug te betalen'
        WHEN balance > 0 THEN 'vooruit ontvangen of gefactureerd'
        WHEN balance = 0 THEN 'niets over en niets tekort' END AS balance_is
FROM (
SELECT *, CASE WHEN is_funded AND balance IS NOT NULL THEN greatest(balance, 0) END AS ahead,
    -- short: what those who pay still owe within the income agreed (all of it where nobody wrote that down); the rest nobody pays
    CASE WHEN is_funded AND balance IS NOT NULL THEN greatest(-balance, 0) END AS short,
    CASE WHEN short > 0 AND total_income IS NOT NULL THEN least(short, greatest(total_income - income, 0)) ELSE short END AS to_come,
    short - to_come AS overspent
FROM (
SELECT y.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, p._is_fictional AS is_fictional,
    p.project_code, p.project_name, p.starts_on, p.ends_on, p.funders,
    CASE WHEN p.ends_on >= y.books_judged_on AND a.loaded_at::DATE > k.day THEN 'loopt' ELSE p.state END AS state, p.total_costs, p.total_income,
    b.costs, b.income, b.income - b.costs AS balance, p.total_costs - b.costs AS left_to_spend,
    round(100.0 * b.costs / nullif(p.total_costs, 0), 1) AS used_percent,
    CASE WHEN p.ends_on > p.starts_on THEN round(least(greatest(
        100.0 * date_diff('day', p.starts_on, y.books_judged_on) / date_diff('day', p.starts_on, p.ends_on), 0), 100), 1)
    END AS time_percent,
    p.ends_on < y.books_judged_on AS is_ended, p.project_code IN (SELECT project_code FROM funded_projects) AS is_funded,
    p.source_place, p._batch, p._file, p._sheet, p._row
FROM projects AS p
JOIN batches AS a ON a.batch = p._batch CROSS JOIN clock AS k
JOIN report_years AS y ON year(p.starts_on) <= y.report_year OR p.starts_on IS NULL
LEFT JOIN booked AS b ON b.report_year = y.report_year AND b.project_code = p.project_code
WHERE y.has_money AND (NOT p._is_fictional OR y.is_fictional)
)
)
-- empty without: projects
