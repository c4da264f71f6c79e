"""Where a ledger account belongs: a budget heading, or a group on the balance sheet.

Confirmed once per account number, and kept for later years.
"""

from etl.datasets.ledger_accounts import GROUPS
from etl.schema import WHOLE, Column, Dataset, Rule

ACCOUNT_MAPPING = Dataset(
    name="account_mapping",
    title="Indeling rekeningen",
    place=625,
    grain="één regel per rekeningnummer en het boekjaar vanaf wanneer de indeling geldt",
    called=("rekening", "rekeningen"),
    subject=("rekening account_id",),
    key=("account_id", "from_year"),
    columns={
        "account_id": Column(
            "Rekening",
            help="Het rekeningnummer, met voorloopnullen.",
            also=("Grootboekrekening", "Rekeningnummer"),
            named="het rekeningnummer",
        ),
        "from_year": Column(
            "Vanaf boekjaar",
            WHOLE,
            "Het eerste jaar waarvoor dit geldt; het blijft gelden tot er een nieuwe regel is.",
            named="het eerste boekjaar",
        ),
        "cost_type": Column(
            "Kostensoort",
            help="De kostensoort van de begroting waar een rekening van baten of lasten bij hoort.",
            required=False,
            refers_to="cost_types",
            named="de kostensoort",
        ),
        "balance_group": Column(
            "Groep op de balans",
            help="Waar een balansrekening bij hoort, als het bestand van de boekhouding dat niet zegt.",
            required=False,
            values=GROUPS,
            named="de groep op de balans",
        ),
    },
    rules=(
        Rule(
            "Een rekening hoort bij een kostensoort of bij een groep op de balans",
            "(cost_type IS NULL) <> (balance_group IS NULL)",
            "cost_type",
            broken="De kostensoort en de groep op de balans zijn beide ingevuld, of beide leeg",
            mend="Vul een van de twee in en laat de andere leeg",
        ),
    ),
)
