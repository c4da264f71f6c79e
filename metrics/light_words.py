"""What a traffic light is called: its letter, which stands beside shape and colour, and what it means."""

LETTERS = {"groen": "G", "oranje": "O", "rood": "R", "onbekend": "?"}
"""Of the colours that have a mark; the other states of a light are words."""
MEANINGS = {
    "groen": "op schema",
    "oranje": "loopt risico, is bij te sturen",
    "rood": "wordt niet gehaald zonder ingreep",
    "onbekend": "er staat een licht, de kleur is niet bekend",
    "concept": "er is een licht gegeven dat de secretaris nog niet heeft goedgekeurd",
    "geen licht": "er is geen licht gegeven",
    "niet ingevuld": "deze helft komt niet voor in de gegevens",
}
