-- Eén regel per paar grenzen, en er is er één: boven welke afwijking van de begroting een toelichting nodig is. Beide grenzen moeten zijn overschreden.
SELECT 2500::DECIMAL(18, 2) AS limit_amount, 10 AS limit_percent
