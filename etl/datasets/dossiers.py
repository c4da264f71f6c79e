"""The dossiers: the subjects the association works on and reports about, each under one portfolio."""

from etl.datasets.meetings import KINDS
from etl.schema import WHEN, WHOLE, YES_NO, Column, Dataset, Rule

DOSSIERS = Dataset(
    name="dossiers",
    title="Dossiers",
    place=115,
    grain="één regel per verslagjaar en dossier",
    called=("dossier", "dossiers"),
    subject=("dossier_name",),
    key=("report_year", "dossier_id"),
    known_as=("dossier_name",),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "dossier_id": Column(
            "Dossier",
            help="Het nummer van het dossier, bijvoorbeeld D14.",
            also=("Dossiernummer", "Nr"),
            named="het nummer van het dossier",
        ),
        "dossier_name": Column(
            "Naam", help="De naam van het dossier.", also=("Dossiernaam", "Onderwerp"), named="de naam van het dossier"
        ),
        "portfolio": Column(
            "Portefeuille",
            help="De portefeuille waar het onder valt.",
            refers_to="portfolios",
            also=("Hoofdstuk",),
            named="de portefeuille",
        ),
        "goal": Column("Doel", help="Wat men wil bereiken, in één zin.", required=False),
        "organiser": Column("Organisator", help="Wie organiseert.", required=False),
        "chair_name": Column(
            "Voorzitter of trekker",
            help="Alleen een openbaar ambtsdrager.",
            required=False,
            personal=True,
            also=("Voorzitter", "Trekker"),
        ),
        "chair_function": Column("Functie voorzitter", help="Bijvoorbeeld wethouder.", required=False),
        "executor_roles": Column(
            "Wie",
            help="Wie het uitvoert, als functie; gescheiden door ;",
            required=False,
            many=True,
            also=("Uitvoering", "Ondersteuning"),
        ),
        "body_codes": Column(
            "VNG-commissie",
            help="De code van de VNG-commissie, gescheiden door ;",
            required=False,
            many=True,
            refers_to="bodies",
            also=("VNG-cie.", "VNG cie"),
        ),
        "project_codes": Column(
            "Project",
            help="De code van het project waaruit dit dossier wordt betaald, gescheiden door ;",
            required=False,
            many=True,
            refers_to="projects",
            named="het project",
        ),
        "planned_meetings": Column(
            "Geplande overleggen",
            WHOLE,
            "Hoeveel overleggen voor dit jaar zijn voorgenomen.",
            required=False,
            named="het aantal geplande overleggen",
        ),
        "planned_kinds": Column(
            "Soort geplande overleggen",
            help="Van welke soort die zijn, gescheiden door ; Alleen wat daarvan is gehouden, staat ernaast. "
            "Leeg = niet gezegd.",
            required=False,
            many=True,
            values=KINDS,
        ),
        "is_temporary": Column(
            "Tijdelijk",
            YES_NO,
            "Ja als het dossier voor bepaalde tijd is.",
            required=False,
            named="ja of nee bij ‘Tijdelijk’",
        ),
        "ends_on": Column(
            "Einde",
            WHEN,
            "Wanneer het dossier stopt of overgaat.",
            required=False,
            also=("Einddatum",),
            named="de einddatum",
        ),
        "remark": Column("Opmerking", required=False, help="Wat men verder moet weten."),
    },
    rules=(
        Rule(
            "Bij een soort geplande overleggen hoort een aantal",
            "planned_kinds IS NULL OR planned_meetings IS NOT NULL",
            "planned_meetings",
        ),
    ),
)
