-- Eén regel per gehouden overleg en twee gemeenten waarvan allebei bekend is of zij er waren; elk paar staat er één keer in.
-- Only for an association of at most forty municipalities: beyond that a table of pairs can't be read, and grows
-- with the square of their number.
SELECT a.report_year, a.half, a.calendar_half, a.portfolios, a.is_fictional OR b.is_fictional AS is_fictional,
    a.municipality AS first_municipality, b.municipality AS second_municipality, a.meeting_id, a.title, a.kind,
    a.meeting_date, a.meeting_date_precision, a.is_present AND b.is_present AS is_together,
    a.source_place, a._batch, a._file, a._sheet, a._row
FROM attendance_facts AS a
JOIN attendance_facts AS b ON b.meeting_id = a.meeting_id AND b.municipality > a.municipality
WHERE a.is_known AND b.is_known AND (SELECT count(DISTINCT municipality) FROM attendance_facts) <= 40
-- empty without: attendance_facts
