"""What a traffic light is called: its letter, which stands beside shape and colour, and what it means."""

NOT_GIVEN = "niet gegeven"
"""The word for where no light was given."""
LETTERS = {"groen": "G", "oranje": "O", "rood": "R", "onbekend": "?"}
"""Of the colours that have a mark; the other states of a light are words."""
MEANINGS = {
    "groen": "op schema",
    "oranje": "loopt risico, is bij te sturen",
    "rood": "wordt niet gehaald zonder ingreep",
    "onbekend": "er staat een licht, de kleur is niet bekend",
    "concept": "er is een licht gegeven dat de secretaris nog niet heeft goedgekeurd",
    NOT_GIVEN: "er is geen licht gegeven",
    "niet van toepassing": "het dossier was voor deze helft gestopt of overgegaan",
}
