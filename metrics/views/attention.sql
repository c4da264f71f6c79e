-- Eén regel per punt dat aandacht vraagt, met gewicht, reden en waar het staat.
-- age_days: of a light how many days ago it was given; of anything else the days that the reason already names.
-- is_current: the last half of a dossier that has begun and in which a colour is known; only these count when no half is
-- chosen. A light of a half that has not begun takes no place of another: it stands beside it, and says so.
WITH lit AS (
    SELECT *, NOT EXISTS (
        SELECT 1 FROM light_facts AS later WHERE later.report_year = f.report_year
            AND later.dossier_id = f.dossier_id AND later.half > f.half AND later.is_known AND later.has_begun
    ) AS is_current,
        'de ' || CASE half WHEN 1 THEN 'eerste' ELSE 'tweede' END || ' helft' AS half_name
    FROM light_facts AS f
),
-- up to which month anything at all was booked or written per month, however little; the opening balance is no booking
booked AS (
    SELECT b.report_year, max(b.ends) AS until_day
    FROM (
        SELECT fiscal_year, period FROM ledger_entries WHERE period > 0 AND NOT coalesce(is_opening, false)
        UNION ALL SELECT fiscal_year, month FROM month_results WHERE amount IS NOT NULL
    ) AS e CROSS JOIN clock AS c
    JOIN book_months AS b ON b.report_year = e.fiscal_year AND b.month = least(e.period, 12)
    WHERE b.begins <= c.day GROUP BY b.report_year
),
-- the books of the year that runs or just ended: the day up to which they are known, else the day before it began
books AS (
    SELECT y.report_year, y.is_fictional, y.today, m.ends, y.money_until, coalesce(y.money_until, m.begins - 1) AS since, m.two_months,
        coalesce(b.until_day > since, false) AS has_later, coalesce(c.basis = 'opgegeven', false) AS is_said
    FROM report_years AS y
    LEFT JOIN booked AS b ON b.report_year = y.report_year
    LEFT JOIN closed_months AS c ON c.report_year = y.report_year
    CROSS JOIN LATERAL (
        SELECT coalesce(min(begins), make_date(y.report_year, 1, 1)) AS begins,
            coalesce(min(ends) FILTER (month = 2), last_day(make_date(y.report_year, 2, 1))) AS two_months,
            coalesce(max(ends), make_date(y.report_year, 12, 31)) AS ends
        FROM book_months AS k WHERE k.report_year = y.report_year
    ) AS m
    WHERE y.today BETWEEN m.begins AND m.ends + INTERVAL 1 YEAR AND y.has_money
),
-- what has not come in of the year that runs, or of the one that just ended: lights of a half that has begun, their
-- colour where only that is unknown, and books
missing AS (
    SELECT l.report_year, l.half, []::VARCHAR[] AS portfolios, bool_or(l.is_fictional) AS is_fictional, true AS is_current,
        65 AS weight,
        CASE WHEN m.has_light THEN 'kleur onbekend' ELSE 'nog niet gegeven' END AS kind,
        'Stoplichten ' || CASE l.half WHEN 1 THEN 'eerste helft' ELSE 'tweede helft' END AS subject,
        CASE count(*) WHEN 1 THEN 'één dossier heeft' ELSE count(*) || ' dossiers hebben' END
            || CASE WHEN m.has_light THEN ' een licht van deze helft waarvan de kleur niet bekend is'
                ELSE ' nog geen licht van deze helft' END AS reason, NULL::VARCHAR AS owner, NULL::DATE AS due_date,
        NULL::BIGINT AS age_days, 'stoplichten' AS page, NULL::VARCHAR AS link_key, NULL::VARCHAR AS link_value,
        NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, NULL::VARCHAR AS _file, NULL::VARCHAR AS _sheet,
        NULL::BIGINT AS _row, any_value(year(y.today) > y.report_year) AS is_over
    FROM light_facts AS l JOIN report_years AS y ON y.report_year = l.report_year AND year(y.today) - y.report_year IN (0, 1)
    CROSS JOIN LATERAL (SELECT coalesce(l.marks, 0) > 0 AS has_light) AS m
    WHERE NOT l.is_known AND l.is_asked AND y.judged_on >= make_date(l.report_year, CASE l.half WHEN 1 THEN 5 ELSE 11 END, 1)
    GROUP BY l.report_year, l.half, m.has_light
    UNION ALL SELECT report_year, NULL, []::VARCHAR[], is_fictional, true, 60,
        CASE WHEN is_said AND has_later THEN 'niet afgesloten' ELSE 'nog niet binnen' END, 'Boekingen',
        CASE WHEN money_until IS NULL AND has_later THEN 'van geen enkele maand die voorbij is, zijn baten of lasten geboekt'
            WHEN money_until IS NULL THEN 'nog geen boekingen van ' || report_year || ' geladen'
            WHEN is_said AND has_later THEN 'niet afgesloten sinds ' || dutch_day(money_until) || '; er is daarna wel geboekt'
            WHEN has_later THEN 'sinds ' || dutch_day(money_until) || ' is er nog maar weinig geboekt'
            ELSE 'sinds ' || dutch_day(money_until) || ' zijn er geen boekingen geladen' END,
        NULL, NULL, date_diff('day', money_until, today), 'financien', NULL, NULL, NULL, NULL, NULL, NULL, NULL, today > ends
    FROM books WHERE since < least(last_day(today - INTERVAL 1 MONTH), ends) - INTERVAL 20 DAY
        AND (money_until IS NOT NULL OR today > two_months)
),
points AS (
    SELECT report_year, half, portfolios, is_fictional, is_current,
        CASE worst WHEN 'rood' THEN 100 ELSE 70 END + CASE WHEN is_worsened THEN 15 ELSE 0 END AS weight,
        worst || CASE WHEN is_worsened THEN ', verslechterd' ELSE '' END AS kind, dossier_name AS subject,
        coalesce(cause, 'geen oorzaak opgegeven') AS reason, owner_function AS owner, due_date, age_days,
        'dossiers' AS page, 'dossier' AS link_key, dossier_id AS link_value,
        source_place, _batch, _file, _sheet, _row
    FROM lit WHERE worst IN ('rood', 'oranje') AND has_begun
    UNION ALL SELECT report_year, half, portfolios, is_fictional, is_current, 40, 'verouderd', dossier_name,
        'gegeven voor ' || half_name || ' begon', owner_function, NULL, age_days, 'dossiers', 'dossier',
        dossier_id, source_place, _batch, _file, _sheet, _row
    FROM lit WHERE is_stale AND marks > 0
    UNION ALL SELECT report_year, half, portfolios, is_fictional, true, 40, concat_ws(', ', c.colour, 'vroeg gegeven'), dossier_name,
        'voor ' || half_name || ', die nog niet begonnen is' || CASE WHEN c.colour IS NULL THEN ''
            ELSE ': ' || coalesce(cause, 'geen oorzaak opgegeven') END,
        owner_function, due_date, age_days, 'dossiers', 'dossier', dossier_id, source_place, _batch, _file, _sheet, _row
    FROM lit CROSS JOIN LATERAL (SELECT CASE WHEN worst IN ('rood', 'oranje') THEN worst END AS colour) AS c
    WHERE NOT has_begun AND marks > 0
    -- an agreement that is late, is late in every half
    UNION ALL SELECT a.report_year, NULL, a.portfolios, a.is_fictional, true, 60 + least(a.days_overdue // 30, 9), 'te laat',
        a.description, dutch_several(a.days_overdue, 'dag', 'dagen') || ' te laat'
            || CASE WHEN y.today > y.judged_on THEN ' op ' || dutch_day(y.today) ELSE '' END, a.owner_function, a.due_date,
        a.days_overdue, 'afspraken', 'afspraak', a.agreement_id, a.source_place, a._batch, a._file, a._sheet, a._row
    FROM agreement_facts AS a JOIN report_years AS y USING (report_year) WHERE a.is_overdue
    UNION ALL SELECT report_year, half, portfolios, is_fictional, true, 50, 'vacant', 'Zetel ' || body_name,
        CASE WHEN dossier_count = 0 THEN 'geen van onze dossiers hoort bij deze commissie'
            ELSE 'achter deze commissie ' || CASE dossier_count WHEN 1 THEN 'ligt ' ELSE 'liggen ' END || dutch_several(dossier_count, 'dossier', 'dossiers') END,
        NULL, NULL, NULL, 'vng', 'commissie', body_code, source_place, _batch, _file, _sheet, _row
    FROM seat_facts WHERE is_vacant AND NOT is_temporary AND owner = 'VNG'
    -- the seat and the round deny each other: which of the two is right, someone has to say
    UNION ALL SELECT s.report_year, NULL, s.portfolios, v.is_fictional OR s.is_fictional, true, 54, 'vacant en benoemd',
        'Zetel ' || s.seat_number || ' van ' || s.body_name, v.contradiction, NULL, NULL, NULL, 'vng', 'commissie', s.body_code,
        s.source_place, s._batch, s._file, s._sheet, s._row
    FROM vacancy_facts AS v
    JOIN seat_facts AS s ON s.report_year = v.seat_year AND s.body_code = v.body_code AND s.seat_number = v.seat_number
    WHERE v.contradiction IS NOT NULL
    UNION ALL SELECT report_year, half, portfolios, is_fictional, true, 35, state, dossier_name,
        description || ': ' || dutch_number(realised_value) || ' van '
            || dutch_number(target_value) || ' ' || dutch_after(target_value, unit),
        NULL, due_date, NULL, 'dossiers', 'dossier', dossier_id, source_place, _batch, _file, _sheet, _row
    FROM target_facts WHERE state IN ('niet gehaald', 'loopt achter')
    UNION ALL SELECT report_year, half, portfolios, is_fictional, true, 55, 'niet betaald',
        -- the name of a person stands on Financiën only
        CASE WHEN is_person THEN 'een persoon' ELSE relation_name END,
        'factuur ' || invoice_id || ' is ' || dutch_several(days_overdue, 'dag', 'dagen') || ' te laat', NULL, due_date, days_overdue,
        'financien', 'relatie', relation_id, source_place, _batch, _file, _sheet, _row
    FROM invoice_facts WHERE kind = 'debiteur' AND is_overdue AND days_overdue > 30
    UNION ALL SELECT report_year, half, portfolios, is_fictional, true, 95, 'sluit niet', title,
        left_name || ' en ' || right_name || ' verschillen' || coalesce(' ' || compared, ''), NULL, NULL, NULL, 'financien', 'controle', check_id,
        source_place, _batch, _file, _sheet, _row
    FROM finance_checks WHERE state = 'klopt niet'
    UNION ALL SELECT report_year, half, portfolios, is_fictional, true, 85, 'voor eigen rekening', project_name,
        'er is ' || dutch_euro(overspent) || ' meer uitgegeven dan er baten zijn', NULL, NULL, NULL, 'financien', 'project', project_code,
        source_place, _batch, _file, _sheet, _row
    FROM project_facts WHERE overspent > 0
    -- what the treasurer approved and is otherwise now: per quarter, the largest differences in words
    UNION ALL SELECT report_year, NULL, []::VARCHAR[], bool_or(is_fictional), true, 90, 'gewijzigd na akkoord',
        quarter || 'e kwartaal',
        array_to_string(list(said ORDER BY gap DESC NULLS FIRST, what)[:3], '; ')
            || CASE WHEN count(*) > 3 THEN '; en nog ' || count(*) - 3 || ' andere' ELSE '' END,
        any_value(approved_by), NULL, NULL, 'financien', NULL, NULL,
        arg_min(source_place, (_file, _sheet, _row)), arg_min(_batch, (_file, _sheet, _row)),
        arg_min(_file, (_file, _sheet, _row)), arg_min(_sheet, (_file, _sheet, _row)), arg_min(_row, (_file, _sheet, _row))
    FROM (
        SELECT *, abs(difference) AS gap,
            what || ' was ' || coalesce(dutch_euro(approved_amount), 'onbekend')
                || ' en is ' || coalesce(dutch_euro(amount_now), 'onbekend') AS said
        FROM approved_amounts WHERE is_changed
    ) GROUP BY report_year, quarter
    -- a meeting whose day is over and of which nobody said whether it was held
    UNION ALL SELECT report_year, half, portfolios, is_fictional, true, 45, 'afloop onbekend', title,
        'die dag is voorbij; is het gehouden, geannuleerd of uitgesteld?', NULL, meeting_date, NULL, 'activiteit', NULL, NULL,
        source_place, _batch, _file, _sheet, _row
    FROM doubt_facts WHERE kind = 'afloop onbekend'
    UNION ALL SELECT * EXCLUDE (is_over) FROM missing
    -- what is missing of the year that just ended, is named on the page of the one that runs too
    UNION ALL SELECT y.report_year, NULL, m.portfolios, m.is_fictional, true, m.weight, m.kind, m.subject || ' ' || m.report_year,
        m.reason, m.owner, m.due_date, m.age_days, m.page, 'jaar', m.report_year::VARCHAR,
        m.source_place, m._batch, m._file, m._sheet, m._row
    FROM missing AS m JOIN report_years AS y ON y.report_year = m.report_year + 1 AND (y.is_fictional OR NOT m.is_fictional)
    WHERE m.is_over AND (y.is_running OR y.runs_by_calendar)
    UNION ALL SELECT y.report_year, NULL, []::VARCHAR[], y.is_fictional, true, 60, 'nog niet binnen', 'Overleggen',
        coalesce('sinds ' || dutch_day(y.meetings_until) || ' is van geen overleg gezegd of het is gehouden',
            'van nog geen overleg van ' || y.report_year || ' is gezegd of het is gehouden'), NULL, NULL,
        date_diff('day', y.meetings_until, y.judged_on), 'upload', NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM report_years AS y
    CROSS JOIN LATERAL (SELECT coalesce(y.meetings_until, make_date(y.report_year, 1, 1) - 1) AS since) AS s
    WHERE y.runs_by_calendar AND date_diff('day', s.since, y.judged_on) > 42
        AND (y.meetings_until IS NOT NULL OR y.report_year IN (SELECT report_year FROM meetings))
)
SELECT * FROM points
-- empty without: approved_amounts, doubt_facts, finance_checks, invoice_facts, light_facts, project_facts, report_years, seat_facts, target_facts
