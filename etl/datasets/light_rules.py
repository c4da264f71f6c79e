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
    key=("rule_code",),
    columns={
        "rule_code": Column("Regel", help="Een korte code, bijvoorbeeld R1."),
        "title": Column("Naam van de regel", help="Hoe de regel heet."),
        "measure": Column("Maat", help="Wat wordt gemeten; hoger is slechter.", values=MEASURES),
        "orange_from": Column("Oranje vanaf", PERCENT, "Vanaf deze waarde is het voorstel oranje."),
        "red_from": Column("Rood vanaf", PERCENT, "Vanaf deze waarde is het voorstel rood."),
        "minimum_evidence": Column(
            "Minstens zoveel gegevens", WHOLE, "Met minder gegevens zegt de regel niets: onbekend."
        ),
        "is_active": Column("Telt mee", YES_NO, "Nee = de regel telt niet mee."),
        "explanation": Column("Uitleg", help="Wat de waarde is en waarom de grens hier ligt.", required=False),
    },
    rules=(
        Rule("Rood begint niet eerder dan oranje", "red_from >= orange_from", "red_from"),
        Rule("Een grens is meer dan nul", "orange_from > 0", "orange_from"),
        Rule("Een regel steunt op ten minste één gegeven", "minimum_evidence >= 1", "minimum_evidence"),
    ),
)
