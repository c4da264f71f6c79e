"""From which figures a light is proposed: one row per rule, which the board may read and change."""

from etl.schema import PERCENT, WHOLE, YES_NO, Column, Dataset, Rule

MEASURES = (
    "resultaten achter",
    "geannuleerd",
    "opkomst lager",
    "afspraken te laat",
    "uren boven plan",
    "budget voor op tijd",
)

LIGHT_RULES = Dataset(
    name="light_rules",
    title="Regels voorgesteld licht",
    place=140,
    grain="één regel per maat",
    called=("regel", "regels"),
    subject=("title",),
    key=("rule_code",),
    columns={
        "rule_code": Column("Regel", help="Een korte code, bijvoorbeeld R1.", named="de code van de regel"),
        "title": Column("Naam van de regel", help="Hoe de regel heet.", named="de naam van de regel"),
        "measure": Column("Maat", help="Wat wordt gemeten; hoger is slechter.", values=MEASURES, named="de maat"),
        "orange_from": Column(
            "Oranje vanaf", PERCENT, "Vanaf deze waarde is het voorstel oranje.", named="de grens voor oranje"
        ),
        "red_from": Column(
            "Rood vanaf", PERCENT, "Vanaf deze waarde is het voorstel rood.", named="de grens voor rood"
        ),
        "minimum_evidence": Column(
            "Minstens zoveel gegevens",
            WHOLE,
            "Met minder gegevens zegt de regel niets: onbekend.",
            named="het minste aantal gegevens",
        ),
        "is_active": Column("Telt mee", YES_NO, "Nee = de regel telt niet mee.", named="ja of nee bij ‘Telt mee’"),
        "explanation": Column("Uitleg", help="Wat de waarde is en waarom de grens hier ligt.", required=False),
    },
    rules=(
        Rule(
            "Rood begint niet eerder dan oranje",
            "red_from >= orange_from",
            "red_from",
            broken="Rood begint eerder dan oranje",
            mend="Verbeter een van de twee grenzen",
        ),
        Rule(
            "Een grens is meer dan nul",
            "orange_from > 0",
            "orange_from",
            broken="De grens voor oranje is nul of minder",
            mend="Typ een grens die meer is dan nul",
        ),
        Rule(
            "Een regel steunt op ten minste één gegeven",
            "minimum_evidence >= 1",
            "minimum_evidence",
            broken="Het minste aantal gegevens is nul",
            mend="Typ 1 of meer",
        ),
    ),
)
