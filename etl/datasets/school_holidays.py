"""School holidays of the own region: days on which an overleg reaches fewer people."""

from etl.schema import DATE, Column, Dataset, Rule

SCHOOL_HOLIDAYS = Dataset(
    name="school_holidays",
    title="Schoolvakanties",
    place=225,
    also=("Vakanties",),
    grain="één regel per schoolvakantie en regio",
    called=("schoolvakantie", "schoolvakanties"),
    subject=("holiday_name", "starts_on"),
    key=("region", "starts_on"),
    period_by="starts_on",
    dated_by="ends_on",
    columns={
        "region": Column("Regio", help="De vakantieregio, bijvoorbeeld Noord.", named="de regio"),
        "holiday_name": Column(
            "Vakantie", help="Bijvoorbeeld herfstvakantie.", also=("Naam",), named="de naam van de vakantie"
        ),
        "starts_on": Column("Eerste dag", DATE, "De eerste vrije dag.", also=("Begin", "Van"), named="de eerste dag"),
        "ends_on": Column(
            "Laatste dag", DATE, "De laatste vrije dag.", also=("Einde", "Tot en met"), named="de laatste dag"
        ),
    },
    rules=(
        Rule(
            "De laatste dag is niet voor de eerste",
            "ends_on >= starts_on",
            "ends_on",
            broken="De laatste dag is voor de eerste",
            mend="Verbeter een van de twee dagen",
        ),
    ),
)
