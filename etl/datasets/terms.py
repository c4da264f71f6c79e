"""The terms of a seat, one after another: who sat there before, who sits there now."""

from etl.datasets.seats import GENDER
from etl.schema import WHEN, WHOLE, YES_NO, Column, Dataset, Rule

TERMS = Dataset(
    name="terms",
    title="Termijnen",
    place=415,
    also=("Zittingstermijnen",),
    grain="één regel per commissie, zetel en termijn",
    called=("termijn", "termijnen"),
    subject=("body_code", "zetel seat_number", "termijn term_number"),
    key=("body_code", "seat_number", "term_number"),
    dated_by="greatest(starts_on, confirmed_on)",
    columns={
        "body_code": Column(
            "Commissie", help="De code of naam van de commissie.", refers_to="bodies", named="de commissie"
        ),
        "seat_number": Column(
            "Zetel",
            WHOLE,
            "De hoeveelste zetel in deze commissie.",
            also=("Zetelnummer",),
            named="het nummer van de zetel",
        ),
        "term_number": Column(
            "Termijn",
            WHOLE,
            "De hoeveelste termijn op deze zetel, van vroeger naar nu.",
            named="het nummer van de termijn",
        ),
        "holder_name": Column(
            "Lid", help="Alleen een openbaar ambtsdrager.", required=False, personal=True, named="de naam van het lid"
        ),
        "municipality": Column(
            "Gemeente", help="De gemeente van het lid.", refers_to="municipalities", named="de gemeente"
        ),
        "function": Column("Functie", help="Bijvoorbeeld wethouder.", required=False, named="de functie"),
        "party": Column("Partij", help="Mag leeg blijven.", required=False),
        "gender": Column(
            "Vrouw of man",
            help="Alleen als het is gegeven.",
            required=False,
            values=("vrouw", "man"),
            values_also=GENDER,
        ),
        "is_acting": Column("Waarnemend", YES_NO, "Ja zolang de benoeming voorlopig is.", required=False),
        "starts_on": Column("Vanaf", WHEN, "Begin van de termijn.", required=False, named="het begin van de termijn"),
        "confirmed_on": Column("Bevestigd op", WHEN, "Wanneer de benoeming definitief werd.", required=False),
        "ends_on": Column(
            "Tot", WHEN, "Einde van de termijn; leeg = loopt nog.", required=False, named="het einde van de termijn"
        ),
        "appointed_by": Column("Benoemd door", help="Bijvoorbeeld ALV of BALV.", required=False),
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
