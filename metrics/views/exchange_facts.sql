-- Eén regel per vraag of bericht aan een commissielid (haal- en brengfunctie), met of er antwoord kwam.
-- As on the day on which the year is judged: what is sent later is not sent yet (is_sent) and counts nowhere. Of what is
-- answered later it is unknown whether an answer will come ('geen antwoord' would say that none did), and so is what was
-- brought or fetched with it, and to which meeting. What has no date stays as it is.
WITH placed AS (
    SELECT e.* REPLACE (
            CASE WHEN NOT l.is_later THEN e.is_answered END AS is_answered,
            CASE WHEN NOT l.is_later THEN e.answered_on END AS answered_on,
            CASE WHEN NOT l.is_later THEN e.answered_on_precision END AS answered_on_precision,
            CASE WHEN NOT l.is_later THEN e.brought_to END AS brought_to, CASE WHEN NOT l.is_later THEN e.meeting_id END AS meeting_id,
            CASE WHEN NOT l.is_later THEN e.fetched_back END AS fetched_back
        ), l.is_sent
    FROM vng_exchange AS e LEFT JOIN report_years AS y ON y.report_year = e.report_year
    CROSS JOIN LATERAL (
        SELECT NOT dutch_is_later(e.sent_on, e.sent_on_precision, y.judged_on) AS is_sent,
            NOT is_sent OR dutch_is_later(e.answered_on, e.answered_on_precision, y.judged_on) AS is_later
    ) AS l
)
SELECT e.report_year, e.half::INT AS half, coalesce(s.portfolios, []::VARCHAR[]) AS portfolios,
    e._is_fictional AS is_fictional,
    e.exchange_id, e.body_code, b.body_name, coalesce(b.owner, 'VNG') AS owner, e.body_meeting_on, e.body_meeting_on_precision, e.subject, e.asked, e.meeting_id,
    (SELECT d.dossiers FROM (SELECT report_year, body_code, any_value(dossier_ids) AS dossiers FROM seat_facts GROUP BY ALL) AS d
        WHERE d.report_year = e.report_year AND d.body_code = e.body_code) AS dossiers, e.is_sent, e.sent_on, e.sent_on_precision,
    e.is_sent AND e.is_answered IS NOT TRUE AS is_open,
    e.is_answered, e.is_answered IS NOT NULL AS is_known,
    CASE WHEN NOT e.is_sent THEN 'nog niet verstuurd' WHEN e.is_answered THEN 'beantwoord' WHEN NOT e.is_answered THEN 'geen antwoord'
        ELSE 'onbekend' END AS answer,
    e.answered_on, e.answered_on_precision,
    CASE WHEN e.sent_on_precision = 'dag' AND e.answered_on_precision = 'dag'
        THEN date_diff('day', e.sent_on, e.answered_on) END AS days_to_answer,
    e.brought_to, e.fetched_back, e.hours,
    e.source_place, e._batch, e._file, e._sheet, e._row
FROM placed AS e
JOIN bodies AS b ON b.body_code = e.body_code
LEFT JOIN (SELECT report_year, body_code, any_value(portfolios) AS portfolios FROM seat_facts GROUP BY ALL) AS s
    ON s.report_year = e.report_year AND s.body_code = e.body_code
-- empty without: vng_exchange
