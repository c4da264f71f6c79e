"""The budget: one amount per year, version, heading and project; positive for costs and for income."""

from etl.schema import MONEY, WHEN, WHOLE, Column, Dataset, Rule

EVENLY, AS_LAST_YEAR, IN_ONE_MONTH, BY_HAND = "gelijk per maand", "als vorig jaar", "in één maand", "met de hand"
"""How an amount falls over the months of its year."""

BUDGET_LINES = Dataset(
    name="budget_lines",
    title="Begroting",
    place=615,
    grain="één regel per boekjaar, versie en begrotingsregel",
    called=("begrotingsregel", "begrotingsregels"),
    subject=("cost_type", "version fiscal_year", "regel line_id"),
    key=("fiscal_year", "version", "line_id"),
    columns={
        "fiscal_year": Column(
            "Boekjaar", WHOLE, "Het jaar van de begroting.", also=("Jaar", "Begrotingsjaar"), named="het boekjaar"
        ),
        "version": Column(
            "Versie",
            help="begroting = zoals vastgesteld; daarna wijzigingen; prognose = verwachte uitkomst.",
            values=("begroting", "wijziging 1", "wijziging 2", "wijziging 3", "prognose"),
            named="de versie",
        ),
        "line_id": Column(
            "Regel", help="Het nummer van de begrotingsregel.", also=("Regelnummer",), named="het nummer van de regel"
        ),
        "cost_type": Column(
            "Kostensoort",
            help="De naam van de kostensoort.",
            refers_to="cost_types",
            also=("Post",),
            named="de kostensoort",
        ),
        "project_code": Column(
            "Project",
            help="De code; leeg = gewone begroting.",
            required=False,
            refers_to="projects",
            named="het project",
        ),
        "amount": Column(
            "Bedrag", MONEY, "Positief, ook voor inkomsten; in euro.", also=("Begroot", "Begroting"), named="het bedrag"
        ),
        "decided_on": Column(
            "Besluitdatum",
            WHEN,
            "Van een wijziging of prognose: vanaf die dag telt zij, ook in een rapport over een eerdere dag; leeg = "
            "vanaf het begin van het jaar.",
            required=False,
            also=("Datum besluit", "Vastgesteld op"),
        ),
        "prior_year_actual": Column(
            "Realisatie vorig jaar", MONEY, "Positief, ook voor inkomsten; leeg = onbekend.", required=False
        ),
        "phasing": Column(
            "Fasering",
            help="Hoe het bedrag over de maanden valt; leeg = als vorig jaar waar dat bekend is, anders gelijk.",
            required=False,
            values=(EVENLY, AS_LAST_YEAR, IN_ONE_MONTH, BY_HAND),
            named="de fasering",
        ),
        "phasing_month": Column(
            "Fasering maand",
            WHOLE,
            "Bij ‘in één maand’: welke, 1 tot en met 12.",
            required=False,
            named="de maand van de fasering",
        ),
        "phasing_amounts": Column(
            "Fasering bedragen",
            help="Bij ‘met de hand’: twaalf bedragen, januari tot en met december, gescheiden door ;",
            required=False,
            named="de twaalf bedragen van de fasering",
        ),
        "note": Column("Toelichting", help="Wat men verder moet weten.", required=False, named="de toelichting"),
    },
    rules=(
        Rule(
            "Bij ‘in één maand’ hoort een maand van 1 tot en met 12",
            f"phasing IS DISTINCT FROM '{IN_ONE_MONTH}' OR coalesce(phasing_month BETWEEN 1 AND 12, false)",
            "phasing_month",
            broken="De maand voor ‘in één maand’ ontbreekt of bestaat niet",
            mend="Vul de maand van de fasering in, 1 tot en met 12",
        ),
        Rule(
            "Bij ‘met de hand’ horen twaalf bedragen als 1250 of 1250,50",
            f"phasing IS DISTINCT FROM '{BY_HAND}' OR coalesce(regexp_full_match(phasing_amounts, "
            r"'\s*\d+(,\d{1,2})?\s*(;\s*\d+(,\d{1,2})?\s*){11}'), false)",
            "phasing_amounts",
            broken="Er staan geen twaalf bedragen voor ‘met de hand’",
            mend="Vul twaalf bedragen in, gescheiden door een puntkomma",
        ),
        Rule(
            "Bij ‘met de hand’ zijn de twaalf bedragen samen het bedrag van de regel",
            f"phasing IS DISTINCT FROM '{BY_HAND}' OR coalesce(list_sum(TRY_CAST(string_split(replace("
            "phasing_amounts, ',', '.'), ';') AS DECIMAL(18, 2)[])) = abs(amount), true)",
            "phasing_amounts",
            broken="De twaalf bedragen zijn samen niet het bedrag van de regel",
            mend="Verbeter de twaalf bedragen of het bedrag",
        ),
    ),
)
