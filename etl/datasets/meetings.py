"""The meetings with a date (or at least a month): planned, held, cancelled and postponed ones."""

from etl.datasets.lights import HALVES
from etl.schema import TIME, WHEN, WHOLE, YES_NO, Column, Dataset, Rule

KINDS = (
    "pho",
    "bestuurlijk",
    "ambtelijk",
    "db",
    "alv",
    "leden",
    "raadsleden",
    "agendacommissie",
    "vooroverleg",
    "werkbezoek",
    "intern",
    "extern",
    "onbekend",
)
STATES = ("gepland", "gehouden", "geannuleerd", "uitgesteld")
REASONS = ("te veel afwezigen", "te weinig onderwerpen", "gasten zeggen af", "weer", "ziekte", "anders")
PURPOSES = ("netwerken", "kennisdelen", "samenwerken", "verbinden")

MEETINGS = Dataset(
    name="meetings",
    title="Overleggen",
    place=205,
    also=("Vergaderingen", "Bijeenkomsten"),
    grain="één regel per overleg, ook als het onder meer dossiers valt",
    called=("overleg", "overleggen"),
    subject=("title", "meeting_date"),
    key=("meeting_id",),
    dated_by="CASE WHEN state <> 'gepland' THEN meeting_date END",
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "meeting_id": Column(
            "Overleg",
            help="Het nummer van het overleg.",
            also=("Overlegnummer", "Vergadernummer"),
            numbered_by=("title", "kind"),
            named="het nummer van het overleg",
        ),
        "dossier_ids": Column(
            "Dossier",
            help="Het dossier of de dossiers, gescheiden door ;",
            required=False,
            many=True,
            refers_to="dossiers",
            also=("Dossiers",),
            named="het dossier",
        ),
        "title": Column(
            "Onderwerp",
            help="Waar het overleg over ging.",
            also=("Titel", "Omschrijving", "Wat"),
            named="het onderwerp",
        ),
        "kind": Column(
            "Soort",
            help="Het soort overleg.",
            values=KINDS,
            also=("Soort overleg", "Type"),
            values_also={"portefeuillehouderoverleg": "pho", "dagelijks bestuur": "db", "ledenvergadering": "alv"},
            named="de soort overleg",
        ),
        "half": Column(
            "Helft",
            WHOLE,
            "De helft van het verslag waarin het staat; leeg = staat in geen van beide.",
            required=False,
            values=("1", "2"),
            values_also=HALVES,
            also=("Verslaghelft", "Halfjaar"),
            named="de helft",
        ),
        "meeting_date": Column(
            "Datum",
            WHEN,
            "De dag, of de maand als de dag niet bekend is.",
            also=("Datum overleg", "Wanneer", "Dag"),
            named="de datum",
        ),
        "start_time": Column(
            "Begintijd",
            TIME,
            "Wanneer het begint.",
            required=False,
            also=("Van", "Aanvang", "Tijd"),
            named="de begintijd",
        ),
        "end_time": Column(
            "Eindtijd", TIME, "Wanneer het eindigt.", required=False, also=("Tot",), named="de eindtijd"
        ),
        "location": Column("Plaats", help="Waar het is.", required=False, also=("Locatie", "Waar"), named="de plaats"),
        "organiser": Column("Organisator", help="Wie uitnodigt; leeg = de vereniging.", required=False),
        "partners": Column("Partners", help="Wie er verder bij zijn, gescheiden door ;", required=False, many=True),
        "themes": Column("Thema's", help="Thema's van de agenda, gescheiden door ;", required=False, many=True),
        "purposes": Column(
            "Functies", help="Waar het overleg toe dient, gescheiden door ;", required=False, many=True, values=PURPOSES
        ),
        "state": Column(
            "Stand",
            help="gepland, gehouden, geannuleerd of uitgesteld.",
            values=STATES,
            also=("Status", "Doorgegaan", "Doorgegaan?"),
            values_also={
                "ja": "gehouden",
                "nee": "geannuleerd",
                "vervallen": "geannuleerd",
                "vervalt": "geannuleerd",
                "afgelast": "geannuleerd",
                "gecanceld": "geannuleerd",
                "afgezegd": "geannuleerd",
                "verplaatst": "uitgesteld",
                "doorgegaan": "gehouden",
                "verzet": "uitgesteld",
            },
            rest_to="reason",
            hints=(
                (r"\b(verzet|verplaatst|verschoven|uitgesteld)\b", "uitgesteld"),
                (r"^(nog niet geweest|moet nog|komt nog)\b", "gepland"),
                (r"\b(wel|toch|maar)\b", ""),
                (r"^(nee|niet door|niet doorgegaan|gaat niet door|ging niet door)\b", "geannuleerd"),
                (r"^(afgezegd|afgelast|vervallen|vervalt|geannuleerd)\b", "geannuleerd"),
                (r"^ja\b", "gehouden"),
            ),
            named="de stand",
        ),
        "state_basis": Column(
            "Stand blijkt uit",
            help="uitdrukkelijk = de bron zegt het; vermeld = het staat alleen in de lijst.",
            required=False,
            values=("uitdrukkelijk", "vermeld"),
        ),
        "reason_code": Column(
            "Reden", help="Waarom het niet doorging.", required=False, values=REASONS, named="de reden"
        ),
        "reason": Column(
            "Toelichting reden", help="De reden in eigen woorden.", required=False, named="de toelichting bij de reden"
        ),
        "topic_went_to": Column("Onderwerp ging naar", help="Waar het onderwerp alsnog is besproken.", required=False),
        "notice_days": Column(
            "Dagen van tevoren", WHOLE, "Hoeveel dagen voor het overleg het is afgezegd.", required=False
        ),
        "is_collegebreed": Column(
            "Collegebreed", YES_NO, "Ja als het hele college is uitgenodigd; leeg = niet vermeld.", required=False
        ),
        "prepares_for": Column(
            "Bereidt voor",
            help="Het nummer van het overleg dat hiermee is voorbereid.",
            required=False,
            refers_to="meetings",
        ),
        "headcount": Column(
            "Aantal aanwezigen",
            WHOLE,
            "Hoeveel mensen er waren, alleen in totaal.",
            required=False,
            also=("Opkomst", "Aanwezigen", "Aanw."),
            named="het aantal aanwezigen",
        ),
        "headcount_quality": Column(
            "Aantal is",
            help="geteld of geschat.",
            required=False,
            values=("geteld", "geschat"),
            values_also={"ca.": "geschat", "circa": "geschat"},
            named="‘geteld’ of ‘geschat’",
        ),
        "also_called": Column(
            "Staat er ook als", help="Andere namen voor hetzelfde overleg, gescheiden door ;", required=False, many=True
        ),
        "note": Column("Opmerking", help="Wat men verder moet weten.", required=False, also=("Opmerkingen", "Opm.")),
    },
    rules=(
        Rule(
            "Een geannuleerd of uitgesteld overleg heeft een reden",
            "state NOT IN ('geannuleerd', 'uitgesteld') OR reason_code IS NOT NULL OR reason IS NOT NULL",
            "reason_code",
        ),
        Rule(
            "Het einde is na het begin",
            "end_time > start_time",
            "end_time",
            broken="Het einde is voor het begin",
            mend="Verbeter het begin of het einde",
        ),
        Rule(
            "Bij een aantal aanwezigen hoort of het geteld of geschat is",
            "headcount IS NULL OR headcount_quality IS NOT NULL",
            "headcount_quality",
        ),
    ),
)
