"""School holidays of the own region: days on which an overleg reaches fewer people."""

from etl.schema import DATE, Column, Dataset, Rule

SCHOOL_HOLIDAYS = Dataset(
    name="school_holidays",
    title="Schoolvakanties",
    place=225,
    also=("Vakanties",),
    grain="één regel per schoolvakantie en regio",
    key=("region", "starts_on"),
    period_by="starts_on",
    dated_by="ends_on",
    columns={
        "region": Column("Regio", help="De vakantieregio, bijvoorbeeld Noord."),
        "holiday_name": Column("Vakantie", help="Bijvoorbeeld herfstvakantie.", also=("Naam",)),
        "starts_on": Column("Eerste dag", DATE, "De eerste vrije dag.", also=("Begin", "Van")),
        "ends_on": Column("Laatste dag", DATE, "De laatste vrije dag.", also=("Einde", "Tot en met")),
    },
    rules=(Rule("De laatste dag is niet voor de eerste", "ends_on >= starts_on", "ends_on"),),
)
