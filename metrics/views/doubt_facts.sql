-- Eén regel per overleg waarin de gegevens zichzelf tegenspreken: de dag, de stand of het aantal aanwezigen; per afspraak, licht, oordeel of ronde van een dag die nog komt; en per zetel die vacant staat terwijl er iemand is benoemd.
-- A report cuts the year at about 1 June, so a day in June may stand in either half.
WITH counted AS (
    SELECT meeting_id, sum(present) AS present FROM attendance
    GROUP BY meeting_id HAVING bool_and(present IS NOT NULL)
),
-- meeting_until: the last day of the day, month, season or year that is named
placed AS (
    SELECT *, dutch_until(meeting_date, meeting_date_precision) AS meeting_until
    FROM meeting_facts
)
SELECT m.report_year, m.half, m.portfolios, m.is_fictional, 'afloop onbekend' AS kind, m.meeting_date,
    m.meeting_date_precision, m.title, 'staat nog op gepland, maar '
        || CASE m.meeting_date_precision WHEN 'dag' THEN 'die dag' ELSE 'die periode' END || ' is voorbij' AS sentence,
    m.meeting_id, 'meetings' AS dataset, m.source_place, m._batch, m._file, m._sheet, m._row
FROM placed AS m JOIN report_years AS y ON y.report_year = m.report_year
WHERE m.state = 'gepland' AND m.meeting_until < y.today
UNION ALL
SELECT m.report_year, m.half, m.portfolios, m.is_fictional, 'gehouden in de toekomst', m.meeting_date,
    m.meeting_date_precision, m.title, 'staat op gehouden, maar '
        || CASE m.meeting_date_precision WHEN 'dag' THEN 'die dag' ELSE 'die periode' END || ' moet nog komen; tot dan telt het als gepland',
    m.meeting_id, 'meetings', m.source_place, m._batch, m._file, m._sheet, m._row
FROM meeting_facts AS m WHERE m.is_early
UNION ALL
SELECT m.report_year, m.half, m.portfolios, m.is_fictional, 'ver buiten het jaar', m.meeting_date,
    m.meeting_date_precision, m.title, 'valt meer dan een jaar buiten het verslagjaar ' || m.report_year,
    m.meeting_id, 'meetings', m.source_place, m._batch, m._file, m._sheet, m._row
FROM meeting_facts AS m WHERE abs(year(m.meeting_date) - m.report_year) > 1
UNION ALL
SELECT m.report_year, m.half, m.portfolios, m.is_fictional, 'twee keer op één uur', m.meeting_date,
    m.meeting_date_precision, m.title, 'hetzelfde dossier staat op dat uur ook bij ‘' || o.title || '’',
    m.meeting_id, 'meetings', m.source_place, m._batch, m._file, m._sheet, m._row
FROM meeting_facts AS m JOIN meeting_facts AS o ON o.meeting_day = m.meeting_day AND o.start_time = m.start_time
    AND o.meeting_id > m.meeting_id AND list_has_any(o.dossier_ids, m.dossier_ids)
WHERE m.state IN ('gehouden', 'gepland') AND o.state IN ('gehouden', 'gepland')
UNION ALL
SELECT report_year, half, portfolios, is_fictional, 'dag buiten de helft', meeting_date, meeting_date_precision, title,
    CASE report_half WHEN 1 THEN 'staat bij de eerste helft, maar de dag valt na juni'
        ELSE 'staat bij de tweede helft, maar de dag valt voor juni' END,
    meeting_id, 'meetings', source_place, _batch, _file, _sheet, _row
FROM meeting_facts
WHERE NOT half_is_derived AND year(meeting_day) = report_year
    AND ((report_half = 1 AND month(meeting_day) > 6) OR (report_half = 2 AND month(meeting_day) < 6))
UNION ALL
SELECT f.report_year, f.half, f.portfolios, f.is_fictional, 'twee aantallen', f.meeting_date, f.meeting_date_precision,
    f.title, 'op het blad Overleggen ' || dutch_several(m.headcount, 'aanwezige', 'aanwezigen') || ', op de presentielijst ' || c.present,
    f.meeting_id, 'meetings', f.source_place, f._batch, f._file, f._sheet, f._row
FROM meeting_facts AS f
JOIN meetings AS m ON m.meeting_id = f.meeting_id
JOIN counted AS c ON c.meeting_id = f.meeting_id
WHERE m.headcount_quality = 'geteld' AND m.headcount <> c.present
UNION ALL
SELECT l.report_year, l.half, [d.portfolio], l._is_fictional, 'licht van een dag die nog komt', l.recorded_on, l.recorded_on_precision,
    d.dossier_name, 'het licht is vastgelegd op een dag die nog moet komen, en telt pas dan',
    NULL, 'lights', l.source_place, l._batch, l._file, l._sheet, l._row
FROM lights AS l JOIN dossiers AS d ON d.report_year = l.report_year AND d.dossier_id = l.dossier_id
CROSS JOIN clock AS c WHERE l.recorded_on > c.day
UNION ALL
SELECT v.report_year, v.half, [d.portfolio], v._is_fictional, 'oordeel van een dag die nog komt', v.reviewed_on, 'dag',
    d.dossier_name, 'over het licht is geoordeeld op een dag die nog moet komen; dat oordeel telt pas dan',
    NULL, 'light_reviews', v.source_place, v._batch, v._file, v._sheet, v._row
FROM light_reviews AS v JOIN dossiers AS d ON d.report_year = v.report_year AND d.dossier_id = v.dossier_id
CROSS JOIN clock AS c WHERE v.reviewed_on > c.day
UNION ALL
SELECT r.report_year, r.half, []::VARCHAR[], r._is_fictional, 'ronde van een dag die nog komt', r.opened_on, 'dag',
    'Ronde ' || CASE r.half WHEN 1 THEN 'eerste helft' ELSE 'tweede helft' END,
    'de ronde is geopend op een dag die nog moet komen; tot dan is er geen ronde',
    NULL, 'light_rounds', r.source_place, r._batch, r._file, r._sheet, r._row
FROM light_rounds AS r CROSS JOIN clock AS c WHERE r.opened_on > c.day
UNION ALL
-- it counts from its day on, and until then stands nowhere else
SELECT a.report_year, NULL, []::VARCHAR[], a._is_fictional, 'afgesproken in de toekomst', a.made_on, a.made_on_precision,
    a.description, 'afspraak ' || a.agreement_id || ' is van een dag die nog moet komen, en telt pas dan',
    a.meeting_id, 'agreements', a.source_place, a._batch, a._file, a._sheet, a._row
FROM agreements AS a CROSS JOIN clock AS c WHERE a.made_on > c.day
UNION ALL
SELECT s.report_year, NULL, s.portfolios, v.is_fictional OR s.is_fictional, 'vacant en benoemd', v.decided_on, v.decided_on_precision,
    'Zetel ' || s.seat_number || ' van ' || s.body_name, v.contradiction, NULL, 'seats', s.source_place, s._batch, s._file, s._sheet, s._row
FROM vacancy_facts AS v
JOIN seat_facts AS s ON s.report_year = v.seat_year AND s.body_code = v.body_code AND s.seat_number = v.seat_number
WHERE v.contradiction IS NOT NULL
-- empty without: agreements, light_reviews, light_rounds, lights, meeting_facts, vacancy_facts
