"""What the association hands over, phases out or starts: to whom, when and why."""

from etl.schema import NUMBER, WHEN, WHOLE, YES_NO, Column, Dataset

HANDOVERS = Dataset(
    name="handovers",
    title="Afbouw en start",
    also=("Afbouw",),
    grain="één regel per taak die stopt, overgaat of begint",
    key=("report_year", "handover_id"),
    columns={
        "report_year": Column("Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",)),
        "handover_id": Column("Nummer", help="Het nummer van de afbouw of start."),
        "dossier_id": Column("Dossier", help="Het dossier waar het onder valt.", required=False, refers_to="dossiers"),
        "subject": Column("Wat", help="Wat stopt, overgaat of begint."),
        "kind": Column(
            "Soort",
            help="afbouw, overdracht, start, tijdelijk of verkenning.",
            values=("afbouw", "overdracht", "start", "tijdelijk", "verkenning"),
        ),
        "reason": Column("Waarom", help="De reden.", required=False),
        "to_whom": Column("Aan wie", help="Wie het overneemt; leeg = niet genoemd.", required=False),
        "takes_effect_on": Column("Ingang", WHEN, "Wanneer het ingaat.", required=False, also=("Einddatum", "Per")),
        "is_letter_sent": Column("Brief verstuurd", YES_NO, "Leeg = onbekend.", required=False),
        "state": Column(
            "Stand",
            help="voornemen, besloten, loopt of afgerond.",
            required=False,
            values=("voornemen", "besloten", "loopt", "afgerond"),
        ),
        "hours_freed": Column("Uren die vrijkomen", NUMBER, "Per jaar; leeg = onbekend.", required=False),
        "note": Column("Opmerking", help="Bijvoorbeeld een tegenspraak in de bron.", required=False),
    },
)
