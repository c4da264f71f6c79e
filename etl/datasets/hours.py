"""Hours of the bureau per dossier, month and function (never per person)."""

from etl.schema import NUMBER, WHOLE, Column, Dataset, Rule

_NAMES = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MONTHS = {name: str(n) for n, name in enumerate(_NAMES, 1)} | {name[:3]: str(n) for n, name in enumerate(_NAMES, 1)}
MONTHS |= {"mrt": "3", "sept": "9"}
"""How a month may be written besides its number."""

HOURS = Dataset(
    name="hours",
    title="Uren",
    place=505,
    grain="één regel per verslagjaar, maand, dossier en functie",
    called=("regel", "regels"),
    subject=("function", "dossier_id", "month report_year"),
    key=("report_year", "month", "dossier_id", "function"),
    dated_by="last_day(make_date(report_year, month, 1))",
    columns={
        "report_year": Column("Verslagjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het verslagjaar"),
        "month": Column(
            "Maand",
            WHOLE,
            "1 tot en met 12; de naam van de maand mag ook.",
            values=tuple(str(m) for m in range(1, 13)),
            values_also=MONTHS,
            named="de maand",
        ),
        "dossier_id": Column("Dossier", help="Het nummer van het dossier.", refers_to="dossiers", named="het dossier"),
        "function": Column("Functie", help="De functie, nooit een naam.", also=("Rol",), named="de functie"),
        "hours": Column("Uren", NUMBER, "Bestede uren.", also=("Bestede uren", "Aantal uren"), named="het aantal uren"),
        "planned_hours": Column(
            "Geplande uren",
            NUMBER,
            "Voorgenomen uren; leeg = onbekend.",
            required=False,
            named="het aantal geplande uren",
        ),
    },
    rules=(
        Rule(
            "Uren kunnen niet negatief zijn",
            "hours >= 0 AND coalesce(planned_hours, 0) >= 0",
            "hours",
            broken="Een aantal uren is negatief",
            mend="Typ een aantal dat niet negatief is",
        ),
    ),
)
