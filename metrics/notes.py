"""Kanttekeningen: wat een lezer moet weten, wat iemand erbij schreef, en waar de gegevens zich tegenspreken."""

from metrics.metric import BY_PORTFOLIO, ONLY_YEAR, Listing, Metric

NOTE_LIST = Listing(
    "note_list",
    "Kanttekeningen",
    "Wat een lezer van deze gegevens moet weten: tegenspraken, dubbelingen, twijfels, keuzes en notities.",
    "note_facts",
    {
        "note_id": "Nummer",
        "kind": "Soort",
        "sentence": "Kanttekening",
        "dossiers": "Dossiers",
        "meetings": "Overleggen",
        "subject_kind": "Waarbij",
        "subject_id": "Welke",
        "by_function": "Van wie",
        "written_on": "Geschreven op",
    },
    "kind, written_on DESC NULLS LAST, note_id",
    applies=BY_PORTFOLIO,
    needs="Er zijn geen kanttekeningen bij dit jaar.",
    about={"dossier": "dossier_ids"},
)

WRITTEN_NOTES = Listing(
    "written_notes",
    "Notities",
    "Wat iemand schreef bij een dossier, een stoplicht of een grafiek, met functie en datum.",
    "written_notes",
    {
        "subject_kind": "Waarbij",
        "subject_id": "Welke",
        "sentence": "Notitie",
        "by_function": "Van wie",
        "written_on": "Geschreven op",
        "dossiers": "Dossiers",
        "note_id": "Nummer",
    },
    "subject_kind, subject_id, written_on DESC, note_id DESC",
    applies=ONLY_YEAR,
    needs="Er is nog geen notitie geschreven.",
    about={"dossier": "dossier_ids"},
)

CONTRADICTIONS = Metric(
    "contradictions",
    "Tegenspraken",
    "Plaatsen waar de gegevens elkaar tegenspreken. Zij zijn niet gladgestreken.",
    "note_facts",
    "count(*) FILTER (kind = 'tegenspraak')",
    which="kind = 'tegenspraak'",
    rows=NOTE_LIST,
    splits=("kind",),
    applies=BY_PORTFOLIO,
)
