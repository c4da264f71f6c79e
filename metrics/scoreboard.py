"""Heisessie: wat er is afgesproken, en aan welk cijfer te zien is of het gebeurt."""

from metrics.meetings import MEETING_LIST
from metrics.metric import BY_PORTFOLIO, Listing, Metric
from metrics.tallies import TALLY_LIST

_NEEDS_MEETINGS = "Laad het blad Overleggen op de pagina Upload."

INVITED_BROADLY = Metric(
    "invited_broadly",
    "Collegebreed uitgenodigd",
    "Gehouden overleggen, met en zonder datum, waarvoor het hele college was uitgenodigd. Niet vermeld is nog "
    "geen nee.",
    "meeting_tally",
    "coalesce(sum(times) FILTER (is_collegebreed AND is_held), 0)::BIGINT",
    which="is_collegebreed AND is_held",
    rows=TALLY_LIST,
    splits=("kind",),
    shown_by=("half",),
    lower_bound="bool_or(is_collegebreed IS NULL) FILTER (is_held)",
    lower_because="niet van elk overleg is het vermeld",
    coverage_top="coalesce(sum(times) FILTER (is_collegebreed IS NOT NULL AND is_held), 0)::BIGINT",
    coverage_bottom="sum(times) FILTER (is_held)::BIGINT",
    covers="gehouden overleggen, met en zonder datum, waarvan dit is vermeld",
    note_sql="CASE WHEN sum(times) FILTER (is_collegebreed AND NOT is_held) > 0 THEN 'Daarnaast gold het voor ' || "
    "sum(times) FILTER (is_collegebreed AND NOT is_held)::BIGINT || ' die niet doorgingen, nog komen of van een "
    "ander jaar zijn.' END",
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
    "Overleggen van partners in de lijst",
    "Overleggen van een partner die in onze lijst staan, wat er ook van kwam.",
    "meeting_facts",
    "count(*) FILTER (NOT is_own)",
    out_of="count(*)",
    which="NOT is_own",
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
    applies=BY_PORTFOLIO,
    needs="Er zijn nog geen conclusies van een heisessie. Laad het blad Afspraken op de pagina Upload.",
)

_WORDS = "', '".join(MEASURES)
_MEASURED = f"is_conclusion AND measure IN ('{_WORDS}')"

CONCLUSIONS_MEASURED = Metric(
    "conclusions_measured",
    "Conclusies met een cijfer",
    "Conclusies van de vorige heisessie waarbij een cijfer hoort.",
    "retreat_facts",
    f"count(*) FILTER ({_MEASURED})",
    out_of="count(*) FILTER (is_conclusion)",
    which=_MEASURED,
    rows=RETREAT_LIST,
    splits=("measure",),
    applies=BY_PORTFOLIO,
    needs=RETREAT_LIST.needs,
)

CONCLUSIONS = Metric(
    "conclusions",
    "Conclusies van de vorige heisessie",
    "Conclusies van de eerste heisessie van het jaar, of van de laatste waarvan nog conclusies open staan.",
    "retreat_facts",
    "count(*) FILTER (is_conclusion)",
    which="is_conclusion",
    rows=RETREAT_LIST,
    shown_by=("state",),
    applies=BY_PORTFOLIO,
    beside=((CONCLUSIONS_MEASURED, "waarvan {} met een cijfer"),),
    needs=RETREAT_LIST.needs,
)

RETREAT_AGREED = Metric(
    "retreat_agreed",
    "Afspraken van deze heisessie",
    "Besluiten, conclusies en acties die na de vorige heisessie in een heisessie zijn vastgelegd.",
    "retreat_facts",
    "count(*) FILTER (is_new)",
    which="is_new",
    rows=RETREAT_LIST,
    shown_by=("kind",),
    applies=BY_PORTFOLIO,
    needs=RETREAT_LIST.needs,
)
