-- Eén regel per begrotingsregel die op de dag van vandaag meetelt: de begroting altijd, een wijziging of prognose vanaf haar besluitdatum.
-- A date in a rougher precision counts from its last day on: what was decided in June is certain at the end of it. Without
-- a date nobody knows from when, and the line counts from the begin of its year; that is said where the changes are named.
SELECT b.* FROM budget_lines AS b CROSS JOIN clock AS k
WHERE b.version = 'begroting' OR b.decided_on IS NULL OR dutch_until(b.decided_on, b.decided_on_precision) <= k.day
