"""Settings that the association chooses itself: each is data, so a change has a date, a reason and an undo."""

from etl.schema import Column, Dataset, Rule

KEEP_WEEKS = "namen kandidaten bewaren (weken)"
SEE_NAMES = "namen kandidaten zien"
OWN_NAMES = "naam van de vereniging"
SHORT_NAME = "korte naam"
COLOUR = "kleur"


def _light(of: str, first: int) -> str:
    """As SQL: how much light one of the three parts of a colour gives, from 0 to 1, as WCAG counts it."""
    part = f"(TRY_CAST('0x' || substr({of}, {first}, 2) AS INT) / 255)"
    return f"CASE WHEN {part} <= 0.04045 THEN {part} / 12.92 ELSE pow(({part} + 0.055) / 1.055, 2.4) END"


def _contrast(of: str) -> str:
    """As SQL: how far a colour stands out on white, from 1 to 21; NULL for what is no colour."""
    red, green, blue = (_light(of, first) for first in (2, 4, 6))
    return f"1.05 / (0.05 + 0.2126 * ({red}) + 0.7152 * ({green}) + 0.0722 * ({blue}))"


SETTINGS = Dataset(
    name="settings",
    title="Instellingen",
    place=710,
    grain="één regel per instelling",
    called=("instelling", "instellingen"),
    subject=("setting",),
    key=("setting",),
    columns={
        "setting": Column(
            "Instelling",
            help="Wat wordt ingesteld.",
            values=(KEEP_WEEKS, SEE_NAMES, OWN_NAMES, SHORT_NAME, COLOUR),
            named="de instelling",
        ),
        "value": Column(
            "Waarde",
            help="Een getal, of functies of namen gescheiden door een puntkomma. Zonder regel: 8 weken; secretaris. De "
            "naam of het KVK-nummer van de vereniging zegt bij een e-factuur of zij is verstuurd of ontvangen; de "
            "eerste naam en de korte naam staan boven elke pagina. Een kleur is # met zes tekens, zoals #0b4f8a.",
            named="de waarde",
        ),
    },
    rules=(
        Rule(
            "Een kleur is # met zes cijfers of letters a tot en met f",
            f"setting <> '{COLOUR}' OR regexp_full_match(value, '#[0-9A-Fa-f]{{6}}')",
            "value",
            broken="Dit is geen kleur",
            mend="Schrijf # en zes cijfers of letters a tot en met f, bijvoorbeeld #0b4f8a",
        ),
        Rule(
            "Een kleur is op wit goed te lezen: een contrast van ten minste 4,5 op 1",
            f"setting <> '{COLOUR}' OR ({_contrast('value')}) >= 4.5",
            "value",
            broken="Deze kleur is op wit te licht om te lezen: het contrast is minder dan 4,5 op 1",
            mend="Kies een donkerder kleur",
        ),
        Rule(
            "Een korte naam heeft hoogstens 16 tekens",
            f"setting <> '{SHORT_NAME}' OR length(value) <= 16",
            "value",
            broken="Deze korte naam is langer dan 16 tekens",
            mend="Kies een afkorting; de hele naam is een eigen instelling",
        ),
    ),
)
