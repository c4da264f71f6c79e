"""What a reader must know: contradictions and doubts in the data, and notes at a dossier, light or chart."""

from etl.schema import DATE, WHOLE, Column, Dataset, Rule

NOTES = Dataset(
    name="notes",
    title="Kanttekeningen",
    place=705,
    grain="één regel per kanttekening",
    called=("kanttekening", "kanttekeningen"),
    subject=("sentence",),
    key=("report_year", "note_id"),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "note_id": Column("Nummer", help="Het nummer van de kanttekening.", named="het nummer"),
        "kind": Column(
            "Soort",
            help="Wat er aan de hand is; notitie = wat iemand erbij schreef.",
            values=("tegenspraak", "dubbel", "onzeker", "verouderd", "ontbreekt", "keuze", "notitie"),
            named="de soort",
        ),
        "sentence": Column("Kanttekening", help="Wat een lezer moet weten, in één zin.", named="de kanttekening"),
        "dossier_ids": Column(
            "Dossier",
            help="Het dossier of de dossiers, gescheiden door ;",
            required=False,
            many=True,
            refers_to="dossiers",
            named="het dossier",
        ),
        "meeting_ids": Column(
            "Overleg",
            help="De overleggen, gescheiden door ;",
            required=False,
            many=True,
            refers_to="meetings",
            named="het overleg",
        ),
        "subject_kind": Column(
            "Waarbij",
            help="Waar een notitie bij hoort: een dossier, een stoplicht of een grafiek.",
            required=False,
            values=("dossier", "stoplicht", "grafiek"),
            named="het onderwerp van de notitie",
        ),
        "subject_id": Column(
            "Welke",
            help="Welk dossier (D08), welk stoplicht (D08/1 = eerste helft) of welke grafiek (activiteit/kwartalen).",
            required=False,
        ),
        "by_function": Column(
            "Van wie",
            help="Wie de notitie schreef, als functie.",
            required=False,
            named="de functie van wie de notitie schreef",
        ),
        "written_on": Column(
            "Geschreven op", DATE, "Wanneer de notitie is geschreven.", required=False, named="de dag van de notitie"
        ),
    },
    rules=(
        Rule(
            "Een notitie zegt waarbij zij hoort",
            "kind <> 'notitie' OR (subject_kind IS NOT NULL AND subject_id IS NOT NULL)",
            "subject_kind",
        ),
        Rule("Een notitie zegt van wie zij is", "kind <> 'notitie' OR by_function IS NOT NULL", "by_function"),
        Rule("Een notitie heeft een datum", "kind <> 'notitie' OR written_on IS NOT NULL", "written_on"),
    ),
)
