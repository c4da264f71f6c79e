"""What stands after a count: `1 uitnodiging`, `12 uitnodigingen`; one table for all that is counted."""

from __future__ import annotations

import re
from typing import Any

ONE = {
    "vragen en berichten": "vraag of bericht",
    "geannuleerde overleggen": "geannuleerd overleg",
    "subadministraties die met het grootboek te vergelijken zijn": "subadministratie die met het grootboek te "
    "vergelijken is",
    "aanwezigen": "aanwezige",
    "afspraken": "afspraak",
    "bedragen": "bedrag",
    "bestanden": "bestand",
    "boekingen": "boeking",
    "cellen": "cel",
    "controles": "controle",
    "dagen": "dag",
    "dossiers": "dossier",
    "facturen": "factuur",
    "gemeenten": "gemeente",
    "groepen": "groep",
    "leden": "lid",
    "lichten": "licht",
    "maanden": "maand",
    "mutaties": "mutatie",
    "opmerkingen": "opmerking",
    "overleggen": "overleg",
    "problemen": "probleem",
    "regels": "regel",
    "rekeningen": "rekening",
    "resultaten": "resultaat",
    "stoplichten": "stoplicht",
    "taken": "taak",
    "tellingen": "telling",
    "uitnodigingen": "uitnodiging",
    "uren": "uur",
    "vakken": "vak",
    "verplichtingen": "verplichting",
    "voorzitters": "voorzitter",
    "vragen": "vraag",
    "weken": "week",
    "woorden": "woord",
    "zetels": "zetel",
}
"""More than one → one."""
_MORE = re.compile(r"\b(" + "|".join(sorted(ONE, key=len, reverse=True)) + r")\b")


def after(count: Any, words: str) -> str:
    """The words after a count, that name what is counted in the plural: of one they are in the singular."""
    return _MORE.sub(lambda found: ONE[found[0]], words, count=1) if count == 1 else words
