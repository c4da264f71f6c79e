"""Overleggen: hoeveel er waren, welke niet doorgingen en waarom."""

from metrics import dutch
from metrics.metric import Listing, Metric
from metrics.singular import if_any_sql, shared_sql
from metrics.tallies import MEETINGS_OF_NO_HALF, MEETINGS_UNDATED, NEEDS

_DAY_ONLY = "count(*) FILTER (is_held AND state_basis = 'vermeld')"
_DAY_ONLY_SAID = (
    f"'Van ' || {dutch.several_sql(_DAY_ONLY, 'overleg', 'overleggen')} || ' staat alleen de datum in de bron; dat "
    "telt als gehouden.'"
)

MEETING_LIST = Listing(
    "meeting_list",
    "Overleggen",
    "Alle overleggen met een datum of maand, ook die niet doorgingen.",
    "meeting_facts",
    {
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "half_is_derived": "Helft volgt uit de datum",
        "title": "Onderwerp",
        "kind": "Soort",
        "outcome": "Stand",
        "state": "Stand zoals gegeven",
        "is_unanswered": "Afloop onbekend",
        "state_basis": "Stand blijkt uit",
        "dossier_names": "Dossiers",
        "portfolios": "Portefeuilles",
        "organiser": "Organisator",
        "partners": "Partners",
        "themes": "Thema's",
        "purposes": "Functies",
        "location": "Plaats",
        "start_time": "Begintijd",
        "end_time": "Eindtijd",
        "reason_code": "Reden",
        "reason": "Toelichting reden",
        "topic_went_to": "Onderwerp ging naar",
        "notice_days": "Dagen van tevoren",
        "is_collegebreed": "Collegebreed",
        "people": "Aanwezigen",
        "people_basis": "Aantal is",
        "has_list": "Met presentielijst",
        "collisions": "Andere eigen overleggen die dag",
        "quarter": "Kwartaal",
        "month": "Maand",
        "weekday": "Dag van de week",
        "report_half": "Verslaghelft",
        "calendar_half": "Kalenderhelft",
        "is_in_year": "In het jaar zelf",
        "prepares_for": "Bereidt voor",
        "also_called": "Staat er ook als",
        "note": "Opmerking",
        "exchanged": "Halen en brengen",
        "dossier_ids": "Dossiernummers",
        "meeting_id": "Overleg",
    },
    "meeting_date, start_time NULLS LAST, meeting_id",
    needs="Er zijn nog geen overleggen. Laad het blad Overleggen op de pagina Upload.",
    about={"dossier": "dossier_ids"},
)


def elsewhere(name: str, state: str) -> Metric:
    """How many of this state stand in the list of a year on a day of another; said beside what is of the year."""
    return Metric(
        name,
        f"Overleggen {state} in een ander jaar",
        f"Overleggen die in de lijst van dit jaar staan en waarvan de dag in een ander kalenderjaar valt, met de stand "
        f"{state}. Zij tellen in dit jaar niet mee.",
        "meeting_facts",
        f"count(*) FILTER (state = '{state}' AND NOT is_in_year)",
        which=f"state = '{state}' AND NOT is_in_year",
        rows=MEETING_LIST,
        splits=("kind", "month"),
        needs=NEEDS,
    )


HELD_ELSEWHERE = elsewhere("meetings_held_elsewhere", "gehouden")
CANCELLED_ELSEWHERE = elsewhere("meetings_cancelled_elsewhere", "geannuleerd")
POSTPONED_ELSEWHERE = elsewhere("meetings_postponed_elsewhere", "uitgesteld")
PLANNED_ELSEWHERE = elsewhere("meetings_planned_elsewhere", "gepland")

MEETINGS_CANCELLED = Metric(
    "meetings_cancelled",
    "Overleggen geannuleerd",
    "Overleggen die niet doorgingen en niet zijn verplaatst.",
    "meeting_facts",
    "count(*) FILTER (is_cancelled)",
    which="is_cancelled",
    rows=MEETING_LIST,
    splits=("kind", "quarter", "month", "calendar_half"),
    shown_by=("reason_code",),
    beside=((CANCELLED_ELSEWHERE, "daarnaast {} in een ander jaar"),),
    note="Een uitgesteld overleg telt niet als geannuleerd.",
    needs=NEEDS,
)

CANCELLED_AHEAD = Metric(
    "cancelled_ahead",
    "Overleggen geannuleerd van een latere dag",
    "Geannuleerde overleggen waarvan de dag of de periode nog moet beginnen.",
    "meeting_facts",
    "count(*) FILTER (is_cancelled_ahead)",
    which="is_cancelled_ahead",
    rows=MEETING_LIST,
    needs=NEEDS,
)

MEETINGS_POSTPONED = Metric(
    "meetings_postponed",
    "Overleggen uitgesteld",
    "Overleggen die naar een andere dag gingen.",
    "meeting_facts",
    "count(*) FILTER (is_postponed)",
    which="is_postponed",
    rows=MEETING_LIST,
    splits=("reason_code", "kind", "quarter", "month", "calendar_half"),
    shown_by=("kind",),
    beside=((POSTPONED_ELSEWHERE, "daarnaast {} in een ander jaar"),),
    note="Een verplaatst overleg telt als gehouden op de nieuwe dag, als het daar in de lijst staat.",
    needs=NEEDS,
)

MEETINGS_UNANSWERED = Metric(
    "meetings_unanswered",
    "Overleggen met onbekende afloop",
    "Overleggen die in het jaar zelf gepland stonden op een dag of in een periode die voorbij is, en waarvan de "
    "uitkomst niet is ingevuld.",
    "meeting_facts",
    "count(*) FILTER (is_unanswered)",
    which="is_unanswered",
    rows=MEETING_LIST,
    splits=("kind", "month"),
    needs=NEEDS,
)

MEETINGS_PLANNED = Metric(
    "meetings_planned",
    "Overleggen gepland",
    "Overleggen die in het jaar zelf gepland staan op een dag of in een periode die niet voorbij is.",
    "meeting_facts",
    "count(*) FILTER (is_planned AND NOT is_unanswered)",
    which="is_planned AND NOT is_unanswered",
    rows=MEETING_LIST,
    splits=("kind", "quarter", "month", "calendar_half"),
    shown_by=("kind",),
    beside=(
        (MEETINGS_UNANSWERED, "daarnaast {} voorbij, met onbekende afloop"),
        (PLANNED_ELSEWHERE, "daarnaast {} in een ander jaar"),
    ),
    needs=NEEDS,
)

MEETINGS_HELD = Metric(
    "meetings_held",
    "Overleggen gehouden",
    "Overleggen met een datum of maand in het jaar zelf die zijn gehouden, van alle die in het jaar zijn gehouden, "
    "geannuleerd of nog gepland. Een uitgesteld overleg telt op zijn nieuwe dag; wat nog moet komen, telt als "
    "gepland. Wat zonder datum is geteld of in een ander jaar valt, staat ernaast.",
    "meeting_facts",
    "count(*) FILTER (is_held)",
    out_of="count(*) FILTER (is_held OR is_cancelled OR is_planned)",
    which="is_held",
    rows=MEETING_LIST,
    splits=("kind", "quarter", "month", "calendar_half", "state_basis", "weekday"),
    shown_by=("kind",),
    beside=(
        (MEETINGS_CANCELLED, "{} geannuleerd"),
        (MEETINGS_PLANNED, "{} nog gepland"),
        (MEETINGS_UNANSWERED, "{} met onbekende afloop"),
        (MEETINGS_POSTPONED, "daarnaast {} uitgesteld"),
        (HELD_ELSEWHERE, "daarnaast {} gehouden in een ander jaar"),
        (PLANNED_ELSEWHERE, "daarnaast {} gepland in een ander jaar"),
        (MEETINGS_UNDATED, "daarnaast {} zonder datum"),
        (MEETINGS_OF_NO_HALF, "daarnaast {} waarvan de helft onbekend is"),
    ),
    note_sql="concat_ws(' ', " + shared_sql("is_held") + f", {if_any_sql(_DAY_ONLY, _DAY_ONLY_SAID)})",
    needs=NEEDS,
)

MEETINGS_LISTED = Metric(
    "meetings_listed",
    "Overleggen in de lijst",
    "Alle overleggen met een datum of maand, wat er ook van kwam. Wat zonder datum is geteld, staat er niet bij.",
    "meeting_facts",
    "count(*)",
    rows=MEETING_LIST,
    splits=("kind", "quarter", "month", "calendar_half", "weekday"),
    shown_by=("outcome",),
    beside=(
        (MEETINGS_HELD, "{} gehouden"),
        (MEETINGS_CANCELLED, "{} geannuleerd"),
        (MEETINGS_POSTPONED, "{} uitgesteld"),
        (MEETINGS_PLANNED, "{} gepland"),
        (MEETINGS_UNANSWERED, "{} met onbekende afloop"),
        (HELD_ELSEWHERE, "{} gehouden in een ander jaar"),
        (CANCELLED_ELSEWHERE, "{} geannuleerd in een ander jaar"),
        (POSTPONED_ELSEWHERE, "{} uitgesteld in een ander jaar"),
        (PLANNED_ELSEWHERE, "{} gepland in een ander jaar"),
    ),
    note_sql=shared_sql("true"),
    needs=NEEDS,
)

CANCELLATION_RATE = Metric(
    "cancellation_rate",
    "Deel geannuleerd",
    "Geannuleerde overleggen, gedeeld door gehouden plus geannuleerde, tot en met vandaag. Uitgestelde en geplande, en "
    "wat van een latere dag al is geannuleerd, tellen niet mee.",
    "meeting_facts",
    "count(*) FILTER (was_cancelled)",
    "count(*) FILTER (is_held OR was_cancelled)",
    unit="%",
    n="count(*) FILTER (is_held OR was_cancelled)",
    which="is_held OR was_cancelled",
    rows=MEETING_LIST,
    splits=("kind", "quarter", "month"),
    shown_by=("half",),
    beside=((CANCELLED_AHEAD, "daarnaast {} geannuleerd van een latere dag"),),
    note="Alleen overleggen met een datum of maand tellen mee.",
    needs=NEEDS,
)
