"""The accounts of the general ledger, and the budget heading each belongs to."""

from etl.schema import WHOLE, Column, Dataset, Rule

GROUPS = ("bank", "kas", "kruisposten", "leningen", "debiteuren", "crediteuren", "reserves", "voorzieningen", "overig")
"""What a balance account may be. bank: bank and savings; kruisposten: money on its way from one account to another."""
NOT_GROUPED = "niet ingedeeld"

LEDGER_ACCOUNTS = Dataset(
    name="ledger_accounts",
    title="Grootboekrekeningen",
    place=620,
    also=("Rekeningschema",),
    grain="één regel per boekjaar en grootboekrekening",
    called=("rekening", "rekeningen"),
    subject=("rekening account_id", "account_name"),
    key=("fiscal_year", "account_id"),
    known_as=("account_name",),
    columns={
        "fiscal_year": Column("Boekjaar", WHOLE, "Het jaar.", also=("Jaar",), named="het boekjaar"),
        "account_id": Column(
            "Rekening", help="Het nummer, met voorloopnullen.", also=("Grootboekrekening",), named="het rekeningnummer"
        ),
        "account_name": Column("Omschrijving", help="De naam.", also=("Naam",), named="de naam van de rekening"),
        "account_type": Column(
            "Soort",
            help="balans, of winst en verlies.",
            values=("balans", "winst en verlies"),
            values_also={"b": "balans", "p": "winst en verlies", "w&v": "winst en verlies"},
            named="de soort",
        ),
        "balance_group": Column(
            "Groep op de balans",
            help="Alleen voor balansrekeningen. Bank is ook sparen; een rekening zonder code waarvan de naam het niet "
            "zegt, is niet ingedeeld tot iemand dat doet.",
            required=False,
            values=(*GROUPS, NOT_GROUPED),
            named="de groep op de balans",
        ),
        "cost_type": Column(
            "Kostensoort",
            help="De kostensoort van de begroting; leeg bij balansrekeningen.",
            required=False,
            refers_to="cost_types",
            named="de kostensoort",
        ),
        "proposed_group": Column(
            "Voorstel voor de groep",
            help="Waar een balansrekening die niet is ingedeeld volgens haar naam bij hoort; leeg = geen voorstel. "
            "Zelf niet invullen.",
            required=False,
            values=GROUPS,
        ),
        "rgs_code": Column(
            "RGS-code",
            help="De code uit het Referentie Grootboekschema; daaruit volgt een voorstel voor de kostensoort.",
            required=False,
        ),
    },
    rules=(
        Rule(
            "Een rekening van winst en verlies heeft een kostensoort",
            "account_type = 'balans' OR cost_type IS NOT NULL",
            "cost_type",
        ),
    ),
)
