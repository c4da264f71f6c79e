-- Eén regel per jaar, onderwerp en controle: wat een bestand van zichzelf zegt en wat er is geteld.
-- It is about the whole file, so about every day that is in it: it counts from the day the file was loaded, and of a book
-- year that is over always. A report of an earlier day does not change when a newer file comes in.
SELECT f.fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, f._is_fictional AS is_fictional,
    f.subject, f.check_name, f.outcome, f.sentence, f.declared, f.found, f.amount, f.how_many,
    f.source_place, f._batch, f._file, f._sheet, f._row
FROM file_checks AS f JOIN batches AS b ON b.batch = f._batch CROSS JOIN clock AS c
LEFT JOIN (SELECT report_year, max(ends) AS last_day FROM book_months GROUP BY report_year) AS y ON y.report_year = f.fiscal_year
WHERE b.loaded_at::DATE <= c.day OR coalesce(y.last_day, make_date(f.fiscal_year::INT, 12, 31)) <= c.day
-- empty without: file_checks
