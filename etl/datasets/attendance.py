"""Who was invited to a meeting and who came: one row per meeting, municipality and role."""

from etl.schema import WHOLE, Column, Dataset, Rule

ATTENDANCE = Dataset(
    name="attendance",
    title="Opkomst",
    place=220,
    also=("Aanwezigheid", "Presentielijst"),
    grain="één regel per overleg, gemeente en functie",
    called=("regel", "regels"),
    subject=("municipality", "role", "meeting_id"),
    key=("meeting_id", "municipality", "role"),
    period_by="meeting_id",
    dated_by="meeting_id",
    columns={
        "meeting_id": Column(
            "Overleg",
            help="Het nummer van het overleg.",
            refers_to="meetings",
            also=("Overlegnummer",),
            named="het overleg",
        ),
        "municipality": Column(
            "Gemeente",
            help="De naam; een gemeentecode mag ook.",
            refers_to="municipalities",
            also=("Organisatie", "Namens"),
            named="de gemeente",
        ),
        "role": Column(
            "Functie", help="Bijvoorbeeld wethouder, raadslid of ambtenaar.", also=("Rol",), named="de functie"
        ),
        "invited": Column(
            "Uitgenodigd",
            WHOLE,
            "Hoeveel mensen zijn uitgenodigd.",
            required=False,
            also=("Genodigd",),
            named="het aantal uitgenodigden",
        ),
        "registered": Column(
            "Aangemeld",
            WHOLE,
            "Hoeveel zich hebben aangemeld; leeg = onbekend.",
            required=False,
            named="het aantal aangemelden",
        ),
        "excused": Column(
            "Afgemeld",
            WHOLE,
            "Hoeveel zich hebben afgemeld; leeg = onbekend.",
            required=False,
            named="het aantal afgemelden",
        ),
        "present": Column(
            "Aanwezig",
            WHOLE,
            "Hoeveel er waren; leeg = onbekend, 0 = niemand.",
            required=False,
            also=("Aanwezigen",),
            named="het aantal aanwezigen",
        ),
        "substitutes": Column(
            "Waarvan vervanger",
            WHOLE,
            "Hoeveel van de aanwezigen een vervanger waren.",
            required=False,
            also=("Vervangers",),
            named="het aantal vervangers",
        ),
        "basis": Column(
            "Blijkt uit",
            help="Waar de aanwezigheid uit blijkt.",
            required=False,
            values=("presentielijst", "teams", "verslag", "opgave"),
        ),
    },
    rules=(
        Rule(
            "Er kunnen niet meer aanwezigen dan uitgenodigden zijn",
            "present <= invited",
            "present",
            broken="Er zijn meer aanwezigen dan uitgenodigden",
            mend="Verbeter een van de twee aantallen",
        ),
        Rule(
            "Er kunnen niet meer vervangers dan aanwezigen zijn",
            "substitutes <= present",
            "substitutes",
            broken="Er zijn meer vervangers dan aanwezigen",
            mend="Verbeter een van de twee aantallen",
        ),
        Rule(
            "Een aantal kan niet negatief zijn",
            "least(invited, registered, excused, present, substitutes) >= 0",
            "present",
            broken="Een aantal is negatief",
            mend="Typ een aantal dat niet negatief is",
        ),
    ),
)
