-- Eén regel per boekjaar, kwartaal en bedrag waarop akkoord is gegeven: toen, nu, en of het anders is geworden.
-- A standing of the last day of the quarter (bank, debtors, creditors, result so far), or the realised amount of a heading.
-- The forecast at an approval moves with every month: it is kept, never compared, and not among these.
-- is_compared: false where the amount of now is not known, because a month of the quarter was opened again.
SELECT report_year, half, portfolios, is_fictional, quarter, upper(figure[1]) || figure[2:] AS what, 0 AS rank, position,
    approved_amount, amount_now, difference, is_changed, is_compared, approved_by, approved_on, NULL AS remark,
    source_place, _batch, _file, _sheet, _row
FROM approved_facts WHERE figure <> 'prognose'
UNION ALL
SELECT report_year, half, portfolios, is_fictional, quarter, cost_type, 1, cost_type_position,
    approved_amount, approved_amount + difference, difference, is_changed, difference IS NOT NULL, approved_by, approved_on, remark,
    source_place, _batch, _file, _sheet, _row
FROM approval_facts
-- empty without: approval_facts, approved_facts
