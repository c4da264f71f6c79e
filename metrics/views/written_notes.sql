-- Eén regel per notitie die iemand schreef bij een dossier, een stoplicht of een grafiek.
SELECT * FROM note_facts WHERE kind = 'notitie'
-- empty without: note_facts
