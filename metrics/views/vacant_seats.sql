-- Eén regel per vacante zetel: sinds wanneer, hoe de laatste ronde afliep, en wat erover is vastgelegd.
-- As on the day on which the year is judged. days_vacant: of a month or year that is named at least the days after it
-- (is_at_least). The last round is of this seat, or of a committee with one seat; an appointment from before the seat
-- became vacant is not about it. next_step: a round that runs; else an agreement, or a note that someone wrote, that names
-- the committee together with its seat; what was called off is none.
WITH vacant AS (
    SELECT s.*, y.judged_on, dutch_until(s.vacant_since, s.vacant_since_precision) AS since_until
    FROM (SELECT *, count(*) OVER (PARTITION BY report_year, body_code) AS body_seats FROM seat_facts) AS s
    JOIN report_years AS y ON y.report_year = s.report_year WHERE s.is_vacant
),
rounds AS (
    SELECT s.report_year AS of_year, s.body_code AS of_body, s.seat_number AS of_seat, v.*
    FROM vacant AS s
    JOIN vacancy_facts AS v ON v.body_code = s.body_code AND v.report_year <= s.report_year AND v.is_opened
        AND (v.seat_number = s.seat_number OR (v.seat_number IS NULL AND s.body_seats = 1))
        AND (s.is_fictional OR NOT v.is_fictional)
    WHERE NOT (v.is_success AND coalesce(v.decided_on < s.vacant_since, false))
    QUALIFY row_number() OVER (PARTITION BY of_year, of_body, of_seat
        ORDER BY v.opened_on DESC NULLS LAST, v.report_year DESC, v.round_number DESC NULLS LAST, v.vacancy_id DESC) = 1
),
told AS (
    SELECT report_year, is_fictional, 1 AS place, kind AS told_as, description AS told, is_open, made_on AS told_on, owner_function, due_date,
        due_date_precision, concat_ws(' ', description, note) AS words, agreement_id AS told_id
    FROM agreement_facts WHERE state <> 'vervallen'
    UNION ALL
    SELECT report_year, is_fictional, 2, kind, sentence, false, written_on, by_function, NULL, NULL, sentence, note_id
    FROM note_facts WHERE kind = 'notitie'
),
named AS (
    SELECT s.report_year AS of_year, s.body_code AS of_body, s.seat_number AS of_seat, t.*
    FROM vacant AS s
    JOIN told AS t ON t.report_year = s.report_year AND (s.is_fictional OR NOT t.is_fictional)
        AND regexp_matches(lower(t.words), 'zetel|vacant|vacature|kandida|voordracht|voordrag|vng-commissie')
        AND (contains(lower(t.words), lower(s.body_name))
            OR regexp_matches(t.words, '(^|[^\w&])' || regexp_escape(s.body_code) || '($|[^\w&])'))
    QUALIFY row_number() OVER (PARTITION BY of_year, of_body, of_seat
        ORDER BY t.is_open DESC, t.place, t.told_on DESC NULLS LAST, t.told_id) = 1
)
SELECT s.report_year, s.half, s.portfolios,
    s.is_fictional OR coalesce(v.is_fictional, false) OR coalesce(t.is_fictional, false) AS is_fictional,
    s.body_code, s.body_name, s.owner, s.is_temporary, s.seat_number, s.vacant_since, s.vacant_since_precision, s.judged_on,
    CASE WHEN s.since_until IS NOT NULL THEN greatest(date_diff('day', s.since_until, s.judged_on), 0) END AS days_vacant,
    coalesce(s.vacant_since_precision <> 'dag', false) AS is_at_least,
    v.vacancy_id, v.round, v.round_number, v.opened_on AS round_opened_on, v.opened_on_precision AS round_opened_on_precision,
    v.outcome, v.decided_on, v.decided_on_precision, v.candidates,
    CASE WHEN v.is_open THEN concat_ws(', ', 'ronde loopt: ' || v.stage, CASE WHEN v.closes_on IS NULL THEN NULL
            WHEN v.closes_on_precision = 'dag' THEN 'sluit ' || dutch_day(v.closes_on) ELSE 'sluit in ' || dutch_month(v.closes_on) END)
        ELSE coalesce(t.told, 'niets vastgelegd') END AS next_step,
    CASE WHEN v.is_open THEN 'ronde' ELSE t.told_as END AS next_step_from,
    CASE WHEN v.is_open THEN NULL ELSE t.owner_function END AS owner_function,
    CASE WHEN v.is_open THEN v.closes_on ELSE t.due_date END AS due_date,
    CASE WHEN v.is_open THEN v.closes_on_precision ELSE t.due_date_precision END AS due_date_precision,
    CASE WHEN v.is_open THEN v.vacancy_id ELSE t.told_id END AS next_step_id,
    s.note, s.source_place, s._batch, s._file, s._sheet, s._row
FROM vacant AS s
LEFT JOIN rounds AS v ON v.of_year = s.report_year AND v.of_body = s.body_code AND v.of_seat = s.seat_number
LEFT JOIN named AS t ON t.of_year = s.report_year AND t.of_body = s.body_code AND t.of_seat = s.seat_number
-- empty without: seat_facts
