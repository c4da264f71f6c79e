-- Eén regel per jaar, onderwerp en controle: wat een bestand van zichzelf zegt en wat er is geteld.
SELECT fiscal_year AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios, _is_fictional AS is_fictional,
    subject, check_name, outcome, sentence, declared, found, amount, how_many,
    source_place, _batch, _file, _sheet, _row
FROM file_checks
