"""Gebeurtenissen: wat er gebeurde dat een beeld met tijd verklaart."""

from metrics.metric import ONLY_YEAR, Listing

EVENT_LIST = Listing(
    "event_list",
    "Gebeurtenissen",
    "Wat er in het jaar gebeurde of nog gebeurt, zoals een heisessie of een verkiezing. Een gebeurtenis in een overleg "
    "heeft de datum van dat overleg.",
    "event_facts",
    {
        "happens_on": "Datum",
        "happens_on_precision": "Nauwkeurigheid",
        "event_name": "Gebeurtenis",
        "kind": "Soort",
        "is_to_come": "Komt nog",
        "is_off": "Ging niet door",
        "is_unanswered": "Afloop onbekend",
        "month": "Maand",
        "quarter": "Kwartaal",
        "until": "Tot en met",
        "note": "Opmerking",
        "meeting_id": "Overleg",
        "event_id": "Nummer",
    },
    "happens_on NULLS LAST, event_id",
    applies=ONLY_YEAR,
    needs="Er zijn geen gebeurtenissen geladen. Laad het blad Gebeurtenissen op de pagina Upload.",
)
