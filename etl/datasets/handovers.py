"""What the association hands over, phases out or starts: to whom, when and why."""

from etl.schema import MONEY, NUMBER, WHEN, WHOLE, YES_NO, Column, Dataset, Rule

HANDOVERS = Dataset(
    name="handovers",
    title="Afbouw en start",
    place=310,
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
        "money_freed": Column("Geld dat vrijkomt", MONEY, "Per jaar, in euro; leeg = onbekend.", required=False),
        "other_date": Column(
            "Andere datum in de bron",
            WHEN,
            "Een tweede datum die de bron voor hetzelfde noemt; dan spreekt de bron zichzelf tegen.",
            required=False,
        ),
        "covers_dossier": Column(
            "Hele dossier",
            YES_NO,
            "Ja als het hele dossier stopt of overgaat; na de ingang wordt er dan geen stoplicht meer gegeven.",
            required=False,
        ),
        "note": Column("Opmerking", help="Bijvoorbeeld een tegenspraak in de bron.", required=False),
    },
    rules=(
        Rule(
            "Wie het hele dossier afbouwt, zegt welk dossier",
            "NOT covers_dossier OR dossier_id IS NOT NULL",
            "dossier_id",
        ),
        Rule("Uren die vrijkomen zijn niet negatief", "hours_freed >= 0", "hours_freed"),
        Rule("Geld dat vrijkomt is niet negatief", "money_freed >= 0", "money_freed"),
    ),
)
