-- Eén regel per opengestelde vacature en ronde, met kandidaten en hoe het afliep.
-- Without any candidate of that year loaded, it is unknown how many there were (candidates, is_without_candidate), unless
-- the outcome says it. seat_state: how the seat stands on the day on which the year is judged.
-- Success is judged only where someone was appointed (also provisionally) or not appointed.
SELECT v.report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, v._is_fictional AS is_fictional,
    v.vacancy_id, v.body_code, b.body_name, coalesce(b.owner, 'VNG') AS owner, v.seat_number, v.follows, f.followed_by, v.seat_count, v.round, v.round_number, v.required_function,
    v.opened_on, v.opened_on_precision, v.closes_on, v.closes_on_precision, v.decided_on, v.decided_on_precision,
    v.recommended_on, v.recommended_on_precision, v.nominated_on, v.nominated_on_precision, v.counter_candidates,
    v.outcome,
    CASE WHEN v.outcome NOT IN ('open', 'onbekend') THEN v.outcome
        WHEN c.is_nominated THEN 'voordracht voordrachtscommissie' WHEN c.is_recommended THEN 'aanbeveling bestuur'
        WHEN c.candidates > 0 THEN 'kandidaat gemeld'
        WHEN v.outcome = 'open' THEN 'opengesteld' ELSE 'onbekend' END AS stage,
    v.outcome IN ('benoemd', 'voorlopig benoemd') AS is_success,
    v.outcome IN ('benoemd', 'voorlopig benoemd', 'niet benoemd') AS is_decided,
    v.outcome = 'open' AS is_open,
    CASE WHEN v.outcome = 'geen kandidaat' THEN 0 WHEN k.report_year IS NOT NULL THEN coalesce(c.candidates, 0) END AS candidates,
    CASE WHEN v.outcome = 'geen kandidaat' THEN true
        WHEN v.outcome IN ('benoemd', 'voorlopig benoemd', 'niet benoemd') OR c.candidates > 0 OR (v.outcome = 'open' AND v.closes_on > y.judged_on) THEN false
        WHEN k.report_year IS NOT NULL THEN coalesce(v.closes_on <= y.judged_on AND v.outcome = 'open', false) END AS is_without_candidate,
    s.state AS seat_state, v.outcome = 'open' AND s.state <> 'vacant' AS is_ahead,
    CASE WHEN v.outcome IN ('open', 'geen kandidaat', 'niet benoemd')
        THEN date_diff('day', v.opened_on, coalesce(v.decided_on, y.judged_on)) END AS days_open,
    v.note, v.source_place, v._batch, v._file, v._sheet, v._row
FROM vacancies AS v
LEFT JOIN bodies AS b ON b.body_code = v.body_code
LEFT JOIN (
    SELECT vacancy_id, count(*) AS candidates, coalesce(bool_or(is_recommended), false) AS is_recommended,
        coalesce(bool_or(is_nominated), false) AS is_nominated FROM nominations GROUP BY vacancy_id
) AS c ON c.vacancy_id = v.vacancy_id
LEFT JOIN (SELECT follows, min(vacancy_id) AS followed_by FROM vacancies WHERE follows IS NOT NULL GROUP BY follows) AS f
    ON f.follows = v.vacancy_id
LEFT JOIN (SELECT DISTINCT x.report_year FROM nominations AS n JOIN vacancies AS x ON x.vacancy_id = n.vacancy_id) AS k
    ON k.report_year = v.report_year
LEFT JOIN seat_facts AS s ON s.report_year = v.report_year AND s.body_code = v.body_code AND s.seat_number = v.seat_number
LEFT JOIN report_years AS y ON y.report_year = v.report_year
