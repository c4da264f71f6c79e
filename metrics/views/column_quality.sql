-- Eén regel per soort gegevens, jaar en kolom: hoeveel regels er zijn en hoeveel er niet zijn ingevuld.
-- What is declared is counted (etl/store/counts.py): a new dataset or column is found by itself. report_year is unknown for
-- data that are not of one year. The place is that of the first row.
WITH counted AS (
    SELECT *, unnest(column_names) AS column_name, unnest(filled_cells) AS filled FROM dataset_counts
)
SELECT report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, is_fictional, dataset, column_name, row_count,
    filled, row_count - filled AS missing, round(100.0 * (row_count - filled) / row_count, 1) AS missing_percent,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, _file, _sheet, NULL::BIGINT AS _row
FROM counted
-- empty without: dataset_counts
