"""Which budget heading a ledger account belongs to: confirmed once per account number, kept for later years."""

from etl.schema import WHOLE, Column, Dataset

ACCOUNT_MAPPING = Dataset(
    name="account_mapping",
    title="Indeling rekeningen",
    place=625,
    grain="één regel per rekeningnummer en het boekjaar vanaf wanneer de indeling geldt",
    key=("account_id", "from_year"),
    columns={
        "account_id": Column(
            "Rekening", help="Het rekeningnummer, met voorloopnullen.", also=("Grootboekrekening", "Rekeningnummer")
        ),
        "from_year": Column(
            "Vanaf boekjaar", WHOLE, "Het eerste jaar waarvoor dit geldt; het blijft gelden tot er een nieuwe regel is."
        ),
        "cost_type": Column(
            "Kostensoort", help="De kostensoort van de begroting waar de rekening bij hoort.", refers_to="cost_types"
        ),
    },
)
