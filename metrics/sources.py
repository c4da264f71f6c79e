"""Bronnen van overleggen: wat agenda, Teams-verslag en presentielijst elk zeggen, en waar zij verschillen."""

from metrics.metric import Listing, Metric

_NEEDS = (
    "Niet te zeggen: van deze overleggen is maar één bron geladen. Een verschil is pas te zien als op de pagina Upload "
    "ook een agenda (.ics), een verslag van Teams of een presentielijst is geladen."
)

SOURCE_DIFFERENCES = Listing(
    "source_difference_list",
    "Bronnen die elkaar tegenspreken",
    "Per overleg en onderdeel wat een bron anders zegt dan wat nu telt. Een toezegging is geen aanwezigheid en wordt "
    "daar niet mee vergeleken.",
    "source_differences",
    {
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "title": "Overleg",
        "subject": "Onderdeel",
        "counts": "Telt nu",
        "source": "Bron",
        "said": "Volgens deze bron",
        "half": "Helft",
        "meeting_id": "Overlegnummer",
    },
    "meeting_date, meeting_id, subject, source",
    needs=_NEEDS,
)

SOURCES_DIFFER = Metric(
    "source_differences",
    "Tegenspraken tussen bronnen",
    "Onderdelen van overleggen waarover een agenda, een Teams-verslag of een lijst iets anders zegt dan wat nu telt.",
    "source_differences",
    "count(*)",
    rows=SOURCE_DIFFERENCES,
    splits=("subject", "source"),
    shown_by=("half",),
    needs=_NEEDS,
)

DOUBTS = Listing(
    "doubt_list",
    "Gegevens die zichzelf tegenspreken",
    "Overleggen die na hun dag nog op gepland staan, een dag hebben die niet bij hun helft hoort, of twee aantallen "
    "aanwezigen; lichten en afspraken van een dag die nog moet komen; zetels die vacant staan terwijl er iemand is "
    "benoemd.",
    "doubt_facts",
    {
        "kind": "Soort",
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "title": "Waarover",
        "sentence": "Wat er staat",
        "half": "Helft",
        "meeting_id": "Overlegnummer",
        "dataset": "Soort gegevens",
    },
    "meeting_date, meeting_id, kind",
    needs="Geen van deze gegevens spreekt zichzelf tegen.",
)
