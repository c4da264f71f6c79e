"""The budget: one amount per year, version, heading and project; positive for costs and for income."""

from etl.schema import MONEY, WHOLE, Column, Dataset

BUDGET_LINES = Dataset(
    name="budget_lines",
    title="Begroting",
    place=615,
    grain="één regel per boekjaar, versie en begrotingsregel",
    key=("fiscal_year", "version", "line_id"),
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar van de begroting.", also=("Jaar", "Begrotingsjaar")),
        "version": Column(
            "Versie",
            help="begroting = zoals vastgesteld; daarna wijzigingen; prognose = verwachte uitkomst.",
            values=("begroting", "wijziging 1", "wijziging 2", "wijziging 3", "prognose"),
        ),
        "line_id": Column("Regel", help="Het nummer van de begrotingsregel.", also=("Regelnummer",)),
        "cost_type": Column("Kostensoort", help="De naam van de kostensoort.", refers_to="cost_types", also=("Post",)),
        "project_code": Column(
            "Project", help="De code; leeg = gewone begroting.", required=False, refers_to="projects"
        ),
        "amount": Column("Bedrag", MONEY, "Positief, ook voor inkomsten; in euro.", also=("Begroot", "Begroting")),
        "prior_year_actual": Column(
            "Realisatie vorig jaar", MONEY, "Positief, ook voor inkomsten; leeg = onbekend.", required=False
        ),
        "note": Column("Toelichting", help="Wat men verder moet weten.", required=False),
    },
)
