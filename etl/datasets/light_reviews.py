"""What the secretary thinks of a given light: approved, or given back with a reason; one word per light."""

from etl.datasets.lights import HALVES
from etl.schema import DATE, WHOLE, Column, Dataset, Guard, Rule

FROZEN = (
    "EXISTS (SELECT 1 FROM now.light_rounds AS r WHERE r.report_year = new.report_year AND r.half = new.half "
    "AND r.state = 'bevroren')"
)

LIGHT_REVIEWS = Dataset(
    name="light_reviews",
    title="Goedkeuring stoplichten",
    place=135,
    grain="één regel per verslagjaar, dossier en helft",
    called=("oordeel", "oordelen"),
    subject=("dossier_id", "half report_year"),
    key=("report_year", "dossier_id", "half"),
    rests_on=("lights",),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "dossier_id": Column("Dossier", help="Het nummer van het dossier.", refers_to="dossiers", named="het dossier"),
        "half": Column(
            "Helft",
            WHOLE,
            "1 = eerste helft, 2 = tweede helft.",
            values=("1", "2"),
            values_also=HALVES,
            named="de helft",
        ),
        "judged": Column(
            "Beoordeeld licht",
            help="Het licht waarover dit gaat, bijvoorbeeld groen, of groen en oranje.",
            named="het beoordeelde licht",
        ),
        "verdict": Column(
            "Oordeel", help="goedgekeurd of teruggegeven.", values=("goedgekeurd", "teruggegeven"), named="het oordeel"
        ),
        "verdict_reason": Column("Reden", help="Waarom; verplicht bij teruggeven.", required=False, named="de reden"),
        "reviewer_function": Column(
            "Beoordeeld door", help="Wie oordeelde, als functie.", named="de functie van wie oordeelde"
        ),
        "reviewed_on": Column("Beoordeeld op", DATE, "Wanneer.", named="de dag van het oordeel"),
    },
    rules=(
        Rule(
            "Bij teruggeven hoort een reden",
            "verdict <> 'teruggegeven' OR verdict_reason IS NOT NULL",
            "verdict_reason",
        ),
    ),
    guards=(
        Guard(
            "Over een licht van een bevroren helft wordt niet meer geoordeeld",
            FROZEN,
            "verdict",
            reads=("light_rounds",),
            broken="De helft is bevroren",
            mend="Laat het oordeel zoals het was",
        ),
    ),
)
