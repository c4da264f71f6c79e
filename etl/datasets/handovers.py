"""What the association hands over, phases out or starts: to whom, when and why."""

from etl.schema import MONEY, NUMBER, WHEN, WHOLE, YES_NO, Column, Dataset, Rule

HANDOVERS = Dataset(
    name="handovers",
    title="Afbouw en start",
    place=310,
    also=("Afbouw",),
    grain="één regel per taak die stopt, overgaat of begint",
    called=("taak", "taken"),
    subject=("subject",),
    key=("report_year", "handover_id"),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "handover_id": Column("Nummer", help="Het nummer van de afbouw of start.", named="het nummer"),
        "dossier_id": Column(
            "Dossier",
            help="Het dossier waar het onder valt.",
            required=False,
            refers_to="dossiers",
            named="het dossier",
        ),
        "subject": Column("Wat", help="Wat stopt, overgaat of begint.", named="de taak"),
        "kind": Column(
            "Soort",
            help="afbouw, overdracht, start, tijdelijk of verkenning.",
            values=("afbouw", "overdracht", "start", "tijdelijk", "verkenning"),
            named="de soort",
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
            named="de stand",
        ),
        "hours_freed": Column(
            "Uren die vrijkomen",
            NUMBER,
            "Per jaar; leeg = onbekend.",
            required=False,
            named="het aantal vrijgekomen uren",
        ),
        "money_freed": Column(
            "Geld dat vrijkomt",
            MONEY,
            "Per jaar, in euro; leeg = onbekend.",
            required=False,
            named="het vrijgekomen bedrag",
        ),
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
        Rule(
            "Uren die vrijkomen zijn niet negatief",
            "hours_freed >= 0",
            "hours_freed",
            broken="Het aantal vrijgekomen uren is negatief",
            mend="Typ een aantal dat niet negatief is",
        ),
        Rule(
            "Geld dat vrijkomt is niet negatief",
            "money_freed >= 0",
            "money_freed",
            broken="Het vrijgekomen bedrag is negatief",
            mend="Typ een bedrag dat niet negatief is",
        ),
    ),
)
