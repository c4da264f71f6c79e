"""The portfolios under which the association's dossiers are reported, with their chair."""

from etl.schema import WHOLE, YES_NO, Column, Dataset

PORTFOLIOS = Dataset(
    name="portfolios",
    title="Portefeuilles",
    place=110,
    grain="één regel per verslagjaar en portefeuille",
    called=("portefeuille", "portefeuilles"),
    subject=("portfolio",),
    key=("report_year", "portfolio"),
    known_as=("also_called",),
    columns={
        "report_year": Column(
            "Verslagjaar", WHOLE, "Het jaar waarover verslag wordt gedaan.", also=("Jaar",), named="het verslagjaar"
        ),
        "portfolio": Column(
            "Portefeuille", help="De naam van de portefeuille.", also=("Hoofdstuk",), named="de portefeuille"
        ),
        "position": Column("Volgorde", WHOLE, "De plaats in het verslag.", required=False),
        "chair_name": Column(
            "Voorzitter", help="Alleen een openbaar ambtsdrager.", required=False, personal=True, also=("Vz",)
        ),
        "chair_function": Column("Functie voorzitter", help="Bijvoorbeeld wethouder.", required=False),
        "chair_municipality": Column(
            "Gemeente voorzitter", help="De gemeente van de voorzitter.", required=False, refers_to="municipalities"
        ),
        "deputy_name": Column(
            "Achtervang",
            help="Wie de voorzitter vervangt; alleen een openbaar ambtsdrager.",
            required=False,
            personal=True,
            also=("Plaatsvervangend voorzitter", "Vicevoorzitter"),
        ),
        "is_temporary": Column(
            "Tijdelijk",
            YES_NO,
            "Ja als de portefeuille voor bepaalde tijd is.",
            required=False,
            named="ja of nee bij ‘Tijdelijk’",
        ),
        "focus": Column("Accent", help="Waar de portefeuille over gaat, in enkele woorden.", required=False),
        "also_called": Column(
            "Ook bekend als", help="Andere schrijfwijzen, gescheiden door ;", required=False, many=True
        ),
    },
)
