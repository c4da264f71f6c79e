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
    "bezoeken": "bezoek",
    "bijeenkomsten": "bijeenkomst",
    "boekingen": "boeking",
    "brieven": "brief",
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
    "standpunten": "standpunt",
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


AFTER = (
    "CREATE OR REPLACE TEMP MACRO dutch_after(x, words) AS CASE x WHEN 1 THEN CASE words "
    + "".join(f"WHEN '{more}' THEN '{one}' " for more, one in ONE.items())
    + "ELSE words END ELSE words END;"
)
"""What the SQL of a view calls for one word after a count."""


def if_any_sql(count: str, sentence: str) -> str:
    """The SQL text of a sentence about a count, and of nothing where the count is nought."""
    return f"CASE WHEN {count} > 0 THEN {sentence} END"


def shared_sql(which: str) -> str:
    """The SQL text of a sentence about meetings of more than one dossier, where there are any. which: a condition."""
    count = f"count(*) FILTER (is_shared AND {which})"
    many = f"CASE {count} WHEN 1 THEN 'is er 1' ELSE 'zijn er ' || {count} END"
    return if_any_sql(count, f"'Een overleg dat onder meer dossiers valt, telt één keer; zo ' || {many} || '.'")
