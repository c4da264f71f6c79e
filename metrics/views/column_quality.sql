-- Eén regel per soort gegevens, jaar en kolom: hoeveel regels er zijn en hoeveel er niet zijn ingevuld.
-- Counted column by column for every dataset; a column added to a dataset is found by itself. report_year is unknown
-- for data that are not of one year. The place is that of the first row.
WITH counted AS (
    SELECT 'municipalities' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM municipalities GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'portfolios' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM portfolios GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'dossiers' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM dossiers GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'targets' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM targets GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'lights' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM lights GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'light_rounds' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM light_rounds GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'light_reviews' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM light_reviews GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'light_rules' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM light_rules GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'meetings' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM meetings GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'meeting_counts' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM meeting_counts GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'attendance' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM attendance GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'agreements' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM agreements GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'handovers' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM handovers GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'officials' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM officials GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'bodies' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM bodies GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'seats' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM seats GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'vacancies' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM vacancies GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'nominations' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM nominations GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'vng_exchange' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM vng_exchange GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'hours' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM hours GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'capacity' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM capacity GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'cost_types' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM cost_types GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'projects' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM projects GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'budget_lines' AS dataset, * FROM (
        UNPIVOT (
            SELECT fiscal_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (fiscal_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM budget_lines GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'ledger_accounts' AS dataset, * FROM (
        UNPIVOT (
            SELECT fiscal_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (fiscal_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM ledger_accounts GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'account_mapping' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM account_mapping GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'ledger_entries' AS dataset, * FROM (
        UNPIVOT (
            SELECT fiscal_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (fiscal_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM ledger_entries GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'relations' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM relations GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'invoices' AS dataset, * FROM (
        UNPIVOT (
            SELECT fiscal_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (fiscal_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM invoices GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'contributions' AS dataset, * FROM (
        UNPIVOT (
            SELECT fiscal_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (fiscal_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM contributions GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'bank_balances' AS dataset, * FROM (
        UNPIVOT (
            SELECT NULL::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (_batch, _file, _sheet, _row, _is_fictional)))
            FROM bank_balances GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
    UNION ALL SELECT 'notes' AS dataset, * FROM (
        UNPIVOT (
            SELECT report_year::BIGINT AS report_year, count(*) AS row_count, min(_file) AS _file, min(_sheet) AS _sheet,
                bool_or(_is_fictional) AS is_fictional, count(COLUMNS(* EXCLUDE (report_year, _batch, _file, _sheet, _row, _is_fictional)))
            FROM notes GROUP BY 1
        ) ON COLUMNS(* EXCLUDE (report_year, row_count, _file, _sheet, is_fictional)) INTO NAME column_name VALUE filled)
)
SELECT report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, is_fictional, dataset, column_name, row_count,
    filled, row_count - filled AS missing, round(100.0 * (row_count - filled) / row_count, 1) AS missing_percent,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, _file, _sheet, NULL::BIGINT AS _row
FROM counted
WHERE column_name NOT LIKE '%\_precision' ESCAPE '\'
