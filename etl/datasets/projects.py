"""Projects the association runs for members: their budget over the years and their running time."""

from etl.schema import DATE, MONEY, Column, Dataset, Rule

PROJECTS = Dataset(
    name="projects",
    title="Projecten",
    place=610,
    grain="één regel per project",
    called=("project", "projecten"),
    subject=("project_name",),
    key=("project_code",),
    known_as=("project_name",),
    columns={
        "project_code": Column(
            "Project",
            help="De code van het project.",
            also=("Projectcode", "Kostenplaats"),
            named="de code van het project",
        ),
        "project_name": Column("Projectnaam", help="De naam.", also=("Naam",), named="de naam van het project"),
        "starts_on": Column("Start", DATE, "De eerste dag.", required=False, also=("Startdatum",)),
        "ends_on": Column("Einde", DATE, "De laatste dag.", required=False, also=("Einddatum",), named="de einddatum"),
        "funders": Column("Financiers", help="Wie betaalt, gescheiden door ;", required=False, many=True),
        "total_costs": Column("Totale lasten", MONEY, "De begrote kosten over de hele looptijd.", required=False),
        "total_income": Column("Totale baten", MONEY, "De begrote inkomsten over de hele looptijd.", required=False),
        "state": Column(
            "Stand",
            help="loopt, afgerond of in afrekening.",
            values=("loopt", "afgerond", "in afrekening"),
            named="de stand",
        ),
    },
    rules=(
        Rule(
            "Het einde is na het begin",
            "ends_on >= starts_on",
            "ends_on",
            broken="Het einde is voor het begin",
            mend="Verbeter het begin of het einde",
        ),
    ),
)
