"""The update round of the lights, per half: from open by way of approved to frozen."""

from etl.datasets.lights import HALVES
from etl.schema import DATE, WHOLE, Column, Dataset, Guard, Rule

_CONCEPTS = (
    "EXISTS (SELECT 1 FROM now.light_facts AS f WHERE f.report_year = new.report_year AND f.half = new.half "
    "AND f.is_concept AND f.is_of_round)"
)

LIGHT_ROUNDS = Dataset(
    name="light_rounds",
    title="Rondes stoplichten",
    place=130,
    also=("Stoplichtronde", "Ronde"),
    grain="één regel per verslagjaar en helft",
    called=("ronde", "rondes"),
    subject=("half report_year",),
    key=("report_year", "half"),
    rests_on=("lights", "light_reviews"),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "half": Column(
            "Helft",
            WHOLE,
            "1 = eerste helft, 2 = tweede helft.",
            values=("1", "2"),
            values_also=HALVES,
            named="de helft",
        ),
        "opened_on": Column(
            "Geopend op", DATE, "Wanneer de ronde begon.", also=("Start",), named="de eerste dag van de ronde"
        ),
        "due_on": Column(
            "Invullen voor",
            DATE,
            "De laatste dag om een licht te geven.",
            also=("Uiterlijk",),
            named="de laatste dag van de ronde",
        ),
        "state": Column(
            "Stand van de ronde",
            help="open; goedgekeurd (het bestuur mag alles zien); bevroren (alleen nog een gemotiveerde correctie).",
            values=("open", "goedgekeurd", "bevroren"),
            named="de stand van de ronde",
        ),
        "approved_by": Column(
            "Goedgekeurd door",
            help="Wie de ronde goedkeurde, als functie.",
            required=False,
            named="de functie van wie goedkeurde",
        ),
        "approved_on": Column("Goedgekeurd op", DATE, "Wanneer de ronde is goedgekeurd.", required=False),
    },
    rules=(
        Rule(
            "De laatste dag ligt niet voor de eerste",
            "due_on >= opened_on",
            "due_on",
            broken="De laatste dag ligt voor de eerste",
            mend="Verbeter een van de twee dagen",
        ),
        Rule(
            "Een goedgekeurde ronde zegt wie haar goedkeurde",
            "state = 'open' OR approved_by IS NOT NULL",
            "approved_by",
        ),
    ),
    guards=(
        Guard(
            "Een bevroren ronde verandert niet meer; een licht verandert alleen met een reden van correctie",
            "old.state = 'bevroren'",
            "state",
            broken="De ronde is bevroren en verandert niet meer",
            mend="Laat de ronde zoals zij was; verander een licht met een reden van correctie",
        ),
        Guard(
            "Een ronde wordt pas bevroren als zij is goedgekeurd",
            "old.state = 'open' AND new.state = 'bevroren'",
            "state",
            broken="De ronde is nog niet goedgekeurd",
            mend="Zet haar eerst op ‘goedgekeurd’",
        ),
        Guard(
            "Een ronde is pas goed te keuren als geen licht meer concept of teruggegeven is",
            f"new.state <> 'open' AND old.state IS DISTINCT FROM new.state AND {_CONCEPTS}",
            "state",
            reads=("light_facts",),
            broken="Nog niet elk licht van de ronde is goedgekeurd",
            mend="Keur eerst elk licht goed",
        ),
    ),
)
