"""What can be opened: the pages in the order of the menu."""

from __future__ import annotations

TITLES = {
    "overzicht": "Overzicht",
    "dossiers": "Dossiers",
    "stoplichten": "Stoplichten",
    "afspraken": "Afspraken",
    "afbouw": "Afbouw",
    "activiteit": "Activiteit",
    "opkomst": "Opkomst",
    "vng": "VNG",
    "financien": "Financiën",
    "agenda": "Agenda",
    "heisessie": "Heisessie",
    "upload": "Upload",
    "gegevens": "Gegevens",
}
"""The menu, in order: name of the page's file and address, and its title. A new page is one line here."""
