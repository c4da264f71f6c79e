"""Aanwezigen: hoeveel mensen er gemiddeld bij een gehouden overleg waren."""

from metrics.meetings import MEETING_LIST
from metrics.metric import Metric

ATTENDEES_ESTIMATED = Metric(
    "attendees_estimated",
    "Overleggen met een geschat aantal aanwezigen",
    "Gehouden overleggen waarvan het aantal aanwezigen is geschat (‘ca.’) en niet geteld.",
    "meeting_facts",
    "count(*) FILTER (is_held AND people_basis = 'geschat')",
    which="is_held AND people_basis = 'geschat'",
    rows=MEETING_LIST,
    needs="Vul de kolom Aantal aanwezigen van het blad Overleggen, of laad het blad Opkomst.",
)

ATTENDEES_MEAN = Metric(
    "attendees_mean",
    "Aanwezigen per overleg",
    "Het gemiddelde aantal mensen bij gehouden overleggen waarvan dat bekend is: van een volledige presentielijst, of "
    "als getal opgegeven.",
    "meeting_facts",
    "sum(people) FILTER (is_held)",
    "count(people) FILTER (is_held)",
    n="count(people) FILTER (is_held)",
    which="is_held AND people IS NOT NULL",
    estimate="count(*) FILTER (is_held AND people_basis = 'geschat') > 0",
    rows=MEETING_LIST,
    splits=("kind",),
    shown_by=("kind",),
    beside=((ATTENDEES_ESTIMATED, "{} geschat, niet geteld"),),
    coverage_top="count(people) FILTER (is_held)",
    coverage_bottom="count(*) FILTER (is_held)",
    covers="gehouden overleggen met een bekend aantal aanwezigen",
    note_sql="'Geschat (ca.) en niet geteld: ' || count(*) FILTER (is_held AND people_basis = 'geschat') || '.'",
    needs="Vul de kolom Aantal aanwezigen van het blad Overleggen, of laad het blad Opkomst.",
)
