-- Eén regel per vraag of bericht aan een commissielid (haal- en brengfunctie), met of er antwoord kwam.
SELECT e.report_year, e.half::INT AS half, coalesce(s.portfolios, []::VARCHAR[]) AS portfolios,
    e._is_fictional AS is_fictional,
    e.exchange_id, e.body_code, b.body_name, coalesce(b.owner, 'VNG') AS owner, e.body_meeting_on, e.body_meeting_on_precision, e.subject, e.asked, e.meeting_id,
    (SELECT d.dossiers FROM (SELECT report_year, body_code, any_value(dossier_ids) AS dossiers FROM seat_facts GROUP BY ALL) AS d
        WHERE d.report_year = e.report_year AND d.body_code = e.body_code) AS dossiers, e.sent_on, e.sent_on_precision,
    e.is_answered IS NOT TRUE AS is_open,
    e.is_answered, e.is_answered IS NOT NULL AS is_known,
    CASE e.is_answered WHEN true THEN 'beantwoord' WHEN false THEN 'geen antwoord' ELSE 'onbekend' END AS answer,
    e.answered_on, e.answered_on_precision,
    CASE WHEN e.sent_on_precision = 'dag' AND e.answered_on_precision = 'dag'
        THEN date_diff('day', e.sent_on, e.answered_on) END AS days_to_answer,
    e.brought_to, e.fetched_back, e.hours,
    e.source_place, e._batch, e._file, e._sheet, e._row
FROM vng_exchange AS e
JOIN bodies AS b ON b.body_code = e.body_code
LEFT JOIN (SELECT report_year, body_code, any_value(portfolios) AS portfolios FROM seat_facts GROUP BY ALL) AS s
    ON s.report_year = e.report_year AND s.body_code = e.body_code
