"""Why a budget heading deviates: one text per year and heading, written by the bureau or the treasurer."""

from etl.schema import WHOLE, Column, Dataset

BUDGET_REMARKS = Dataset(
    name="budget_remarks",
    title="Toelichtingen",
    place=665,
    grain="één regel per boekjaar en kostensoort",
    called=("toelichting", "toelichtingen"),
    subject=("cost_type", "fiscal_year"),
    key=("fiscal_year", "cost_type"),
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "cost_type": Column(
            "Kostensoort", help="De naam van de kostensoort.", refers_to="cost_types", named="de kostensoort"
        ),
        "remark": Column(
            "Toelichting", help="Waarom de uitkomst afwijkt, in één of twee zinnen.", named="de toelichting"
        ),
    },
)
