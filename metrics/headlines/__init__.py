"""The answer of each page and slide, by subject: which sentence holds when, as `metrics/headline.py` knows it."""

ORDER = (
    *("overzicht", "dossiers", "dossier", "stoplichten", "afspraken", "afbouw", "activiteit", "opkomst", "vng"),
    *("financien", "agenda", "heisessie", "rapporten", "gegevens", "instellingen", "stand", "kleuren", "aandacht"),
    *("scorebord", "besluiten", "veranderd", "overgeslagen"),
)
"""The order in which they are listed: of the pages as in the menu, then those of slides; any other comes after."""
