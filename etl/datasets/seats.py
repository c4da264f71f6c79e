"""The seats on VNG committees: filled or vacant, by whom and until when."""

from etl.schema import WHEN, WHOLE, YES_NO, Column, Dataset, Rule

GENDER = {"mw.": "vrouw", "mw": "vrouw", "mevrouw": "vrouw", "dhr.": "man", "dhr": "man", "heer": "man"}

SEATS = Dataset(
    name="seats",
    title="VNG-zetels",
    place=410,
    also=("Zetels",),
    grain="één regel per verslagjaar, commissie en zetel",
    called=("zetel", "zetels"),
    subject=("body_code", "zetel seat_number"),
    key=("report_year", "body_code", "seat_number"),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
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
        "state": Column("Stand", help="bezet of vacant.", values=("bezet", "vacant"), named="de stand"),
        "holder_name": Column(
            "Naam", help="Alleen een openbaar ambtsdrager.", required=False, personal=True, named="de naam van het lid"
        ),
        "municipality": Column(
            "Gemeente",
            help="De gemeente van het lid; leeg bij vacant.",
            required=False,
            refers_to="municipalities",
            named="de gemeente",
        ),
        "function": Column("Functie", help="Bijvoorbeeld wethouder of raadslid.", required=False, named="de functie"),
        "party": Column("Partij", help="Mag leeg blijven.", required=False),
        "gender": Column(
            "Vrouw of man",
            help="Alleen als het is gegeven.",
            required=False,
            values=("vrouw", "man"),
            values_also=GENDER,
        ),
        "is_acting": Column("Waarnemend", YES_NO, "Ja als de benoeming voorlopig is.", required=False),
        "starts_on": Column(
            "Vanaf",
            WHEN,
            "Begin van de termijn, of sinds wanneer vacant; leeg = onbekend.",
            required=False,
            named="het begin van de termijn",
        ),
        "ends_on": Column(
            "Tot", WHEN, "Einde van de termijn; leeg = onbekend.", required=False, named="het einde van de termijn"
        ),
        "appointed_by": Column("Benoemd door", help="Bijvoorbeeld ALV of BALV.", required=False),
        "note": Column("Opmerking", help="Wat men verder moet weten.", required=False),
    },
    rules=(
        Rule("Een bezette zetel heeft een gemeente", "state <> 'bezet' OR municipality IS NOT NULL", "municipality"),
        Rule(
            "Een vacante zetel heeft geen lid",
            "state <> 'vacant' OR (municipality IS NULL AND holder_name IS NULL)",
            "state",
            broken="Er staat een lid op een vacante zetel",
            mend="Zet de stand op ‘bezet’, of maak de naam en de gemeente leeg",
        ),
        Rule(
            "Het einde is na het begin",
            "ends_on >= starts_on",
            "ends_on",
            broken="Het einde is voor het begin",
            mend="Verbeter het begin of het einde",
        ),
    ),
)
