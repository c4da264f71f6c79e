-- Eén regel per boekjaar, kwartaal en bedrag dat anders is geworden nadat akkoord is gegeven: toen, nu en het verschil.
-- A standing of the last day of the quarter (bank, debtors, creditors, result so far), or the realised amount of a heading.
SELECT report_year, half, portfolios, is_fictional, quarter, upper(figure[1]) || figure[2:] AS what, 0 AS rank, position,
    approved_amount, amount_now, difference, approved_by, approved_on, source_place, _batch, _file, _sheet, _row
FROM approved_facts WHERE is_changed
UNION ALL
SELECT report_year, half, portfolios, is_fictional, quarter, cost_type, 1, cost_type_position,
    approved_amount, actual, difference, approved_by, approved_on, source_place, _batch, _file, _sheet, _row
FROM approval_facts WHERE is_changed
