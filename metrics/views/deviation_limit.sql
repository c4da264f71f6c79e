-- Eén regel: boven welke afwijking van de begroting een toelichting nodig is; beide grenzen moeten zijn overschreden.
SELECT 2500::DECIMAL(18, 2) AS limit_amount, 10 AS limit_percent
