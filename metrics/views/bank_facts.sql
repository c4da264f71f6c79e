-- Eén regel per bankrekening en saldodatum; het laatste saldo van het jaar is gemerkt.
SELECT year(b.balance_date)::BIGINT AS report_year, NULL::INT AS half, []::VARCHAR[] AS portfolios,
    b._is_fictional AS is_fictional,
    b.bank_account, b.balance_date, month(b.balance_date)::INT AS month, b.opening_balance, b.movements,
    b.closing_balance,
    row_number() OVER (
        PARTITION BY b.bank_account, year(b.balance_date) ORDER BY b.balance_date DESC
    ) = 1 AS is_last_of_year,
    row_number() OVER (
        PARTITION BY b.bank_account, year(b.balance_date), month(b.balance_date) ORDER BY b.balance_date DESC
    ) = 1 AS is_last_of_month,
    lag(b.closing_balance) OVER (PARTITION BY b.bank_account ORDER BY b.balance_date) AS previous_closing,
    b.source_place, b._batch, b._file, b._sheet, b._row
FROM bank_balances AS b
