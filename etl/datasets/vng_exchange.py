"""Haal- en brengfunctie: what was asked of and brought back by our members in VNG committees."""

from etl.datasets.lights import HALVES
from etl.schema import NUMBER, WHEN, WHOLE, YES_NO, Column, Dataset

VNG_EXCHANGE = Dataset(
    name="vng_exchange",
    title="Halen en brengen",
    place=430,
    also=("Haal- en brengfunctie",),
    grain="één regel per vraag of bericht aan een commissielid",
    called=("uitwisseling", "uitwisselingen"),
    subject=("subject", "body_code"),
    key=("report_year", "exchange_id"),
    dated_by="sent_on",
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "exchange_id": Column("Nummer", help="Het nummer van de uitwisseling.", named="het nummer"),
        "body_code": Column(
            "Commissie", help="De code of naam van de commissie.", refers_to="bodies", named="de commissie"
        ),
        "half": Column(
            "Helft",
            WHOLE,
            "De helft van het verslag.",
            required=False,
            values=("1", "2"),
            values_also=HALVES,
            named="de helft",
        ),
        "body_meeting_on": Column(
            "Vergadering", WHEN, "Wanneer de commissie vergadert.", required=False, named="de dag van de vergadering"
        ),
        "asked": Column("Gevraagd", help="Wat aan de leden is gevraagd.", required=False),
        "sent_on": Column("Verstuurd op", WHEN, "Leeg = onbekend.", required=False, named="de dag van versturen"),
        "subject": Column("Onderwerp", help="Waar het over ging.", named="het onderwerp"),
        "is_answered": Column(
            "Beantwoord", YES_NO, "Leeg = onbekend.", required=False, named="ja of nee bij ‘Beantwoord’"
        ),
        "answered_on": Column("Beantwoord op", WHEN, "Wanneer.", required=False),
        "brought_to": Column("Gebracht naar", help="Het overleg waar het is besproken.", required=False),
        "meeting_id": Column(
            "Overleg",
            help="Het nummer van dat overleg, als het op het blad Overleggen staat.",
            required=False,
            refers_to="meetings",
            named="het overleg",
        ),
        "fetched_back": Column("Teruggehaald", help="Wat het heeft opgeleverd.", required=False),
        "hours": Column(
            "Uren", NUMBER, "Uren van het bureau; leeg = onbekend.", required=False, named="het aantal uren"
        ),
    },
)
