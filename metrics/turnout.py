"""Opkomst: welke gemeenten kwamen, en van hoeveel overleggen dat bekend is."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from metrics import dutch
from metrics.meetings import HELD_ELSEWHERE, MEETING_LIST
from metrics.metric import Listing, Metric


def points(before: Any, after: Any) -> int:
    """From one percentage to another: the difference of both as they are shown, rounded, so that a reader can check."""
    shown = [Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP) for value in (before, after)]
    return int(shown[1] - shown[0])


_NEEDS = "Laad het blad Opkomst op de pagina Upload."

ATTENDANCE_LIST = Listing(
    "attendance_list",
    "Opkomst",
    "Per gehouden overleg en uitgenodigde gemeente of zij er was.",
    "attendance_facts",
    {
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "title": "Overleg",
        "kind": "Soort",
        "municipality": "Gemeente",
        "presence": "Aanwezig",
        "invitation": "Uitnodiging",
        "people_invited": "Uitgenodigd",
        "people_registered": "Aangemeld",
        "people_excused": "Afgemeld",
        "people_present": "Mensen aanwezig",
        "people_substitute": "Waarvan vervanger",
        "no_shows": "Niet gekomen",
        "roles": "Functies",
        "is_present": "Was er",
        "is_known": "Bekend",
        "quarter": "Kwartaal",
        "month": "Maand",
        "meeting_id": "Overlegnummer",
    },
    "meeting_date, meeting_id, municipality",
    needs=_NEEDS,
    about={"dossier": "dossier_ids"},
)

ANSWER_LIST = Listing(
    "answer_list",
    "Wie nog niet heeft geantwoord",
    "Per overleg dat nog komt welke gemeenten zijn uitgenodigd, welke komen, welke niet, en welke nog niet hebben "
    "geantwoord. Is van geen enkele gemeente een antwoord vastgelegd, dan is dat onbekend.",
    "answer_facts",
    {
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "start_time": "Begintijd",
        "days_until": "Dagen tot het overleg",
        "half": "Helft",
        "title": "Overleg",
        "kind": "Soort",
        "answers": "Antwoorden",
        "invited": "Gemeenten uitgenodigd",
        "coming": "Komen",
        "staying_away": "Komen niet",
        "waiting": "Nog geen antwoord",
        "waiting_names": "Wie nog niet heeft geantwoord",
        "coming_names": "Wie komt",
        "staying_away_names": "Wie niet komt",
        "invited_names": "Wie is uitgenodigd",
        "dossier_names": "Dossiers",
        "meeting_id": "Overlegnummer",
    },
    "meeting_date, start_time NULLS LAST, meeting_id",
    needs="Er komt geen overleg meer. Laad de agenda van het jaar dat loopt op de pagina Upload.",
)

_LISTS = "count(DISTINCT meeting_id) FILTER (is_known)"
TURNOUT = Metric(
    "turnout",
    "Opkomst",
    "Van de gemeenten die waren uitgenodigd, het deel dat er was. Alleen gehouden overleggen met een presentielijst "
    "tellen mee; onbekend telt niet als afwezig en twee mensen van één gemeente tellen één keer.",
    "attendance_facts",
    "count(*) FILTER (is_present)",
    "count(*) FILTER (is_known)",
    unit="%",
    fewest=3,
    n="count(DISTINCT meeting_id) FILTER (is_known)",
    which="is_known",
    rows=ATTENDANCE_LIST,
    splits=("invitation", "quarter", "month", "kind", "presence"),
    shown_by=("municipality", "half"),
    coverage_top="count(*) FILTER (is_known)",
    coverage_bottom="count(*)",
    covers="uitnodigingen waarvan bekend is of de gemeente er was",
    note="Onder de drie presentielijsten staat er geen percentage.",
    note_sql=f"'Er ' || CASE {_LISTS} WHEN 1 THEN 'is ' ELSE 'zijn ' END || "
    f"{dutch.several_sql(_LISTS, 'overleg', 'overleggen')} || ' met een presentielijst.'",
    needs=_NEEDS,
)

LIST_COVERAGE = Metric(
    "list_coverage",
    "Overleggen met een lijst",
    "Van de gehouden overleggen, het deel waarvan een presentielijst is geladen.",
    "meeting_facts",
    "count(*) FILTER (is_held AND has_list)",
    "count(*) FILTER (is_held)",
    unit="%",
    n="count(*) FILTER (is_held)",
    which="is_held",
    rows=MEETING_LIST,
    splits=("kind", "quarter", "month", "has_list"),
    beside=((HELD_ELSEWHERE, "daarnaast {} gehouden in een ander jaar"),),
    shown_by=("half",),
    needs="Laad het blad Overleggen op de pagina Upload.",
)

NO_SHOWS = Metric(
    "no_shows",
    "Aangemeld en niet gekomen",
    "Mensen die zich hadden aangemeld en er niet waren, bij overleggen waarvan dat allebei bekend is.",
    "attendance_facts",
    "sum(no_shows)",
    out_of="sum(registered_with_known_presence)",
    which="no_shows > 0",
    rows=ATTENDANCE_LIST,
    splits=("municipality", "kind"),
    shown_by=("half",),
    coverage_top="count(no_shows)",
    coverage_bottom="count(*)",
    covers="uitnodigingen waarvan aanmelding en aanwezigheid bekend zijn",
    needs="Vul de kolommen Aangemeld en Aanwezig van het blad Opkomst.",
)

SUBSTITUTES = Metric(
    "substitutes",
    "Vervangers onder de aanwezigen",
    "Mensen die iemand anders vervingen, van alle mensen die er waren, bij overleggen waarvan dat bekend is. De "
    "opkomst telt gemeenten; dit telt mensen.",
    "attendance_facts",
    "sum(people_substitute)",
    out_of="sum(present_with_known_substitutes)",
    which="people_substitute > 0",
    rows=ATTENDANCE_LIST,
    splits=("municipality", "kind"),
    shown_by=("half",),
    coverage_top="count(people_substitute)",
    coverage_bottom="count(*)",
    covers="uitnodigingen waarvan het aantal vervangers bekend is; geteld in mensen, niet in gemeenten",
    needs="Vul de kolom Waarvan vervanger van het blad Opkomst.",
)

DOSSIER_TURNOUT_LIST = Listing(
    "dossier_turnout_list",
    "Opkomst per dossier",
    "Per dossier en gehouden overleg met een presentielijst hoeveel gemeenten er waren.",
    "dossier_turnout",
    {
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "title": "Overleg",
        "kind": "Soort",
        "municipalities_present": "Gemeenten aanwezig",
        "municipalities_known": "Waarvan bekend",
        "municipalities_invited": "Uitgenodigd",
        "absent": "Afwezig",
        "half": "Helft",
        "dossier_id": "Nummer",
        "dossier_name": "Dossier",
        "meeting_id": "Overlegnummer",
    },
    "dossier_id, meeting_date, meeting_id",
    needs=_NEEDS,
    about={"dossier": "dossier_id"},
)

DOSSIER_TURNOUT = Metric(
    "dossier_turnout",
    "Opkomst bij overleggen van dossiers",
    "Van de gemeenten die bij overleggen van een dossier waren uitgenodigd, het deel dat er was. Een overleg onder "
    "twee dossiers telt bij allebei; daarom is dit niet de opkomst van de vereniging.",
    "dossier_turnout",
    "sum(municipalities_present)",
    "sum(municipalities_known)",
    unit="%",
    fewest=3,
    rows=DOSSIER_TURNOUT_LIST,
    splits=("dossier_id", "dossier_name"),
    shown_by=("half",),
    coverage_top="sum(municipalities_known)",
    coverage_bottom="sum(municipalities_invited)",
    covers="uitnodigingen waarvan bekend is of de gemeente er was",
    note="Onder de drie presentielijsten staat er geen percentage.",
    needs=_NEEDS,
)
