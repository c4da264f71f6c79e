-- Eén regel per ouderdomsklasse: hoeveel dagen na de vervaldatum zij begint en eindigt.
SELECT * FROM (VALUES
    ('niet te laat', 1, -1000000, 0), ('1 t/m 30 dagen', 2, 1, 30), ('31 t/m 60 dagen', 3, 31, 60),
    ('61 t/m 90 dagen', 4, 61, 90), ('meer dan 90 dagen', 5, 91, 1000000)
) AS bands (age, age_position, from_days, to_days)
