"""Candidates for a vacancy: by municipality and function, never by name."""

from etl.datasets.vacancies import OUTCOMES
from etl.schema import WHEN, WHOLE, YES_NO, Column, Dataset, Rule

NOMINATIONS = Dataset(
    name="nominations",
    title="Voordrachten",
    place=425,
    also=("Kandidaten",),
    grain="één regel per vacature en kandidaat",
    called=("voordracht", "voordrachten"),
    subject=("vacancy_id", "kandidaat candidate_number"),
    key=("vacancy_id", "candidate_number"),
    period_by="vacancy_id",
    columns={
        "vacancy_id": Column(
            "Vacature", help="Het nummer van de vacature.", refers_to="vacancies", named="de vacature"
        ),
        "candidate_number": Column(
            "Kandidaat", WHOLE, "De hoeveelste kandidaat; geen naam.", named="het nummer van de kandidaat"
        ),
        "municipality": Column(
            "Gemeente", help="De gemeente van de kandidaat.", refers_to="municipalities", named="de gemeente"
        ),
        "function": Column("Functie", help="Bijvoorbeeld wethouder.", required=False, named="de functie"),
        "registered_on": Column("Gemeld op", WHEN, "Wanneer de kandidaat zich meldde.", required=False),
        "is_recommended": Column("Aanbevolen", YES_NO, "Ja als het bestuur de kandidaat aanbeveelt.", required=False),
        "recommended_on": Column("Aanbevolen op", WHEN, "Wanneer.", required=False),
        "is_nominated": Column("Voorgedragen", YES_NO, "Ja als de voordrachtscommissie voordraagt.", required=False),
        "nominated_on": Column("Voorgedragen op", WHEN, "Wanneer.", required=False),
        "candidate_name": Column(
            "Naam",
            help="Laat leeg: een naam van een kandidaat hoort niet in een bestand. Vul die in op de pagina VNG.",
            required=False,
            also=("Naam kandidaat", "Kandidaatnaam"),
            named="de naam van de kandidaat",
        ),
        "outcome": Column(
            "Uitkomst",
            help="Hoe het afliep.",
            values=tuple(o for o in OUTCOMES if o != "geen kandidaat"),
            values_also={"waarnemend": "voorlopig benoemd"},
            named="de uitkomst",
        ),
        "outcome_on": Column("Datum uitkomst", WHEN, "Wanneer.", required=False),
    },
    rules=(
        Rule(
            "Een naam van een kandidaat staat niet in een bestand; vul die in op de pagina VNG",
            "candidate_name IS NULL",
            "candidate_name",
            broken="Er staat een naam van een kandidaat in het bestand",
            mend="Maak de cel leeg, en vul de naam in op de pagina VNG",
        ),
    ),
)
