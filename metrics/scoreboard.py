"""Heisessie: wat er is afgesproken, en aan welk cijfer te zien is of het gebeurt."""

from metrics.meetings import MEETING_LIST, TALLY_LIST
from metrics.metric import PORTFOLIOS, YEAR, Listing, Metric

_NEEDS_MEETINGS = "Laad het blad Overleggen op de pagina Upload."

INVITED_BROADLY = Metric(
    "invited_broadly",
    "Collegebreed uitgenodigd",
    "Overleggen waarvoor het hele college is uitgenodigd, met of zonder datum. Niet vermeld is nog geen nee.",
    "meeting_tally",
    "coalesce(sum(times) FILTER (is_collegebreed), 0)::BIGINT",
    out_of="sum(times)::BIGINT",
    which="is_collegebreed",
    rows=TALLY_LIST,
    splits=("kind",),
    shown_by=("half",),
    lower_bound="bool_or(is_collegebreed IS NULL)",
    coverage_top="coalesce(sum(times) FILTER (is_collegebreed IS NOT NULL), 0)::BIGINT",
    coverage_bottom="sum(times)::BIGINT",
    covers="overleggen waarvan dit is vermeld",
    needs=_NEEDS_MEETINGS,
)

MEETINGS_COMBINED = Metric(
    "meetings_combined",
    "Gecombineerde overleggen",
    "Gehouden overleggen die onder twee of meer dossiers vallen.",
    "meeting_facts",
    "count(*) FILTER (is_held AND is_shared)",
    out_of="count(*) FILTER (is_held)",
    which="is_held AND is_shared",
    rows=MEETING_LIST,
    splits=("kind",),
    shown_by=("half",),
    needs=_NEEDS_MEETINGS,
)

PARTNER_AGENDA = Metric(
    "partner_agenda",
    "Overleggen van partners in de agenda",
    "Overleggen van een partner, gehouden of gepland, die in onze agenda staan.",
    "meeting_facts",
    "count(*) FILTER (NOT is_own AND (is_held OR is_planned))",
    out_of="count(*) FILTER (is_held OR is_planned)",
    which="NOT is_own AND (is_held OR is_planned)",
    rows=MEETING_LIST,
    splits=("organiser",),
    shown_by=("half",),
    needs=_NEEDS_MEETINGS,
)

MEASURES = {
    "collegebreed uitgenodigd": "invited_broadly",
    "gecombineerde overleggen": "meetings_combined",
    "agenda van partners": "partner_agenda",
    "antwoord bij halen en brengen": "exchange_response",
}
"""The words of the column Cijfer on the sheet Afspraken, and the figure they stand for."""

RETREAT_LIST = Listing(
    "retreat_list",
    "Afspraken van de heisessie",
    "Conclusies van de vorige heisessie, en wat daarna in een heisessie is afgesproken.",
    "retreat_facts",
    {
        "agreement_id": "Nummer",
        "kind": "Soort",
        "description": "Afspraak",
        "made_on": "Datum",
        "made_on_precision": "Nauwkeurigheid datum",
        "owner_function": "Eigenaar",
        "due_date": "Uiterlijk",
        "due_date_precision": "Nauwkeurigheid uiterlijk",
        "state": "Stand",
        "measure": "Cijfer",
        "dossier_names": "Dossiers",
        "is_conclusion": "Conclusie van de vorige heisessie",
        "is_new": "Nieuw",
        "is_overdue": "Te laat",
        "previous_on": "Vorige heisessie",
        "note": "Opmerking",
    },
    "made_on NULLS LAST, agreement_id",
    applies=(YEAR, PORTFOLIOS),
    needs="Er zijn nog geen conclusies van een heisessie. Laad het blad Afspraken op de pagina Upload.",
)
