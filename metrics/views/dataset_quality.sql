-- Eén regel per soort gegevens en jaar: hoeveel regels er zijn, de nieuwste datum daarin en wat er niet is ingevuld.
-- Which day of a row is meant, its dataset says itself (`dated_by`): a meeting that is still to come dates nothing.
SELECT report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, is_fictional, dataset, row_count, newest,
    round(100.0 * (row_count * len(column_names) - list_sum(filled_cells)) / (row_count * len(column_names)), 1)
        AS missing_percent,
    NULL::VARCHAR AS source_place, NULL::VARCHAR AS _batch, _file, _sheet, NULL::BIGINT AS _row
FROM dataset_counts
-- empty without: dataset_counts
