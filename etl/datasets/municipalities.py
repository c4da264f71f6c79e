"""The municipalities that are members: name, code, inhabitants and their place on the tile map."""

from etl.schema import DATE, WHOLE, Column, Dataset, Guard, Rule

MUNICIPALITIES = Dataset(
    name="municipalities",
    title="Gemeenten",
    place=105,
    grain="één regel per gemeente",
    called=("gemeente", "gemeenten"),
    subject=("municipality",),
    key=("municipality",),
    known_as=("municipality_code", "also_called"),
    dated_by="inhabitants_date",
    columns={
        "municipality": Column(
            "Gemeente", help="De naam, zonder het woord gemeente.", also=("Gemeentenaam", "Lid"), named="de gemeente"
        ),
        "municipality_code": Column(
            "Gemeentecode",
            help="De code van het CBS: GM en vier cijfers.",
            also=("GM-code", "CBS-code"),
            named="de gemeentecode",
        ),
        "inhabitants": Column(
            "Inwoners",
            WHOLE,
            "Aantal inwoners op de peildatum.",
            required=False,
            also=("Aantal inwoners", "Inwonertal"),
            named="het aantal inwoners",
        ),
        "inhabitants_date": Column("Peildatum inwoners", DATE, "De dag waarop geteld is.", required=False),
        "tile_row": Column("Rij op de kaart", WHOLE, "Plaats op de tegelkaart, van noord naar zuid.", required=False),
        "tile_column": Column(
            "Kolom op de kaart", WHOLE, "Plaats op de tegelkaart, van west naar oost.", required=False
        ),
        "also_called": Column(
            "Ook bekend als", help="Andere schrijfwijzen, gescheiden door ;", required=False, many=True
        ),
    },
    rules=(
        Rule(
            "Een gemeentecode is GM en vier cijfers",
            "regexp_full_match(municipality_code, 'GM[0-9]{4}')",
            "municipality_code",
            broken="De gemeentecode is niet GM en vier cijfers",
            mend="Schrijf GM en vier cijfers, bijvoorbeeld GM0014",
        ),
        Rule(
            "Het aantal inwoners is groter dan nul",
            "inhabitants > 0",
            "inhabitants",
            broken="Het aantal inwoners is nul of minder",
            mend="Vul het aantal inwoners in, of maak de cel leeg als u het niet weet",
        ),
    ),
    guards=(
        # One municipality under two names would count twice in everything.
        Guard(
            "Deze gemeentecode hoort al bij een gemeente met een andere naam; schrijf die naam, en zet deze "
            "schrijfwijze daar bij ‘Ook bekend als’",
            "old.municipality IS NULL AND EXISTS (SELECT 1 FROM now.municipalities AS o "
            "WHERE o.municipality_code = new.municipality_code AND o.municipality <> new.municipality)",
            "municipality",
            broken="De gemeentecode hoort al bij een gemeente met een andere naam",
            mend="Schrijf die naam, en zet deze schrijfwijze daar bij ‘Ook bekend als’",
        ),
    ),
)
